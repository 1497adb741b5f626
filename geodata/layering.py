"""Which layer holds a place or a claim: the first rule that takes it."""

from collections.abc import Collection, Iterable

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


def claim_layer(claim: Claim, rules: Iterable[LayerRule]) -> str | None:
    """The id of the first claim layer that takes a claim; `since` and `until` bound the day it begins."""
    start = claim.when.span.start if claim.when and claim.when.span else None
    for rule in rules:
        if rule.feature != "claim":
            continue
        if not (_fits(rule.kinds, claim.kind) and _fits(rule.modes, claim.mode)):
            continue
        if rule.since or rule.until:
            first, last = (rule.since and rule.since.bounds), (rule.until and rule.until.bounds)
            if start is None or not (first or (FIRST_DAY,))[0] <= start <= (last or (LAST_DAY,))[-1]:
                continue
        return rule.id
    return None
