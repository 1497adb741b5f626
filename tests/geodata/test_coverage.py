"""Who speaks about what: every statement is counted where it belongs, once a topic, and silence is a nought."""

import pytest

from geodata import coverage
from geodata.corpus import Corpus, load
from geodata.corroboration import party, party_title


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_every_statement_is_counted_under_its_topic_once(corpus: Corpus) -> None:
    lines = coverage.topics(corpus)
    for text in corpus.texts:
        assert sum(line.texts[text] for line in lines) == sum(claim.source == text for claim in corpus.claims.values())
    documents = [claim for claim in corpus.claims.values() if claim.source not in corpus.texts]
    assert sum(sum(line.sides.values()) for line in lines) == len(documents)


def test_a_period_counts_what_has_a_day_in_it_and_what_is_undated_stands_apart(corpus: Corpus) -> None:
    lines = {line.about: line for line in coverage.periods(corpus)}
    night = next(chapter for chapter in corpus.chapters if chapter.id == "february-1992")
    for text in corpus.texts:
        claims = [claim for claim in corpus.claims.values() if claim.source == text]
        assert lines["february-1992"].texts[text] == sum(
            claim.dated and claim.when is not None and claim.when.meets(*night.days) for claim in claims
        )
        assert lines[coverage.UNDATED].texts[text] == sum(not claim.dated for claim in claims)


def test_places_are_counted_for_each_and_stand_by_their_number(corpus: Corpus) -> None:
    lines = coverage.places(corpus)
    totals = [sum(line.texts.values()) + sum(line.sides.values()) for line in lines]
    assert totals == sorted(totals, reverse=True)
    assert totals == [len(corpus.claims_at[line.about]) for line in lines]
    assert lines[0].about == "khojaly"


def test_what_one_text_or_none_speaks_of_is_that(corpus: Corpus) -> None:
    lines = coverage.places(corpus)
    for line in coverage.of_one_text(lines):
        assert {claim.source for claim in corpus.claims_at[line.about]} == set(line.speaking)
    unspoken = coverage.of_no_text(lines)
    assert "maraga" in {line.about for line in unspoken}
    for line in unspoken:
        assert not {claim.source for claim in corpus.claims_at[line.about]} & set(corpus.texts)


def test_a_side_has_one_name_and_stands_once(corpus: Corpus) -> None:
    titles = [party_title(corpus, side) for side in coverage.sides(corpus)]
    assert len(titles) == len(set(titles))
    assert {party(source) for source in corpus.sources.values() if not source.is_text} == set(coverage.sides(corpus))


def test_no_title_calls_a_source_by_a_number(corpus: Corpus) -> None:
    assert not [place.title for place in corpus.places.values() if "text 0" in place.title or " t00" in place.title]


def test_questions_are_counted_by_who_answers(bundled: Corpus) -> None:
    lines = {line.about: line for line in coverage.questions(bundled)}
    assert set(lines) == {answer.question for answer in bundled.answers}
    killed = lines["killed"]
    assert killed.speaking == bundled.texts
    assert not lines["maraga-killed"].speaking
    assert lines["maraga-killed"].documented


def test_what_one_side_alone_speaks_of_is_spoken_of_by_no_other(bundled: Corpus) -> None:
    lines = coverage.places(bundled)
    found = coverage.of_one_party(bundled, lines)
    listed = [line for held in found.values() for line in held]
    assert len(listed) == len({line.about for line in listed})
    for side, held in found.items():
        for line in held:
            speaking = {party(bundled.sources[claim.source]) for claim in bundled.claims_at[line.about]}
            assert speaking == {side}
    others = {line.about for line in lines} - {line.about for line in listed}
    for place in others:
        assert len({party(bundled.sources[claim.source]) for claim in bundled.claims_at[place]}) > 1
