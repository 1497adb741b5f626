import re

import pytest

from geodata.corpus import Corpus
from geodata.dates import parse
from geodata.model import Figure, Holds
from geodata.sources import parse_locator
from geodata.wording import (
    attributed,
    author_text,
    basis_text,
    citation,
    claim_texts,
    counted,
    figure_text,
    issued_text,
    note_text,
    number_text,
    references,
    toponyms,
    when_text,
)


@pytest.mark.parametrize(
    ("when", "holds", "text"),
    [
        ("1992-02-25/1992-02-26", Holds.SOME, "25–26 February 1992 (on some day or days of it)"),
        ("1992-02-25/1992-02-26", Holds.EVERY, "25–26 February 1992"),
        ("1992-02-26/..", Holds.SOME, "since 26 February 1992"),
        ("[1992-02-25,1992-02-27]", Holds.SOME, "one of: 25 February 1992, 27 February 1992"),
        ("1992-02-25", Holds.EVERY, "25 February 1992"),
        ("1992-02-25/1992-02-25", Holds.SOME, "25 February 1992"),
        ("1992", Holds.SOME, "1992 (on some day or days of it)"),
        ("../1991", Holds.SOME, "until 1991"),
        ("XXXX-02", None, "February, no year given"),
        ("{1991-06,1991-12}", Holds.SOME, "each of: June 1991, December 1991 (on some day or days of it)"),
    ],
)
def test_some_day_of_a_range_is_said_and_every_day_is_not(
    when: str, holds: Holds | None, text: str, small: Corpus
) -> None:
    claim = small.claims["log-p01-01"].model_copy(update={"when": parse(when), "holds": holds})
    assert when_text(claim) == text


def test_hours_follow_the_date_and_precede_what_is_left_open(small: Corpus) -> None:
    claim = small.claims["log-p03-01"].model_copy(update={"when": parse("-0043-03"), "holds": Holds.SOME})
    assert when_text(claim) == "March 44 BC, 23:00 (on some day or days of it)"
    assert when_text(claim.model_copy(update={"when": parse("XXXX-03-15")})) == "15 March, no year given, 23:00"


def test_a_day_of_every_year_has_no_year_from_anywhere(small: Corpus) -> None:
    claim = small.claims["log-p06-01"]
    assert claim_texts(small, claim).when == "15 March, no year given"
    assert basis_text(claim) == "the source gives no year"
    assert basis_text(small.claims["log-p04-02"]) == "the source gives no year; year taken from its context"


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (None, ""),
        ("as in the log p3 and letter-p04-02", "as in the Harbour log, paragraph 3 and Letter (1901), paragraph 4"),
        ("see log p3-5, letter paragraph 2", "see Harbour log, paragraphs 3-5, Letter (1901), paragraph 2"),
        ("the log; its logs and log-books", "the Harbour log; its logs and log-books"),
    ],
)
def test_notes_call_other_sources_by_their_short_names(note: str | None, shown: str, small: Corpus) -> None:
    assert note_text(small, note) == shown


def test_what_a_note_refers_to_is_told_with_its_paragraph(small: Corpus) -> None:
    def referred(note: str, own: str | None = None) -> list[tuple[str, str | None, int | None]]:
        parts = references(small, note, own)
        assert "".join(part.text for part in parts) == note_text(small, note)
        return [tuple(part) for part in parts if part.source]

    assert referred("log p3 has it, Letter (1901) has not") == [
        ("Harbour log, paragraph 3", "log", 3),
        ("Letter (1901)", "letter", None),
    ]
    assert referred("from paragraphs 3 and 5", "log") == [("paragraphs 3", "log", 3), ("5", "log", 5)]
    assert referred("as in paragraph 4", "letter") == [("paragraph 4", "letter", 4)]
    assert referred("as in paragraph 4", "survey") == [], "documentation has no paragraphs here"
    assert referred("letter p2-4") == [("Letter (1901), paragraphs 2-4", "letter", 2)]
    assert references(small, None) == []


def test_no_note_is_shown_with_the_id_of_a_source(corpus: Corpus) -> None:
    ids = re.compile(r"\b(" + "|".join(corpus.sources) + r")\b")
    for claim in corpus.claims.values():
        assert not ids.search(note_text(corpus, claim.note)), claim.id


def test_a_statement_is_attributed(corpus: Corpus) -> None:
    claim = corpus.claims["t004-p45-01"]
    assert (
        attributed(claim, corpus.sources["t004"])
        == "Hasanov 2017 states that “Those armed units” “massacred 111 people in Khojaly”."
    )


