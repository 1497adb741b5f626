"""The bundled lesson holds: every step opens, every statement exists, nothing graphic is needed; faults are told."""

import json
import shutil
from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.checks import check
from geodata.corpus import DATA, Corpus, load

LESSON = DATA / "lessons" / "source-criticism.json"


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_the_lesson_fits_a_lesson_and_has_eight_to_ten_steps(bundled: Corpus) -> None:
    for lesson in bundled.lessons.values():
        assert lesson.minutes <= 45
        assert 8 <= len(lesson.steps) <= 10
        assert lesson.question.endswith("?")
        assert all(step.question.endswith("?") for step in lesson.steps)
        assert all(step.hints for step in lesson.steps)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled data."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def _changed(copy: Path, **changes: object) -> list[str]:
    """What `check` says of a lesson whose second step has been changed."""
    path = copy / "lessons" / LESSON.name
    lesson = json.loads(path.read_text(encoding="utf-8"))
    lesson["steps"][1].update(changes)
    path.write_text(json.dumps(lesson), encoding="utf-8")
    return [str(problem) for problem in check(copy)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"claims": ["t009-p01-01"]}, "there is no statement 't009-p01-01'"),
        ({"claims": ["t000-p06-06"]}, "has graphic detail"),
        ({"shows": [{"title": "A map", "query": "from=yesterday"}]}, "cannot be shown: from: takes a date"),
        ({"shows": [{"title": "Nothing"}]}, "shows not one thing"),
        ({"shows": [{"title": "Elsewhere", "page": "https://example.org/"}]}, "is no page"),
        ({"shows": [{"title": "E", "page": "exercises?kind=guess"}]}, "'E': there is no kind of exercise 'guess'"),
        (
            {"shows": [{"title": "E", "page": "exercises?kind=sort&ids=t009-p01-01,t001-p03-01"}]},
            "no statement 't009-p",
        ),
        ({"shows": [{"title": "E", "page": "exercises?kind=grid"}]}, "no question has the topic ''"),
        ({"id": "words"}, "stands twice"),
        ({"minutes": 0}, "minutes"),
        ({"more": 1}, "more"),
    ],
)
def test_what_does_not_hold_is_told_with_the_file(folder: Path, changes: dict[str, object], said: str) -> None:
    (problem,) = _changed(folder, **changes)
    assert problem.startswith(("lessons/source-criticism.json", "source-criticism.json"))
    assert said in problem


def test_a_lesson_is_named_by_its_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lessons" / LESSON.name).rename(folder / "lessons" / "another.json")
    assert main(["--data", str(folder), "check"]) == 1
    assert "name the file by the id of the lesson" in capsys.readouterr().out
