"""The change log: what changed in statements and places, by version and kind of change, from changes.csv alone."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geodata.changes import ADDED, MERGED, REMOVED, Change
from geodata.corpus import Corpus

CHANGED = "changed"
BECAME = (ADDED, CHANGED, MERGED, REMOVED)
OTHER = "other"

# What a change of a column mends.
_MENDS = {
    "statement": ("statement",),
    "quotation": ("quote", "prefix", "suffix"),
    "date": ("when", "time", "date_basis", "holds"),
    "places": ("places",),
    "figures": ("figures",),
    "filing": ("kind", "mode", "topic", "body", "legal_form"),
    "attribution": ("quoted_source",),
    "note": ("note",),
    "folding": ("sensitivity",),
    "place": ("title", "role", "lon", "lat", "outline", "precision", "accuracy_m"),
}
_MENDED = {column: what for what, columns in _MENDS.items() for column in columns}


@dataclass(frozen=True)
class Entry:
    """The records that changed in the same way for the same reason, in one version; `went_to` of merged ones."""

    version: str
    ids: tuple[str, ...]
    what: tuple[str, ...]
    why: str
    went_to: str | None = None


@dataclass(frozen=True)
class Tally:
    """How many records of a sort (statements of texts or of documentation, or places) became what in a version."""

    version: str
    sort: str
    became: dict[str, int]


@dataclass(frozen=True)
class Mended:
    """A kind of error: in how many records it was mended, and what was said of those in which nothing else was."""

    kind: str
    records: int
    examples: tuple[Entry, ...]


def kinds_of(what: str) -> frozenset[str]:
    """What a change is a change of: added, merged, removed, or the kinds of error that its columns stand for."""
    if what in (ADDED, MERGED, REMOVED):
        return frozenset({what})
    return frozenset(_MENDED.get(column, OTHER) for column in what.split(";"))


def _numbers(version: str) -> tuple[list[int], str]:
    return [int(part) for part in re.findall(r"\d+", version)], version


def versions(corpus: Corpus) -> tuple[str, ...]:
    """The versions in which something changed, the latest first."""
    return tuple(sorted({change.version for change in _changes(corpus)}, key=_numbers, reverse=True))


def kinds(corpus: Corpus) -> tuple[str, ...]:
    """The kinds of change there are: what records became, then kinds of error."""
    found = {kind for change in _changes(corpus) for kind in kinds_of(change.what)}
    return tuple(kind for kind in (ADDED, MERGED, REMOVED, *_MENDS, OTHER) if kind in found)


@lru_cache(maxsize=4)
def _changes(corpus: Corpus) -> tuple[Change, ...]:
    return tuple(change for rows in corpus.history.values() for change in rows)


def entries(corpus: Corpus, version: str | None = None, kind: str | None = None) -> tuple[Entry, ...]:
    """The log at a version and kind of change, or of all; what shares version, change and reason is one entry."""
    held = (
        change
        for change in _changes(corpus)
        if version in (None, change.version) and (kind is None or kind in kinds_of(change.what))
    )
    return _entries(held)


def _entries(changes: Iterable[Change]) -> tuple[Entry, ...]:
    ids: dict[tuple[str, str, str, str | None], list[str]] = {}
    for change in changes:
        ids.setdefault((change.version, change.what, change.why, change.went_to), []).append(change.id)
    return tuple(
        Entry(version, tuple(found), tuple(what.split(";")), why, went_to)
        for (version, what, why, went_to), found in ids.items()
    )


def is_statement(corpus: Corpus, key: str) -> bool:
    """Whether an id is, or was, a statement's: it begins with that of a source."""
    return key in corpus.claims or (key not in corpus.places and _source(corpus, key) is not None)


def _source(corpus: Corpus, key: str) -> str | None:
    """The source of a statement by its id, which may be gone."""
    if key in corpus.claims:
        return corpus.claims[key].source
    return next((source for source in corpus.sources if key.startswith(f"{source}-")), None)


def _sort(corpus: Corpus, key: str) -> str:
    if not is_statement(corpus, key):
        return "place"
    return str(corpus.sources[_source(corpus, key) or ""].custom.source_class)


def tallies(corpus: Corpus) -> tuple[Tally, ...]:
    """What became of statements of texts, of documentation, and of places, version by version, the latest first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for change in _changes(corpus):
        became = change.what if change.what in BECAME else CHANGED
        found.setdefault((change.version, _sort(corpus, change.id)), Counter())[became] += 1
    return tuple(
        Tally(version, sort, {became: found[version, sort][became] for became in BECAME})
        for version in versions(corpus)
        for sort in ("text", "documentation", "place")
        if (version, sort) in found
    )


def mended(corpus: Corpus, examples: int = 2) -> tuple[Mended, ...]:
    """The kinds of error that were mended; the reasons given most often stand first."""
    changed = [change for change in _changes(corpus) if not kinds_of(change.what) & {ADDED, MERGED, REMOVED}]
    found = []
    for kind in (*_MENDS, OTHER):
        held: Sequence[Change] = [change for change in changed if kind in kinds_of(change.what)]
        alone = _entries(change for change in held if kinds_of(change.what) == {kind})
        if held:
            often = sorted(alone, key=lambda entry: -len(entry.ids))
            found.append(Mended(kind, len(held), tuple(often[:examples])))
    return tuple(found)
