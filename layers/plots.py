"""Figures that answer a question, drawn as dots and ranges: a row a figure, its number beside it, nought on the axis.

Everything is laid out in pixels, so that a name stands in its row on a wide screen and above it on a phone.
"""

import math
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import Any

import altair as alt

from geodata.corpus import Corpus
from geodata.ranges import Mark, Series, by_side, series
from geodata.wording import counted, number_text
from layers.charts import in_pixels, layered, of_rows, svg

_LETTER = 6.9  # of numbers, more or less; a number that would not fit stands on the other side of its mark
_LINE = 17
_TYPE, _SMALL = 14, 13
_FAINT = 0.25
_CHARACTERS = 52  # of what is counted, in a line
_ARROW = 18
_EDGE = 12  # room for a mark at nought
_REPORTED = "as reported there"
_BILLION, _MILLION = 1_000_000_000, 1_000_000


@dataclass(frozen=True)
class _Frame:
    """Where things stand, in pixels: names beside their rows or above them, the axis, the whole."""

    beside: bool
    left: float
    axis: float
    width: float
    gap: float  # between rows

    def at(self, number: float, end: float) -> float:
        """Where a number lies on an axis from nought to its end."""
        return self.left + number / end * self.axis


_BROAD = _Frame(beside=True, left=370, axis=320, width=780, gap=6)
_NARROW = _Frame(beside=False, left=_EDGE, axis=240, width=330, gap=14)


@dataclass
class _Drawing:
    """What is drawn, by kind, as points and words at pixels."""

    rules: list[dict[str, Any]] = field(default_factory=list)
    points: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)
    ended: list[dict[str, Any]] = field(default_factory=list)

    def line(self, x: float, y: float, x2: float, y2: float, *, faint: bool = False) -> None:
        """A line from point to point."""
        self.rules.append({"x": x, "y": y, "x2": x2, "y2": y2, "ink": _FAINT if faint else 1})

    def point(self, x: float, y: float, shape: str) -> None:
        """A mark."""
        self.points.append({"x": x, "y": y, "shape": shape})

    def say(self, x: float, y: float, text: str, size: int = _TYPE) -> None:
        """Words that begin at a point."""
        self.words.append({"x": x, "y": y, "text": text, "size": size})

    def end(self, x: float, y: float, text: str) -> None:
        """Words that end at a point."""
        self.ended.append({"x": x, "y": y, "text": text, "size": _TYPE})

    def centre(self, x: float, y: float, text: str, size: int = _SMALL) -> None:
        """Words around a point, more or less."""
        self.say(x - len(text) * _LETTER * size / _TYPE / 2, y, text, size)


@lru_cache(maxsize=512)
def of_question(corpus: Corpus, question: str) -> tuple[str, ...]:
    """The plots of a question, none where all its figures are the same number: HTML with what they show in words."""
    return tuple(_figure(corpus, one) for one in series(corpus, question))


def _figure(corpus: Corpus, found: Series) -> str:
    texts = sum(mark.side is None for mark in found.marks)
    said = (
        f"{corpus.questions[found.question].title} {counted(len(found.marks), 'figure')}, {texts} of texts and "
        f"{len(found.marks) - texts} of documentation, in {found.unit}, on an axis from 0 to {number_text(found.top)}."
    )
    drawn = "".join(
        f'<div class="{name}">{svg(_chart(found, frame), said)}</div>'
        for name, frame in (("broad", _BROAD), ("narrow", _NARROW))
    )
    return f'<figure class="chart figures">{drawn}<figcaption>{escape(_caption(found))}</figcaption></figure>'


def _caption(found: Series) -> str:
    """How to read it, of what occurs in it alone."""
    marks = found.marks
    texts, others = any(mark.side is None for mark in marks), any(mark.side for mark in marks)
    parts = ["Circles are figures of texts" if texts else "", "Diamonds are figures of documentation" if others else ""]
    parts.append("a line between two marks is a range" if any(mark.low < mark.high for mark in marks) else "")
    if any(mark.open_above for mark in marks):
        parts.append("an arrow to the right says “more than”, “over” or “at least”")
    if any(mark.open_below for mark in marks):
        parts.append("an arrow to the left says “up to” or “less than”")
    read = "; ".join(filter(None, parts)).replace("; Diamonds", "; diamonds")
    said = f"{read}. The small words say what is counted."
    if any(mark.reported for mark in marks):
        said += (
            f" “{_REPORTED.capitalize()}”: the publication gives the figure as that of the side under which it stands."
        )
    if found.converted:
        said += f" Figures in other units are drawn in {found.unit}."
    if found.untold:
        said += f" Without a number: {'; '.join(f'{label}, {answer}' for label, answer in found.untold)}."
    return said


