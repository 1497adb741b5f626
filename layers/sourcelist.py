"""The screen of all sources: who issued each, when, what was taken from it; and the words of the texts."""

from collections.abc import Mapping

from geodata.corpus import Corpus
from geodata.corroboration import party_title
from geodata.wording import DOCUMENTATION, issued_text
from layers import sourcepage
from layers.cards import by_side
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen

TEXTS = "texts"


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    sides = {side: party_title(corpus, side) for side in by_side(corpus)}
    return (Choice("side", "Sources", {"": "All sources", TEXTS: "The texts", **sides}),)


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """A table of the texts with the words they use, and one of documentation by side."""
    side = values["side"]
    taken: dict[str, int] = dict.fromkeys(corpus.sources, 0)
    for claim in corpus.claims.values():
        taken[claim.source] += 1

    def rows(keys: list[str]) -> list[tuple[object, ...]]:
        return [(corpus.sources[key], issued_text(corpus.sources[key]), taken[key]) for key in keys]

    return TEMPLATES.get_template("sources.html").render(
        texts=rows(list(corpus.texts)) if side in ("", TEXTS) else [],
        words=sourcepage.words(corpus) if side in ("", TEXTS) else [],
        labels=[corpus.sources[key].custom.label for key in corpus.texts],
        documentation=DOCUMENTATION,
        note=corpus.meta.documentation_note,
        groups=[(party_title(corpus, one), rows(keys)) for one, keys in by_side(corpus).items() if side in ("", one)],
    )


SCREEN = Screen(
    "sources",
    "Sources",
    "Each source has a page: who issued it, what is inferred of it, where the copy came from, what was taken from each "
    "of its paragraphs, and a map of its own.",
    content,
    _choices,
    ("tables", "sources"),
)
