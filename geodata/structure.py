"""What the program cannot do without: ids that stand for something, a whole time axis, layers for everything."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from geodata.fields import OfVocabulary, References, marks, values
from geodata.layering import CLAIM_LAYERS, claim_layers, place_layer
from geodata.model import Mode
from geodata.reading import Problem, R, Table
from geodata.registry import (
    ANSWERS,
    AXIS,
    CHAPTERS,
    CLAIMS,
    FIGURES,
    FILES,
    LAYERS,
    META,
    NAMES,
    OUTLINES,
    PARAGRAPHS,
    PLACES,
    SOURCES,
    SUMS,
    TERMS,
    DataFile,
)
from geodata.tables import Tables

_SINGULAR = {"bodies": "body", "glossary": "entry"}
_NO_LAYER = "add a rule without conditions to layers.csv"


def faults(tables: Tables) -> Iterator[Problem]:
    """Everything for which a corpus cannot be used at all."""
    for file in FILES:
        yield from _twice(tables[file], file.key)
        yield from _references(tables, file)
        yield from _terms(tables, file)
    yield from _outlines(tables)
    yield from _parties(tables)
    yield from _wholes(tables)
    yield from _answers(tables)
    yield from _addends(tables)
    yield from _paragraphs(tables)
    yield from _windows(tables)
    yield from _axis(tables)
    yield from _layers(tables)


def _twice(table: Table[R], key: tuple[str, ...]) -> Iterator[Problem]:
    """Records that the columns of a key do not tell apart."""
    first: dict[str, int] = {}
    for line, row in table.located() if key else ():
        value = " ".join(str(getattr(row, column)) for column in key)
        if value in first:
            yield table.problem(
                line,
                f"duplicate '{value}' (first on line {first[value]})",
                "give it an id of its own or remove it",
            )
        first.setdefault(value, line)


def _references(tables: Tables, file: DataFile[R]) -> Iterator[Problem]:
    """Ids of records that do not exist."""
    files = {other.name: other for other in FILES}
    for column, reference in marks(file.model, References).items():
        others = [files[name] for name in reference.files]
        known = {getattr(row, other.key[0]) for other in others for row in tables[other].rows}
        if reference.lax and not known:
            continue
        what = " or ".join(_SINGULAR.get(other.name, other.name.removesuffix("s")) for other in others)
        paths = " or ".join(other.path for other in others)
        for line, row in tables[file].located():
            for value in values(row, column):
                if value not in known:
                    yield tables[file].problem(line, f"unknown {what} '{value}'", f"correct it or add it to {paths}")


def _terms(tables: Tables, file: DataFile[R]) -> Iterator[Problem]:
    """Terms that a vocabulary does not hold; a vocabulary without rows takes any."""
    vocabularies = tables.vocabularies()
    for column, vocabulary in marks(file.model, OfVocabulary).items():
        known = vocabularies.get(vocabulary.name)
        if known is None:
            continue
        for line, row in tables[file].located():
            for value in values(row, column):
                if value not in known:
                    yield tables[file].problem(
                        line, f"unknown {vocabulary.name} '{value}'", f"correct it or add it to {TERMS.path}"
                    )


def _outlines(tables: Tables) -> Iterator[Problem]:
    for line, place in tables[PLACES].located():
        for outline in (*place.outline, *place.within):
            if outline not in tables.outlines:
                yield tables[PLACES].problem(
                    line, f"unknown outline '{outline}'", f"correct it or add it to {OUTLINES.path}"
                )


def _parties(tables: Tables) -> Iterator[Problem]:
    """Countries of sources that are no places, and perspectives that no vocabulary holds."""
    places = {place.id for place in tables[PLACES].rows}
    perspectives = tables.vocabularies().get("perspective")
    for line, source in tables[SOURCES].located():
        country, perspective = source.custom.country, source.custom.perspective
        if country is not None and country not in places:
            yield tables[SOURCES].problem(line, f"unknown place '{country}'", f"correct it or add it to {PLACES.path}")
        if perspective is not None and perspectives is not None and perspective not in perspectives:
            yield tables[SOURCES].problem(
                line, f"unknown perspective '{perspective}'", f"correct it or add it to {TERMS.path}"
            )


def _answers(tables: Tables) -> Iterator[Problem]:
    """Answers that are neither a figure that there is nor a statement with an answer in short."""
    figures = {figure.key for figure in tables[FIGURES].rows}
    sides = {place.id for place in tables[PLACES].rows} | tables.vocabularies().get("perspective", set())
    for line, answer in tables[ANSWERS].located():
        if answer.party is not None and answer.party not in sides:
            yield tables[ANSWERS].problem(
                line, f"unknown party '{answer.party}'", f"write the id of a place or of a perspective of {TERMS.path}"
            )
        if answer.figure is not None and answer.figure not in figures:
            yield tables[ANSWERS].problem(
                line, f"unknown figure '{answer.figure}'", "write claim and measure of a row of figures.csv"
            )
        if answer.figure is None and answer.answer is None:
            yield tables[ANSWERS].problem(line, "says nothing", "fill in measure or answer")


def _addends(tables: Tables) -> Iterator[Problem]:
    """Sums of figures that there are not, or of several sources."""
    figures = {figure.key: figure for figure in tables[FIGURES].rows}
    sources = {claim.id: claim.source for claim in tables[CLAIMS].rows}
    for line, row in tables[SUMS].located():
        held = [row.whole, *row.parts]
        for key in held:
            if key not in figures:
                yield tables[SUMS].problem(
                    line, f"unknown figure '{key}'", "write claim/measure of a row of figures.csv"
                )
        known = [figures[key] for key in held if key in figures]
        if len({sources.get(figure.claim) for figure in known}) > 1:
            yield tables[SUMS].problem(line, "adds up figures of several sources", "keep to those of one")
        if len({figure.unit for figure in known}) > 1:
            yield tables[SUMS].problem(line, "adds up figures of several units", "keep to those of one")


def _wholes(tables: Tables) -> Iterator[Problem]:
    """Figures that are a part of none that there is, or at last of themselves."""
    by_key = {figure.key: figure for figure in tables[FIGURES].rows}
    for line, figure in tables[FIGURES].located():
        if figure.part_of and figure.part_of not in by_key:
            yield tables[FIGURES].problem(
                line, f"unknown figure '{figure.part_of}' in part_of", "write claim/measure of a row of figures.csv"
            )
        passed, whole = {figure.key}, by_key.get(figure.part_of or "")
        while whole and whole.key not in passed:
            passed.add(whole.key)
            whole = by_key.get(whole.part_of or "")
        if whole:
            yield tables[FIGURES].problem(line, "is at last a part of itself", "correct part_of")


def _paragraphs(tables: Tables) -> Iterator[Problem]:
    """Each text has all its paragraph hashes; each claim and name of a text stands in a paragraph that it has."""
    held = {(row.source, row.paragraph) for row in tables[PARAGRAPHS].rows}
    count = Counter(source for source, _ in held)
    texts = {source.id: source.custom.paragraphs or 0 for source in tables[SOURCES].rows if source.is_text}
    for line, source in tables[SOURCES].located():
        number = source.custom.paragraphs or 0
        if source.is_text and (
            count[source.id] != number or any((source.id, at) not in held for at in range(1, number + 1))
        ):
            yield tables[SOURCES].problem(
                line,
                f"paragraphs.csv does not hold paragraphs 1 to {number} of {source.id}",
                "add the missing hashes",
            )
    both: tuple[DataFile[Any], ...] = (CLAIMS, NAMES)
    for file in both:
        for line, row in tables[file].located():
            if row.source in texts and row.paragraph is not None and (row.source, row.paragraph) not in held:
                yield tables[file].problem(
                    line,
                    f"unknown paragraph '{row.source} {row.paragraph}'",
                    "correct it or add it to paragraphs.csv",
                )
    for line, claim in tables[CLAIMS].located():
        if claim.source in texts:
            if claim.paragraph is None or claim.locator is not None:
                yield tables[CLAIMS].problem(
                    line, f"{claim.id}: a text is cited by its paragraph", "fill in paragraph, and leave locator empty"
                )
            if claim.quote is None:
                yield tables[CLAIMS].problem(line, f"{claim.id}: quote is empty", "copy a fragment of the paragraph")
        elif claim.paragraph is not None:
            yield tables[CLAIMS].problem(
                line, f"{claim.id}: only texts are cited by a paragraph of their copy", "write it into locator"
            )


def _windows(tables: Tables) -> Iterator[Problem]:
    """No stretch of the axis and no period runs backwards."""
    both: tuple[DataFile[Any], ...] = (AXIS, CHAPTERS)
    for file in both:
        for line, row in tables[file].located():
            first, last = row.days
            if first > last:
                yield tables[file].problem(line, "ends before it begins", "exchange start and end")
    views = tables[META].rows[0].views if tables[META].rows else {}
    opening = tables[META].rows[0].opening if tables[META].rows else None
    if opening and opening not in {chapter.id for chapter in tables[CHAPTERS].rows}:
        yield tables[META].problem(0, f"opening {opening!r} is not in chapters.csv", "name a chapter, or none")
    for line, chapter in tables[CHAPTERS].located():
        if chapter.view and chapter.view not in views:
            known = ", ".join(views)
            yield tables[CHAPTERS].problem(line, f"view {chapter.view!r} is not in corpus.json", f"one of {known}")


def _axis(tables: Tables) -> Iterator[Problem]:
    """The segments of the time axis follow one another and fill it."""
    table = tables[AXIS]
    if not table.rows:
        yield table.problem(0, "has no stretch", "add one")
        return
    share = sum(segment.share for segment in table.rows)
    if abs(share - 1) > 1e-6:
        yield table.problem(0, f"shares add up to {share:g}", "make them add up to 1")
    for (_, before), (line, after) in pairwise(table.located()):
        if before.days[1] + 1 != after.days[0]:
            yield table.problem(line, "does not begin the day after the last segment", "join them")


def _layers(tables: Tables) -> Iterator[Problem]:
    """Layer rules name terms of the vocabularies, leave nothing out and are no more than can be told apart."""
    table, vocabularies = tables[LAYERS], tables.vocabularies()
    for line, rule in table.located():
        known = {
            "kinds": vocabularies.get(f"{rule.feature}-kind"),
            "roles": vocabularies.get("place-role"),
            "modes": {*Mode},
        }
        for column, terms in known.items():
            for term in getattr(rule, column):
                if terms is not None and term not in terms:
                    yield table.problem(line, f"unknown term '{term}' in {column}", "correct it")
    ruling = [line for line, rule in table.located() if rule.feature == "claim"]
    for line in ruling[CLAIM_LAYERS:]:
        yield table.problem(line, f"is one of more than {CLAIM_LAYERS} claim layers", "join two of them")
    for line, place in tables[PLACES].located():
        if place_layer(place, table.rows) is None:
            yield tables[PLACES].problem(line, f"no layer takes {place.id}", _NO_LAYER)
    layers = claim_layers(tables[CLAIMS].rows, table.rows)
    for (line, claim), layer in zip(tables[CLAIMS].located(), layers, strict=True):
        if layer is None:
            yield tables[CLAIMS].problem(line, f"no layer takes {claim.id}", _NO_LAYER)
