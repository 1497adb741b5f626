"""The legend of a picture: what the signs on it mean, and none that is not there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import shapely

from geodata.corpus import Corpus
from layers.picture_map import Occurring, draw_head
from layers.picture_marks import DOT, THEME, Days, Pen, Sign, hatching, outline_of
from layers.picture_text import LEADING, SMALL, lines
from layers.styles import symbols

_SAMPLE = 34.0  # pixels to the left of what a sign means
_HEADING, _ENTRY = 12.0, 5.0  # between parts, between entries
_MIDDLE = 8.0  # of a sample, below the top of its entry
Draw = Callable[[Pen, float, float], None]


@dataclass(frozen=True)
class Entry:
    """A sample and what it means; a heading where there is none."""

    text: str
    sample: Draw | None = None


@dataclass(frozen=True)
class Block:
    """An entry as it is laid out: in lines, at a height."""

    entry: Entry
    text: tuple[str, ...]
    top: float
    column: int


@dataclass(frozen=True)
class Legend:
    """Blocks in columns of a width, and the height of the longest."""

    blocks: tuple[Block, ...]
    column: float
    gap: float
    height: float

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its corner at a point."""
        for block in self.blocks:
            x, y = left + block.column * (self.column + self.gap), top + block.top
            if block.entry.sample:
                block.entry.sample(pen, x + 13, y + _MIDDLE)
            inset = _SAMPLE if block.entry.sample else 0
            for number, line in enumerate(block.text):
                base = y + SMALL * (number * LEADING + 1)
                pen.text((x + inset, base), line, bold=not block.entry.sample)


def _symbol(sign: Sign) -> Draw:
    return lambda pen, x, y: pen.symbol((x, y), sign)


def _aside(sign: Sign) -> Draw:
    def sample(pen: Pen, x: float, y: float) -> None:
        pen.lines([(x - 11, y + 8), (x + 5, y - 2)], edge=THEME["ink"], width=1.2)
        pen.circle((x - 11, y + 8), DOT, fill=THEME["ink"])
        pen.symbol((x + 5, y - 2), sign)

    return sample


def _plate(sign: Sign) -> Draw:
    def sample(pen: Pen, x: float, y: float) -> None:
        pen.circle((x, y), 10, fill=THEME["halo"], edge=THEME["route"], width=1.6)
        pen.symbol((x, y), sign)

    return sample


def _area(dashed: bool) -> Draw:
    def sample(pen: Pen, x: float, y: float) -> None:
        box = shapely.box(x - 10, y - 7, x + 10, y + 7)
        pen.path(outline_of(box), fill=f"{THEME['outline']}0f")
        if dashed:
            pen.path(outline_of(hatching(box)), edge=f"{THEME['outline']}4d", width=1.1)
        pen.path(outline_of(box), edge=THEME["outline"], width=1.2, dashes=(4, 3) if dashed else ())

    return sample


def _line(pen: Pen, x: float, y: float) -> None:
    pen.lines([(x - 13, y), (x + 13, y)], edge=THEME["route"], width=2.2, dashes=(7, 5))


def _arrow(pen: Pen, x: float, y: float) -> None:
    pen.lines([(x - 13, y), (x + 4, y)], edge=THEME["route"], width=2.2)
    draw_head(pen, shapely.linestrings([(x - 13, y), (x + 16, y)]), THEME["route"])


def _ring(pen: Pen, x: float, y: float) -> None:
    pen.circle((x, y), 3, fill=THEME["halo"], edge=THEME["faint"], width=1.2)


def _dot(pen: Pen, x: float, y: float) -> None:
    pen.circle((x, y), DOT, fill=THEME["ink"])


def _circle(pen: Pen, x: float, y: float) -> None:
    pen.circle((x, y), 8, edge=THEME["outline"], width=1.1, dashes=(4, 4))


def _chosen(pen: Pen, x: float, y: float) -> None:
    pen.box(x - 10, y - 9, x + 10, y + 9, round_by=8, edge=THEME["chosen"], width=2.5)


