"""Leaving out graphic detail: on every screen, page of a record and file; it is said, and links carry it on."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from starlette.applications import Starlette

from geodata import comparison, exercise, passages
from geodata.corpus import Corpus, load
from geodata.model import Claim
from geodata.passages import NONE, Passages
from geodata.sparing import graphic, without_graphic
from layers import api, exercisepaper, plainscreens, records
from layers.links import carried
from layers.plainpage import PAGES
from layers.plainscreens import SCREENS, render
from layers.screen import Screen
from tests.asking import Answer, ask
from tests.layers.markup import Markup

SMALL = Path(__file__).parent.parent / "small"
EACH = pytest.mark.parametrize("screen", SCREENS.values(), ids=list(SCREENS))
ASKED = {"graphic": "no"}
_TAKING = re.compile(r"(\./)?|(\./)?(map|picture\.\w+|(statement|place|source|read|api)/.*)")


@pytest.fixture(scope="module")
def at_hand() -> tuple[Corpus, Passages]:
    """The small made-up corpus with its texts at hand."""
    corpus = load(SMALL)
    return corpus, passages.read(corpus, SMALL / "texts")


def _names(text: str, gone: Mapping[str, Claim]) -> list[str]:
    """What a page holds of claims that are left out: ids, sentences, passages."""
    found = [key for key in gone if re.search(rf"{re.escape(key)}(?!\w)", text)]
    return found + [said for claim in gone.values() for said in (claim.statement, claim.quote) if said and said in text]


def _addresses(page: Markup) -> list[str]:
    found = [node.attributes.get(name) for node in page.nodes for name in ("href", "src", "data-page")]
    return [str(one) for one in found if one]


def _takes(address: str) -> bool:
    path = urlsplit(address).path
    named = {name for name, _ in PAGES} | {name.removeprefix("./") for name, _ in PAGES}
    return bool(_TAKING.fullmatch(path) or path in named) and not address.startswith("#")


def _carry(page: Markup) -> int:
    """Assert that every link that can carries it on; returns how many do."""
    found = [address for address in _addresses(page) if _takes(address)]
    asked = [parse_qs(urlsplit(address).query)["graphic"] for address in found]
    assert [one for one in asked if len(one) != 1] == []
    assert asked.count(["yes"]) <= 1, "one link alone leads to all of it"
    for form in page.all("form"):
        if _takes(str(form.attributes.get("action", "#"))):
            inputs = [node for node in page.all("input") if form in node.ancestors]
            assert [node.attributes["value"] for node in inputs if node.attributes.get("name") == "graphic"] == ["no"]
    return asked.count(["no"])


def _values(corpus: Corpus, screen: Screen) -> list[dict[str, str]]:
    """Values of the choices of a screen, one at a time; words that find something, or name what is left out."""
    found: list[dict[str, str]] = [{}]
    for choice in screen.own(corpus):
        values = list(choice.options)
        values = values if choice.name in ("topic", "term") else values[:: max(1, len(values) - 1)]
        found += [{choice.name: value} for value in values]
    if screen.name == "search":
        found += [{"q": "the"}, *({"q": claim.source} for claim in graphic(corpus).values())]
    return found


@EACH
def test_no_screen_holds_anything_of_what_is_left_out(corpus: Corpus, screen: Screen) -> None:
    gone = graphic(corpus)
    number, every = len(gone), f"{len(corpus.claims):,}"
    for asked in _values(corpus, screen):
        html = render(corpus, screen, {**asked, **ASKED})
        page = Markup(html)
        (said,) = [node for node in page.all("p") if node.has_class("left-out")]
        if screen.whole:  # the change log has their ids
            assert _names(re.sub("|".join(gone), "", html), gone) == []
            assert "about the whole of the data" in said.text
        else:
            assert _names(html, gone) == [], asked
            assert (
                f"{number} statement{'s' if number > 1 else ''} with graphic detail, of all {every} in the data, "
                in said.text
            )
        (link,) = [node for node in page.all("a") if said in node.ancestors]
        address = urlsplit(str(link.attributes["href"]))
        assert address.path == f"read/{screen.name}"
        assert dict(parse_qsl(address.query)) == {
            **screen.written(corpus, screen.chosen(corpus, asked)),
            "graphic": "yes",
        }


@EACH
def test_what_streamlit_shows_carries_it_on_too(corpus: Corpus, screen: Screen) -> None:
    values = screen.chosen(corpus, ASKED)
    assert screen.written(corpus, values) == ASKED
    _carry(Markup(screen.shown(corpus, values)))
    assert "graphic=" not in screen.shown(corpus, screen.chosen(corpus, {}))
    assert _carry(Markup(render(corpus, screen, ASKED))) >= len(PAGES)
    embedded = Markup(render(corpus, screen, ASKED, embedded="true"))
    _carry(embedded)


@EACH
def test_it_is_chosen_by_a_switch_and_cited(corpus: Corpus, screen: Screen) -> None:
    for asked in ({}, ASKED):
        page = Markup(render(corpus, screen, asked))
        boxes = [node for node in page.all("input") if node.attributes.get("name") == "graphic"]
        boxes = [node for node in boxes if any(up.has_class("choices") for up in node.ancestors)]
        if screen.whole:
            assert [node.attributes["type"] for node in boxes] == ["hidden"] * len(asked)
            continue
        assert [(node.attributes["type"], node.attributes["value"]) for node in boxes] == [("checkbox", "no")]
        assert ("checked" in boxes[0].attributes) == bool(asked)
        cited = screen.citation(corpus, screen.chosen(corpus, asked))
        assert ("Leave out statements with graphic detail: yes" in cited) == bool(asked)


def test_where_nothing_is_graphic_there_is_nothing_to_choose(small: Corpus) -> None:
    spared = without_graphic(small)
    for screen in SCREENS.values():
        assert screen.choices(spared) == screen.own(spared)


def _ask(corpus: Corpus, copies: Passages, path: str, query: str = "graphic=no") -> Answer:
    server = Starlette(
        routes=[
            *records.routes("", lambda: corpus, lambda: copies),
            plainscreens.mount("/read", lambda: corpus),
            api.mount("/api", lambda: corpus),
        ]
    )
    return ask(server, path, query)


def _pages(corpus: Corpus) -> list[str]:
    near = {claim.source for claim in graphic(corpus).values()}
    places = {place for claim in graphic(corpus).values() for place in claim.places}
    around = [f"/statement/{key}" for key, claim in corpus.claims.items() if claim.source in near]
    of_sources = [f"/source/{key}{part}" for key in corpus.sources for part in ("", "/text", "/beside")]
    return [*around, *(f"/place/{key}" for key in places), *of_sources]


def _holds_nothing(corpus: Corpus, copies: Passages) -> None:
    gone = graphic(corpus)
    for path in _pages(corpus):
        answer = _ask(corpus, copies, path)
        assert answer.status == 200
        others = {key: claim for key, claim in gone.items() if path != f"/statement/{key}"}
        assert _names(answer.text, others) == [], path
        page = Markup(answer.text)
        assert _carry(page)
        assert path.endswith("/beside") or [node for node in page.all("p") if node.has_class("left-out")]


def test_no_page_of_a_record_holds_anything_of_it(corpus: Corpus) -> None:
    _holds_nothing(corpus, NONE)


def test_nor_does_one_with_the_texts_at_hand(at_hand: tuple[Corpus, Passages]) -> None:
    corpus, copies = at_hand
    _holds_nothing(corpus, copies)
    for claim in graphic(corpus).values():
        if (text := copies.paragraph(claim.source, claim.paragraph or 0)) is not None:
            pages = [f"/source/{claim.source}", *(f"/statement/{key}" for key in corpus.claims)]
            assert not any(text in Markup(_ask(corpus, copies, path).text).text for path in pages)
            assert text in Markup(_ask(corpus, copies, pages[0], "").text).text


def test_a_statement_that_is_left_out_says_so_and_where_it_stands(corpus: Corpus) -> None:
    for key, claim in graphic(corpus).items():
        answer = _ask(corpus, NONE, f"/statement/{key}")
        page = Markup(answer.text)
        assert corpus.sources[claim.source].custom.label in page.one("h1").text
        assert str(claim.cited_at or "") in page.one("h1").text
        assert "has graphic detail, and is left out" in page.text
        assert _names(answer.text.replace(key, ""), {key: claim}) == []
        assert f"statement/{key}?graphic=yes" in _addresses(page)
        part = f"#p{claim.paragraph}" if claim.paragraph else ""
        assert f"source/{claim.source}?graphic=no{part}" in _addresses(page)
        assert claim.statement in Markup(_ask(corpus, NONE, f"/statement/{key}", "graphic=yes").text).text


def test_how_many_are_left_out_of_a_page_is_said_and_no_paragraph_falls_silent(corpus: Corpus) -> None:
    gone = graphic(corpus).values()
    for source in corpus.sources.values():
        mine = [claim for claim in gone if claim.source == source.id]
        page = Markup(_ask(corpus, NONE, f"/source/{source.id}").text)
        (said,) = [node.text for node in page.all("p") if node.has_class("left-out")]
        are = "is" if len(mine) == 1 else "are"
        counted = (
            f"{len(mine)} statement{'s' if len(mine) > 1 else ''} with graphic detail {are} left out of this page."
        )
        assert said.startswith(counted if mine else "Statements with graphic detail are left out; none would")
        before = Markup(_ask(corpus, NONE, f"/source/{source.id}", "").text)
        silent = "No statement was taken from it."
        assert page.text.count(silent) == before.text.count(silent)
        parts = {str(claim.cited_at) for claim in mine}
        assert len([node for node in page.all("li") if "with graphic detail left out" in node.text]) == len(parts)
        taken = re.compile(r"(\d+) statements? (?:was|were) taken from it")
        assert taken.findall(page.text) == taken.findall(before.text)
    for place in {place for claim in gone for place in claim.places}:
        page = Markup(_ask(corpus, NONE, f"/place/{place}").text)
        number = sum(place in claim.places for claim in gone)
        assert re.search(rf"\b{number} statements? with graphic detail (is|are) left out of this page", page.text)
        assert "No statement stands at this place." not in page.text


def test_a_screen_over_http_tells_the_two_apart(corpus: Corpus) -> None:
    with_it, without = _ask(corpus, NONE, "/read/coverage"), _ask(corpus, NONE, "/read/coverage", "")
    assert with_it.headers["etag"] != without.headers["etag"]
    assert "left-out" not in without.text


def test_the_interface_holds_nothing_of_it(corpus: Corpus) -> None:
    for name in ("claims.geojson", "places.geojson", "acts.json", "disagreements.json", "figures.csv", "sources.json"):
        answer = _ask(corpus, NONE, f"/api/{name}")
        assert answer.status == 200
        assert _names(answer.text, graphic(corpus)) == []


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<a href="./">', '<a href="./?graphic=no">'),
        ('<a href="./?place=x&amp;dated=any">', '<a href="./?place=x&amp;dated=any&amp;graphic=no">'),
        ('<a href="source/t004#p3">', '<a href="source/t004?graphic=no#p3">'),
        ('<iframe src="map?place=x&amp;embed=true">', '<iframe src="map?place=x&amp;embed=true&amp;graphic=no">'),
        ('<a href="api/claims.csv" download>', '<a href="api/claims.csv?graphic=no" download>'),
        ('<a href="handout/x.pdf?steps=a">', '<a href="handout/x.pdf?steps=a&amp;graphic=no">'),
        ('<a href="read/maps">', '<a href="read/maps?graphic=no">'),
        ('<textarea data-page="read/own?lesson=a">', '<textarea data-page="read/own?lesson=a&amp;graphic=no">'),
        (
            f'<img src="code.svg?{urlencode({"to": "read/lessons?step=a/b"})}">',
            f'<img src="code.svg?{urlencode({"to": "read/lessons?step=a/b&graphic=no"})}">',
        ),
        (
            '<form action="search">a</form>',
            '<form action="search"><input type="hidden" name="graphic" value="no">a</form>',
        ),
    ],
)
def test_links_frames_and_forms_carry_it_on(html: str, wanted: str) -> None:
    assert carried(html) == wanted
    assert carried(wanted) == wanted


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/search">',
        '<a href="mailto:a@b.c">',
        '<a href="#p3">',
        '<a href="search?graphic=yes">',
        '<a href="evidence/x.pdf?steps=a">',
        '<form action="code.svg">a</form>',
        '<form action="search"><input name="graphic" value="no"></form>',
        '<link href="static/media/x.woff2">',
        f'<img src="code.svg?to={"a" * 1190}">',
    ],
)
def test_what_takes_it_not_or_names_it_is_left_as_it_is(html: str) -> None:
    assert carried(html) == html


def test_an_exercise_on_paper_is_made_without_it(corpus: Corpus) -> None:
    server = Starlette(routes=exercisepaper.routes("", lambda: corpus))
    plain = ask(
        server, "/exercise.pdf", "kind=words&" + urlencode(dict(zip(("one", "other"), corpus.texts, strict=False)))
    )
    assert plain.status == 200
    topics = comparison.topics(without_graphic(corpus))
    answer = ask(server, "/exercise.pdf", f"kind=grid&topic={topics[0]}&graphic=no")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    for gone in set(comparison.topics(corpus)) - set(topics):
        assert ask(server, "/exercise.pdf", f"kind=grid&topic={gone}&graphic=no").status == 400
    assert carried('<a href="exercise.pdf?kind=grid">') == '<a href="exercise.pdf?kind=grid&amp;graphic=no">'
    asked = exercise.asked(without_graphic(corpus), {"kind": "sort", "ids": ",".join(graphic(corpus))})
    assert asked is not None
    assert (asked.claims, asked.graphic, asked.missing) == ((), len(graphic(corpus)), ())
