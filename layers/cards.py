"""The panel's cards as HTML. Jinja escapes every value; graphic statements stand folded in a `details` element."""

from collections.abc import Iterable

from geodata.corpus import Corpus
from geodata.model import Claim, Place
from geodata.wording import (
    BASIS,
    PRECISION,
    attributed,
    citation,
    figure_text,
    toponyms,
    when_text,
)
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


def claim_cards(corpus: Corpus, claims: Iterable[Claim]) -> str:
    """Several cards, one after another."""
    return "\n".join(claim_card(corpus, claim) for claim in claims)


def place_head(corpus: Corpus, place: Place) -> str:
    """A place's names with who uses them, how sure its location is, and where its coordinates come from."""
    route = corpus.routes.get(place.id)
    return TEMPLATES.get_template("place.html").render(
        place=place,
        names=toponyms(corpus, place.id),
        precision=PRECISION[place.precision],
        route=route,
    )


def source_head(corpus: Corpus, source_id: str) -> str:
    """A source's citation, party and what is to be known of the copy."""
    source = corpus.sources[source_id]
    return TEMPLATES.get_template("source.html").render(source=source, citation=citation(source))


def notes(corpus: Corpus) -> str:
    """The content note, the names note and the boundary note."""
    return TEMPLATES.get_template("notes.html").render(meta=corpus.meta)


def style() -> str:
    """The cards' style sheet, as an HTML element."""
    return "<style>" + TEMPLATES.get_template("cards.css").render() + "</style>"
