"""Where symbols and names stand on a picture, so that none meets another: the map's own rules (`map/apart.js`,
`map/labels.js`). Symbols without room at their place stand aside at the end of a line; names keep clear of all.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from layers.labels import Box, Spot

LINE = 15.0  # from one line of a name to the next
_RINGS = (20, 32, 44, 56, 68, 82, 96)  # pixels from the place, the nearest first
_TURNS = 16  # directions tried on each
_GAP = 1.0  # between symbols of two places
_BESIDE, _HALF_LINE = 4.0, 8.0  # between symbols and name; half a name's height
_CLEAR = 7.0  # that a name keeps from other places' symbols, so that it is not read as theirs
_SHIFT = 7.0  # that a name beside its symbol may stand above or below its middle
_TWO = re.compile(r"\s(?=\()|(?<=\s/)\s")  # where a name that says two things breaks


@dataclass(frozen=True)
class Group:
    """Symbols of a place: where it is, how far they reach to either side, up and down, of a way the other points of
    its line where they can stand, and of an important place how wide its name is.
    """

    at: Spot
    wide: float
    high: float
    spots: tuple[Spot, ...] = ()
    name: float | None = None

    def box(self, at: Spot, gap: float = 0) -> Box:
        """What they take up at a point."""
        wide, high = self.wide + gap, self.high + gap
        return Box(at.x - wide, at.y - high, at.x + wide, at.y + high)


@dataclass(frozen=True)
class Stand:
    """Where symbols stand, `led` where that is not the place itself; left end and middle of a name that has room."""

    at: Spot
    led: bool
    name: Spot | None = None


def reach_at(zoom: float) -> float:
    """How far from its place a symbol may stand: on a map of the world that would be another country."""
    least, most = _RINGS[0], _RINGS[-1]
    return least + (most - least) * min(1, max(0, (zoom - 5) / 4))


def _around(at: Spot, reach: float) -> Iterator[Spot]:
    for number, radius in enumerate(_RINGS):
        for turn in range(_TURNS if radius <= reach else 0):
            angle = 2 * math.pi * (turn + number % 2 / 2) / _TURNS
            yield Spot(at.x + radius * math.cos(angle), at.y + radius * math.sin(angle))


def _clear(box: Box, own: float) -> Box:
    """The box of a name with what it keeps clear at its ends, but not where its own symbol stands."""
    return box._replace(
        left=box.left if box.left >= own else box.left - _CLEAR,
        right=box.right if box.right <= own else box.right + _CLEAR,
    )


def _free(box: Box, held: Iterable[Box]) -> bool:
    return not any(box.meets(other) for other in held)


def _inside(box: Box, room: Box) -> bool:
    return room.left <= box.left and box.right <= room.right and room.top <= box.top and box.bottom <= room.bottom


def set_apart(groups: Sequence[Group], reach: float, room: Box, shut: Sequence[Box] = ()) -> list[Stand | None]:
    """Where the symbols of each group stand, those that keep their place first; `None` where there is no room.

    Important names are given room before less important places are; all stand in `room`, none over `shut`.
    """
    taken = list(shut)
    stands: list[Stand | None] = []
    for group in groups:
        tried = chain((group.at, *group.spots), _around(group.at, reach))
        at = next((spot for spot in tried if _stands(group, spot, room, taken)), None)
        if at is None:
            stands.append(None)
            continue
        taken.append(group.box(at))
        name = None if group.name is None else _name_at(group, at, group.name, room, taken)
        if name is not None and group.name is not None:
            taken.append(_clear(_line(name, group.name), at.x))
        stands.append(Stand(at, at != group.at and at not in group.spots, name))
    return stands


def _stands(group: Group, at: Spot, room: Box, taken: Sequence[Box]) -> bool:
    return _inside(group.box(at), room) and _free(group.box(at, _GAP), taken)


def _line(at: Spot, width: float) -> Box:
    return Box(at.x, at.y - _HALF_LINE, at.x + width, at.y + _HALF_LINE)


def _name_at(group: Group, at: Spot, name: float, room: Box, taken: Sequence[Box]) -> Spot | None:
    """The left end and middle of a name about symbols, the best that is free."""
    about = [
        Spot(at.x + group.wide + _BESIDE, at.y),
        Spot(at.x - group.wide - _BESIDE - name, at.y),
        Spot(at.x - name / 2, at.y - group.high - _HALF_LINE),
        Spot(at.x - name / 2, at.y + group.high + _HALF_LINE),
    ]
    boxes = ((spot, _line(spot, name)) for spot in about)
    return next((spot for spot, box in boxes if _inside(box, room) and _free(_clear(box, at.x), taken)), None)


@dataclass(frozen=True)
class Name:
    """A name to be placed about the symbols at a point; `leads` if it stands even where it touches other symbols."""

    text: str
    width: float
    at: Spot
    wide: float
    high: float
    leads: bool = False


@dataclass(frozen=True)
class Written:
    """Where a name stands: the left end of its lines and the middle of all."""

    lines: tuple[str, ...]
    at: Spot


def halves(name: str) -> tuple[str, ...]:
    """The two lines of a name that says two things, "Khankendi (Stepanakert)" or "One / Other"."""
    return tuple(_TWO.split(name, maxsplit=1))


def _about(name: Name, width: float, more: float) -> list[Spot]:
    """The places a name may have, the best first; `more` is what it is higher than one line, to either side."""
    x, y = name.at
    right, left = x + name.wide + _BESIDE, x - name.wide - _BESIDE - width
    over, under = y - name.high - _HALF_LINE - 1 - more, y + name.high + _HALF_LINE + 1 + more
    corners = [(right, y), (left, y), (x - width / 2, over), (x - width / 2, under)]
    corners += [(right - 8, over), (right - 8, under), (left + 8, over), (left + 8, under)]
    corners += [(end, y + by) for end in (right, left) for by in (-_SHIFT, _SHIFT)]
    return [Spot(*corner) for corner in corners]


def place_names(
    names: Sequence[tuple[Name, float]], symbols: Sequence[Box], room: Box, shut: Sequence[Box]
) -> list[Written | None]:
    """Where each name stands, `None` where there is no room; each comes with its width on two lines.

    The most important come first. Names keep clear of one another and of symbols.
    """
    taken = list(shut)
    found: list[Written | None] = []
    for name, folded in names:
        forms: list[tuple[tuple[str, ...], float]] = [((name.text,), name.width)]
        if len(halves(name.text)) > 1:
            forms.append((halves(name.text), folded))
        best = None
        for text, width in forms:
            more = (len(text) - 1) * LINE / 2
            best = _best(name, width, more, symbols=symbols, room=room, taken=taken)
            if best is not None:
                box = _high(best, width, more)
                taken.append(box._replace(left=box.left - 3, right=box.right + 3))
                found.append(Written(text, best))
                break
        if best is None:
            found.append(None)
    return found


def _high(at: Spot, width: float, more: float) -> Box:
    box = _line(at, width)
    return box._replace(top=box.top - more, bottom=box.bottom + more)


def _best(
    name: Name, width: float, more: float, *, symbols: Sequence[Box], room: Box, taken: Sequence[Box]
) -> Spot | None:
    second = None
    for spot in _about(name, width, more):
        box = _high(spot, width, more)
        if not _inside(box, room) or not _free(box, taken):
            continue
        if _free(_clear(box, name.at.x), symbols):
            return spot
        second = second or spot
    return second if name.leads else None
