"""The screens as Streamlit runs them: what they count, how their filters count, and what they say of broken data."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import pages
from geodata.corpus import Corpus, load
from geodata.frames import select
from geodata.model import Claim
from geodata.selection import Selection
from layers.bridge import assets
from layers.links import view_of
from pages import shared
from tests.layers.markup import Markup

FOLDER = Path(pages.__file__).parent
SCREENS = ("map.py", "statements.py", "about.py", "start.py")


def run(screen: str, **params: str) -> AppTest:
    """A screen after its first run, which must raise nothing."""
    test = AppTest.from_file(str(FOLDER / screen), default_timeout=60)
    for name, value in params.items():
        test.query_params[name] = value
    return sound(test.run())


def sound(test: AppTest) -> AppTest:
    assert [error.message for error in test.exception] == []
    return test


def said(corpus: Corpus, claims: Collection[Claim]) -> str:
    """What the list of statements says when it holds these claims."""
    undated = sum(not claim.dated for claim in claims)
    nowhere = sum(not corpus.located(claim) for claim in claims)
    return f"{len(claims)} statements, {undated} of them undated, {nowhere} not located"


def count(test: AppTest) -> str:
    (caption,) = test.caption
    return caption.value


@pytest.fixture
def broken(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The screens read a copy of the data in which a row of claims.csv has a cell too many; yields its line."""
    path = copy / "claims.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] += ",more"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    shared.corpus.cache_clear()
    monkeypatch.setattr(shared, "load", lambda: load(copy))
    yield 5
    shared.corpus.cache_clear()


def claims_of(corpus: Corpus, source: str) -> list[Claim]:
    return [claim for claim in corpus.claims.values() if claim.source == source]


def test_statements_are_all_there_at_first(corpus: Corpus) -> None:
    test = run("statements.py")
    assert count(test) == said(corpus, corpus.claims.values())
    assert test.title[0].value == "All statements"


def test_each_source_gives_its_own(corpus: Corpus) -> None:
    test = run("statements.py")
    for source in corpus.sources:
        sound(test.selectbox[0].select(source).run())
        assert count(test) == said(corpus, claims_of(corpus, source))


def test_each_topic_gives_its_own(corpus: Corpus) -> None:
    test = run("statements.py")
    for topic in list(corpus.terms["topic"])[::5]:
        sound(test.selectbox[1].select(topic).run())
        assert count(test) == said(corpus, [claim for claim in corpus.claims.values() if claim.topic == topic])


def test_undated_unlocated_and_counted_ones_can_be_had_alone(corpus: Corpus) -> None:
    test = run("statements.py")
    claims = corpus.claims.values()
    for which, wanted in {
        "Undated": [claim for claim in claims if not claim.dated],
        "Not located": [claim for claim in claims if not corpus.located(claim)],
        "With figures": [claim for claim in claims if claim.id in corpus.figures],
    }.items():
        assert wanted
        sound(test.selectbox[2].select(which).run())
        assert count(test) == said(corpus, wanted)


def test_filters_narrow_each_other(corpus: Corpus) -> None:
    test = run("statements.py")
    test.selectbox[0].select("t004")
    test.selectbox[2].select("Undated")
    sound(test.run())
    assert count(test) == said(corpus, [claim for claim in claims_of(corpus, "t004") if not claim.dated])


@pytest.mark.parametrize("words", ["memorial", "MEMORIAL", "613 killed", "Xocalı"])
def test_words_are_found_as_the_selection_finds_them(corpus: Corpus, words: str) -> None:
    test = run("statements.py")
    sound(test.text_input[0].input(words).run())
    found = select(corpus, Selection(words=words)).claims.index
    assert 0 < len(found) < len(corpus.claims)
    assert count(test) == said(corpus, [corpus.claims[key] for key in found])


@pytest.mark.parametrize("words", [".*", "%s{}", "ə\u0301🙂", "\\", "'", "\u0301"])
def test_odd_words_break_nothing(corpus: Corpus, words: str) -> None:
    test = run("statements.py")
    sound(test.text_input[0].input(words).run())
    found = select(corpus, Selection(words=words)).claims.index
    assert count(test) == said(corpus, [corpus.claims[key] for key in found])


@pytest.mark.parametrize("words", ["zzzz", "<script>alert(1)</script>", "x" * 5000])
def test_words_that_stand_nowhere_find_nothing(words: str) -> None:
    test = run("statements.py")
    sound(test.text_input[0].input(words).run())
    assert count(test).startswith("0 statements, ")
    sound(test.text_input[0].input("").run())
    assert not count(test).startswith("0 ")


