"""A list of statements that a viewer has gathered: what it holds now, and what changed since a version was cited."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geodata.changes import told
from geodata.corpus import Corpus

MOST = 100  # statements of a list, so that its address stays short


@dataclass(frozen=True)
class Gathered:
    """The ids asked for: of claims that there are, in their order in the list; left out; that were; and of none."""

    claims: tuple[str, ...]
    left_out: tuple[str, ...]
    gone: tuple[str, ...]
    unknown: tuple[str, ...]


def gathered(corpus: Corpus, ids: str) -> Gathered:
    """What a list of ids, with commas or spaces between, stands for; each once, at most `MOST`."""
    asked = [one for one in dict.fromkeys(re.split(r"[,\s]+", ids.lower())) if one][:MOST]
    known = corpus.whole.claims
    return Gathered(
        claims=tuple(one for one in asked if one in corpus.claims),
        left_out=tuple(one for one in asked if one in known and one not in corpus.claims),
        gone=tuple(one for one in asked if one not in known and one in corpus.history),
        unknown=tuple(one for one in asked if one not in known and one not in corpus.history),
    )


def versions(corpus: Corpus) -> list[str]:
    """The versions of the data that something was released or changed in, the earliest first."""
    changed = {change.version for changes in corpus.history.values() for change in changes}
    return sorted({*corpus.released.values(), *changed, corpus.meta.version}, key=_order)


def since(corpus: Corpus, ids: Iterable[str], version: str) -> dict[str, list[str]]:
    """What changed in records after a version, in sentences, the latest first, by the id of each that did change."""
    found = {}
    for one in ids:
        later = [change for change in corpus.history.get(one, ()) if _order(change.version) > _order(version)]
        if later:
            found[one] = told(later, None)
    return found


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))
