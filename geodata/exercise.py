"""Exercises on what sources say: statements to sort, a grid to fill in, questions to ask, words to predict.

An exercise is what an address asks for; it has no answers, and nothing here says which one is right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from geodata import comparison, usage
from geodata.corpus import Corpus
from geodata.gathered import MOST, gathered
from geodata.model import Claim, Mode
from geodata.wording import counted

_EXAMPLE = 8  # statements to sort, at most


class Kind(StrEnum):
    """What is to be done."""

    SORT = "sort"
    GRID = "grid"
    PROMPTS = "prompts"
    WORDS = "words"


class Box(StrEnum):
    """What a statement can be sorted as; more than one may fit."""

    EVENT = "event"
    JUDGEMENT = "judgement"
    NUMBER = "number"
    HEARSAY = "hearsay"


BOXES = {
    Box.EVENT: ("Event asserted", "The source says that something happened."),
    Box.JUDGEMENT: ("Judgement", "The source says what something was or meant."),
    Box.NUMBER: ("Number", "The source counts or measures."),
    Box.HEARSAY: ("Hearsay", "The source passes on what another said."),
}


@dataclass(frozen=True)
class Prompt:
    """Questions to ask of a statement, of one sort."""

    title: str
    questions: tuple[str, ...]


PROMPTS = {
    "sourcing": Prompt(
        "Sourcing", ("Who states this, and when?", "For whom was it written?", "How could its author know it?")
    ),
    "context": Prompt(
        "Context",
        (
            "What was happening when it was written, and in the time it speaks of?",
            "What came before, according to whom?",
        ),
    ),
    "corroboration": Prompt(
        "Corroboration",
        (
            "Who else says it, and do they depend on one another?",
            "What does documentation say of it, and how was that seen?",
        ),
    ),
    "reading": Prompt(
        "Close reading",
        ("Which words judge?", "Who acts in the sentence, and who does not?", "What is left out?"),
    ),
}
TELLS = "What does the difference tell, and what not?"
PREDICTIONS = ("first", "second", "both", "neither")  # which of two texts uses a word more
_TAKES = {
    Kind.SORT: {"ids"},
    Kind.GRID: {"topic"},
    Kind.PROMPTS: {"ids", "ask"},
    Kind.WORDS: {"one", "other"},
}


@dataclass(frozen=True)
class Exercise:
    """One exercise: its kind and what it is about. `ask` is one of the prompts alone, empty for all of them.

    `graphic` counts statements that were asked for and are left out; `missing` are ids of no statement.
    """

    kind: Kind
    claims: tuple[str, ...] = ()
    ask: str = ""
    topic: str = ""
    texts: tuple[str, ...] = ()
    graphic: int = 0
    missing: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """The query that asks for it, the same wherever the exercise stands; answers are kept under it."""
        asked = {"kind": str(self.kind), "ids": ",".join(self.claims), "ask": self.ask, "topic": self.topic}
        asked |= dict(zip(("one", "other"), self.texts, strict=False))
        return urlencode({name: value for name, value in asked.items() if value}, safe=",")

    @property
    def prompts(self) -> dict[str, Prompt]:
        """The prompts that it asks, by id."""
        return {self.ask: PROMPTS[self.ask]} if self.ask else PROMPTS


def asked(corpus: Corpus, values: Mapping[str, str]) -> Exercise | None:
    """The exercise that an address asks for, without what makes no sense in it; `None` where it names no kind."""
    kind = values.get("kind", "")
    if kind not in set(Kind):
        return None
    match Kind(kind):
        case Kind.GRID:
            topic = values.get("topic", "")
            return Exercise(Kind.GRID, topic=topic if topic in comparison.topics(corpus) else "")
        case Kind.WORDS:
            texts = (values.get("one", ""), values.get("other", ""))
            fit = set(texts) <= set(corpus.texts) and texts[0] != texts[1]
            return Exercise(Kind.WORDS, texts=texts if fit else ())
        case about:
            found = gathered(corpus, values.get("ids", ""))
            claims = tuple(one for one in found.claims if not corpus.claims[one].sensitivity)
            ask = values.get("ask", "")
            return Exercise(
                about,
                claims,
                ask=ask if about is Kind.PROMPTS and ask in PROMPTS else "",
                graphic=len(found.claims) - len(claims) + len(found.left_out),
                missing=(*found.gone, *found.unknown),
            )


def unfit(corpus: Corpus, query: str) -> Iterator[tuple[str, str]]:
    """What makes no sense in the query of an exercise, each with the remedy."""
    values = dict(parse_qsl(query, keep_blank_values=True))
    found = asked(corpus, values)
    if found is None:
        yield f"there is no kind of exercise '{values.get('kind', '')}'", f"choose one of {', '.join(Kind)}"
        return
    takes = _TAKES[found.kind]
    for name in values.keys() - takes - {"kind"}:
        yield f"an exercise of kind {found.kind} takes no '{name}'", f"it takes {', '.join(sorted(takes))}"
    if "ids" in takes:
        yield from _unfit_claims(corpus, found)
    if values.get("ask", "") != found.ask and "ask" in takes:
        yield f"there are no questions '{values['ask']}' to ask", f"choose one of {', '.join(PROMPTS)}"
    if found.kind is Kind.GRID and not found.topic:
        yield f"no question has the topic '{values.get('topic', '')}'", "choose a topic of the questions"
    if found.kind is Kind.WORDS and not found.texts:
        yield "'one' and 'other' are not two texts", f"choose two of {', '.join(corpus.texts)}"


def _unfit_claims(corpus: Corpus, found: Exercise) -> Iterator[tuple[str, str]]:
    for claim in found.missing:
        yield f"there is no statement '{claim}'", "correct the id"
    if found.graphic:
        yield f"{counted(found.graphic)} with graphic detail", "choose another; none is needed"
    if not found.claims:
        yield "the exercise has no statement", f"name one to {MOST} by their ids, with commas between"


def boxes(corpus: Corpus, claim: Claim) -> tuple[Box, ...]:
    """The boxes that the way in which the map records a statement comes closest to; none where it has a class beside
    them.
    """
    fits = {
        Box.EVENT: claim.mode is Mode.EVENT,
        Box.JUDGEMENT: claim.mode is Mode.CHARACTERISATION,
        Box.NUMBER: claim.mode is Mode.FIGURE or bool(corpus.figures.get(claim.id)),
        Box.HEARSAY: claim.quoted_source is not None,
    }
    return tuple(box for box, fit in fits.items() if fit)


def rows(corpus: Corpus, topic: str) -> list[comparison.Row]:
    """The questions of a grid."""
    return [row for row in comparison.grid(corpus) if row.topic == topic]


def predicted(corpus: Corpus, texts: tuple[str, ...]) -> list[tuple[str, tuple[int, ...]]]:
    """The words to predict, by id, with how often each stands in the texts."""
    return [(key, tuple(counts[text] for text in texts)) for key, counts in usage.counts(corpus).items()]


def example(corpus: Corpus, kind: Kind) -> Exercise | None:
    """An exercise to begin with, taken from the data; `None` where the data has nothing for one of the kind."""
    match kind:
        case Kind.GRID:
            topics = {topic: rows(corpus, topic) for topic in comparison.topics(corpus)}
            fullest = max(topics, key=lambda topic: _answered(topics[topic]), default=None)
            return Exercise(kind, topic=fullest) if fullest else None
        case Kind.WORDS:
            enough = len(corpus.texts) > 1 and bool(corpus.keywords)
            return Exercise(kind, texts=corpus.texts[:2]) if enough else None
    different = _different(corpus)
    if not different:
        return None
    return Exercise(kind, different[:_EXAMPLE]) if kind is Kind.SORT else Exercise(kind, different[:1])


def _answered(found: list[comparison.Row]) -> tuple[bool, float]:
    """Whether questions are few enough for a first grid, and the share of its cells that are answered."""
    cells = [bool(held) for row in found for held in (*row.texts.values(), row.documentation)]
    return 1 < len(found) <= 6, sum(cells) / len(cells)


def _different(corpus: Corpus) -> tuple[str, ...]:
    """Statements of texts that differ in boxes, the first of each; then the first of each text for each of them."""
    first: dict[tuple[Box, ...], str] = {}
    more: dict[tuple[str, tuple[Box, ...]], str] = {}
    for claim in corpus.claims.values():
        if claim.source in corpus.texts and not claim.sensitivity:
            key = boxes(corpus, claim)
            more.setdefault((claim.source, key), claim.id)
            first.setdefault(key, claim.id)
    return tuple(dict.fromkeys([*first.values(), *more.values()]))
