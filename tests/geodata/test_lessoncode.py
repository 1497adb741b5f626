"""A lesson in an address: there and back; what is no lesson is told, in the same places as by JavaScript."""

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from geodata.corpus import Corpus, load
from geodata.lesson import Lesson
from geodata.lessoncode import LONGEST, LessonError, packed, unpacked
from geodata.reading import distinct

CASES = json.loads((Path(__file__).parents[1] / "cases" / "lessons.json").read_text(encoding="utf-8"))
WORDS = st.text(min_size=1, max_size=80).map(str.strip).filter(bool)


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def _changed(case: dict[str, Any]) -> dict[str, Any]:
    whole = json.loads(json.dumps(CASES["whole"])) | case.get("change", {})
    if "step" in case:
        whole["steps"][0] |= case["step"]
    return dict(whole)


def _code(text: str) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(deflate.compress(text.encode()) + deflate.flush()).decode().rstrip("=")


def _sound(**step: Any) -> Lesson:
    """The lesson of the cases, of statements that are there."""
    return Lesson.model_validate(_changed({"step": {"claims": ["t000-p07-04"], **step}}))


def test_a_code_is_the_lesson_s(bundled: Corpus) -> None:
    assert unpacked(packed(_sound()), bundled) == _sound()
    for lesson in bundled.lessons.values():
        assert unpacked(packed(lesson), bundled) == lesson
        assert len(packed(lesson)) < LONGEST / 3
    assert packed(Lesson.model_validate(CASES["whole"])) == CASES["code"]


@given(title=WORDS, text=st.lists(WORDS, max_size=4))
def test_whatever_is_written_comes_back(title: str, text: list[str]) -> None:
    lesson = Lesson.model_validate(_changed({"change": {"title": title}, "step": {"text": text, "claims": []}}))
    assert unpacked(packed(lesson), load_once()) == lesson


_CORPORA: list[Corpus] = []


def load_once() -> Corpus:
    """The bundled corpus, read once for all examples."""
    if not _CORPORA:
        _CORPORA.append(load())
    return _CORPORA[0]


def test_a_page_of_the_app_is_shown_and_no_other_address_is(bundled: Corpus) -> None:
    for page in CASES["pages"]:
        assert unpacked(packed(_sound(shows=[{"title": "x", "page": page}])), bundled).steps[0].shows[0].page == page
    for page in CASES["elsewhere"]:
        with pytest.raises(LessonError, match="is no page"):
            unpacked(packed(_sound(shows=[{"title": "x", "page": page}])), bundled)


@pytest.mark.parametrize("case", CASES["faulty"], ids=lambda case: str(case["paths"]))
def test_what_has_not_the_form_of_a_lesson_is_told_by_its_place(case: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as raised:
        Lesson.model_validate(_changed(case))
    assert [".".join(map(str, fault["loc"])) for fault in distinct(raised.value)] == case["paths"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "not whole"),
        ("!!", "not whole"),
        (packed(_sound())[:-9], "not whole"),
        ("A" * (LONGEST + 1), "too long"),
        (_code(" " * 300_000), "not whole"),
        (_code("[]"), "record"),
        (_code("{"), "JSON"),
        (_code('{"id": "x"}'), "title is empty"),
        (packed(_sound(claims=["t009-p01-01"])), "there is no statement"),
        (packed(_sound(claims=["t000-p06-06"])), "graphic detail"),
        (_code(json.dumps(_changed({"change": {"steps": CASES["whole"]["steps"] * 21}}))), "steps: .*at most 20"),
        (packed(_sound(terms=["nothing"])), "the glossary has no"),
        (packed(_sound(shows=[{"title": "x", "query": "from=never"}])), "cannot be shown"),
        *[
            (packed(_sound(shows=[{"title": "x", "page": page}])), "is no page")
            for page in (
                *("javascript:compare/alert(1)", "https://example.org/", "//example.org/compare", "compare/../.."),
                *("read/compare", "compare?a=b c", "own?lesson=x", "source/t001/text/more"),
            )
        ],
    ],
)
def test_what_cannot_be_shown_is_told(bundled: Corpus, code: str, said: str) -> None:
    with pytest.raises(LessonError, match=said):
        unpacked(code, bundled)


@given(st.text(alphabet="ABCabc012-_", max_size=200))
def test_any_letters_are_a_lesson_or_refused(code: str) -> None:
    with pytest.raises(LessonError):
        unpacked(code, load_once())
