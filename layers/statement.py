"""A page for every statement: made by the server, without a script, at an address that lasts."""

import json
from collections.abc import Iterable
from typing import Any

from geodata import citing, reporting
from geodata.changes import told
from geodata.corpus import Corpus
from geodata.model import Claim
from geodata.passages import NONE, Passages, Piece, pieces
from geodata.sparing import graphic, left_out
from geodata.wording import claim_texts
from layers import sparing
from layers.cards import FOLDED, claim_card
from layers.links import on_map
from layers.plainpage import framed


def render(corpus: Corpus, claim: Claim, copies: Passages = NONE) -> str:
    """The page as HTML: the card, its paragraph's other statements, its history, and how to cite it.

    Where the text is at hand, the passage with those before and after it. Of a claim that is left out, where it stands.
    """
    if claim.id not in corpus.claims:
        return _left_out(corpus, claim)
    paragraph = [other for other in corpus.claims.values() if _beside(claim, other)]
    of_source = [other.id for other in corpus.claims.values() if other.source == claim.source]
    at = of_source.index(claim.id)
    hidden = [other for other in left_out(corpus).values() if _beside(claim, other)]
    return framed(
        "statement.html",
        corpus,
        claim=claim,
        source=corpus.sources[claim.source],
        card=claim_card(corpus, claim),
        located=corpus.located(claim),
        everything=on_map(corpus, sources=frozenset({claim.source})),
        places=[corpus.places[place] for place in claim.places],
        notice=sparing.of_record(corpus, f"statement/{claim.id}", len(hidden)),
        folded=any(_holds_one(graphic(corpus).values(), claim.source, number) for number in _around(claim)),
        passage=_passage(corpus, copies, claim),
        beside=[(other.id, said(corpus, other)) for other in paragraph],
        before=of_source[at - 1] if at else None,
        after=of_source[at + 1] if at + 1 < len(of_source) else None,
        history=told(corpus.history.get(claim.id, ()), corpus.released.get(claim.id)),
        text=citing.as_text(corpus, claim),
        bibtex=citing.as_bibtex(corpus, claim),
        report=_report(corpus, claim),
        csl=json.dumps([citing.as_csl(corpus, claim)], ensure_ascii=False, indent=1),
    )


def _passage(corpus: Corpus, copies: Passages, claim: Claim) -> list[tuple[int, list[Piece]]]:
    """The claim's paragraph and its neighbours, by number, what is quoted told apart; empty where it is not at hand.

    A paragraph of which a statement is left out has no words.
    """
    if claim.paragraph is None or copies.paragraph(claim.source, claim.paragraph) is None:
        return []
    found = []
    for number in _around(claim):
        text = copies.paragraph(claim.source, number)
        if text is not None:
            hidden = _holds_one(left_out(corpus).values(), claim.source, number)
            found.append((number, [] if hidden else list(pieces(text, [claim] if number == claim.paragraph else []))))
    return found


def _around(claim: Claim) -> tuple[int, ...]:
    """The numbers of a claim's paragraph and its neighbours."""
    return () if claim.paragraph is None else (claim.paragraph - 1, claim.paragraph, claim.paragraph + 1)


def _holds_one(claims: Iterable[Claim], source: str, paragraph: int) -> bool:
    """Whether one of some claims stands in a paragraph."""
    return any((claim.source, claim.paragraph) == (source, paragraph) for claim in claims)


def _left_out(corpus: Corpus, claim: Claim) -> str:
    """The page of a statement that is left out: where it stands in its source, and the way to it."""
    return framed(
        "left_out.html",
        corpus,
        claim=claim,
        source=corpus.sources[claim.source],
        shown=f"statement/{claim.id}?{sparing.NAME}={sparing.SHOWN}",
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
