"""Which figures are parts of others, so that no sum counts people twice, and which ones no source breaks down."""

from collections.abc import Iterable
from functools import lru_cache

from geodata.corpus import Corpus
from geodata.model import Figure


@lru_cache(maxsize=4)
def by_key(corpus: Corpus) -> dict[str, Figure]:
    """Every figure by its key, claim/measure."""
    return {figure.key: figure for figures in corpus.figures.values() for figure in figures}


@lru_cache(maxsize=4)
def _divided(corpus: Corpus) -> dict[tuple[object, ...], tuple[str, ...]]:
    """The sources that break a number down, by what the number is."""
    found: dict[tuple[object, ...], dict[str, None]] = {}
    for figure in by_key(corpus).values():
        whole = whole_of(corpus, figure)
        if whole is not None:
            found.setdefault(_number(corpus, whole), {})[corpus.claims[whole.claim].source] = None
    return {number: tuple(sources) for number, sources in found.items()}


def _number(corpus: Corpus, figure: Figure) -> tuple[object, ...]:
    """What makes two sources' figures the same number: topic, measure and values."""
    return corpus.claims[figure.claim].topic, figure.measure, figure.value, figure.low, figure.high


def whole_of(corpus: Corpus, figure: Figure) -> Figure | None:
    """The figure that this one is a part of, if any."""
    return None if figure.part_of is None else by_key(corpus)[figure.part_of]


def part_text(figure: Figure, whole: str) -> str:
    """Of what a figure is a part, in words; where a remark says how it was read, it is our reading."""
    return f"{'taken as ' if figure.note else ''}part of the {whole}"


def broken_down_by(corpus: Corpus, figure: Figure) -> tuple[str, ...]:
    """The ids of the sources that say what this number is made up of; empty where none does."""
    return _divided(corpus.whole).get(_number(corpus, figure), ())


def additive(corpus: Corpus, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Of some figures those that are no part of another of them, at whatever remove."""
    chosen = list(figures)
    keys = {figure.key for figure in chosen}

    def held(figure: Figure) -> bool:
        whole = whole_of(corpus, figure)
        return whole is not None and (whole.key in keys or held(whole))

    return tuple(figure for figure in chosen if not held(figure))
