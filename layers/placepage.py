"""A page for every place of the gazetteer: names, location, what is stated there, its history, and how to cite it."""

from geodata import citing
from geodata.changes import told
from geodata.corpus import Corpus
from geodata.model import Place
from geodata.sparing import left_out
from layers import sparing
from layers.cards import place_head
from layers.links import on_map
from layers.plainpage import framed
from layers.statement import said


def render(corpus: Corpus, place: Place) -> str:
    """The page as HTML: the head, the statements by source, and the ways that end there."""
    by_source: dict[str, list[tuple[str, str]]] = {}
    for claim in corpus.claims_at.get(place.id, ()):
        by_source.setdefault(claim.source, []).append((claim.id, said(corpus, claim)))
    ways = [route.place for route in corpus.routes.values() if place.id in (route.path[0], route.path[-1])]
    hidden = [claim for claim in left_out(corpus).values() if place.id in claim.places]
    stating = {*by_source, *(claim.source for claim in hidden)}
    naming = [source for source in corpus.sources_at(place.id) if source not in stating]
    return framed(
        "place_page.html",
        corpus,
        notice=sparing.of_record(corpus, f"place/{place.id}", len(hidden)),
        silent=not corpus.whole.claims_at.get(place.id),
        place=place,
        head=place_head(corpus, place),
        located=corpus.geometries[place.id] is not None,
        link=on_map(corpus, place=place.id),
        sources=[(corpus.sources[key], by_source[key]) for key in corpus.sources if key in by_source],
        naming=[corpus.sources[key] for key in naming],
        ways=[corpus.places[way] for way in ways],
        history=told(corpus.history.get(place.id, ()), corpus.released.get(place.id)),
        text=citing.place_text(corpus, place),
    )
