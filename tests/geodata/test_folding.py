"""Words as a search compares them."""

import json
import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus
from geodata.folding import folded, marked, patterns, ranked
from geodata.frames import select
from geodata.selection import Selection


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Xocalı", "xocali"),
        ("XOCALI", "xocali"),
        ("İstanbul", "istanbul"),
        ("Xankəndi", "xankendi"),
        ("Ağdərə", "agdere"),
        ("Erdoğan", "erdogan"),
        ("Ходжалы", "ходжалы"),
        ("ԽՈՋԱԼՈՒ", "խոջալու"),
        ("“613”", "613"),
        ("«613» ‘x’ `y` ʻĀnuhau", "613 x y anuhau"),
        ("Azerbaijan`s lands", "azerbaijans lands"),
        ("1991–92 — a\u2011b", "1991-92 - a-b"),
        ("  two\u00a0 \twords\n", "two words"),
        ("Straße", "strasse"),
        ("Łódź, Đakovo, Bjørn", "lodz, dakovo, bjorn"),
        ("Լեռնային֊Ղարաբաղ", "լեռնային-ղարաբաղ"),
        ("בית־ספר", "בית-ספר"),
        ("ᴬ①ﬁ", "a1fi"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_case_accents_quotes_dashes_and_spaces_make_no_difference(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(unicodedata.normalize("NFD", text)) == plain


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


def test_a_word_is_found_at_the_beginning_of_a_word() -> None:
    (one,) = patterns("613")
    assert one.search(folded("killed 613 people"))
    assert one.search(folded("“613”"))
    assert not one.search("1613")
    (karabakh,) = patterns("karabakh")
    assert karabakh.search(folded("Nagorno-Karabakh"))


def _found(corpus: Corpus, words: str) -> set[str]:
    return set(select(corpus, Selection(words=words)).claims.index)


@pytest.mark.parametrize(
    "words", ["Xocalı", "Xocali", "XOCALI", "XOCALİ", "Ходжалы", "ХОДЖАЛЫ", "Խոջալու", "ԽՈՋԱԼՈՒ", "“Khojaly", "khojaly"]
)
def test_a_place_is_found_by_each_of_its_names_in_each_script(words: str, corpus: Corpus) -> None:
    assert {claim.id for claim in corpus.claims_at["khojaly"]} <= _found(corpus, words)


def test_words_are_found_in_any_order_and_each_of_them(corpus: Corpus) -> None:
    found = _found(corpus, "613 killed")
    assert found == _found(corpus, "KILLED “613”")
    assert {corpus.claims[key].source for key in found} > set(corpus.texts)
    assert all("613" in corpus.claims[key].statement for key in found if corpus.claims[key].source in corpus.texts)
    erdogan = [_found(corpus, words) for words in ("Erdogan", "Erdoğan", unicodedata.normalize("NFD", "ERDOĞAN"))]
    assert erdogan[0] == erdogan[1] == erdogan[2] != set()


@pytest.mark.parametrize("dash", "-‐‑–—−")
@pytest.mark.parametrize("mark", "'’`ʻ´")
def test_dashes_and_apostrophes_are_the_same_in_query_and_text(dash: str, mark: str, small: Corpus) -> None:
    for written in ("in the keeper’s winter of 1991–92", "in the keeper`s winter of 1991-92"):
        claim = small.claims["log-p01-01"].model_copy(update={"statement": written})
        changed = replace(small, claims=small.claims | {claim.id: claim})
        assert _found(changed, f"keeper{mark}s 1991{dash}92") == {claim.id}


def test_fragment_source_and_ids_are_searched_too(corpus: Corpus) -> None:
    claim = corpus.claims["t004-p45-05"]
    assert claim.id in _found(corpus, claim.quote or "")
    assert _found(corpus, "t004-p45-05") == {claim.id}
    assert {key for key, one in corpus.claims.items() if one.source == "t004"} <= _found(corpus, "Hasanov")


@pytest.mark.parametrize("words", ["Ternwick", "marina ternwick"])
def test_claims_are_found_by_who_wrote_their_source(words: str, small: Corpus) -> None:
    assert _found(small, words) == {key for key, one in small.claims.items() if one.source == "letter"}


@pytest.mark.parametrize("words", ["Institute of Made-up Seas", "seas institute"])
def test_claims_are_found_by_the_publisher_of_their_source(words: str, small: Corpus) -> None:
    assert _found(small, words) == {key for key, one in small.claims.items() if one.source == "survey"}


def test_titles_of_sources_are_not_searched_for_they_name_what_all_is_about(corpus: Corpus) -> None:
    assert all("Khojaly" in corpus.sources[text].title for text in corpus.texts if text != "t003")
    assert 0 < len(_found(corpus, "khojaly")) < len(corpus.claims)


@pytest.mark.parametrize("words", ["613,", "(613)", "“613”.", "613 –"])
def test_punctuation_around_a_word_asks_for_nothing(words: str, corpus: Corpus) -> None:
    assert _found(corpus, words) == _found(corpus, "613") != set()


def test_claims_are_found_by_words_that_only_their_fragment_has(small: Corpus) -> None:
    assert _found(small, "after another") == {"log-p03-01"}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("טוקולה", "tokula"),
        ("توكولا", "tokula"),
        ("TOKULA", "tokula"),
        ("ʻĀnuhau", "anuhau"),
        ("anuhau", "anuhau"),
        ("الفوانيس جزيرة", "moana-atoll"),
        ("שוניות הפנסים", "lantern-banks"),
        ("lane-tokula-anuhau", "lane-tokula-anuhau"),
        ("tōkulā from lane", "lane-tokula-anuhau"),
    ],
)
def test_right_to_left_and_other_names_are_found(words: str, place: str, small: Corpus) -> None:
    assert {claim.id for claim in small.claims_at[place]} <= _found(small, words)


