"""The codebook: its generated part, and the rules that a test over the bundled data holds."""

import re

import pytest

from geodata.__main__ import CODEBOOK
from geodata.codebook import BEGIN, END, renewed
from geodata.corpus import Corpus
from geodata.model import DateBasis, Holds, Mode
from geodata.quotes import GAP, fragments, words

COUNTED = frozenset(
    {
        *("killing", "injury", "capture", "release", "missing", "family-loss", "expulsion", "destruction"),
        *("property-damage", "conflict-total"),
    }
)
NIGHT = {"1992-02-25/1992-02-26", "1992-02-25", "1992-02-26"}
UNDATED_KINDS = {"investigation", "charge", "press-report", "ngo-report", "forensic", "testimony"}


def test_the_definitions_in_the_codebook_are_those_of_the_vocabularies(corpus: Corpus) -> None:
    text = CODEBOOK.read_text(encoding="utf-8")
    terms = [term for rows in corpus.terms.values() for term in rows.values()]
    assert renewed(text, terms) == text
    assert all(f"(`{term.id}`)" in text for term in terms)


@pytest.mark.parametrize("text", ["", BEGIN, END, f"{END} {BEGIN}"])
def test_a_codebook_without_marks_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="lacks the marks"):
        renewed(text, [])


def test_rules_are_numbered_without_a_gap_and_name_only_rules_there_are() -> None:
    text = CODEBOOK.read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    named = {int(number) for number in re.findall(r"rules? (\d+)", text)}
    assert named <= set(numbers)


def test_counted_losses_are_figures_in_every_text(corpus: Corpus) -> None:
    """Rule 7."""
    for claim in corpus.claims.values():
        numbers = [figure for figure in corpus.figures.get(claim.id, ()) if figure.value is not None]
        if numbers and claim.kind in COUNTED:
            assert claim.mode is Mode.FIGURE, claim.id


def test_every_text_reports_the_killing_as_an_event_or_a_figure(corpus: Corpus) -> None:
    """Rule 6: the noun does not decide."""
    for source in corpus.texts:
        found = {
            claim.mode
            for claim in corpus.claims.values()
            if claim.source == source and claim.kind == "killing" and "khojaly" in claim.places
        }
        assert {Mode.EVENT, Mode.FIGURE} <= found, source


def test_findings_and_reports_do_not_stand_on_the_night(corpus: Corpus) -> None:
    """Rule 10."""
    for claim in corpus.claims.values():
        if claim.kind in UNDATED_KINDS and claim.when:
            assert claim.when.text not in NIGHT, claim.id


def test_no_text_is_dated_by_another(corpus: Corpus) -> None:
    """Rule 11: the press report knows 25 February only."""
    for claim in corpus.claims.values():
        if claim.source == "t003" and claim.when:
            assert "1992-02-26" not in claim.when.text, claim.id


def test_open_ends_stand_only_in_a_text_without_a_date(corpus: Corpus) -> None:
    """Rule 15."""
    for claim in corpus.claims.values():
        if claim.when and claim.when.text.endswith("/.."):
            assert claim.source == "t001", claim.id


def test_what_is_yearly_has_no_year(corpus: Corpus) -> None:
    """Rule 13."""
    for key in ("t000-p10-02", "t001-p04-01"):
        claim = corpus.claims[key]
        assert claim.when is not None
        assert (claim.when.text, claim.date_basis) == ("XXXX-02-26", DateBasis.YEAR_MISSING)
        assert claim.holds is None


def test_a_night_holds_on_some_day_and_a_state_on_every_day(corpus: Corpus) -> None:
    """Rule 17."""
    for claim in corpus.claims.values():
        if (
            claim.when
            and claim.when.text == "1992-02-25/1992-02-26"
            and claim.kind in ("attack", "killing", "takeover")
        ):
            assert claim.holds is Holds.SOME, claim.id
        if claim.kind == "missing" and claim.holds:
            assert claim.holds is Holds.EVERY or claim.mode is Mode.EVENT, claim.id


def test_every_place_has_a_statement_or_a_reason(corpus: Corpus) -> None:
    """Rule 20."""
    for place in corpus.places.values():
        assert corpus.claims_at.get(place.id) or (place.note or "").startswith("No statement"), place.id


def test_what_is_said_of_a_way_stands_at_the_ends_that_the_text_names(corpus: Corpus) -> None:
    """Rule 19: what the texts say of the ways to Aghdam and Shelli stands there too."""
    for way, end in (
        ("flight-khojaly-aghdam", "aghdam"),
        ("flight-shelli", "shelli"),
        ("road-asgaran-khankendi", "asgaran"),
        ("road-asgaran-khankendi", "khankendi"),
        ("road-aghdam-shusha", "aghdam"),
        ("road-aghdam-shusha", "shusha"),
    ):
        at = {claim.id for claim in corpus.claims_at[way] if corpus.sources[claim.source].is_text}
        assert at <= {claim.id for claim in corpus.claims_at[end]}


def test_fragments_are_few_and_the_words_of_a_quotation_are_counted(corpus: Corpus) -> None:
    """Rule 24."""
    for claim in corpus.claims.values():
        if not corpus.sources[claim.source].is_text:
            assert claim.quote is None  # none was seen
            continue
        assert 1 <= words(claim.quote or "") <= 12
        assert (claim.quote or "").count(GAP) <= 2
        assert all(fragments(claim.quote or "")), claim.id


def test_statements_read_alone(corpus: Corpus) -> None:
    """Rule 25: words that point to nothing on a card."""
    pointing = re.compile(
        r"^(the clause(?! added to)|this clause|the other|in this|in the resolution,|according to the resolution,)"
    )
    for claim in corpus.claims.values():
        assert not pointing.match(claim.statement), claim.id
