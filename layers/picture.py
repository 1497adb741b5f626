"""A view as a picture for paper: SVG, and PNG at 300 dots to the inch.

`python -m layers.picture QUERY --to FILE` writes what an address shows: map, legend of just what is on it, time window
and filters in words, address, citation and the note on boundaries. Colours are those of the light theme. No relief: as
lines the picture is sharp at any size.
"""

import argparse
import io
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import matplotlib

from geodata.corpus import DATA, Corpus, load
from geodata.files import replacing
from geodata.reading import DataError
from geodata.selection import Selection, SelectionError
from geodata.wording import counted
from layers import picture_words as words
from layers.picture_legend import legend
from layers.picture_map import draw
from layers.picture_marks import THEME, Pen
from layers.picture_text import LEADING, RUNNING, SMALL, legible, lines
from layers.picture_view import View, look

DOTS_TO_THE_INCH = 300
_MARGIN, _GAP = 12.0, 20.0
_LEGEND = 268.0  # pixels of its width beside the map
_SETTINGS: Any = {"svg.fonttype": "path", "svg.hashsalt": "picture", "path.simplify": False}
_PATH, _DIGITS = re.compile(r' d="[^"]*"'), re.compile(r"(\.\d\d)\d+")
_drawing = Lock()  # matplotlib's settings and fonts are one for all threads


class Form(NamedTuple):
    """How a picture is laid out, in pixels of 1/96 inch: its width, the height of its map, the columns of a legend
    below it (beside it where there are none); `whole` with all notes, or without those that what it stands in says.
    """

    width: float
    map: float
    columns: int
    whole: bool = True

    @property
    def margin(self) -> float:
        """What stays free around it; within a text no more than its lines need."""
        return _MARGIN if self.whole else 1


FORMS = {
    "wide": Form(1400, 690, 0),  # a page that lies: A3, or A4 at 71 %
    "page": Form(680, 380, 3),  # a page that stands: A4 at 90 %
    "inset": Form(680, 290, 3, whole=False),  # within a text on such a page
}
WIDE = FORMS["wide"]


@dataclass(frozen=True)
class Line:
    """A line of text beside the map."""

    text: str
    size: float = SMALL
    bold: bool = False
    after: float = 0  # pixels below it


def _set(text: str, room: float, size: float = SMALL, bold: bool = False, after: float = 6) -> list[Line]:
    broken = lines(text, room, size, bold)
    return [Line(line, size, bold, after if at == len(broken) - 1 else 0) for at, line in enumerate(broken)]


def _height(text: Sequence[Line]) -> float:
    return sum(line.size * LEADING + line.after for line in text)


def _write(pen: Pen, text: Sequence[Line], left: float, top: float) -> None:
    for line in text:
        pen.text((left, top + line.size), line.text, size=line.size, bold=line.bold)
        top += line.size * LEADING + line.after


def said(view: View) -> list[str]:
    """Window, numbers and filters in words."""
    corpus, selection = view.corpus, view.selection
    there = words.tally(corpus, *view.dated)
    found = [f"{there} with a date, at {counted(view.stated, 'place')} on the map."]
    if sum(view.undated):
        how = "on the map with a dotted outline" if selection.undated else "not on the map"
        found[0] = found[0].removesuffix(".") + f"; {words.tally(corpus, *view.undated)} without a date, {how}."
    if view.elsewhere:
        found[0] += f" Not on it: {counted(view.elsewhere)} at no place that is located and in the layers shown."
    only = "; ".join(words.filters(corpus, selection))
    rest = [f"Only {only}." if only else "", words.layers(corpus, selection), words.naming(corpus, selection)]
    found.append(" ".join(filter(None, rest)))
    chosen = (selection.claim and corpus.claims[selection.claim].places) or filter(None, [selection.place])
    names = ", ".join(words.name_of(corpus, place, selection) for place in chosen)
    if selection.claim:
        found.append(f"Chosen: statement {selection.claim}{f', at: {names}' if names else ''}.")
    elif names:
        found.append(f"Chosen: {names}.")
    return found


def _head(view: View, room: float, whole: bool) -> list[Line]:
    meta = view.corpus.meta
    heading = words.heading(view.corpus, view.selection)
    if not whole:
        only = "; ".join([*words.filters(view.corpus, view.selection)])
        return _set(f"{heading}{f' – only {only}' if only else ''}", room, RUNNING, True)
    found = _set(meta.title, room, 20, True, 4)
    found += _set(heading, room, 16, True, 6)
    found += _set(meta.short_note or meta.summary, room, RUNNING, after=6)
    for text in said(view):
        found += _set(text, room, after=3)
    return found


