"""A page for every record: statement, place, source; made by the server, without a script, at an address that lasts."""

from collections.abc import Callable, Container
from functools import lru_cache
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geodata.corpus import Corpus
from geodata.passages import Passages
from layers import placepage, sourcepage, statement
from layers.links import carried
from layers.plainpage import alone, built, embedding
from layers.serving import Built
from layers.sparing import is_asked, spared

_KEPT = 1024  # pages, some 20 kB each, a text's some 300


def _known(corpus: Corpus, kind: str) -> Container[str]:
    """The ids that have a page of a kind."""
    return corpus.claims if kind == "statement" else corpus.places if kind == "place" else corpus.sources


def _html(corpus: Corpus, copies: Passages, kind: str, name: str) -> str | None:
    """The page of a record's id; `None` where there is none, and none ever was."""
    if kind == "statement" and name in corpus.whole.claims:
        return statement.render(corpus, corpus.whole.claims[name], copies)
    if kind == "place" and name in corpus.places:
        return placepage.render(corpus, corpus.places[name])
    if kind == "source" and name in corpus.sources:
        return sourcepage.render(corpus, corpus.sources[name], copies)
    if kind == "text" and name in corpus.sources:
        return sourcepage.render(corpus, corpus.sources[name], copies, within=True)
    if kind == "beside" and name in corpus.sources:
        return sourcepage.beside(corpus, corpus.sources[name])
    return None


@lru_cache(maxsize=_KEPT)
def page(
    corpus: Corpus, copies: Passages, kind: str, name: str, *, sparing: bool = False, embedded: bool = False
) -> Built:
    """The page of a record's id, or what became of it; without what has graphic detail, if it is to be `sparing`."""
    html = _html(spared(corpus, sparing), copies, kind, name) or statement.gone(corpus, name)
    html = alone(html) if embedded else html
    return built(carried(html) if sparing else html)


def routes(base: str, corpus: Callable[[], Corpus], copies: Callable[[], Passages]) -> list[Route]:
    """The routes of the records' pages below a path, over a corpus and texts that are there when they are asked."""

    def sender(kind: str) -> Callable[[Request], Response]:
        def send(request: Request) -> Response:
            name = request.path_params["id"]
            evidence = corpus()
            there = name in _known(evidence, kind)
            known = name if there or name in evidence.history else ""
            asked = {"sparing": is_asked(request.query_params), "embedded": bool(embedding(request.query_params))}
            answer = page(evidence, copies(), kind, known, **asked).answer(request)
            if not there and answer.status_code == HTTPStatus.OK:
                answer.status_code = HTTPStatus.NOT_FOUND
            return answer

        return send

    return [
        Route(f"{base}/statement/{{id}}", sender("statement")),
        Route(f"{base}/place/{{id}}", sender("place")),
        Route(f"{base}/source/{{id}}", sender("source")),
        Route(f"{base}/source/{{id}}/text", sender("text")),
        Route(f"{base}/source/{{id}}/beside", sender("beside")),
    ]
