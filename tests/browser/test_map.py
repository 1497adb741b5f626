"""The map as a viewer meets it: it opens offline, time moves it, places and statements open with their citations."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from geodata.frames import select
from geodata.quotes import MAX_WORDS
from geodata.selection import Selection
from tests.browser.conftest import ALL, NARROW, WIDE, Visit
from tests.browser.counting import numbers, tally

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

INK = """() => {
  const {layer} = window.evidencePage;
  const {data} = layer.context.getImageData(0, 0, layer._container.width, layer._container.height);
  let drawn = 0;
  for (let i = 3; i < data.length; i += 4) drawn += data[i] > 0;
  return drawn;
}"""


def test_opens_with_all_dated_statements_drawn(visit: Open, corpus: Corpus) -> None:
    page = visit(f"?{ALL}")
    dated = tally(corpus, (key for key, claim in corpus.claims.items() if claim.dated))
    expect(page.map.locator(".counter")).to_contain_text(f"{dated} at ")
    assert int(str(page.js(INK))) > 5000
    expect(page.panel).to_contain_text("does not judge whether a statement is right")


def test_chapter_changes_map_and_panel(visit: Open, corpus: Corpus) -> None:
    page = visit()
    before = page.js(INK)
    page.map.get_by_role("button", name="25–26 February 1992").click()
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    asked = Selection.from_query("from=1992-02-25&to=1992-02-26&dated=yes", corpus)
    visible = frozenset(rule.id for rule in corpus.layers if rule.visible)
    shown = numbers(corpus, select(corpus, replace(asked, layers=visible)).claims.index)
    expect(page.panel.get_by_role("button", name=f"In the window ({shown})")).to_be_visible()
    assert page.js(INK) != before


def test_keyboard_moves_time_by_days_and_months(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    end = page.map.get_by_role("slider", name="End of the time window")
    expect(end).to_have_attribute("aria-valuetext", "26 Feb 1992")
    end.press("ArrowRight")
    expect(end).to_have_attribute("aria-valuetext", "27 Feb 1992")
    end.press("PageDown")
    expect(end).to_have_attribute("aria-valuetext", "25 Feb 1992")
    page.map.get_by_role("slider", name="Move the time window").press("ArrowRight")
    expect(page.map.locator(".readout")).to_have_text("26 Feb 1992")
    end.press("End")
    expect(end).to_have_attribute("aria-valuetext", "31 Dec 2025")
    end.press("ArrowLeft")
    expect(end).to_have_attribute("aria-valuetext", "30 Nov 2025")


def test_dragging_asks_nothing_of_the_server_until_it_settles(visit: Open) -> None:
    page = visit("?from=1992-02-01&to=1992-02-10")
    frames: list[int] = []
    client = page.page.context.new_cdp_session(page.page)
    client.send("Network.enable")
    client.on("Network.webSocketFrameReceived", lambda event: frames.append(len(event["response"]["payloadData"])))
    box = page.map.get_by_role("slider", name="End of the time window").bounding_box()
    assert box
    mouse, y = page.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] / 2, y)
    mouse.down()
    for step in range(30):
        mouse.move(box["x"] + box["width"] / 2 + step * 2, y)
    assert frames == []
    mouse.up()
    expect(page.page).to_have_url(re.compile("to=1992-0[23]-[0-9]{2}"))
    expect(page.page).not_to_have_url(re.compile("to=1992-02-10"))


def test_play_starts_only_when_asked_and_stops_at_the_end(visit: Open) -> None:
    page = visit("?from=2023-01-01&to=2025-12-31")
    play = page.map.get_by_role("button", name="Play")
    expect(play).to_have_attribute("aria-pressed", "false")
    page.map.get_by_label("Speed").select_option("fast")
    play.click()
    expect(page.map.locator(".scale-note")).to_have_text("Played to the end: 2023 – 2025.")
    expect(page.map.get_by_role("button", name="Play")).to_have_attribute("aria-pressed", "false")
    expect(page.map.locator(".readout")).to_have_text("2023 – 2025")


def test_place_opens_with_citation(visit: Open, corpus: Corpus) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.click_place("dehraz")
    expect(page.panel.get_by_role("heading", name="Dehraz")).to_be_visible()
    card = page.panel.locator("article#t004-p45-05")
    expect(card).to_contain_text("Hasanov 2017 states that")
    expect(card.locator("li")).to_contain_text("23 persons")
    expect(card.locator("cite")).to_contain_text("paragraph 45")
    quote = card.locator("blockquote").inner_text().strip("… ")
    assert quote == corpus.claims["t004-p45-05"].quote
    assert len(quote.split()) <= MAX_WORDS


def test_all_sources_of_a_place_and_everything_else_of_a_source(visit: Open, corpus: Corpus) -> None:
    page = visit("?place=khojaly")
    page.panel.get_by_text(f"Named by {len(corpus.texts)} texts").click()
    for source in (corpus.sources[text] for text in corpus.texts):
        expect(page.panel.get_by_role("button", name=f"Everything from {source.custom.label}")).to_be_visible()
    page.panel.get_by_role("button", name="Everything from Commentary 2015").click()
    own = sum(claim.source == "t002" for claim in corpus.claims.values())
    expect(page.panel.get_by_role("button", name="Both")).to_have_text(f"Both ({own})")
    expect(page.panel.locator(".place-head cite")).to_contain_text(corpus.sources["t002"].title)
    expect(page.map.locator(".filters")).to_have_text("· only Commentary 2015")
    page.page.go_back()
    expect(page.panel.get_by_role("heading", name="Khojaly", exact=True)).to_be_visible()


def test_a_set_of_dates_is_shown_on_its_days_and_not_between(visit: Open, corpus: Corpus) -> None:
    page = visit("?from=2015-06-01&to=2015-12-31")
    listed = "() => window.evidencePage.evidence.visible[window.evidencePage.evidence.claimIndex.get('t004-p88-01')]"
    assert page.js(listed) == 0
    topic = corpus.claims["t004-p88-01"].topic
    page.open(f"?from=2016-01-11&to=2016-01-11&source=t004&topic={topic}")
    assert page.js(listed) == 1
    page.panel.get_by_role("button", name=re.compile(r"^In the window")).wait_for()
    expect(page.panel.locator("article#t004-p88-01")).to_have_count(1)


def test_claim_of_the_table_opens_and_leads_to_its_places(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.map.get_by_role("button", name="Table").click()
    page.map.locator(".table").get_by_role("button", name="Topic").click()
    expect(page.map.locator("th[aria-sort=ascending]")).to_contain_text("Topic")
    page.map.locator("tr[data-claim=t004-p45-05] button").click()
    expect(page.panel.locator("article#t004-p45-05")).to_be_visible()
    page.panel.get_by_role("button", name="All statements on Dehraz").click()
    expect(page.panel.get_by_role("heading", name="Dehraz")).to_be_visible()
    assert page.js("() => window.evidencePage.evidence.view.place") == "dehraz"


def test_table_is_in_step_with_map_and_panel(visit: Open, corpus: Corpus) -> None:
    page = visit("?from=2023-01-01&to=2023-12-31")
    page.map.get_by_role("button", name="Table").click()
    rows = page.map.locator("tbody tr[data-claim]")
    expect(rows).to_have_count(int(page.map.locator("html").get_attribute("data-shown") or 0))
    page.js("() => window.evidencePage.evidence.update({layers: []})")
    expect(page.map.locator(".table h2")).to_have_text("0 statements in the time window")
    undated = [key for key, claim in corpus.claims.items() if not claim.dated]
    page.js(
        "() => window.evidencePage.evidence.update({layers: window.evidencePage.evidence.data.layers.map(l => l.id)})"
    )
    page.map.locator(".table").get_by_role("button", name=re.compile("Undated")).click()
    expect(page.map.locator(".table h2")).to_have_text(f"{tally(corpus, undated)} undated")
    button = page.panel.get_by_role("button", name=f"Undated ({numbers(corpus, undated)})")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.panel.get_by_role("button", name="In the window").click()
    expect(page.map.locator(".table h2")).to_contain_text("in the time window")


def _rows_by_class(page: Visit) -> list[list[str]]:
    """The claims of the table in their order, those of texts and those of documentation, which stand behind them."""
    rows = page.map.locator("tbody tr[data-claim]").evaluate_all("(all) => all.map(({ dataset }) => dataset.claim)")
    texts = [row for row in rows if not row.startswith("doc-")]
    assert rows[: len(texts)] == texts
    return [texts, rows[len(texts) :]]


@pytest.mark.parametrize("column", ["When", "Source", "States that", "Places", "Topic"])
def test_the_table_sorts_both_ways_by_every_column(visit: Open, column: str) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26&place=garadagli&dated=any")
    page.map.get_by_role("button", name="Table").click()
    head = page.map.locator("th", has_text=column)
    rows = page.map.locator("tbody tr[data-claim]")
    rows.first.wait_for()
    count = rows.count()
    for order in ("descending", "ascending") if column == "When" else ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        expect(rows).to_have_count(count)
    last = _rows_by_class(page)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending" if order == "ascending" else "ascending")
    assert _rows_by_class(page) == [rows[::-1] for rows in last]


def test_undated_and_unlocated_are_counted_and_reachable(visit: Open, corpus: Corpus) -> None:
    page = visit()
    undated = numbers(corpus, (key for key, claim in corpus.claims.items() if not claim.dated))
    page.panel.get_by_role("button", name=f"Undated ({undated})").click()
    expect(page.panel.locator("article").first.locator(".claim-when")).to_contain_text("undated")
    page.panel.get_by_role("button", name=re.compile("Not located")).click()
    expect(page.panel.locator("article").first).to_contain_text(re.compile("not located|No place named"))


def test_graphic_statements_are_folded(visit: Open, corpus: Corpus) -> None:
    page = visit("?claim=t000-p06-06")
    folded = page.panel.locator("details.graphic")
    expect(folded.locator("summary")).to_contain_text("graphic detail")
    expect(folded.locator("blockquote")).not_to_be_visible()
    folded.locator("summary").click()
    expect(folded.locator("blockquote")).to_contain_text(corpus.claims["t000-p06-06"].quote)


def test_narrow_screen_has_the_map_first_and_nothing_cut_off(visit: Open) -> None:
    page = visit("?place=khojaly", NARROW, has_touch=True)
    frame = page.page.locator(".screen iframe").bounding_box()
    panel = page.panel.bounding_box()
    assert frame
    assert panel
    assert frame["y"] + frame["height"] <= panel["y"]
    assert page.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert int(str(page.js("() => document.documentElement.scrollWidth"))) <= frame["width"] + 1
    expect(page.panel.get_by_role("heading", name="Khojaly", exact=True)).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW, {"width": 900, "height": 600}], ids=["wide", "narrow", "low"])
def test_the_places_most_spoken_of_are_named_and_no_name_lies_over_another(visit: Open, size: dict[str, int]) -> None:
    page = visit("?embed=true" if size["width"] == 900 else "", size)
    names = page.js(
        """() => {
          const { layer } = window.evidencePage;
          const own = layer.context.fillText;
          const drawn = [];
          layer.context.fillText = (text, x, y) => drawn.push([text, x, y, layer.context.measureText(text).width]);
          layer.draw();
          layer.context.fillText = own;
          layer.draw();
          return drawn;
        }"""
    )
    assert isinstance(names, list)
    drawn = {name for name, *_ in names}
    assert {"Khojaly", "Aghdam", "Garadagli"} <= drawn
    assert "Khankendi (Stepanakert)" in drawn or {"Khankendi", "(Stepanakert)"} <= drawn  # on one line or on two
    for (one, x, y, width), (other, x2, y2, width2) in combinations(names, 2):
        assert x + width <= x2 or x2 + width2 <= x or abs(y - y2) >= 12, f"{one} and {other}"
