"""An exercise on paper, empty: a table to tick or to fill in, or questions with lines to write on; and as a PDF."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata import corroboration, exercise
from geodata.corpus import Corpus
from geodata.exercise import BOXES, Exercise, Kind
from geodata.model import Claim
from geodata.wording import citation, claim_texts
from layers.exercises import SAID, labels, title
from layers.handout import Grid, Handout, Prompts, Stated, Step, pdf
from layers.links import coded, sparing
from layers.serving import HEADERS, home_of, named, not_modified, refused, tag_of
from layers.sparing import NAME, is_asked, spared

_TICK = "\N{BALLOT BOX}"
_BESIDE = 3  # questions beside one another, so that there is room to write
_TALL = 14  # millimetres of a row to write in
_LINES = 5


def stated(corpus: Corpus, claim: Claim) -> Stated:
    """A statement as it stands on paper."""
    where = f"{citation(corpus.sources[claim.source], claim.cited_at)}. {claim.id}"
    texts, numbers = claim_texts(corpus, claim), corpus.figures.get(claim.id, ())
    lines = [
        f"{text}: {corroboration.line(corpus, corroboration.of_figure(corpus, figure), claim.source)}"
        for text, figure in zip(texts.figures, numbers, strict=True)
    ]
    return Stated(texts.statement, claim.quote or "", where, lines)


def on_paper(corpus: Corpus, asked: Exercise) -> Iterator[Grid | Prompts]:
    """What is printed of an exercise."""
    caption = title(corpus, asked)
    claims = [corpus.claims[key] for key in asked.claims]
    match asked.kind:
        case Kind.SORT:
            header = ["Statement", *(name for name, _ in BOXES.values())]
            rows = [[_in_a_cell(corpus, at, claim), *[_TICK] * len(BOXES)] for at, claim in enumerate(claims, 1)]
            yield Grid(caption, header, rows, line="Which words decide?", first=4)
        case Kind.GRID:
            yield from _grid(corpus, asked.topic, caption)
        case Kind.PROMPTS:
            questions = [f"{prompt.title}: {' '.join(prompt.questions)}" for prompt in asked.prompts.values()]
            yield Prompts([stated(corpus, claim) for claim in claims], questions)
        case Kind.WORDS:
            header = ["Which uses it more, for its length?", *labels(corpus, asked.texts), "Both alike", "Neither"]
            words = [corpus.keywords[key].title for key, _ in exercise.predicted(corpus, asked.texts)]
            yield Grid(caption, header, [[word, *[_TICK] * 4] for word in words], first=1.6)


def _in_a_cell(corpus: Corpus, number: int, claim: Claim) -> str:
    one = stated(corpus, claim)
    quote = f" “{one.quote}”" if one.quote else ""
    return f"{number}. {one.sentence}{quote}\n{one.citation}"


def _grid(corpus: Corpus, topic: str, caption: str) -> Iterator[Grid]:
    """A row for each source, some questions beside one another, in as many tables as it takes."""
    questions = [row.title for row in exercise.rows(corpus, topic)]
    sources = [*labels(corpus, corpus.texts), "Documentation"]
    for at in range(0, len(questions), _BESIDE):
        part = questions[at : at + _BESIDE]
        said = caption if at == 0 else f"{caption}, continued"
        yield Grid(said, ["Source", *part], [[source, *[""] * len(part)] for source in sources], _TALL)


def sheet(corpus: Corpus, asked: Exercise, home: str) -> Handout:
    """A sheet of paper with an exercise alone; `home` is the app's address."""
    words = asked.kind is Kind.WORDS
    page = f"exercises?{asked.query}"
    address = f"{home}{page if corpus is corpus.whole else sparing(page)}"
    return Handout(
        title=title(corpus, asked),
        lead=SAID[asked.kind],
        steps=[
            Step(
                "Your answers",
                question=exercise.TELLS if words else "",
                lines=_LINES if words else 0,
                exercises=list(on_paper(corpus, asked)),
            )
        ],
        footer=f"{corpus.meta.citation}. {corpus.meta.licence}",
        address=coded(address),
    )


def routes(base: str, corpus: Callable[[], Corpus]) -> list[Route]:
    """The route of an exercise as PDF below a path, over a corpus that is there when it is asked."""

    def send(request: Request) -> Response:
        params = parse_qsl(request.url.query, keep_blank_values=True)
        query = urlencode([(name, value) for name, value in params if name != NAME])
        evidence = spared(corpus(), is_asked(dict(params)))
        for fault in exercise.unfit(evidence, query):
            return refused(": ".join(fault))
        asked = exercise.asked(evidence, dict(parse_qsl(query)))
        if asked is None:
            return PlainTextResponse("Not found", status_code=404)
        home = home_of(request, base)
        tag = tag_of(evidence.fingerprint, evidence.meta.version, home, asked.query)
        if known := not_modified(request, tag, HEADERS):
            return known
        headers = {**HEADERS, "ETag": f'W/"{tag}"', **named(f"{asked.kind}.pdf")}
        return Response(pdf(sheet(evidence, asked, home)), media_type="application/pdf", headers=headers)

    return [Route(f"{base}/exercise.pdf", send)]
