"""Which layer holds a place or a claim: the first rule that takes it."""

from collections.abc import Collection, Iterable, Iterator

from geodata.dates import FIRST_DAY, LAST_DAY
from geodata.display import LayerRule
from geodata.model import Claim, Place

CLAIM_LAYERS = 4  # as many shapes and colours as the map can keep apart


def _fits(allowed: Collection[str], value: str) -> bool:
    return not allowed or value in allowed


def place_layer(place: Place, rules: Iterable[LayerRule]) -> str | None:
    """The id of the first place layer that takes a place."""
    for rule in rules:
        if rule.feature == "place" and _fits(rule.kinds, place.kind) and _fits(rule.roles, place.role):
            return rule.id
    return None


def claim_layers(claims: Iterable[Claim], rules: Iterable[LayerRule]) -> Iterator[str | None]:
    """For each claim the id of the first claim layer that takes it; `since` and `until` bound the day it begins."""
    bounded = [
        (rule, (rule.since and rule.since.bounds) or (FIRST_DAY,), (rule.until and rule.until.bounds) or (LAST_DAY,))
        for rule in rules
        if rule.feature == "claim"
    ]
    for claim in claims:
        start = claim.when.span.start if claim.when and claim.when.span else None
        for rule, since, until in bounded:
            if not (_fits(rule.kinds, claim.kind) and _fits(rule.modes, claim.mode)):
                continue
            if (rule.since or rule.until) and (start is None or not since[0] <= start <= until[-1]):
                continue
            yield rule.id
            break
        else:
            yield None


def claim_layer(claim: Claim, rules: Iterable[LayerRule]) -> str | None:
    """The id of the first claim layer that takes a claim."""
    return next(claim_layers([claim], rules))
