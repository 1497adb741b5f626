"""The glossary: no contested word is defined; who uses one how is counted, with the source's words and ours apart."""

import re

import pytest

from geodata import glossary
from geodata.corpus import Corpus, load
from geodata.glossary import ACTS, CALL, REPORTS, Manner
from geodata.words import Entry, EntryKind
from tests.geodata.conftest import Complaints, Edit


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def _numbers(corpus: Corpus, entry: str) -> list[int]:
    return [len(found) for found in glossary.in_texts(corpus, corpus.glossary[entry]).values()]


@pytest.mark.parametrize(
    ("key", "column", "value", "told"),
    [
        ("lost", "definition", "Gone", "lost: a contested word is defined"),
        ("wicked", "forms", "", "wicked: it is not said what is looked for"),
        ("statement", "definition", "", "statement: it has no definition"),
        ("lost", "law_source", "", "lost: law and law_source go together"),
        ("lost", "see", "lost", "lost: it refers to itself"),
        ("lantern", "definition", "A heroic light", "definition uses the loaded word 'heroic'"),
    ],
)
def test_an_entry_that_breaks_a_rule_is_refused(
    *, key: str, column: str, value: str, told: str, edit: Edit, complaints: Complaints
) -> None:
    line = edit("glossary.csv", key, column, value)
    (found,) = complaints()
    assert found.startswith(f"glossary.csv:{line}: {told}; ")


def test_a_legal_meaning_stands_with_contested_words_alone(edit: Edit, complaints: Complaints) -> None:
    edit("glossary.csv", "lantern", "law_source", "Rule 4")
    line = edit("glossary.csv", "lantern", "law", "A lamp.")
    assert complaints() == [f"glossary.csv:{line}: lantern: law is for contested words; leave it empty"]


def test_own_words_and_ours_are_told_apart(small: Corpus) -> None:
    entry = Entry(id="reef", title="“Reef”", kind=EntryKind.CONTESTED, forms=("reef", "wicked", "slick"))
    own = {use.claim.id: (use.said, use.own) for use in glossary.uses(small, entry)}
    assert own["log-p05-02"] == ("a wicked waste of good fish", True)
    assert own["log-p05-01"][1] is True
    texts = [use for use in glossary.uses(small, entry) if use.claim.source in small.texts]
    assert all(use.own for use in texts)
    for use in glossary.uses(small, entry):
        if not use.own:
            assert use.said == use.claim.statement
            assert not re.search("“[^”]*(reef|wicked|slick)", use.said, re.IGNORECASE)


def test_a_word_that_only_we_use_of_a_text_is_not_the_text_s(small: Corpus) -> None:
    entry = Entry(id="put", title="“Put”", kind=EntryKind.CONTESTED, forms=("put",))
    assert "log-p04-02" not in {use.claim.id for use in glossary.uses(small, entry)}


def test_pieces_join_to_the_text_and_forms_are_whole_words(small: Corpus) -> None:
    entry = small.glossary["lost"]
    text = "Lost, not loster: a LOSS."
    pieces = list(glossary.marked(entry, text))
    assert "".join(part for part, _ in pieces) == text
    assert [part for part, hit in pieces if hit] == ["Lost", "LOSS"]


def test_names_say_who_uses_them_and_when(small: Corpus) -> None:
    names = {one.toponym: one for one in glossary.names(small, small.glossary["tokula"])}
    assert (names["Tōkulā"].sources, names["Tōkulā"].used_by) in {(("log",), ()), ((), ("islanders",))}
    assert (names["Tocoolah"].used_by, names["Tocoolah"].since, names["Tocoolah"].until) == (
        ("sailors",),
        "1790",
        "1884",
    )


def test_a_form_without_a_statement_is_known(small: Corpus, bundled: Corpus) -> None:
    assert glossary.unfound(small, small.glossary["wicked"]) == ("wrecked",)
    assert "Artsakh" in glossary.unfound(bundled, bundled.glossary["nagorno-karabakh"])


def test_uses_are_those_of_the_data(bundled: Corpus) -> None:
    """Counted in claims.csv by hand."""
    assert _numbers(bundled, "hostage") == [1, 0, 1, 1, 5]
    assert _numbers(bundled, "genocide") == [17, 13, 37, 20, 108]
    assert _numbers(bundled, "occupation") == [2, 5, 4, 3, 43]
    assert _numbers(bundled, "liberation") == [0, 1, 0, 0, 0]
    assert _numbers(bundled, "corridor") == [0, 0, 0, 0, 0]
    corridor = glossary.in_documentation(bundled, bundled.glossary["corridor"])
    assert {source: len(found) for source, found in corridor.items()} == {
        "doc-memorial-1992": 2,
        "doc-marukyan-2024": 1,
        "doc-demoyan-appendix": 1,
        "doc-memorial-encyclopedias": 1,
    }
    assert not any(use.own for found in corridor.values() for use in found)


def test_a_statement_on_a_killing_does_not_take_its_act_s_word(bundled: Corpus) -> None:
    for use in glossary.uses(bundled, bundled.glossary["genocide"]):
        if use.said not in (use.claim.quote, use.claim.statement):
            assert use.claim.kind in ACTS
            assert use.said in {mention.word for mention in bundled.mentions if use.claim.id in mention.claims}


def test_documentation_without_quotation_marks_is_in_our_words(bundled: Corpus) -> None:
    for entry in bundled.glossary.values():
        for found in glossary.in_documentation(bundled, entry).values():
            for use in found:
                assert use.own or not entry.places
                assert not use.own or "“" in use.claim.statement or use.claim.kind in ACTS


def test_manners_go_by_kind_then_by_who_is_cited_then_by_mode(bundled: Corpus) -> None:
    claims = bundled.claims
    assert glossary.manner(claims["t000-p07-06"]) is Manner.EVENT
    assert glossary.manner(claims["t001-p09-04"]) is Manner.CALL
    assert glossary.manner(claims["t004-p82-02"]) is Manner.ACT
    assert glossary.manner(claims["t004-p55-02"]) is Manner.REPORTED
    assert glossary.manner(claims["t002-p03-13"]) is Manner.JUDGEMENT
    assert {*ACTS, *REPORTS, CALL} <= bundled.terms["claim-kind"].keys()


def test_an_entry_with_a_keyword_looks_for_its_forms(bundled: Corpus) -> None:
    for entry in bundled.glossary.values():
        if entry.keyword:
            assert entry.forms == bundled.keywords[entry.keyword].forms


def test_contested_words_stand_in_quotation_marks_and_no_other_title_is_loaded(bundled: Corpus) -> None:
    kinds = {entry.kind for entry in bundled.glossary.values()}
    assert kinds == set(EntryKind)
    for entry in bundled.glossary.values():
        if entry.kind is EntryKind.CONTESTED:
            assert entry.title.startswith("“")
            assert entry.definition is None
        else:
            assert entry.definition
