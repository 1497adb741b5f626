"""What a corpus is made of, counted again from the data files."""

import csv
import json
from collections import Counter

from geodata import method
from geodata.comparison import Kind
from geodata.corpus import DATA, Corpus
from geodata.frames import select
from geodata.model import Precision
from geodata.selection import Selection
from geodata.sources import SeenAs


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


CLAIMS = _rows("claims")
SOURCES = json.loads((DATA / "sources.json").read_text(encoding="utf-8"))
DOCUMENTED = [row for row in CLAIMS if row["source"].startswith("doc-")]


def test_shares_add_up_to_all_statements_in_both_classes(corpus: Corpus, small: Corpus) -> None:
    for one in (corpus, small):
        total = method.total(one)
        counts = (method.kinds, method.topics, method.modes, method.bases, method.holding, method.date_precisions)
        for shares in (count(one) for count in counts):
            assert sum(share.texts for share in shares) == total.texts
            assert sum(share.documentation for share in shares) == total.documentation
    assert method.total(corpus) == method.Share("", len(CLAIMS) - len(DOCUMENTED), len(DOCUMENTED))


def test_values_are_counted_as_the_files_have_them(corpus: Corpus) -> None:
    for column, shares in (
        ("kind", method.kinds(corpus)),
        ("topic", method.topics(corpus)),
        ("mode", method.modes(corpus)),
        ("date_basis", method.bases(corpus)),
        ("holds", method.holding(corpus)),
    ):
        every = Counter(row[column] for row in CLAIMS)
        assert {share.value: share.texts + share.documentation for share in shares} == every
        documented = Counter(row[column] for row in DOCUMENTED)
        assert {share.value: share.documentation for share in shares if share.documentation} == documented


def test_every_value_has_words(corpus: Corpus) -> None:
    assert {share.value for share in method.modes(corpus)} <= method.MODES.keys()
    assert {share.value for share in method.holding(corpus)} <= method.HOLDS.keys()
    assert {share.value for share in method.date_precisions(corpus)} <= method.DATES.keys()
    assert set(method.PRECISIONS) == set(Precision)


def test_how_far_documentation_was_seen(corpus: Corpus) -> None:
    claims = Counter(row["seen_as"] for row in DOCUMENTED)
    ways = Counter(way for source in SOURCES for way in source["custom"].get("seen_as", ()))
    assert method.seen(corpus) == tuple((way, ways[way], claims[way]) for way in SeenAs)
    confidence = Counter(row["confidence"] for row in DOCUMENTED)
    assert dict(method.confidences(corpus)) == confidence
    gaps = method.gaps(corpus)
    assert (gaps.not_original, gaps.tertiary) == (claims["passage"] + claims["tertiary"], claims["tertiary"])
    seen_itself = {row["source"] for row in DOCUMENTED if row["seen_as"] == "original"}
    assert gaps.not_original_publications == len({row["source"] for row in DOCUMENTED} - seen_itself)
    assert gaps.low == confidence["low"]


def test_sides_hold_every_publication_and_statement_once(corpus: Corpus) -> None:
    customs = [source["custom"] for source in SOURCES if source["custom"]["source_class"] == "documentation"]
    given = Counter(custom.get("country") or custom["perspective"] for custom in customs)
    sides = method.sides(corpus)
    assert {side.side: side.publications for side in sides} == given
    assert sum(side.statements for side in sides) == len(DOCUMENTED)
    assert all(sum(side.seen.values()) == side.statements for side in sides)
    assert [(side.side, side.publications) for side in method.sides(corpus, texts=True)] == [("azerbaijan", 5)]


def test_places_are_counted_by_precision_and_statements_at_them(corpus: Corpus) -> None:
    precisions = {row["id"]: row["precision"] for row in _rows("places")}
    found = method.precisions(corpus)
    assert {precision: number for precision, number, _ in found} == Counter(precisions.values())
    for precision, _, share in found:
        at = [
            row for row in CLAIMS if any(precisions[place] == precision for place in row["places"].split(";") if place)
        ]
        assert share.texts + share.documentation == len(at)
    gaps = method.gaps(corpus)
    assert {place.id for place in gaps.places} == {key for key, value in precisions.items() if value == "unlocated"}


def test_gaps_are_what_the_map_lists_as_undated_and_not_located(corpus: Corpus) -> None:
    gaps = method.gaps(corpus)
    for undated, selection in (
        (gaps.undated.texts + gaps.undated.documentation, Selection(dated=False)),
        (
            sum((gaps.unplaced.texts, gaps.unplaced.documentation, gaps.nowhere.texts, gaps.nowhere.documentation)),
            Selection(located=False),
        ),
    ):
        assert undated == len(select(corpus, selection).claims)
    assert gaps.nowhere.texts + gaps.nowhere.documentation == sum(not row["places"] for row in CLAIMS)
    assert gaps.yearless.texts == sum(row["when"].startswith("XXXX") for row in CLAIMS)
    assert gaps.not_found == len(_rows("not_found"))


def test_questions_are_counted_by_who_answers_them(corpus: Corpus) -> None:
    source = {row["id"]: row["source"] for row in CLAIMS}
    texts: dict[str, set[str]] = {row["id"]: set() for row in _rows("questions")}
    for row in _rows("answers"):
        if not source[row["claim"]].startswith("doc-"):
            texts[row["question"]].add(source[row["claim"]])
    found = method.comparisons(corpus)
    assert found.questions == len(texts)
    assert found.several_texts == sum(len(held) > 1 for held in texts.values())
    assert found.one_text == sum(len(held) == 1 for held in texts.values())
    assert found.no_text == sum(not held for held in texts.values())
    assert 0 < found.outside <= found.several_texts + found.one_text
    assert set(found.differences) == set(Kind)
