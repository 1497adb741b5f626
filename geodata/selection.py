"""Which claims and places are shown: by layer, time window, place and source. Pure functions over a corpus."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geodata.corpus import Corpus
from geodata.dates import FIRST_DAY, LAST_DAY, span
from geodata.model import Claim


@dataclass(frozen=True)
class View:
    """What a viewer has asked to see. Days are days since 1970-01-01; `layers` `None` means the default ones."""

    first: int = FIRST_DAY
    last: int = LAST_DAY
    layers: frozenset[str] | None = None
    place: str | None = None


@dataclass(frozen=True)
class Shown:
    """The claims of a view: those in its window, those outside, and those that no window can hold."""

    inside: tuple[Claim, ...] = field(default=())
    outside: tuple[Claim, ...] = field(default=())
    undated: tuple[Claim, ...] = field(default=())


def bounds(claim: Claim) -> tuple[int, int] | None:
    """First and last day of a claim's date, an open end as the first or last day there is; `None` if undated."""
    if claim.when is None:
        return None
    found = span(claim.when)
    return (
        FIRST_DAY if found.start is None else found.start,
        LAST_DAY if found.end is None else found.end,
    )


def default_layers(corpus: Corpus) -> frozenset[str]:
    """The layers shown on opening."""
    return frozenset(rule.id for rule in corpus.layers if rule.visible)


def shown(corpus: Corpus, view: View, claims: Iterable[Claim] | None = None) -> Shown:
    """The claims of a view, in order of date: all of the corpus, or of the claims given."""
    layers = default_layers(corpus) if view.layers is None else view.layers
    if claims is None:
        claims = corpus.claims_at.get(view.place, ()) if view.place else corpus.claims.values()
    inside, outside, undated = [], [], []
    for claim in claims:
        if corpus.claim_layers[claim.id] not in layers:
            continue
        if claim.when is None:
            undated.append(claim)
        elif span(claim.when).meets(view.first, view.last):
            inside.append(claim)
        else:
            outside.append(claim)
    return Shown(
        tuple(sorted(inside, key=lambda claim: _order(claim, view.first))),
        tuple(sorted(outside, key=lambda claim: _order(claim, FIRST_DAY))),
        tuple(undated),
    )


def _order(claim: Claim, first: int) -> tuple[int, int]:
    """By the day a claim begins to hold in the window; of those alike, the more closely dated first."""
    start, end = bounds(claim) or (FIRST_DAY, LAST_DAY)
    return max(start, first), end - start


def unlocated(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims none of whose places has a geometry."""
    return tuple(claim for claim in claims if all(corpus.geometries[place] is None for place in claim.places))
