"""Coverage on the screen: read, a number followed to the map and back, clean for axe, at both widths, on paper."""

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


def _at(visit: Open, size: dict[str, int], **options: str) -> Visit:
    page = visit("about", size, **options)
    page.page.goto(f"{page.app}coverage")
    page.page.get_by_role("heading", name="By place").wait_for()
    return page


@SIZES
def test_a_number_leads_to_what_it_counts_and_back(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = _at(visit, size)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    row = page.page.locator("tr", has=page.page.get_by_role("rowheader", name="Garadagli", exact=True)).last
    link = row.get_by_role("link").last
    count = int(link.inner_text())
    link.click()
    expect(page.panel.get_by_role("heading", name="Garadagli", exact=True)).to_be_visible()
    expect(page.page).to_have_url(re.compile("class=documentation"))
    expect(page.panel.get_by_role("button", name=re.compile(rf"\({count}\)$")).first).to_be_visible()
    page.page.go_back()
    expect(page.page.get_by_role("heading", name="By place")).to_be_visible()


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, size: dict[str, int], scheme: str) -> None:
    page = _at(visit, size, color_scheme=scheme)
    for summary in page.page.locator(".coverage summary").all():
        summary.click()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@SIZES
def test_panels_of_the_plots_stand_in_the_page(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = _at(visit, size)
    for summary in page.page.locator(".coverage summary").all():
        summary.click()
    panels = page.page.locator(".multiples svg:visible")
    expect(panels).to_have_count(2 * (len(corpus.texts) + 1))
    ends = panels.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(ends) <= size["width"]
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_all_of_it_is_on_paper(visit: Open) -> None:
    page = _at(visit, WIDE)
    paper = pdfium.PdfDocument(page.page.pdf(format="A4"))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)
    for part in ("Bytopic", "Byperiod", "Byplace", "Whatonetextalonespeaksof", "Maraga"):
        assert part in text
