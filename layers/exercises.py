"""Exercises as forms: statements to sort, a grid, questions to ask of a statement, words of two texts.

The server makes a form and never hears of it again: what is written in it stays in the browser (`parts/exercise.js`).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from geodata import citing, exercise, usage
from geodata.comparison import topics
from geodata.corpus import Corpus
from geodata.exercise import BOXES, PROMPTS, Exercise, Kind
from geodata.lesson import Show
from geodata.model import Claim, Mode
from geodata.wording import DOCUMENTATION, claim_texts, counted
from layers.links import everything
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen

TITLES = {
    Kind.SORT: "Sort statements",
    Kind.GRID: "A grid of questions and sources",
    Kind.PROMPTS: "Questions to ask of a statement",
    Kind.WORDS: "The words of two texts",
}
SAID = {
    Kind.SORT: "Is it an event, a judgement, a number or hearsay? More than one may fit; say which words decide.",
    Kind.GRID: "What does each source answer? Its page, linked above its column, lists its statements; Search finds "
    "those of documentation. Write the answer into its cell; where a source says nothing, write that.",
    Kind.PROMPTS: "Sourcing, context, corroboration and close reading: what to ask before one weighs what is said.",
    Kind.WORDS: "Predict which of two texts uses a word more, for its length; then look at how often each does.",
}
_MODES = {
    Mode.EVENT: "an event",
    Mode.FIGURE: "a figure",
    Mode.CHARACTERISATION: "a judgement, aim or comparison",
    Mode.COMMEMORATION: "an act, campaign or remembrance, a class beside these four boxes",
    Mode.BACKGROUND: "a state or circumstance, a class beside these four boxes",
}


def form(corpus: Corpus, asked: Exercise, heading: str = "", level: int = 2) -> str:
    """An exercise as a form, with a heading of a level; what keeps answers there is the browser's."""
    content: dict[Kind, Any] = {
        Kind.SORT: _statements,
        Kind.PROMPTS: _statements,
        Kind.GRID: _grid,
        Kind.WORDS: _words,
    }
    return TEMPLATES.get_template("exercise.html").render(
        exercise=asked,
        title=title(corpus, asked),
        heading=heading or title(corpus, asked),
        said=SAID[asked.kind],
        level=level,
        boxes=BOXES,
        corpus=corpus.meta.citation,
        documentation=DOCUMENTATION,
        **content[asked.kind](corpus, asked),
    )


def shown(corpus: Corpus, show: Show) -> str:
    """The form of the exercise that a lesson's step shows; empty where it shows none."""
    return "".join(form(corpus, asked, show.title, level=3) for asked in asked_in(corpus, [show]))


def asked_in(corpus: Corpus, shows: Iterable[Show]) -> list[Exercise]:
    """The exercises among what a lesson's step shows."""
    found = (exercise.asked(corpus, dict(parse_qsl(show.exercise))) for show in shows if show.exercise)
    return [one for one in found if one]


def title(corpus: Corpus, asked: Exercise) -> str:
    """What an exercise is called."""
    about = subject(corpus, asked)
    return f"{TITLES[asked.kind]}: {about}" if about else TITLES[asked.kind]


def subject(corpus: Corpus, asked: Exercise) -> str:
    """What an exercise is about, in a few words."""
    match asked.kind:
        case Kind.GRID:
            return corpus.title("topic", asked.topic) if asked.topic else ""
        case Kind.WORDS:
            return " and ".join(labels(corpus, asked.texts))
        case Kind.SORT:
            return counted(len(asked.claims))
    sources = dict.fromkeys(labels(corpus, [corpus.claims[key].source for key in asked.claims]))
    return ", ".join([*([PROMPTS[asked.ask].title.lower()] if asked.ask else []), *sources])


def labels(corpus: Corpus, sources: Sequence[str]) -> list[str]:
    """The short names of sources."""
    return [corpus.sources[one].custom.label for one in sources]


def _statements(corpus: Corpus, asked: Exercise) -> dict[str, Any]:
    return {"items": [_item(corpus, corpus.claims[key]) for key in asked.claims], "prompts": asked.prompts}


