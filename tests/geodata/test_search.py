"""What words find: every name of every place, in any order; sources; statements; ids."""

import pytest

from geodata.corpus import Corpus, load
from geodata.folding import folded
from geodata.search import search


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_every_name_of_every_place_finds_it(bundled: Corpus) -> None:
    for place, names in bundled.names.items():
        for name in names:
            if folded(name.toponym).strip(".,()- "):
                assert place in [key for key, _ in search(bundled, name.toponym).places], name.toponym


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Xocalı", "khojaly"),
        ("ходжалы", "khojaly"),
        ("Ստեփանակերտ", "khankendi"),
        ("khankendi STEPANAKERT", "khankendi"),
        ("Ağdam", "aghdam"),
    ],
)
def test_a_place_called_so_comes_first(bundled: Corpus, words: str, first: str) -> None:
    assert search(bundled, words).places[0][0] == first


def test_statements_hold_all_words_in_any_order(bundled: Corpus) -> None:
    one, other = search(bundled, "senate resolution"), search(bundled, "resolution senate")
    assert one.claims == other.claims
    assert one.claims
    assert set(one.claims) < set(search(bundled, "senate").claims)


def test_an_id_finds_its_statement_and_its_source(bundled: Corpus) -> None:
    found = search(bundled, "T000-P07-04")
    assert (found.claim, found.claims) == ("t000-p07-04", ("t000-p07-04",))
    assert search(bundled, "t002").sources == ("t002",)


def test_sources_are_found_by_label_title_and_author(bundled: Corpus) -> None:
    assert "t004" in search(bundled, "Hasanov").sources
    for source in bundled.sources.values():
        assert source.id in search(bundled, source.custom.label).sources
        assert source.id in search(bundled, source.title).sources


@pytest.mark.parametrize("words", ["", "  ", "—", "“”"])
def test_no_words_find_nothing(bundled: Corpus, words: str) -> None:
    found = search(bundled, words)
    assert (found.places, found.sources, found.claims, found.claim) == ((), (), (), None)
