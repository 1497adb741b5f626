"""Who speaks about what, when and where: numbers of statements by source; silence is a nought, and nothing is graded.

Texts stand one by one, documentation by side. A statement is counted in every period that one of its days lies in, and
at each of its places.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from geodata import sparing
from geodata.corpus import Corpus
from geodata.corroboration import party
from geodata.model import Claim

UNDATED = "undated"  # the row of statements without a date, among the periods


@dataclass(frozen=True)
class Line:
    """What is spoken of (the id of a topic, period or place), and the statements by text and by side.

    `left_out` are the texts, `sides_left_out` the sides that speak of it in statements alone that are left out.
    """

    about: str
    texts: Mapping[str, int]
    sides: Mapping[str, int]
    left_out: Set[str] = frozenset()
    sides_left_out: Set[str] = frozenset()

    @property
    def speaking(self) -> tuple[str, ...]:
        """The texts that speak of it."""
        return tuple(text for text, count in self.texts.items() if count or text in self.left_out)

    @property
    def documented(self) -> bool:
        """Whether documentation speaks of it."""
        return bool(self.sides_speaking)

    @property
    def sides_speaking(self) -> tuple[str, ...]:
        """The sides whose documentation speaks of it."""
        return tuple(side for side, count in self.sides.items() if count or side in self.sides_left_out)


@lru_cache(maxsize=4)
def sides(corpus: Corpus) -> tuple[str, ...]:
    """The sides from which documentation comes, in the order in which they come."""
    return tuple(dict.fromkeys(party(source) for source in corpus.sources.values() if not source.is_text))


def _lines(corpus: Corpus, every: Iterable[str], of: Callable[[Claim], Iterable[str]]) -> tuple[Line, ...]:
    texts: dict[str, Counter[str]] = {about: Counter() for about in every}
    others: dict[str, Counter[str]] = {about: Counter() for about in texts}
    for claim in corpus.claims.values():
        source = corpus.sources[claim.source]
        for about in set(of(claim)) & texts.keys():
            if source.is_text:
                texts[about][source.id] += 1
            else:
                others[about][party(source)] += 1
    left_out: dict[str, set[str]] = {about: set() for about in texts}
    sides_left_out: dict[str, set[str]] = {about: set() for about in texts}
    for claim in sparing.left_out(corpus).values():
        source = corpus.sources[claim.source]
        for about in set(of(claim)) & texts.keys():
            if source.is_text and not texts[about][source.id]:
                left_out[about].add(source.id)
            elif not source.is_text and not others[about][party(source)]:
                sides_left_out[about].add(party(source))
    return tuple(
        Line(
            about,
            {text: texts[about][text] for text in corpus.texts},
            {side: others[about][side] for side in sides(corpus)},
            left_out[about],
            sides_left_out[about],
        )
        for about in texts
    )


def topics(corpus: Corpus) -> tuple[Line, ...]:
    """By topic, in the order of the vocabulary."""
    return _lines(corpus, corpus.topics, lambda claim: (claim.topic,))


def periods(corpus: Corpus) -> tuple[Line, ...]:
    """By period, in the order of chapters.csv, and at last what has no date."""

    def held(claim: Claim) -> Iterable[str]:
        if claim.when is None or not claim.dated:
            return (UNDATED,)
        return (chapter.id for chapter in corpus.chapters if claim.when and claim.when.meets(*chapter.days))

    return _lines(corpus, [*(chapter.id for chapter in corpus.chapters), UNDATED], held)


def places(corpus: Corpus) -> tuple[Line, ...]:
    """By place at which something is stated, those with most statements first."""
    spoken = sorted(corpus.claims_at, key=lambda place: (-len(corpus.claims_at[place]), place))
    return _lines(corpus, spoken, lambda claim: claim.places)


def of_one_text(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What one text alone speaks of, and no documentation."""
    return tuple(line for line in lines if len(line.speaking) == 1 and not line.documented)


def of_no_text(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What documentation alone speaks of."""
    return tuple(line for line in lines if not line.speaking and line.documented)


def questions(corpus: Corpus) -> tuple[Line, ...]:
    """By question, in the order of questions.csv: how many answers each gives."""
    answered: dict[str, list[str]] = {}
    for answer in corpus.whole.answers:
        answered.setdefault(answer.claim, []).append(answer.question)
    lines = _lines(corpus, corpus.questions, lambda claim: answered.get(claim.id, ()))
    return tuple(line for line in lines if line.speaking or line.documented)


def of_one_party(corpus: Corpus, lines: Iterable[Line]) -> dict[str, tuple[Line, ...]]:
    """What one side alone speaks of, its texts and its publications taken together, by side."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        texts = {party(corpus.sources[text]) for text in line.speaking}
        speaking = texts.union(line.sides_speaking)
        if len(speaking) == 1:
            found.setdefault(min(speaking), []).append(line)
    return {side: tuple(held) for side, held in found.items()}
