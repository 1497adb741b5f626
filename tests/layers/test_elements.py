"""The evidence as folium elements: beside folium's own layers, on any map, with data that stays data and no network."""

import json
import re
from dataclasses import replace

import folium
import pytest
from branca.element import Figure

from geodata.corpus import Corpus
from layers.bundle import bundle
from layers.elements import BundledBase, EvidenceLayer, TimeBar, offline
from layers.features import page_data
from tests.layers.markup import HOSTILE, Markup, Node

URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
FETCHED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "image": "href"}
BRACES = "{{ 7*7 }}"
SQUARE = {"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]]}


def _map() -> folium.Map:
    return folium.Map(location=[0, 0], zoom_start=3, tiles=None)


def _full(corpus: Corpus) -> folium.Map:
    """A map with every element, and a marker and the layer control of folium."""
    chart = _map()
    BundledBase(corpus).add_to(chart)
    layer = EvidenceLayer(corpus).add_to(chart)
    folium.Marker([1, 1], popup="A marker").add_to(chart)
    folium.LayerControl().add_to(chart)
    TimeBar(layer).add_to(chart)
    return chart


def _html(chart: folium.Map) -> str:
    return str(chart.get_root().render())


def _blocks(markup: Markup) -> dict[str, Node]:
    return {
        str(node.attributes["id"]): node
        for node in markup.all("script")
        if node.attributes.get("type") == "application/json"
    }


def _running(markup: Markup) -> list[str]:
    return [node.text for node in markup.all("script") if not {"type", "src"} & node.attributes.keys()]


def _program() -> str:
    return f"var evidenceMap = {bundle('map/main')};"


def _fetched(html: str) -> list[str]:
    """The addresses that a browser would fetch when it reads a page."""
    markup = Markup(html)
    found = [node.attributes.get(name) for tag, name in FETCHED.items() for node in markup.all(tag)]
    styles = [node.text for node in markup.all("style")] + [node.attributes.get("style") or "" for node in markup.nodes]
    found += [address for text in styles for address in URL.findall(text)]
    return [address for address in found if address and not address.startswith(("data:", "#"))]


def _titled(corpus: Corpus, title: str) -> Corpus:
    """The corpus with a text wherever data reaches the page: titles, names, labels, citation and statements."""
    return replace(
        corpus,
        meta=corpus.meta.model_copy(update={"title": title, "citation": title, "map_credit": title}),
        places={key: place.model_copy(update={"title": title}) for key, place in corpus.places.items()},
        names={
            key: tuple(row.model_copy(update={"toponym": title}) for row in rows) for key, rows in corpus.names.items()
        },
        claims={key: claim.model_copy(update={"statement": title}) for key, claim in corpus.claims.items()},
        sources={
            key: source.model_copy(update={"custom": source.custom.model_copy(update={"label": title})})
            for key, source in corpus.sources.items()
        },
        layers=tuple(rule.model_copy(update={"title": title}) for rule in corpus.layers),
        chapters=tuple(chapter.model_copy(update={"title": title}) for chapter in corpus.chapters),
    )


@pytest.fixture(scope="module")
def html(corpus: Corpus) -> str:
    return _html(offline(_full(corpus)))


def test_the_evidence_stands_beside_other_layers(corpus: Corpus) -> None:
    chart = _map()
    folium.Marker([1, 1], tooltip="A marker").add_to(chart)
    group = folium.FeatureGroup(name="Own").add_to(chart)
    folium.CircleMarker([2, 2]).add_to(group)
    folium.GeoJson(SQUARE, name="Square").add_to(chart)
    layer = EvidenceLayer(corpus, name="What sources state").add_to(chart)
    folium.LayerControl().add_to(chart)
    script = _running(Markup(_html(chart)))[-1]
    assert script.count("evidenceMap.evidenceLayer(") == 1
    assert f"{layer.get_name()}.addTo({chart.get_name()})" in script
    control = script.partition("layer_control")[2]
    for name in ("Own", "Square", "What sources state"):
        assert f'"{name}" :' in control


def test_add_child_returns_the_map_and_a_hidden_layer_waits_for_the_layer_control(corpus: Corpus) -> None:
    layer = EvidenceLayer(corpus, show=False)
    chart = _map()
    assert chart.add_child(layer) is chart
    folium.LayerControl().add_to(chart)
    script = _running(Markup(_html(chart)))[-1]
    assert f"{layer.get_name()}.addTo(" not in script
    assert f'"Statements" : {layer.get_name()}' in script


def test_a_layer_in_a_feature_group_is_drawn_on_the_map_of_the_group(corpus: Corpus) -> None:
    chart = _map()
    group = folium.FeatureGroup(name="Own").add_to(chart)
    layer = EvidenceLayer(corpus).add_to(group)
    script = _running(Markup(_html(chart)))[-1]
    assert re.search(rf"evidenceMap\.evidenceLayer\(\s*{chart.get_name()},", script)
    assert f"{layer.get_name()}.addTo({group.get_name()})" in script


def test_two_evidence_layers_stand_on_one_map(small: Corpus, corpus: Corpus) -> None:
    chart = _map()
    layers = [EvidenceLayer(one, name=one.meta.id).add_to(chart) for one in (small, corpus)]
    for layer in layers:
        TimeBar(layer).add_to(chart)
    markup = Markup(_html(chart))
    blocks = _blocks(markup)
    for layer in layers:
        content = json.loads(blocks[f"{layer.get_name()}-data"].text)
        assert content == json.loads(json.dumps(page_data(layer.corpus)))
    script = _running(markup)[-1]
    bars = re.findall(rf"evidenceMap\.timeBar\({chart.get_name()}, (\w+),", script)
    assert bars == [layer.get_name() for layer in layers]


def test_two_maps_stand_on_one_page(corpus: Corpus) -> None:
    page = Figure()
    charts = [_full(corpus), _full(corpus)]
    for chart in charts:
        page.add_child(offline(chart))
    html = str(page.render())
    markup = Markup(html)
    script = _running(markup)[-1]
    assert _fetched(html) == []
    for chart in charts:
        assert markup.by_id(chart.get_name())
        assert re.search(rf"evidenceMap\.evidenceLayer\(\s*{chart.get_name()},", script)
    ids = [node.attributes["id"] for node in markup.nodes if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert _running(markup).count(_program()) == 1


def test_program_style_and_leaflet_stand_once_and_in_the_order_they_need(html: str) -> None:
    markup = Markup(html)
    leaflet, *others = [text for text in _running(markup) if "L_NO_TOUCH = " not in text]
    assert "Leaflet 1.9" in leaflet
    assert others[0] == _program()
    assert "evidenceMap.evidenceLayer(" in others[1]
    assert len(others) == 2
    assert sum("--claim-0" in node.text for node in markup.all("style")) == 1
    assert sum(".time-bar" in node.text for node in markup.all("style")) == 1


def test_leaflet_comes_before_the_program_on_a_map_that_is_online(corpus: Corpus) -> None:
    html = _html(_full(corpus))
    assert html.index("leaflet.js") < html.index("var evidenceMap = ") < html.index("evidenceMap.evidenceLayer(")


def test_data_blocks_are_json_that_no_script_end_can_leave(html: str) -> None:
    blocks = _blocks(Markup(html))
    assert {name.rpartition("-")[2] for name in blocks} == {"data", "entries", "world", "region"}
    for block in blocks.values():
        assert "<" not in block.text
        assert json.loads(block.text)


def test_cards_come_with_the_layer_only_when_asked_for(corpus: Corpus) -> None:
    def kinds(**options: bool) -> set[str]:
        layer = EvidenceLayer(corpus, **options)
        return {name.rpartition("-")[2] for name in _blocks(Markup(_html(_map().add_child(layer))))}

    assert kinds() == {"data", "entries"}
    assert kinds(statements=False) == {"data"}
    assert kinds(plain=False) == {"data"}


def test_the_cards_are_those_of_all_claims_in_their_order(corpus: Corpus) -> None:
    chart = _map().add_child(EvidenceLayer(corpus))
    (block,) = (block for name, block in _blocks(Markup(_html(chart))).items() if name.endswith("entries"))
    assert [entry["id"] for entry in json.loads(block.text)] == list(corpus.claims)


@pytest.mark.parametrize("title", [BRACES, "</script><b>", HOSTILE], ids=["braces", "script-end", "all"])
def test_what_data_says_is_shown_as_it_is(small: Corpus, title: str) -> None:
    altered = _titled(small, title)
    markup = Markup(_html(offline(_full(altered))))
    blocks = {name.rpartition("-")[2]: json.loads(node.text) for name, node in _blocks(markup).items()}
    data = blocks["data"]
    assert data["citation"] == data["title"] == title
    assert {place["title"] for place in data["places"]} == {title}
    assert {layer["title"] for layer in data["layers"]} == {title}
    cards = [Markup(entry["card"]) for entry in blocks["entries"]]
    for card in cards:
        assert not {"script", "img"} & {node.tag for node in card.nodes}
        assert [node.text for node in card.all("b")] in ([], ["How it was seen:"])
        assert title in card.text
    assert len(markup.all("script")) == len(Markup(_html(offline(_full(small)))).all("script"))
    assert markup.all("img") == []


def test_the_credit_of_the_map_is_no_template(small: Corpus) -> None:
    script = _running(Markup(_html(offline(_full(_titled(small, BRACES))))))[-1]
    (credit,) = re.findall(r'"attribution": (".*"),', script)
    assert json.loads(credit).count("&#123;&#123; 7*7 }}") == 1
    assert "{{" not in credit


def test_offline_leaves_nothing_to_fetch_and_returns_the_same_map(corpus: Corpus) -> None:
    chart = _full(corpus)
    assert any(address.startswith("https://") for address in _fetched(_html(_full(corpus))))
    assert offline(chart) is chart
    assert _fetched(_html(chart)) == []


def test_offline_holds_for_a_map_that_was_shown_before(corpus: Corpus) -> None:
    chart = _full(corpus)
    _html(chart)
    offline(offline(chart))
    html = _html(chart)
    assert _fetched(html) == []
    assert html.index("Leaflet 1.9") < html.index("var evidenceMap = ")
    assert html.index("charset=UTF-8") < 200


def test_offline_holds_for_one_map_and_no_other(small: Corpus) -> None:
    offline(_full(small))
    assert any(address.startswith("https://") for address in _fetched(_html(_full(small))))


def test_offline_serves_a_map_without_evidence_and_one_that_moves_to_another_page() -> None:
    chart = offline(_map())
    page = Figure()
    page.add_child(chart)
    html = str(page.render())
    assert "Leaflet 1.9" in html
    assert _fetched(html) == []


def test_rendering_twice_gives_the_same_page(corpus: Corpus) -> None:
    chart = offline(_full(corpus))
    first, *others = [_html(chart).split("\n") for _ in range(3)]
    for other in others:  # folium says once more what is added to the map, which is there already
        more = [line for line in other[len(first) - 3 :] if line.strip()]
        assert other[: len(first) - 3] == first[:-3]
        assert {line.partition(".")[2].partition("(")[0] for line in more if "." in line} == {"addTo"}
        assert all(line.strip() in "\n".join(first) for line in more)


def test_every_element_says_that_it_must_be_on_a_map(small: Corpus) -> None:
    layer = EvidenceLayer(small)
    for element in (BundledBase(small), layer, TimeBar(layer)):
        with pytest.raises(TypeError, match=f"{type(element).__name__} must be on a map"):
            element.render()
        Figure().add_child(element)
        with pytest.raises(TypeError, match=r"use add_to\(map\)"):
            element.get_root().render()


def test_a_time_bar_says_that_its_layer_must_come_first(small: Corpus) -> None:
    layer = EvidenceLayer(small)
    chart = _map()
    TimeBar(layer).add_to(chart)
    with pytest.raises(ValueError, match="on the page before it"):
        _html(chart)
    layer.add_to(chart)
    with pytest.raises(ValueError, match="on the page before it"):
        _html(chart)


def test_a_time_bar_stands_on_the_map_or_in_an_element_of_the_page(small: Corpus) -> None:
    chart = _map()
    layer = EvidenceLayer(small).add_to(chart)
    TimeBar(layer).add_to(chart)
    TimeBar(layer, root="time").add_to(chart)
    script = _running(Markup(_html(chart)))[-1]
    roots = re.findall(r"evidenceMap\.timeBar\(\w+, \w+,\s+(.*)\);", script)
    assert roots == ["null", 'document.getElementById("time")']


def test_names_of_layers_cannot_end_the_script(small: Corpus) -> None:
    chart = _map()
    EvidenceLayer(small, name="</script><script>alert(1)</script>").add_to(chart)
    folium.LayerControl().add_to(chart)
    assert [text for text in _running(Markup(_html(chart))) if text.startswith("alert")] == []


def test_no_graphic_words_stand_outside_a_fold(corpus: Corpus, html: str) -> None:
    (block,) = (node for name, node in _blocks(Markup(html)).items() if name.endswith("entries"))
    graphic = {claim.id: claim for claim in corpus.claims.values() if claim.sensitivity}
    assert graphic
    for entry in json.loads(block.text):
        if claim := graphic.get(entry["id"]):
            assert claim.statement not in Markup(entry["card"]).outside("details")
            assert not claim.quote or claim.quote not in Markup(entry["card"]).outside("details")
