"""What changed since the last release: `changes.csv` says it, `released.csv` holds what was released.

An id once released stands for the same record for ever: it is changed, removed or merged with a row that says why, and
is never used again.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from geodata.fields import Record, Sha256, Slug, Text
from geodata.model import Claim, Figure, Place

ADDED, REMOVED, MERGED = "added", "removed", "merged"
_WORDS = {ADDED: "New", REMOVED: "Removed", MERGED: "Merged into another"}
_CLAIM = (
    *("source", "paragraph", "locator", "quote", "statement", "kind", "mode", "topic", "places"),
    *("when", "time", "date_basis", "holds"),
)
_FIGURE = ("measure", "value", "low", "high", "qualifier", "unit", "counts", "part_of", "reported_by")
_PLACE = ("title", "kind", "role", "lon", "lat", "outline", "precision", "accuracy_m")


class Change(Record):
    """Why a claim or place is not what it was in the last release."""

    id: Slug
    """Id of the claim or place"""
    version: Text
    """Version of the data in which it changed"""
    what: Text
    """added, removed, merged, or the columns that changed, joined by ;"""
    why: Text
    """The reason, in a sentence"""
    went_to: Slug | None = None
    """Id of the record that a merged one went to"""


class Released(Record):
    """A claim or place of the last release."""

    id: Slug
    """Id of the claim or place"""
    version: Text
    """Version of that release"""
    sha256: Sha256
    """SHA-256 of what a citation of it rests on, hexadecimal"""


def content(record: Claim | Place, figures: Iterable[Figure] = ()) -> dict[str, Any]:
    """What a citation of a claim (with its figures) or of a place rests on, by column."""
    if isinstance(record, Place):
        return _cells(record, _PLACE)
    return {**_cells(record, _CLAIM), "figures": [_cells(figure, _FIGURE) for figure in figures]}


def _cells(row: Claim | Place | Figure, columns: Iterable[str]) -> dict[str, Any]:
    """The filled cells of a row; a column that came later and is empty changes nothing."""
    cells = row.model_dump(mode="json", include=set(columns))
    return {name: cells[name] for name in columns if cells[name] not in (None, [])}


def digest(found: dict[str, Any]) -> str:
    """The SHA-256 of a record's content, in hexadecimal."""
    return hashlib.sha256(json.dumps(found, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def digests(claims: Iterable[Claim], figures: Iterable[Figure], places: Iterable[Place]) -> dict[str, str]:
    """The hash of every claim and place, by id."""
    of_claim: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        of_claim[figure.claim].append(figure)
    found = {claim.id: digest(content(claim, of_claim[claim.id])) for claim in claims}
    return found | {place.id: digest(content(place)) for place in places}


def faults(
    now: dict[str, str], released: Iterable[Released], changes: Iterable[tuple[int, Change]], version: str
) -> Iterator[tuple[int, str, str]]:
    """What the files of changes leave unsaid or say wrongly: line in changes.csv (0: none), what, and what to do.

    Rows of the present version, unless it is the released one, tell how `now` differs; others tell of what is past.
    """
    then = {row.id: row for row in released}
    if not then:
        return
    is_new = version not in {row.version for row in then.values()}
    told = set()
    for line, change in changes:
        gone = change.what in (REMOVED, MERGED)
        if gone and change.id in now:
            yield line, f"'{change.id}' was {change.what} and is in use again", "give the new record an id of its own"
        if change.version != version or not is_new:
            continue
        told.add(change.id)
        if gone and change.id not in then:
            yield line, f"'{change.id}' was never released", "remove the row"
        elif not gone and change.id not in now:
            yield line, f"there is no '{change.id}'", f"correct the id, or write {REMOVED} or {MERGED}"
        if (change.what == MERGED) != (change.went_to is not None) or (change.went_to and change.went_to not in now):
            yield (
                line,
                f"'{change.id}' does not say where it went",
                "name an id in went_to where, and only where, merged",
            )
    for key in sorted(now.keys() - then.keys() - told):
        yield 0, f"'{key}' is new since the last release", f"add a row with {ADDED} and why"
    for key, row in then.items():
        if key not in now and key not in told:
            yield 0, f"'{key}' of version {row.version} is gone", f"add a row with {REMOVED} or {MERGED} and why"
        elif key in now and now[key] != row.sha256 and key not in told:
            yield 0, f"'{key}' differs from version {row.version}", "add a row with the columns that changed and why"


def told(changes: Iterable[Change], released: str | None) -> list[str]:
    """Since which version a record stands and what changed, in sentences, the latest first.

    `released` is the version of the last release, if the record was in it.
    """

    def became(change: Change) -> str:
        return _WORDS.get(change.what, f"Changed ({change.what.replace(';', ', ')})")

    lines = [f"{became(change)} in version {change.version}: {change.why}" for change in changes]
    lines.reverse()
    if released:
        lines.append(f"In version {released}, the first that was released.")
    return lines or ["New in this version."]


def released_text(version: str, now: dict[str, str]) -> str:
    """The text of released.csv for a version, from the hashes of its records."""
    return "".join(f"{line}\n" for line in ("id,version,sha256", *(f"{key},{version},{now[key]}" for key in now)))
