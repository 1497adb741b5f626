"""Links from a page to the map, relative to the app's address."""

from typing import Any

from geodata.corpus import Corpus
from geodata.selection import Selection


def everything(corpus: Corpus, **asked: Any) -> str:
    """The query of all that a selection's fields ask for: of all dates and layers, the undated too."""
    every = frozenset(rule.id for rule in corpus.layers)
    return f"{Selection(layers=every, **asked).query(corpus)}&dated=any"


def on_map(corpus: Corpus, **asked: Any) -> str:
    """The map at all that a selection's fields ask for."""
    return f"./?{everything(corpus, **asked)}"
