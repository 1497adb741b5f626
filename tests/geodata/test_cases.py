"""The cases that Python and the browser's program are both held to; tests/layers/browser holds JavaScript to them.

Where a case has `repeat`, a text and how often, that stands for `{…}` in its other parts.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from geodata.corpus import Corpus
from geodata.dates import parse
from geodata.folding import folded, patterns
from geodata.frames import select
from geodata.selection import PARAMETERS, Selection, SelectionError
from geodata.sources import SourceClass

CASES = Path(__file__).parents[1] / "cases"
READ = {
    "layers": frozenset,
    "topics": frozenset,
    "sources": frozenset,
    "ids": frozenset,
    "source_class": SourceClass,
    "map": tuple,
}


def _cases(name: str) -> list[dict[str, Any]]:
    found = []
    for case in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")):
        if "repeat" in case:
            text, times = case["repeat"]
            found.append(json.loads(json.dumps(case, ensure_ascii=False).replace("{…}", text * times)))
        else:
            found.append(case)
    return found


def _params(cases: Iterable[dict[str, Any]], *names: str) -> list[Any]:
    return [pytest.param(case, id=" ".join(ascii(case[name])[:70] for name in names)) for case in cases]


ADDRESSES, SELECTIONS, WINDOWS, FOLDING = map(_cases, ("address", "selection", "windows", "folding"))
REFUSED = [case for case in ADDRESSES if "refused" in case]
ASKED = [case for case in ADDRESSES if "asked" in case]


def _snake(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def test_every_case_is_of_one_form_and_there_once() -> None:
    assert len(REFUSED) + len(ASKED) == len(ADDRESSES)
    for cases in (ADDRESSES, SELECTIONS, WINDOWS, FOLDING):
        assert len({json.dumps(case, sort_keys=True) for case in cases}) == len(cases)
    assert len({case["query"] for case in ADDRESSES}) == len(ADDRESSES)


def test_every_parameter_and_field_has_cases_that_ask_and_cases_that_are_refused() -> None:
    assert {case["refused"] for case in REFUSED} == set(PARAMETERS)
    assert {name for case in ASKED for name, _ in _pairs(case["query"].removeprefix("?"))} == set(PARAMETERS)
    asked = {_snake(name) for case in ASKED for name in case["asked"]}
    assert asked == {parameter.field for parameter in PARAMETERS.values()} == {one.name for one in fields(Selection)}


@pytest.mark.parametrize("case", _params(ASKED, "query"))
def test_a_query_asks_for_what_its_case_says_and_is_written_so(case: dict[str, Any], small: Corpus) -> None:
    asked = {_snake(name): value for name, value in case["asked"].items()}
    expected = Selection(**{name: READ.get(name, lambda same: same)(value) for name, value in asked.items()})
    found = Selection.from_query(case["query"], small)
    assert found == expected
    assert _pairs(found.query(small)) == _pairs(case["written"])
    assert Selection.from_query(case["written"], small).query(small) == found.query(small)


@pytest.mark.parametrize("case", _params(REFUSED, "query"))
def test_a_query_is_refused_for_the_parameter_that_its_case_names(case: dict[str, Any], small: Corpus) -> None:
    with pytest.raises(SelectionError) as refused:
        Selection.from_query(case["query"], small)
    assert refused.value.parameter == case["refused"]


@pytest.mark.parametrize("case", _params(SELECTIONS, "query"))
@pytest.mark.parametrize("asked", ["query", "data"])
def test_a_query_of_a_view_and_of_its_data_hold_the_claims_of_the_case(
    asked: str, case: dict[str, Any], small: Corpus
) -> None:
    assert list(select(small, Selection.from_query(case[asked], small)).claims.index) == case["claims"]


def test_views_of_each_list_are_among_the_cases_and_of_each_claim(small: Corpus) -> None:
    """Of a view that says nothing of its list, or of layers, page and interface would not mean the same."""
    said = [dict(_pairs(case["query"])) for case in SELECTIONS]
    assert all("claim" in one or ("layers" in one and {"dated", "within", "located"} & set(one)) for one in said)
    for name, values in {"dated": ("yes", "no", "any"), "within": ("yes", "no"), "located": ("yes", "no")}.items():
        assert all(any(one.get(name) == value for one in said) for value in values)
    counts = {claim: sum(claim in case["claims"] for case in SELECTIONS) for claim in small.claims}
    assert all(0 < count < len(SELECTIONS) for count in counts.values())


@pytest.mark.parametrize("case", _params(WINDOWS, "when", "from", "to"))
def test_a_date_meets_a_window_as_its_case_says(case: dict[str, Any], small: Corpus) -> None:
    when = parse(case["when"])
    assert when.bounds == (case["start"], case["end"])
    assert ([list(member) for member in when.members] if when.is_set else None) == case.get("members")
    window = Selection.from_params({"from": case["from"], "to": case["to"]}, small)
    assert window.meets(when) == case["meets"]
    assert window.first is not None
    assert window.last is not None
    assert when.meets(window.first, window.last) == case["meets"]


@pytest.mark.parametrize("case", _params((case for case in FOLDING if "folded" in case), "text"))
def test_words_are_folded_as_their_case_says(case: dict[str, Any]) -> None:
    assert folded(case["text"]) == case["folded"]
    assert folded(case["folded"]) == case["folded"]


@pytest.mark.parametrize("case", _params((case for case in FOLDING if "words" in case), "words", "text"))
def test_words_are_found_where_their_case_says(case: dict[str, Any]) -> None:
    text = folded(case["text"])
    assert all(one.search(text) for one in patterns(case["words"])) == case["found"]
