"""The viewer's own copies: used where they are the recorded texts, and never otherwise."""

import shutil
from pathlib import Path

import pytest

from geodata import passages
from geodata.corpus import Corpus, load
from geodata.quotes import fragments

SMALL = Path(__file__).parent.parent / "small"


@pytest.fixture(scope="module")
def small() -> Corpus:
    """The small made-up corpus, whose texts are there."""
    return load(SMALL)


def test_copies_are_read_and_every_quote_stands_in_its_paragraph(small: Corpus) -> None:
    copies = passages.read(small, SMALL / "texts")
    assert (list(copies.texts), copies.problems) == (list(small.texts), ())
    for claim in small.claims.values():
        if claim.quote and claim.paragraph:
            text = copies.paragraph(claim.source, claim.paragraph)
            assert text is not None
            found = list(passages.pieces(text, [claim]))
            assert "".join(piece.text for piece in found) == text
            assert [piece.text for piece in found if piece.claims] == fragments(claim.quote)


def test_there_is_no_paragraph_beyond_the_last_nor_before_the_first(small: Corpus) -> None:
    copies = passages.read(small, SMALL / "texts")
    for text in small.texts:
        assert copies.paragraph(text, 0) is None
        assert copies.paragraph(text, len(copies.texts[text]) + 1) is None
    assert passages.NONE.paragraph("log", 1) is None


def test_overlapping_quotes_part_a_paragraph_where_each_begins_and_ends(small: Corpus) -> None:
    claim = next(claim for claim in small.claims.values() if claim.quote and claim.paragraph and len(claim.quote) > 8)
    copies = passages.read(small, SMALL / "texts")
    text = copies.paragraph(claim.source, claim.paragraph or 0) or ""
    half = claim.model_copy(update={"id": "half", "quote": (claim.quote or "")[:6], "prefix": None, "suffix": None})
    found = list(passages.pieces(text, [claim, half]))
    assert "".join(piece.text for piece in found) == text
    assert (claim.id, "half") in [piece.claims for piece in found]


def test_an_altered_or_missing_copy_is_not_used_and_said(small: Corpus, tmp_path: Path) -> None:
    shutil.copytree(SMALL / "texts", tmp_path / "texts")
    first, second = (tmp_path / "texts" / str(small.sources[text].custom.file) for text in small.texts)
    first.write_text(first.read_text(encoding="utf-8") + "one word more\n", encoding="utf-8")
    second.unlink()
    copies = passages.read(small, tmp_path / "texts")
    assert copies.texts == {}
    assert ["is not the recorded text" in str(copies.problems[0]), "cannot be read" in str(copies.problems[1])] == [
        True,
        True,
    ]