def _chart(found: Series, frame: _Frame) -> alt.LayerChart:
    """The plot of figures in a frame."""
    drawing = _Drawing()
    end = _nice(found.top)
    at, starts = 12.0, 22.0
    strips: list[tuple[float, float]] = []  # between the lines of names
    for side, marks in by_side(found.marks).items():
        for line in wrap("Texts" if side is None else f"Documentation: {side}", _CHARACTERS - 4):
            drawing.say(0, at, line)
            at += _LINE
        drawing.line(0, at - 6, frame.left if frame.beside else frame.width, at - 6)
        at += 8
        for mark in marks:
            at = _row(drawing, mark, at, frame, end)
            strips.append((at - frame.gap - 1.6 * _LINE, at - frame.gap))
        at += 4
    for tick in (0, end / 2, end):
        x = frame.at(tick, end)
        for y, y2 in [(starts, at)] if frame.beside else strips:
            drawing.line(x, y, x, y2, faint=True)
        drawing.centre(x, at + 10, _short(tick))
    drawing.centre(frame.at(end / 2, end), at + 28, found.unit)
    return _layers(drawing, frame.width, at + 38)


def _row(drawing: _Drawing, mark: Mark, at: float, frame: _Frame, end: float) -> float:
    """One figure; returns where the next begins."""
    drawing.say(0, at, mark.label)
    small = wrap("; ".join(filter(None, [_REPORTED if mark.reported else None, mark.counts, mark.part])), _CHARACTERS)
    for number, line in enumerate(small, 1):
        drawing.say(0, at + number * _LINE, line, _SMALL)
    after = at + (len(small) + 1) * _LINE
    y = at if frame.beside else after + 2
    first, last = _marked(drawing, mark, y, frame, end)
    width = len(mark.amount) * _LETTER
    if last + 10 + width <= frame.width:
        drawing.say(last + 10, y, mark.amount)
    elif first - 10 - width >= frame.left:
        drawing.end(first - 10, y, mark.amount)
    else:
        y += _LINE
        drawing.centre((first + last) / 2, y, mark.amount, _TYPE)
    return max(after, y + _LINE) + frame.gap


def _marked(drawing: _Drawing, mark: Mark, y: float, frame: _Frame, end: float) -> tuple[float, float]:
    """The mark of a figure; returns where it begins and ends."""
    low, high = first, last = frame.at(mark.low, end), frame.at(mark.high, end)
    if mark.open_above:
        last = high + _ARROW
        drawing.point(last, y, "triangle-right")
    if mark.open_below:
        first = max(low - _ARROW, frame.left)
        drawing.point(first, y, "triangle-left")
    if first < last:
        drawing.line(first, y, last, y)
    for x in sorted({low, high}):
        drawing.point(x, y, "circle" if mark.side is None else "diamond")
    return first, last


def _layers(drawing: _Drawing, width: float, height: float) -> alt.LayerChart:
    """The drawing as a chart."""
    both = in_pixels(width, height)
    size = alt.Size("size:Q", scale=None)
    rules = of_rows(drawing.rules).mark_rule(color="currentColor", strokeWidth=1.5)
    points = of_rows(drawing.points).mark_point(filled=True, color="currentColor", opacity=1, size=75)
    words = of_rows(drawing.words).mark_text(align="left", baseline="middle")
    layers = [
        rules.encode(**both, x2="x2:Q", y2="y2:Q", opacity=alt.Opacity("ink:Q", scale=None)),
        points.encode(**both, shape=alt.Shape("shape:N", scale=None)),
        words.encode(**both, text="text:N", size=size),
    ]
    if drawing.ended:
        ended = of_rows(drawing.ended).mark_text(align="right", baseline="middle")
        layers.append(ended.encode(**both, text="text:N", size=size))
    return layered(layers, width, height)


def _nice(top: float) -> float:
    """The axis' end: the next of 1, 1.5, 2, 3, 4, 5, 8 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(top))
    return next(step * power for step in (1, 1.5, 2, 3, 4, 5, 8, 10) if step * power >= top)


def _short(number: float) -> str:
    """A number at the axis."""
    for size, word in ((_BILLION, "billion"), (_MILLION, "million")):
        if number >= size:
            return f"{number_text(number / size)} {word}"
    return number_text(number)
