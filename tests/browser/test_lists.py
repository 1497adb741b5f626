"""One filter for map, histogram, counts, list, table, download and address; a download holds exactly what is listed."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from geodata.frames import select
from geodata.selection import Selection
from tests.browser.conftest import ALL, NARROW, WIDE, Visit
from tests.browser.counting import numbers, tally

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

KHOJALY = "from=1992-02-25&to=1992-02-26&place=khojaly"


def _downloaded(page: Visit) -> list[str]:
    """The ids in the file behind the panel's download."""
    with page.page.expect_download() as waiting:
        page.panel.get_by_role("link", name="Download these (GeoJSON)").click()
    assert waiting.value.suggested_filename == "claims.geojson"
    content = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    return [feature["id"] for feature in content["features"]]


def _listed(page: Visit) -> list[str]:
    """The ids of all cards of the list, page by page."""
    found: list[str] = []
    cards = page.panel.locator("> article")
    while True:
        found += cards.evaluate_all("(all) => all.map(({ id }) => id)")
        further = page.panel.get_by_role("button", name="Next page").first
        if further.count() == 0 or further.is_disabled():
            return found
        further.click()
        expect(page.panel.get_by_text(re.compile(rf"^{len(found) + 1}(–\d+)? of")).first).to_be_visible()


def _pressed(page: Visit) -> int:
    """The number that the open list says it holds."""
    text = page.panel.locator("[aria-label='Which statements'] [aria-pressed=true]").inner_text()
    return sum(map(int, re.findall(r"\d+", text.split("(")[1])))


LISTS = {
    "window": (KHOJALY, None),
    "undated": (f"{KHOJALY}&dated=no", None),
    "both": (f"{KHOJALY}&dated=any&class=text", 165),
    "outside": (f"{KHOJALY}&within=no&class=text", 22),
    "documentation": (f"{KHOJALY}&class=documentation", None),
    "not located": ("from=1992-02-25&to=1992-02-26&located=no", None),
    "everything shown": ("", None),
    "a topic": (f"{KHOJALY}&topic=khojaly-assault", None),
    "a source": ("source=t000&dated=any", None),
    "words": ("q=613&dated=any", None),
    "figures of one class": ("figures=yes&class=text&from=1992-02-25&to=1992-02-26", None),
    "no layer": ("layers=&dated=any", 0),
}


@pytest.mark.parametrize("name", LISTS)
def test_the_download_holds_exactly_what_is_listed(visit: Open, name: str) -> None:
    query, count = LISTS[name]
    page = visit(f"?{query}")
    listed, number = _listed(page), _pressed(page)
    found = _downloaded(page)
    assert sorted(found) == sorted(listed)
    assert len(found) == number
    assert count is None or number == count


def test_one_chosen_claim_is_downloaded_alone_whatever_the_window(visit: Open) -> None:
    page = visit("?from=2023-01-01&to=2023-12-31&claim=t004-p45-05")
    expect(page.panel.locator("article#t004-p45-05")).to_be_visible()
    assert _downloaded(page) == ["t004-p45-05"]


def test_everything_from_a_source_is_everything(visit: Open, corpus: Corpus) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26&layers=recognitions&claim=t004-p45-05")
    page.panel.get_by_role("button", name="Everything from Hasanov 2017").click()
    own = [claim.id for claim in corpus.claims.values() if claim.source == "t004"]
    expect(page.panel.get_by_role("button", name="Both")).to_have_text(f"Both ({len(own)})")
    assert _downloaded(page) == own


def test_a_list_of_the_statements_page_is_downloaded_as_listed(visit: Open, corpus: Corpus) -> None:
    page = visit("statements")
    page.page.get_by_text("With figures").or_(page.page.get_by_label("Which")).first.wait_for()
    page.page.get_by_label("Words in the statement").fill("613")
    page.page.get_by_label("Words in the statement").press("Enter")
    wanted = list(select(corpus, Selection(words="613")).claims.index)
    texts = sum(corpus.claims[claim].source in corpus.texts for claim in wanted)
    said = f"{texts} statements of the texts, {len(wanted) - texts} of documentation"
    expect(page.page.get_by_text(said)).to_be_visible()
    link = page.page.get_by_role("link", name="Download these (GeoJSON)")
    expect(link).to_have_attribute("href", re.compile("q=613"))
    with page.page.expect_download() as waiting:
        link.click()
    content = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert [feature["id"] for feature in content["features"]] == wanted


def test_a_download_pressed_right_after_a_period_holds_that_period(visit: Open, corpus: Corpus) -> None:
    page = visit()
    page.map.get_by_role("button", name="25–26 February 1992").click()
    link = page.panel.get_by_role("link", name="Download these (GeoJSON)")
    expect(link).to_have_attribute("href", re.compile("from=1992-02-25"))
    asked = dict(parse_qsl(urlsplit(str(link.get_attribute("href"))).query))
    assert (asked["from"], asked["to"], asked["dated"]) == ("1992-02-25", "1992-02-26", "yes")
    layers = frozenset(rule.id for rule in corpus.layers if rule.visible)
    wanted = Selection.from_query("from=1992-02-25&to=1992-02-26&dated=yes", corpus)
    assert _downloaded(page) == list(select(corpus, replace(wanted, layers=layers)).claims.index)


