"""Plots of figures and of numbers of statements: what they show is said in words, and is what the tables hold."""

import re

import pytest

from geodata import comparison, coverage
from geodata.corpus import Corpus, load
from geodata.ranges import series
from layers import compare
from layers.coverage import tables
from layers.multiples import Panel, panels
from layers.plots import of_question
from tests.layers.markup import Markup


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def said(html: str) -> list[str]:
    """The words in the plots of a page."""
    return [node.text for node in Markup(html).all("text")]


def test_every_number_stands_beside_its_mark_in_both_sizes(bundled: Corpus) -> None:
    for question in bundled.questions:
        for found, html in zip(series(bundled, question), of_question(bundled, question), strict=True):
            words = said(html)
            for mark in found.marks:
                assert words.count(mark.amount) >= 2
                assert words.count(mark.label) >= 2
            assert sum(word.startswith("as reported there") for word in words) == 2 * sum(
                mark.reported for mark in found.marks
            )
            assert words.count("0") >= 2
            assert words.count(found.unit) == 2


def test_texts_and_documentation_differ_in_mark_and_heading(bundled: Corpus) -> None:
    (html,) = of_question(bundled, "children-lost-both-parents")
    assert "Circles are figures of texts." in html
    assert "iamonds" not in html
    (html,) = of_question(bundled, "injured")
    assert "Circles are figures of texts; diamonds are figures of documentation." in html
    assert {"Texts", "Documentation: Azerbaijani sources"} <= set(said(html))


def test_the_caption_explains_just_what_occurs(bundled: Corpus) -> None:
    (killed,), (families,) = of_question(bundled, "killed"), of_question(bundled, "families-destroyed")
    for part in ("a line between two marks is a range", "an arrow to the right", "an arrow to the left"):
        assert part in killed
        assert part not in families
    (area,) = of_question(bundled, "nkao-area")
    assert "Without a number: Hasanov 2017, “4,4000”, as printed." in area


def test_a_plot_is_named_and_narrow_enough_for_a_phone(bundled: Corpus) -> None:
    (html,) = of_question(bundled, "killed")
    broad, narrow = Markup(html).all("svg")
    assert (
        broad.attributes["aria-label"]
        == narrow.attributes["aria-label"]
        == (
            "How many people of Khojaly were killed or died? 31 figures, 6 of texts and 25 of documentation, "
            "in persons, on an axis from 0 to 1,000."
        )
    )
    assert int(str(narrow.attributes["width"])) <= 340
    assert {int(size) for size in re.findall(r'font-size="(\d+)px"', html)} == {13, 14}


def test_only_questions_whose_numbers_differ_have_a_plot(bundled: Corpus) -> None:
    page = Markup("".join(compare.table(bundled, topic) for topic in comparison.topics(bundled)))
    assert not Markup(compare.table(bundled)).all("svg")
    drawn = [node for node in page.all("figure") if node.has_class("figures")]
    assert len(drawn) == sum(len(series(bundled, question)) for question in bundled.questions)


def test_panels_hold_the_numbers_of_the_table(corpus: Corpus) -> None:
    words = said(tables(corpus))
    lines = [*coverage.topics(corpus), *coverage.periods(corpus)]
    given = [count for line in lines for count in (*line.texts.values(), sum(line.sides.values()))]
    assert sorted(int(word) for word in words if re.fullmatch(r"\d{1,3}", word)) == sorted(
        count for count in given if count
    )
    periods = [count for line in coverage.periods(corpus) for count in (*line.texts.values(), sum(line.sides.values()))]
    assert words.count("silent") == periods.count(0)


@pytest.mark.parametrize("dots", [False, True])
def test_a_source_that_is_silent_throughout_is_said_to_be(dots: bool) -> None:
    (html,) = panels((Panel("A source", False, (("One thing", 0), ("Another", 0))),), "by topic", "none", dots)
    assert said(html) == ["One thing", "none", "Another", "none"]
    assert "none in 2 rows" in html
