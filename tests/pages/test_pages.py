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
from geodata.wording import DOCUMENTATION, counted
from layers.bridge import assets
from layers.plainscreens import SCREENS
from layers.screen import Screen
from pages import shared
from tests.layers.markup import Markup

FOLDER = Path(pages.__file__).parent
READ = [screen for screen in SCREENS.values() if not screen.plain]
FILES = ("map.py", "statements.py", "about.py", "start.py", *(f"{screen.name}.py" for screen in READ))


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
    texts = sum(claim.source in corpus.texts for claim in claims)
    stated = f"{counted(texts)} of the texts, {len(claims) - texts} of documentation"
    return f"{stated}; {undated} of them undated, {nowhere} not located"


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
    assert count(test).startswith("0 statements of the texts, 0 of documentation; ")
    sound(test.text_input[0].input("").run())
    assert not count(test).startswith("0 ")


@pytest.mark.parametrize("name", ["text", "documentation"])
def test_each_class_can_be_had_alone(corpus: Corpus, name: str) -> None:
    test = run("statements.py")
    sound(test.selectbox[3].select({"text": "Texts alone", "documentation": "Documentation alone"}[name]).run())
    found = [claim for claim in corpus.claims.values() if corpus.sources[claim.source].custom.source_class == name]
    assert count(test) == said(corpus, found)
    assert listed(test) == ([claim.id for claim in found][:25], f"class={name}")
    assert [head.value for head in test.subheader] == ([] if name == "text" else [DOCUMENTATION])


def test_statements_of_documentation_stand_under_a_heading_of_their_own(corpus: Corpus) -> None:
    test = run("statements.py")
    sound(test.text_input[0].input("Nakhchivanik").run())
    both = [one.proto for one in test.get("bidi_component") if one.proto.component_name == "evidence_cards"]
    shown = [[claim["id"] for claim in json.loads(one.json)["claims"]] for one in both]
    classes = [{corpus.sources[corpus.claims[key].source].custom.source_class for key in keys} for keys in shown]
    assert classes == [{"text"}, {"documentation"}]
    assert [head.value for head in test.subheader] == [DOCUMENTATION]


def test_about_gives_notes_and_every_source(corpus: Corpus) -> None:
    test = run("about.py")
    assert [header.value for header in test.header] == ["The texts", DOCUMENTATION, "Data"]
    assert any("(method)" in block.value for block in test.markdown)
    html = "".join(block.proto.body for block in test.get("html"))
    for source in corpus.sources.values():
        assert f"{'Issued by' if source.is_text else 'Perspective'}: {source.custom.party}" in html
    assert sum(int(part.label.rpartition("(")[2][:-1]) for part in test.expander) == len(corpus.sources) - 5
    assert corpus.meta.boundary_note in html
    (data,) = test.text
    assert corpus.meta.citation in data.value
    assert corpus.meta.licence in data.value


def component(test: AppTest, name: str) -> Any:
    """One of the components of a screen, as it is sent to the browser."""
    (found,) = (one.proto for one in test.get("bidi_component") if one.proto.component_name == f"evidence_{name}")
    return found


def listed(test: AppTest) -> tuple[list[str], str]:
    """The claims whose cards are shown, and the query of the list's download."""
    sent = json.loads(component(test, "cards").json)
    return [claim["id"] for claim in sent["claims"]], sent["query"]


def test_statements_are_shown_a_page_at_a_time(corpus: Corpus) -> None:
    test = run("statements.py")
    assert listed(test)[0] == list(corpus.claims)[:25]
    sound(test.selectbox[0].select("t004").run())
    assert listed(test)[0] == [claim.id for claim in claims_of(corpus, "t004")][:25]
    numbers = [claim["at"] for claim in json.loads(component(test, "cards").json)["claims"]]
    assert [list(corpus.claims)[number] for number in numbers] == listed(test)[0]


@pytest.mark.parametrize("which", ["All", "Undated", "Not located", "With figures"])
def test_the_download_asks_for_what_is_listed(corpus: Corpus, which: str) -> None:
    test = run("statements.py")
    test.selectbox[0].select("t004")
    test.selectbox[2].select(which)
    test.text_input[0].input("killed")
    sound(test.run())
    found = select(corpus, Selection.from_query(listed(test)[1], corpus)).claims.index
    assert count(test) == said(corpus, [corpus.claims[key] for key in found])