@pytest.mark.parametrize(
    "query",
    [
        ALL,
        "from=1992-02-25&to=1992-02-26",
        "from=1991-12-01&to=1992-02-29&place=khojaly",
        "layers=recognitions",
        "source=t001&topic=khojaly-deaths",
        "q=helicopter",
    ],
)
def test_panel_lists_are_those_of_the_data_side(visit: Open, corpus: Corpus, query: str) -> None:
    page = visit(f"?{query}")
    asked = Selection.from_query(query, corpus)
    visible = frozenset(rule.id for rule in corpus.layers if rule.visible)
    asked = replace(asked, layers=visible if asked.layers is None else asked.layers)

    def held(**change: object) -> str:
        return numbers(corpus, select(corpus, replace(asked, **change)).claims.index)  # type: ignore[arg-type]

    lists = {
        "In the window": held(dated=True),
        "Undated": held(dated=False),
        "Both": held(),
        "Outside it": held(within=False),
        "Not located": held(located=False),
    }
    for title, number in lists.items():
        button = page.panel.get_by_role("button", name=f"{title} (")
        offered = number != "0" and not (title == "Both" and "0" in (held(dated=True), held(dated=False)))
        if offered or title == "In the window":
            expect(button).to_have_text(f"{title} ({number})")
        else:
            expect(button).to_have_count(0)


def test_a_topic_narrows_map_histogram_counts_table_and_address_alike(visit: Open, corpus: Corpus) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    bars = "() => document.querySelector('.histogram').toDataURL()"
    page.map.locator(".samples ul").first.wait_for(state="attached")
    before, histogram = page.map.locator("html").get_attribute("data-shown"), page.js(bars)
    topic = page.panel.get_by_label("Topic").locator("option").nth(2).get_attribute("value")
    page.panel.get_by_label("Topic").select_option(topic)
    expect(page.page).to_have_url(re.compile(f"topic={topic}"))
    asked = Selection.from_query(f"from=1992-02-25&to=1992-02-26&dated=yes&topic={topic}", corpus)
    visible = frozenset(rule.id for rule in corpus.layers if rule.visible)
    wanted = select(corpus, replace(asked, layers=visible)).claims
    assert 0 < len(wanted) < int(str(before))
    expect(page.map.locator("html")).to_have_attribute("data-shown", str(len(wanted)))
    expect(page.map.locator(".counter")).to_contain_text(f"{tally(corpus, wanted.index)} at ")
    expect(page.map.locator(".filters")).to_contain_text(corpus.title("topic", str(topic)))
    assert page.js(bars) != histogram
    page.map.get_by_role("button", name="Table").click()
    expect(page.map.locator("tbody tr[data-claim]")).to_have_count(len(wanted))
    page.panel.get_by_role("button", name=re.compile("^Not only")).click()
    expect(page.map.locator("html")).to_have_attribute("data-shown", str(before))
    expect(page.page).not_to_have_url(re.compile("topic="))


def test_a_place_narrows_panel_table_and_download_and_neither_map_nor_histogram(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    before = page.map.locator("html").get_attribute("data-shown")
    page.click_place("dehraz")
    expect(page.panel.get_by_role("heading", name="Dehraz")).to_be_visible()
    expect(page.map.locator("html")).to_have_attribute("data-shown", str(before))
    page.map.get_by_role("button", name="Table").click()
    expect(page.map.locator(".table h2")).to_contain_text("Dehraz")
    rows = page.map.locator("tbody tr[data-claim]").evaluate_all("(all) => all.map(({ dataset }) => dataset.claim)")
    assert sorted(rows) == sorted(_listed(page)) == sorted(_downloaded(page))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", ["", "map"], ids=["app", "plain page"])
def test_a_reference_in_a_note_leads_to_what_stands_there(
    visit: Open, corpus: Corpus, path: str, size: dict[str, int]
) -> None:
    page = visit(f"{path}?claim=t000-p05-04", size)
    page.js("() => { window.kept = true; }")
    link = page.panel.get_by_role("link", name="Press report 2024, paragraph 4")
    link.click()
    expect(page.page).to_have_url(re.compile(r"source=t003&paragraph=4"))
    wanted = [key for key, claim in corpus.claims.items() if (claim.source, claim.paragraph) == ("t003", 4)]
    expect(page.panel.get_by_role("button", name="Not only paragraph 4")).to_be_visible()
    shown = page.panel.locator("article").evaluate_all("(all) => all.map(({ id }) => id)")
    assert 0 < len(shown) <= len(wanted)
    assert set(shown) <= set(wanted)
    assert page.js("() => window.kept") is True, "the page stays"
    page.page.go_back()
    expect(page.panel.get_by_role("link", name="Press report 2024, paragraph 4")).to_be_visible()


def test_a_reference_on_the_statements_page_leads_to_the_map(visit: Open) -> None:
    page = visit("statements")
    page.page.get_by_label("Words in the statement").fill("t000-p05-04")
    page.page.get_by_label("Words in the statement").press("Enter")
    link = page.page.get_by_role("link", name="Press report 2024, paragraph 4")
    link.click()
    expect(page.panel.get_by_role("button", name="Not only paragraph 4")).to_be_visible()
