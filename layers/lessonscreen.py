"""The screen of the lessons: what each is for, and its steps one by one, each with an address."""

from collections.abc import Mapping
from urllib.parse import urlencode

from geodata.corpus import Corpus
from geodata.lesson import Lesson, Step
from layers.cards import claim_card
from layers.rendering import TEMPLATES
from layers.screen import SWITCH, Choice, Screen

PRESENT = "present"
FORMS = {"alone": "alone", "pairs": "in pairs", "groups": "in groups", "class": "all together"}


def _steps(corpus: Corpus) -> dict[str, tuple[Lesson, int]]:
    """Every step of every lesson by its name in the address: lesson/step."""
    return {
        f"{lesson.id}/{step.id}": (lesson, at)
        for lesson in corpus.lessons.values()
        for at, step in enumerate(lesson.steps)
    }


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    titles = {name: f"{at + 1}. {lesson.steps[at].title}" for name, (lesson, at) in _steps(corpus).items()}
    return (
        Choice("step", "Step", {"": "What the lesson is for", **titles}),
        Choice.switch(PRESENT, "Large, for a projector"),
    )


def address(lesson: Lesson, step: Step | None, present: bool = False) -> str:
    """The address of a step, or of the lesson's beginning; as it is presented, if asked."""
    asked = {"step": f"{lesson.id}/{step.id}"} if step else {}
    query = urlencode({**asked, **({PRESENT: SWITCH} if present else {})}, safe="/")
    return f"lessons?{query}" if query else "lessons"


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """A step, or what the lessons are for."""
    found = _steps(corpus).get(values["step"])
    present = bool(values[PRESENT])
    if found is None:
        return TEMPLATES.get_template("lessons.html").render(
            lessons=[
                (lesson, [(address(lesson, step, present), step) for step in lesson.steps])
                for lesson in corpus.lessons.values()
            ],
            forms=FORMS,
            present=present,
        )
    lesson, at = found
    step = lesson.steps[at]
    return TEMPLATES.get_template("lesson_step.html").render(
        lesson=lesson,
        step=step,
        number=at + 1,
        form=FORMS[step.form],
        present=present,
        before=address(lesson, lesson.steps[at - 1] if at else None, present),
        after=address(lesson, lesson.steps[at + 1], present) if at + 1 < len(lesson.steps) else None,
        cards=[claim_card(corpus, corpus.claims[key]) for key in step.claims],
    )


SCREEN = Screen(
    "lessons",
    "Lessons",
    "For a class: steps through the map that ask about sources. Each step has an address. Nothing graphic is needed, "
    "and no one is asked to take a side.",
    content,
    _choices,
    ("cards", "lesson"),
)
