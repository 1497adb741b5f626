"""Exercises as forms and on paper: every field is labelled, nothing of the data is markup, nothing is sent."""

import pypdfium2 as pdfium
import pytest
from starlette.applications import Starlette

from geodata import exercise
from geodata.citing import as_text
from geodata.corpus import Corpus, load
from geodata.exercise import BOXES, PREDICTIONS, Exercise, Kind
from geodata.wording import claim_texts
from layers import exercisepaper
from layers.exercises import SCREEN, content, form
from layers.lessonscreen import SCREEN as LESSONS
from layers.lessonscreen import content as lesson
from layers.lessonsteps import framed
from layers.statement import render
from tests.asking import ask
from tests.layers.markup import HOSTILE, Markup, Node

EACH = pytest.mark.parametrize("kind", Kind)


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def _example(corpus: Corpus, kind: Kind) -> Exercise:
    found = exercise.example(corpus, kind)
    assert found is not None
    return found


def _fields(page: Markup) -> list[Node]:
    return [node for node in page.nodes if node.tag in ("input", "textarea")]


@EACH
def test_every_field_is_labelled_and_the_form_is_never_sent(corpus: Corpus, kind: Kind) -> None:
    page = Markup(form(corpus, _example(corpus, kind)))
    made = page.one("form")
    assert (made.attributes["method"], "action" in made.attributes) == ("dialog", False)
    assert made.attributes["data-query"] == _example(corpus, kind).query
    assert page.all("button") == []
    fields = _fields(page)
    assert fields
    for field in fields:
        assert any(up.tag == "label" for up in field.ancestors) or field.attributes.get("aria-label")
        assert field.attributes["data-asks"]
        assert any("data-item" in up.attributes for up in field.ancestors)
    names = [field.attributes["name"] for field in fields if field.attributes.get("type") is None]
    assert len(set(names)) == len(names)


def test_statements_stand_in_their_sources_names_with_citation_and_four_boxes(corpus: Corpus) -> None:
    asked = _example(corpus, Kind.SORT)
    page = Markup(form(corpus, asked))
    items = [node for node in page.all("fieldset") if node.has_class("item")]
    for item, key in zip(items, asked.claims, strict=True):
        claim = corpus.claims[key]
        taken = [node.text for node in page.nodes if item in node.ancestors and "data-take" in node.attributes]
        assert taken[0] == claim_texts(corpus, claim).statement
        assert taken[-1] == as_text(corpus, claim)
        boxes = [one.attributes["value"] for one in _fields(page) if one.attributes["name"] == f"box-{key}"]
        assert boxes == list(BOXES)
    (folded,) = (node for node in page.all("details") if node.has_class("compared"))
    assert "not the right answer" in folded.text


def test_a_grid_has_a_field_for_every_question_and_source(corpus: Corpus) -> None:
    asked = _example(corpus, Kind.GRID)
    page = Markup(form(corpus, asked))
    questions = exercise.rows(corpus, asked.topic)
    assert len(page.all("textarea")) == len(questions) * (len(corpus.texts) + 1)
    assert [row.title for row in questions] == [
        node.text for node in page.all("th") if node.attributes.get("scope") == "row"
    ]
    assert f"compare?topic={asked.topic}" in [node.attributes["href"] for node in page.all("a")]


def test_words_are_predicted_before_the_counts_which_are_folded(bundled: Corpus) -> None:
    page = Markup(form(bundled, Exercise(Kind.WORDS, texts=("t001", "t004"))))
    radios = [one for one in _fields(page) if one.attributes.get("type") == "radio"]
    assert len(radios) == len(bundled.keywords) * len(PREDICTIONS)
    (counts,) = (node for node in page.all("table") if node.has_class("counts"))
    assert any(up.tag == "details" for up in counts.ancestors)
    assert "70 (11.4 in 1,000 words)" in counts.text


def test_what_is_left_out_is_said(bundled: Corpus) -> None:
    values = {"kind": "sort", "ids": "t000-p06-06,t001-p03-01,t009-p01-01"}
    page = Markup(content(bundled, values))
    assert "1 of the statements asked for has graphic detail and is left out here." in page.text
    assert "No statement has the id t009-p01-01." in page.text
    assert bundled.claims["t000-p06-06"].statement not in page.text


