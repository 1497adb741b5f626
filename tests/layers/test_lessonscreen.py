"""Lessons on the screen: each step with its question, what it shows, its statements, and the way on."""

import pytest

from geodata.corpus import Corpus, load
from layers.lessonscreen import SCREEN, address, content
from tests.layers.markup import Markup


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_every_step_shows_what_it_names_and_leads_on(bundled: Corpus) -> None:
    for lesson in bundled.lessons.values():
        for at, step in enumerate(lesson.steps):
            page = Markup(content(bundled, {"step": f"{lesson.id}/{step.id}", "present": ""}))
            assert page.one("h2").text == f"{at + 1}. {step.title}"
            assert step.question in page.text
            folded = page.all("details")
            assert any(step.note in node.text for node in folded)
            assert [node.attributes["id"] for node in page.all("article")] == list(step.claims)
            assert len(page.all("iframe")) == sum(show.query is not None for show in step.shows)
            links = {str(node.attributes["href"]) for node in page.all("a")}
            assert address(lesson, lesson.steps[at - 1] if at else None) in links
            if at + 1 < len(lesson.steps):
                assert address(lesson, lesson.steps[at + 1]) in links


def test_the_beginning_says_what_the_class_should_know_first(bundled: Corpus) -> None:
    page = Markup(content(bundled, SCREEN.chosen(bundled, {})))
    for lesson in bundled.lessons.values():
        assert lesson.content_note in page.text
        assert all(meaning in page.text for _, meaning in lesson.definitions)
        assert page.text.index(lesson.definitions[0][1]) < page.text.index(lesson.steps[1].question)
