"""Statements, places and sources as HTML. Jinja escapes every value; graphic statements stand folded in a `details`.

The cards of all claims are rendered once and served as one file (`claims_file`); a screen then only says which to show.
"""

from typing import Any

from geodata.corpus import Corpus
from geodata.dates import span
from geodata.model import Claim, Place
from geodata.wording import BASIS, PRECISION, attributed, citation, date_text, figure_text, toponyms, when_text
from layers.mappage import TEMPLATES


def claim_card(corpus: Corpus, claim: Claim) -> str:
    """What one source states: when, the statement in its name, figures, places, the passage, the citation."""
    source = corpus.sources[claim.source]
    return TEMPLATES.get_template("claim.html").render(
        claim=claim,
        source=source,
        when=when_text(claim),
        basis=BASIS[claim.date_basis],
        statement=attributed(claim, source),
        figures=[figure_text(figure, corpus.measures) for figure in corpus.figures.get(claim.id, ())],
        places=[(corpus.places[place].title, PRECISION[corpus.places[place].precision]) for place in claim.places],
        citation=citation(source, claim.paragraph),
        topic=corpus.topics[claim.topic],
    )


def claims_file(corpus: Corpus) -> dict[str, dict[str, Any]]:
    """For each claim its card, and the plain cells of its row in the table; graphic words stand in the card only."""
    file = {}
    for claim in corpus.claims.values():
        source = corpus.sources[claim.source]
        folded = "A statement with graphic detail, folded. Open it to read."
        file[claim.id] = {
            "card": claim_card(corpus, claim),
            "when": date_text(claim.when),
            "order": span(claim.when).start if claim.when else None,
            "statement": folded if claim.sensitivity else f"{claim.statement}.",
            "source": f"{source.custom.label}, paragraph {claim.paragraph}",
            "topic": corpus.topics[claim.topic],
            "places": "; ".join(corpus.places[place].title for place in claim.places),
        }
    return file


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


def styles(embedded: bool = False) -> str:
    """The style sheet of the cards and of the room they stand in; embedded, that room has no margin above."""
    return TEMPLATES.get_template("cards.css").render(embedded=embedded)
