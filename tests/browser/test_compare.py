"""Questions by sources on the screen: opened by link, another choice, a statement read, and back."""

import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata.corpus import Corpus
from layers import compare
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@pytest.fixture
def at(visit: Open) -> Callable[..., Visit]:
    """Opens the screen at a query."""

    def opened(query: str = "", size: dict[str, int] = WIDE, **options: str) -> Visit:
        page = visit("about", size, **options)
        page.page.goto(f"{page.app}compare{query}")
        page.page.locator("section.compare h3").first.wait_for()
        return page

    return opened


@SIZES
def test_a_link_opens_its_choices_and_another_choice_is_another_link(
    at: Callable[..., Visit], corpus: Corpus, size: dict[str, int]
) -> None:
    page = at("?topic=khojaly-families&differing=yes", size)
    sections = page.page.locator("section.compare")
    expect(sections).to_have_count(len(compare.rows(corpus, "khojaly-families", differing=True)))
    expect(page.page.locator("#children-lost-both-parents .said")).to_have_text(
        "26 persons in 1 text; 25 persons in 2 texts; 2 texts are silent."
    )
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.page.get_by_text("Only where sources differ", exact=True).click()
    expect(sections).to_have_count(len(compare.rows(corpus, "khojaly-families")))
    expect(page.page).to_have_url(re.compile(r"/compare\?topic=khojaly-families$"))


@SIZES
def test_an_answer_leads_to_its_statement_and_back(at: Callable[..., Visit], size: dict[str, int]) -> None:
    page = at("?topic=khojaly-families", size)
    page.page.locator("#children-lost-both-parents").get_by_role("link", name="26 persons").click()
    expect(page.page.locator("article")).to_have_id("t000-p07-04")
    page.page.go_back()
    expect(page.page.locator("#children-lost-both-parents")).to_be_visible()


@SIZES
def test_a_plot_fits_its_screen_and_is_drawn_once(at: Callable[..., Visit], size: dict[str, int]) -> None:
    page = at("?topic=khojaly-deaths", size)
    plot = page.page.locator("#killed details.plot")
    plot.get_by_text("Plot of the figures").click()
    drawn = plot.locator("svg:visible")
    expect(drawn).to_have_count(1)
    expect(drawn).to_have_attribute("aria-label", re.compile("31 figures"))
    box = drawn.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= size["width"]
    expect(drawn.get_by_text("at least 161", exact=True)).to_be_visible()
    sizes = drawn.locator("text").evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 13
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(at: Callable[..., Visit], size: dict[str, int], scheme: str) -> None:
    page = at("?topic=khojaly-deaths", size, color_scheme=scheme)
    for summary in page.page.locator("#killed summary").all():
        summary.click()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_on_paper_every_question_is_there(at: Callable[..., Visit], corpus: Corpus) -> None:
    page = at("?topic=khojaly-families")
    paper = pdfium.PdfDocument(page.page.pdf(format="A4"))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)
    for row in compare.rows(corpus, "khojaly-families"):
        assert "".join(row.title.split()) in text
        assert "".join(row.said.split()) in text
