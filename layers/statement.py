"""A page for every statement: made by the server, without a script, at an address that lasts."""

import json
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from geodata import citing, reporting
from geodata.changes import told
from geodata.corpus import Corpus
from geodata.model import Claim
from geodata.wording import claim_texts
from layers.cards import FOLDED, claim_card
from layers.plainpage import built, framed
from layers.serving import Built

_KEPT = 512  # pages, some 10 kB each


def render(corpus: Corpus, claim: Claim) -> str:
    """The page as HTML: the card, its paragraph's other statements, its history, and how to cite it."""
    paragraph = [other for other in corpus.claims.values() if _beside(claim, other)]
    of_source = [other.id for other in corpus.claims.values() if other.source == claim.source]
    at = of_source.index(claim.id)
    return framed(
        "statement.html",
        corpus,
        claim=claim,
        source=corpus.sources[claim.source],
        card=claim_card(corpus, claim),
        located=corpus.located(claim),
        beside=[(other.id, said(corpus, other)) for other in paragraph],
        before=of_source[at - 1] if at else None,
        after=of_source[at + 1] if at + 1 < len(of_source) else None,
        history=told(corpus.history.get(claim.id, ()), corpus.released.get(claim.id)),
        text=citing.as_text(corpus, claim),
        bibtex=citing.as_bibtex(corpus, claim),
        report=_report(corpus, claim),
        csl=json.dumps([citing.as_csl(corpus, claim)], ensure_ascii=False, indent=1),
    )


def _report(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    """The text with which an error is reported, and the address that opens it, if there is one."""
    found = reporting.report(corpus, claim)
    text = f"{found.title}\n\n{found.body}"
    return {"text": text, "address": reporting.address(corpus.meta.report_to, found), "rows": text.count("\n") + 4}


def said(corpus: Corpus, claim: Claim) -> str:
    """A statement in its source's name, or that it is folded."""
    return FOLDED if claim.sensitivity else claim_texts(corpus, claim).statement


def _beside(claim: Claim, other: Claim) -> bool:
    return (other.source, other.cited_at) == (claim.source, claim.cited_at) and other.id != claim.id


def gone(corpus: Corpus, name: str) -> str:
    """What is said where there is no statement of an id: what became of it, if it once was one."""
    changes = corpus.history.get(name, ())
    moved = [change.went_to for change in changes if change.went_to]
    return framed(
        "gone.html",
        corpus,
        history=told(changes, corpus.released.get(name)) if changes else [],
        went_to=moved[-1] if moved else None,
    )


@lru_cache(maxsize=_KEPT)
def page(corpus: Corpus, name: str) -> Built:
    """The page of a statement's id, or what became of it."""
    claim = corpus.claims.get(name)
    html = gone(corpus, name) if claim is None else render(corpus, claim)
    return built(html)


def mount(path: str, corpus: Callable[[], Corpus]) -> Mount:
    """The pages at a path, over a corpus that is there when it is asked."""

    def send(request: Request) -> Response:
        name = request.path_params["id"]
        known = name in corpus().claims
        answer = page(corpus(), name if known or name in corpus().history else "").answer(request)
        if not known and answer.status_code == HTTPStatus.OK:
            answer.status_code = HTTPStatus.NOT_FOUND
        return answer

    return Mount(path, routes=[Route("/{id}", send)])
