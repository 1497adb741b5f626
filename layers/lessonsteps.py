"""A lesson as HTML: its beginning, its steps, and the slides of a step for a projector.

Where a lesson stands, in the data or in an address, makes no difference to what it looks like; its `Way` tells links.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import shapely

from geodata.corpus import Corpus
from geodata.lesson import Lesson, Show, Step
from geodata.lessoncode import packed
from geodata.model import Claim
from layers import exercises
from layers.cards import claim_card
from layers.links import coded, everything
from layers.picture_extent import Extent
from layers.plainpage import EMBED, EMBEDDED, PROJECTED
from layers.rendering import TEMPLATES
from layers.screen import SWITCH, Choice

FORMS = {"alone": "alone", "pairs": "in pairs", "groups": "in groups", "class": "all together"}
_ON_SLIDE = f"{EMBED}={PROJECTED}"
_DENSE = 200  # characters of an address whose code is shown larger
_NUMBER = re.compile("[0-9]{1,3}")
_BESIDE = (400.0, 300.0)  # pixels of a map beside a statement, at least
_NEAREST = 10.0  # its zoom, so that what is around can be seen
PRESENT = Choice.switch("present", "As it is projected", carried=True)
SLIDE = Choice("slide", "Slide", {}, carried=True)
READER = Choice("for", "Who reads it", {"": "the teacher", "pupils": "pupils"}, carried=True)
_PUPILS = (READER.name, "pupils")


@dataclass(frozen=True)
class Way:
    """The addresses of a lesson: its screen's name, the parameters that name the lesson, and how a step is named."""

    screen: str
    lesson: tuple[tuple[str, str], ...] = ()
    prefix: str = ""

    @property
    def pupils(self) -> bool:
        """Whether what is for the teacher is left out."""
        return _PUPILS in self.lesson

    def for_pupils(self) -> "Way":
        """The addresses without what is for the teacher."""
        return self if self.pupils else replace(self, lesson=(*self.lesson, _PUPILS))

    def read_by(self, values: Mapping[str, str]) -> "Way":
        """The addresses for whom the values of a screen's choices name."""
        return self.for_pupils() if values[READER.name] else self

    def to(self, step: Step | None = None, slide: int | None = None) -> str:
        """The address of the beginning or of a step; as it is projected, if a slide is given."""
        asked = dict(self.lesson)
        if step:
            asked["step"] = f"{self.prefix}{step.id}"
        if slide is not None:
            asked[PRESENT.name] = SWITCH
        if slide:
            asked[SLIDE.name] = str(slide)
        query = urlencode(asked, safe="/")
        page = self.screen if slide is None else f"read/{self.screen}"
        return f"{page}?{query}" if query else page


def code(address: str) -> str | None:
    """The picture of an address' QR code; `None` where it is too long to be read from a projector."""
    asked = urlencode({"to": address})
    return f"code.svg?{asked}" if coded(address) else None


def defined(corpus: Corpus, lesson: Lesson) -> list[tuple[str, str, str | None]]:
    """The words that a lesson explains, what they mean in it, and the address of the glossary's own entry, if any."""
    entries = {part.lower(): entry.id for entry in corpus.glossary.values() for part in entry.title.split(", ")}
    return [
        (term, meaning, f"glossary?term={entries[term.lower()]}" if term.lower() in entries else None)
        for term, meaning in lesson.definitions
    ]


def beginning(corpus: Corpus, lesson: Lesson, way: Way, handout: str) -> str:
    """What a lesson is for, the words that are needed, and its steps; `handout` is the address of it on paper."""
    return TEMPLATES.get_template("lesson.html").render(
        lesson=lesson,
        terms=defined(corpus, lesson),
        way=way,
        forms=FORMS,
        handout=handout,
        draft=f"own#lesson={packed(lesson)}",
    )


