"""Texts and documentation are never taken for one another: not in the data, cards, lists, exports or the interface."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from geodata import recognitions
from geodata.corpus import Corpus
from geodata.formats import BY_FILE
from geodata.frames import select
from geodata.selection import Selection
from geodata.sources import SourceClass
from geodata.wording import DOCUMENTATION
from layers import cards
from layers.features import page_data
from tests.layers.markup import Markup

CLASSES = [str(one) for one in SourceClass]


def _class_of(corpus: Corpus, claim: str) -> str:
    return str(corpus.sources[corpus.claims[claim].source].custom.source_class)


def _exported(corpus: Corpus, file: str, query: str = "") -> bytes:
    made, content = BY_FILE[file]
    return made.to_bytes(content, select(corpus, Selection.from_query(query, corpus)))


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def _features(corpus: Corpus, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_exported(corpus, "claims.geojson", query))["features"]
    return found


def test_ids_tell_the_class(corpus: Corpus) -> None:
    for source in corpus.sources.values():
        assert source.id.startswith("doc-") != source.is_text
    for key, claim in corpus.claims.items():
        assert key.startswith("doc-") == (claim.source not in corpus.texts)


def test_documentation_has_no_quotation_and_says_how_far_it_was_seen_and_a_text_the_reverse(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        seen = (claim.seen_as, claim.seen_at, claim.confidence)
        if claim.source in corpus.texts:
            assert claim.quote
            assert not any(seen)
        else:
            assert claim.quote is None
            assert claim.paragraph is None
            assert all(seen)


@pytest.mark.parametrize("name", CLASSES)
def test_a_query_for_a_class_gives_that_class_alone_in_every_format(name: str, corpus: Corpus, tmp_path: Path) -> None:
    query = f"class={name}"
    wanted = {key for key in corpus.claims if _class_of(corpus, key) == name}
    features = _features(corpus, query)
    assert {feature["id"] for feature in features} == wanted
    assert {feature["properties"]["source_class"] for feature in features} == {name}
    rows = _rows(_exported(corpus, "claims.csv", query))
    assert {row["id"] for row in rows} == wanted
    assert {row["source_class"] for row in rows} == {name}
    assert {row["claim_id"] for row in _rows(_exported(corpus, "figures.csv", query))} <= wanted
    items = json.loads(_exported(corpus, "sources.json", query))
    assert {item["custom"]["source_class"] for item in items} == {name}
    (path := tmp_path / "evidence.gpkg").write_bytes(_exported(corpus, "evidence.gpkg", query))
    assert set(gpd.read_file(path, layer="claims")["source_class"]) == {name}
    assert set(gpd.read_file(path, layer="sources")["source_class"]) == {name}


def test_every_claim_and_figure_of_an_export_says_its_class(corpus: Corpus) -> None:
    for feature in _features(corpus):
        properties = feature["properties"]
        assert properties["source_class"] == _class_of(corpus, feature["id"])
        assert {figure["source_class"] for figure in properties["figures"]} <= {properties["source_class"]}
        assert (properties["seen_as"] is None) == (properties["source_class"] == "text")
    for row in _rows(_exported(corpus, "figures.csv")):
        assert row["source_class"] == _class_of(corpus, row["claim_id"])


def test_places_count_the_classes_apart(corpus: Corpus) -> None:
    for feature in json.loads(_exported(corpus, "places.geojson"))["features"]:
        properties = feature["properties"]
        counted = [_class_of(corpus, claim) for claim in properties["claim_ids"]]
        assert properties["text_claims"] == counted.count("text")
        assert properties["documentation_claims"] == counted.count("documentation")


def test_acts_keep_the_texts_words_from_those_of_documentation(corpus: Corpus) -> None:
    content = json.loads(_exported(corpus, "acts.json"))
    for act in content["acts"]:
        for said in ("position", "word", "claims"):
            assert set(act[said]) <= set(corpus.texts)
        assert act["claims"]
        assert not {one["source"] for one in act["documentation"]} & set(corpus.texts)
    for act in content["documentation_acts"]:
        assert not act["claims"]
        assert act["documentation"]
    assert not {act["id"] for act in content["acts"]} & {act["id"] for act in content["documentation_acts"]}
    assert len(content["acts"]) + len(content["documentation_acts"]) == len(corpus.acts)
    assert set(content["named"]) == set(corpus.texts)


def test_documentation_adds_nothing_to_whom_the_texts_name(corpus: Corpus) -> None:
    for text in corpus.texts:
        for mention in corpus.mentions_in(text):
            assert set(mention.claims) <= {key for key, claim in corpus.claims.items() if claim.source == text}
    assert not any(recognitions.named(corpus, text).countries.count("slovenia") for text in corpus.texts)


def test_cards_of_documentation_say_so_and_no_others_do(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        card = Markup(cards.claim_card(corpus, claim))
        documented = claim.source not in corpus.texts
        assert card.one("article").has_class("documentation") == documented
        lead = [node.text for node in card.all("p") if node.has_class("claim-class")]
        assert [text.split(" · ")[0] for text in lead] == [DOCUMENTATION] * documented
        assert ("How it was seen:" in card.text) == documented
        assert bool(card.all("blockquote")) != documented
        assert ("low confidence" in "".join(lead)) == (claim.confidence == "low")
        assert cards.entry(corpus, claim)["source"].startswith("Documentation: ") == documented


def test_sources_of_documentation_say_so_and_that_they_cannot_be_verified(corpus: Corpus) -> None:
    for key, source in corpus.sources.items():
        head = Markup(cards.source_head(corpus, key)).text
        assert (DOCUMENTATION in head) != source.is_text
        assert ("cannot be verified here" in head) != source.is_text


def test_texts_stand_before_documentation_wherever_claims_are_in_their_order(corpus: Corpus) -> None:
    classes = [_class_of(corpus, key) for key in corpus.claims]
    assert classes == sorted(classes, key=CLASSES.index)
    sources = [str(source.custom.source_class) for source in corpus.sources.values()]
    assert sources == sorted(sources, key=CLASSES.index)


def test_the_page_knows_the_class_of_every_claim(corpus: Corpus) -> None:
    page = page_data(corpus)
    for key, at in zip(page["claims"]["id"], page["claims"]["source"], strict=True):
        assert page["sources"][at]["class"] == _class_of(corpus, key)


def test_losses_of_all_sides_have_the_same_layers_and_kinds(corpus: Corpus) -> None:
    """No place of its own, and no word of its own, for whoever was killed."""
    killed = {
        place: {corpus.claim_layers[claim.id] for claim in corpus.claims_at[place] if claim.kind == "killing"}
        for place in ("khojaly", "maraga", "sumgait", "khankendi", "shusha", "meshali")
    }
    assert all("events-1987-1992" in layers for layers in killed.values())
    assert {rule.id for rule in corpus.layers if rule.feature == "claim"} == set(corpus.claim_layers.values())
