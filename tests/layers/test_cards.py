"""Cards say what a source states, where it says so, and nothing a browser would run."""

import json
import re
from dataclasses import replace

import pytest

from geodata.corpus import Corpus
from geodata.date_words import date_text
from geodata.model import Claim
from geodata.wording import claim_texts, note_text
from layers import cards
from tests.layers.markup import HOSTILE, Markup


@pytest.fixture(scope="module")
def graphic(corpus: Corpus) -> list[Claim]:
    found = [claim for claim in corpus.claims.values() if claim.sensitivity == "graphic"]
    assert found
    return found


def _figures(corpus: Corpus, claim: Claim) -> list[str]:
    return list(claim_texts(corpus, claim).figures)


def _only_text(markup: Markup) -> None:
    """Nothing in it but the elements that cards are made of, none with a script."""
    plain = {"article", "p", "span", "details", "summary", "ul", "li", "blockquote", "cite", "div", "b", "strong", "a"}
    assert {node.tag for node in markup.nodes} <= plain
    for node in markup.nodes:
        assert node.attributes.keys() <= ({"class", "href"} if node.tag == "a" else {"class", "id"})


def test_every_card_names_its_source_its_paragraph_and_its_passage(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        source = corpus.sources[claim.source]
        card = Markup(cards.claim_card(corpus, claim))
        _only_text(card)
        assert card.one("article").attributes["id"] == claim.id
        assert source.custom.label in card.text
        (statement,) = (node for node in card.all("p") if node.has_class("claim-statement"))
        assert statement.text == f"{source.custom.label} states that {claim.statement}."
        assert [quote.text for quote in card.all("blockquote")] == ([f"… {claim.quote} …"] if claim.quote else [])
        citation = card.one("cite").text
        assert f"“{source.title}”" in citation
        assert claim.cited_at is None or citation.endswith(f", {claim.cited_at}")


def test_documentation_has_no_passage_and_is_cited_as_far_as_it_is_known(small: Corpus) -> None:
    cited = {}
    for claim in small.claims.values():
        card = Markup(cards.claim_card(small, claim))
        assert (card.all("blockquote") == []) == (claim.source == "survey")
        cited[claim.id] = card.one("cite").text
    survey = "“Lanterns & reefs <a survey of tales>”, Institute of Made-up Seas, 1999"
    assert {key: text for key, text in cited.items() if key.startswith("survey-")} == {
        "survey-01": f"{survey}, pages 12–14",
        "survey-02": f"{survey}, footnote 3",
        "survey-03": f"{survey}, time 00:12:30",
        "survey-04": survey,
        "survey-05": f"{survey}, article 7",
    }
    sources = {claim.id: cards.entry(small, claim)["source"] for claim in small.claims.values()}
    assert sources["survey-01"] == "Documentation: Lantern survey, pages 12–14"
    assert sources["survey-04"] == "Documentation: Lantern survey"


def test_every_card_gives_its_figures_one_by_one(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        card = Markup(cards.claim_card(corpus, claim))
        for item, figure in zip(card.all("li"), _figures(corpus, claim), strict=True):
            assert item.text.startswith(figure)
            assert re.match(r"(in (\d+ texts? of|none of the texts)|not compared with)", item.text.removeprefix(figure))


def test_every_card_names_its_places_and_says_how_sure_they_are(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        card = Markup(cards.claim_card(corpus, claim))
        for place in claim.places:
            assert f"{corpus.places[place].title} (" in card.text
        assert ("No place named" in card.text) == (not claim.places)


def test_undated_cards_say_so(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        card = Markup(cards.claim_card(corpus, claim))
        (when,) = (node for node in card.all("p") if node.has_class("claim-when"))
        assert when.text.startswith("undated") == (claim.when is None)
        assert ("no year given" in when.text) == (claim.when is not None and not claim.dated)


def test_graphic_statements_stand_folded_and_nowhere_else(corpus: Corpus, graphic: list[Claim]) -> None:
    for claim in graphic:
        card = Markup(cards.claim_card(corpus, claim))
        folded, outside = card.one("details"), card.outside("details")
        assert "open" not in folded.attributes
        assert "graphic detail" in card.one("summary").text
        for words in filter(None, (claim.statement, claim.quote, *_figures(corpus, claim))):
            assert words in folded.text
            assert words not in card.one("summary").text
            assert words not in outside


def test_notes_of_graphic_statements_are_folded_too_and_stand_once(corpus: Corpus, graphic: list[Claim]) -> None:
    for claim in graphic:
        card = Markup(cards.claim_card(corpus, claim.model_copy(update={"note": "A remark of ours."})))
        assert "Editor's note: A remark of ours." in card.one("details").text
        assert "A remark of ours." not in card.one("summary").text
        assert card.text.count("A remark of ours.") == 1


def test_notes_of_other_statements_stand_once(corpus: Corpus) -> None:
    noted = [claim for claim in corpus.claims.values() if claim.note and not claim.sensitivity]
    assert noted
    for claim in noted:
        assert (
            Markup(cards.claim_card(corpus, claim)).text.count(f"Editor's note: {note_text(corpus, claim.note)}") == 1
        )


def test_other_statements_are_not_folded(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        if not claim.sensitivity:
            assert Markup(cards.claim_card(corpus, claim)).all("details") == []


def test_pieces_hold_every_claim_once_and_in_order_with_card_and_cells(corpus: Corpus) -> None:
    numbers = range(-(-len(corpus.claims) // cards.PIECE))
    entries = [entry for number in numbers for entry in cards.piece(corpus, number)]
    assert [entry["id"] for entry in entries] == list(corpus.claims)
    assert all(len(cards.piece(corpus, number)) == cards.PIECE for number in numbers[:-1])
    assert cards.piece(corpus, len(numbers)) == []
    for entry, claim in zip(entries, corpus.claims.values(), strict=True):
        assert entry["card"] == cards.claim_card(corpus, claim)
        assert entry["when"] == date_text(claim.when)
        assert entry["source"].endswith(f", {claim.cited_at}") or claim.cited_at is None
    assert json.loads(json.dumps(entries)) == entries


def test_a_place_comes_with_its_head_and_the_sources_that_name_it(corpus: Corpus) -> None:
    for place in corpus.places.values():
        found = cards.place_entry(corpus, place)
        assert found["head"] == cards.place_head(corpus, place)
        assert list(found["sources"]) == list(corpus.sources_at(place.id))


def test_cells_of_the_table_hold_no_graphic_words(corpus: Corpus, graphic: list[Claim]) -> None:
    for claim in graphic:
        entry = cards.entry(corpus, claim)
        cells = " ".join(cell for name, cell in entry.items() if name != "card")
        for words in (claim.statement, claim.quote, *_figures(corpus, claim)):
            assert str(words) not in cells
        assert "folded" in entry["statement"]
    for claim in corpus.claims.values():
        if not claim.sensitivity:
            assert cards.entry(corpus, claim)["statement"] == f"{claim.statement}."


@pytest.mark.parametrize("sensitivity", [None, "graphic"])
@pytest.mark.parametrize("field", ["statement", "quote", "note", "quoted_source", "body", "legal_form"])
def test_hostile_words_of_a_claim_are_shown_and_not_run(corpus: Corpus, field: str, sensitivity: str | None) -> None:
    claim = next(iter(corpus.claims.values())).model_copy(
        update={field: (HOSTILE,) if field == "body" else HOSTILE, "sensitivity": sensitivity}
    )
    card = Markup(cards.claim_card(corpus, claim))
    _only_text(card)
    assert HOSTILE in card.text


def test_hostile_titles_and_figures_are_shown_and_not_run(corpus: Corpus) -> None:
    claim = next(one for one in corpus.claims.values() if one.id in corpus.figures and one.places)
    source = corpus.sources[claim.source]
    custom = source.custom.model_copy(update={"label": HOSTILE})
    topic = corpus.terms["topic"][claim.topic].model_copy(update={"title": HOSTILE})
    broken = replace(
        corpus,
        sources={**corpus.sources, source.id: source.model_copy(update={"title": HOSTILE, "custom": custom})},
        terms={**corpus.terms, "topic": {claim.topic: topic}},
        places={key: place.model_copy(update={"title": HOSTILE}) for key, place in corpus.places.items()},
        figures=corpus.figures
        | {claim.id: tuple(row.model_copy(update={"counts": HOSTILE}) for row in corpus.figures[claim.id])},
    )
    for sensitivity in (None, "graphic"):
        card = Markup(cards.claim_card(broken, claim.model_copy(update={"sensitivity": sensitivity})))
        _only_text(card)
        assert card.text.count(HOSTILE) >= 4


def test_place_heads_give_each_name_with_its_users_and_say_where_coordinates_come_from(corpus: Corpus) -> None:
    for place in corpus.places.values():
        head = Markup(cards.place_head(corpus, place))
        _only_text(head)
        assert {node.text for node in head.all("b")} == {row.toponym for row in corpus.names[place.id]}
        assert all(item.text.strip() != item.text.split(" ")[0] for item in head.all("li"))
        if place.coordinate_source:
            assert f"Location: {place.coordinate_source}, {place.coordinate_id}" in head.text


def test_hostile_names_and_notes_of_a_place_are_shown_and_not_run(corpus: Corpus) -> None:
    place = next(iter(corpus.places.values())).model_copy(update={"note": HOSTILE, "coordinate_id": HOSTILE})
    rows = tuple(row.model_copy(update={"toponym": HOSTILE}) for row in corpus.names[place.id])
    head = Markup(cards.place_head(replace(corpus, names={**corpus.names, place.id: rows}), place))
    _only_text(head)
    assert head.text.count(HOSTILE) >= 3


def test_source_heads_say_who_issued_them(corpus: Corpus) -> None:
    for key, source in corpus.sources.items():
        head = Markup(cards.source_head(corpus, key))
        _only_text(head)
        assert f"“{source.title}”" in head.one("cite").text
        assert f"{'Issued by' if source.is_text else 'Perspective'}: {source.custom.party}" in head.text
        assert (f"{source.custom.paragraphs} paragraphs" in head.text) == source.is_text


def test_hostile_words_of_a_source_and_the_notes_are_shown_and_not_run(corpus: Corpus) -> None:
    key, source = next(iter(corpus.sources.items()))
    custom = source.custom.model_copy(update={"party": HOSTILE, "note": HOSTILE})
    broken = replace(
        corpus,
        sources={key: source.model_copy(update={"title": HOSTILE, "custom": custom})},
        meta=corpus.meta.model_copy(update={"boundary_note": HOSTILE}),
    )
    for html, times in ((cards.source_head(broken, key), 3), (cards.notes(broken), 1)):
        markup = Markup(html)
        _only_text(markup)
        assert markup.text.count(HOSTILE) == times


def test_the_notes_are_all_there(corpus: Corpus) -> None:
    text = Markup(cards.notes(corpus)).text
    meta = corpus.meta
    for note in (meta.summary, meta.content_note, meta.graphic_note, meta.names_note, meta.boundary_note):
        assert note in text
