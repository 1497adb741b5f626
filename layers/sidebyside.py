"""Two sources side by side, each on a map of its own, in the same period."""

from collections.abc import Mapping

from geodata.corpus import Corpus
from layers.links import everything
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen


def _sources(corpus: Corpus) -> dict[str, str]:
    """Texts first, then documentation, with what tells them apart."""
    named = {key: source.custom.label for key, source in corpus.sources.items()}
    return {
        key: label if corpus.sources[key].is_text else f"Documentation: {label}"
        for key, label in sorted(named.items(), key=lambda item: not corpus.sources[item[0]].is_text)
    }


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    sources = _sources(corpus)
    second = list(sources)[1:] + list(sources)[:1]
    return (
        Choice("one", "Source on the left", sources),
        Choice("other", "Source on the right", {key: sources[key] for key in second}),
        Choice("period", "Period", {"": "All dates", **{one.id: one.title for one in corpus.chapters}}),
    )


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """The two maps, each in a frame, embedded."""
    period = next((one for one in corpus.chapters if one.id == values["period"]), None)
    window = {"first": period.days[0], "last": period.days[1]} if period else {}
    return TEMPLATES.get_template("side_by_side.html").render(
        maps=[
            (
                corpus.sources[values[side]],
                everything(corpus, sources=frozenset({values[side]}), **window),
            )
            for side in ("one", "other")
        ]
    )


SCREEN = Screen(
    "maps",
    "Two sources side by side",
    "Two maps, each with what one source states and the outlines of the places that it names. Choose the sources and a "
    "period; each map has its own time bar, and a place chosen on one shows what that source states there.",
    content,
    _choices,
    ("sources",),
    plain=True,
)
