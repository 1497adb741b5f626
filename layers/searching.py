"""The screen of the search: places, sources and statements that words find, with the hits marked."""

from markupsafe import Markup, escape

from geodata.corpus import Corpus
from geodata.folding import marked
from geodata.search import search
from geodata.wording import DOCUMENTATION, claim_texts, counted
from layers.cards import FOLDED
from layers.links import on_map
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen

MOST = 50  # statements on one page; the map lists all


def hits(text: str, words: str) -> Markup:
    """A text as HTML, what the words meet in `mark`."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if hit else escape(piece) for piece, hit in marked(text, words)
    )


def results(corpus: Corpus, words: str) -> str:
    """What words find, as HTML; how to search where there are none."""
    found = search(corpus, words)
    texts = [claim for claim in found.claims if corpus.sources[corpus.claims[claim].source].is_text]
    others = [claim for claim in found.claims if not corpus.sources[corpus.claims[claim].source].is_text]
    return TEMPLATES.get_template("search.html").render(
        words=words,
        link=on_map(corpus, words=words),
        documentation=DOCUMENTATION,
        counted=counted,
        claim=found.claim,
        places=[_place(corpus, place, name, words) for place, name in found.places],
        sources=[(corpus.sources[key], hits(corpus.sources[key].title, words)) for key in found.sources],
        lists=[
            ("In the texts", len(texts), [_row(corpus, claim, words) for claim in texts[:MOST]]),
            (DOCUMENTATION, len(others), [_row(corpus, claim, words) for claim in others[:MOST]]),
        ],
        most=MOST,
    )


def _place(corpus: Corpus, place: str, name: str, words: str) -> tuple[str, Markup, Markup | None, int]:
    """A place's id, title, the other name that the words meet, and how many statements are made there."""
    title = corpus.places[place].title
    met = name in (title, place) or any(hit for _, hit in marked(title, words))
    other = None if met else hits(name, words)
    return place, hits(title, words), other, len(corpus.claims_at.get(place, ()))


def _row(corpus: Corpus, key: str, words: str) -> tuple[str, Markup, Markup | None, str]:
    """A statement's id, its sentence, its passage and where it stands; graphic ones are folded."""
    claim = corpus.claims[key]
    where = str(claim.cited_at) if claim.cited_at else ""
    if claim.sensitivity:
        return key, Markup(escape(f"{corpus.sources[claim.source].custom.label}: {FOLDED}")), None, where
    quote = hits(claim.quote, words) if claim.quote else None
    return key, hits(claim_texts(corpus, claim).statement, words), quote, where


def form() -> str:
    """The field of the search for screens that have none of their own."""
    return TEMPLATES.get_template("search_form.html").render(action="search")


SCREEN = Screen(
    "search",
    "Search",
    "Words in any order; every name of every place in every language and script that is known here; and ids. Case, "
    "accents and quotation marks make no difference, and the beginning of a word is enough.",
    lambda corpus, values: results(corpus, values["q"]),
    lambda _: (Choice.words("q", "Words, places, sources, ids"),),
    ("tables", "search"),
)
