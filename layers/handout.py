"""A handout as PDF: steps with text, pictures, statements, questions and lines to write on, set by typst.

What it says goes to typst as data, never as markup. Fonts are DejaVu Sans, which matplotlib brings and which has all
the letters of the names; neither the system's fonts nor the network are asked.
"""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import segno
import typst

from layers.picture_text import FONTS

_TEMPLATE = Path(__file__).parent / "templates" / "handout.typ"
Paper = Literal["a4", "us-letter"]


@dataclass(frozen=True)
class Stated:
    """A statement: a sentence in its source's name, the passage, empty where there is none, and where that stands.

    `dependence` are lines on its figures: how many sources give the same.
    """

    sentence: str
    quote: str
    citation: str
    dependence: Sequence[str] = ()


@dataclass(frozen=True)
class Picture:
    """A picture as SVG, and what it shows, for who cannot see it."""

    svg: str
    said: str


@dataclass(frozen=True)
class Grid:
    """A table to be filled in: its caption, the heads of its columns, and its rows, the first cell of each its head.

    `tall` is how high its rows are at least, in millimetres. Under the head of each row stands `line`, if there is one,
    with a rule to write on.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    tall: int = 0
    line: str = ""
    first: float = 1.0
    """How wide the first column is, where the others are 1"""


@dataclass(frozen=True)
class Prompts:
    """Statements with what is asked of each, and lines to write on below every question."""

    statements: Sequence[Stated]
    questions: Sequence[str]
    lines: int = 2


@dataclass(frozen=True)
class Step:
    """A step: what is read, looked at and asked, and lines of space for an answer; `hints` and `note` are for teachers.

    A line break in a text or note begins a paragraph; the step can be followed on a screen at its address, which is
    printed with its QR code. Its number is that of the whole path, 0 where it has none.
    """

    title: str
    text: str = ""
    question: str = ""
    lines: int = 0
    pictures: Sequence[Picture] = ()
    statements: Sequence[Stated] = ()
    exercises: Sequence[Grid | Prompts] = ()
    hints: Sequence[str] = ()
    note: str = ""
    address: str = ""
    number: int = 0


@dataclass(frozen=True)
class Handout:
    """What is handed out. `address` is where it can be followed on a screen, printed with its QR code; the footer
    stands on every page, with its number.
    """

    title: str
    lead: str
    steps: Sequence[Step]
    footer: str = ""
    address: str = ""
    paper: Paper = "a4"
    teacher: bool = False


def code(address: str) -> str | None:
    """The QR code of an address as SVG; `None` for none."""
    if not address:
        return None
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=0, xmldecl=False, nl=False)
    return out.getvalue().decode()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def pdf(handout: Handout) -> bytes:
    """A handout as a tagged PDF, the same for the same handout; without hints and notes unless it is a teacher's."""
    steps = handout.steps if handout.teacher else [replace(step, hints=(), note="") for step in handout.steps]
    data = asdict(replace(handout, steps=steps)) | {"code": code(handout.address)}
    for step in data["steps"]:
        step["code"] = code(step["address"])
    compiler = typst.Compiler(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"handout": json.dumps(data, ensure_ascii=False)},
    )
    made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("typst has made no single file")
    return made