def _foot(view: View, address: str, beyond: int, room: float, whole: bool) -> list[Line]:
    corpus = view.corpus
    query = view.selection.query(corpus)
    credit = f"North is above. Web Mercator, without relief. {corpus.meta.map_credit}"
    found = _set(f"{counted(beyond, 'place')} with statements beyond the edges.", room) if beyond else []
    if whole:
        heading = words.heading(corpus, view.selection)
        found += _set(f"{corpus.meta.citation}. {heading}.", room, bold=True)
        found += _set(f"{address}?{query}" if query else address or "No query: the whole corpus.", room)
        found += _set(corpus.meta.boundary_note, room)
    return found + _set(credit, room, after=0)


@dataclass(frozen=True)
class Sheet:
    """A picture that is drawn, and what it shows in words."""

    pen: Pen
    title: str
    description: str


def _sheet(corpus: Corpus, selection: Selection, address: str, form: Form) -> Sheet:
    margin = form.margin
    room = form.width - 2 * margin
    size = (room if form.columns else room - _LEGEND - _GAP, form.map)
    view = look(corpus, selection)
    extent = view.extent(size)
    head = _head(view, room, form.whole)
    top = margin + _height(head) + 8
    pen = Pen(form.width, top + size[1])
    _write(pen, head, margin, margin)
    with pen.within(margin, top, *size):
        there = draw(pen, view, extent)
    pen.box(margin, top, margin + size[0], top + size[1], edge=THEME["line"], width=1)
    if form.columns:
        key = legend(corpus, there, room, form.columns)
        key.draw(pen, margin, top + size[1] + _GAP)
        below = top + size[1] + key.height + 2 * _GAP
    else:
        key = legend(corpus, there, _LEGEND)
        key.draw(pen, margin + size[0] + _GAP, top)
        below = top + max(size[1], key.height) + _GAP
    foot = _foot(view, address, there.beyond, room, form.whole)
    _write(pen, foot, margin, below)
    pen.resize(form.width, below + _height(foot) + margin)
    title = f"{corpus.meta.title}. {words.heading(corpus, selection)}"
    return Sheet(pen, title, " ".join(line.text for line in [*head, *foot]))


def svg(corpus: Corpus, selection: Selection, address: str = "", form: Form = WIDE) -> str:
    """A view as an SVG picture; `address` is that of the app, which the query is added to.

    Text is drawn as outlines, so that it looks the same everywhere; title and description say it as text.
    """
    with _drawing, matplotlib.rc_context(_SETTINGS):
        sheet = _sheet(corpus, selection, address, form)
        out = io.StringIO()
        about = {"Title": sheet.title, "Date": None, "Creator": None, "Rights": [corpus.meta.licence]}
        sheet.pen.figure.savefig(out, format="svg", metadata=about)
    head, _, body = out.getvalue().partition("<svg ")
    named = f"<title>{escape(sheet.title, quote=False)}</title>"
    described = f"<desc>{escape(legible(sheet.description), quote=False)}</desc>"
    declaration = head.partition("<!DOCTYPE")[0]
    body = _PATH.sub(lambda path: _DIGITS.sub(r"\1", path[0]), body)  # a hundredth of a point is enough
    return f'{declaration}<svg role="img" {body}'.replace(named, f"{named}\n {described}", 1)


def png(corpus: Corpus, selection: Selection, address: str = "", form: Form = WIDE) -> bytes:
    """The same as a PNG picture at 300 dots to the inch."""
    with _drawing, matplotlib.rc_context(_SETTINGS):
        sheet = _sheet(corpus, selection, address, form)
        out = io.BytesIO()
        about = {"Title": sheet.title, "Description": sheet.description, "Copyright": corpus.meta.licence}
        sheet.pen.figure.savefig(
            out,
            format="png",
            dpi=DOTS_TO_THE_INCH,
            metadata={**about, "Software": None},
            pil_kwargs={"compress_level": 4},
        )
    return out.getvalue()


MADE = {".svg": lambda *asked: svg(*asked).encode(), ".png": png}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m layers.picture", description=__doc__)
    parser.add_argument("query", metavar="QUERY", help="what an address shows, as it asks for it: from=1992-02&q=word")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="a file that ends in .svg or .png")
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the corpus (default: the bundled one)")
    parser.add_argument("--address", default="", metavar="URL", help="the app's address, to be printed with the query")
    parser.add_argument("--form", choices=FORMS, default="wide", help="for a page that lies, that stands, or a text")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one picture; returns the exit code, 1 where data or folder are not sound. Exits with 2 on a wrong call."""
    parser = _parser()
    options = parser.parse_args(arguments)
    make = MADE.get(options.to.suffix.lower())
    if make is None:
        parser.error("--to: takes a file that ends in .svg or .png")
    try:
        corpus = load(options.data)
        selection = Selection.from_query(options.query, corpus)
        made = make(corpus, selection, options.address, FORMS[options.form])
        with replacing([options.to]) as pending:
            pending[options.to].write_bytes(made)
    except DataError as error:
        print(*error.problems, sep="\n")
        return 1
    except SelectionError as error:
        parser.error(f"QUERY: {error}")
    except OSError as error:
        print(f"{options.to}: {error.strerror}; choose another folder")
        return 1
    print(options.to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
