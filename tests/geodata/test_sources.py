"""Where in a source something stands, when a source was issued, and what texts and documentation need."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.__main__ import main
from geodata.corpus import Corpus, load
from geodata.sources import LocatorKind, parse_locator
from geodata.wording import citation, issued_text
from tests.geodata.conftest import Complaints, EditSource


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("page 12", LocatorKind.PAGE, "page 12"),
        ("page 12-14", LocatorKind.PAGE, "pages 12–14"),
        ("pages 12–14", LocatorKind.PAGE, "pages 12–14"),
        ("page 12, 15", LocatorKind.PAGE, "pages 12, 15"),
        ("page iv", LocatorKind.PAGE, "page iv"),
        ("paragraph 45", LocatorKind.PARAGRAPH, "paragraph 45"),
        ("footnote 3", LocatorKind.FOOTNOTE, "footnote 3"),
        ("article 2(c)", LocatorKind.ARTICLE, "article 2(c)"),
        ("time 00:12:30", LocatorKind.TIME, "time 00:12:30"),
        ("time 00:12-00:13", LocatorKind.TIME, "time 00:12–00:13"),
    ],
)
def test_a_locator_has_a_kind_and_says_where(text: str, kind: LocatorKind, said: str) -> None:
    found = parse_locator(text)
    assert (found.kind, str(found)) == (kind, said)
    assert str(parse_locator(said)) == said


@pytest.mark.parametrize(
    "text", ["", "12", "page", "page ", "verse 3", "Page 3", "page 3; page 4", "page <b>", "page -"]
)
def test_what_names_no_known_kind_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no locator"):
        parse_locator(text)


@given(st.text(max_size=60))
def test_any_text_is_a_locator_or_refused(text: str) -> None:
    try:
        found = parse_locator(f"page {text}")
    except ValueError:
        return
    assert str(parse_locator(str(found))) == str(found)


def test_texts_are_cited_by_paragraph_and_documentation_by_its_locator(small: Corpus) -> None:
    said = {key: str(claim.cited_at) for key, claim in small.claims.items()}
    assert said["log-p03-01"] == "paragraph 3"
    assert said["survey-01"] == "pages 12–14"
    assert said["survey-03"] == "time 00:12:30"
    assert small.claims["survey-04"].cited_at is None


@pytest.mark.parametrize(
    "issued",
    [
        {},
        {"date-parts": []},
        {"literal": ""},
        {"date-parts": [[2014]], "literal": "2014"},
        {"date-parts": [[]]},
        {"date-parts": [[2014, 1, 2, 3]]},
        {"date-parts": [["May"]]},
        {"raw": "2014"},
        "2014",
    ],
)
def test_a_source_says_when_it_was_issued_in_one_way(
    issued: object, edit_source: EditSource, complaints: Complaints
) -> None:
    line = edit_source("letter", issued=issued)
    assert complaints()[0].startswith(f"sources.json:{line}: issued")


@pytest.mark.parametrize(
    "parts", [[2001, 26, 5], [2001, 0], [2001, 6, 31], [2001, 13], [2001, 2, 0], [1999, 2, 29], [10000], [10**30, 1]]
)
def test_a_source_is_issued_on_a_day_of_the_calendar(
    parts: list[int], edit_source: EditSource, complaints: Complaints
) -> None:
    line = edit_source("letter", issued={"date-parts": [parts]})
    given_parts = "-".join(map(str, parts))
    assert complaints() == [
        f"sources.json:{line}: issued: '{given_parts}' is no year, month and day of the calendar, in this order"
        "; correct the value"
    ]


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        ({"date-parts": [[1901]]}, "1901"),
        ({"date-parts": [[1901, 5]]}, "May 1901"),
        ({"date-parts": [[1901, 5, 26]]}, "26 May 1901"),
        ({"date-parts": [[2000, 2, 29]]}, "29 February 2000"),
        ({"date-parts": [[-43, 3]]}, "March 44 BC"),
        ({"literal": "n.d."}, "n.d."),
    ],
)
def test_what_is_said_of_when_a_source_was_issued(
    issued: dict[str, object], said: str, copy: Path, edit_source: EditSource
) -> None:
    edit_source("survey", issued=issued)
    assert main(["--data", str(copy), "check"]) == 0
    survey = load(copy).sources["survey"]
    assert issued_text(survey) == said
    assert citation(survey, parse_locator("page 3")) == (
        f"“Lanterns & reefs <a survey of tales>”, Institute of Made-up Seas, {said}, page 3"
    )


def test_the_country_of_a_party_is_a_place(edit_source: EditSource, complaints: Complaints) -> None:
    line = edit_source("letter", custom={"country": "nowhere"})
    assert complaints() == [f"sources.json:{line}: unknown place 'nowhere'; correct it or add it to places.csv"]


def test_what_a_side_prints_as_anothers_words_counts_for_that_side(
    edit_source: EditSource, complaints: Complaints
) -> None:
    edit_source("survey", custom={"country": "tokula"})
    assert complaints() == [
        "answers.csv:6: survey-05: what a side prints counts for that side; leave party empty",
    ]


@pytest.mark.parametrize("column", ["file", "sha256", "paragraphs"])
def test_a_text_can_be_verified(column: str, edit_source: EditSource, complaints: Complaints) -> None:
    line = edit_source("log", custom={column: None})
    assert complaints() == [f"sources.json:{line}: custom: a text needs file, sha256 and paragraphs; correct the value"]


@pytest.mark.parametrize("value", ["press", "Text", ""])
def test_a_source_is_a_text_or_documentation(value: str, edit_source: EditSource, complaints: Complaints) -> None:
    line = edit_source("survey", custom={"source_class": value})
    assert complaints()[0].startswith(f"sources.json:{line}: custom.source_class: ")


@pytest.mark.parametrize("column", ["party", "label", "source_class"])
def test_every_source_says_who_speaks(column: str, edit_source: EditSource, complaints: Complaints) -> None:
    line = edit_source("survey", custom={column: None})
    assert complaints() == [f"sources.json:{line}: custom.{column} is empty; fill it in"]


def test_documentation_may_keep_a_copy(copy: Path, edit_source: EditSource) -> None:
    edit_source("survey", custom={"file": "survey.txt", "sha256": "0" * 64, "paragraphs": 3})
    assert main(["--data", str(copy), "check"]) == 0
    assert main(["--data", str(copy), "verify", "--texts", str(copy / "texts")]) == 0


def test_claims_of_a_text_that_becomes_documentation_are_all_reported(
    small: Corpus, edit_source: EditSource, complaints: Complaints
) -> None:
    edit_source("log", custom={"source_class": "documentation"})
    found = [one for one in complaints() if one.startswith("claims.csv") and "how far it was seen" not in one]
    assert all("only texts are cited by a paragraph of their copy; write it into locator" in one for one in found)
    assert len(found) == sum(claim.source == "log" for claim in small.claims.values())


def test_other_fields_of_csl_are_kept(copy: Path, edit_source: EditSource) -> None:
    edit_source("survey", DOI="10.0000/lanterns", issued={"date-parts": [[1999]]})
    assert (load(copy).sources["survey"].model_extra or {})["DOI"] == "10.0000/lanterns"
