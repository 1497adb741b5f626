"""A folium map with the evidence, saved and opened from a file with no network at all."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import folium
import pytest
from branca.element import Element, Figure
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

from geodata.corpus import Corpus
from layers.elements import BundledBase, EvidenceLayer, TimeBar, offline
from tests.browser.conftest import NARROW, WIDE
from tests.browser.counting import numbers, tally

pytestmark = pytest.mark.browser

INK = """name => {
  const { canvas } = window[name];
  if (!canvas.isConnected) return 0;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let i = 3; i < data.length; i += 4) drawn += data[i] > 0;
  return drawn;
}"""
POSITION = """([name, id]) => {
  const { evidence, map } = window[name];
  const { x, y } = window[name].position(evidence.placeIndex.get(id));
  const box = map.getContainer().getBoundingClientRect();
  return [box.x + x, box.y + y];
}"""


class Opened:
    """A page opened from a file: what it asked for besides, and what went wrong in it."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.asked: list[str] = []
        self.faults: list[str] = []
        address = path.as_uri()

        def answer(route: Route) -> None:
            if route.request.url == address:
                route.continue_()
                return
            self.asked.append(route.request.url)
            route.abort()

        page.context.route("**/*", answer)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(address)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def ink(self, layer: EvidenceLayer) -> int:
        """How many pixels of the layer's canvas are painted, after the next frame."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return int(self.page.evaluate(INK, layer.get_name()))

    def window(self, layer: EvidenceLayer, **change: object) -> None:
        """Change the view, as parts of the page do."""
        self.page.evaluate("([name, change]) => window[name].evidence.update(change)", [layer.get_name(), change])

    def at(self, layer: EvidenceLayer, place: str) -> tuple[float, float]:
        """Where a place's symbol stands in the page."""
        x, y = self.page.evaluate(POSITION, [layer.get_name(), place])
        return x, y

    def click(self, layer: EvidenceLayer, place: str) -> None:
        """Click on a place, and choose it where several are offered."""
        self.page.mouse.click(*self.at(layer, place))
        name = self.page.evaluate(
            "([name, id]) => window[name].evidence.name(window[name].evidence.placeIndex.get(id))",
            [layer.get_name(), place],
        )
        offered = self.page.locator(".chooser:not([hidden]) button").filter(has_text=name)
        self.page.locator(".chooser:not([hidden]), .leaflet-popup").first.wait_for()
        if offered.count():
            offered.first.click()

    @property
    def popup(self) -> Locator:
        """The open popup."""
        return self.page.locator(".leaflet-popup .cards")

    @property
    def readout(self) -> Locator:
        """The window in words."""
        return self.page.locator(".readout")