@pytest.mark.parametrize("kind", ["", *Kind])
def test_without_anything_to_work_on_it_leads_to_exercises(corpus: Corpus, kind: str) -> None:
    page = Markup(content(corpus, {**SCREEN.chosen(corpus, {}), "kind": kind, "one": "", "other": ""}))
    links = [str(node.attributes["href"]) for node in page.all("a")]
    queries = [link.partition("?")[2] for link in links if link.startswith("exercises?")]
    assert len(queries) >= (1 if kind else len(Kind))
    for query in queries:
        assert list(exercise.unfit(corpus, query)) == []


def test_only_the_choices_of_the_kind_are_asked(corpus: Corpus) -> None:
    def asked(kind: str) -> list[str]:
        values = SCREEN.chosen(corpus, {"kind": kind})
        return [choice.name for choice in SCREEN.own(corpus) if choice.is_asked(values)]

    assert asked("") == ["kind"]
    assert asked("sort") == ["kind", "ids"]
    assert asked("prompts") == ["kind", "ids", "ask"]
    assert asked("grid") == ["kind", "topic"]
    assert asked("words") == ["kind", "one", "other"]
    values = SCREEN.chosen(corpus, {"kind": "sort", "ids": "a", "ask": "sourcing"})
    assert SCREEN.written(corpus, values) == {"kind": "sort", "ids": "a"}


def test_nothing_of_an_address_is_markup(corpus: Corpus) -> None:
    html = content(corpus, {"kind": "sort", "ids": HOSTILE, "topic": HOSTILE})
    assert "<script" not in html
    assert Markup(html).all("img") == []


def test_a_lesson_shows_its_exercises_with_the_same_key_and_frames_them_on_a_slide(bundled: Corpus) -> None:
    shown = []
    for one in bundled.lessons.values():
        for step in one.steps:
            page = Markup(lesson(bundled, LESSONS.chosen(bundled, {"step": f"{one.id}/{step.id}"})))
            queries = [node.attributes["data-query"] for node in page.all("form") if node.has_class("exercise")]
            assert queries == [show.exercise for show in step.shows if show.exercise]
            assert all(framed(show).startswith("read/exercises?") for show in step.shows if show.exercise)
            shown += queries
    assert {str(query).partition("&")[0] for query in shown} == {f"kind={kind}" for kind in Kind}


def test_a_statement_s_page_leads_to_its_questions_unless_it_is_graphic(corpus: Corpus) -> None:
    for claim in list(corpus.claims.values())[:40]:
        asked = f"exercises?kind=prompts&amp;ids={claim.id}" in render(corpus, claim)
        assert asked == (claim.sensitivity is None)


def _text(sent: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdfium.PdfDocument(sent))


@EACH
def test_on_paper_it_is_empty_and_whole(corpus: Corpus, kind: Kind) -> None:
    asked = _example(corpus, kind)
    server = Starlette(routes=exercisepaper.routes("", lambda: corpus))
    answer = ask(server, "/exercise.pdf", asked.query)
    assert answer.headers["content-type"] == "application/pdf"
    text = _text(answer.sent)
    for key in asked.claims:
        assert key in text
    for row in exercise.rows(corpus, asked.topic):
        assert row.title.split()[0] in text
    if kind is Kind.WORDS:
        assert all(one.title in text for one in corpus.keywords.values())
    if kind in (Kind.SORT, Kind.WORDS):
        number = len(asked.claims) or len(corpus.keywords)
        assert text.count("\N{BALLOT BOX}") == 4 * number
    assert corpus.meta.citation in text
    assert ask(server, "/exercise.pdf", asked.query, if_none_match=answer.headers["etag"]).status == 304


@pytest.mark.parametrize("query", ["", "kind=guess", "kind=sort", "kind=grid&topic=none"])
def test_what_makes_no_sense_is_not_printed(corpus: Corpus, query: str) -> None:
    server = Starlette(routes=exercisepaper.routes("", lambda: corpus))
    assert ask(server, "/exercise.pdf", query).status == 400
