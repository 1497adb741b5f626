"""Who speaks about what, when and where, as tables; each number leads to the statements it counts."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from geodata import coverage
from geodata.corpus import Corpus
from geodata.corroboration import party, party_title
from geodata.coverage import Line
from geodata.wording import DOCUMENTATION
from layers.multiples import Panel
from layers.multiples import panels as multiples
from layers.rendering import TEMPLATES
from layers.screen import Screen

PLACES = 40  # with the most statements; the others are listed where only one text, or none, speaks of them

_NOTHING = {"topic": "none", "period": "silent", "place": "silent"}
_LEFT_OUT = "left out"


def _title(corpus: Corpus, kind: str, about: str) -> str:
    if kind == "topic":
        return corpus.title("topic", about)
    if kind == "place":
        return corpus.places[about].title
    named = {chapter.id: chapter.title for chapter in corpus.chapters}
    return named.get(about, "Without a date")


def _query(corpus: Corpus, kind: str, about: str) -> dict[str, str]:
    """The parameters of an address that show what is spoken of; a period's are its dates."""
    if kind != "period":
        return {kind: about, "dated": "any"}
    if about == coverage.UNDATED:
        return {"dated": "no"}
    chapter = next(chapter for chapter in corpus.chapters if chapter.id == about)
    return {"from": str(chapter.start.text), "to": str(chapter.end.text), "dated": "yes"}


def _rows(corpus: Corpus, kind: str, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    every = ",".join(rule.id for rule in corpus.layers)
    rows = []
    for line in lines:
        asked = _query(corpus, kind, line.about)
        cells = [
            (
                count,
                f"./?{urlencode({**asked, 'source': text, 'layers': every}, safe=',')}",
                _LEFT_OUT if text in line.left_out else _NOTHING[kind],
            )
            for text, count in line.texts.items()
        ]
        documented = sum(line.sides.values())
        query = urlencode({**asked, "class": "documentation", "layers": every}, safe=",")
        said = "; ".join(f"{party_title(corpus, side)} {count}" for side, count in line.sides.items() if count)
        rows.append(
            {
                "title": _title(corpus, kind, line.about),
                "cells": cells,
                "documentation": (documented, f"./?{query}", said, _LEFT_OUT if line.documented else _NOTHING[kind]),
            }
        )
    return rows


def _plots(corpus: Corpus, kind: str, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The numbers of a table by source, each on one scale."""
    titles = [_title(corpus, kind, line.about) for line in lines]
    panels = []
    for text in corpus.texts:
        held = tuple(zip(titles, (line.texts[text] for line in lines), strict=True))
        hidden = frozenset(title for title, line in zip(titles, lines, strict=True) if text in line.left_out)
        panels.append(Panel(corpus.sources[text].custom.label, False, held, hidden))
    documented = tuple(zip(titles, (sum(line.sides.values()) for line in lines), strict=True))
    hidden = frozenset(title for title, line in zip(titles, lines, strict=True) if line.sides_left_out)
    panels.append(Panel(DOCUMENTATION, True, documented, hidden))
    return multiples(tuple(panels), f"by {kind}", _NOTHING[kind], dots=kind == "topic")


def _titles(corpus: Corpus, questions: Iterable[Line], places: Iterable[Line]) -> list[str]:
    """Questions and places in words."""
    asked = [corpus.questions[line.about].title for line in questions]
    return [*asked, *(_title(corpus, "place", line.about) for line in places)]


def _alone(corpus: Corpus, questions: tuple[Line, ...], places: tuple[Line, ...]) -> list[tuple[str, list[str]]]:
    """The questions and the places of which one text alone speaks, and no documentation, by text."""
    of_one = (coverage.of_one_text(questions), coverage.of_one_text(places))
    return [
        (
            corpus.sources[text].custom.label,
            _titles(corpus, *([line for line in lines if line.speaking == (text,)] for lines in of_one)),
        )
        for text in corpus.texts
    ]


def _of_sides(corpus: Corpus, questions: tuple[Line, ...], places: tuple[Line, ...]) -> list[tuple[str, list[str]]]:
    """The same by side, texts and publications of one taken together; of all sides that there are."""
    of_one = (coverage.of_one_party(corpus, questions), coverage.of_one_party(corpus, places))
    sides = dict.fromkeys([*(party(corpus.sources[text]) for text in corpus.texts), *coverage.sides(corpus)])
    return [(party_title(corpus, side), _titles(corpus, *(found.get(side, ()) for found in of_one))) for side in sides]


def tables(corpus: Corpus) -> str:
    """The tables by topic, period and place, and what one text or documentation alone speaks of."""
    lines = {"topic": coverage.topics(corpus), "period": coverage.periods(corpus), "place": coverage.places(corpus)}
    shown = {**lines, "place": lines["place"][:PLACES]}
    questions = coverage.questions(corpus)
    unspoken = (
        [corpus.questions[line.about].title for line in coverage.of_no_text(questions)],
        [_title(corpus, "place", line.about) for line in coverage.of_no_text(lines["place"])],
    )
    return TEMPLATES.get_template("coverage.html").render(
        documentation=DOCUMENTATION,
        labels=[corpus.sources[text].custom.label for text in corpus.texts],
        sections=[
            (
                title,
                _rows(corpus, kind, shown[kind]),
                _plots(corpus, kind, shown[kind]) if plotted else (),
            )
            for kind, title, plotted in (
                ("topic", "By topic", True),
                ("period", "By period", True),
                ("place", "By place", False),
            )
        ],
        places=(len(shown["place"]), len(lines["place"])),
        alone=_alone(corpus, questions, lines["place"]),
        sides=_of_sides(corpus, questions, lines["place"]),
        unspoken=unspoken,
    )


SCREEN = Screen(
    "coverage",
    "Coverage",
    "How many statements each text makes, and documentation by whose it is. A number leads to what it counts. "
    "A statement is counted in each period that one of its days lies in, and at each of its places. The numbers count "
    "statements, not events, and say nothing of whether they are right.",
    lambda corpus, _: tables(corpus),
    sheets=("tables", "coverage"),
)
