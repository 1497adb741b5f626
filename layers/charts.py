"""Plots: an Altair chart as an SVG element, made without a network, in the ink and type of its page."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

import altair as alt
import vl_convert

_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_INK = "currentColor"  # light and dark pages set it
_TYPE = {"font": "inherit", "fontSize": 14}
_AXIS = {"labelFont": "inherit", "titleFont": "inherit", "labelFontSize": 14, "titleFontSize": 14}
_INKED = {"labelColor": _INK, "titleColor": _INK, "domainColor": _INK, "tickColor": _INK, "gridColor": _INK}
_CONFIG: dict[str, Any] = {
    "background": None,
    "font": "inherit",
    "text": {**_TYPE, "color": _INK},
    "axis": {**_AXIS, **_INKED, "gridOpacity": 0.15, "titleFontWeight": "normal", "labelLimit": 320},
    "legend": {**_AXIS, "labelColor": _INK, "titleColor": _INK, "symbolStrokeColor": _INK, "titleFontWeight": "normal"},
    "view": {"stroke": None},
}


def svg(chart: alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart, said: str) -> str:
    """A chart as an SVG element named by what it shows in a sentence; its data stand beside it as a table or list.

    Marks take the ink of the page where they are coloured `currentColor`.
    """
    drawn = _drawn(chart.to_json(validate=False))  # validation would take as long as drawing
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(said)}" ', 1)


@lru_cache(maxsize=128)
def _drawn(spec: str) -> str:
    # What is inside a picture that has a name needs none; assistive software would read out every mark.
    return _ROLES.sub("", vl_convert.vegalite_to_svg(spec, config=_CONFIG))


def of_rows(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """A chart of rows that are at hand."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def in_pixels(width: float, height: float) -> dict[str, Any]:
    """Encodings of `x` and `y` as pixels from the upper left corner, for what no axis lays out."""
    return {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False, zero=False)),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False)),
    }


def layered(layers: Sequence[alt.Chart], width: float, height: float) -> alt.LayerChart:
    """Layers in one frame of just this size; each costs some 10 ms, so few are better."""
    chart = alt.LayerChart(layer=list(layers), width=width, height=height, padding=0, autosize="none")
    configured: alt.LayerChart = chart.configure(aria=False)
    return configured
