"""The program's own words: dates, figures, attributions and citations as plain text (not HTML).

Every sentence about the past is put in a source's mouth here and nowhere else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple

from geodata import figures as numbers
from geodata.corpus import Corpus
from geodata.date_words import MONTHS, date_text, hours_text, year_text
from geodata.dates import Edtf
from geodata.model import Claim, DateBasis, Figure, Holds, Precision, Toponym
from geodata.sources import Confidence, Locator, SeenAs, Source

BASIS = {
    DateBasis.GIVEN: "date given by the source",
    DateBasis.INFERRED: "date inferred from its context in the source",
    DateBasis.YEAR_MISSING: "the source gives no year; year taken from its context",
    DateBasis.NONE: "the source gives no date",
}

PRECISION = {
    Precision.EXACT: "exact location",
    Precision.SETTLEMENT: "location of the settlement",
    Precision.AREA: "area, generalised outline",
    Precision.APPROXIMATE: "approximate location",
    Precision.DIRECTION: "only a direction is known",
    Precision.UNLOCATED: "not located",
}


SEEN = {
    SeenAs.ORIGINAL: "in the original",
    SeenAs.PASSAGE: "as a passage on a copy",
    SeenAs.TERTIARY: "only in an encyclopedia or the like that cites it",
}

DOCUMENTATION = "Documentation from outside the texts"


def when_text(claim: Claim) -> str:
    """A claim's date and hours in words, with what it means for a claim to hold on some day of a range."""
    text = date_text(claim.when)
    if claim.time:
        text += f", {hours_text(claim.time)}"
    when = claim.when
    if when is None or when.span is None or claim.holds is not Holds.SOME or None in when.span:
        return text
    ranged = any(member.start != member.end for member in when.members)
    return f"{text} (on some day or days of it)" if ranged else text


def basis_text(claim: Claim) -> str:
    """How a claim's date was obtained, in words."""
    return obtained_text(claim.date_basis, claim.when)


def obtained_text(basis: DateBasis, when: Edtf | None) -> str:
    """How a date was obtained, in words; a day without a year has none from its context either."""
    if basis is DateBasis.YEAR_MISSING and (when is None or when.span is None):
        return "the source gives no year"
    return BASIS[basis]


def seen_text(claim: Claim) -> str:
    """How far a statement of documentation was seen, where, what limits it, and how well that bears it out."""
    way = SEEN[claim.seen_as] if claim.seen_as else "not recorded"
    confidence = f"{claim.confidence} confidence" if claim.confidence else None
    if claim.confidence is Confidence.LOW:
        confidence = (
            "low confidence: known only through an encyclopedia or the like, or from words that could not be checked"
        )
    parts = [f"{way}, {claim.seen_at}" if claim.seen_at else way, claim.limits, confidence]
    return ". ".join(f"{part[0].upper()}{part[1:]}" for part in parts if part) + "."


def number_text(value: float) -> str:
    """A number with thin grouping: 1275 is "1,275", 4600000 is "4,600,000", 2.5 stays."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def counted(number: int, noun: str = "statement") -> str:
    """A number with its noun: "1 statement", "12 statements"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def amount_text(figure: Figure) -> str | None:
    """A figure's number or range in words, with its qualifier; `None` where the source gives no number."""
    if figure.value is not None:
        number = number_text(figure.value)
    elif figure.low is not None or figure.high is not None:
        low, high = (None if end is None else number_text(end) for end in (figure.low, figure.high))
        number = f"from {low}" if high is None else f"to {high}" if low is None else f"{low}–{high}"
    else:
        return None
    return f"{figure.qualifier} {number}" if figure.qualifier else number


def figure_text(figure: Figure, measure: str, whole: Figure | None = None) -> str:
    """One figure in words, "killed: more than 1,000 persons (...)", with its measure's title and what it counts.

    Then, where the data has it, what it is a part of, who reported it, and the remark on it.
    """
    amount = amount_text(figure)
    text = f"{measure}: {figure.counts}" if amount is None else f"{measure}: {amount} {figure.unit} ({figure.counts})"
    of = None if whole is None else amount_text(whole) or whole.counts
    reported = f"reported by: {figure.reported_by}" if figure.reported_by else None
    return "; ".join(filter(None, [text, numbers.part_text(figure, of) if of else None, reported, figure.note]))


class Reference(NamedTuple):
    """A part of a remark; where it names a source, whose it is and, of a text, in which paragraph, else `None`."""

    text: str
    source: str | None = None
    paragraph: int | None = None


