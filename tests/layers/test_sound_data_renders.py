"""Whatever `check` accepts can be shown: as cards, as the map page, as the first page and in every format."""

import csv
import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.checks import check
from geodata.corpus import Corpus, load
from geodata.formats import FORMATS
from geodata.frames import select
from geodata.reading import DataError
from geodata.registry import FILES
from layers import cards, mappage, opening
from layers.links import view_of
from tests.conftest import SMALL
from tests.layers.markup import HOSTILE, Markup

TABLES = [file.path for file in FILES if file.path.endswith(".csv")]
DATES = [
    *(
        "1992",
        "1992-02",
        "-0043-03-15",
        "198X",
        "19XX",
        "1992-XX",
        "1992-02-XX",
        "XXXX-02-26",
        "XXXX-02",
        "1992~",
        "../1991",
    ),
    *("1992/..", "1991?/1992%", "[1992-02-25,1992-02-27]", "{1991-06,1991-12}", "9999-12-31", "-9999", "0000", "1992/"),
    *(
        "[1992-02-25..1992-02-27]",
        "{1992..1994}",
        "1992-XX-26",
        "1992-13",
        "26.02.1992",
        "../..",
        "1993/1992",
        "[1992]",
    ),
]
LOCATORS = ["page 12-14", "paragraph 3", "footnote iv", "article 2(c)", "time 00:12:30", "verse 1", "page"]
HOURS = ["23:00", "21:00/05:00", "22:00~/..", "../05:00", "24:00", "noon"]
NUMBERS = ["0", "-1", "1", "2.5", "1e308", "-1e308", "1e-9", "180", "-180", "90", "nan", "inf", "10000", "999999999999"]
WORDS = [
    "",
    " ",
    HOSTILE,
    "=1+2",
    "صور",
    "שָׁלוֹם\u200f",
    "e\u0301\u0301\u0301",
    "🙂",
    "x" * 5000,
    "a;b",
    "a;;a",
    "\u2028",
    "“",
    "true",
    "false",
]
IDS = [
    "tokula",
    "sleeping-reef",
    "lane-tokula-anuhau",
    "log",
    "survey",
    "the-loss",
    "log-p03-01",
    "bank-west",
    "nothing",
    "event",
]
CELLS = st.sampled_from([*DATES, *LOCATORS, *HOURS, *NUMBERS, *WORDS, *IDS]) | st.text(max_size=12)
EDITS = ["set", "set", "set", "set", "swap", "drop", "double"]


def _edit_table(data: st.DataObject, folder: Path) -> None:
    path = folder / data.draw(st.sampled_from(TABLES), label="file")
    with path.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    if not rows:
        return
    at = data.draw(st.integers(0, len(rows) - 1), label="row")
    column = data.draw(st.integers(0, len(header) - 1), label="column")
    match data.draw(st.sampled_from(EDITS), label="edit"):
        case "set":
            rows[at][column] = data.draw(CELLS, label="cell")
        case "swap":
            other = data.draw(st.integers(0, len(rows) - 1), label="other row")
            rows[at][column], rows[other][column] = rows[other][column], rows[at][column]
        case "drop":
            del rows[at]
        case _:
            rows.append(rows[at])
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows([header, *rows])


def _places(content: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON document where a value stands: what holds it, and its key or index."""
    keys = content.items() if isinstance(content, dict) else enumerate(content)
    found = []
    for key, value in keys:
        found.append((content, key))
        if isinstance(value, dict | list):
            found += _places(value)
    return found


def _edit_json(data: st.DataObject, folder: Path) -> None:
    path = folder / data.draw(st.sampled_from(["sources.json", "corpus.json"]), label="file")
    content = json.loads(path.read_text(encoding="utf-8"))
    holder, key = data.draw(st.sampled_from(_places(content)), label="place")
    values = CELLS | st.integers(-3, 3000) | st.none() | st.floats(-400, 400) | st.just([]) | st.just({})
    holder[key] = data.draw(values, label="value")
    path.write_text(json.dumps(content), encoding="utf-8")


def _shown(corpus: Corpus) -> None:
    file = cards.panel_file(corpus)
    for entry in (*file["claims"].values(), *file["places"].values(), *file["sources"].values()):
        markup = Markup(entry.get("card") or entry["head"])
        assert markup.all("script") == markup.all("img") == []
    json.dumps(file, allow_nan=False)
    mappage.policy(mappage.render(corpus))
    opening.first_page(corpus, view_of({}, corpus), embedded=False)
    selected = select(corpus)
    for each in FORMATS:
        for content in each.contents:
            assert each.to_bytes(content, selected)


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_check_accepts_is_shown_and_what_it_refuses_is_named(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(SMALL, Path(name) / "data"))
        for _ in range(data.draw(st.integers(1, 3), label="edits")):
            edit: Callable[[st.DataObject, Path], None] = data.draw(
                st.sampled_from([_edit_table, _edit_table, _edit_json])
            )
            edit(data, folder)
        problems = check(folder)
        if problems:
            assert all(problem.file and problem.message and problem.remedy for problem in problems)
            with suppress(DataError):
                load(folder)
            return
        _shown(load(folder))
