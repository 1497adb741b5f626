"""How sources were found, read, compared and checked, with every number counted; and the change log, as HTML."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from geodata import changelog, citing, method
from geodata.changelog import Entry
from geodata.codebook import HEADINGS
from geodata.corpus import Corpus
from geodata.corroboration import party_title
from geodata.model import Claim, DateBasis, Mode
from geodata.wording import BASIS, DOCUMENTATION, PRECISION, SEEN, counted, issued_text, note_text, number_text
from layers import cards
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen

CONTENTS = (
    ("sources", "Kinds of sources"),
    ("collection", "Collection"),
    ("evaluation", "Evaluation"),
    ("corroboration", "Corroboration"),
    ("quality", "Quality control"),
    ("definitions", "Definitions"),
    ("inclusion", "What becomes a statement, and what does not"),
    ("precision", "How precise places and dates are"),
    ("names", "Names and boundaries"),
    ("disagreement", "Where sources differ"),
    ("gaps", "Known gaps"),
    ("audits", "Audits, and the errors they found"),
    ("makers", "Who made it"),
    ("report", "Report an error"),
    ("log", "Change log by statement"),
    ("cite", "How to cite"),
)
MENDS = {
    "added": "Added",
    "merged": "Merged into another",
    "removed": "Removed",
    "statement": "Wording of the statement",
    "quotation": "Quotation",
    "date": "Date, or how it was obtained",
    "places": "Places",
    "figures": "Numbers",
    "filing": "Kind, mode or topic",
    "attribution": "Whom the source names as its own source",
    "note": "Editor’s note",
    "folding": "Folding of graphic detail",
    "place": "Title or location of a place",
    "other": "Other",
}
COLUMNS = {
    "added": "new",
    "merged": "merged into another",
    "removed": "removed",
    "quote": "quotation",
    "figures": "numbers",
    "when": "date",
    "time": "hours",
    "date_basis": "how the date was obtained",
    "holds": "every or some day",
    "quoted_source": "whom the source names",
    "sensitivity": "folding",
    "body": "bodies",
    "legal_form": "form",
}
SORTS = {"text": "Statements of texts", "documentation": "Statements of documentation", "place": "Places"}
_MANY = 12  # ids in a row; more are folded


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """The screen at values of its choices; a log that is asked for stands first."""
    return TEMPLATES.get_template("method.html").render(
        **_fixed(corpus),
        titles=dict(CONTENTS),
        asked=any(values.values()),
        log=_log(corpus, values["version"] or None, values["change"] or None),
    )


@lru_cache(maxsize=2)
def _fixed(corpus: Corpus) -> dict[str, Any]:
    """What does not depend on a choice."""
    example = _example(corpus)
    return {
        "meta": corpus.meta,
        "documentation": DOCUMENTATION,
        "n": number_text,
        "counted": counted,
        "total": method.total(corpus),
        "texts": _texts(corpus),
        "text_sides": [party_title(corpus, side.side) for side in method.sides(corpus, texts=True)],
        "sides": [(party_title(corpus, side.side), side) for side in method.sides(corpus)],
        "publications": len(corpus.sources) - len(corpus.texts),
        "copies": _copies(corpus),
        "seen": [(_capital(SEEN[way]), publications, claims) for way, publications, claims in method.seen(corpus)],
        "confidences": [(_capital(one), method.CONFIDENCES[one], number) for one, number in method.confidences(corpus)],
        "bases": [(BASIS[DateBasis(share.value)], share) for share in method.bases(corpus)],
        "modes": [(_capital(share.value), method.MODES[Mode(share.value)], share) for share in method.modes(corpus)],
        "holding": [(method.HOLDS[share.value], share) for share in method.holding(corpus)],
        "dates": [(*method.DATES[share.value], share) for share in method.date_precisions(corpus)],
        "precisions": [
            (_capital(PRECISION[precision]), method.PRECISIONS[precision], number, share)
            for precision, number, share in method.precisions(corpus)
        ],
        "places": len(corpus.places),
        "comparisons": method.comparisons(corpus),
        "figures": sum(map(len, corpus.figures.values())),
        "tied": len({answer.figure for answer in corpus.answers if answer.figure}),
        "vocabularies": _vocabularies(corpus),
        "languages": _languages(corpus),
        "gaps": method.gaps(corpus),
        "unlocated": [(place.title, note_text(corpus, place.note)) for place in method.gaps(corpus).places],
        "missing": {name: _map(corpus, **query) for name, query in _MISSING.items()},
        "not_found": cards.not_found(corpus),
        "released": dict.fromkeys(corpus.released.values()),
        "tallies": [(tally, SORTS[tally.sort]) for tally in changelog.tallies(corpus)],
        "mended": [
            (MENDS[one.kind], one.records, [_row(corpus, entry) for entry in one.examples])
            for one in changelog.mended(corpus)
        ],
        "example": example,
        "cited": citing.as_text(corpus, example),
        "bibtex": citing.as_bibtex(corpus, example),
    }


_MISSING = {
    "undated": {"dated": "no"},
    "unlocated": {"located": "no", "dated": "any"},
}


def _map(corpus: Corpus, **query: str) -> dict[str, str]:
    """The addresses of the map at which the statements of a query are listed, by class."""
    every = ",".join(rule.id for rule in corpus.layers)
    return {
        name: f"./?{urlencode({**query, 'class': name, 'layers': every}, safe=',')}"
        for name in ("text", "documentation")
    }


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _texts(corpus: Corpus) -> list[tuple[Any, ...]]:
    """Each text's short name, issuer, date, and numbers of paragraphs and statements."""
    return [
        (
            (source := corpus.sources[text]).custom.label,
            source.custom.party,
            _capital(issued_text(source)),
            source.custom.paragraphs,
            sum(claim.source == text for claim in corpus.claims.values()),
            source.custom.inferred,
        )
        for text in corpus.texts
    ]


