"""CSV that spreadsheets and statistics programs open with letters and dates intact."""

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from geodata.corpus import Corpus
from geodata.formats import BY_NAME, tabular
from geodata.formats.tabular import GUARD, guarded
from geodata.frames import select
from geodata.selection import Selection

CSV = BY_NAME["csv"]
# What a double click does: UTF-8, comma or semicolon or tab, no special numbers, no formulas.
OPENED = "CSV:44/59/9,34,76,1,,0,false,false,false,false,false,0,false"
# Texts that LibreOffice or another spreadsheet would take for a number or a formula.
CHANGED = [
    *("-0699", "-0699/-0300", "-000699-01-01", "=1+2", '=HYPERLINK("http://example.org")', "+1", "@x", " =1", "- 1"),
    *("007", "01.5", "1e3", "1.e3", ".5", "5.", "1.50", "1,234", "1,000.5", " 5", "5 ", "\u00a05", "1234567890123456"),
]
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:"


def _text(corpus: Corpus, name: str, query: str = "") -> str:
    return CSV.to_bytes(name, select(corpus, Selection.from_query(query, corpus))).decode("utf-8-sig")


def _rows(corpus: Corpus, name: str, query: str = "") -> list[list[str]]:
    return list(csv.reader(io.StringIO(_text(corpus, name, query), newline="")))


@pytest.mark.parametrize("text", CHANGED)
def test_what_a_spreadsheet_would_change_has_the_guard(text: str) -> None:
    assert guarded(text) == GUARD + text


@pytest.mark.parametrize(
    "value",
    [
        "1992",
        "1992-02",
        "1992-02-26",
        "../1991",
        "[2015-01-11,2016-01-11]",
        "198X",
        "t004-p45-01",
        "21:00/05:00",
        "0",
        "0.5",
        "123456789012345",
        "1 000",
        "1/2",
        "5%",
        "TRUE",
        "",
        613,
        2.5,
    ],
)
def test_what_it_leaves_alone_is_left_alone(value: object) -> None:
    assert guarded(value) == value


@pytest.mark.parametrize("name", CSV.contents)
def test_it_starts_with_a_byte_order_mark_and_quotes_all_texts(name: str, small: Corpus) -> None:
    body = CSV.to_bytes(name, select(small))
    assert body.startswith(b'\xef\xbb\xbf"')
    assert body.count(b"\r\n") == body.count(b"\n")


@pytest.mark.parametrize("name", CSV.contents)
@pytest.mark.parametrize("query", ["", "from=-0043-03-15&q=lanterns", "layers="])
def test_the_header_s_last_cell_says_what_the_file_is(name: str, query: str, small: Corpus) -> None:
    header, *rows = _rows(small, name, query)
    said = header[-1]
    asked = Selection.from_query(query, small).query(small) or "everything"
    for words in (
        f"query: {asked}.",
        "version: 1.",
        "schema version: 2.2.",
        "licence: CC0.",
        "credits: ",
        "boundary note: ",
    ):
        assert words in said
    assert all(row[-1] == "" for row in rows)
    assert all(len(row) == len(header) for row in rows)
    assert (rows == []) == (query == "layers=")


@pytest.mark.parametrize("batch", [1, 2, 12, 1000])
def test_pieces_make_one_whole(batch: int, small: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "_BATCH", batch)
    for name in CSV.contents:
        records = {"claims": small.claims, "places": small.places}.get(name)
        keys = [row[0] for row in _rows(small, name)[1:]]
        assert keys == list(records) if records else len(keys) == len(getattr(select(small), name))


def test_the_cells_are_those_of_the_data(small: Corpus) -> None:
    claims = pd.read_csv(io.StringIO(_text(small, "claims")), dtype=str, keep_default_na=False).map(str.strip)
    claims = claims.set_index("id")
    assert list(claims.index) == list(small.claims)
    for key, claim in small.claims.items():
        assert claims.at[key, "when"] == str(claim.when or "")
        assert claims.at[key, "time"] == str(claim.time or "")
        assert claims.at[key, "place_ids"].split("; ") == [*claim.places] or claim.places == ()
        assert claims.at[key, "note"] == (claim.note or "")
    assert claims.at["log-p03-01", "start"] == "-000043-03-15"
    figures = pd.read_csv(io.StringIO(_text(small, "figures")))
    assert figures["value"].sum() == sum(one.value or 0 for rows in small.figures.values() for one in rows)
    places = pd.read_csv(io.StringIO(_text(small, "places"))).set_index("id")
    assert (places.at["tokula", "lon"], places.at["tokula", "lat"]) == (178.02, -17.04)
    assert places["lon"].notna().sum() == sum(place.lon is not None for place in small.places.values())
    assert places.at["tokula", "names"] == "Tōkulā; Tocoolah; טוקולה; توكولا"
    names = pd.read_csv(io.StringIO(_text(small, "names")), dtype=str, keep_default_na=False)
    assert ["1790", "1884"] in names[["since", "until"]].to_numpy().tolist()


def _displayed(path: Path) -> list[list[str]]:
    """The cells of an OpenDocument sheet as they are displayed; trailing empty ones left out."""
    with zipfile.ZipFile(path) as archive:
        sheet = ElementTree.fromstring(archive.read("content.xml"))
    rows = []
    for row in sheet.iter(f"{OFFICE}table:1.0}}table-row"):
        cells: list[str] = []
        for cell in row:
            text = "\n".join("".join(_pieces(part)) for part in cell.iter(f"{OFFICE}text:1.0}}p"))
            cells += (
                [text] * int(cell.get(f"{OFFICE}table:1.0}}number-columns-repeated", 1))
                if text
                else [""] * min(int(cell.get(f"{OFFICE}table:1.0}}number-columns-repeated", 1)), 99)
            )
        assert not any(cell.get(f"{OFFICE}table:1.0}}formula") for cell in row)
        rows.append(cells)
    return rows


def _pieces(paragraph: ElementTree.Element) -> list[str]:
    found = [paragraph.text or ""]
    for child in paragraph:
        if child.tag.endswith("}s"):
            found.append(" " * int(child.get(f"{OFFICE}text:1.0}}c", 1)))
        found += [*_pieces(child), child.tail or ""]
    return found


@pytest.mark.office
@pytest.mark.parametrize("which", ["small", "corpus"])
def test_libreoffice_shows_every_cell_as_it_is(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    if which == "small":
        notes = dict(zip(corpus.claims, CHANGED, strict=False))
        assert len(notes) == len(CHANGED)
        odd = {key: corpus.claims[key].model_copy(update={"note": note}) for key, note in notes.items()}
        corpus = replace(corpus, claims=corpus.claims | odd)
    program = shutil.which("soffice")
    assert program, "install LibreOffice Calc, or run `make libreoffice`"
    selected = select(corpus)
    for name in CSV.contents:
        (tmp_path / f"{name}.csv").write_bytes(CSV.to_bytes(name, selected))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / f"{name}.csv") for name in CSV.contents]
    command = [program, profile, "--headless", f"--infilter={OPENED}", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    for name in CSV.contents:
        written = list(csv.reader(io.StringIO(CSV.to_bytes(name, selected).decode("utf-8-sig"), newline="")))
        shown = _displayed(tmp_path / f"{name}.ods")
        assert len([row for row in shown if any(row)]) == len(written)
        for line, cells in enumerate(written):
            for column, cell in enumerate(cells):
                seen = shown[line][column] if column < len(shown[line]) else ""
                assert seen.removeprefix(GUARD) == cell.removeprefix(GUARD), (
                    f"{name}.csv line {line + 1}, {written[0][column][:30]}"
                )
