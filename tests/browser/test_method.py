"""Method on the screen: its parts reached, the log narrowed and followed, a gap shown on the map, a report, paper."""

import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata import method as counts
from geodata.changes import ADDED
from geodata.corpus import Corpus, load
from layers import method
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@pytest.fixture
def at(visit: Open) -> Callable[..., Visit]:
    """Opens the screen at a query, or another address of it."""

    def opened(query: str = "", size: dict[str, int] = WIDE, path: str = "method", **options: str) -> Visit:
        page = visit("about", size, **options)
        page.page.goto(f"{page.app}{path}{query}")
        page.page.locator(".method #cite").wait_for()
        return page

    return opened


@SIZES
@pytest.mark.parametrize("path", ["method", "read/method"])
def test_its_contents_lead_to_every_part(at: Callable[..., Visit], size: dict[str, int], path: str) -> None:
    page = at("", size, path)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for part, title in (method.CONTENTS[4], method.CONTENTS[10], method.CONTENTS[-1]):
        page.page.get_by_role("link", name=title, exact=True).click()
        expect(page.page).to_have_url(re.compile(f"/{path}#{part}$"))
        expect(page.page.locator(f"#{part}")).to_be_in_viewport()


@SIZES
def test_the_log_is_narrowed_and_leads_to_a_statement_that_is_gone_and_back(
    at: Callable[..., Visit], size: dict[str, int]
) -> None:
    corpus = load()
    added = sum(change.what == ADDED for changes in corpus.history.values() for change in changes)
    page = at("?change=added", size)
    expect(page.page.locator(".method summary").first).to_contain_text(f"{added} records")
    box = page.page.get_by_role("combobox", name="Change log: kind of change")
    box.focus()
    expect(box).to_be_in_viewport()
    box.press("ArrowDown")  # a click would scroll, and scrolling closes the list
    page.page.get_by_role("option", name="Merged into another").click()
    expect(page.page).to_have_url(re.compile(r"\?change=merged$"))
    expect(page.page.locator("table.log tbody tr")).to_have_count(2)
    page.page.get_by_role("link", name="t000-p14-03", exact=True).click()
    expect(page.page.get_by_role("heading", level=1)).to_have_text("There is no record of this id now")
    page.faults.clear()  # such a page answers 404
    page.page.go_back()
    expect(page.page.locator("table.log tbody tr")).to_have_count(2)


@SIZES
def test_a_gap_is_shown_on_the_map(at: Callable[..., Visit], corpus: Corpus, size: dict[str, int]) -> None:
    page = at("", size)
    gaps = counts.gaps(corpus)
    number = gaps.unplaced.texts + gaps.nowhere.texts
    page.page.get_by_role("link", name=f"{number} statements of texts").click()
    expect(page.panel.get_by_role("button", name=f"Not located ({number})")).to_have_attribute("aria-pressed", "true")
    page.page.go_back()
    expect(page.page.locator("#gaps")).to_be_visible()


@SIZES
def test_a_card_leads_to_the_text_of_a_report(visit: Open, size: dict[str, int]) -> None:
    page = visit("?claim=t003-p04-10", size)
    page.panel.get_by_role("link", name="Report an error").click()
    expect(page.page).to_have_url(re.compile("/statement/t003-p04-10#report$"))
    expect(page.page.locator("#report")).to_be_in_viewport()
    page.page.get_by_text("The text of a report").click()
    expect(page.page.get_by_role("textbox")).to_have_value(re.compile("^Error in statement t003-p04-10, version "))
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(at: Callable[..., Visit], size: dict[str, int], scheme: str) -> None:
    page = at("?change=date", size, color_scheme=scheme)
    page.page.locator("#definitions ~ details summary").first.click()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_on_paper_every_part_is_there(at: Callable[..., Visit]) -> None:
    page = at()
    paper = pdfium.PdfDocument(page.page.pdf(format="A4"))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)
    for _, title in method.CONTENTS:
        assert "".join(title.split()) in text