def chart_of(corpus: Corpus) -> tuple[folium.Map, EvidenceLayer]:
    """A map with everything, with nothing from elsewhere."""
    chart = folium.Map(location=[39.9, 46.8], zoom_start=9, tiles=None)
    BundledBase(corpus).add_to(chart)
    layer = EvidenceLayer(corpus).add_to(chart)
    folium.Marker([39.4, 46.0], popup="Own marker", icon=folium.Icon(color="gray")).add_to(chart)
    folium.LayerControl(collapsed=False).add_to(chart)
    TimeBar(layer).add_to(chart)
    return offline(chart), layer


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens what is saved; afterwards nothing may have been asked for, and nothing gone wrong."""
    pages: list[Opened] = []

    def make(page: Element, size: dict[str, int] = WIDE) -> Opened:
        path = tmp_path / f"map-{len(pages)}.html"
        page.save(str(path))
        context = browser.new_context(viewport=size, offline=True, reduced_motion="reduce")  # type: ignore[arg-type]
        pages.append(Opened(context.new_page(), path))
        return pages[-1]

    yield make
    for each in pages:
        each.page.context.close()
    for each in pages:
        assert each.asked == []
        assert each.faults == []


def test_a_saved_map_draws_all_dated_statements_without_a_network(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    dated = tally(corpus, (key for key, claim in corpus.claims.items() if claim.dated))
    expect(page.page.locator(".counter")).to_contain_text(f"{dated} at ")
    expect(page.readout).to_have_text("All dates")
    assert page.ink(layer) > 5000
    for part in (".leaflet-land-pane canvas", ".leaflet-relief-pane img", ".time-bar", ".legend"):
        expect(page.page.locator(part).first).to_be_visible()
    expect(page.page.locator(".leaflet-control-attribution")).to_contain_text(corpus.meta.map_credit)


def test_the_made_up_corpus_is_drawn_too(opened: Open, small: Corpus) -> None:
    chart, layer = chart_of(small)
    page = opened(chart.fit_bounds([[-18, 176], [-16, 183]]) or chart)
    expect(page.page.locator(".counter")).to_contain_text(re.compile(r"\d statements.* at \d"))
    assert page.ink(layer) > 500


def test_the_time_bar_moves_by_keyboard(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    before = page.ink(layer)
    page.page.get_by_role("button", name="25–26 February 1992").press("Enter")
    expect(page.readout).to_have_text("25–26 Feb 1992")
    end = page.page.get_by_role("slider", name="End of the time window")
    end.press("ArrowRight")
    expect(page.readout).to_have_text("25–27 Feb 1992")
    end.press("Home")
    expect(page.readout).to_have_text("25 Feb 1992")
    assert page.ink(layer) != before
    centre = page.page.evaluate(f"() => {chart.get_name()}.getCenter().lat")
    assert centre == pytest.approx(39.9), "the map stays where it is"


def test_the_legend_opens_and_switches_a_layer(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart, {"width": 900, "height": 700})
    legend = page.page.locator(".legend")
    box = legend.get_by_role("checkbox", name="Events 1987–1992")
    expect(box).not_to_be_visible()
    legend.locator("summary").click()
    expect(box).to_be_checked()
    before = page.ink(layer)
    off = box.get_attribute("value")
    held = tally(
        corpus, (key for key, claim in corpus.claims.items() if claim.dated and corpus.claim_layers[key] != off)
    )
    box.uncheck()
    expect(page.page.locator(".counter")).to_contain_text(f"{held} at ")
    assert page.ink(layer) != before
    box.check()
    expect(page.page.locator(".counter")).not_to_contain_text(f"{held} at ")


def test_a_place_opens_a_popup_of_cards_with_their_citations(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    page.page.get_by_role("button", name="25–26 February 1992").click()
    page.click(layer, "dehraz")
    expect(page.popup.get_by_role("heading", name="Dehraz")).to_be_visible()
    card = page.popup.locator("article#t004-p45-05")
    expect(card).to_contain_text("Hasanov 2017 states that")
    expect(card.locator("cite")).to_contain_text("paragraph 45")
    expect(card.locator("blockquote")).to_contain_text(corpus.claims["t004-p45-05"].quote or "")
    page.popup.get_by_role("button", name="Close").click()
    expect(page.popup).to_have_count(0)
    assert page.page.evaluate(f"() => {layer.get_name()}.evidence.view.place") is None


def test_graphic_statements_are_folded_in_the_popup(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    graphic = next(claim for claim in corpus.claims_at["aghdam"] if claim.sensitivity and claim.dated)
    page.click(layer, "aghdam")
    card = page.popup.locator(f"article#{graphic.id}")
    expect(card.locator("summary")).to_contain_text("graphic detail")
    expect(card.locator("blockquote")).not_to_be_visible()
    card.locator("summary").click()
    expect(card.locator("blockquote")).to_contain_text(graphic.quote or "")


def test_a_popup_shows_some_cards_and_more_on_demand(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    held = [claim.id for claim in corpus.claims_at["khojaly"] if claim.dated]
    dated = len(held)
    page.click(layer, "khojaly")
    expect(page.popup.locator(".hint").first).to_have_text(f"{tally(corpus, held)} in the time window")
    cards = page.popup.locator("article")
    expect(cards).to_have_count(12)
    page.popup.get_by_role("button", name=f"Show more ({dated - 12})").click()
    expect(cards).to_have_count(24)
    for _ in range(24, dated, 12):
        page.popup.get_by_role("button", name="Show more").click()
    expect(cards).to_have_count(dated)
    expect(page.popup.get_by_role("button", name="Show more")).to_have_count(0)
    expect(page.popup.get_by_role("heading", name="Documentation from outside the texts")).to_have_count(1)
    first = page.popup.locator("h3.documentation ~ article").count()
    assert first == page.popup.locator("article.documentation").count() > 0


def test_the_popup_follows_the_window_and_the_choice_of_another_place(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    page.click(layer, "khojaly")
    all_dates = page.popup.locator(".hint").first.inner_text()
    page.page.get_by_role("button", name="25–26 February 1992").click()
    expect(page.popup.locator(".hint").first).not_to_have_text(all_dates)
    page.window(layer, place="garadagli")
    expect(page.page.locator(".leaflet-popup h2")).to_have_text(["Garadagli"])
    assert page.page.evaluate(f"() => {layer.get_name()}.evidence.view.place") == "garadagli"
    page.page.get_by_role("button", name="Reset").click()
    expect(page.popup).to_have_count(0)


def test_undated_statements_are_reachable(opened: Open, corpus: Corpus) -> None:
    chart, _ = chart_of(corpus)
    page = opened(chart)
    undated = [key for key, claim in corpus.claims.items() if not claim.dated]
    page.page.get_by_role("button", name=f"{numbers(corpus, undated)} undated").click()
    hint = f"{tally(corpus, undated)}, at any place or none"
    expect(page.popup.locator(".hint").first).to_have_text(hint)
    expect(page.popup.locator(".claim-when").first).to_contain_text("undated")


def test_a_layer_without_cards_names_the_statements(opened: Open, small: Corpus) -> None:
    chart = folium.Map(location=[-17.04, 178.02], zoom_start=9, tiles=None)
    layer = EvidenceLayer(small, statements=False).add_to(chart)
    page = opened(offline(chart))
    page.click(layer, "tokula")
    expect(page.popup).to_contain_text("log-p02-02")


def test_places_are_reached_by_keyboard(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    page.page.locator(".cursor").focus()
    expect(page.page.locator(".tooltip")).to_be_visible()
    first = page.page.locator(".tooltip strong").inner_text()
    page.page.locator(".cursor").press("ArrowDown")
    expect(page.page.locator(".tooltip strong")).not_to_have_text(first)
    name = page.page.locator(".tooltip strong").inner_text()
    page.page.locator(".cursor").press("Enter")
    expect(page.popup.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert page.ink(layer) > 5000


def test_a_pointer_on_controls_and_popups_names_no_place_beneath(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    tip = page.page.locator(".tooltip")
    page.page.mouse.move(*page.at(layer, "garadagli"))
    expect(tip).to_be_visible()
    for part in (".legend", ".time-bar .readout"):
        page.page.mouse.move(*page.at(layer, "garadagli"))
        expect(tip).to_be_visible()
        page.page.locator(part).hover()
        expect(tip).not_to_be_visible()


def test_the_layer_control_takes_the_evidence_away_and_brings_it_back(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    before = page.ink(layer)
    page.click(layer, "garadagli")
    expect(page.popup).to_be_visible()
    switch = page.page.get_by_role("checkbox", name="Statements", exact=True)
    switch.uncheck()
    for part in (".leaflet-popup", ".legend", ".cursor"):
        expect(page.page.locator(part).locator("visible=true")).to_have_count(0)
    assert page.ink(layer) == 0
    page.page.mouse.move(640, 300)
    page.page.mouse.move(660, 380)
    page.page.mouse.click(640, 400)
    page.page.get_by_role("button", name="25–26 February 1992").click()
    expect(page.popup).to_have_count(0)
    switch.check()
    expect(page.page.locator(".legend")).to_be_visible()
    assert 0 < page.ink(layer) < before
    page.click(layer, "dehraz")
    expect(page.popup.get_by_role("heading", name="Dehraz")).to_be_visible()


def test_the_bundled_map_is_a_layer_of_its_own(opened: Open, corpus: Corpus) -> None:
    chart, layer = chart_of(corpus)
    page = opened(chart)
    relief = page.page.locator(".leaflet-relief-pane img")
    expect(relief).to_be_visible()
    page.page.get_by_role("checkbox", name="Bundled map").uncheck()
    expect(relief).to_have_count(0)
    assert page.ink(layer) > 5000


def test_markers_of_folium_work_beside_it(opened: Open, corpus: Corpus) -> None:
    chart, _ = chart_of(corpus)
    page = opened(chart)
    pin = page.page.locator(".leaflet-marker-icon")
    assert pin.evaluate("(image) => image.complete && image.naturalWidth > 0")
    pin.click()
    expect(page.page.locator(".leaflet-popup")).to_contain_text("Own marker")


def test_two_maps_with_two_time_bars_on_one_page_work_apart(opened: Open, corpus: Corpus, small: Corpus) -> None:
    figure = Figure()
    charts = []
    for one, (south, west) in ((corpus, (39.9, 46.8)), (small, (-17.04, 178.02))):
        chart = folium.Map(location=[south, west], zoom_start=8, tiles=None, height="50%")
        BundledBase(one).add_to(chart)
        layer = EvidenceLayer(one).add_to(chart)
        TimeBar(layer).add_to(chart)
        figure.add_child(offline(chart))
        charts.append((page_map(chart), layer))
    page = opened(figure, {"width": 1280, "height": 1600})
    (first, one), (second, other) = charts
    before = page.ink(other)
    page.page.locator(first).get_by_role("button", name="2023", exact=True).click()
    expect(page.page.locator(f"{first} .readout")).to_have_text("2023")
    expect(page.page.locator(f"{second} .readout")).to_have_text("All dates")
    assert page.ink(other) == before > 0
    page.page.locator(second).get_by_role("slider", name="Start of the time window").press("ArrowRight")
    expect(page.page.locator(f"{second} .readout")).not_to_have_text("All dates")
    expect(page.page.locator(f"{first} .readout")).to_have_text("2023")
    page.click(other, "tokula")
    expect(page.page.locator(f"{second} .leaflet-popup h2")).to_have_text("Tōkulā")
    expect(page.page.locator(f"{first} .leaflet-popup")).to_have_count(0)
    assert page.ink(one) > 0


def page_map(chart: folium.Map) -> str:
    """The selector of a map in a page."""
    return f"#{chart.get_name()}"


def test_two_layers_with_two_time_bars_on_one_map_work_apart(opened: Open, corpus: Corpus) -> None:
    chart = folium.Map(location=[39.9, 46.8], zoom_start=8, tiles=None)
    layers = [EvidenceLayer(corpus, name=name).add_to(chart) for name in ("One", "Other")]
    for layer in layers:
        TimeBar(layer).add_to(chart)
    page = opened(offline(chart))
    expect(page.readout).to_have_text(["All dates", "All dates"])
    page.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")  # all drawn
    before = [page.ink(layer) for layer in layers]
    last = page.page.locator(".time-bar").last
    last.get_by_role("button", name="2023", exact=True).click()
    readouts = page.readout.all_inner_texts()
    assert sorted(readouts) == ["2023", "All dates"]
    changed = [page.ink(layer) != ink for layer, ink in zip(layers, before, strict=True)]
    assert sum(changed) == 1
    assert page.page.locator(".legend[open]").count() == 1


def test_a_map_in_a_group_and_in_a_notebook_s_frame_is_drawn(opened: Open, corpus: Corpus) -> None:
    chart = folium.Map(location=[39.9, 46.8], zoom_start=9, tiles=None)
    group = folium.FeatureGroup(name="Group").add_to(chart)
    layer = EvidenceLayer(corpus).add_to(group)
    TimeBar(layer).add_to(chart)
    page = opened(Element(offline(chart)._repr_html_().replace("{", "&#123;")))
    frame = page.page.frame_locator("iframe")
    expect(frame.locator(".counter")).to_contain_text(re.compile(r"\d statements.* at \d"))
    inner = page.page.frames[1]
    assert int(inner.evaluate(INK, layer.get_name())) > 5000


@pytest.mark.parametrize("size", [WIDE, NARROW, {"width": 900, "height": 540}], ids=["wide", "narrow", "notebook"])
def test_nothing_covers_the_time_bar_or_the_popup(opened: Open, corpus: Corpus, size: dict[str, int]) -> None:
    chart, layer = chart_of(corpus)
    chart._children.pop(next(name for name in chart._children if name.startswith("layer_control")))
    page = opened(chart, size)
    page.window(layer, place="khojaly")
    expect(page.popup).to_be_visible()
    page.page.wait_for_function("() => !document.querySelector('.leaflet-pan-anim')")
    bar, popup, credit = (
        page.page.locator(part).bounding_box()
        for part in (".time-bar", ".leaflet-popup-content-wrapper", ".leaflet-control-attribution")
    )
    assert bar
    assert popup
    assert credit
    assert bar["x"] >= 0
    assert bar["x"] + bar["width"] <= size["width"]
    assert bar["y"] + bar["height"] <= credit["y"]
    assert popup["x"] >= 0
    assert popup["y"] >= 0
    assert popup["x"] + popup["width"] <= size["width"]
    assert popup["y"] + popup["height"] <= bar["y"]
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
