"""The glossary: words of this map, plain terms of the sources, and who uses contested words how, as HTML."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from geodata import glossary, usage
from geodata.corpus import Corpus
from geodata.corroboration import party, party_title
from geodata.glossary import MANNERS, Use
from geodata.wording import DOCUMENTATION, counted
from geodata.words import Entry, EntryKind
from layers.rendering import TEMPLATES
from layers.screen import Choice, Parts, Screen

KINDS = {
    EntryKind.MAP: "Words of this map",
    EntryKind.NEUTRAL: "Terms of the sources",
    EntryKind.CONTESTED: "Contested words and names",
}
SHOWN = 5  # statements of a source; the others are folded


def entries(corpus: Corpus, values: Mapping[str, str]) -> list[Entry]:
    """The entries at values of the screen's choices, in the order of the file."""
    kind, term = values["kind"], values["term"]
    return [entry for entry in corpus.glossary.values() if kind in ("", entry.kind) and term in ("", entry.id)]


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """The entries at values of the screen's choices, in sections by kind."""
    found = entries(corpus, values)
    return TEMPLATES.get_template("glossary.html").render(
        counted=_counted(found),
        alone=bool(values["term"]),
        shown=SHOWN,
        documentation=DOCUMENTATION,
        boundary_note=corpus.meta.boundary_note,
        groups=[
            (kind, title, [_section(corpus, entry) for entry in found if entry.kind is kind])
            for kind, title in KINDS.items()
            if any(entry.kind is kind for entry in found)
        ],
    )


def _counted(found: Sequence[Entry]) -> str:
    number = len(found)
    return "1 entry" if number == 1 else f"{number} entries"


@lru_cache(maxsize=256)
def _section(corpus: Corpus, entry: Entry) -> dict[str, Any]:
    contested = entry.kind is EntryKind.CONTESTED
    return {
        "entry": entry,
        "see": [(one, corpus.glossary[one].title) for one in entry.see],
        "found": "" if contested else _found(corpus, entry),
        "unfound": glossary.unfound(corpus.whole, entry) if contested else (),
        "names": [_name(corpus, one) for one in glossary.names(corpus, entry)],
        **(_used(corpus, entry) if contested and entry.forms else {"rows": []}),
    }


def _found(corpus: Corpus, entry: Entry) -> str:
    """In how many statements a plain term stands, by text."""
    by_text = {text: len(found) for text, found in glossary.in_texts(corpus, entry).items() if found}
    parts = [f"{corpus.sources[text].custom.label}: {number}" for text, number in by_text.items()]
    documented = sum(map(len, glossary.in_documentation(corpus, entry).values()))
    if documented:
        parts.append(f"documentation, mostly in our words: {documented}")
    return "; ".join(parts)


def _used(corpus: Corpus, entry: Entry) -> dict[str, Any]:
    """Who uses a word how: a row for every text and every side of documentation, and the statements of each."""
    counts = usage.counts(corpus)[entry.keyword] if entry.keyword else None
    by_text, by_source = glossary.in_texts(corpus, entry), glossary.in_documentation(corpus, entry)
    whole = glossary.in_texts(corpus.whole, entry)
    texts = [
        {
            "label": corpus.sources[text].custom.label,
            "link": f"source/{text}",
            "number": len(found),
            "left_out": not found and bool(whole[text]),
            "how": _how(found),
            "whole": None if counts is None else counts[text],
            "statements": [_statement(corpus, entry, use) for use in found],
        }
        for text, found in by_text.items()
    ]
    sides: dict[str, list[Use]] = {}
    for source, found in by_source.items():
        sides.setdefault(party_title(corpus, party(corpus.sources[source])), []).extend(found)
    documented = [
        {
            "label": side,
            "own": sum(use.own for use in found),
            "ours": sum(not use.own for use in found),
            "how": _how(found),
            "statements": [_statement(corpus, entry, use) for use in sorted(found, key=lambda use: not use.own)],
        }
        for side, found in sides.items()
    ]
    return {
        "rows": texts,
        "sides": documented,
        "counting": counts is not None,
        "total": counted(sum(map(len, by_text.values()))),
        "documented": sum(map(len, by_source.values())),
        "undocumented": not glossary.in_documentation(corpus.whole, entry),
    }


def _how(found: Iterable[Use]) -> list[str]:
    return [f"{number} {MANNERS[one]}" for one, number in glossary.manners(found).items()]


def _statement(corpus: Corpus, entry: Entry, use: Use) -> dict[str, Any]:
    claim = use.claim
    source = corpus.sources[claim.source]
    return {
        "id": claim.id,
        "pieces": list(glossary.marked(entry, use.said)),
        "quoted": use.said != claim.statement,
        "own": use.own,
        "graphic": claim.sensitivity is not None,
        "kind": corpus.title("claim-kind", claim.kind),
        "how": MANNERS[use.manner],
        "cited": claim.quoted_source,
        "where": str(claim.cited_at) if source.is_text else source.custom.label,
    }


def _name(corpus: Corpus, name: glossary.NameUse) -> dict[str, Any]:
    texts = [corpus.sources[one].custom.label for one in name.sources if one in corpus.texts]
    others = [corpus.sources[one].custom.label for one in name.sources if one not in corpus.texts]
    return {
        "toponym": name.toponym,
        "lang": name.lang,
        "language": corpus.meta.languages.get(name.lang, name.lang),
        "place": (name.place, corpus.places[name.place].title),
        "texts": texts,
        "documentation": others,
        "used_by": name.used_by,
        "when": " ".join(filter(None, [name.since and f"since {name.since}", name.until and f"until {name.until}"])),
    }


def _contents(corpus: Corpus, values: Mapping[str, str]) -> Parts:
    """The entries of a kind; where all are shown, which are many, the kinds alone."""
    found = entries(corpus, values)
    if len(found) < 2:
        return ()
    if values["kind"]:
        return tuple((entry.id, entry.title) for entry in found)
    return tuple((f"words-{kind}", title) for kind, title in KINDS.items() if any(one.kind is kind for one in found))


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    return (
        Choice("kind", "Words", {"": "All words", **{str(kind): title for kind, title in KINDS.items()}}),
        Choice("term", "Entry", {"": "All entries", **{one.id: one.title for one in corpus.glossary.values()}}),
    )


SCREEN = Screen(
    "glossary",
    "Glossary",
    "What the words of this map mean, plain terms of the sources, and words and names whose use is disputed. No "
    "disputed word is defined here: it is shown which sources use it and how.",
    content,
    _choices,
    ("tables", "glossary"),
    contents=_contents,
)
