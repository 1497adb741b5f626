"""Where sources differ, as JSON: between texts, inside one, with documentation, and numbers that do not add up.

`disagreements` has, for each, `id`, `kind`, `question`, `title`, `topic`, `measure`, `compatible` (whether all of it
can hold at once), `said` (the difference in a sentence), `computed` (what the parts of a sum, or a list, come to) and
`values`: source, class, locator, claim, and the number or the answer in short. Of a selection those whose every claim
it holds.
"""

import json
from collections.abc import Iterator
from typing import Any

from geodata.comparison import Disagreement, Value, disagreements
from geodata.corpus import Corpus
from geodata.frames import Selected


def records(selected: Selected) -> list[dict[str, Any]]:
    """The disagreements among the selected claims, in the order of questions.csv and sums.csv."""
    held = set(selected.claims.index)
    return [
        _record(selected.corpus, one)
        for one in disagreements(selected.corpus)
        if held.issuperset(value.claim for value in one.values)
    ]


def _record(corpus: Corpus, one: Disagreement) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "question": one.question,
        "title": one.title,
        "topic": one.topic,
        "measure": one.measure,
        "compatible": one.compatible,
        "said": one.said,
        "computed": one.computed,
        "values": [_value(corpus, value) for value in one.values],
    }


def _value(corpus: Corpus, value: Value) -> dict[str, Any]:
    claim = corpus.claims[value.claim]
    source = corpus.sources[claim.source]
    figure = value.figure
    return {
        "source_id": source.id,
        "source_title": source.custom.label,
        "source_class": source.custom.source_class.value,
        "locator": str(claim.cited_at) if claim.cited_at else None,
        "claim_id": claim.id,
        "answer": value.answer,
        "value": figure.value if figure else None,
        "low": figure.low if figure else None,
        "high": figure.high if figure else None,
        "qualifier": figure.qualifier.value if figure and figure.qualifier else None,
        "unit": figure.unit if figure else None,
        "counts": figure.counts if figure else None,
    }


def chunks(selected: Selected) -> Iterator[bytes]:
    """The file: what it says of itself, and `disagreements`."""
    about = dict(selected.about)
    about["title"] = f"{about['title']}: where sources differ"
    content = {**about, "disagreements": records(selected)}
    yield (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
