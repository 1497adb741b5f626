"""A page for every source: who issued it, its words for the events, its paragraphs, and what was taken from each.

Where the viewer's own copies are at hand, the passages stand in full, what is quoted of them marked and linked.
"""

import json
from collections import Counter
from typing import Any

from geodata import citing, passages, usage
from geodata.corpus import Corpus
from geodata.model import Claim
from geodata.passages import NONE, Passages
from geodata.sources import Source
from geodata.sparing import left_out
from geodata.wording import counted
from layers import sparing
from layers.cards import source_head
from layers.links import everything, on_map
from layers.plainpage import framed
from layers.statement import said

FRAME = "evidence-map"  # the name of the frame that shows statements beside the text
_TYPES = {
    "webpage": "page of a website",
    "article-newspaper": "newspaper article",
    "article-journal": "article of a journal",
    "legal_case": "judgment",
    "report": "report",
    "book": "book",
    "legislation": "act",
}


def render(corpus: Corpus, source: Source, copies: Passages = NONE, within: bool = False) -> str:
    """The page as HTML; `within` a frame it is the paragraphs alone."""
    claims = [claim for claim in corpus.claims.values() if claim.source == source.id]
    hidden = [claim for claim in left_out(corpus).values() if claim.source == source.id]
    return framed(
        "source_page.html",
        corpus,
        home="../../" if within else "../",
        notice=sparing.of_record(corpus, f"source/{source.id}{'/text' if within else ''}", len(hidden)),
        within=within,
        frame=FRAME,
        sheets=("tables", "sources"),
        source=source,
        head=source_head(corpus, source.id),
        kind=_TYPES.get(source.type, source.type.replace("-", " ").replace("_", " ")),
        length=usage.length(corpus, source.id),
        at_hand=source.id in copies.texts,
        claims=claims,
        hidden=len(hidden),
        undated=sum(not claim.dated for claim in claims),
        unlocated=sum(not corpus.located(claim) for claim in claims),
        link=on_map(corpus, sources=frozenset({source.id})),
        words=words(corpus, source.id),
        labels=[corpus.sources[key].custom.label for key in corpus.texts],
        paragraphs=_paragraphs(corpus, source, claims, copies, hidden),
        reference=citing.reference(source),
        csl=json.dumps([citing.source_csl(source)], ensure_ascii=False, indent=1),
    )


def beside(corpus: Corpus, source: Source) -> str:
    """The source's page beside a map of its own, each in a frame that the links of the other lead to."""
    query = everything(corpus, sources=frozenset({source.id}))
    return framed(
        "beside.html", corpus, "../../", ("sources",), source=source, query=query, whole=f"./?{query}", frame=FRAME
    )


def words(corpus: Corpus, source_id: str | None = None) -> list[dict[str, Any]]:
    """The words used for the events: how often in each text, and of one text the paragraphs."""
    rows = []
    for keyword, counts in usage.counts(corpus).items():
        at = [row.paragraph for row in corpus.occurrences if (row.keyword, row.source) == (keyword, source_id)]
        rows.append(
            {
                "title": corpus.keywords[keyword].title,
                "forms": corpus.keywords[keyword].forms,
                "counts": [(text == source_id, count, _share(corpus, text, count)) for text, count in counts.items()],
                "paragraphs": list(dict.fromkeys(at)),
            }
        )
    return rows


def _share(corpus: Corpus, text: str, count: int) -> str | None:
    """How often a thousand words of a text hold it, where the words were counted."""
    length = usage.length(corpus, text)
    return f"{1000 * count / length:.1f}" if length and count else None


def _paragraphs(
    corpus: Corpus, source: Source, claims: list[Claim], copies: Passages, left_out: list[Claim]
) -> list[dict[str, Any]]:
    """What was taken from each paragraph, in order; of documentation from each part of it that is named.

    A paragraph of which a claim is left out has no passage either.
    """
    taken: dict[str, list[Claim]] = {
        f"paragraph {number}": [] for number in range(1, (source.custom.paragraphs or 0) + 1)
    }
    hidden: Counter[str] = Counter()
    for claim in (*claims, *left_out):
        part = str(claim.cited_at or "Without a place in it")
        held = taken.setdefault(part, [])
        if claim in left_out:
            hidden[part] += 1
        else:
            held.append(claim)
    numbered = {row.paragraph: row.words for row in corpus.paragraphs.get(source.id, ())}
    return [
        {
            "title": f"{title[:1].upper()}{title[1:]}",
            "number": number if source.is_text else None,
            "words": numbered.get(number) if source.is_text else None,
            "graphic": any(claim.sensitivity for claim in held),
            "hidden": counted(hidden[title]) if hidden[title] else "",
            "pieces": _pieces(copies, source.id, number, held) if source.is_text and not hidden[title] else [],
            "claims": [(claim, said(corpus, claim), corpus.located(claim)) for claim in held],
        }
        for number, (title, held) in enumerate(taken.items(), 1)
    ]


def _pieces(copies: Passages, source: str, number: int, claims: list[Claim]) -> list[passages.Piece]:
    text = copies.paragraph(source, number)
    return [] if text is None else list(passages.pieces(text, claims))
