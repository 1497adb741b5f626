"""Lessons on the screen: each step with its question, what it shows, its statements, the way on, and its slides."""

import html
import re
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from geodata.corpus import Corpus, load
from geodata.lesson import Lesson
from geodata.lessoncode import packed
from layers import ownlesson, plainscreens
from layers.lessonscreen import SCREEN, address, content, way
from layers.lessonsteps import code, slides
from layers.links import CODE_LONGEST
from layers.plainscreens import render
from tests.asking import ask
from tests.layers.markup import Markup


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def _step(corpus: Corpus, step: str, **asked: str) -> str:
    return content(corpus, SCREEN.chosen(corpus, {"step": step, **asked}))


def test_every_step_shows_what_it_names_and_leads_on(bundled: Corpus) -> None:
    for lesson in bundled.lessons.values():
        for at, step in enumerate(lesson.steps):
            page = Markup(_step(bundled, f"{lesson.id}/{step.id}"))
            assert page.one("h2").text == f"{at + 1}. {step.title}"
            assert step.question in page.text
            folded = page.all("details")
            assert any(step.note and step.note in node.text for node in folded)
            assert [node.attributes["id"] for node in page.all("article")] == list(step.claims)
            assert len(page.all("iframe")) == sum(show.query is not None for show in step.shows)
            links = {str(node.attributes["href"]) for node in page.all("a")}
            assert address(lesson, lesson.steps[at - 1] if at else None) in links
            if at + 1 < len(lesson.steps):
                assert address(lesson, lesson.steps[at + 1]) in links
            assert {f"glossary?term={term}" for term in step.terms} <= links


def test_the_beginning_says_what_the_class_should_know_first(bundled: Corpus) -> None:
    page = Markup(content(bundled, SCREEN.chosen(bundled, {})))
    for lesson in bundled.lessons.values():
        assert lesson.content_note
        assert lesson.content_note in page.text
        assert all(meaning in page.text for _, meaning in lesson.definitions)
        assert page.text.index(lesson.definitions[0][1]) < page.text.index(lesson.steps[1].question)
        assert page.text.count("glossary") == 0
        (first, *_) = (node for node in page.all("a") if "glossary" in str(node.attributes["href"]))
        assert first.attributes["href"] == "glossary?term=statement"


def test_a_first_step_has_the_words_that_are_needed(bundled: Corpus) -> None:
    for lesson in bundled.lessons.values():
        page = Markup(_step(bundled, f"{lesson.id}/{lesson.steps[0].id}"))
        assert [node.text for node in page.all("dd")] == [meaning for _, meaning in lesson.definitions]
        assert not Markup(_step(bundled, f"{lesson.id}/{lesson.steps[1].id}")).all("dd")


def test_slides_lead_through_all_of_a_lesson_one_statement_at_a_time(bundled: Corpus) -> None:
    for lesson in bundled.lessons.values():
        following: str | None = way(lesson).to(lesson.steps[0], 0)
        seen: list[str] = []
        statements: list[str] = []
        while following:
            asked = dict(part.split("=") for part in following.partition("?")[2].split("&"))
            page = Markup(_step(bundled, asked.pop("step"), **asked))
            seen.append(following)
            statements += [str(node.attributes["id"]) for node in page.all("article")]
            assert len(page.all("article")) + len(page.all("iframe")) <= 2
            onward = [node for node in page.all("a") if node.attributes.get("rel") == "next"]
            back = [node for node in page.all("a") if node.attributes.get("rel") == "prev"]
            assert [str(node.attributes["href"]) for node in back] == seen[-2:-1]
            following = str(onward[0].attributes["href"]) if onward else None
        assert statements == [claim for step in lesson.steps for claim in step.claims]
        assert len(seen) == sum(len(slides(bundled, lesson, step)) for step in lesson.steps)


@pytest.mark.parametrize("slide", ["99", "-1", "x", "²", "1" * 500])
def test_a_slide_that_is_not_there_is_another_one(bundled: Corpus, slide: str) -> None:
    page = Markup(_step(bundled, "source-criticism/words", present="yes", slide=slide))
    assert page.one("h2").text.startswith("1. ")


def test_a_slide_s_code_is_the_step_s_address_if_that_is_short(bundled: Corpus) -> None:
    page = Markup(_step(bundled, "source-criticism/differ", present="yes"))
    assert page.one("img").attributes["src"] == code("read/lessons?for=pupils&step=source-criticism/differ&embed=true")
    assert code("x" * CODE_LONGEST)
    assert code("x" * (CODE_LONGEST + 1)) is None


