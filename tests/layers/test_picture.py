"""A view as a picture: what it holds, where it stands, what it says, and that it is the same everywhere."""

import io
import re
import sys
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from PIL import Image

from geodata.corpus import Corpus, load
from geodata.frames import select
from geodata.selection import Selection
from layers import picture, picture_map, picture_words
from layers.bundle import BROWSER
from layers.picture import FORMS, png, svg
from layers.picture_extent import Extent, around
from layers.picture_legend import legend
from layers.picture_map import Occurring
from layers.picture_marks import BAR, DOTS, Pen, Sign, path_of
from layers.picture_text import legible, lines, width
from layers.picture_view import View, look
from layers.styles import SHAPES, symbols
from tests.conftest import SMALL

SVG = "{http://www.w3.org/2000/svg}"
FEBRUARY = "from=1992-02-25&to=1992-02-26"


def _view(corpus: Corpus, query: str = "") -> View:
    return look(corpus, Selection.from_query(query, corpus))


def _svg(corpus: Corpus, query: str = "", **more: Any) -> str:
    return svg(corpus, Selection.from_query(query, corpus), **more)


def _said(drawn: str) -> str:
    return ET.fromstring(drawn).findtext(f"{SVG}desc") or ""


def _there(corpus: Corpus, query: str = "") -> Occurring:
    view, size = _view(corpus, query), (676.0, 440.0)
    return picture_map.draw(Pen(*size), view, view.extent(size))


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_it_holds_what_the_selection_holds(corpus: Corpus) -> None:
    view = _view(corpus)
    held = select(corpus).claims
    assert sum(view.dated) + sum(view.undated) == len(held) == len(corpus.claims)
    assert view.dated[1] + view.undated[1] == (held["source_class"] == "documentation").sum()
    stated = {place for claim in corpus.claims.values() for place in claim.places if corpus.geometries[place]}
    assert {place.id for place in view.places if place.signs} == stated
    nowhere = [claim for claim in corpus.claims.values() if not corpus.located(claim)]
    assert view.elsewhere == len(nowhere)


def test_signs_say_layer_class_and_how_it_is_dated(corpus: Corpus) -> None:
    bits = symbols(corpus.layers)
    for place in _view(corpus).places:
        days: dict[tuple[str, bool], set[str]] = {}
        for claim in corpus.claims_at.get(place.id, ()):
            key = (corpus.claim_layers[claim.id], not corpus.sources[claim.source].is_text)
            dated = claim.when is not None and claim.when.bounds is not None
            days.setdefault(key, set()).add(str(claim.holds) if dated else "none")
        for (layer, documented), held in days.items():
            surest = next(way for way in ("every", "some", "none") if way in held)
            assert Sign(*bits[layer], surest, documented) in place.rows[documented]
        assert len(place.signs) == len(days)


def test_what_has_no_date_is_drawn_unless_the_view_leaves_it_out(corpus: Corpus) -> None:
    with_them, without = _view(corpus), _view(corpus, "undated=no")
    assert any(sign.days == "none" for place in with_them.places for sign in place.signs)
    assert not any(sign.days == "none" for place in without.places for sign in place.signs)
    assert without.undated == with_them.undated  # it still says how many there are


def test_what_is_chosen_narrows_nothing_and_is_in_sight(small: Corpus) -> None:
    everything, one = _view(small), _view(small, "place=tokula")
    assert {place.id for place in one.places} == {place.id for place in everything.places}
    assert [place.id for place in one.places if place.chosen] == ["tokula"]
    claim = _view(small, "claim=log-p02-01")
    assert [place.id for place in claim.places if place.chosen] == ["lane-tokula-anuhau"]
    extent = claim.extent((676, 440))
    (lane,) = (place for place in claim.places if place.chosen)
    assert shapely.box(0, 0, 676, 440).contains(extent.pixels(lane.geometry))  # across the 180th meridian
    assert "chosen" in _there(small, "claim=log-p02-01").marks


