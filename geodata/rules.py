"""Which layer holds a place or a claim: the first rule that takes it."""

from collections.abc import Collection, Iterable

from geodata.dates import FIRST_DAY, LAST_DAY, span
from geodata.model import Claim, LayerRule, Place

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
    for rule in rules:
        if rule.feature != "claim":
            continue
        if not (_fits(rule.kinds, claim.kind) and _fits(rule.modes, claim.mode)):
            continue
        if rule.since or rule.until:
            start = span(claim.when).start if claim.when else None
            if start is None:
                continue
            if rule.since and start < (span(rule.since).start or FIRST_DAY):
                continue
            if rule.until and start > (span(rule.until).end or LAST_DAY):
                continue
        return rule.id
    return None
