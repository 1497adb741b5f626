"""Statements, places and sources as HTML. Jinja escapes every value; graphic statements stand folded in a `details`.

The browser reads them in pieces of so many claims, and a place's or source's head by itself.
"""

from functools import lru_cache
from typing import Any

from geodata import corroboration
from geodata.corpus import Corpus
from geodata.date_words import date_text, hours_text
from geodata.model import Claim, Place
from geodata.questions import NotFound
from geodata.selection import Selection
from geodata.wording import DOCUMENTATION, PRECISION, SEEN, Reference, citation, claim_texts, references, toponyms
from layers.rendering import TEMPLATES

FOLDED = "A statement with graphic detail, folded. Open it to read."
PIECE = 25  # claims; about two pages of a list, some 30 kB


def claim_card(corpus: Corpus, claim: Claim) -> str:
    """What one source states: when, the statement in its name, figures, what depends on what, places, the citation.

    Of a text the passage, of documentation how far it was seen.
    """
    texts = claim_texts(corpus, claim)
    numbers = corpus.figures.get(claim.id, ())
    return TEMPLATES.get_template("claim.html").render(
        claim=claim,
        source=corpus.sources[claim.source],
        texts=texts,
        note=_note(corpus, claim.note, claim.source),
        documentation=DOCUMENTATION,
        figures=[
            (text, corroboration.line(corpus, corroboration.of_figure(corpus, figure), claim.source))
            for text, figure in zip(texts.figures, numbers, strict=True)
        ],
        dependence=corroboration.lines(corpus, claim),
        not_found=corroboration.not_found(corpus, claim),
        places=[(corpus.places[place].title, PRECISION[corpus.places[place].precision]) for place in claim.places],
    )


@lru_cache(maxsize=2)
def _standing(corpus: Corpus) -> frozenset[tuple[str, int | None]]:
    """Sources, and paragraphs of texts, from which there are claims."""
    claims = corpus.claims.values()
    return frozenset(at for claim in claims for at in ((claim.source, claim.paragraph), (claim.source, None)))


def _note(corpus: Corpus, note: str | None, own: str | None = None) -> list[tuple[str, str | None]]:
    """A remark in parts, each with the query that shows what it refers to, if it does."""

    def query(part: Reference) -> str | None:
        if part.source is None or (part.source, part.paragraph) not in _standing(corpus):
            return None
        asked = Selection(sources=frozenset({part.source}), paragraph=part.paragraph)
        return f"{asked.query(corpus)}&dated=any"

    return [(part.text, query(part)) for part in references(corpus, note, own)]


def place_head(corpus: Corpus, place: Place) -> str:
    """A place's names with who uses them, how sure its location is, and where its coordinates come from."""
    route = corpus.routes.get(place.id)
    return TEMPLATES.get_template("place.html").render(
        place=place,
        note=_note(corpus, place.note or (route.note if route else None)),
        names=toponyms(corpus, place.id),
        precision=PRECISION[place.precision],
        route=route,
    )


def source_head(corpus: Corpus, source_id: str) -> str:
    """A source's citation, party and what is to be known of the copy."""
    source = corpus.sources[source_id]
    seen = [SEEN[way] for way in source.custom.seen_as]
    return TEMPLATES.get_template("source.html").render(
        source=source, citation=citation(source), documentation=DOCUMENTATION, seen=seen
    )


def by_side(corpus: Corpus) -> dict[str, list[str]]:
    """The ids of the sources of documentation by side: those that speak for a country first, then by perspective."""
    found: dict[str, list[str]] = {side: [] for side in (*corpus.meta.parties, *corpus.terms.get("perspective", {}))}
    for source in corpus.sources.values():
        if not source.is_text:
            found.setdefault(corroboration.party(source), []).append(source.id)
    return {side: sources for side, sources in found.items() if sources}


def not_found(corpus: Corpus) -> str:
    """What was looked for outside the texts and not found, as a list; with what each is about."""
    return TEMPLATES.get_template("not_found.html").render(
        rows=[(row.text, _subjects(corpus, row)) for row in corpus.not_found.values()]
    )


def _subjects(corpus: Corpus, row: NotFound) -> list[str]:
    """What a row is about: who acted, where the claims stand, which questions."""
    actors = (corpus.acts[act].actor for act in row.acts)
    acting = [(corpus.places.get(actor) or corpus.bodies[actor]).title for actor in actors]
    claims = (corpus.claims[claim] for claim in row.claims)
    standing = [f"{corpus.sources[claim.source].custom.label}, {claim.cited_at or claim.id}" for claim in claims]
    return list(dict.fromkeys([*acting, *standing, *(corpus.questions[key].title for key in row.questions)]))


def notes(corpus: Corpus) -> str:
    """The content note, the names note and the boundary note."""
    return TEMPLATES.get_template("notes.html").render(meta=corpus.meta)


def entry(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    """A claim's card, and the plain cells of its table row; words of a graphic statement only in the card."""
    source = corpus.sources[claim.source]
    label = source.custom.label if source.is_text else f"Documentation: {source.custom.label}"
    return {
        "id": claim.id,
        "card": claim_card(corpus, claim),
        "when": date_text(claim.when),
        "day": f"{date_text(claim.when)}, {hours_text(claim.time)}" if claim.time else date_text(claim.when),
        "statement": FOLDED if claim.sensitivity else f"{claim.statement}.",
        "source": f"{label}, {claim.cited_at}" if claim.cited_at else label,
    }


@lru_cache(maxsize=2)
def _claims(corpus: Corpus) -> tuple[Claim, ...]:
    return tuple(corpus.claims.values())


def piece(corpus: Corpus, number: int) -> list[dict[str, Any]]:
    """The entries of one piece of the claims, in their order; empty beyond the last."""
    return [entry(corpus, claim) for claim in _claims(corpus)[number * PIECE : (number + 1) * PIECE]]


def place_entry(corpus: Corpus, place: Place) -> dict[str, Any]:
    """A place's head, the ids of the sources that name it, and those of the ways that end there."""
    ways = [route.place for route in corpus.routes.values() if place.id in (route.path[0], route.path[-1])]
    return {"head": place_head(corpus, place), "sources": corpus.sources_at(place.id), "ways": ways}