def _item(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    """A statement as it stands in an exercise, and how the map records it."""
    figures = corpus.figures.get(claim.id, ())
    period = _window(claim)
    return {
        "id": claim.id,
        "source": claim.source,
        "sentence": claim_texts(corpus, claim).statement,
        "quote": claim.quote,
        "cited": citing.as_text(corpus, claim),
        "label": corpus.sources[claim.source].custom.label,
        "where": claim.cited_at,
        "mode": _MODES[claim.mode],
        "kind": corpus.title("claim-kind", claim.kind),
        "figures": counted(len(figures), "figure") if figures else "",
        "quoted": claim.quoted_source,
        "boxes": exercise.boxes(corpus, claim),
        "around": f"./?{everything(corpus, **period)}" if period else "",
        "compare": claim.topic if claim.topic in topics(corpus) else "",
    }


def _window(claim: Claim) -> dict[str, Any]:
    """The days of a statement as those of a view, where both ends are known."""
    span = claim.when.span if claim.when else None
    return {"first": span.start, "last": span.end} if span and None not in span else {}


def _grid(corpus: Corpus, asked: Exercise) -> dict[str, Any]:
    texts = corpus.texts
    return {
        "questions": [(row.question, row.title) for row in exercise.rows(corpus, asked.topic)],
        "columns": [*zip(texts, labels(corpus, texts), strict=True), ("documentation", "Documentation")],
        "references": references(corpus, texts),
    }


def references(corpus: Corpus, texts: Sequence[str]) -> list[str]:
    """Texts as entries of a list of references, each after its short name."""
    return [
        f"{label}: {citing.reference(corpus.sources[text])}"
        for text, label in zip(texts, labels(corpus, texts), strict=True)
    ]


def _words(corpus: Corpus, asked: Exercise) -> dict[str, Any]:
    first, second = labels(corpus, asked.texts) or ("", "")
    lengths = [usage.length(corpus, text) for text in asked.texts]
    return {
        "choices": dict(zip(exercise.PREDICTIONS, (first, second, "both alike", "neither"), strict=True)),
        "words": [
            (key, corpus.keywords[key].title, list(zip(counts, lengths, strict=True)))
            for key, counts in exercise.predicted(corpus, asked.texts)
        ],
        "texts": list(zip((first, second), lengths, strict=False)),
        "references": references(corpus, asked.texts),
        "tells": exercise.TELLS,
    }


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    texts = dict(zip(corpus.texts, labels(corpus, corpus.texts), strict=True))
    second = list(texts)[1:] + list(texts)[:1]
    by_topic = {topic: corpus.title("topic", topic) for topic in topics(corpus)}
    of_statements = ("kind", (Kind.SORT.value, Kind.PROMPTS.value))
    of_words = ("kind", (Kind.WORDS.value,))
    return (
        Choice("kind", "Exercise", {"": "What there is", **{kind.value: said for kind, said in TITLES.items()}}),
        Choice("ids", "Statements, by their ids", {}, when=of_statements),
        Choice(
            "ask",
            "Questions",
            {"": "All", **{key: prompt.title for key, prompt in PROMPTS.items()}},
            when=("kind", (Kind.PROMPTS.value,)),
        ),
        Choice("topic", "Questions about", {"": "Choose", **by_topic}, when=("kind", (Kind.GRID.value,))),
        Choice("one", "One text", texts, when=of_words),
        Choice("other", "Another text", {key: texts[key] for key in second}, when=of_words),
    )


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """The exercise at values of the screen's choices, or what there is, with an example of each."""
    asked = exercise.asked(corpus, values)
    if asked and (asked.claims or asked.topic or asked.texts):
        return f'<div class="cards exercises">{form(corpus, asked)}</div>'
    return TEMPLATES.get_template("exercises.html").render(
        kinds=[
            (TITLES[kind], SAID[kind], made)
            for kind in ([asked.kind] if asked else Kind)
            if (made := _examples(corpus, kind))
        ],
        exercise=asked,
        texts=len(corpus.texts),
    )


def _examples(corpus: Corpus, kind: Kind) -> list[tuple[str, str]]:
    """Exercises of a kind, title and address: those of the lessons, or one that is taken from the data."""
    shows = [show for lesson in corpus.lessons.values() for step in lesson.steps for show in step.shows]
    found = [one for one in asked_in(corpus, shows) if one.kind is kind]
    if not found and (example := exercise.example(corpus, kind)):
        found = [example]
    return [(subject(corpus, one), f"exercises?{one.query}") for one in found]


SCREEN = Screen(
    "exercises",
    "Exercises",
    "For a class or alone: sort statements, fill in a grid, ask questions of a statement, predict words. What you "
    "write stays in this browser and is sent nowhere; you can download it with the citations added. Nobody marks it.",
    content,
    _choices,
    ("cards", "exercise"),
    live=True,
)