def test_a_citation_names_author_title_date_and_paragraph(corpus: Corpus) -> None:
    assert citation(corpus.sources["t004"], parse_locator("paragraph 45")) == (
        "Ali Hasanov, “Khojaly genocide: Causes, consequences and international recognition”, 2017, paragraph 45"
    )
    assert citation(corpus.sources["t000"]) == "“22nd anniversary of Khojaly massacre”, February 2014"
    assert issued_text(corpus.sources["t001"]) == "undated"
    assert author_text(corpus.sources["t001"]) == "Embassy of Azerbaijan in Georgia (press release)"
    assert author_text(corpus.sources["t000"]) == ""


@pytest.mark.parametrize(
    ("number", "text"), [(613, "613"), (1275, "1,275"), (4_600_000, "4,600,000"), (2.5, "2.5"), (0, "0")]
)
def test_numbers(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"value": 613}, "killed: 613 persons (people)"),
        ({"value": 1000, "qualifier": "more than"}, "killed: more than 1,000 persons (people)"),
        ({"low": 10, "high": 20, "qualifier": "about"}, "killed: about 10–20 persons (people)"),
        ({"low": 10}, "killed: from 10 persons (people)"),
        ({"high": 20}, "killed: to 20 persons (people)"),
        ({}, "killed: people"),
    ],
)
def test_figures_keep_their_qualifier(values: dict[str, object], text: str, corpus: Corpus) -> None:
    row = {"claim": "t000-p06-01", "measure": "killed", "unit": "persons", "counts": "people"}
    assert figure_text(Figure.model_validate(row | values), corpus.title("measure", "killed")) == text


def test_names_say_who_uses_them_and_english_comes_first(corpus: Corpus) -> None:
    found = toponyms(corpus, "khojaly")
    assert found[0][0] == "Khojaly"
    assert "Hasanov 2017" in found[0][1]
    assert len(found) == len(set(found))
    languages = {users.split(":")[0] for _, users in found}
    assert {"Azerbaijani", "Armenian", "Russian"} <= languages


def test_all_that_is_said_of_a_claim_of_documentation(small: Corpus) -> None:
    found = claim_texts(small, small.claims["survey-01"])
    assert found.statement.startswith("Lantern survey states that ")
    assert found.citation.endswith(", 1999, pages 12–14")
    assert found.figures == (
        "lanterns lost: about 100 lanterns (lanterns lost, as most tales have it); reported by: most tales; "
        "The Harbour log, paragraph 3 gives another number.",
    )
    assert found.when == "about March 44 BC (on some day or days of it)"
    assert found.basis == "date given by the source"
    assert found.topic == "Lost lanterns"
    assert claim_texts(small, small.claims["survey-04"]).citation == (
        "“Lanterns & reefs <a survey of tales>”, Institute of Made-up Seas, 1999"
    )


def test_all_that_is_said_of_a_claim_of_a_text(small: Corpus) -> None:
    found = claim_texts(small, small.claims["letter-p02-01"])
    assert found.statement == (
        "Letter (1901) states that the ship carried more than two hundred lanterns, "
        "of which between eighty and ninety were lost."
    )
    assert found.citation == "Marina Ternwick, “A letter about the lantern ship”, May 1901, paragraph 2"
    assert found.figures == (
        "lanterns carried: more than 200 lanterns (lanterns on board)",
        "lanterns lost: 80–90 lanterns (lanterns lost, the others came ashore dry); part of the more than 200",
    )
    assert found.basis == "date inferred from its context in the source"


def test_everything_of_both_corpora_can_be_said(small: Corpus, corpus: Corpus) -> None:
    for one in (small, corpus):
        for claim in one.claims.values():
            found = claim_texts(one, claim)
            assert all((found.when, found.basis, found.statement, found.citation, found.topic))
            assert found.statement.startswith(f"{one.sources[claim.source].custom.label} states that ")
            assert len(found.figures) == len(one.figures.get(claim.id, ()))


def test_names_of_the_small_corpus_say_who_uses_them_and_when(small: Corpus) -> None:
    assert toponyms(small, "tokula") == [
        ("Tōkulā", "English, as in the texts: Harbour log"),
        ("Tocoolah", "English, as in the texts: sailors 1790–1884"),
        ("توكولا", "Arabic: 1901–"),
        ("טוקולה", "Hebrew: school atlas"),
        ("Tōkulā", "Island tongue: islanders"),
    ]
    assert toponyms(small, "anuhau")[0] == ("Anuhau", "English, as in the texts: Harbour log; Letter (1901)")


def test_a_term_that_no_vocabulary_holds_is_said_as_it_is(small: Corpus) -> None:
    assert small.title("measure", "no_such-term") == "no such term"


@pytest.mark.parametrize(("number", "text"), [(0, "0 statements"), (1, "1 statement"), (1200, "1,200 statements")])
def test_a_number_stands_with_its_noun(number: int, text: str) -> None:
    assert counted(number) == text
    assert counted(number, "place") == text.replace("statement", "place")