@lru_cache(maxsize=4)
def _named(corpus: Corpus) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What a remark calls sources by, ids and the texts' short names, and each one's source."""
    called = {key: key for key in corpus.sources} | {corpus.sources[key].custom.label: key for key in corpus.texts}
    names = "|".join(map(re.escape, sorted(called, key=len, reverse=True)))
    source = rf"\b({names})(?:-p0*(\d+)-\d+|[ ,]+p(?:aragraphs?)?\.? ?0*(\d+(?:[-–]\d+)?))?(?![\w-])"
    return re.compile(rf"{source}|\bparagraphs? (\d+)(?: (?:and|to) (\d+))?"), called


def references(corpus: Corpus, note: str | None, own: str | None = None) -> list[Reference]:
    """A remark in parts: sources under their short names instead of their ids, with where they stand.

    A paragraph without a source is one of `own`, the text that the remark is about.
    """
    if not note:
        return []
    pattern, called = _named(corpus)
    parts: list[Reference] = []
    at = 0
    for found in pattern.finditer(note):
        parts.append(Reference(note[at : found.start()]))
        at = found.end()
        if found[1]:
            source = called[found[1]]
            label, number = corpus.sources[source].custom.label, found[2] or found[3]
            first = int(re.split("[-–]", number)[0]) if number else None
            several = "s" if number and re.search("[-–]", number) else ""
            said = f"{label}, paragraph{several} {number}" if number else label
            parts.append(Reference(said, source, first))
        elif own in corpus.texts:
            last = found.start(5) if found[5] else found.end()
            parts.append(Reference(note[found.start() : found.end(4)], own, int(found[4])))
            parts.append(Reference(note[found.end(4) : last]))
            if found[5]:
                parts.append(Reference(found[5], own, int(found[5])))
        else:
            parts.append(Reference(found[0]))
    return [part for part in [*parts, Reference(note[at:])] if part.text]


def note_text(corpus: Corpus, note: str | None) -> str:
    """A remark with other sources called by their short names instead of their ids; empty where there is none."""
    return "".join(part.text for part in references(corpus, note))


def attributed(claim: Claim, source: Source) -> str:
    """A claim's statement in its source's name, as a full sentence."""
    return f"{source.custom.label} states that {claim.statement}."


def issued_text(source: Source) -> str:
    """When a source was issued, as far as its CSL date tells."""
    if source.issued.date_parts is None:
        return source.issued.literal or "undated"
    year, *rest = source.issued.date_parts[0]
    words = [year_text(year), *(MONTHS[part - 1] if at == 0 else str(part) for at, part in enumerate(rest))]
    return " ".join(reversed(words))


def author_text(source: Source) -> str:
    """The authors' names, or nothing."""
    names = (
        author.get("literal") or f"{author.get('given', '')} {author.get('family', '')}".strip()
        for author in source.author
    )
    return ", ".join(names)


def citation(source: Source, locator: Locator | None = None) -> str:
    """Author, title, publisher and date of a source, with the place in it where one is meant."""
    parts = [author_text(source), f"“{source.title}”", source.publisher, issued_text(source)]
    if locator is not None:
        parts.append(str(locator))
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class ClaimTexts:
    """All that is said of a claim in words."""

    when: str
    basis: str
    statement: str
    figures: tuple[str, ...]
    citation: str
    topic: str
    actors: str
    seen: str


def _unsaid(claim: Claim, figure: Figure) -> Figure:
    """A figure without who reported it, where the claim says that already."""
    said = (figure.reported_by or "").casefold() == (claim.quoted_source or "").casefold()
    return figure.model_copy(update={"reported_by": None}) if said else figure


def claim_texts(corpus: Corpus, claim: Claim) -> ClaimTexts:
    """A claim's date, statement, figures, citation and topic in words."""
    source = corpus.sources[claim.source]
    return ClaimTexts(
        when=when_text(claim),
        basis=basis_text(claim),
        statement=attributed(claim, source),
        figures=tuple(
            note_text(
                corpus,
                figure_text(figure, corpus.title("measure", figure.measure), numbers.whole_of(corpus, figure)),
            )
            for figure in map(partial(_unsaid, claim), corpus.figures.get(claim.id, ()))
        ),
        citation=citation(source, claim.cited_at),
        topic=corpus.title("topic", claim.topic),
        actors=corpus.actors(claim),
        seen="" if source.is_text else seen_text(claim),
    )


def toponyms(corpus: Corpus, place: str) -> list[tuple[str, str]]:
    """Each of a place's names with who uses it, once; English names first, those of the texts before others."""
    names = corpus.names.get(place, ())
    of_texts = {(row.lang, row.toponym) for row in names if row.source in corpus.texts}

    def order(row: Toponym) -> tuple[bool, str, bool, str]:
        return row.lang != "en", row.lang, (row.lang, row.toponym) not in of_texts, row.toponym

    rows = sorted(names, key=order)
    found = []
    for (lang, toponym), group in groupby(rows, key=lambda row: (row.lang, row.toponym)):
        language = corpus.meta.languages.get(lang, lang)
        users = []
        for row in group:
            user = corpus.sources[row.source].custom.label if row.source else row.used_by
            period = f"{row.since or ''}–{row.until or ''}" if row.since or row.until else ""
            users.append(" ".join(part for part in (user if user != language else "", period) if part))
        known = "; ".join(user for user in dict.fromkeys(users) if user)
        found.append((toponym, f"{language}: {known}" if known else language))
    return found
