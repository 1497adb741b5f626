"""Whether claims, figures and the program's own words keep the rules of the codebook that a program can hold."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from geodata import glossary
from geodata.fields import values
from geodata.model import Claim, DateBasis, Figure, Holds, Mode
from geodata.quotes import GAP, MAX_WORDS, fold, fragments, words
from geodata.reading import Problem
from geodata.registry import (
    ACTS,
    ANSWERS,
    BODIES,
    CHANGES,
    CHAPTERS,
    CLAIMS,
    FIGURES,
    GLOSSARY,
    LAYERS,
    MENTIONS,
    META,
    NOT_FOUND,
    PLACES,
    QUESTIONS,
    ROUTES,
    SOURCES,
    TERMS,
    DataFile,
)
from geodata.sources import Confidence, SeenAs, Source
from geodata.tables import Tables

Fault = tuple[str, str]  # what is wrong, and what to do
_SEEN = ("seen_as", "seen_at", "confidence")  # what claims of documentation say, where any does
_OWN_QUOTATION = re.compile("“[^”]*”")

# The columns that hold the program's own words, of every claim but one that is a characterisation.
_OWN_WORDS: tuple[tuple[DataFile[Any], tuple[str, ...]], ...] = (
    (CLAIMS, ("statement", "note", "limits")),
    (PLACES, ("title", "note")),
    (ROUTES, ("note",)),
    (FIGURES, ("counts", "note")),
    (BODIES, ("title",)),
    (ACTS, ("note",)),
    (CHANGES, ("why",)),
    (QUESTIONS, ("title",)),
    (NOT_FOUND, ("text",)),
    (GLOSSARY, ("title", "definition", "law", "law_source")),
    (TERMS, ("title", "definition")),
    (CHAPTERS, ("title",)),
    (LAYERS, ("title",)),
    (
        META,
        (
            *("title", "summary", "content_note", "boundary_note", "names_note"),
            *("graphic_note", "map_credit", "status_note", "audits"),
        ),
    ),
)


def faults(tables: Tables) -> Iterator[Problem]:
    """Every broken rule, with file, line and remedy."""
    sources = {source.id: source for source in tables[SOURCES].rows}
    asked = {name for name in _SEEN if any(getattr(claim, name) for claim in tables[CLAIMS].rows)}
    for line, claim in tables[CLAIMS].located():
        source = sources.get(claim.source)
        found = [*_form(claim), *_date(claim, source), *(_seen(claim, source, asked) if source else ())]
        yield from (tables[CLAIMS].problem(line, f"{claim.id}: {message}", remedy) for message, remedy in found)
    by_key = {figure.key: figure for figure in tables[FIGURES].rows}
    source_of = {claim.id: claim.source for claim in tables[CLAIMS].rows}
    for line, figure in tables[FIGURES].located():
        found = [*_number(figure), *_part(figure, by_key, source_of)]
        yield from (tables[FIGURES].problem(line, message, remedy) for message, remedy in found)
    for line, mention in tables[MENTIONS].located():
        others = [claim for claim in mention.claims if source_of.get(claim, mention.source) != mention.source]
        if others:
            yield tables[MENTIONS].problem(
                line, f"{mention.source} is said to speak in '{others[0]}', a claim of another source", "name its own"
            )
    ways = defaultdict(set)
    for claim in tables[CLAIMS].rows:
        ways[claim.source].add(claim.seen_as)
    for line, source in tables[SOURCES].located():
        found = list(_class(source, ways.get(source.id, set())))
        yield from (tables[SOURCES].problem(line, f"{source.id}: {message}", remedy) for message, remedy in found)
    yield from _passed_on(tables, sources, source_of)
    yield from _untied(tables, {source.id for source in sources.values() if source.is_text}, source_of)
    for line, entry in tables[GLOSSARY].located():
        found = list(glossary.faults(entry))
        yield from (tables[GLOSSARY].problem(line, f"{entry.id}: {message}", remedy) for message, remedy in found)
    yield from _wording(tables)


def _seen(claim: Claim, source: Source, asked: set[str]) -> Iterator[Fault]:
    """Whether a claim of documentation, and only such a one, says how far it was seen, by the columns in use."""
    empty = [name for name in _SEEN if name in asked and not getattr(claim, name)]
    if source.is_text:
        if len(empty) < len(asked) or claim.limits:
            yield "a text is verified in its copy", "leave seen_as, seen_at, limits and confidence empty"
    elif empty:
        yield "it is not said how far it was seen", f"fill in {' and '.join(empty)}"
    elif claim.seen_as is SeenAs.TERTIARY and claim.confidence not in (Confidence.LOW, None):
        yield "what is known from an encyclopedia alone has low confidence", "correct seen_as or confidence"


def _class(source: Source, ways: set[SeenAs | None]) -> Iterator[Fault]:
    """Whether documentation, and only that, says from where it speaks and how it was seen, as its claims do."""
    perspective, seen = source.custom.perspective, source.custom.seen_as
    if source.is_text:
        if perspective or seen:
            yield "perspective and seen_as are for documentation", "leave them out"
        return
    if perspective is None and ways:
        yield "it is not said from where it speaks", "fill in perspective"
    if ways and set(seen) != ways and None not in ways:
        yield "seen_as differs from that of its claims", "name each way of theirs once"


def _passed_on(tables: Tables, sources: dict[str, Source], source_of: dict[str, str]) -> Iterator[Problem]:
    """What a side prints as the words of somebody else, counted for another than the side that prints it."""
    for line, answer in tables[ANSWERS].located():
        source = sources.get(source_of.get(answer.claim, ""))
        if answer.party is not None and source is not None and source.custom.country is not None:
            yield tables[ANSWERS].problem(
                line, f"{answer.claim}: what a side prints counts for that side", "leave party empty"
            )


def _untied(tables: Tables, texts: set[str], source_of: dict[str, str]) -> Iterator[Problem]:
    """Numbers that two texts share, while one is tied to no question: it would pass for one that stands alone."""
    if not tables[ANSWERS].rows:
        return
    topic = {claim.id: claim.topic for claim in tables[CLAIMS].rows}
    tied = {answer.figure for answer in tables[ANSWERS].rows}
    sharing = defaultdict(list)
    for line, figure in tables[FIGURES].located():
        number = (figure.value, figure.low, figure.high)
        if source_of.get(figure.claim) in texts and number != (None, None, None):
            sharing[topic.get(figure.claim), figure.measure, *number].append((line, figure))
    for found in sharing.values():
        if len({source_of[figure.claim] for _, figure in found}) < 2:
            continue
        for line, figure in found:
            if figure.key not in tied:
                yield tables[FIGURES].problem(
                    line, f"'{figure.key}' stands in another text too", "tie both to a question in answers.csv"
                )


def _form(claim: Claim) -> Iterator[Fault]:
    """Id, quotation, places and statement."""
    quote = claim.quote or ""
    if claim.paragraph is not None and not claim.id.startswith(f"{claim.source}-p{claim.paragraph:02d}-"):
        yield "id differs from its source and paragraph", "use source-pNN-NN"
    if not claim.id.startswith(f"{claim.source}-"):
        yield "id does not begin with its source", "use source- and a number"
    if quote != fold(quote):
        yield "quote has doubled or outer white space", "fold it to single spaces"
    if quote and not all(fragments(quote)):
        yield "quote begins or ends with a gap", f"put {GAP} between two fragments only"
    if words(quote) > MAX_WORDS:
        yield f"quote has more than {MAX_WORDS} words", "shorten it"
    if len(set(claim.places)) < len(claim.places):
        yield "names a place twice", "name it once, or it counts twice there"
    if claim.statement.endswith("."):
        yield "statement ends with a full stop", "remove it"


def _date(claim: Claim, source: Source | None) -> Iterator[Fault]:
    """Whether date, basis, hours and `holds` agree, and the date ends with the text."""
    if (claim.when is None) != (claim.date_basis is DateBasis.NONE):
        yield "when and date_basis disagree", "date_basis is none just where when is empty"
    if claim.dated != (claim.holds is not None):
        yield "when and holds disagree", "fill in holds just where there is a date with a year"
    if claim.time and claim.when is None:
        yield "has a time but no date", "give the date, at least XXXX-MM-DD"
    if claim.when and not claim.dated and claim.date_basis is not DateBasis.YEAR_MISSING:
        yield "the date has no year", "date_basis is year-missing"
    if claim.date_basis is DateBasis.YEAR_MISSING and not claim.note:
        yield "the year is missing from the text", "say in note where the year is taken from"
    if claim.when is None or claim.when.span is None:
        return
    if claim.holds is Holds.SOME and len(set(claim.when.span)) == 1:
        yield "a single day cannot hold on some day only", "set holds to every"
    if claim.when.is_set and claim.holds is Holds.EVERY:
        yield "a set of dates cannot hold on every day", "set holds to some"
    last = source.issued.last_day if source and source.is_text else None
    if last is not None and (claim.when.span.end is None or claim.when.span.end > last):
        yield "the date reaches beyond that of its text", "end it with the text's date"


def _number(figure: Figure) -> Iterator[Fault]:
    ranged = figure.low is not None or figure.high is not None
    if figure.value is not None and ranged:
        yield "has both a value and a range", "keep one of them"
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield "low is above high", "exchange them"


def _part(figure: Figure, by_key: dict[str, Figure], source_of: dict[str, str]) -> Iterator[Fault]:
    """Whether what a figure is a part of, which `structure` looks for, is no smaller number of the same things."""
    whole = by_key.get(figure.part_of or "")
    if whole is None:
        return
    if source_of.get(whole.claim) != source_of.get(figure.claim):
        yield f"is part of '{whole.key}', a figure of another source", "no source's numbers are part of another's"
    if whole.unit != figure.unit:
        yield f"counts {figure.unit}, its whole '{whole.key}' counts {whole.unit}", "correct part_of or unit"
    if whole.value is not None and figure.value is not None and figure.value > whole.value:
        yield f"is greater than its whole '{whole.key}'", "correct part_of or the number"


def _wording(tables: Tables) -> Iterator[Problem]:
    """Loaded words outside quotations; a word of the list also stands for its longer forms."""
    lines = tables.loaded_words.splitlines()
    stems = [word for line in lines if (word := line.split("#")[0].strip().lower())]
    if not stems:
        return
    loaded = re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*", re.IGNORECASE)
    for file, columns in _OWN_WORDS:
        for line, row in tables[file].located():
            for column in columns:
                if column == "statement" and row.mode is Mode.CHARACTERISATION:
                    continue
                for found in loaded.findall(_OWN_QUOTATION.sub("", " ".join(values(row, column)))):
                    yield tables[file].problem(
                        line, f"{column} uses the loaded word '{found}'", "reword it, or quote it in “ ”"
                    )
