"""Graphic detail is left out from screen to screen, on the map and back, and on plain pages, until it is let in."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from geodata.sparing import graphic
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SWITCH = "Leave out statements with graphic detail"
ASKED = re.compile("[?&]graphic=no")


def _go(page: Visit, name: str) -> None:
    page.page.get_by_role("link", name=name, exact=True).first.click()
    if name != "Map":
        expect(page.page.get_by_role("heading", name=name, exact=True)).to_be_visible(timeout=20_000)


def test_the_switch_lasts_from_screen_to_screen_and_to_the_map_and_back(visit: Open, corpus: Corpus) -> None:
    page = visit("statements")
    said = page.page.locator(".left-out")
    number = len(graphic(corpus))
    page.page.get_by_text(SWITCH, exact=True).click()
    expect(said).to_contain_text(f"{number} statements with graphic detail are left out")
    expect(page.page).to_have_url(ASKED)
    expect(page.page.locator(".search-everywhere input[name=graphic]")).to_have_value("no")
    _go(page, "Sources")
    expect(said).to_contain_text(f"{number} statements with graphic detail")
    expect(page.page).to_have_url(ASKED)
    _go(page, "Map")
    expect(page.page).to_have_url(ASKED)
    expect(page.panel.get_by_role("button", name="without graphic detail")).to_be_visible()
    card = page.panel.get_by_role("link", name="Page and citation").first
    expect(card).to_be_visible()
    card.click()
    expect(page.page).to_have_url(re.compile(r"/statement/[\w-]+\?graphic=no"))
    page.page.go_back()
    expect(page.panel.get_by_role("button", name="without graphic detail")).to_be_visible()
    _go(page, "Coverage")
    expect(said).to_be_visible()
    page.page.get_by_text(SWITCH, exact=True).click()
    expect(said).to_have_count(0)
    _go(page, "Glossary")
    expect(page.page.locator(".glossary")).to_be_visible()
    expect(page.page).not_to_have_url(ASKED)


def test_plain_pages_carry_it_on_and_let_it_in_again(visit: Open, corpus: Corpus) -> None:
    page = visit("about").page
    key, claim = next((key, claim) for key, claim in graphic(corpus).items() if claim.paragraph)
    page.goto(f"{page.url.rpartition('/')[0]}/read/sources")
    page.get_by_label(SWITCH).check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(ASKED)
    page.get_by_role("link", name=corpus.sources[claim.source].custom.label, exact=True).first.click()
    expect(page).to_have_url(re.compile(rf"/source/{claim.source}\?graphic=no"))
    expect(page.locator(".left-out")).to_contain_text("are left out")
    expect(page.locator(f"a[href^='statement/{key}']")).to_have_count(0)
    page.get_by_role("searchbox").fill(claim.source)
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/read/search\?.*graphic=no"))
    page.get_by_role("link", name="Show them too").click()
    expect(page).not_to_have_url(ASKED)
    expect(page.locator(".left-out")).to_have_count(0)
