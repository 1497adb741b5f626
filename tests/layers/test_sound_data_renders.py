"""Whatever `check` accepts can be shown: as cards, as the map page, as the first page and in every format."""

import csv
import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.checks import check
from geodata.corpus import Corpus, load
from geodata.formats import FORMATS
from geodata.frames import select
from geodata.reading import DataError
from geodata.registry import FILES
from layers import cards, mappage, opening, pieces, plainpage
from tests.conftest import SMALL
from tests.layers.markup import HOSTILE, Markup

TABLES = [file.path for file in FILES if file.path.endswith(".csv")]
ACCEPTED = (
    "1992 1992-02 -0043-03-15 198X 19XX 1992-XX 1992-02-XX XXXX-02-26 XXXX-02 1992~ ../1991 1992/.. 1992/ 1991?/1992% "
    "[1992-02-25,1992-02-27] {1991-06,1991-12} 9999-12-31 9999-12-XX -9999 0000 0000-02-29 [-9999,9999]"
)
REFUSED = (
    "[1992-02-25..1992-02-27] {1992..1994} 1992-XX-26 1992-13 26.02.1992 ../.. 1993/1992 [1992] -0000 99999 1992-21 "
    "XXXX-02-30"
)
DATES = [*ACCEPTED.split(" "), *REFUSED.split(" ")]
LOCATORS = ["page 12-14", "paragraph 3", "footnote iv", "article 2(c)", "time 00:12:30", "verse 1", "page"]
HOURS = ["23:00", "21:00/05:00", "22:00~/..", "../05:00", "24:00", "noon"]
NUMBERS = ["0", "-1", "1", "2.5", "1e308", "-1e308", "1e-9", "180", "-180", "90", "nan", "inf", "10000", "999999999999"]
WORDS = ["", " ", HOSTILE, "=1+2", "صور", "שָׁלוֹם\u200f", "e\u0301\u0301\u0301", "🙂", "x" * 5000, "a;b", "a;;a"]
WORDS += ["\u2028", "\0", "“", "true", "false"]
IDS = "tokula sleeping-reef lane-tokula-anuhau tokula;anuhau;tokula log survey the-loss log-p03-01 bank-west nothing"
TERMS = "event figure unlocated area line every some none graphic text documentation"
POOL = [*DATES, *LOCATORS, *HOURS, *NUMBERS, *WORDS, *IDS.split(" "), *TERMS.split(" ")]
CELLS = st.sampled_from(POOL) | st.text(max_size=12)
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
    path = folder / data.draw(st.sampled_from(["sources.json", "corpus.json", "outlines.geojson"]), label="file")
    content = json.loads(path.read_text(encoding="utf-8"))
    holder, key = data.draw(st.sampled_from(_places(content)), label="place")
    numbers = st.integers(-3, 3000) | st.floats(-400, 400) | st.sampled_from([float("nan"), float("inf")])
    values = CELLS | numbers | st.none() | st.just([]) | st.just({}) | st.fixed_dictionaries({"volume": numbers})
    holder[key] = data.draw(values, label="value")
    path.write_text(json.dumps(content), encoding="utf-8")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _read_as_browsers_do(text: str | bytes) -> Any:
    return json.loads(text, parse_constant=_refuse)


def _shown(corpus: Corpus) -> None:
    """All that is made of a corpus can be made, and read by whom it is for."""
    entries = [cards.entry(corpus, claim) for claim in corpus.claims.values()]
    html = [entry["card"] for entry in entries]
    html += [cards.place_head(corpus, place) for place in corpus.places.values()]
    html += [cards.source_head(corpus, source) for source in corpus.sources]
    for part in html:
        markup = Markup(part)
        assert markup.all("script") == markup.all("img") == []
    json.dumps(entries, allow_nan=False)
    assert pieces.piece(corpus, "", "words")
    plainpage.render(corpus)
    page = mappage.render(corpus)
    mappage.policy(page)
    for block in Markup(page).all("script"):
        if block.attributes.get("type") == "application/json":
            _read_as_browsers_do(block.text)
    opening.first_page(corpus)
    selected = select(corpus)
    for each in FORMATS:
        for content in each.contents:
            made = each.to_bytes(content, selected)
            assert made
            if each.suffix.endswith("json"):
                _read_as_browsers_do(made)


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


CLOSED = ("perspective", 0, 1, 2)  # of a source: the id of a term, and the ways in which it was seen
FREE = {  # columns that take any text
    "claims.csv": "statement prefix suffix quoted_source note seen_at limits",
    "places.csv": "title coordinate_source coordinate_id note",
    "names.csv": "toponym used_by since until origin",
    "routes.csv": "note",
    "questions.csv": "title",
    "not_found.csv": "text",
    "sums.csv": "title",
    "figures.csv": "unit counts reported_by note",
    "bodies.csv": "title",
    "acts.csv": "note",
    "mentions.csv": "word",
    "vocabularies.csv": "title definition",
    "chapters.csv": "title",
    "layers.csv": "title",
}


def test_hostile_text_wherever_a_text_may_stand_is_accepted_and_shown(small_copy: Path) -> None:
    for name, columns in FREE.items():
        path = small_copy / name
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        for row in rows:
            row |= {column: HOSTILE for column in columns.split(" ") if row[column]}
        with path.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    for name in ("corpus.json", "sources.json"):
        path = small_copy / name
        content = json.loads(path.read_text(encoding="utf-8"))
        for holder, key in _places(content):
            if isinstance(holder[key], str) and key not in ("id", "sha256", "source_class", "version", *CLOSED):
                holder[key] = HOSTILE
        path.write_text(json.dumps(content), encoding="utf-8")
    assert check(small_copy) == []
    _shown(load(small_copy))


@pytest.mark.parametrize(
    ("ring", "told"),
    [
        ([[177, -17.6], [179, -16.4], [179, -17.6], [177, -16.4], [177, -17.6]], "Self-intersection"),
        ([[177, -17], [178, -17], [178, -17], [177, -17]], "Too few points"),
        ([[177, -17], [179, -17]], "not an outline"),
    ],
)
def test_an_outline_that_encloses_nothing_whole_is_refused_by_name(
    ring: list[list[float]], told: str, small_copy: Path
) -> None:
    path = small_copy / "outlines.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["features"][2]["geometry"]["coordinates"] = [ring]
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load(small_copy)
    problems = [str(problem) for problem in refused.value.problems]
    assert problems == [str(problem) for problem in check(small_copy)]
    assert problems[0].startswith("outlines.geojson: feature 3 is not an outline")
    assert told in problems[0]


@pytest.mark.parametrize("name", ["sources.json", "outlines.geojson", "base/world.geojson"])
def test_numbers_that_no_browser_reads_are_refused_with_their_file(name: str, small_copy: Path) -> None:
    path = small_copy / name
    content = json.loads(path.read_text(encoding="utf-8"))
    (content[0] if isinstance(content, list) else content)["volume"] = float("nan")
    path.write_text(json.dumps(content), encoding="utf-8")
    problems = check(small_copy)
    assert [problem.file for problem in problems] == [path.name]
    assert "not JSON" in problems[0].message
