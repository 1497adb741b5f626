"""Where sources differ: every difference is in the data, nothing is settled, and what leaves room is told apart."""

import json
import re
from itertools import combinations

import pytest

from geodata.comparison import Disagreement, Kind, disagreements, grid
from geodata.corpus import Corpus
from geodata.dates import year_month_day
from geodata.formats import BY_NAME
from geodata.frames import select
from geodata.selection import Selection


def _found(corpus: Corpus, key: str) -> Disagreement:
    return {one.id: one for one in disagreements(corpus)}[key]


def test_children_who_lost_both_parents_are_26_in_one_text_and_25_in_two(corpus: Corpus) -> None:
    found = _found(corpus, "children-lost-both-parents/between_texts")
    assert {(value.claim, value.figure.value) for value in found.values if value.figure} == {
        ("t000-p07-04", 26),
        ("t003-p04-10", 25),
        ("t004-p29-01", 25),
    }
    assert found.said == "26 persons in 1 text; 25 persons in 2 texts."
    assert not found.compatible


def test_numbers_that_do_not_add_up_are_told_with_what_they_come_to(corpus: Corpus) -> None:
    places = _found(corpus, "deaths-by-place/sum")
    assert places.computed == 335
    assert places.compatible, "the text does not say that these are all places"
    assert places.said == "Hasanov 2017: 8 numbers add up to 335, the text gives 613."
    captives = _found(corpus, "captives/sum")
    assert captives.computed == 1315
    assert not captives.compatible
    assert "garadagli-captives/sum" not in {one.id for one in disagreements(corpus)}, "68 and 50 are 118"


def test_a_text_that_counts_otherwise_than_it_lists_is_told(corpus: Corpus) -> None:
    found = _found(corpus, "us-states-number/sum/t004")
    assert (found.values[0].claim, found.computed) == ("t004-p80-07", 20)
    assert found.said == "Hasanov 2017 counts 21 and names 20."


def test_every_kind_is_there_and_every_id_once(corpus: Corpus) -> None:
    every = disagreements(corpus)
    assert {one.kind for one in every} == set(Kind)
    assert len({one.id for one in every}) == len(every) >= 60


def test_each_kind_holds_what_its_name_says(corpus: Corpus) -> None:
    for one in disagreements(corpus):
        sources = [corpus.claims[value.claim].source for value in one.values]
        texts = {source for source in sources if source in corpus.texts}
        documented = {source for source in sources if source not in corpus.texts}
        if one.kind is Kind.BETWEEN_TEXTS:
            assert len(texts) > 1, one.id
            assert not documented, one.id
        elif one.kind is Kind.DOCUMENTATION:
            assert texts, one.id
            assert documented, one.id
        else:
            assert len(set(sources)) == 1, one.id
        assert one.said.endswith("."), one.id
        assert all(value.figure or value.answer for value in one.values), one.id


def test_numbers_that_can_hold_at_once_are_no_contradiction(corpus: Corpus) -> None:
    for one in disagreements(corpus):
        if one.kind is not Kind.BETWEEN_TEXTS or one.compatible:
            continue
        values = [(value.figure.value, value.answer) for value in one.values if value.figure] or [
            (None, value.answer) for value in one.values
        ]
        assert any(first != second for first, second in combinations(values, 2)), one.id


def test_a_question_stands_with_its_own_topic_or_that_of_its_first_answer(small: Corpus) -> None:
    topics = {row.question: row.topic for row in grid(small)}
    assert topics["crew"] == "last-voyage"
    assert topics["lanterns-lost"] == small.claims["log-p03-01"].topic


def test_nothing_is_graded_and_no_side_is_taken(corpus: Corpus) -> None:
    words = " ".join(one.said.casefold() for one in disagreements(corpus))
    assert not {"correct", "wrong", "true", "false", "reliable", "exaggerated"} & set(words.replace(".", "").split())


@pytest.mark.parametrize("query", ["", "source=t004", "class=text", "topic=garadagli"])
def test_the_export_holds_the_disagreements_among_what_is_selected(corpus: Corpus, query: str) -> None:
    selected = select(corpus, Selection.from_query(query, corpus))
    content = json.loads(BY_NAME["disagreements"].to_bytes("disagreements", selected))
    held = set(selected.claims.index)
    wanted = [one.id for one in disagreements(corpus) if {value.claim for value in one.values} <= held]
    assert [one["id"] for one in content["disagreements"]] == wanted
    for one in content["disagreements"]:
        assert {"topic", "measure", "kind", "values"} <= one.keys()
        for value in one["values"]:
            claim = corpus.claims[value["claim_id"]]
            assert (value["source_id"], value["locator"]) == (
                claim.source,
                str(claim.cited_at) if claim.cited_at else None,
            )
            assert value["source_class"] == corpus.sources[claim.source].custom.source_class


def test_a_corpus_without_questions_has_none(small: Corpus) -> None:
    assert all(one.kind in Kind for one in disagreements(small))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("left-town/between_texts", "2,500 persons in 1 text; 3,000 persons in 1 text."),
        ("museums/within_text/t004", "22 items in 1 text; 40,000 items in 1 text."),
        ("years-by-2024/within_text/t003", "32, as the “32nd anniversary” in 1 text; 22 years in 1 text."),
        (
            "ohanyan-minister/within_text/t004",
            "He is the “incumbent” minister in 1 text; until October 2016 in 1 text.",
        ),
        (
            "mexico-date/documentation",
            "February 2012 in 1 text; 20 December 2011 in 1 text; 8 December 2011 in 1 publication of documentation.",
        ),
    ],
)
def test_differences_in_people_years_posts_and_dates_are_found(corpus: Corpus, key: str, said: str) -> None:
    assert _found(corpus, key).said == said


def test_an_anniversary_of_khojaly_named_with_a_year_fits_it_but_in_one_text(corpus: Corpus) -> None:
    words = {"twenty-two": 22, "twenty-three": 23}
    apart = set()
    for claim in corpus.claims.values():
        ordinal = re.search(r"\b(\d+)(?:st|nd|rd|th) anniversary of (?!the launch)", claim.statement)
        spelt = re.search(r"\b(twenty-\w+) years have passed", claim.statement)
        span = claim.when.span if claim.when else None
        if span is None or not (ordinal or spelt):
            continue
        number = int(ordinal.group(1)) if ordinal else words[spelt.group(1)] if spelt else 0
        years = [year_month_day(day)[0] for day in span if day is not None]
        if not min(years) <= 1992 + number <= max(years):
            apart.add(claim.id)
    assert apart == {"t003-p02-02"}
