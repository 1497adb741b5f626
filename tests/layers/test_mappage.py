"""The map page asks no other host, runs only scripts its policy knows, and takes data for data."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from geodata.corpus import Corpus
from layers.basemaps import hosts, online
from layers.bundle import BROWSER, bundle, style
from layers.elements import LEAFLET, leaflet_style
from layers.features import page_data
from layers.mappage import policy, render
from tests.layers.markup import HOSTILE, Markup

ADDRESS = re.compile(r"https?://[\w.{}-]+")
NAMESPACE = {"http://www.w3.org"}  # of SVG, a name that nothing fetches
DATA = "evidence_layer_app-data"


@pytest.fixture(scope="module")
def html(corpus: Corpus) -> str:
    return render(corpus)


@pytest.fixture(scope="module")
def markup(html: str) -> Markup:
    return Markup(html)


@pytest.fixture(scope="module")
def hostile(corpus: Corpus) -> Corpus:
    """The corpus with hostile text wherever data reaches the page."""
    places = {key: place.model_copy(update={"title": HOSTILE}) for key, place in corpus.places.items()}
    names = {
        key: tuple(row.model_copy(update={"toponym": HOSTILE}) for row in rows) for key, rows in corpus.names.items()
    }
    sources = {
        key: source.model_copy(update={"custom": source.custom.model_copy(update={"label": HOSTILE})})
        for key, source in corpus.sources.items()
    }
    return replace(
        corpus,
        meta=corpus.meta.model_copy(
            update={"title": HOSTILE, "citation": HOSTILE, "map_credit": HOSTILE, "languages": {"az": HOSTILE}}
        ),
        places=places,
        names=names,
        sources=sources,
        layers=tuple(rule.model_copy(update={"title": HOSTILE}) for rule in corpus.layers),
        chapters=tuple(chapter.model_copy(update={"title": HOSTILE}) for chapter in corpus.chapters),
    )


def _hashes(markup: Markup) -> set[str]:
    """The policy's form of each inline script's hash, as a browser computes it."""
    inline = [node.text for node in markup.all("script") if not {"src", "type"} & node.attributes.keys()]
    assert inline
    return {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline}


def test_nothing_is_loaded_from_another_host(markup: Markup) -> None:
    for node in markup.nodes:
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            address = node.attributes.get(name)
            if address is not None:
                assert not urlsplit(address).netloc, f"{node.tag} {address}"
                assert not address.startswith("//")


def test_only_tile_providers_and_credits_are_named_at_all(html: str) -> None:
    allowed = {*hosts(), *NAMESPACE}
    for name in ("leaflet.js", "leaflet.css"):  # in its comments and its credit, which the page leaves out
        allowed |= set(ADDRESS.findall((LEAFLET / name).read_text(encoding="utf-8")))
    for entry in online():
        allowed |= set(ADDRESS.findall(entry["attribution"]))
    assert set(ADDRESS.findall(html)) <= allowed


def test_own_scripts_and_styles_name_no_host() -> None:
    for path in [*BROWSER.rglob("*.js"), *BROWSER.glob("*.css")]:
        assert set(ADDRESS.findall(path.read_text(encoding="utf-8"))) <= NAMESPACE, path.name


def test_the_page_asks_for_no_script_or_style_sheet(html: str, markup: Markup) -> None:
    assert not any("src" in node.attributes for node in markup.all("script"))
    assert markup.all("link") == []
    for text in (bundle("map/main"), (LEAFLET / "leaflet.js").read_text(encoding="utf-8"), leaflet_style()):
        assert html.count(text) == 1
    for name in ("parts", "page"):
        assert html.count(style(name)) == 1


def test_every_inline_script_and_no_other_is_in_the_policy(html: str, markup: Markup) -> None:
    (rule,) = (rule for rule in policy(html).split("; ") if rule.startswith("script-src"))
    assert set(rule.split()[1:]) == _hashes(markup)


def test_no_element_carries_a_script_of_its_own(markup: Markup) -> None:
    assert [node for node in markup.nodes if any(name.startswith("on") for name in node.attributes)] == []


def test_the_page_has_a_language_a_title_and_one_heading(corpus: Corpus, markup: Markup) -> None:
    assert markup.one("html").attributes["lang"] == "en"
    assert markup.one("title").text == corpus.meta.title
    assert markup.one("h1").text == corpus.meta.title
    assert markup.one("main")


def test_every_control_has_a_name_and_no_id_stands_twice(markup: Markup) -> None:
    ids = [node.attributes["id"] for node in markup.nodes if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for tag in ("select", "input", "textarea"):
        for node in markup.all(tag):
            assert node.ancestors[-1].tag == "label" or node.attributes.get("aria-label")
    for button in markup.all("button"):
        assert button.text.strip() or button.attributes.get("aria-label")


def test_the_data_blocks_hold_what_the_page_shows(corpus: Corpus, markup: Markup) -> None:
    wanted = {DATA: json.loads(json.dumps(page_data(corpus)))}
    for name in ("world", "region"):
        wanted[f"bundled_base_app-{name}"] = json.loads(
            (corpus.relief.parent / f"{name}.geojson").read_text(encoding="utf-8")
        )
    blocks = [node for node in markup.all("script") if node.attributes.get("type") == "application/json"]
    assert [block.attributes["id"] for block in blocks] == list(wanted)
    for block in blocks:
        assert "<" not in block.text
        assert json.loads(block.text) == wanted[block.attributes["id"] or ""]


def test_the_data_stands_before_the_scripts_and_what_is_drawn_last_after_them(markup: Markup) -> None:
    scripts = markup.all("script")
    data = [at for at, node in enumerate(scripts) if node.attributes.get("type") == "application/json"]
    first, *later = data
    assert scripts[first].attributes["id"] == DATA
    assert "evidenceMap.page(" in scripts[-3].text
    assert later == [len(scripts) - 2, len(scripts) - 1], "the page answers before it has read these"


def test_hostile_data_stays_data(hostile: Corpus) -> None:
    page = render(hostile)
    markup = Markup(page)
    kinds = [node.attributes.get("id") or "runs" for node in markup.all("script")]
    assert kinds == ["runs", "runs", DATA, "runs", "bundled_base_app-world", "bundled_base_app-region"]
    assert markup.all("img") == []
    assert "alert(1)" not in markup.outside("script").replace(HOSTILE, "")
    data = json.loads(markup.by_id(DATA).text)
    assert {place["title"] for place in data["places"]} == {HOSTILE}
    assert data["citation"] == HOSTILE
    assert _hashes(markup) <= set(policy(page).replace(";", " ").split())


def test_hostile_titles_are_escaped_in_title_and_controls(hostile: Corpus) -> None:
    markup = Markup(render(hostile))
    assert markup.one("title").text == HOSTILE
    assert markup.one("h1").text == HOSTILE
    options = [node.text for node in markup.all("option")]
    assert f"As in: {HOSTILE}" in options
    assert f"{HOSTILE} names" in options


def test_the_credit_of_the_map_is_shown_as_it_is_written(corpus: Corpus, hostile: Corpus) -> None:
    for one in (corpus, hostile):
        (credit,) = re.findall(r'^ *"attribution": (".*"),$', render(one), re.MULTILINE)
        said = Markup(json.loads(credit))
        assert [node.text for node in said.all("summary")] == ["Credits"]
        assert said.text.split() == f"{one.meta.status_note} Credits {one.meta.map_credit}".split()


def test_the_same_corpus_makes_the_same_page(corpus: Corpus, html: str) -> None:
    assert render(corpus) == html


def test_no_graphic_words_are_in_the_page(corpus: Corpus, markup: Markup) -> None:
    for claim in corpus.claims.values():
        if claim.sensitivity:
            assert claim.statement not in markup.text
            assert not claim.quote or claim.quote not in markup.text
