"""A lesson on paper: the handout of its steps, for pupils or for the teacher, as PDF; and its steps as QR codes."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.corpus import Corpus
from geodata.lesson import Lesson, Show
from geodata.lesson import Step as LessonStep
from geodata.selection import Selection
from geodata.wording import citation, claim_texts
from layers import picture
from layers.handout import Handout, Paper, Picture, Stated, Step, code, pdf
from layers.lessonscreen import FORMS, address
from layers.serving import HEADERS, not_modified, tag_of

LINES = 6  # of space to write, a step
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}
READERS = ("pupils", "teacher")
_KEPT = 8  # handouts, some 2 MB each
_INSET = picture.FORMS["inset"]


class Asked(NamedTuple):
    """What is asked for: ids of steps, none for all; the paper; and whether the teacher's hints and notes are on it."""

    steps: tuple[str, ...]
    paper: Paper
    teacher: bool


def _pictures(corpus: Corpus, shows: tuple[Show, ...], home: str) -> list[Picture]:
    """The views of the map that a step shows, as vectors."""
    return [
        Picture(picture.svg(corpus, Selection.from_query(show.query, corpus), home, _INSET), show.title)
        for show in shows
        if show.query is not None
    ]


def _step(corpus: Corpus, lesson: Lesson, step: LessonStep, home: str) -> Step:
    claims = [corpus.claims[key] for key in step.claims]
    elsewhere = [f"On the screen: {show.title}." for show in step.shows if show.page]
    return Step(
        title=f"{step.title} ({step.minutes} min, {FORMS[step.form]})",
        text="\n".join([*step.text, *elsewhere]),
        question=step.question,
        lines=LINES,
        pictures=_pictures(corpus, step.shows, home),
        statements=[
            Stated(
                claim_texts(corpus, claim).statement,
                claim.quote or "",
                f"{citation(corpus.sources[claim.source], claim.cited_at)}. {claim.id}",
            )
            for claim in claims
        ],
        hints=step.hints,
        note=step.note,
        address=f"{home}{address(lesson, step)}",
    )


def handout(corpus: Corpus, lesson: Lesson, home: str, asked: Asked) -> Handout:
    """The handout of a lesson as it is asked for; `home` is the app's address."""
    terms = "\n".join(f"{term}: {meaning}" for term, meaning in lesson.definitions)
    steps = [step for step in lesson.steps if not asked.steps or step.id in asked.steps]
    return Handout(
        title=lesson.title,
        lead=f"{lesson.question}\n{lesson.content_note}\n{terms}\n{corpus.meta.boundary_note}",
        steps=[_step(corpus, lesson, step, home) for step in steps],
        footer=f"{corpus.meta.citation}. {corpus.meta.licence}",
        address=f"{home}{address(lesson, None)}",
        paper=asked.paper,
        teacher=asked.teacher,
    )


@lru_cache(maxsize=_KEPT)
def made(corpus: Corpus, lesson: str, home: str, asked: Asked) -> bytes:
    """The PDF of a lesson's handout."""
    return pdf(handout(corpus, corpus.lessons[lesson], home, asked))


def _asked(request: Request, lesson: Lesson) -> Asked | str:
    """What the parameters ask for, or what is wrong with them."""
    params = dict(parse_qsl(request.url.query))
    if unknown := params.keys() - {"paper", "for", "steps"}:
        return f"unknown parameter {len(unknown)} times: takes paper, for, steps"
    paper, reader = params.get("paper", "a4"), params.get("for", READERS[0])
    if paper not in PAPERS:
        return f"paper: takes {' or '.join(PAPERS)}"
    if reader not in READERS:
        return f"for: takes {' or '.join(READERS)}"
    chosen = tuple(filter(None, params.get("steps", "").split(",")))
    if not set(chosen) <= {step.id for step in lesson.steps}:
        return "steps: takes ids of the lesson's steps, a comma between"
    return Asked(chosen, PAPERS[paper], reader == "teacher")


def _home(request: Request, base: str) -> str:
    """The app's address, as the client asks for it."""
    return str(request.url.replace(path=f"{base}/", query="", fragment=""))


def routes(base: str, corpus: Callable[[], Corpus]) -> list[Route]:
    """The routes of handouts and of steps' codes below a path, over a corpus that is there when it is asked."""

    def send_code(request: Request) -> Response:
        lesson = corpus().lessons.get(request.path_params["id"])
        step = next((one for one in lesson.steps if one.id == request.path_params["step"]), None) if lesson else None
        if lesson is None or step is None:
            return PlainTextResponse("Not found", status_code=404)
        drawn = code(f"{_home(request, base)}{address(lesson, step)}") or ""
        return Response(drawn, media_type="image/svg+xml", headers=HEADERS)

    def send(request: Request) -> Response:
        evidence = corpus()
        lesson = evidence.lessons.get(request.path_params["id"])
        if lesson is None:
            return PlainTextResponse("Not found", status_code=404)
        asked = _asked(request, lesson)
        if isinstance(asked, str):
            return PlainTextResponse(f"{asked}\n", status_code=400, headers=HEADERS)
        home = _home(request, base)
        tag = tag_of(evidence.fingerprint, evidence.meta.version, lesson.model_dump_json(), home, repr(asked))
        if known := not_modified(request, tag, HEADERS):
            return known
        name = f"{lesson.id}{'-teacher' if asked.teacher else ''}.pdf"
        headers = {**HEADERS, "ETag": f'W/"{tag}"', "Content-Disposition": f'inline; filename="{name}"'}
        return Response(made(evidence, lesson.id, home, asked), media_type="application/pdf", headers=headers)

    return [Route(f"{base}/handout/{{id}}.pdf", send), Route(f"{base}/lesson-code/{{id}}/{{step}}.svg", send_code)]
