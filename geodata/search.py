"""What words find: places by any of their names, sources, and statements; each apart."""

from dataclasses import dataclass
from functools import lru_cache

from geodata.corpus import Corpus
from geodata.folding import patterns, ranked
from geodata.frames import select
from geodata.selection import Selection
from geodata.wording import author_text


@dataclass(frozen=True)
class Found:
    """Ids of what is found: places with the name that the words meet, sources, claims; `claim` is one named by id."""

    places: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    claim: str | None


def search(corpus: Corpus, words: str) -> Found:
    """What is found by words, in any order, in any language and script that a name is known in; nothing by none."""
    if not patterns(words):
        return Found((), (), (), None)
    places, sources = _names(corpus)
    asked = words.strip().lower()
    at = [list(places)[number] for number in ranked(list(places.values()), words)]
    return Found(
        places=tuple((place, _met(places[place], words)) for place in at),
        sources=tuple(list(sources)[number] for number in ranked(list(sources.values()), words)),
        claims=tuple(select(corpus, Selection(words=words)).claims.index),
        claim=asked if asked in corpus.claims else None,
    )


def _met(names: list[str], words: str) -> str:
    """The name of a place that the words meet best; its title where only several together hold them."""
    return names[next(iter(ranked([[name] for name in names], words)), 0)]


@lru_cache(maxsize=4)
def _names(corpus: Corpus) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What places and sources are called, by id."""
    places = {
        place.id: list(dict.fromkeys([place.title, place.id, *(row.toponym for row in corpus.names.get(place.id, ()))]))
        for place in corpus.places.values()
    }
    sources = {
        source.id: [source.custom.label, source.id, source.title, source.custom.party, author_text(source)]
        for source in corpus.sources.values()
    }
    return places, sources
