import json

from geodata.corpus import Corpus
from geodata.formats import BY_NAME
from geodata.frames import select
from geodata.selection import Selection


def _items(corpus: Corpus, query: str = "") -> list[dict[str, object]]:
    selected = select(corpus, Selection.from_query(query, corpus))
    found: list[dict[str, object]] = json.loads(BY_NAME["csl-json"].to_bytes("sources", selected))
    return found


def test_sources_are_csl_json_with_what_csl_lacks_under_custom(small: Corpus) -> None:
    items = {str(item["id"]): item for item in _items(small)}
    assert list(items) == list(small.sources)
    for item in items.values():
        assert {"id", "type", "title", "issued"} <= item.keys()
    assert items["letter"]["issued"] == {"date-parts": [[1901, 5]]}
    assert items["letter"]["author"] == [{"family": "Ternwick", "given": "Marina"}]
    custom = items["log"]["custom"]
    assert isinstance(custom, dict)
    assert {"file", "sha256", "paragraphs", "party", "source_class", "label"} <= custom.keys()
    assert items["survey"]["publisher"] == "Institute of Made-up Seas"


def test_each_item_says_what_it_is_taken_from(small: Corpus) -> None:
    for item in _items(small, "q=lanterns"):
        custom = item["custom"]
        assert isinstance(custom, dict)
        about = custom["corpus"]
        assert (about["query"], about["version"], about["licence"]) == ("q=lanterns", "1", small.meta.licence)
        assert {"schema_version", "credits", "citation", "boundary_note"} <= about.keys()


def test_only_the_sources_of_the_selected_claims(small: Corpus) -> None:
    assert [item["id"] for item in _items(small, "claim=letter-p01-01")] == ["letter"]
    assert _items(small, "layers=") == []
