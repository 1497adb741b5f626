"""Questions by sources: every answer with its passage and its statement's page; silence is shown as silence."""

import pytest

from geodata.answering import answer_text
from geodata.comparison import grid, topics
from geodata.corpus import Corpus, load
from layers import compare
from tests.layers.markup import Markup


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_every_answer_of_a_text_stands_in_its_cell_and_silence_is_said(corpus: Corpus) -> None:
    page = Markup(compare.table(corpus))
    cells = page.all("td")
    rows = grid(corpus)
    assert len(cells) == len(rows) * len(corpus.texts)
    order = {topic: at for at, topic in enumerate(topics(corpus))}
    for at, row in enumerate(sorted(rows, key=lambda row: order[row.topic])):
        for cell, (text, answers) in zip(cells[at * len(corpus.texts) :], row.texts.items(), strict=False):
            assert cell.attributes["data-source"] == corpus.sources[text].custom.label
            assert ("silent" in cell.text) == (not answers and text not in row.listed)
            assert ("gives no number" in cell.text) == (text in row.listed)
            assert all(answer_text(corpus, answer) in cell.text for answer in answers)
    links = {str(node.attributes["href"]) for node in page.all("a")}
    links -= {link for link in links if link.startswith("compare?topic=")}
    links -= {"acts"}
    assert links == {"read/maps", *(f"statement/{answer.claim}" for answer in corpus.answers)}


def test_the_sentence_above_a_question_counts_texts_and_the_silent(bundled: Corpus) -> None:
    said = {row.question: row.said for row in grid(bundled)}
    assert said["children-lost-both-parents"] == "26 persons in 1 text; 25 persons in 2 texts; 2 texts are silent."
    assert said["killed"] == "613 persons in 5 texts. Documentation has other answers."
    assert said["maraga-killed"] == "All texts are silent."


def test_a_text_that_lists_without_a_number_is_not_silent(bundled: Corpus) -> None:
    rows = {row.question: row for row in grid(bundled)}
    assert rows["us-states-number"].said == (
        "24 states in 1 text; 21 states in 1 text; no number, but 13 named in 1 text; no number, but 4 named in 1 "
        "text; no number, but 14 named in 1 text."
    )
    assert {text: one.named for text, one in rows["countries-number"].listed.items()} == {
        "t000": 7,
        "t001": 4,
        "t004": 11,
    }
    page = Markup(compare.table(bundled, "recognition-us"))
    assert any("names 13 and says that there are more, gives no number" in cell.text for cell in page.all("td"))
    assert not any("silent" in cell.text for cell in page.all("td"))


def test_different_answers_bear_different_letters_and_equal_ones_the_same(bundled: Corpus) -> None:
    page = Markup(compare.table(bundled, "khojaly-families", differing=True))
    signs = [node.text for node in page.all("b") if node.has_class("sign")]
    assert signs == [*"ABB"], "families killed wholly, then children who lost both parents"
    same = Markup(compare.table(bundled, "khojaly-missing"))
    assert not [node for node in same.all("b") if node.has_class("sign")]


def test_what_a_publication_gives_as_another_sides_is_said_to_be_reported_in_it(bundled: Corpus) -> None:
    page = Markup(compare.table(bundled, "khojaly-deaths")).text
    assert "about 800 persons (as reported in Human Rights Watch, report of 1993)" in page
    assert "485 persons (Azerbaijani parliamentary inquiry 1992)" in page
    assert "“As reported in”" in page
    assert "2 persons (Demoyan, special folder, as from: Head of the Azerbaijani parliament)" in page
    assert "“As reported in”" not in Markup(compare.table(bundled, "present-day")).text


def test_a_topic_and_a_difference_narrow_the_questions(bundled: Corpus) -> None:
    every = compare.rows(bundled)
    assert [row.question for row in every] == list(bundled.questions)
    assert sum(len(compare.rows(bundled, topic)) for topic in topics(bundled)) == len(every)
    differing = compare.rows(bundled, differing=True)
    assert 0 < len(differing) < len(every)
    assert all(row.differs for row in differing)
    assert "No question fits" in compare.table(bundled, "no-such-topic")


def test_no_graphic_passage_stands_in_it(bundled: Corpus) -> None:
    html = Markup(compare.table(bundled)).text
    plain = {answer.answer for answer in bundled.answers if not bundled.claims[answer.claim].sensitivity}
    for answer in bundled.answers:
        claim = bundled.claims[answer.claim]
        if claim.sensitivity and claim.quote:
            assert claim.quote not in html
        if claim.sensitivity and answer.answer and answer.answer not in plain:
            assert bundled.title("answer", answer.answer) not in html
