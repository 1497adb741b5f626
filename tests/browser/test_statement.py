"""A statement's own page: reached from its card, led back to the map, read without a script, printed, clean for axe."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@SIZES
def test_a_card_leads_to_its_page_and_the_page_to_the_map(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = visit("?claim=t003-p04-10", size)
    page.panel.get_by_role("link", name="Page and citation").click()
    expect(page.page).to_have_url(re.compile("/statement/t003-p04-10$"))
    expect(page.page.get_by_role("heading", level=1)).to_have_text("Press report 2024, paragraph 4")
    expect(page.page.locator(".citation")).to_contain_text(f"t003-p04-10 in: {corpus.meta.citation}")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.page.get_by_text("BibTeX").click()
    expect(page.page.locator("pre").first).to_contain_text("@misc{t003-p04-10")
    page.page.get_by_role("link", name="Statement after").click()
    expect(page.page).to_have_url(re.compile("/statement/t003-p04-11$"))
    page.page.get_by_role("link", name="Show on the map").click()
    expect(page.panel.locator("article#t003-p04-11")).to_be_visible()


def test_beside_an_embedded_map_it_opens_in_a_page_of_its_own(visit: Open) -> None:
    page = visit("?embed=true&claim=t003-p04-10")
    with page.page.expect_popup() as opened:
        page.panel.get_by_role("link", name="Page and citation").click()
    expect(opened.value).to_have_url(re.compile("/statement/t003-p04-10$"))
    assert "embed=true" in page.page.url


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_it(visit: Open, size: dict[str, int], scheme: str) -> None:
    page = visit("about", size, color_scheme=scheme)
    page.page.goto(f"{page.app}statement/t004-p45-03")
    page.page.get_by_text("CSL-JSON").click()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_an_unlocated_and_a_graphic_statement_have_pages_too(visit: Open, corpus: Corpus) -> None:
    page = visit("about")
    unlocated = next(key for key, claim in corpus.claims.items() if not corpus.located(claim))
    page.page.goto(f"{page.app}statement/{unlocated}")
    expect(page.page.locator("article")).to_have_id(unlocated)
    expect(page.page.get_by_role("link", name="Show on the map")).to_have_count(0)
    graphic = next(key for key, claim in corpus.claims.items() if claim.sensitivity)
    page.page.goto(f"{page.app}statement/{graphic}")
    expect(page.page.locator("article details").first).not_to_have_attribute("open", "")
    expect(page.page.locator("article blockquote")).to_be_hidden()
