"""Places and sources have pages of their own; with copies at hand the passages stand there, quoted parts marked."""

from pathlib import Path

import pytest
from starlette.applications import Starlette

from geodata import citing, passages
from geodata.corpus import Corpus, load
from geodata.passages import NONE, Passages
from layers import placepage, records, sourcepage, statement
from tests.asking import Answer, ask
from tests.layers.markup import HOSTILE, Markup

SMALL = Path(__file__).parent.parent / "small"


@pytest.fixture(scope="module")
def at_hand() -> tuple[Corpus, Passages]:
    """The small made-up corpus with its texts at hand."""
    corpus = load(SMALL)
    return corpus, passages.read(corpus, SMALL / "texts")


def _ask(corpus: Corpus, path: str) -> Answer:
    return ask(Starlette(routes=records.routes("", lambda: corpus, lambda: NONE)), path)


def test_every_place_has_a_page_with_its_statements_and_how_to_cite_it(corpus: Corpus) -> None:
    for place in corpus.places.values():
        page = Markup(placepage.render(corpus, place))
        assert page.one("h1").text == place.title
        links = {str(node.attributes["href"]) for node in page.all("a")}
        assert {f"statement/{claim.id}" for claim in corpus.claims_at.get(place.id, ())} <= links
        assert citing.place_text(corpus, place) in page.text
        assert place.id in citing.place_text(corpus, place)


def test_every_source_has_a_page_that_outlines_its_paragraphs(corpus: Corpus) -> None:
    for source in corpus.sources.values():
        page = Markup(sourcepage.render(corpus, source))
        assert page.one("h1").text == source.custom.label
        claims = [claim for claim in corpus.claims.values() if claim.source == source.id]
        links = {str(node.attributes["href"]) for node in page.all("a")}
        assert {f"statement/{claim.id}" for claim in claims} <= links
        anchors = {node.attributes.get("id") for node in page.all("section") if node.has_class("paragraph")}
        if source.is_text:
            assert anchors == {f"p{number}" for number in range(1, (source.custom.paragraphs or 0) + 1)}
            taken = {claim.paragraph for claim in claims}
            silent = page.text.count("No statement was taken from it.")
            assert silent == (source.custom.paragraphs or 0) - len(taken)
        assert citing.reference(source) in page.text


def test_no_passage_stands_on_a_page_where_no_copy_is_at_hand(corpus: Corpus) -> None:
    for text in corpus.texts:
        page = Markup(sourcepage.render(corpus, corpus.sources[text]))
        assert not [node for node in page.all("a") if node.has_class("quoted")]
        assert "is not part of this map" in page.text


def test_with_a_copy_the_text_stands_in_full_and_what_is_quoted_leads_to_its_statement(
    at_hand: tuple[Corpus, Passages],
) -> None:
    corpus, copies = at_hand
    for text in corpus.texts:
        page = Markup(sourcepage.render(corpus, corpus.sources[text], copies))
        for paragraph in copies.texts[text]:
            assert paragraph in page.text
        quoted = {str(node.attributes["href"]) for node in page.all("a") if node.has_class("quoted")}
        claims = [claim for claim in corpus.claims.values() if claim.source == text and claim.quote]
        assert quoted <= {f"statement/{claim.id}" for claim in claims}
        assert len(quoted) >= len({claim.paragraph for claim in claims})


def test_with_a_copy_a_statement_stands_in_its_passage_between_its_neighbours(at_hand: tuple[Corpus, Passages]) -> None:
    corpus, copies = at_hand
    for claim in corpus.claims.values():
        page = Markup(statement.render(corpus, claim, copies))
        shown = [node.text for node in page.all("p") if node.has_class("passage")]
        if claim.paragraph is None or not corpus.sources[claim.source].is_text:
            assert shown == []
            continue
        numbers = [number for number in range(claim.paragraph - 1, claim.paragraph + 2) if number >= 1]
        wanted = [f"{number} {text}" for number in numbers if (text := copies.paragraph(claim.source, number))]
        assert shown == wanted
        within = [node for node in page.all("p") if node.has_class("passage") and claim.sensitivity]
        assert all(any(up.tag == "details" for up in node.ancestors) for node in within)


def test_the_words_of_a_text_stand_beside_the_others(corpus: Corpus) -> None:
    for text in corpus.texts:
        rows = sourcepage.words(corpus, text)
        assert len(rows) == len(corpus.keywords)
        for row in rows:
            assert [own for own, _, _ in row["counts"]] == [key == text for key in corpus.texts]
            (count,) = [count for own, count, _ in row["counts"] if own]
            assert bool(count) == bool(row["paragraphs"])


def test_a_text_stands_beside_a_map_of_its_own(corpus: Corpus) -> None:
    source = corpus.sources[corpus.texts[0]]
    page = Markup(sourcepage.beside(corpus, source))
    text, themap = page.all("iframe")
    assert text.attributes["src"] == f"source/{source.id}/text"
    assert themap.attributes["name"] == sourcepage.FRAME
    assert f"source={source.id}" in str(themap.attributes["src"])
    within = Markup(sourcepage.render(corpus, source, within=True))
    assert not within.all("header")
    frames = {node.attributes.get("target") for node in within.all("a")}
    assert sourcepage.FRAME in frames or not any(corpus.located(claim) for claim in corpus.claims.values())


@pytest.mark.parametrize("kind", ["statement", "place", "source"])
def test_what_is_not_there_is_said(corpus: Corpus, kind: str) -> None:
    answer = _ask(corpus, f"/{kind}/no-such-record")
    assert answer.status == 404
    assert "There is no record of this id" in Markup(answer.text).text


def test_a_hostile_name_is_text(at_hand: tuple[Corpus, Passages]) -> None:
    corpus, _ = at_hand
    place = next(iter(corpus.places.values())).model_copy(update={"title": HOSTILE})
    page = Markup(placepage.render(corpus, place))
    assert page.one("h1").text == HOSTILE
    assert not page.all("script")
