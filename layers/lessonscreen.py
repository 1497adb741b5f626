"""The screen of the lessons of the data: what each is for, and its steps one by one, each with an address."""

from collections.abc import Mapping

from markupsafe import Markup

from geodata.corpus import Corpus
from geodata.lesson import Lesson, Step
from layers.lessonsteps import PRESENT, READER, SLIDE, Projected, Way, beginning, page, projected
from layers.screen import Choice, Screen


def _steps(corpus: Corpus) -> dict[str, tuple[Lesson, int]]:
    """Every step of every lesson by its name in the address: lesson/step."""
    return {
        f"{lesson.id}/{step.id}": (lesson, at)
        for lesson in corpus.lessons.values()
        for at, step in enumerate(lesson.steps)
    }


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    titles = {name: f"{at + 1}. {lesson.steps[at].title}" for name, (lesson, at) in _steps(corpus).items()}
    return (Choice("step", "Step", {"": "What the lesson is for", **titles}), PRESENT, SLIDE, READER)


def way(lesson: Lesson) -> Way:
    """The addresses of a lesson of the data."""
    return Way("lessons", prefix=f"{lesson.id}/")


def address(lesson: Lesson, step: Step | None) -> str:
    """The address of a step, or of the beginning."""
    return way(lesson).to(step)


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """A step, a slide of it, or what the lessons are for."""
    found = _steps(corpus).get(values["step"])
    if found is None:
        all_of_them = [
            beginning(corpus, lesson, way(lesson).read_by(values), f"handout/{lesson.id}.pdf?")
            for lesson in corpus.lessons.values()
        ]
        return "".join(all_of_them) or Markup("<p>There is no lesson in the data.</p>")
    lesson, at = found
    addresses = way(lesson)
    if values[PRESENT.name]:
        return projected(corpus, lesson, at, addresses, Projected(values[SLIDE.name], addresses))
    return page(corpus, lesson, at, addresses.read_by(values), f"handout/{lesson.id}.pdf?")


SCREEN = Screen(
    "lessons",
    "Lessons",
    "For a class: steps through the map that ask about sources. Each step has an address. Nothing graphic is needed, "
    "and no one is asked to take a side.",
    content,
    _choices,
    ("cards", "lesson", "exercise", "projected"),
    live=True,
)
