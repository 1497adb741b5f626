"""Whether lessons hold: every step opens, every statement exists, nothing graphic is needed."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from geodata.corpus import Corpus
from geodata.lesson import Lesson, Show
from geodata.reading import Problem
from geodata.selection import Selection, SelectionError

SCREENS = ("compare", "coverage", "acts", "sources", "method", "search", "statement", "source", "place")


def faults(corpus: Corpus, file: str, lesson: Lesson) -> Iterator[Problem]:
    """What does not hold: ids that are not there, views that cannot be shown, graphic statements."""
    if file != f"lessons/{lesson.id}.json":
        yield Problem(file, 0, f"its id is '{lesson.id}'", "name the file by the id of the lesson")
    seen: set[str] = set()
    for step in lesson.steps:
        where = f"step '{step.id}'"
        if step.id in seen:
            yield Problem(file, 0, f"{where} stands twice", "give it an id of its own")
        seen.add(step.id)
        for claim in step.claims:
            if claim not in corpus.claims:
                yield Problem(file, 0, f"{where}: there is no statement '{claim}'", "correct the id")
            elif corpus.claims[claim].sensitivity:
                yield Problem(file, 0, f"{where}: '{claim}' has graphic detail", "choose another; none is needed")
        for show in step.shows:
            yield from _shown(corpus, file, where, show)


def _shown(corpus: Corpus, file: str, where: str, show: Show) -> Iterator[Problem]:
    if (show.query is None) == (show.page is None):
        yield Problem(file, 0, f"{where}: '{show.title}' shows not one thing", "give either query or page")
    if show.query is not None:
        try:
            Selection.from_query(show.query, corpus)
        except SelectionError as error:
            yield Problem(file, 0, f"{where}: '{show.title}' cannot be shown: {error}", "correct the query")
    if show.page is not None and urlsplit(show.page).path.split("/")[0] not in SCREENS:
        yield Problem(file, 0, f"{where}: '{show.page}' is no page", f"begin with one of {', '.join(SCREENS)}")
