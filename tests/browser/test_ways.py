"""Routes look like routes: named, their statements on a plate on the line, and shown where they end."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

NIGHT = "from=1992-02-25&to=1992-02-26"
DRAWN = """() => {
  const { layer } = window.evidencePage;
  const own = layer.context.fillText;
  const drawn = [];
  layer.context.fillText = (text) => drawn.push(text);
  layer.draw();
  layer.context.fillText = own;
  layer.draw();
  return drawn;
}"""
# The pixels of a symbol's picture in the colour of routes, were it of a way or of a place.
EDGE = """(way) => {
  const { layer } = window.evidencePage;
  const picture = layer.sprites.get(1, 0, 0, way, layer.theme, 1);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const wanted = document.createElement("canvas").getContext("2d");
  wanted.fillStyle = layer.theme.route;
  wanted.fillRect(0, 0, 1, 1);
  const [r, g, b] = wanted.getImageData(0, 0, 1, 1).data;
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  let found = 0;
  for (let i = 0; i < data.length; i += 4) {
    found += Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 24 && data[i + 3] > 200;
  }
  return found;
}"""


def test_routes_bear_their_names(visit: Open, corpus: Corpus) -> None:
    page = visit(f"?{NIGHT}")
    names = page.js(DRAWN)
    assert {"Way from Khojaly towards Aghdam", "Direction of Shelli"} <= set(names)  # type: ignore[arg-type]


def test_statements_about_a_way_have_a_form_of_their_own(visit: Open) -> None:
    page = visit(f"?{NIGHT}")
    assert page.js(EDGE, True) > 20  # type: ignore[operator]
    assert page.js(EDGE, False) == 0


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_choosing_a_way_or_a_statement_of_it_lights_the_line(visit: Open, size: dict[str, int]) -> None:
    page = visit(f"?{NIGHT}", size)
    lit = """(id) => { const { evidence, layer } = window.evidencePage; const p = evidence.placeIndex.get(id);
      const widths = []; const own = layer.context.stroke;
      layer.context.stroke = function (...given) {
        widths.push([this.lineWidth, this.strokeStyle]); own.apply(this, given);
      };
      layer.draw(); delete layer.context.stroke;
      return widths.some(([width, style]) => width === 5 && style === layer.chosenColour); }"""
    page.js(
        "() => { const { layer } = window.evidencePage; const pen = document.createElement('canvas').getContext('2d');"
        " pen.strokeStyle = layer.theme.chosen; layer.chosenColour = pen.strokeStyle; }"
    )
    assert not page.js(lit, "flight-khojaly-aghdam")
    page.js("() => window.evidencePage.evidence.update({ place: 'flight-khojaly-aghdam' })")
    assert page.js(lit, "flight-khojaly-aghdam")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_where_a_way_ends_what_is_said_of_it_is_shown_and_marked(
    visit: Open, corpus: Corpus, size: dict[str, int]
) -> None:
    page = visit(f"?{NIGHT}&place=aghdam", size)
    way = page.panel.locator("section.way", has_text="Way from Khojaly towards Aghdam")
    expect(way.get_by_role("heading", name=re.compile("^About a way that ends here"))).to_be_visible()
    of_way = {claim.id for claim in corpus.claims_at["flight-khojaly-aghdam"]}
    shown = set(way.locator("article").evaluate_all("(all) => all.map(({ id }) => id)"))
    assert shown
    assert shown <= of_way
    way.get_by_role("button", name="All statements on this way").click()
    expect(page.page).to_have_url(re.compile("place=flight-khojaly-aghdam"))


def test_going_back_finds_the_place_in_the_list_again(visit: Open) -> None:
    page = visit(f"?{NIGHT}")
    page.panel.locator("article").first.wait_for()
    page.panel.evaluate("(panel) => { panel.scrollTop = 900; }")
    page.panel.get_by_role("button", name="Show on the map").nth(3).click()
    expect(page.page).to_have_url(re.compile("claim="))
    page.panel.get_by_role("button", name="Back to all places").click()
    page.panel.locator("article").nth(5).wait_for()
    page.panel.evaluate(
        "(panel) => new Promise((done) => {"
        " const look = () => (panel.scrollTop > 600 ? done() : requestAnimationFrame(look)); look(); })"
    )


def test_show_on_the_map_is_offered_only_where_there_is_a_place(visit: Open) -> None:
    page = visit(f"?{NIGHT}&located=no")
    page.panel.locator("article").first.wait_for()
    expect(page.panel.get_by_role("button", name="Show on the map")).to_have_count(0)
