"""The search on the map and on every page: typed, chosen by keyboard, part of the view, its hits marked."""

import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from geodata.corpus import Corpus
from geodata.search import search
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def _field(page: Visit) -> Locator:
    return page.map.get_by_role("combobox", name="Search: words, places, sources, ids")


def _option(page: Visit, name: str | re.Pattern[str]) -> Locator:
    return page.map.get_by_role("option", name=name)


@SIZES
def test_words_become_part_of_the_view_and_their_hits_are_marked(
    visit: Open, corpus: Corpus, size: dict[str, int]
) -> None:
    page = visit("", size)
    _field(page).fill("helicopter")
    expect(_option(page, re.compile("“helicopter”.*of all dates"))).to_be_visible()
    _field(page).press("Enter")
    expect(page.page).to_have_url(re.compile(r"[?&]q=helicopter"))
    found = search(corpus, "helicopter")
    expect(page.panel.get_by_role("heading", name="Search: helicopter")).to_be_visible()
    texts = sum(corpus.sources[corpus.claims[key].source].is_text for key in found.claims)
    expect(page.panel.get_by_role("button", name=f"Both ({texts} + {len(found.claims) - texts})")).to_be_visible()
    expect(page.panel.locator("mark").first).to_have_text(re.compile("helicopter", re.IGNORECASE))
    page.page.go_back()
    expect(page.panel.get_by_role("heading", name=corpus.meta.title)).to_be_visible()
    expect(_field(page)).to_have_value("")


@SIZES
def test_a_place_is_found_by_a_name_in_another_script_and_chosen_by_keyboard(visit: Open, size: dict[str, int]) -> None:
    page = visit("", size)
    _field(page).fill("Ստեփանակերտ")
    expect(_option(page, re.compile("Khankendi .*Ստեփանակերտ"))).to_be_visible()
    expect(_option(page, re.compile("of all dates"))).to_be_visible()
    options = page.map.locator(".search-found [role=option]")
    at = next(at for at, text in enumerate(options.all_inner_texts()) if text.startswith("Khankendi"))
    for _ in range(at + 1):
        _field(page).press("ArrowDown")
    expect(options.nth(at)).to_have_attribute("aria-selected", "true")
    expect(_field(page)).to_have_attribute("aria-activedescendant", f"search-{at}")
    _field(page).press("Enter")
    expect(page.page).to_have_url(re.compile("place=khankendi"))
    expect(page.panel.get_by_role("heading", name=re.compile("^Khankendi"))).to_be_visible()


def test_a_source_and_a_statement_are_found_by_what_they_are_called(visit: Open) -> None:
    page = visit()
    _field(page).fill("hasanov")
    _option(page, re.compile("^Hasanov 2017")).click()
    expect(page.page).to_have_url(re.compile("source=t004"))
    _field(page).fill("t000-p07-04")
    _option(page, re.compile("the statement of this id")).click()
    expect(page.page).to_have_url(re.compile("claim=t000-p07-04"))
    expect(page.panel.locator("article")).to_have_id("t000-p07-04")


def test_escape_closes_the_list_and_what_finds_nothing_is_said(visit: Open) -> None:
    page = visit()
    _field(page).fill("zzzz")
    expect(page.map.get_by_text("Nothing is found by “zzzz”")).to_be_visible()
    _field(page).press("Escape")
    expect(page.map.get_by_role("listbox")).to_be_hidden()
    expect(_field(page)).to_have_attribute("aria-expanded", "false")
    _field(page).fill("")
    expect(page.map.get_by_role("listbox")).to_be_hidden()


def test_emptying_the_field_shows_everything_again(visit: Open, corpus: Corpus) -> None:
    page = visit("?q=helicopter&dated=any")
    expect(_field(page)).to_have_value("helicopter")
    _field(page).fill("")
    expect(page.panel.get_by_role("heading", name=corpus.meta.title)).to_be_visible()
    expect(page.page).not_to_have_url(re.compile("[?&]q="))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_with_the_list_open(visit: Open, scheme: str) -> None:
    page = visit("", WIDE, color_scheme=scheme)
    _field(page).fill("xocalı")
    expect(_option(page, re.compile("^Khojaly Xocalı"))).to_be_visible()
    frame = next(frame for frame in page.page.frames if "/evidence/map" in frame.url)
    found = Axe().run(frame).response["violations"]  # type: ignore[arg-type]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@SIZES
@pytest.mark.parametrize("path", ["coverage", "statement/t000-p07-04"])
def test_every_other_page_has_a_field_that_leads_to_what_is_found(
    visit: Open, corpus: Corpus, size: dict[str, int], path: str
) -> None:
    page = visit("about", size)
    page.page.goto(page.app + path)
    field = page.page.get_by_role("searchbox", name="Search: words, places, sources, ids")
    field.fill("xocalı")
    field.press("Enter")
    expect(page.page.get_by_role("heading", name="Places")).to_be_visible()
    expect(page.page).to_have_url(re.compile(r"search\?q=xocal"))
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.page.get_by_role("link", name="Show the statements on the map").click()
    expect(page.panel.get_by_role("heading", name="Search: xocalı")).to_be_visible()


def test_what_is_found_is_on_paper_and_cited(visit: Open, corpus: Corpus) -> None:
    page = visit("about")
    page.page.goto(f"{page.app}search?q=helicopter")
    expect(page.page.get_by_role("heading", name="In the texts")).to_be_visible()
    paper = pdfium.PdfDocument(page.page.pdf(format="A4"))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)
    found = search(corpus, "helicopter")
    bare = re.sub(r"\W", "", text)  # hyphens at the ends of lines are lost
    assert all(re.sub(r"\W", "", key) in bare for key in found.claims[:10])
    assert "“Search”;Words,places,sources,ids:helicopter." in text
