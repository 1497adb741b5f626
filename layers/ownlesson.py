"""The screen of a teacher's own lesson: put together in the browser, read from its address, kept nowhere here."""

from collections.abc import Mapping
from functools import lru_cache

from geodata.corpus import Corpus
from geodata.lesson import Lesson
from geodata.lessoncode import LONGEST, LessonError, packed, unpacked
from layers.lessonsteps import FORMS, PRESENT, READER, SLIDE, Projected, Way, beginning, page, projected
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen

CODE = "lesson"
_CHOICES = (
    Choice(CODE, "Lesson", {}, carried=True, longest=LONGEST + 1),
    Choice("step", "Step", {}, carried=True),
    PRESENT,
    SLIDE,
    READER,
)


def way(code: str) -> Way:
    """The addresses of a lesson that a code holds."""
    return Way("own", ((CODE, code),))


@lru_cache(maxsize=64)
def _alone(lesson: Lesson, at: int) -> str:
    """The code of one step for pupils, without what is for the teacher; shorter than the lesson's."""
    step = lesson.steps[at].model_copy(update={"note": None})
    return packed(lesson.model_copy(update={"steps": (step,), "definitions": (), "summary": None}))


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """A step of the lesson in the address, a slide of it, or its beginning; without one, what makes a lesson."""
    code = values[CODE]
    if not code:
        claims = corpus.claims.values()
        return TEMPLATES.get_template("own_lesson.html").render(
            forms=FORMS,
            terms={entry.id: entry.title for entry in corpus.glossary.values()},
            claims=" ".join(claim.id for claim in claims if not claim.sensitivity),
            graphic=" ".join(claim.id for claim in claims if claim.sensitivity),
            lessons=[{"title": lesson.title, "code": packed(lesson)} for lesson in corpus.lessons.values()],
        )
    try:
        lesson = unpacked(code, corpus)
    except LessonError as error:
        return TEMPLATES.get_template("own_lesson_faults.html").render(faults=error.faults)
    handout = f"handout.pdf?{CODE}={code}&"
    addresses = way(code).read_by(values)
    at = next((at for at, step in enumerate(lesson.steps) if step.id == values["step"]), None)
    if at is None:
        return _THEIRS + beginning(corpus, lesson, addresses, handout)
    if values[PRESENT.name]:
        return projected(corpus, lesson, at, way(code), Projected(values[SLIDE.name], way(_alone(lesson, at))))
    return _THEIRS + page(corpus, lesson, at, addresses, handout)


_THEIRS = (
    '<p class="reading hint">This lesson was put together by whoever made its address. Its words are theirs; '
    "statements and maps are those of the data.</p>"
)
SCREEN = Screen(
    "own",
    "Own lesson",
    "Steps that somebody puts together from views of this map and its statements. Nothing of it is kept on the server.",
    content,
    lambda _: _CHOICES,
    ("cards", "lesson", "exercise", "projected", "own"),
    live=True,
)
