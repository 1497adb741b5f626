"""Parts and wholes of figures: nobody is counted twice, and what no text breaks down is known."""

import csv
from pathlib import Path

import pytest

from geodata.corpus import Corpus, load
from geodata.figures import additive, broken_down_by, whole_of
from geodata.model import Figure
from geodata.reading import DataError
from tests.geodata.conftest import Complaints


def _figure(corpus: Corpus, claim: str, measure: str) -> Figure:
    return next(figure for figure in corpus.figures[claim] if figure.measure == measure)


def _killed(corpus: Corpus, source: str) -> list[Figure]:
    return [
        figure
        for claim, figures in corpus.figures.items()
        for figure in figures
        if corpus.claims[claim].source == source
        and corpus.claims[claim].topic in ("khojaly-deaths", "khojaly-places-of-death")
        and figure.value is not None
        and figure.measure.startswith(("killed", "tortured_to_death"))
    ]


@pytest.mark.parametrize("source", ["t000", "t001", "t002", "t004"])
def test_613_and_its_parts_are_never_added(source: str, corpus: Corpus) -> None:
    figures = _killed(corpus, source)
    assert len(figures) > 3
    assert [figure.value for figure in additive(corpus, figures)] == [613]


def test_the_numbers_by_place_are_parts_of_613_and_say_whose_reading_that_is(corpus: Corpus) -> None:
    figures = [figure for claim, rows in corpus.figures.items() if claim.startswith("t004-p45-") for figure in rows]
    assert sorted(int(figure.value or 0) for figure in figures) == [6, 8, 16, 18, 23, 23, 111, 130]
    for figure in figures:
        whole = whole_of(corpus, figure)
        assert whole is not None
        assert whole.value == 613
        assert figure.note


def test_a_number_that_no_text_breaks_down_is_known(corpus: Corpus) -> None:
    whole = _figure(corpus, "t000-p06-01", "killed")
    assert {"t000", "t001", "t002", "t004"} <= set(broken_down_by(corpus, whole))
    assert broken_down_by(corpus, _figure(corpus, "t000-p07-06", "captured")) == ()
    assert broken_down_by(corpus, _figure(corpus, "t000-p06-02", "killed_women")) == ()


def test_no_source_s_number_is_called_exact_where_it_does_not_say_so(corpus: Corpus) -> None:
    assert {str(figure.qualifier) for figures in corpus.figures.values() for figure in figures} <= {
        *("None", "about", "around", "some", "more than", "over", "almost", "nearly"),
        *("at least", "up to", "less than"),  # of documentation alone
    }


def test_parts_of_parts_are_not_added_either(small: Corpus) -> None:
    carried, lost = small.figures["letter-p02-01"]
    assert additive(small, [carried, lost]) == (carried,)
    assert additive(small, [lost]) == (lost,)


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("part_of", "letter-p02-01/cats", "unknown figure 'letter-p02-01/cats' in part_of"),
        ("part_of", "log-p03-01/lanterns_lost", "is part of 'log-p03-01/lanterns_lost', a figure of another source"),
        ("part_of", "letter-p02-01/lanterns_lost", "is at last a part of itself"),
        ("unit", "boats", "counts boats, its whole 'letter-p02-01/lanterns_carried' counts lanterns"),
        ("value", "300", "is greater than its whole 'letter-p02-01/lanterns_carried'"),
    ],
)
def test_what_cannot_be_a_part_is_told(
    column: str, value: str, told: str, small_copy: Path, complaints: Complaints
) -> None:
    path = small_copy / "figures.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    at = next(at for at, row in enumerate(rows) if row["part_of"])
    rows[at] |= {"low": "", "high": "", "value": "80"} | {column: value}
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert any(one.startswith(f"figures.csv:{at + 2}: {told}") for one in complaints())


@pytest.mark.parametrize("whole", ["letter-p02-01/cats", "letter-p02-01/lanterns_lost"])
def test_nothing_starts_with_a_part_of_nothing_or_of_itself(whole: str, small_copy: Path) -> None:
    path = small_copy / "figures.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("letter-p02-01/lanterns_carried", whole), encoding="utf-8")
    with pytest.raises(DataError, match=r"part_of|part of itself"):
        load(small_copy)
