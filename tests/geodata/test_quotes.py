import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.__main__ import main
from geodata.corpus import Corpus
from geodata.model import Claim, Paragraph, Toponym
from geodata.quotes import fold, is_whole_sentence, occurrences, paragraphs, sha256
from geodata.registry import FILES
from tests.conftest import SMALL
from tests.geodata.conftest import Complaints, Edit

TEXT = (
    "A mill by the river\n \t\n"
    "The miller, Mr. Oak, counted\u00a0 twelve sacks of flour. He sold them at Ford. He sold six in spring.\r\n"
    "\u00a0\n\nHe called it a \u201cgood year\u201d."
)
FOLDED = [
    "A mill by the river",
    "The miller, Mr. Oak, counted twelve sacks of flour. He sold them at Ford. He sold six in spring.",
    "He called it a “good year”.",
]
UNVERIFIED = (
    "not verified: 5 statements of documentation (1 publications)\n"
    "of which no copy belongs to the texts; `seen_as` says how far each was seen\n"
)

Make = Callable[..., Path]


def _claim(small: Corpus, **values: Any) -> Claim:
    fields = next(iter(small.claims.values())).model_dump() | {"prefix": None, "suffix": None} | values
    return Claim.model_validate(fields)


def _write(path: Path, columns: list[str], *rows: dict[str, object]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def mill(copy: Path) -> Make:
    """Turn the copy into a corpus of one made-up text with one claim; returns the text's path."""

    def make(**values: object) -> Path:
        for file in FILES:
            if file.optional:
                (copy / file.path).unlink(missing_ok=True)
        text = copy / "texts" / "mill.txt"
        text.parent.mkdir(exist_ok=True)
        text.write_bytes(TEXT.encode("utf-8"))
        source = json.loads((copy / "sources.json").read_text(encoding="utf-8"))[0]
        source["id"] = "mill"
        source["custom"] |= {"file": "mill.txt", "sha256": sha256(TEXT), "paragraphs": 3}
        (copy / "sources.json").write_text(json.dumps([source]))
        _write(
            copy / "paragraphs.csv",
            list(Paragraph.model_fields),
            *({"source": "mill", "paragraph": at, "sha256": sha256(one)} for at, one in enumerate(FOLDED, 1)),
        )
        claim = {
            "id": "mill-p02-01",
            "source": "mill",
            "paragraph": 2,
            "quote": "counted twelve sacks",
            "statement": "there were “twelve sacks”",
            "kind": "telling",
            "mode": "event",
            "topic": "memory",
            "date_basis": "none",
        }
        _write(copy / "claims.csv", list(Claim.model_fields), claim | values)
        name = {"place": "tokula", "toponym": "Ford", "lang": "en", "source": "mill", "paragraph": 2}
        _write(copy / "names.csv", list(Toponym.model_fields), name)
        return text

    return make


@pytest.fixture
def verify(copy: Path, complaints: Complaints) -> Callable[[], list[str]]:
    return lambda: complaints("verify", "--texts", str(copy / "texts"))


def test_paragraphs_are_the_folded_lines_that_are_not_empty() -> None:
    assert paragraphs(TEXT) == FOLDED


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip()
    assert "  " not in once
    assert "\u00a0" not in once


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1)), st.sampled_from(" \t\u00a0\n"))
def test_folding_keeps_every_word(words: list[str], space: str) -> None:
    assert fold(space.join(words)).split() == words


@given(st.lists(st.text("ab .\u00a0", max_size=12)))
def test_paragraph_numbers_do_not_depend_on_empty_lines(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == paragraphs("\n\n \u00a0\n".join(lines))


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "count"),
    [
        ("He sold", None, None, 2),
        ("He sold", None, "them", 1),
        ("He sold", None, " them", 1),
        ("He sold", "Ford.", None, 1),
        ("sold", "Ford. He ", " six", 1),
        ("he sold", None, None, 0),
        ("twelve sacks of (flour|wheat)", None, None, 0),
        ("counted  twelve", None, None, 0),
    ],
)
def test_occurrences(quote: str, prefix: str | None, suffix: str | None, count: int, small: Corpus) -> None:
    assert occurrences(_claim(small, quote=quote, prefix=prefix, suffix=suffix), FOLDED[1]) == count


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("He […] flour", 0),
        ("counted […] sacks", 1),
        ("He sold […] them", 0),
        ("sold […] Ford", 1),
        ("sold […] sacks", 0),
        ("He […] sold", 2),
    ],
)
def test_fragments_stand_in_their_order_and_the_first_tells_where(quote: str, count: int, small: Corpus) -> None:
    found = occurrences(_claim(small, quote=quote), "He counted twelve sacks. Then he sold them at Ford. He sold six.")
    assert found == count


