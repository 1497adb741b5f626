"""The words of the texts: counted as whole words in any case, kept as data that the texts bear out."""

import csv
from pathlib import Path

import pytest

from geodata import usage
from geodata.__main__ import main
from geodata.corpus import Corpus, load
from geodata.words import Keyword

SMALL = Path(__file__).parent.parent / "small"


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_forms_are_counted_as_whole_words_in_any_case() -> None:
    crime = Keyword(id="crime", title="crime", forms=("crime", "crimes", "war crime"))
    texts = {"one": ["Crime and crimes, a war crime.", "criminal"], "two": ["no-crime; decrimes"]}
    found = [(row.source, row.paragraph, row.start) for row in usage.occurrences([crime], texts)]
    assert found == [("one", 1, 0), ("one", 1, 10), ("one", 1, 20), ("two", 1, 3)]


def test_every_keyword_is_counted_in_every_text(bundled: Corpus) -> None:
    counts = usage.counts(bundled)
    assert list(counts) == list(bundled.keywords)
    assert all(list(row) == list(bundled.texts) for row in counts.values())
    assert sum(sum(row.values()) for row in counts.values()) == len(bundled.occurrences)
    # counted in the copies by hand
    assert counts["genocide"] == {"t000": 9, "t001": 6, "t002": 14, "t003": 8, "t004": 70}
    assert counts["ethnic-cleansing"] == {"t000": 0, "t001": 0, "t002": 0, "t003": 0, "t004": 4}


def test_the_length_of_a_text_is_that_of_its_paragraphs(bundled: Corpus) -> None:
    assert [usage.length(bundled, text) for text in bundled.texts] == [946, 570, 593, 534, 6123]
    assert usage.length(bundled, "doc-unsc-822") is None


def test_verify_writes_the_counts_and_then_finds_them_as_recorded(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_copy / "keywords.csv").write_text("id,title,forms\nlantern,lantern,lantern;lanterns\n", encoding="utf-8")
    arguments = ["--data", str(small_copy), "verify", "--texts", str(SMALL / "texts")]
    assert main([*arguments, "--write"]) == 0
    with (small_copy / "occurrences.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {row["keyword"] for row in rows} == {"lantern"}
    path = small_copy / "occurrences.csv"
    path.write_text(path.read_text(encoding="utf-8").rsplit("\n", 2)[0] + "\n", encoding="utf-8")
    capsys.readouterr()
    assert main(arguments) == 1
    assert "occurrences.csv: differs from where the keywords stand" in capsys.readouterr().out
    assert main([*arguments, "--write"]) == 0


def test_nothing_is_written_where_a_text_is_altered(small_copy: Path, tmp_path: Path) -> None:
    texts = tmp_path / "copies"
    texts.mkdir()
    for path in (SMALL / "texts").iterdir():
        (texts / path.name).write_text(path.read_text(encoding="utf-8") + "more\n", encoding="utf-8")
    before = (small_copy / "paragraphs.csv").read_bytes()
    assert main(["--data", str(small_copy), "verify", "--texts", str(texts), "--write"]) == 1
    assert (small_copy / "paragraphs.csv").read_bytes() == before
