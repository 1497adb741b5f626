"""Statements, places and sources as HTML. Jinja escapes every value; graphic statements stand folded in a `details`.

Everything is rendered once and served as one file (`panel_file`); a screen then only says what to show.
"""

from typing import Any

from geodata.corpus import Corpus
from geodata.date_words import date_text
from geodata.model import Claim, Place
from geodata.wording import PRECISION, citation, claim_texts, toponyms
from layers.features import days_of
from layers.mappage import TEMPLATES

FOLDED = "A statement with graphic detail, folded. Open it to read."


def claim_card(corpus: Corpus, claim: Claim) -> str:
    """What one source states: when, the statement in its name, figures, places, the passage, the citation."""
    return TEMPLATES.get_template("claim.html").render(
        claim=claim,
        source=corpus.sources[claim.source],
        texts=claim_texts(corpus, claim),
        places=[(corpus.places[place].title, PRECISION[corpus.places[place].precision]) for place in claim.places],
    )


def place_head(corpus: Corpus, place: Place) -> str:
    """A place's names with who uses them, how sure its location is, and where its coordinates come from."""
    return TEMPLATES.get_template("place.html").render(
        place=place,
        names=toponyms(corpus, place.id),
        precision=PRECISION[place.precision],
        route=corpus.routes.get(place.id),
    )


def source_head(corpus: Corpus, source_id: str) -> str:
    """A source's citation, party and what is to be known of the copy."""
    source = corpus.sources[source_id]
    return TEMPLATES.get_template("source.html").render(source=source, citation=citation(source))


def notes(corpus: Corpus) -> str:
    """The content note, the names note and the boundary note."""
    return TEMPLATES.get_template("notes.html").render(meta=corpus.meta)


def _claim_entry(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    """A claim's card, what lists are made by, and the plain cells of its table row; graphic words only in the card."""
    start, end, members = days_of(claim)
    source = corpus.sources[claim.source].custom.label
    return {
        "card": claim_card(corpus, claim),
        "start": start,
        "end": end,
        **({"members": members} if members else {}),
        "layer": corpus.claim_layers[claim.id],
        "at": claim.places,
        "located": corpus.located(claim),
        "by": claim.source,
        "when": date_text(claim.when),
        "statement": FOLDED if claim.sensitivity else f"{claim.statement}.",
        "source": f"{source}, {claim.cited_at}" if claim.cited_at else source,
        "places": "; ".join(corpus.places[place].title for place in claim.places),
        "topic": corpus.title("topic", claim.topic),
    }


def panel_file(corpus: Corpus) -> dict[str, Any]:
    """Everything the panel and the table can show: the notes, and each claim, place and source by id."""
    return {
        "title": corpus.meta.title,
        "contentNote": corpus.meta.content_note,
        "notes": notes(corpus),
        "claims": {claim.id: _claim_entry(corpus, claim) for claim in corpus.claims.values()},
        "places": {
            place.id: {
                "title": place.title,
                "head": place_head(corpus, place),
                "sources": corpus.sources_at(place.id),
            }
            for place in corpus.places.values()
        },
        "sources": {
            key: {"label": source.custom.label, "title": source.title, "head": source_head(corpus, key)}
            for key, source in corpus.sources.items()
        },
    }