def _copies(corpus: Corpus) -> list[tuple[str, list[str]]]:
    """How copies of texts came and when, with the texts of which that is so."""
    found: dict[str, list[str]] = {}
    for text in corpus.texts:
        custom = corpus.sources[text].custom
        taken = f"Taken: {custom.copy_taken}" if custom.copy_taken else None
        said = " ".join(filter(None, [custom.copy_from, taken])) or "Not recorded."
        found.setdefault(said, []).append(custom.label)
    return list(found.items())


def _vocabularies(corpus: Corpus) -> list[tuple[str, list[tuple[str, str | None, Any]], bool]]:
    """Each vocabulary's heading and terms with definition and, of kinds and topics, how many statements have them."""
    used = {
        "claim-kind": {share.value: share for share in method.kinds(corpus)},
        "topic": {share.value: share for share in method.topics(corpus)},
    }
    none = method.Share("", 0, 0)
    return [
        (
            heading,
            [
                (term.title, term.definition, used[name].get(term.id, none) if name in used else None)
                for term in corpus.terms[name].values()
            ],
            any(term.definition for term in corpus.terms[name].values()),
        )
        for name, heading in HEADINGS.items()
        if name in corpus.terms
    ]


def _languages(corpus: Corpus) -> list[tuple[str, int]]:
    """How many names of places there are in each language."""
    rows = [row.lang for names in corpus.names.values() for row in names]
    known = {lang: rows.count(lang) for lang in dict.fromkeys([*corpus.meta.languages, *rows])}
    return [(corpus.meta.languages.get(lang, lang), number) for lang, number in known.items() if number]


def _example(corpus: Corpus) -> Claim:
    """A statement to show how one is cited: the first without graphic detail that gives a number."""
    plain = [claim for claim in corpus.claims.values() if not claim.sensitivity]
    return next((claim for claim in plain if claim.id in corpus.figures), plain[0])


def _row(corpus: Corpus, entry: Entry) -> dict[str, Any]:
    """An entry of the log: its ids, those of statements with their page; what changed; why."""
    return {
        "ids": [(key, changelog.is_statement(corpus, key)) for key in entry.ids],
        "folded": len(entry.ids) > _MANY,
        "what": _capital(", ".join(COLUMNS.get(column, column) for column in entry.what)),
        "why": entry.why,
        "went_to": entry.went_to,
    }


@lru_cache(maxsize=64)
def _log(corpus: Corpus, version: str | None, kind: str | None) -> list[tuple[str, int, list[dict[str, Any]]]]:
    """The log by version: how many records changed, and the entries."""
    entries = changelog.entries(corpus, version, kind)
    return [
        (
            name,
            sum(len(entry.ids) for entry in entries if entry.version == name),
            [_row(corpus, entry) for entry in entries if entry.version == name],
        )
        for name in changelog.versions(corpus)
        if any(entry.version == name for entry in entries)
    ]


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    versions = {version: version for version in changelog.versions(corpus)}
    kinds = {kind: MENDS[kind] for kind in changelog.kinds(corpus)}
    return (
        Choice("version", "Change log: version", {"": "All versions", **versions}),
        Choice("change", "Change log: kind of change", {"": "All changes", **kinds}),
    )


SCREEN = Screen(
    "method",
    "Method",
    "How sources were found, read, compared and checked, in the order of the casualty recorders’ standard (Every "
    "Casualty, Standards for Casualty Recording); what is missing; which errors were found; what changed and why. "
    "Numbers of records are counted from the data.",
    content,
    _choices,
    ("tables", "method"),
    contents=CONTENTS,
    whole=True,
)
