"""Numbers of statements drawn as small multiples: a panel a source, all on one scale, silence said in its row."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import altair as alt

from geodata.wording import counted
from layers.charts import in_pixels, layered, of_rows, svg

_ROW, _WIDTH, _NUMBER, _EDGE = 20, 348, 36, 6  # in pixels
_LETTER, _NAMES = 5.4, 26  # of names, more or less: of a letter, and of wide letters in short names
_TYPE = 13


@dataclass(frozen=True)
class Panel:
    """A source by its name, whether it is documentation, and how many statements it makes of each thing.

    Of what is `left_out` it makes statements that are not shown.
    """

    label: str
    documentation: bool
    counts: tuple[tuple[str, int], ...]
    left_out: frozenset[str] = frozenset()


@lru_cache(maxsize=16)
def panels(sources: tuple[Panel, ...], about: str, nothing: str, dots: bool = False) -> tuple[str, ...]:
    """A figure a source: a bar or a dot with its number for each thing, or the word where there is nothing."""
    top = max((count for one in sources for _, count in one.counts), default=0)
    return tuple(_figure(one, max(top, 1), about, nothing, dots) for one in sources)


def _figure(panel: Panel, top: int, about: str, nothing: str, dots: bool) -> str:
    empty = sum(not count and name not in panel.left_out for name, count in panel.counts)
    said = f"{panel.label}: statements {about}, on an axis from 0 to {top}; {nothing} in {counted(empty, 'row')}."
    drawn = svg(_chart(panel, top, nothing, dots), said)
    return f'<figure class="chart"><figcaption>{escape(panel.label)}</figcaption>{drawn}</figure>'


def _zero(panel: Panel, name: str, nothing: str) -> str:
    return "left out" if name in panel.left_out else nothing


def _chart(panel: Panel, top: int, nothing: str, dots: bool) -> alt.LayerChart:
    """One panel: names, a line at nought, marks, and numbers beside them."""
    height = _ROW * len(panel.counts) + _EDGE
    left = max(len(name) for name, _ in panel.counts) * _LETTER + _NAMES
    scale = (_WIDTH - left - _NUMBER) / top
    both = in_pixels(_WIDTH, height)
    words: list[dict[str, Any]] = []
    marks: list[dict[str, float]] = []
    for at, (name, count) in enumerate(panel.counts):
        y, end = _ROW * (at + 0.5), left + count * scale
        words.append({"x": 0, "y": y, "text": name})
        words.append({"x": end + 2 * _EDGE, "y": y, "text": str(count) if count else _zero(panel, name, nothing)})
        if count:
            marks.append({"x": end, "x2": left, "y": y})
    ground = of_rows([{"x": left, "y": 0, "y2": height}]).mark_rule(color="currentColor", opacity=0.5)
    layers = [ground.encode(**both, y2="y2:Q")]
    if dots:
        shape = "diamond" if panel.documentation else "circle"
        points = of_rows(marks).mark_point(shape=shape, filled=True, color="currentColor", opacity=1, size=60)
        layers.append(points.encode(**both))
    else:
        bars = of_rows(marks).mark_rule(color="currentColor", strokeWidth=10, opacity=0.75)
        layers.append(bars.encode(**both, x2="x2:Q"))
    said = of_rows(words).mark_text(align="left", baseline="middle", fontSize=_TYPE)
    layers.append(said.encode(**both, text="text:N"))
    return layered(layers, _WIDTH, height)