@pytest.mark.parametrize("params", [{}, {"place": "khojaly", "from": "1992-02-25"}, {"place": "nowhere"}])
def test_the_map_s_script_leaves_the_address_to_the_browser(corpus: Corpus, params: dict[str, str]) -> None:
    test = run("map.py", **params)
    for _ in range(2):
        assert json.loads(component(test, "screen").json) == {
            "embedded": False,
            "title": corpus.meta.title,
            "note": corpus.meta.short_note,
        }
        assert {name: str(test.query_params[name]) for name in test.query_params} == params
        sound(test.run())


def test_embedded_the_map_stands_alone_with_its_citation(corpus: Corpus) -> None:
    test = AppTest.from_file(str(FOLDER / "map.py"), default_timeout=60)
    test.context["is_embedded"] = True
    sound(test.run())
    assert json.loads(component(test, "screen").json)["embedded"] is True
    (caption,) = test.caption
    assert corpus.meta.citation in caption.value
    assert corpus.meta.licence in caption.value


def test_components_name_files_that_are_served_and_carry_no_more_than_that() -> None:
    for screen, name in (("map.py", "screen"), ("statements.py", "cards")):
        sent = component(run(screen), name)
        markup = Markup(sent.html_content)
        asked = {str(node.attributes["href"]).removeprefix("evidence/assets/") for node in markup.all("link")}
        assert {*asked, "host.js", "live.js"} == assets().keys()
        assert f"evidence/assets/host.js', document.baseURI))).{name}(c)" in sent.js_content
        assert len(sent.js_content) + len(sent.html_content) < 1000
        assert markup.text.strip() == ""


@pytest.mark.parametrize("screen", FILES)
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


@pytest.mark.parametrize("screen", READ, ids=lambda one: one.name)
def test_a_screen_for_reading_shows_its_content_and_keeps_its_choices_in_the_address(
    corpus: Corpus, screen: Screen
) -> None:
    choices = screen.choices(corpus)
    last = {choice.name: list(choice.options or ["shusha"])[-1] for choice in choices}
    for params in ({}, last, {choice.name: "no-such-value" for choice in choices if not choice.is_words}):
        test = run(f"{screen.name}.py", **params)
        values = screen.chosen(corpus, params)
        assert test.title[0].value == screen.title
        assert json.loads(component(test, "reading").json) == {"html": screen.shown(corpus, values)}
        assert {name: test.query_params[name] for name in test.query_params} == screen.written(corpus, values)
        contents = "\n".join(block.value for block in test.markdown)
        assert all(f"[{title}](#{part})" in contents for part, title in screen.parts(corpus, values))


def test_statements_with_graphic_detail_can_be_left_out(corpus: Corpus) -> None:
    shown = [claim for claim in corpus.claims.values() if not claim.sensitivity]
    left_out = len(corpus.claims) - len(shown)
    test = run("statements.py")
    sound(test.toggle[0].set_value(True).run())
    assert count(test) == said(corpus, shown)
    assert test.query_params["graphic"] == "no"
    assert f"{left_out} statements with graphic detail are left out" in test.get("html")[0].proto.body
    assert listed(test)[1] == "graphic=no"
    test = run("statements.py", graphic="no")
    assert count(test) == said(corpus, shown)
    sound(test.toggle[0].set_value(False).run())
    assert count(test) == said(corpus, corpus.claims.values())
    assert "graphic" not in test.query_params


@pytest.mark.parametrize("screen", READ, ids=lambda one: one.name)
def test_a_screen_leaves_out_graphic_detail_and_its_switch_lets_it_in_again(corpus: Corpus, screen: Screen) -> None:
    test = run(f"{screen.name}.py", graphic="no")
    values = screen.chosen(corpus, {"graphic": "no"})
    assert json.loads(component(test, "reading").json) == {"html": screen.shown(corpus, values)}
    assert test.query_params["graphic"] == "no"
    if screen.whole:
        return
    (switch,) = (toggle for toggle in test.toggle if toggle.label == "Leave out statements with graphic detail")
    assert switch.value
    sound(switch.set_value(False).run())
    assert json.loads(component(test, "reading").json) == {"html": screen.shown(corpus, screen.chosen(corpus, {}))}
    assert "graphic" not in test.query_params


def test_what_was_chosen_is_asked_of_the_screen_that_one_arrives_at(corpus: Corpus) -> None:
    test = AppTest.from_file(str(FOLDER / "start.py"), default_timeout=60)
    test.session_state["graphic-left-out"] = True
    test.session_state["screen"] = "search"
    sound(test.run())
    assert json.loads(component(test, "screen").json)["sparing"] is True
    assert "graphic" not in test.query_params
    test = AppTest.from_file(str(FOLDER / "start.py"), default_timeout=60)
    test.query_params["graphic"] = "no"
    sound(test.run())
    assert test.session_state["graphic-left-out"] is True
