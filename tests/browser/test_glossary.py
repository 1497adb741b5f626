"""The glossary on the screen: opened by link, another word, a statement and its place on the map and back, paper."""

import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata import glossary as uses
from geodata.corpus import Corpus
from layers import glossary
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
PATHS = pytest.mark.parametrize("path", ["glossary", "read/glossary"])


@pytest.fixture
def at(visit: Open) -> Callable[..., Visit]:
    """Opens the screen at a query, or another address of it."""

    def opened(query: str = "", size: dict[str, int] = WIDE, path: str = "glossary", **options: str) -> Visit:
        page = visit("about", size, **options)
        page.page.goto(f"{page.app}{path}{query}")
        page.page.locator(".glossary .entry").first.wait_for()
        return page

    return opened


@SIZES
@PATHS
def test_its_contents_lead_to_every_entry(
    at: Callable[..., Visit], corpus: Corpus, size: dict[str, int], path: str
) -> None:
    page = at("?kind=map", size, path)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    entries = glossary.entries(corpus, {"kind": "map", "term": ""})
    for entry in (entries[3], entries[-1]):
        page.page.get_by_role("link", name=entry.title, exact=True).first.click()
        expect(page.page).to_have_url(re.compile(rf"/{path}\?kind=map#{entry.id}$"))
        expect(page.page.locator(f"#{entry.id}")).to_be_in_viewport()


@SIZES
def test_a_link_opens_one_word_and_another_choice_is_another_link(
    at: Callable[..., Visit], corpus: Corpus, size: dict[str, int]
) -> None:
    page = at("?kind=contested&term=hostage", size)
    expect(page.page.locator(".glossary h3")).to_have_text(["“Hostage”"])
    expect(page.page.locator("details.statements")).to_have_attribute("open", "")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    box = page.page.get_by_role("combobox", name="Entry")
    box.focus()
    box.press("ArrowDown")
    page.page.get_by_role("option", name="All entries").click()
    entries = glossary.entries(corpus, {"kind": "contested", "term": ""})
    expect(page.page.locator(".glossary h3")).to_have_count(len(entries))
    expect(page.page).to_have_url(re.compile(r"/glossary\?kind=contested$"))


@SIZES
def test_a_use_leads_to_its_statement_and_the_map_and_back(at: Callable[..., Visit], size: dict[str, int]) -> None:
    page = at("?term=hostage", size)
    page.page.get_by_role("link", name="1275 inhabitants were taken hostage").click()
    expect(page.page.locator("article")).to_have_id("t000-p07-06")
    page.page.get_by_role("link", name="Show on the map").click()
    expect(page.panel.locator("article, .claim").first).to_contain_text("taken hostage")
    page.page.go_back()
    expect(page.page.locator("article")).to_have_id("t000-p07-06")
    page.page.go_back()
    expect(page.page.locator("#hostage")).to_be_visible()


@SIZES
def test_a_related_word_and_a_source_are_reached(at: Callable[..., Visit], size: dict[str, int]) -> None:
    page = at("?term=hostage", size)
    page.page.locator(".glossary").get_by_role("link", name="“Captive”, “prisoner”, “captured”").click()
    expect(page.page).to_have_url(re.compile(r"/glossary\?term=captive$"))
    expect(page.page.locator("#captive")).to_be_visible()
    page.page.get_by_role("rowheader").get_by_role("link", name="Hasanov 2017").click()
    expect(page.page).to_have_url(re.compile("/source/t004$"))


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("term", ["genocide", "khankendi"])
def test_axe_finds_nothing_serious(at: Callable[..., Visit], size: dict[str, int], scheme: str, term: str) -> None:
    page = at(f"?term={term}", size, color_scheme=scheme)
    sizes = page.page.locator(".glossary *").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 13
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_on_paper_every_entry_is_there_and_all_statements_of_an_open_one(
    at: Callable[..., Visit], corpus: Corpus
) -> None:
    def printed(query: str) -> str:
        paper = pdfium.PdfDocument(at(query).page.pdf(format="A4"))
        return "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)

    text = printed("?kind=map")
    for entry in glossary.entries(corpus, {"kind": "map", "term": ""}):
        assert "".join((entry.definition or "").split()) in text
    text = printed("?term=separatist")
    found = uses.uses(corpus, corpus.glossary["separatist"])
    for number in {use.claim.paragraph for use in found}:
        held = sum(use.claim.paragraph == number for use in found)
        assert text.count(f"paragraph{number}·") == held
