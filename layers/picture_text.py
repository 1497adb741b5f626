"""Text on a picture: the fonts it is set in, how wide it is, and how it breaks into lines.

Source Sans, the family of the screens, has no Armenian; matplotlib brings DejaVu Sans, which has all letters that the
names need, so that nothing is asked of the system or the network.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
SMALL = 13.0  # CSS pixels; nothing is smaller
RUNNING = 14.0
LEADING = 1.3  # of a line, in sizes
_UNKNOWN = "\N{WHITE SQUARE}"  # for what the fonts have no letter of


def _file(bold: bool) -> str:
    return str(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"))


@lru_cache(maxsize=2)
def font(bold: bool = False) -> FontProperties:
    """A face by its file: no search of the system's fonts."""
    return FontProperties(fname=_file(bold))


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """The characters that both faces have."""
    return frozenset(get_font(_file(False)).get_charmap()) & frozenset(get_font(_file(True)).get_charmap())


def legible(text: str) -> str:
    """A text on one line, with a box for each character that the fonts do not have."""
    return "".join(char if ord(char) in _letters() else _UNKNOWN for char in " ".join(text.split()))


@lru_cache(maxsize=2**14)
def width(text: str, size: float = SMALL, bold: bool = False) -> float:
    """How wide a text is, in the pixels of its size."""
    face = get_font(_file(bold))
    face.set_size(100, 72)
    face.set_text(legible(text), 0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64 * size / 100


def lines(text: str, room: float, size: float = SMALL, bold: bool = False) -> list[str]:
    """A text in lines of at most a width; a word that is wider is broken."""
    found = [""]
    for word in _pieces(text, room, size, bold):
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or width(longer, size, bold) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return [line for line in found if line]


def _pieces(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    for word in text.split():
        rest = word
        while width(rest, size, bold) > room and len(rest) > 1:
            fits = next(at for at in range(len(rest) - 1, 0, -1) if at == 1 or width(rest[:at], size, bold) <= room)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest
