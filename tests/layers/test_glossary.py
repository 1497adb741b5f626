"""The glossary as HTML: every entry once, no contested word defined, statements of each source with their pages."""

import pytest

from geodata import glossary as uses
from geodata import usage
from geodata.corpus import Corpus, load
from geodata.words import EntryKind
from layers import glossary
from tests.layers.markup import HOSTILE, Markup

ALL = {"kind": "", "term": ""}


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_every_entry_has_an_anchor_and_its_related_ones_are_linked(corpus: Corpus) -> None:
    page = Markup(glossary.content(corpus, ALL))
    assert [node.attributes["id"] for node in page.all("h3")] == list(corpus.glossary)
    links = [str(node.attributes["href"]) for node in page.all("a")]
    see = [link for link in links if link.startswith("glossary?term=")]
    assert see == [f"glossary?term={one}" for entry in corpus.glossary.values() for one in entry.see]
    ids = [node.attributes["id"] for node in page.nodes if "id" in node.attributes]
    assert len(set(ids)) == len(ids)


def test_a_kind_and_a_term_narrow_the_entries(corpus: Corpus) -> None:
    for kind in EntryKind:
        found = glossary.entries(corpus, {"kind": kind, "term": ""})
        assert found == [entry for entry in corpus.glossary.values() if entry.kind is kind]
        parts = glossary.SCREEN.parts(corpus, {"kind": kind, "term": ""})
        assert parts == (() if len(found) < 2 else tuple((entry.id, entry.title) for entry in found))
    assert [part for part, _ in glossary.SCREEN.parts(corpus, ALL)] == [f"words-{kind}" for kind in EntryKind]
    assert [one.id for one in glossary.entries(corpus, {"kind": "", "term": "statement"})] == ["statement"]
    assert "No entry fits" in glossary.content(corpus, {"kind": "contested", "term": "statement"})


def test_every_statement_with_the_word_is_there_texts_first_and_its_source_is_named(corpus: Corpus) -> None:
    for entry in corpus.glossary.values():
        if entry.kind is not EntryKind.CONTESTED:
            continue
        page = Markup(glossary.content(corpus, {"kind": "", "term": entry.id}))
        shown = [str(node.attributes["href"]) for node in page.all("a")]
        statements = [link.removeprefix("statement/") for link in shown if link.startswith("statement/")]
        found = [use.claim.id for use in uses.uses(corpus, entry)]
        assert sorted(statements) == sorted(found)
        texts = [corpus.claims[one].source in corpus.texts for one in statements]
        assert texts == sorted(texts, reverse=True)
        folded = [node for node in page.all("details") if node.has_class("statements")]
        assert all("open" in node.attributes for node in folded)


def test_more_than_five_of_a_source_are_folded_and_graphic_ones_too(bundled: Corpus) -> None:
    page = Markup(glossary.content(bundled, {"kind": "", "term": "genocide"}))
    lists = [node for node in page.all("ul") if any(up.has_class("statements") for up in node.ancestors)]
    items = [node for node in page.all("li") if any(up.has_class("statements") for up in node.ancestors)]
    for one in lists:
        held = sum(one in item.ancestors for item in items)
        more = any(up.tag == "details" and not up.has_class("statements") for up in one.ancestors)
        assert more or held <= glossary.SHOWN
    assert "103 more of Hasanov 2017" in page.text
    for entry in bundled.glossary.values():
        page = Markup(glossary.content(bundled, {"kind": "", "term": entry.id}))
        for node in page.all("a"):
            key = str(node.attributes["href"]).removeprefix("statement/")
            if key in bundled.claims and bundled.claims[key].sensitivity:
                assert any(up.has_class("graphic") for up in node.ancestors)


def test_no_contested_word_is_defined_and_a_legal_meaning_says_what_it_is(corpus: Corpus) -> None:
    for entry in corpus.glossary.values():
        text = Markup(glossary.content(corpus, {"kind": "", "term": entry.id})).text
        contested = entry.kind is EntryKind.CONTESTED
        assert contested == ("Sources differ in whether" in text or "Sources use different names" in text)
        assert ("It says nothing of whether it applies here." in text) == bool(entry.law)
        if entry.law_source:
            assert entry.law_source in text


def test_documentation_is_said_to_be_in_our_words(bundled: Corpus) -> None:
    page = Markup(glossary.content(bundled, {"kind": "", "term": "corridor"}))
    assert page.text.count("· in our words") == 5
    assert "publication’s own word ·" not in page.text
    assert Markup(glossary.content(bundled, {"kind": "", "term": "ethnic-cleansing"})).text.count(
        "the publication’s own word"
    )


def test_counts_of_the_whole_texts_stand_beside(bundled: Corpus) -> None:
    page = Markup(glossary.content(bundled, {"kind": "", "term": "genocide"}))
    cells = [node.text for node in page.all("td") if node.has_class("number")]
    counts = list(usage.counts(bundled)["genocide"].values())
    statements = [len(found) for found in uses.in_texts(bundled, bundled.glossary["genocide"]).values()]
    assert cells[:10] == [str(number) for pair in zip(statements, counts, strict=True) for number in pair]


def test_names_stand_in_their_language_with_who_uses_them(bundled: Corpus) -> None:
    page = Markup(glossary.content(bundled, {"kind": "", "term": "khojaly"}))
    named = {node.text: node.attributes["lang"] for node in page.all("span") if "lang" in node.attributes}
    latin = {"Khojaly": "en", "Khojali": "en", "Khojalu": "en"}
    assert named == latin | {"Xocalı": "az", "Իվանյան": "hy", "Խոջալու": "hy", "Ходжалы": "ru"}
    assert "given by the Karabakh Armenian authorities" in page.text
    assert "since 2001" in page.text


def test_what_the_data_holds_is_escaped(small: Corpus) -> None:
    entry = small.glossary["lost"].model_copy(update={"title": HOSTILE, "law": HOSTILE, "law_source": HOSTILE})
    hostile = Corpus(**{**vars(small), "glossary": {"lost": entry.model_copy(update={"see": ()})}})
    page = Markup(glossary.content(hostile, ALL))
    assert not page.all("script")
    assert not page.all("img")
    assert page.text.count(HOSTILE) >= 3