@pytest.mark.parametrize("words", [".*", "(?", "[", "\\", "zzzz", "\u0301", "{}", "x" * 2000, "'", "a|b"])
def test_odd_words_are_words_like_any_other(words: str, small: Corpus) -> None:
    everything = set(small.claims)
    assert _found(small, words) in (set(), everything)  # what folds to nothing asks for nothing


@given(st.text(max_size=20))
def test_no_words_raise(small: Corpus, words: str) -> None:
    assert _found(small, words) <= set(small.claims)


CASES = json.loads((Path(__file__).parent.parent / "cases/searching.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [case for case in CASES if "pieces" in case], ids=lambda case: case["text"])
def test_what_in_a_text_a_word_of_a_query_meets(case: dict[str, object]) -> None:
    assert [list(piece) for piece in marked(str(case["text"]), str(case["words"]))] == case["pieces"]


@pytest.mark.parametrize("case", [case for case in CASES if "entries" in case], ids=lambda case: case["words"])
def test_names_that_are_the_query_come_first(case: dict[str, object]) -> None:
    assert ranked(case["entries"], str(case["words"])) == case["found"]  # type: ignore[arg-type]


@given(st.text(), st.text())
def test_the_pieces_of_a_text_are_the_text(text: str, words: str) -> None:
    pieces = marked(text, words)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(one[1] != other[1] for one, other in pairwise(pieces))


@given(st.lists(st.sampled_from(["Xocalı", "“613”", "Nagorno-Karabakh", "1991–92", "Խոջալու"]), min_size=1))
def test_a_text_that_a_query_finds_has_a_mark_and_no_other(chosen: list[str]) -> None:
    text = " ".join(chosen)
    for words in ("xocali", "karabakh", "1991-92", "խոջ", "absent"):
        finds = all(one.search(folded(text)) for one in patterns(words))
        assert finds == any(hit for _, hit in marked(text, words))
