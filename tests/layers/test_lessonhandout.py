"""The handout of a lesson: opened, its pages counted, its text read, for pupils and for the teacher."""

from urllib.parse import urlencode

import pypdfium2 as pdfium
import pytest
from starlette.applications import Starlette

from geodata.corpus import Corpus, load
from geodata.lesson import Show
from geodata.lessoncode import packed
from geodata.sparing import without_graphic
from layers import lessonhandout
from layers.lessonscreen import way
from tests.asking import Answer, ask


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def _ask(corpus: Corpus, query: str = "", lesson: str = "source-criticism") -> Answer:
    server = Starlette(routes=lessonhandout.routes("", lambda: corpus))
    return ask(server, f"/handout/{lesson}.pdf", query)


def _text(sent: bytes) -> tuple[int, str]:
    paper = pdfium.PdfDocument(sent)
    return len(paper), " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)


def test_the_teacher_s_version_has_what_the_pupils_has_and_hints_and_notes(bundled: Corpus) -> None:
    lesson = bundled.lessons["source-criticism"]
    pages, pupils = _text(_ask(bundled).sent)
    more, teacher = _text(_ask(bundled, "for=teacher").sent)
    assert 5 <= pages <= more <= 40
    for step in lesson.steps:
        assert step.question in pupils
        assert step.question in teacher
        assert step.note.split(". ")[0] not in pupils
        assert step.note.split(". ")[0] in teacher
        for claim in step.claims:
            assert claim in pupils
    assert bundled.meta.citation in pupils
    assert f"Page {pages} of {pages}" in pupils


def test_steps_and_paper_are_chosen(bundled: Corpus) -> None:
    answer = _ask(bundled, "steps=differ&paper=letter")
    assert answer.headers["content-type"] == "application/pdf"
    (page, *_) = pdfium.PdfDocument(answer.sent)
    assert [round(side) for side in page.get_size()] == [612, 792]
    _, text = _text(answer.sent)
    assert "5. Where do two texts differ?" in text
    assert "lessons?step=source-criticism/differ" in text.replace(" ", "")
    assert "Three honest maps" not in text


def test_its_maps_leave_out_graphic_detail_on_request(bundled: Corpus) -> None:
    assert _ask(bundled, "steps=words&graphic=no").status == 200
    lesson, said = bundled.lessons["source-criticism"], "without graphic detail"
    asked = lessonhandout.Asked((), "a4", teacher=False)
    for corpus, spared in ((bundled, False), (without_graphic(bundled), True)):
        steps = lessonhandout.handout(corpus, lesson, "http://x/", way(lesson), asked).steps
        pictures = [one.svg for step in steps for one in step.pictures]
        assert pictures
        assert all((said in one) is spared for one in pictures)


@pytest.mark.parametrize("query", ["paper=a5", "for=parents", "steps=nothing", "more=1"])
def test_what_makes_no_sense_is_refused(bundled: Corpus, query: str) -> None:
    assert _ask(bundled, query).status == 400


def test_a_lesson_in_the_address_is_put_on_paper_unless_it_is_none_or_has_too_many_maps(bundled: Corpus) -> None:
    server = Starlette(routes=lessonhandout.routes("", lambda: bundled))
    lesson = bundled.lessons["source-criticism"]
    asked = {"lesson": packed(lesson), "steps": "words", "for": "teacher"}
    answer = ask(server, "/handout.pdf", urlencode(asked))
    assert lesson.steps[0].question in _text(answer.sent)[1]
    assert ask(server, "/handout.pdf", "lesson=x").status == 400
    step = lesson.steps[0].model_copy(update={"shows": (Show(title="All", query=""),) * 6})
    steps = tuple(step.model_copy(update={"id": f"s{number}"}) for number in range(5))
    full = packed(lesson.model_copy(update={"steps": steps}))
    refused = ask(server, "/handout.pdf", urlencode({"lesson": full}))
    assert (refused.status, refused.text) == (400, "more than 24 maps: choose fewer steps\n")


def test_there_is_no_handout_of_another_lesson(bundled: Corpus) -> None:
    assert _ask(bundled, lesson="another").status == 404


def test_what_is_there_is_not_sent_again(bundled: Corpus) -> None:
    server = Starlette(routes=lessonhandout.routes("", lambda: bundled))
    tag = ask(server, "/handout/source-criticism.pdf", "steps=words").headers["etag"]
    assert ask(server, "/handout/source-criticism.pdf", "steps=words", if_none_match=tag).status == 304


def test_an_address_of_the_app_has_a_code_and_no_other_has(bundled: Corpus) -> None:
    server = Starlette(routes=lessonhandout.routes("", lambda: bundled))
    step = "read%2Flessons%3Fstep%3Dsource-criticism%2F"
    answer = ask(server, "/code.svg", f"to={step}words")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg")
    assert answer.text != ask(server, "/code.svg", f"to={step}differ").text
    for elsewhere in ("", "//example.org", "https://example.org", "javascript:x", "x" * 1300, "own%20x", "../x"):
        assert ask(server, "/code.svg", f"to={elsewhere}").status == 400