def test_filters_narrow_it_as_they_narrow_the_data(bundled: Corpus) -> None:
    view = _view(bundled, "source=t002&class=text")
    held = select(bundled, Selection.from_query("source=t002&class=text", bundled)).claims
    assert view.dated == (held["start"].notna().sum(), 0)
    layers = _view(bundled, "layers=settlements,events-1987-1992")
    assert {bundled.place_layers[place.id] for place in layers.places} == {"settlements"}


@pytest.mark.parametrize(
    ("query", "west", "east"),
    [(FEBRUARY, 46.68, 47.0), ("from=1991-12-01&to=1992-02-29", 46.42, 47.16), ("from=2023&to=2023", 43.3, 50.4)],
)
def test_a_period_has_its_own_extent(query: str, west: float, east: float, bundled: Corpus) -> None:
    size = (1088.0, 690.0)
    extent = _view(bundled, query).extent(size)
    assert extent == Extent.fitting(
        next(view for view in bundled.meta.views.values() if (view[0], view[2]) == (west, east)), size
    )


def test_a_position_is_that_of_the_map(bundled: Corpus) -> None:
    extent = _view(bundled, "map=39.9,46.8,9").extent((800, 600))
    point = extent.pixels(shapely.Point(extent.x, extent.y))
    assert (point.x, point.y) == (400, 300)
    assert extent.latitude(300) == pytest.approx(39.9)
    # 256 pixels times 2 to the 9th are the equator
    assert 40075016.686 * extent.scale == pytest.approx(256 * 2**9)
    assert extent.metre(0) == pytest.approx(extent.scale)


def test_all_that_is_stated_is_in_sight_where_no_period_is_asked_for(corpus: Corpus) -> None:
    size = (676.0, 440.0)
    view = _view(corpus, "layers=" + ",".join(rule.id for rule in corpus.layers))
    extent = view.extent(size)
    box = shapely.box(0, 0, *size)
    assert all(box.contains(extent.pixels(place.anchor)) for place in view.places if place.signs)


def test_bounds_go_the_shorter_way_round() -> None:
    assert around([(178, -17, 178, -17), (-178, -18, -178, -16)]) == (178, -18, 182, -16)
    assert around([(10, 0, 11, 1), (-20, 2, 3, 3)]) == (-20, 0, 11, 3)
    assert around([]) is None


