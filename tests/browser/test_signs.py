"""Whoever looks can tell which symbol belongs to which place, and what it means."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from tests.browser.conftest import ALL, NARROW, WIDE, Visit
from tests.browser.counting import numbers

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

NIGHT = "from=1992-02-25&to=1992-02-26"
# Of each place with symbols in sight: its id, the box of these, whether they are a dot, where the place itself is.
DRAWN = """() => {
  const { layer, evidence, map } = window.evidencePage;
  const size = map.getSize();
  const corner = map.layerPointToContainerPoint(layer.bounds.min);
  return layer.points.filter((p) => evidence.stated(p)).map((p) => {
    const { across, along } = layer.reach(p);
    const [x, y] = [layer.x[p] + corner.x, layer.y[p] + corner.y];
    const own = layer.projection.at(p, layer.shift);
    return { id: evidence.places[p].id, dot: layer.crowded[p] === 1, x, y, form: evidence.places[p].form,
      box: [x - across - 8, y - along - 8, x + across + 8, y + along + 8],
      from: [own.x + corner.x, own.y + corner.y], stays: x > 0 && y > 0 && x < size.x && y < size.y };
  }).filter(({ stays }) => stays);
}"""
WRITTEN = """() => {
  const { layer, map } = window.evidencePage;
  const corner = map.layerPointToContainerPoint(layer.bounds.min);
  const own = layer.context.fillText;
  const drawn = [];
  layer.context.fillText = (text, x, y) => {
    const { width } = layer.context.measureText(text);
    drawn.push([text, [x + corner.x, y + corner.y - 6, x + corner.x + width, y + corner.y + 6]]);
  };
  layer.draw();
  layer.context.fillText = own;
  layer.draw();
  return drawn;
}"""


def _meet(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("query", [f"{ALL}&map=39.9,46.79,10", ALL, NIGHT, ""])
def test_symbols_of_neighbouring_places_keep_apart(visit: Open, size: dict[str, int], query: str) -> None:
    page = visit(f"?{query}", size)
    drawn = page.js(DRAWN)
    groups = [one for one in drawn if not one["dot"]]  # type: ignore[attr-defined]
    assert len(groups) > 12
    assert {"khojaly", "asgaran"} <= {one["id"] for one in groups}
    for one, other in combinations(groups, 2):
        assert not _meet(one["box"], other["box"]), (one["id"], other["id"])


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_symbols_stand_at_their_place_or_a_line_leads_there(visit: Open, size: dict[str, int]) -> None:
    page = visit(f"?{NIGHT}", size)
    led = """() => {
      const { layer } = window.evidencePage;
      const own = layer.leader.bind(layer);
      const found = [];
      layer.leader = (p, ...to) => { found.push(layer.evidence.places[p].id); own(p, ...to); };
      layer.draw();
      delete layer.leader;
      return found;
    }"""
    ways = set(page.js(led))  # type: ignore[call-overload]
    aside = {
        one["id"]
        for one in page.js(DRAWN)  # type: ignore[attr-defined]
        if not one["dot"]
        and one["form"] != "line"
        and max(abs(one["x"] - one["from"][0]), abs(one["y"] - one["from"][1])) > 1
    }
    assert aside
    assert aside <= ways


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("query", [ALL, NIGHT])
def test_names_cover_no_symbol_no_name_and_no_control(visit: Open, size: dict[str, int], query: str) -> None:
    page = visit(f"?{query}", size)
    page.map.locator(".samples ul").first.wait_for(state="attached")
    names = page.js(WRITTEN)
    assert "Khojaly" in [text for text, _ in names]  # type: ignore[attr-defined]
    symbols = [one["box"] for one in page.js(DRAWN) if not one["dot"]]  # type: ignore[attr-defined]
    controls = page.map.locator(".leaflet-control, .inset:visible").evaluate_all(
        "(all) => { const at = document.querySelector('.folium-map').getBoundingClientRect();"
        " return all.map((one) => one.getBoundingClientRect())"
        " .map(({ left, top, right, bottom }) => [left - at.left, top - at.top, right - at.left, bottom - at.top]); }"
    )
    for (text, box), (other, its) in combinations(names, 2):  # type: ignore[call-overload]
        assert not _meet(box, its), (text, other)
    for text, box in names:  # type: ignore[attr-defined]
        inner = [box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2]
        assert not any(_meet(inner, symbol) for symbol in symbols), text
        assert not any(_meet(inner, control) for control in controls), text


def test_chips_bear_symbol_name_and_number_and_are_the_switches(visit: Open, corpus: Corpus) -> None:
    page = visit(f"?{NIGHT}")
    chips = page.map.locator(".chip")
    claims = [rule for rule in corpus.layers if rule.feature == "claim"]
    expect(chips).to_have_count(2 + len(corpus.layers) + 1)
    for rule in claims:
        chip = page.map.locator(".chip", has=page.map.locator(f"input[value='{rule.id}']"))
        shown = page.js(
            "(id) => { const { evidence } = window.evidencePage; const { data, claims, visible } = evidence;"
            " return claims.id.filter((_, i) => visible[i] && data.layers[claims.layer[i]].id === id); }",
            rule.id,
        )
        expect(chip.locator(".swatch")).to_be_visible()
        expect(chip.locator(".number")).to_have_text(numbers(corpus, shown))  # type: ignore[arg-type]
    box = page.map.get_by_role("checkbox", name="Events 1987–1992")
    box.uncheck()
    expect(page.page).to_have_url(re.compile("layers="))
    assert "events-1987-1992" not in page.page.url


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_legend_opens_beside_the_map_and_explains_what_is_drawn(visit: Open, size: dict[str, int]) -> None:
    page = visit(f"?{NIGHT}", size)
    before = page.map.locator(".folium-map").bounding_box()
    opener = page.map.get_by_role("button", name="Legend")
    opener.click()
    legend = page.map.get_by_role("complementary", name="Legend")
    expect(opener).to_have_attribute("aria-expanded", "true")
    for words in (
        "dashed circle",
        "dashed edge",
        "dashed line",
        "went on through all the dates",
        "on some day",
        "a line",
    ):
        expect(legend).to_contain_text(words)
    assert legend.locator(".swatch").count() >= 14
    beside, chart = legend.bounding_box(), page.map.locator(".folium-map").bounding_box()
    assert before
    assert beside
    assert chart
    if size is WIDE:
        assert chart["x"] + chart["width"] <= beside["x"]
        assert chart["width"] < before["width"]
    else:
        assert chart["y"] + chart["height"] <= beside["y"]
        assert chart["height"] >= 150
    opener.click()
    expect(legend).to_be_hidden()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_map_bar_panel_and_pages_are_written_in_one_family_and_no_text_is_tiny(
    visit: Open, size: dict[str, int]
) -> None:
    page = visit(f"?{NIGHT}&place=khojaly", size)
    page.map.get_by_role("button", name="Legend").click()
    script = """(root) => [...root.querySelectorAll("*")]
      .filter((one) => one.checkVisibility())
      .filter((one) => [...one.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()))
      .map((one) => [getComputedStyle(one).fontFamily.split(",")[0].replaceAll('"', ""),
        parseFloat(getComputedStyle(one).fontSize), one.textContent.trim().slice(0, 40)])"""
    found = [
        *page.map.locator("body").evaluate(script),
        *page.panel.evaluate(script),
    ]
    assert {family for family, _, _ in found} == {"Source Sans"}
    assert [text for _, size_, text in found if size_ < 13] == []
    assert page.js("() => document.fonts.check(window.evidencePage.layer.theme.font)")
    assert str(page.js("() => window.evidencePage.layer.theme.font")).startswith("600 14px 'Source Sans'")


def test_on_a_phone_title_and_what_the_map_is_stand_first(visit: Open, corpus: Corpus) -> None:
    page = visit("", NARROW)
    intro = page.page.locator(".screen .intro")
    expect(intro.get_by_role("heading", level=1)).to_have_text(corpus.meta.title)
    expect(intro).to_contain_text(corpus.meta.short_note)
    above, chart = intro.bounding_box(), page.page.locator(".screen iframe").bounding_box()
    assert above
    assert chart
    assert above["y"] + above["height"] <= chart["y"]
    assert visit("", WIDE).page.locator(".screen .intro").is_hidden()
