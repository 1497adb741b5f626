"""Acts on the screen: opened by link, another year, a statement and the map read, and back; clean for axe; on paper."""

import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geodata.corpus import Corpus
from layers import actmaps
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@pytest.fixture
def at(visit: Open) -> Callable[..., Visit]:
    """Opens the screen at a query."""

    def opened(query: str = "", size: dict[str, int] = WIDE, **options: str) -> Visit:
        page = visit("about", size, **options)
        page.page.goto(f"{page.app}acts{query}")
        page.page.get_by_role("heading", name="Which text names which state").wait_for()
        return page

    return opened


@SIZES
def test_a_link_opens_its_choices_and_another_choice_is_another_link(
    at: Callable[..., Visit], corpus: Corpus, size: dict[str, int]
) -> None:
    page = at("?until=2012&position=rejects", size)
    expect(page.page.locator("article.act:visible")).to_have_count(2)
    world = page.page.get_by_role("img", name="Countries: acts up to the end of 2012.")
    expect(world).to_be_visible()
    assert set(world.locator("text").all_text_contents()) == {
        state.title for state in actmaps.shown(corpus, "country", 2012)
    }
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.page.get_by_role("combobox", name=re.compile("Maps")).click()
    page.page.get_by_role("option", name="Up to the end of 2016").click()
    expect(page.page.get_by_role("img", name="Countries: acts up to the end of 2016.")).to_be_visible()
    expect(page.page).to_have_url(re.compile(r"/acts\?until=2016&position=rejects$"))


@SIZES
def test_a_cell_leads_to_its_statement_and_back(at: Callable[..., Visit], size: dict[str, int]) -> None:
    page = at("", size)
    row = page.page.locator(".states tr", has=page.page.get_by_role("rowheader", name="Panama", exact=True))
    row.get_by_role("link", name="condemns, calls for").click()
    expect(page.page.locator("article")).to_have_id("t004-p82-01")
    page.page.go_back()
    expect(row).to_be_visible()


@SIZES
def test_a_state_leads_to_the_map_and_back(at: Callable[..., Visit], size: dict[str, int]) -> None:
    page = at("?level=party-group", size)
    page.page.locator("#act-romania-democratic-liberal-group-2013-02-12").get_by_role("link", name="on the map").click()
    expect(page.panel.get_by_role("heading", name="Romania", exact=True)).to_be_visible()
    expect(page.page).to_have_url(re.compile("map="))  # the map has gone there
    page.page.go_back()  # the map's way there is no step of its own
    expect(page.page.get_by_role("heading", name="Which text names which state")).to_be_visible()


def test_the_list_is_folded_by_year_until_it_is_narrowed_or_opened(at: Callable[..., Visit]) -> None:
    page = at()
    expect(page.page.locator("article.act:visible")).to_have_count(0)
    page.page.locator("summary", has=page.page.get_by_role("heading", name="2010", exact=True)).press("Enter")
    expect(page.page.locator("#act-massachusetts-house-2010-02-25")).to_be_visible()


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(at: Callable[..., Visit], size: dict[str, int], scheme: str) -> None:
    page = at("?level=committee", size, color_scheme=scheme)
    page.page.get_by_text("The numbers as a table").click()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_all_of_it_is_on_paper(at: Callable[..., Visit], corpus: Corpus) -> None:
    page = at()
    paper = pdfium.PdfDocument(page.page.pdf(format="A4"))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in paper)
    for part in ("Whichstatesarenamed", "Actsovertime", "RhodeIsland", "Withoutayear,besidethese"):
        assert part in text
    for row in corpus.not_found.values():
        assert not row.acts or "".join(row.text.split()) in text
