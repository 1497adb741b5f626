"""Whether lessons hold: every step opens, every statement exists, nothing graphic is needed."""

import re
from collections.abc import Iterator

from geodata import exercise
from geodata.corpus import Corpus
from geodata.lesson import Lesson, Show, Step
from geodata.reading import Problem
from geodata.selection import Selection, SelectionError

SCREENS = (
    "compare",
    "coverage",
    "acts",
    "sources",
    "method",
    "glossary",
    "exercises",
    "search",
    "statement",
    "source",
    "place",
)
_PAGE = re.compile(rf"({'|'.join(SCREENS)})(/[a-z0-9-]+)?(\?[^#\s]*)?(#[\w-]*)?", re.ASCII)  # of this app alone
Fault = tuple[str, str]  # what does not hold, and the remedy


def faults(corpus: Corpus, file: str, lesson: Lesson) -> Iterator[Problem]:
    """What does not hold in a lesson of the data: its name, what a class must be told, and its steps."""
    if file != f"lessons/{lesson.id}.json":
        yield Problem(file, 0, f"its id is '{lesson.id}'", "name the file by the id of the lesson")
    if not lesson.content_note:
        yield Problem(file, 0, "has no content_note", "say what the class should know beforehand")
    for step in lesson.steps:
        if not step.note:
            yield Problem(file, 0, f"step '{step.id}' has no note", "say what the teacher should look for")
    for message, remedy in unfit(corpus, lesson):
        yield Problem(file, 0, message, remedy)


def unfit(corpus: Corpus, lesson: Lesson) -> Iterator[Fault]:
    """What cannot be shown of any lesson: ids that are not there, views that make no sense, graphic statements."""
    seen: set[str] = set()
    for number, step in enumerate(lesson.steps, 1):
        where = f"step {number} ('{step.id}')"
        if step.id in seen:
            yield f"{where} stands twice", "give it an id of its own"
        seen.add(step.id)
        yield from _claims(corpus, where, step)
        for term in step.terms:
            if term not in corpus.glossary:
                yield f"{where}: the glossary has no '{term}'", "correct the id"
        for show in step.shows:
            yield from _shown(corpus, where, show)


def _claims(corpus: Corpus, where: str, step: Step) -> Iterator[Fault]:
    for claim in step.claims:
        if claim not in corpus.claims:
            yield f"{where}: there is no statement '{claim}'", "correct the id"
        elif corpus.claims[claim].sensitivity:
            yield f"{where}: '{claim}' has graphic detail", "choose another; none is needed"


def _shown(corpus: Corpus, where: str, show: Show) -> Iterator[Fault]:
    if show.query is not None:
        try:
            Selection.from_query(show.query, corpus)
        except SelectionError as error:
            yield f"{where}: '{show.title}' cannot be shown: {error}", "correct the query"
    if show.page is not None and not _PAGE.fullmatch(show.page):
        yield f"{where}: '{show.page}' is no page", f"begin with one of {', '.join(SCREENS)}"
    elif show.exercise:
        for message, remedy in exercise.unfit(corpus, show.exercise):
            yield f"{where}: '{show.title}': {message}", remedy
