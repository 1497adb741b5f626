"""A lesson on paper: the handout of its steps, for pupils or for the teacher, as PDF; and addresses as QR codes."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.corpus import Corpus
from geodata.exercise import Kind
from geodata.lesson import Lesson, Show
from geodata.lesson import Step as LessonStep
from geodata.lessoncode import LessonError, unpacked
from geodata.selection import Selection
from layers import exercises, picture, sparing
from layers.exercisepaper import on_paper, stated
from layers.handout import Handout, Paper, Picture, Step, code, pdf
from layers.lessonscreen import way
from layers.lessonsteps import FORMS, Way
from layers.links import CODE_LONGEST, coded
from layers.ownlesson import CODE
from layers.ownlesson import way as own_way
from layers.serving import HEADERS, home_of, named, not_modified, refused, tag_of

_MOST = 24  # maps on one handout, some 0.3 s each
LINES = 5  # of space to write, a step
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}
READERS = ("pupils", "teacher")
_OWN = re.compile(r"(read/)?[a-z]+(/[\w-]+)?(\?[\w.~%/,+=&-]*)?", re.ASCII)  # an address of the app, below it
_KEPT = 8  # handouts, some 2 MB each
_INSET = picture.FORMS["inset"]


class Asked(NamedTuple):
    """What is asked for: ids of steps, none for all; the paper; whether the teacher's hints and notes are on it; and
    whether its maps leave out what has graphic detail.
    """

    steps: tuple[str, ...]
    paper: Paper
    teacher: bool
    spares: bool = False

    def of(self, lesson: Lesson) -> list[tuple[int, LessonStep]]:
        """The steps of a lesson that are asked for, with their numbers in it."""
        return [one for one in enumerate(lesson.steps, 1) if not self.steps or one[1].id in self.steps]


def _pictures(corpus: Corpus, shows: tuple[Show, ...], home: str) -> list[Picture]:
    """The views of the map that a step shows, as vectors; without graphic detail where the corpus has none."""

    def seen(query: str) -> Selection:
        asked = Selection.from_query(query, corpus.whole)
        return replace(asked, graphic=asked.graphic and corpus is corpus.whole)

    return [
        Picture(picture.svg(corpus.whole, seen(show.query), home, _INSET), show.title)
        for show in shows
        if show.query is not None
    ]


def _step(corpus: Corpus, number: int, step: LessonStep, home: str, way: Way) -> Step:
    elsewhere = [f"On the screen: {show.title}." for show in step.shows if show.page and not show.exercise]
    # Words take a page, and are for who is ready early; a sheet of their own has them.
    worked_on = [one for one in exercises.asked_in(corpus, step.shows) if one.kind is not Kind.WORDS]
    there = {key for one in worked_on for key in one.claims}
    return Step(
        number=number,
        title=f"{step.title} ({step.minutes} min, {FORMS[step.form]})",
        text="\n".join([*step.text, *elsewhere]),
        question=step.question,
        lines=LINES,
        pictures=_pictures(corpus, step.shows, home),
        statements=[stated(corpus, corpus.claims[key]) for key in step.claims if key not in there],
        exercises=[part for one in worked_on for part in on_paper(corpus, one)],
        hints=step.hints,
        note=step.note or "",
        address=coded(f"{home}{way.to(step)}"),
    )


def handout(corpus: Corpus, lesson: Lesson, home: str, way: Way, asked: Asked) -> Handout:
    """The handout of a lesson as it is asked for; `home` is the app's address."""
    terms = "\n".join(f"{term}: {meaning}" for term, meaning in lesson.definitions)
    lead = [lesson.question, lesson.content_note, terms, corpus.meta.boundary_note]
    steps = [_step(corpus, number, step, home, way) for number, step in asked.of(lesson)]
    return Handout(
        title=lesson.title,
        lead="\n".join(filter(None, lead)),
        steps=steps,
        footer=f"{corpus.meta.citation}. {corpus.meta.licence}",
        address=coded(f"{home}{way.to()}"),
        paper=asked.paper,
        teacher=asked.teacher,
    )


@lru_cache(maxsize=_KEPT)
def made(corpus: Corpus, lesson: Lesson, home: str, way: Way, asked: Asked) -> bytes:
    """The PDF of a lesson's handout."""
    return pdf(handout(sparing.spared(corpus, asked.spares), lesson, home, way, asked))


def _asked(params: list[tuple[str, str]], lesson: Lesson) -> Asked | str:
    """What the parameters ask for, or what is wrong with them; `steps` can be given several times."""
    given = dict(params)
    if unknown := given.keys() - {"paper", "for", "steps", sparing.NAME}:
        return f"unknown parameter {len(unknown)} times: takes paper, for, steps, {sparing.NAME}"
    paper, reader = given.get("paper", "a4"), given.get("for", READERS[0])
    if paper not in PAPERS:
        return f"paper: takes {' or '.join(PAPERS)}"
    if reader not in READERS:
        return f"for: takes {' or '.join(READERS)}"
    chosen = tuple(step for name, value in params if name == "steps" for step in value.split(",") if step)
    if not set(chosen) <= {step.id for step in lesson.steps}:
        return "steps: takes ids of the lesson's steps, a comma between"
    return Asked(chosen, PAPERS[paper], reader == "teacher", sparing.is_asked(given))


def _sent(request: Request, corpus: Corpus, lesson: Lesson, way: Way, home: str) -> Response:
    """The handout that a request asks for."""
    params = [pair for pair in parse_qsl(request.url.query) if pair not in way.lesson]
    asked = _asked(params, lesson)
    if isinstance(asked, str):
        return refused(asked)
    if sum(show.query is not None for _, step in asked.of(lesson) for show in step.shows) > _MOST:
        return refused(f"more than {_MOST} maps: choose fewer steps")
    tag = tag_of(corpus.fingerprint, corpus.meta.version, lesson.model_dump_json(), home, repr(asked))
    if known := not_modified(request, tag, HEADERS):
        return known
    name = f"{lesson.id}{'-teacher' if asked.teacher else ''}.pdf"
    headers = {**HEADERS, "ETag": f'W/"{tag}"', **named(name)}
    return Response(made(corpus, lesson, home, way, asked), media_type="application/pdf", headers=headers)


def routes(base: str, corpus: Callable[[], Corpus]) -> list[Route]:
    """The routes of handouts and of codes below a path, over a corpus that is there when it is asked."""

    def send_code(request: Request) -> Response:
        to = request.query_params.get("to", "")
        if len(to) > CODE_LONGEST or not _OWN.fullmatch(to):
            return refused(f"to: takes an address of this app without its host, of at most {CODE_LONGEST} characters")
        return Response(code(f"{home_of(request, base)}{to}") or "", media_type="image/svg+xml", headers=HEADERS)

    def send(request: Request) -> Response:
        evidence = corpus()
        lesson = evidence.lessons.get(request.path_params["id"])
        if lesson is None:
            return PlainTextResponse("Not found", status_code=404)
        return _sent(request, evidence, lesson, way(lesson), home_of(request, base))

    def send_own(request: Request) -> Response:
        packed = request.query_params.get(CODE, "")
        try:
            lesson = unpacked(packed, corpus())
        except LessonError as error:
            return refused(error)
        return _sent(request, corpus(), lesson, own_way(packed), home_of(request, base))

    return [
        Route(f"{base}/handout.pdf", send_own),
        Route(f"{base}/handout/{{id}}.pdf", send),
        Route(f"{base}/code.svg", send_code),
    ]
