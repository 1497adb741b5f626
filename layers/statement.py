"""A page for every statement: made by the server, without a script, at an address that lasts."""

import json
from typing import Any

from geodata import citing, reporting
from geodata.changes import told
from geodata.corpus import Corpus
from geodata.model import Claim
from geodata.passages import NONE, Passages, Piece, pieces
from geodata.wording import claim_texts
from layers.cards import FOLDED, claim_card
from layers.links import on_map
from layers.plainpage import framed


def render(corpus: Corpus, claim: Claim, copies: Passages = NONE) -> str:
    """The page as HTML: the card, its paragraph's other statements, its history, and how to cite it.

    Where the text is at hand, the passage with those before and after it.
    """
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
        everything=on_map(corpus, sources=frozenset({claim.source})),
        places=[corpus.places[place] for place in claim.places],
        passage=_passage(copies, claim),
        beside=[(other.id, said(corpus, other)) for other in paragraph],
        before=of_source[at - 1] if at else None,
        after=of_source[at + 1] if at + 1 < len(of_source) else None,
        history=told(corpus.history.get(claim.id, ()), corpus.released.get(claim.id)),
        text=citing.as_text(corpus, claim),
        bibtex=citing.as_bibtex(corpus, claim),
        report=_report(corpus, claim),
        csl=json.dumps([citing.as_csl(corpus, claim)], ensure_ascii=False, indent=1),
    )


def _passage(copies: Passages, claim: Claim) -> list[tuple[int, list[Piece]]]:
    """The claim's paragraph and its neighbours, by number, what is quoted told apart; empty where it is not at hand."""
    if claim.paragraph is None or copies.paragraph(claim.source, claim.paragraph) is None:
        return []
    found = []
    for number in (claim.paragraph - 1, claim.paragraph, claim.paragraph + 1):
        text = copies.paragraph(claim.source, number)
        if text is not None:
            found.append((number, list(pieces(text, [claim] if number == claim.paragraph else []))))
    return found


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