def _own(corpus: Corpus, lesson: Lesson, **asked: str) -> str:
    screen = ownlesson.SCREEN
    return ownlesson.content(corpus, screen.chosen(corpus, {"lesson": packed(lesson), **asked}))


def test_a_lesson_in_the_address_is_the_same_as_one_of_the_data(bundled: Corpus) -> None:
    for lesson in bundled.lessons.values():
        for at, step in enumerate(lesson.steps):
            page = Markup(_own(bundled, lesson, step=step.id))
            assert page.one("h2").text == f"{at + 1}. {step.title}"
            assert [node.attributes["id"] for node in page.all("article")] == list(step.claims)
            assert "Its words are theirs" in page.text
            slide = Markup(_own(bundled, lesson, step=step.id, present="yes"))
            assert step.question in slide.text
        beginning = Markup(_own(bundled, lesson))
        assert lesson.question in beginning.text


def test_the_code_for_pupils_holds_their_step_alone_without_the_teacher_s_note(bundled: Corpus) -> None:
    lesson = bundled.lessons["source-criticism"]
    short = lesson.steps[6].model_copy(update={"hints": (), "text": ()})
    changed = lesson.model_copy(update={"content_note": None, "steps": (lesson.steps[0], short)})
    page = Markup(_own(bundled, changed, step=short.id, present="yes"))
    to = str(page.one("img").attributes["src"])
    alone = re.search(r"lesson%3D([\w-]+)", to)
    assert alone
    pupils = Markup(
        ownlesson.content(bundled, ownlesson.SCREEN.chosen(bundled, {"lesson": alone[1], "step": short.id}))
    )
    assert short.question in pupils.text
    assert str(short.note) not in pupils.text
    assert f"1. {short.title}" in pupils.text


def test_what_is_written_in_a_lesson_is_never_markup(bundled: Corpus) -> None:
    evil = "<img src=x onerror=alert(1)>\"'>"
    lesson = bundled.lessons["source-criticism"]
    step = lesson.steps[3].model_copy(
        update={"title": evil, "question": evil, "text": (evil,), "hints": (evil,), "note": evil}
    )
    changed = lesson.model_copy(
        update={"title": evil, "question": evil, "definitions": ((evil, evil),), "steps": (step,), "summary": evil}
    )
    for asked in ({}, {"step": step.id}, {"step": step.id, "present": "yes"}):
        shown = _own(bundled, changed, **asked)
        assert "<img src=x" not in shown
        assert html.escape("<img src=x") in shown


def test_a_page_with_a_long_lesson_in_its_address_is_not_kept(bundled: Corpus) -> None:
    server = Starlette(routes=[plainscreens.mount("/read", lambda: bundled)])
    before = plainscreens.page.cache_info().currsize
    lesson = bundled.lessons["source-criticism"]
    answer = ask(server, "/read/own", urlencode({"lesson": packed(lesson)}))
    assert lesson.question in answer.text
    assert plainscreens.page.cache_info().currsize == before
    ask(server, "/read/own", "lesson=x")
    assert plainscreens.page.cache_info().currsize == before + 1


def test_what_cannot_be_shown_is_told(bundled: Corpus) -> None:
    page = Markup(ownlesson.content(bundled, ownlesson.SCREEN.chosen(bundled, {"lesson": "xyz"})))
    assert "This lesson cannot be shown" in page.text
    assert "not whole" in page.text


def test_embedded_a_step_stands_alone_and_leads_on_within_its_frame(bundled: Corpus) -> None:
    params = {"step": "source-criticism/differ"}
    page = Markup(render(bundled, SCREEN, params, embedded="true"))
    assert page.one("body").has_class("embedded-page")
    assert page.one("base").attributes["target"] == "_blank"
    (onward,) = (node for node in page.all("a") if node.attributes.get("rel") == "next")
    assert onward.attributes["href"] == "read/lessons?step=source-criticism/five-times&embed=true"
    assert onward.attributes["target"] == "_self"
    (field,) = (node for node in page.all("textarea") if "data-page" in node.attributes)
    assert field.attributes["data-page"] == "read/lessons?for=pupils&step=source-criticism/differ&embed=true"