def test_overlapping_occurrences_count_each(small: Corpus) -> None:
    assert occurrences(_claim(small, quote="no no"), "no no no") == 2


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("He sold them at Ford", True),
        ("he sold them at ford.", True),
        ("flour. He sold them at Ford. He", True),
        ("sold them at Ford", False),
        ("He sold them", False),
        ("miller, Mr. Oak, counted twelve sacks of flour", False),
        ("The miller, Mr. Oak, counted twelve sacks of flour", True),
        ("Oak, counted twelve sacks of flour", False),  # “Mr.” ends no sentence
    ],
)
def test_a_whole_sentence_is_told_from_a_fragment(quote: str, whole: bool) -> None:
    assert is_whole_sentence(quote, FOLDED[1]) == whole


def test_a_title_without_a_full_stop_is_a_sentence() -> None:
    assert is_whole_sentence("A mill by the river", FOLDED[0])
    assert not is_whole_sentence("mill by the river", FOLDED[0])


def test_an_unaltered_text_is_verified(mill: Make, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mill()
    assert main(["--data", str(copy), "verify", "--texts", str(copy / "texts")]) == 0
    assert capsys.readouterr().out == "1 quotes and 3 paragraphs of 1 texts: found as recorded\n"


def test_documentation_is_not_looked_for_among_the_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(SMALL), "verify", "--texts", str(SMALL / "texts")]) == 0
    assert capsys.readouterr().out == f"19 quotes and 12 paragraphs of 2 texts: found as recorded\n{UNVERIFIED}"


def test_words_quoted_from_documentation_are_not_looked_for(
    copy: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("claims.csv", "survey-01", "quote", "words that no copy holds")
    edit("claims.csv", "survey-01", "statement", "there were “words that no copy holds”")
    assert main(["--data", str(copy), "verify", "--texts", str(copy / "texts")]) == 0
    assert capsys.readouterr().out == f"19 quotes and 12 paragraphs of 2 texts: found as recorded\n{UNVERIFIED}"


def test_quotes_that_no_text_bears_out_are_not_counted(
    copy: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which claims are not whole, `check` says."""
    edit("claims.csv", "log-p03-01", "source", "diary")
    edit("claims.csv", "log-p04-01", "quote", "")
    assert main(["--data", str(copy), "verify", "--texts", str(copy / "texts")]) == 0
    assert capsys.readouterr().out == f"17 quotes and 12 paragraphs of 2 texts: found as recorded\n{UNVERIFIED}"


def test_a_missing_text_is_named(mill: Make, verify: Callable[[], list[str]]) -> None:
    text = mill()
    text.unlink()
    assert verify() == [f"{text}: file is missing; point --texts at the folder of the texts"]


def test_an_altered_text_is_named_with_its_paragraph(mill: Make, verify: Callable[[], list[str]]) -> None:
    text = mill()
    text.write_bytes(TEXT.replace("spring", "winter").encode("utf-8"))
    altered, paragraph = verify()
    assert altered.startswith(f"{text}: altered text: its SHA-256 differs")
    assert paragraph.startswith("paragraphs.csv:3: mill paragraph 2 differs from the text that was read; ")


def test_an_empty_line_more_alters_the_text_but_no_paragraph(mill: Make, verify: Callable[[], list[str]]) -> None:
    text = mill()
    text.write_bytes(b"\n" + TEXT.encode("utf-8"))
    (only,) = verify()
    assert "altered text" in only


def test_a_shortened_text_names_what_is_gone(mill: Make, verify: Callable[[], list[str]]) -> None:
    text = mill()
    text.write_bytes(TEXT.split("\n", maxsplit=1)[0].encode("utf-8"))
    found = verify()
    assert any("mill has 1 paragraphs, recorded are 3" in line for line in found)
    assert any(line.startswith("claims.csv:2: there is no mill paragraph 2") for line in found)
    assert any(line.startswith("names.csv:2: 'Ford' does not stand in mill paragraph 2") for line in found)


def test_a_text_in_another_encoding_is_named(mill: Make, verify: Callable[[], list[str]]) -> None:
    text = mill()
    text.write_bytes(TEXT.encode("utf-16"))
    assert verify()[0].startswith(f"{text}: text is not UTF-8")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"quote": "counted thirteen sacks"}, "quote of mill-p02-01 not found in mill paragraph 2"),
        ({"quote": "He sold"}, "quote of mill-p02-01 found 2 times in mill paragraph 2"),
        ({"quote": "He sold them at Ford"}, "quote of mill-p02-01 is a whole sentence"),
        ({"paragraph": 9}, "there is no mill paragraph 9"),
        ({"statement": "there were “twenty sacks”"}, "statement of mill-p02-01 quotes “twenty sacks”, not found"),
    ],
)
def test_a_quote_that_the_text_does_not_bear_out(
    values: dict[str, object], message: str, mill: Make, verify: Callable[[], list[str]]
) -> None:
    mill(**values)
    (found,) = verify()
    assert found.startswith(f"claims.csv:2: {message}")


def test_a_suffix_tells_two_occurrences_apart(mill: Make, copy: Path) -> None:
    mill(quote="He sold", suffix="six in")
    assert main(["--data", str(copy), "verify", "--texts", str(copy / "texts")]) == 0
