"""Where in a source something stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.sources import LocatorKind, parse_locator


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
