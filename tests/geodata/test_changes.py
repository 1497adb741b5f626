"""Changes since the last release: what is hashed, and what changes.csv has to say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.__main__ import main
from geodata.changes import Change, Released, digests, faults, released_text
from geodata.corpus import DATA, Corpus
from geodata.model import Figure
from geodata.registry import CHANGES, CLAIMS, FIGURES, PLACES, RELEASED
from geodata.tables import read

OLD, NEW = "a" * 64, "b" * 64


def _told(now: dict[str, str], then: dict[str, str], *changes: tuple[str, str, str | None]) -> list[tuple[int, str]]:
    released = [Released(id=key, version="1", sha256=value) for key, value in then.items()]
    rows = [Change(id=key, version="2", what=what, why="For a reason.", went_to=went) for key, what, went in changes]
    return [(line, message) for line, message, _ in faults(now, released, list(enumerate(rows, 2)), "2")]


def test_what_is_as_it_was_needs_no_word() -> None:
    assert _told({"one": OLD}, {"one": OLD}) == []
    assert _told({"one": OLD}, {}) == []  # nothing was released yet


@pytest.mark.parametrize(
    ("now", "message"),
    [
        ({"one": NEW}, "'one' differs from version 1"),
        ({}, "'one' of version 1 is gone"),
        ({"one": OLD, "two": NEW}, "'two' is new since the last release"),
    ],
)
def test_a_change_without_a_word_is_told(now: dict[str, str], message: str) -> None:
    assert _told(now, {"one": OLD}) == [(0, message)]


def test_with_its_row_it_is_sound() -> None:
    assert _told({"one": NEW}, {"one": OLD}, ("one", "when", None)) == []
    assert _told({}, {"one": OLD}, ("one", "removed", None)) == []
    assert _told({"two": OLD}, {"one": OLD, "two": OLD}, ("one", "merged", "two")) == []
    assert _told({"one": OLD, "two": NEW}, {"one": OLD}, ("two", "added", None)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("one", "removed", None), "'one' was removed and is in use again"),
        (("three", "removed", None), "'three' was never released"),
        (("three", "when", None), "there is no 'three'"),
        (("one", "when", "two"), "'one' does not say where it went"),
    ],
)
def test_a_row_that_cannot_be_is_told(change: tuple[str, str, str | None], message: str) -> None:
    assert _told({"one": NEW, "two": OLD}, {"one": OLD, "two": OLD}, change)[0] == (2, message)


def test_an_id_that_went_long_ago_is_not_used_again() -> None:
    released = [Released(id="one", version="3", sha256=OLD)]
    past = Change(id="two", version="3", what="removed", why="It said nothing.")
    assert list(faults({"one": OLD}, released, [(2, past)], "4")) == []
    (found, _) = faults({"one": OLD, "two": NEW}, released, [(2, past)], "4")
    assert found[1] == "'two' was removed and is in use again"


def test_what_was_merged_goes_to_a_record_that_is_there() -> None:
    assert _told({}, {"one": OLD}, ("one", "merged", "nowhere")) == [(2, "'one' does not say where it went")]
    assert _told({}, {"one": OLD}, ("one", "merged", None)) == [(2, "'one' does not say where it went")]


def _hash(corpus: Corpus, claim: str, figures: list[Figure] | None = None, **values: object) -> str:
    row = corpus.claims[claim].model_copy(update=values)
    return digests([row], corpus.figures[claim] if figures is None else figures, [])[claim]


@pytest.mark.parametrize(
    ("column", "value"), [("statement", "x"), ("places", ("tokula",)), ("when", None), ("quote", "x"), ("kind", "x")]
)
def test_what_a_citation_rests_on_is_hashed(column: str, value: object, small: Corpus) -> None:
    assert _hash(small, "letter-p02-01", **{column: value}) != _hash(small, "letter-p02-01")


@given(note=st.text(max_size=20), body=st.lists(st.text(max_size=9), max_size=2))
def test_remarks_are_not(note: str, body: list[str], small: Corpus) -> None:
    assert _hash(small, "letter-p02-01", note=note, body=tuple(body)) == _hash(small, "letter-p02-01")


def test_figures_are_hashed_with_their_claim(small: Corpus) -> None:
    figures = list(small.figures["letter-p02-01"])
    figures[0] = figures[0].model_copy(update={"value": 201})
    assert _hash(small, "letter-p02-01", figures) != _hash(small, "letter-p02-01")
    assert _hash(small, "letter-p02-01", []) != _hash(small, "letter-p02-01")


def test_a_release_is_written_and_then_nothing_differs(small_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(small_copy), "release"]) == 0
    assert "released.csv" in capsys.readouterr().out
    assert main(["--data", str(small_copy), "check"]) == 0  # rows of this version are past now
    tables = read(small_copy, [])
    now = digests(tables[CLAIMS].rows, tables[FIGURES].rows, tables[PLACES].rows)
    text = (small_copy / RELEASED.path).read_text(encoding="utf-8")
    assert text == released_text("1", now)
    assert text.count("\n") == len(now) + 1


def test_the_last_release_had_691_claims_and_188_places(corpus: Corpus) -> None:
    tables = read(DATA, [])
    released = tables[RELEASED].rows
    assert {row.version for row in released} == {"2026.11"}
    assert len([row for row in released if row.id.split("-")[0] in corpus.sources]) == 691
    assert len(released) == 691 + 188
    assert {row.version for row in tables[CHANGES].rows} == {corpus.meta.version}