_WHERE: dict[str, tuple[str, Draw]] = {
    "chosen": ("ringed: what is chosen", _chosen),
    "dot": ("a place with statements, without room for its symbols", _dot),
    "ring": ("a place without a statement here", _ring),
}
_HOW_SURE: dict[str, tuple[str, Draw]] = {
    "circle": ("somewhere within it", _circle),
    "hatched": ("an area known roughly", _area(True)),
    "area": ("an area, outline simplified", _area(False)),
    "line": ("straight between named ends, not the road itself", _line),
    "arrow": ("only a direction is known", _arrow),
}
_FILLS: dict[Days, str] = {
    "every": "filled: through all the dates that the source gives",
    "some": "hollow: on some day of these dates, not said which",
    "none": "dotted: the source gives no date",
}


def _entries(corpus: Corpus, there: Occurring) -> Iterator[Entry]:
    titles = {rule.id: rule.title for rule in corpus.layers}
    layers = [
        Entry(titles[layer], _symbol(Sign(bit, shape, "every")))
        for layer, (bit, shape) in symbols(corpus.layers).items()
        if bit in {sign.bit for sign in there.signs}
    ]
    if layers:
        yield Entry("What a statement is about")
        yield from layers
    if there.signs:
        plain = min(there.signs)._replace(barred=False)
        yield Entry("How the source dates it")
        for days, text in _FILLS.items():
            if days in {sign.days for sign in there.signs}:
                yield Entry(text, _symbol(plain._replace(days=days)))
        yield Entry("Whose statement it is")
        classes = {sign.barred for sign in there.signs}
        plain = plain._replace(days="some")
        if False in classes:
            yield Entry("no bar: one of the texts", _symbol(plain))
        if True in classes:
            yield Entry("bar below: documentation from outside the texts", _symbol(plain._replace(barred=True)))
        yield from _standing(there, plain)
    sure = [Entry(*_HOW_SURE[mark]) for mark in _HOW_SURE if mark in there.marks]
    if sure:
        yield Entry("How sure the place is")
        yield from sure


def _standing(there: Occurring, plain: Sign) -> Iterator[Entry]:
    found = []
    if "aside" in there.marks:
        found.append(Entry("at the end of a line: the place is at the line’s dot", _aside(plain)))
    if "way" in there.marks:
        found.append(Entry("on a plate: about a way, not a place", _plate(plain)))
    found += [Entry(*_WHERE[mark]) for mark in _WHERE if mark in there.marks]
    if found:
        yield Entry("Where it stands")
        yield from found


def legend(corpus: Corpus, there: Occurring, room: float, columns: int = 1, gap: float = 24) -> Legend:
    """The legend of what occurs on a map, in columns within a width, of about the same height."""
    column = (room - (columns - 1) * gap) / columns
    parts: list[list[tuple[Entry, tuple[str, ...], float]]] = []
    for entry in _entries(corpus, there):
        text = tuple(lines(entry.text, column - (_SAMPLE if entry.sample else 0), bold=not entry.sample))
        height = max(len(text) * SMALL * LEADING, 20 if entry.sample else 0) + _ENTRY
        if not entry.sample:
            parts.append([])
        parts[-1].append((entry, text, height))
    heights = [sum(height for _, _, height in part) + _HEADING for part in parts]
    return _in_columns(parts, _shared(heights, columns), column, gap)


def _shared(heights: Sequence[float], columns: int) -> list[int]:
    """For each part its column: each column is filled up to the least height at which all find room."""
    for most in sorted(sum(heights[a:b]) for a in range(len(heights)) for b in range(a + 1, len(heights) + 1)):
        found, column, filled = [], 0, 0.0
        for height in heights:
            if filled and filled + height > most:
                column, filled = column + 1, 0.0
            filled += height
            found.append(column)
        if column < columns and max(heights) <= most:
            return found
    return [0] * len(heights)


def _in_columns(
    parts: Sequence[Sequence[tuple[Entry, tuple[str, ...], float]]], where: Sequence[int], column: float, gap: float
) -> Legend:
    tops = [0.0] * (max(where, default=0) + 1)
    blocks = []
    for part, at in zip(parts, where, strict=True):
        tops[at] += _HEADING if tops[at] else 0
        for entry, text, height in part:
            blocks.append(Block(entry, text, tops[at], at))
            tops[at] += height
    return Legend(tuple(blocks), column, gap, max(tops))