@pytest.mark.parametrize("query", ["", FEBRUARY, "from=1991-12-01&to=1992-02-29", "from=1993&to=2025", "source=t002"])
def test_no_symbols_and_no_names_meet(query: str, bundled: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[str, Any] = {}

    def spy(name: str) -> None:
        original: Callable[..., Any] = getattr(picture_map, name)

        def kept(*asked: Any, **more: Any) -> Any:
            found[name] = (asked, original(*asked, **more))
            return found[name][1]

        monkeypatch.setattr(picture_map, name, kept)

    spy("set_apart")
    spy("place_names")
    view, size = _view(bundled, query), (1088.0, 690.0)
    picture_map.draw(Pen(*size), view, view.extent(size))
    (groups, _, room, _), stands = found["set_apart"]
    symbols = [group.box(stand.at) for group, stand in zip(groups, stands, strict=True) if stand]
    assert len(symbols) > 5
    for at, box in enumerate(symbols):
        assert room.left <= box.left
        assert box.right <= room.right
        assert not any(box.meets(other) for other in symbols[at + 1 :])
    (names, _, _, held), written = found["place_names"]
    boxes = list(held)
    for (name, folded), where in zip(names, written, strict=True):
        if where:
            wide, more = (name.width, 0.0) if len(where.lines) == 1 else (folded, 7.5)
            box = held[0]._replace(
                left=where.at.x, right=where.at.x + wide, top=where.at.y - 8 - more, bottom=where.at.y + 8 + more
            )
            assert not any(box.meets(other) for other in boxes)
            assert not any(box.meets(other) for other in symbols)
            boxes.append(box)


def test_the_legend_explains_what_is_there_and_nothing_else(small: Corpus) -> None:
    there = Occurring({Sign(0, "square", "every"), Sign(2, "triangle", "every")}, {"line"})
    text = [" ".join(block.text) for block in legend(small, there, 268).blocks]
    assert text == [
        "What a statement is about",
        "The loss, 45 to 43 BC",
        "All other statements",
        "How the source dates it",
        "filled: through all the dates that the source gives",
        "Whose statement it is",
        "no bar: one of the texts",
        "How sure the place is",
        "straight between named ends, not the road itself",
    ]
    assert legend(small, Occurring(), 268).blocks == ()
    drawn = _there(small)
    assert drawn.marks >= {"area", "line", "arrow", "circle", "ring", "way"}
    assert drawn.beyond == 0


def test_marks_are_those_of_the_map() -> None:
    script = (BROWSER / "symbols.js").read_text(encoding="utf-8")
    assert f'BAR = "{BAR}"' in script
    assert f"DOTS = {list(DOTS)}" in script


@pytest.mark.parametrize("shape", SHAPES)
def test_symbols_are_read_from_their_path_data(shape: str) -> None:
    path = path_of(SHAPES[shape])
    numbers = [abs(float(number)) for number in re.findall(r"-?\d+\.?\d*", SHAPES[shape].split("A")[0])]
    assert path.get_extents().xmax == pytest.approx(max(numbers), abs=0.01)
    assert path.get_extents().xmin == pytest.approx(-path.get_extents().xmax)
    assert path.contains_point((0, 0))
    area = shapely.Polygon(path.to_polygons()[0]).area
    assert 70 < area < 100  # all of about the same weight


@pytest.mark.parametrize("form", FORMS)
def test_an_svg_needs_nothing_but_itself(form: str, corpus: Corpus) -> None:
    drawn = _svg(corpus, form=FORMS[form])
    root = ET.fromstring(drawn)
    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title") or "").startswith(corpus.meta.title)
    assert root.findall(f".//{SVG}text") == root.findall(f".//{SVG}image") == []
    assert "<!DOCTYPE" not in drawn
    links = [value for node in root.iter() for name, value in node.attrib.items() if name.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert float((root.get("width") or "").removesuffix("pt")) == pytest.approx(FORMS[form].width * 0.75)


def test_it_says_in_words_what_it_shows(bundled: Corpus) -> None:
    said = _said(_svg(bundled, f"{FEBRUARY}&q=khojaly&names=hy&place=khojaly", address="https://example.org/map"))
    assert "25–26 February 1992" in said
    assert "with the words “khojaly”" in said
    assert "Place names: Armenian names." in said
    assert "Chosen: Խոջալու." in said
    assert bundled.meta.citation in said
    assert bundled.meta.boundary_note in said
    assert bundled.meta.map_credit in said
    assert "https://example.org/map?from=1992-02-25" in said
    assert "No query: the whole corpus." in _said(_svg(bundled))
    inset = _said(_svg(bundled, FEBRUARY, form=FORMS["inset"]))
    assert "25–26 February 1992" in inset
    assert bundled.meta.boundary_note not in inset


def test_numbers_are_those_of_the_map(bundled: Corpus) -> None:
    said = _said(_svg(bundled, FEBRUARY))
    held = select(bundled, Selection.from_query(f"{FEBRUARY}&dated=yes", bundled)).claims
    texts = int((held["source_class"] == "text").sum())
    assert f"{texts} statements of texts, {len(held) - texts} of documentation with a date" in said


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "All dates"),
        ("from=-0043-03&to=-0043-03", "March 44 BC (1–31 March 44 BC)"),
        ("from=1899&to=1900", "1899 – 1900"),
        ("from=1899-12-31&to=1900-01-01", "31 December 1899 – 1 January 1900"),
        ("from=1901-05-02&to=1901-05-02", "2 May 1901"),
        ("from=-0099&to=-0099", "100 BC"),
    ],
)
def test_windows_in_words(query: str, title: str, small: Corpus) -> None:
    assert picture_words.heading(small, Selection.from_query(query, small)) == title