def page(corpus: Corpus, lesson: Lesson, at: int, way: Way, handout: str) -> str:
    """A step of a lesson, all of it on one page."""
    step = lesson.steps[at]
    return TEMPLATES.get_template("lesson_step.html").render(
        lesson=lesson,
        step=step,
        number=at + 1,
        form=FORMS[step.form],
        way=way,
        before=lesson.steps[at - 1] if at else None,
        after=lesson.steps[at + 1] if at + 1 < len(lesson.steps) else None,
        exercises=[(show, exercises.shown(corpus, show)) for show in step.shows if show.exercise],
        terms=[] if at else defined(corpus, lesson),
        words=[corpus.glossary[key] for key in step.terms],
        cards=[claim_card(corpus, corpus.claims[key]) for key in step.claims],
        for_pupils=way.for_pupils().to(step),
        handout=handout,
    )


def located(corpus: Corpus, claim: Claim) -> str | None:
    """The address at which a frame shows where a statement is placed; `None` where it is nowhere."""
    shapes = [shape for place in claim.places if (shape := corpus.geometries[place]) is not None]
    if not shapes:
        return None
    west, south, east, north = shapely.total_bounds(shapes)
    zoom = Extent.fitting((west, south, east, north), _BESIDE, nearest=_NEAREST).zoom
    position = (round((south + north) / 2, 3), round((west + east) / 2, 3), round(zoom, 1))
    return f"map?{everything(corpus, ids=frozenset({claim.id}), map=position)}&{_ON_SLIDE}"


def framed(show: Show) -> str:
    """The address at which a frame shows something: a view of the map, or a page without what is around it."""
    if show.query is not None:
        return f"map?{show.query}&{_ON_SLIDE}"
    page, mark, part = (show.page or "").partition("#")
    path, _, query = page.partition("?")
    front = "" if "/" in path else "read/"  # a record's page, or a screen's
    return f"{front}{path}?{query}{'&' if query else ''}{_ON_SLIDE}{mark}{part}"


Terms = list[tuple[str, str, str | None]]
Slide = Show | Claim | Terms | None  # a view or a screen, a statement, the lesson's words, or the step's own text


def slides(corpus: Corpus, lesson: Lesson, step: Step) -> list[Slide]:
    """What is projected of a step, one after the other: its text, what it shows, its statements one by one; with the
    first step the words that the lesson explains.
    """
    terms = [defined(corpus, lesson)] if lesson.definitions and step is lesson.steps[0] else []
    return [None, *terms, *step.shows, *(corpus.claims[key] for key in step.claims)]


@dataclass(frozen=True)
class Projected:
    """What is to be projected: a slide, by its number as an address says it; and the addresses for pupils."""

    slide: str
    pupils: Way


def projected(corpus: Corpus, lesson: Lesson, at: int, way: Way, asked: Projected) -> str:
    """A slide of a step for a projector, with the code of the address for pupils."""
    step = lesson.steps[at]
    all_of_it = slides(corpus, lesson, step)
    number = min(int(asked.slide), len(all_of_it) - 1) if _NUMBER.fullmatch(asked.slide) else 0
    slide = all_of_it[number]
    pupils = f"read/{asked.pupils.for_pupils().to(step)}&{EMBED}={EMBEDDED}"
    before: str | None = None
    after: str | None = None
    if number:
        before = way.to(step, number - 1)
    elif at:
        previous = lesson.steps[at - 1]
        before = way.to(previous, len(slides(corpus, lesson, previous)) - 1)
    if number + 1 < len(all_of_it):
        after = way.to(step, number + 1)
    elif at + 1 < len(lesson.steps):
        after = way.to(lesson.steps[at + 1], 0)
    return TEMPLATES.get_template("lesson_slide.html").render(
        lesson=lesson,
        step=step,
        number=at + 1,
        slide=number + 1,
        of=len(all_of_it),
        show=slide if isinstance(slide, Show) else None,
        framed=framed(slide) if isinstance(slide, Show) else None,
        terms=slide if isinstance(slide, list) else None,
        claim=slide if isinstance(slide, Claim) else None,
        card=claim_card(corpus, slide) if isinstance(slide, Claim) else "",
        located=located(corpus, slide) if isinstance(slide, Claim) else None,
        before=before,
        after=after,
        end=way.to(step),
        code=code(pupils),
        dense=len(pupils) > _DENSE,
        pupils=pupils,
    )
