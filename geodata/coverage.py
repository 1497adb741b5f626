"""Who speaks about what, when and where: numbers of statements by source; silence is a nought, and nothing is graded.

Texts stand one by one, documentation by side. A statement is counted in every period that one of its days lies in, and
at each of its places.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geodata.corpus import Corpus
from geodata.corroboration import party
from geodata.model import Claim

UNDATED = "undated"  # the row of statements without a date, among the periods


@dataclass(frozen=True)
class Line:
    """What is spoken of (the id of a topic, period or place), and the statements by text and by side."""

    about: str
    texts: Mapping[str, int]
    sides: Mapping[str, int]

    @property
    def speaking(self) -> tuple[str, ...]:
        """The texts that speak of it."""
        return tuple(text for text, count in self.texts.items() if count)

    @property
    def documented(self) -> bool:
        """Whether documentation speaks of it."""
        return any(self.sides.values())


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
    return tuple(
        Line(
            about,
            {text: texts[about][text] for text in corpus.texts},
            {side: others[about][side] for side in sides(corpus)},
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
    for answer in corpus.answers:
        answered.setdefault(answer.claim, []).append(answer.question)
    lines = _lines(corpus, corpus.questions, lambda claim: answered.get(claim.id, ()))
    return tuple(line for line in lines if line.speaking or line.documented)


def of_one_party(corpus: Corpus, lines: Iterable[Line]) -> dict[str, tuple[Line, ...]]:
    """What one side alone speaks of, its texts and its publications taken together, by side."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        texts = {party(corpus.sources[text]) for text in line.speaking}
        speaking = texts | {side for side, count in line.sides.items() if count}
        if len(speaking) == 1:
            found.setdefault(min(speaking), []).append(line)
    return {side: tuple(held) for side, held in found.items()}