def test_about_gives_notes_terms_and_every_source(corpus: Corpus) -> None:
    test = run("about.py")
    assert [header.value for header in test.header] == ["Terms", "Sources", "Data"]
    html = "".join(block.proto.body for block in test.get("html"))
    for source in corpus.sources.values():
        assert f"Issued by: {source.custom.party}" in html
    assert corpus.meta.boundary_note in html
    (data,) = test.text
    assert corpus.meta.citation in data.value
    assert corpus.meta.licence in data.value


def component(test: AppTest, name: str) -> Any:
    """One of the two components of a screen, as it is sent to the browser."""
    (found,) = (one.proto for one in test.get("bidi_component") if one.proto.component_name == f"evidence_{name}")
    return found


def test_statements_are_shown_a_page_at_a_time(corpus: Corpus) -> None:
    test = run("statements.py")
    assert json.loads(component(test, "cards").json) == {"ids": list(corpus.claims)[:25]}
    sound(test.selectbox[0].select("t004").run())
    assert json.loads(component(test, "cards").json) == {"ids": [claim.id for claim in claims_of(corpus, "t004")][:25]}


def test_the_screen_opens_with_the_first_view(corpus: Corpus) -> None:
    test = run("map.py")
    sent = json.loads(component(test, "screen").json)
    assert sent == {"serial": 0, "view": None, "notice": "", "embedded": False}
    assert test.session_state["written"] == {}


def test_the_screen_is_sent_the_view_of_a_link_once(corpus: Corpus) -> None:
    params = {"place": "khojaly", "from": "1992-02-25", "to": "1992-02-26"}
    test = run("map.py", **params)
    view = view_of(params, corpus)
    assert view["place"] == "khojaly"
    for _ in range(2):
        sent = json.loads(component(test, "screen").json)
        assert sent == {"serial": 1, "view": view, "notice": "", "embedded": False}
        sound(test.run())


def test_the_screen_follows_the_back_button(corpus: Corpus) -> None:
    test = run("map.py", claim="t004-p45-05")
    assert json.loads(component(test, "screen").json)["view"]["claim"] == "t004-p45-05"
    del test.query_params["claim"]
    sound(test.run())
    sent = json.loads(component(test, "screen").json)
    assert sent["serial"] == 2
    assert sent["view"] == view_of({}, corpus)


def test_a_link_that_makes_no_sense_opens_the_first_view_and_says_so(corpus: Corpus) -> None:
    test = run("map.py", place="nowhere")
    sent = json.loads(component(test, "screen").json)
    assert "could not be read (place: takes the id of a place)" in sent["notice"]
    assert sent["view"] == view_of({}, corpus)


def test_components_name_files_that_are_served_and_carry_no_more_than_that(corpus: Corpus) -> None:
    for screen, name, styles in (
        ("map.py", "screen", {"cards.css", "screen.css"}),
        ("statements.py", "cards", {"cards.css"}),
    ):
        sent = component(run(screen), name)
        markup = Markup(sent.html_content)
        asked = {str(node.attributes["href"]).removeprefix("evidence/assets/") for node in markup.all("link")}
        assert asked == styles
        assert {*asked, f"{name}.js"} <= assets().keys()
        assert f"evidence/assets/{name}.js" in sent.js_content
        assert len(sent.js_content) + len(sent.html_content) < 1000
        assert markup.text.strip() == ""
    assert [
        node.attributes["src"] for node in Markup(component(run("map.py"), "screen").html_content).all("iframe")
    ] == ["evidence/map"]


@pytest.mark.parametrize("screen", SCREENS)
def test_broken_data_is_reported_with_file_and_line_and_no_traceback(screen: str, broken: int) -> None:
    test = run(screen)
    assert [error.value for error in test.error] == [
        "The data cannot be used. Each line names the file, the line and what to do."
    ]
    (problems,) = test.code
    assert problems.value.startswith(f"claims.csv:{broken}: ")
    assert "Traceback" not in problems.value
    assert len(test.title) + len(test.header) + len(test.get("bidi_component")) == 0


def test_the_start_leads_to_the_map() -> None:
    assert component(run("start.py"), "screen")


def test_the_corpus_is_read_once() -> None:
    assert shared.corpus() is shared.corpus()
