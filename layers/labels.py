"""Where the symbols and names of a small map stand, so that none meets another; lines lead to what is set apart."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LINE = 15.0  # height of a name in pixels
_REACH = 60  # how far symbols are moved, names twice as far


class Spot(NamedTuple):
    """A point in the pixels of a map."""

    x: float
    y: float


class Box(NamedTuple):
    """What a symbol or name takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether it overlaps another."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def apart(at: Spot, width: float, held: Sequence[Box]) -> Box:
    """The nearest place for a state's symbols where they meet no others."""
    tried = [
        Box(at.x + dx * away - width / 2, at.y + dy * away - 6, at.x + dx * away + width / 2, at.y + dy * away + 6)
        for away in range(0, _REACH, 4)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
    ]
    return next((box for box in tried if not any(box.meets(other) for other in held)), tried[0])


def beside(own: Box, width: float, size: tuple[int, int], held: Sequence[Box]) -> Box:
    """The nearest place for a name beside its symbols where it meets nothing; the first where there is none."""
    tried = [box for away in range(2, 2 * _REACH, 8) for box in _around(own, width, away)]
    for box in tried:
        inside = min(box.left, box.top) > 0 and box.right < size[0] and box.bottom < size[1]
        if inside and not any(box.meets(other) for other in held):
            return box
    return tried[0]


def _around(own: Box, width: float, away: float) -> Iterator[Box]:
    middle, across = (own.top + own.bottom) / 2, (own.left + own.right) / 2
    right, left = own.right + away, own.left - away - width
    above, below = own.top - away - _LINE, own.bottom + away
    corners = [(right, middle - _LINE / 2), (left, middle - _LINE / 2), (across - width / 2, below)]
    corners += [(across - width / 2, above), (right, above), (right, below), (left, above), (left, below)]
    for x, y in corners:
        yield Box(x, y, x + width, y + _LINE)


def leader(own: Box, other: Box, near: float) -> Iterator[dict[str, float]]:
    """A line from a state's symbols to its point or name, where that does not lie right beside them."""
    middle = Spot((own.left + own.right) / 2, (own.top + own.bottom) / 2)
    end = Spot(min(max(middle.x, other.left), other.right), min(max(middle.y, other.top), other.bottom))
    start = Spot(min(max(end.x, own.left), own.right), min(max(end.y, own.top), own.bottom))
    if max(abs(end.x - start.x), abs(end.y - start.y)) > near:
        yield {"x": start.x, "y": start.y, "x2": end.x, "y2": end.y}
