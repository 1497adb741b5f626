"""What the program cannot do without: ids that stand for something, a whole time axis, layers for everything."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from geodata.dates import days
from geodata.model import ClaimKind, Mode, PlaceKind, PlaceRole
from geodata.reading import Problem, R, Table
from geodata.rules import CLAIM_LAYERS, claim_layer, place_layer
from geodata.tables import Tables


def faults(tables: Tables) -> Iterator[Problem]:
    """Everything for which a corpus cannot be used at all."""
    yield from _references(tables)
    yield from _axis(tables)
    yield from _layers(tables)


def _references(tables: Tables) -> Iterator[Problem]:
    """Ids that stand twice, and ids that stand for nothing."""
    yield from _twice(tables.sources, lambda row: row.id)
    yield from _twice(tables.places, lambda row: row.id)
    yield from _twice(tables.claims, lambda row: row.id)
    yield from _twice(tables.routes, lambda row: row.place)
    yield from _twice(tables.paragraphs, lambda row: f"{row.source} {row.paragraph}")
    yield from _twice(tables.terms, lambda row: f"{row.vocabulary} {row.id}")
    yield from _twice(tables.layers, lambda row: row.id)
    known = {
        "source": ({row.id for row in tables.sources.rows}, "sources.json"),
        "paragraph": ({f"{row.source} {row.paragraph}" for row in tables.paragraphs.rows}, "paragraphs.csv"),
        "place": ({row.id for row in tables.places.rows}, "places.csv"),
        "outline": (set(tables.outlines), "outlines.geojson"),
        "claim": ({row.id for row in tables.claims.rows}, "claims.csv"),
        "topic": ({row.id for row in tables.terms.rows if row.vocabulary == "topic"}, "vocabularies.csv"),
        "measure": ({row.id for row in tables.terms.rows if row.vocabulary == "measure"}, "vocabularies.csv"),
    }
    for file, line, what, value in _mentions(tables):
        ids, where = known[what]
        if value not in ids:
            yield Problem(file, line, f"unknown {what} '{value}'", f"correct it or add it to {where}")


def _mentions(tables: Tables) -> Iterator[tuple[str, int, str, str]]:
    """Every id that one record names of another: file, line, what it is the id of, and the id."""
    for line, paragraph in tables.paragraphs.located():
        yield "paragraphs.csv", line, "source", paragraph.source
    for line, place in tables.places.located():
        yield from (("places.csv", line, "outline", outline) for outline in (*place.outline, *place.within))
    for line, name in tables.names.located():
        yield "names.csv", line, "place", name.place
        if name.source:
            yield "names.csv", line, "source", name.source
    for line, route in tables.routes.located():
        yield from (("routes.csv", line, "place", place) for place in (route.place, *route.path))
    for line, claim in tables.claims.located():
        yield "claims.csv", line, "source", claim.source
        yield "claims.csv", line, "paragraph", f"{claim.source} {claim.paragraph}"
        yield "claims.csv", line, "topic", claim.topic
        yield from (("claims.csv", line, "place", place) for place in claim.places)
    for line, figure in tables.figures.located():
        yield "figures.csv", line, "claim", figure.claim
        yield "figures.csv", line, "measure", figure.measure


def _twice(table: Table[R], key: Callable[[R], str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for line, row in table.located():
        value = key(row)
        if value in first:
            yield Problem(
                table.name,
                line,
                f"duplicate '{value}' (first on line {first[value]})",
                "give it an id of its own or remove it",
            )
        first.setdefault(value, line)


def _axis(tables: Tables) -> Iterator[Problem]:
    """The segments of the time axis follow one another and fill it."""
    share = sum(segment.share for segment in tables.axis.rows)
    if abs(share - 1) > 1e-6:
        yield Problem("axis.csv", 0, f"shares add up to {share:g}", "make them add up to 1")
    rows = list(tables.axis.located())
    for (_, before), (line, after) in pairwise(rows):
        if days(before.end)[1] + 1 != days(after.start)[0]:
            yield Problem("axis.csv", line, "does not begin the day after the last segment", "join them")


def _layers(tables: Tables) -> Iterator[Problem]:
    """Layer rules name terms of the vocabularies, leave nothing out and are no more than can be told apart."""
    vocabularies = {"roles": {*PlaceRole}, "modes": {*Mode}, "kinds": {*PlaceKind, *ClaimKind}}
    for line, rule in tables.layers.located():
        for column, terms in vocabularies.items():
            for term in getattr(rule, column):
                if term not in terms:
                    yield Problem("layers.csv", line, f"unknown term '{term}' in {column}", "correct it")
    claim_layers = [(line, rule) for line, rule in tables.layers.located() if rule.feature == "claim"]
    for line, _ in claim_layers[CLAIM_LAYERS:]:
        yield Problem("layers.csv", line, f"is one of more than {CLAIM_LAYERS} claim layers", "join two of them")
    rules = tables.layers.rows
    for line, place in tables.places.located():
        if place_layer(place, rules) is None:
            yield Problem(
                "places.csv", line, f"no layer takes {place.id}", "add a rule without conditions to layers.csv"
            )
    for line, claim in tables.claims.located():
        if claim_layer(claim, rules) is None:
            yield Problem(
                "claims.csv", line, f"no layer takes {claim.id}", "add a rule without conditions to layers.csv"
            )
