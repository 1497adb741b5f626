"""The viewer's list: gathered on the map, kept in the browser, read, cited, shown on the map, printed."""

import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata import citing
from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
IDS = ("t000-p07-04", "t003-p04-10")


@SIZES
def test_statements_are_gathered_kept_and_taken_out_again(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = visit(f"?claim={IDS[0]}&dated=any", size)
    page.panel.get_by_role("button", name="Add to my list").click()
    expect(page.panel.get_by_role("button", name="Remove from my list")).to_have_attribute("aria-pressed", "true")
    page.open(f"?claim={IDS[1]}&dated=any")
    page.panel.get_by_role("button", name="Add to my list").click()
    page.panel.get_by_role("link", name="My list (2)").click()
    expect(page.page.get_by_role("heading", name="My list")).to_be_visible()
    expect(page.page).to_have_url(re.compile(rf"list\?ids={IDS[0]}(,|%2C){IDS[1]}$"))
    expect(page.page.locator("article")).to_have_count(2)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    expect(page.page.get_by_text(citing.as_text(corpus, corpus.claims[IDS[0]]))).to_be_visible()
    page.page.get_by_role("link", name="Show them on the map").click()
    expect(page.panel.get_by_role("button", name="Not only 2 chosen statements")).to_be_visible()
    page.page.go_back()
    expect(page.page.get_by_role("heading", name="My list")).to_be_visible()
    page.page.goto(f"{page.app}list")
    expect(page.page.get_by_text("The list is empty")).to_be_visible()
    expect(page.page.get_by_role("link", name="My list (2)")).to_be_visible()


@pytest.mark.parametrize("path", ["list", "read/list"])
def test_a_list_of_an_address_is_kept_and_a_lesson_takes_it(visit: Open, path: str) -> None:
    page = visit("about")
    page.page.goto(f"{page.app}{path}?ids={IDS[0]}")
    keep = page.page.get_by_role("button", name="Keep these in my list")
    said = page.page.locator(".keep-these [role=status]")
    expect(said).to_have_text("My list, kept in this browser, holds 0 statements.")
    keep.click()
    expect(said).to_have_text("My list, kept in this browser, holds 1 statement, these among them.")
    expect(keep).to_be_disabled()
    page.page.goto(f"{page.app}{path}?ids={','.join(reversed(IDS))}")
    expect(said).to_have_text("My list, kept in this browser, holds 1 statement.")
    keep.click()
    expect(said).to_contain_text("holds 2 statements, these among them.")
    page.page.goto(f"{page.app}read/own")
    own = page.page.locator(".compose")
    own.get_by_role("button", name="Add a step").click()
    own.get_by_role("button", name="Take those of my list (2) into step 1").click()
    expect(own.get_by_label("Statements to read")).to_have_value(", ".join(IDS))


def test_a_list_that_is_full_says_what_is_not_in_it(visit: Open) -> None:
    page = visit("about")
    page.page.evaluate("""window.localStorage.setItem("evidence-list", JSON.stringify(
        { ids: Array.from({ length: 99 }, (_, at) => `t-${at}`), version: "1" }))""")
    page.page.goto(f"{page.app}read/list?ids={','.join(IDS)}")
    page.page.get_by_role("button", name="Keep these in my list").click()
    said = page.page.locator(".keep-these [role=status]")
    expect(said).to_contain_text("holds 100 statements, as many as it takes; 1 of these is not among them.")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_keeping_shows_only_where_a_script_runs(visit: Open, script: bool) -> None:
    page = visit("about")
    other = page.page.context.browser.new_context(java_script_enabled=script)  # type: ignore[union-attr]
    plain = other.new_page()
    plain.goto(f"{page.app}read/list?ids={IDS[0]}")
    expect(plain.locator(".keep-these")).to_be_visible(visible=script)
    other.close()


def test_a_link_asks_what_changed_since_the_version_that_was_cited(visit: Open, corpus: Corpus) -> None:
    page = visit("about")
    page.page.goto(f"{page.app}list?ids=t000-p02-02&version=2026.11")
    expect(page.page.get_by_role("heading", name="Changed since version 2026.11")).to_be_visible()
    expect(page.page.get_by_text(corpus.history["t000-p02-02"][-1].why)).to_be_visible()


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, size: dict[str, int], scheme: str) -> None:
    page = visit("about", size, color_scheme=scheme)
    page.page.goto(f"{page.app}list?ids={','.join(IDS)}")
    expect(page.page.locator("article")).to_have_count(2)
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_the_whole_list_is_on_paper(visit: Open, corpus: Corpus) -> None:
    page = visit("about")
    page.page.goto(f"{page.app}list?ids={','.join(IDS)}")
    expect(page.page.locator("article")).to_have_count(2)
    paper = pdfium.PdfDocument(page.page.pdf(format="A4"))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)
    for key in IDS:
        assert "".join(citing.as_text(corpus, corpus.claims[key]).split()) in text
