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
from layers.features import page_data
from layers.mappage import STATIC, leaflet_folder, policy, render
from tests.layers.markup import HOSTILE, Markup

ADDRESS = re.compile(r"https?://[\w.{}-]+")
NAMESPACE = {"http://www.w3.org"}  # of SVG, a name that nothing fetches


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
        meta=corpus.meta.model_copy(update={"title": HOSTILE, "citation": HOSTILE, "languages": {"az": HOSTILE}}),
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
    loaded = {node.attributes.get("src") for node in markup.all("script")} - {None}
    assert loaded == {"assets/leaflet/leaflet.js", "assets/page.js"}


def test_only_tile_providers_and_credits_are_named_at_all(html: str) -> None:
    allowed = {*hosts(), *NAMESPACE}
    for entry in online():
        allowed |= set(ADDRESS.findall(entry["attribution"]))
    assert set(ADDRESS.findall(html)) <= allowed


def test_own_scripts_and_styles_name_no_host() -> None:
    for path in [*STATIC.glob("*.js"), *STATIC.glob("*.css")]:
        assert set(ADDRESS.findall(path.read_text(encoding="utf-8"))) <= NAMESPACE, path.name


def test_every_file_the_page_asks_for_is_there(markup: Markup) -> None:
    asked = [node.attributes.get("src") for node in markup.all("script")]
    asked += [node.attributes.get("href") for node in markup.all("link")]
    files = [name.removeprefix("assets/") for name in asked if name]
    assert len(files) == 4
    for name in files:
        folder, _, leaflet = name.rpartition("leaflet/")
        path = leaflet_folder() / leaflet if folder == "" and "leaflet/" in name else STATIC / name
        assert path.is_file(), name
    for script in STATIC.glob("*.js"):
        for module in re.findall(r'from "\./([\w.]+)"', script.read_text(encoding="utf-8")):
            assert (STATIC / module).is_file(), f"{script.name} imports {module}"


def test_every_inline_script_and_no_other_is_in_the_policy(html: str, markup: Markup) -> None:
    (rule,) = (rule for rule in policy(html).split("; ") if rule.startswith("script-src"))
    assert set(rule.split()[1:]) == {"'self'", *_hashes(markup)}


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
    labelled = {node.attributes.get("for") for node in markup.all("label")}
    for tag in ("select", "input", "textarea"):
        assert {node.attributes["id"] for node in markup.all(tag)} <= labelled
    for button in markup.all("button"):
        assert button.text.strip() or button.attributes.get("aria-label")
    for node in markup.nodes:
        if "aria-controls" in node.attributes:
            assert node.attributes["aria-controls"] in ids


def test_the_data_block_holds_what_the_page_shows(corpus: Corpus, markup: Markup) -> None:
    block = markup.by_id("evidence-data")
    assert block.attributes["type"] == "application/json"
    assert json.loads(block.text) == json.loads(json.dumps(page_data(corpus)))


def test_hostile_data_stays_data(hostile: Corpus) -> None:
    page = render(hostile)
    markup = Markup(page)
    assert [node.attributes.get("src") for node in markup.all("script")] == [
        "assets/leaflet/leaflet.js",
        None,
        None,
        "assets/page.js",
    ]
    assert markup.all("img") == []
    assert "alert(1)" not in markup.outside("script").replace(HOSTILE, "")
    data = json.loads(markup.by_id("evidence-data").text)
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


def test_two_renders_differ_in_folium_s_random_ids_only(corpus: Corpus, html: str) -> None:
    def plain(page: str) -> str:
        return re.sub(r"[0-9a-f]{32}", "ID", page)

    again = render(corpus)
    assert plain(again) == plain(html)


def test_no_graphic_words_are_in_the_page(corpus: Corpus, markup: Markup) -> None:
    for claim in corpus.claims.values():
        if claim.sensitivity:
            assert claim.statement not in markup.text
            assert claim.quote not in markup.text