def test_a_map_of_a_year_bears_the_names_of_that_year(small: Corpus) -> None:
    def name(query: str) -> str:
        return picture_words.name_of(small, "tokula", Selection.from_query(query, small))

    assert name("") == "Tōkulā"
    assert name("names=en&from=1800&to=1800") == "Tōkulā / Tocoolah"
    assert name("names=en&from=1885&to=1890") == "Tōkulā"
    assert name("names=he") == "טוקולה"


def test_type_is_measured_and_broken_by_words() -> None:
    assert width("Khojaly") > width("Khoja") > 0
    assert width("Khojaly", bold=True) > width("Khojaly")
    broken = lines("one two three four " * 5 + "x" * 200, 120)
    assert all(width(line) <= 120 for line in broken)
    assert "".join(broken).replace(" ", "") == "onetwothreefour" * 5 + "x" * 200
    for name in ("Xocalı Ağdam Əsgəran İ", "Խոջալու", "Ходжалы", "“Khojaly” – 613"):
        assert legible(name) == name
    assert legible("a\0b\n中") == "a□b □"


def test_the_same_view_makes_the_same_picture_in_several_threads(small: Corpus) -> None:
    first = _svg(small)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(_svg(small))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [first] * 3
    assert "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()


def test_a_png_is_fit_to_print(corpus: Corpus) -> None:
    picture_file = Image.open(io.BytesIO(png(corpus, Selection(), form=FORMS["inset"])))
    assert picture_file.width == pytest.approx(680 / 96 * 300, abs=1)
    assert picture_file.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert picture_file.info["Title"].startswith(corpus.meta.title)
    assert len(picture_file.convert("RGB").getcolors(1 << 24) or []) > 100


def test_a_picture_is_made_at_once(bundled: Corpus) -> None:
    _svg(bundled, FEBRUARY)  # outlines are read and projected once
    before = time.process_time()
    _svg(bundled, FEBRUARY)
    assert time.process_time() - before < 2


def test_hostile_words_are_words(bundled: Corpus) -> None:
    hostile = "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E+%24%5Cfrac%7B1%7D%24+--%3E+%5D%5D%3E"
    drawn = _svg(bundled, hostile)
    assert not ET.fromstring(drawn).findall(f".//{SVG}script")
    assert "$\\frac{1}$" in _said(drawn)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures that need no drawing."""
    monkeypatch.setitem(picture.MADE, ".png", lambda *asked: b"png")


@pytest.mark.parametrize("name", ["view.svg", "view.PNG"])
def test_the_command_line_writes_a_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / name
    assert picture.main(["from=-0043-03", "--to", str(to), "--data", str(SMALL), "--form", "inset"]) == 0
    assert capsys.readouterr().out == f"{to}\n"
    begins = {".svg": b"<?xml", ".png": b"\x89PNG"}
    assert to.read_bytes().startswith(begins[to.suffix.lower()])
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["", "--to", "view.pdf"], "--to: takes a file that ends in .svg or .png"),
        (["place=nowhere", "--to", "view.svg"], "QUERY: place: takes the id of a place"),
        (["form=1992", "--to", "view.svg"], "QUERY: unknown parameter: takes from, to"),
        (["", "--to", "view.svg", "--form", "round"], "invalid choice"),
    ],
)
def test_a_wrong_call_is_told_what_it_takes(asked: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        picture.main([*asked, "--data", str(SMALL)])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(quick: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert picture.main(["", "--to", str(tmp_path / "none" / "view.png"), "--data", str(SMALL)]) == 1
    told = f"{tmp_path / 'none' / 'view.png'}: No such file or directory; choose another folder\n"
    assert capsys.readouterr().out == told


def test_broken_data_is_reported(small_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_copy / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("-0043-03", "-0043-99", 1), encoding="utf-8")
    assert picture.main(["", "--to", str(tmp_path / "view.svg"), "--data", str(small_copy)]) == 1
    assert capsys.readouterr().out.startswith("claims.csv:")
    assert not (tmp_path / "view.svg").exists()
