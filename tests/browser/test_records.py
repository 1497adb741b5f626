"""Pages of places and sources: read, followed, beside a map, clean for axe, on paper."""

import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
PAGES = pytest.mark.parametrize("path", ["place/khankendi", "source/t003", "read/sources"])


def _at(visit: Open, path: str, size: dict[str, int] = WIDE, **options: str) -> Visit:
    page = visit("about", size, **options)
    page.page.goto(page.app + path)
    return page


@SIZES
def test_a_place_leads_to_the_map_and_back(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = _at(visit, "place/khankendi", size)
    title = corpus.places["khankendi"].title
    expect(page.page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.page.get_by_role("link", name="Show on the map").click()
    expect(page.panel.get_by_role("heading", name=title, exact=True)).to_be_visible()
    page.page.go_back()
    expect(page.page.get_by_text("Place khankendi in:")).to_be_visible()


@SIZES
def test_a_source_is_outlined_and_each_statement_leads_to_its_page(visit: Open, size: dict[str, int]) -> None:
    page = _at(visit, "source/t003#p4", size)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    expect(page.page.locator("#p4")).to_be_in_viewport()
    page.page.locator("#p4").get_by_role("link", name="Page").first.click()
    expect(page.page.locator("article")).to_have_id(re.compile("^t003-p04-"))
    page.page.get_by_role("link", name="Press report 2024", exact=True).first.click()
    expect(page.page).to_have_url(re.compile("source/t003#p4$"))


def test_beside_a_map_text_and_map_lead_to_each_other(visit: Open) -> None:
    page = _at(visit, "source/t003/beside")
    text = page.page.frame_locator("iframe[name=evidence-text]")
    themap = page.page.frame_locator("iframe[name=evidence-map]")
    themap.frame_locator("iframe").locator("html[data-ready=true]").wait_for()
    text.locator("#p3").get_by_role("link", name="On the map").first.click()
    expect(themap.locator("article")).to_have_id(re.compile("^t003-p03-"))
    themap.get_by_role("link", name="Source", exact=True).click()
    expect(text.locator("#p3")).to_be_in_viewport()
    frame = page.page.frame(name="evidence-text")
    assert frame is not None
    assert frame.url.endswith("source/t003/text#p3")


@SIZES
def test_two_sources_stand_side_by_side_in_a_period(visit: Open, size: dict[str, int]) -> None:
    page = _at(visit, "read/maps?one=t000&other=t003", size)
    frames = page.page.locator(".side-by-side iframe")
    expect(frames).to_have_count(2)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.page.get_by_label("Source on the right").select_option("t001")
    page.page.get_by_role("button", name="Show").click()
    expect(page.page).to_have_url(re.compile("other=t001"))
    expect(frames.last).to_have_attribute("title", re.compile("Embassy release"))
    themap = page.page.frame_locator(".side-by-side iframe >> nth=1").frame_locator("iframe")
    expect(themap.get_by_text("only Embassy release")).to_be_visible()


@SIZES
@PAGES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, path: str, size: dict[str, int], scheme: str) -> None:
    page = _at(visit, path, size, color_scheme=scheme)
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_a_source_is_on_paper_with_all_its_paragraphs(visit: Open, corpus: Corpus) -> None:
    page = _at(visit, "source/t003")
    paper = pdfium.PdfDocument(page.page.pdf(format="A4"))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)
    for number in range(1, (corpus.sources["t003"].custom.paragraphs or 0) + 1):
        assert f"Paragraph{number}" in text


@SIZES
def test_the_list_of_sources_is_narrowed_by_side_and_is_cited(
    visit: Open, corpus: Corpus, size: dict[str, int]
) -> None:
    page = _at(visit, "read/sources", size)
    expect(page.page.get_by_role("heading", name="The texts", exact=True)).to_be_visible()
    page.page.locator("select[name=side]").select_option(label="The texts")
    page.page.get_by_role("button", name="Show").click()
    expect(page.page).to_have_url(re.compile(r"read/sources\?side=texts"))
    expect(page.page.get_by_text("“Sources”; Sources: The texts.")).to_be_visible()
    page.page.get_by_role("link", name="Hasanov 2017").first.click()
    expect(page.page.get_by_role("heading", name="Hasanov 2017", exact=True)).to_be_visible()
    page.page.get_by_role("link", name="Everything from it on the map").click()
    expect(page.panel.get_by_role("button", name="Not only Hasanov 2017")).to_be_visible()
    page.page.go_back()
    expect(page.page.get_by_role("heading", name="Hasanov 2017", exact=True)).to_be_visible()
