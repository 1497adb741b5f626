"""The change log against changes.csv itself: every row once, by version and kind, and what was wrong."""

import csv
from collections import Counter

import pytest

from geodata import changelog
from geodata.changes import Change
from geodata.corpus import DATA, Corpus

ROWS = list(csv.DictReader((DATA / "changes.csv").open(encoding="utf-8", newline="")))


def _with(corpus: Corpus, *changes: Change) -> Corpus:
    history = {**corpus.history}
    for change in changes:
        history[change.id] = (*history.get(change.id, ()), change)
    return type(corpus)(**{**corpus.__dict__, "history": history})


def test_every_row_stands_in_the_log_once_with_its_words(corpus: Corpus) -> None:
    logged = [
        (key, entry.version, ";".join(entry.what), entry.why, entry.went_to or "")
        for entry in changelog.entries(corpus)
        for key in entry.ids
    ]
    assert Counter(logged) == Counter(tuple(row.values()) for row in map(_plain, ROWS))
    assert len(set(changelog.entries(corpus))) < len(logged)


def _plain(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("id", "version", "what", "why", "went_to")}


def test_a_kind_and_a_version_narrow_it(corpus: Corpus) -> None:
    def count(kind: str) -> int:
        return sum(len(entry.ids) for entry in changelog.entries(corpus, kind=kind))

    for kind in ("added", "merged"):
        assert count(kind) == sum(row["what"] == kind for row in ROWS)
    dates = {"when", "time", "date_basis", "holds"}
    assert count("date") == sum(bool(dates & set(row["what"].split(";"))) for row in ROWS)
    assert count("quotation") == sum("quote" in row["what"].split(";") for row in ROWS)
    assert changelog.entries(corpus, "no such version") == ()


def test_what_became_of_records_adds_up_to_the_rows(corpus: Corpus) -> None:
    tallies = {(tally.version, tally.sort): tally.became for tally in changelog.tallies(corpus)}
    assert sum(sum(became.values()) for became in tallies.values()) == len(ROWS)
    assert tallies["2026.12", "documentation"] == {"added": 410, "changed": 0, "merged": 0, "removed": 0}
    assert tallies["2026.12", "text"]["merged"] == 2
    for key in ("added", "merged"):
        assert sum(became[key] for became in tallies.values()) == sum(row["what"] == key for row in ROWS)


def test_examples_are_of_records_in_which_nothing_else_was_changed(corpus: Corpus) -> None:
    found = {one.kind: one for one in changelog.mended(corpus)}
    assert found["statement"].records == sum("statement" in row["what"].split(";") for row in ROWS)
    for one in found.values():
        for entry in one.examples:
            assert changelog.kinds_of(";".join(entry.what)) == {one.kind}
    assert not {"added", "merged", "removed"} & found.keys()


@pytest.mark.parametrize(
    ("key", "is_one"),
    [("log-p03-01", True), ("letter-p06-02", True), ("log-p05-03", True), ("tokula", False), ("gone-place", False)],
)
def test_a_statement_is_told_from_a_place_by_its_id_when_it_is_gone_too(small: Corpus, key: str, is_one: bool) -> None:
    assert changelog.is_statement(small, key) == is_one


def test_versions_are_in_the_order_of_their_numbers_and_other_columns_are_other(small: Corpus) -> None:
    rows = [
        Change(id="tokula", version=version, what="within", why="Made up.") for version in ("2026.9", "2026.12", "10")
    ]
    odd = _with(small, *rows)
    assert changelog.versions(odd) == ("2026.12", "2026.9", "10", "1")
    assert changelog.kinds(odd)[-1] == "other"
    assert [entry.version for entry in changelog.entries(odd, kind="other")] == ["2026.9", "2026.12", "10"]
