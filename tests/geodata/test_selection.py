"""The parameters of an address: what each takes, what is refused, and that they survive being written."""

import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus, load
from geodata.dates import day_number
from geodata.folding import patterns
from geodata.selection import LONGEST, PARAMETERS, Selection, SelectionError
from geodata.sources import SourceClass
from tests.conftest import SMALL

VALID = {
    "from": "-0043-03",
    "to": "1901-05-31",
    "layers": "customs,the-loss",
    "topic": "memory",
    "source": "letter,log",
    "class": "documentation",
    "paragraph": "3",
    "ids": "log-p03-01,log-p01-01",
    "q": "lanterns  lost",
    "figures": "yes",
    "dated": "yes",
    "within": "no",
    "place": "tokula",
    "claim": "log-p03-01",
    "located": "no",
    "graphic": "no",
    "undated": "no",
    "names": "he",
    "base": "OpenTopoMap",
    "map": "-17.1,179.5,8.25",
}


def test_every_parameter_is_tried_here() -> None:
    assert list(VALID) == list(PARAMETERS)


def test_an_empty_query_is_everything(small: Corpus) -> None:
    assert Selection.from_query("", small) == Selection()
    assert Selection().is_everything
    assert Selection().query(small) == ""


def test_all_parameters_together(small: Corpus) -> None:
    found = Selection.from_params(VALID, small)
    assert found == Selection(
        first=day_number(-43, 3, 1),
        last=day_number(1901, 5, 31),
        layers=frozenset({"customs", "the-loss"}),
        topics=frozenset({"memory"}),
        sources=frozenset({"letter", "log"}),
        source_class=SourceClass.DOCUMENTATION,
        paragraph=3,
        ids=frozenset({"log-p01-01", "log-p03-01"}),
        words="lanterns lost",
        figures=True,
        dated=True,
        within=False,
        place="tokula",
        claim="log-p03-01",
        located=False,
        graphic=False,
        undated=False,
        names="he",
        base="OpenTopoMap",
        map=(-17.1, 179.5, 8.25),
    )
    assert Selection.from_query(found.query(small), small) == found
    assert found.params(small)["layers"] == "the-loss,customs"  # in the corpus' order
    assert found.params(small)["from"] == "-000043-03-01"
    assert not found.is_everything


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_parameter_asks_for_something_of_its_own(name: str, small: Corpus) -> None:
    found = Selection.from_params({name: VALID[name]}, small)
    assert found != Selection()
    assert list(found.params(small)) == [name]
    assert found.is_everything == (name in ("undated", "names", "base", "map"))


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("from", "1992", (1992, 1, 1)),
        ("to", "1992", (1992, 12, 31)),
        ("from", "1992-02", (1992, 2, 1)),
        ("to", "1992-02", (1992, 2, 29)),
        ("from", "1992-02-26", (1992, 2, 26)),
        ("to", "-0043", (-43, 12, 31)),
        ("to", "-0043-03-15", (-43, 3, 15)),
        ("from", "-000043-03-15", (-43, 3, 15)),
        ("from", "0000", (0, 1, 1)),
    ],
)
def test_a_window_can_be_given_by_years_months_and_days(
    name: str, text: str, day: tuple[int, int, int], small: Corpus
) -> None:
    found = Selection.from_params({name: text}, small)
    assert (found.first if name == "from" else found.last) == day_number(*day)


BAD = {
    "from": [
        "",
        "yesterday",
        "1992-13",
        "1992-02-30",
        "1992-2",
        "1992~",
        "1992/1993",
        "198X",
        "-010000-01-01",
        "1992\n",
    ],
    "to": ["", "99999", "[1992,1993]", "XXXX-02-26"],
    "layers": ["nothing", "the-loss,nothing", "the-loss;customs"],
    "topic": ["", ",", "weather", "memory,weather"],
    "source": ["", "diary"],
    "class": ["", "independent", "TEXT"],
    "dated": ["", "maybe", "YES"],
    "within": ["", "true", "any"],
    "figures": ["", "any"],
    "paragraph": ["", "0", "-1", "03", "1.0", "10000", "4 ", "\u0664"],
    "graphic": ["", "any"],
    "ids": ["", ",", "log-p99-99", "log-p03-01,nothing"],
    "place": ["", "nowhere"],
    "claim": ["", "log-p99-99"],
    "located": ["", "0"],
    "undated": ["", "any"],
    "names": ["", "xx"],
    "base": ["", "https://example.org", "<script>"],
    "map": [
        "",
        "1,2",
        "nan,2,8",
        "1,inf,8",
        "1e999,2,8",
        "1e1,2,8",
        "1_0,2,8",
        " 1,2,8",
        "1.,2,8",
        "85.1,2,8",
        "-95,2,8",
        "1,200.1,8",
        "1,2,-1",
        "1,2,20",
        "1,2,3,4",
    ],
    "q": ["x" * (LONGEST + 1), "half a character \udcff"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_nonsense_is_refused_by_name_with_what_the_parameter_takes(name: str, value: str, small: Corpus) -> None:
    with pytest.raises(SelectionError) as refused:
        Selection.from_params({name: value}, small)
    assert str(refused.value) == f"{name}: takes {PARAMETERS[name].takes}"
    assert (refused.value.parameter, refused.value.takes) == (name, PARAMETERS[name].takes)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_value_that_goes_on_for_ever_is_refused_at_once(name: str, small: Corpus) -> None:
    with pytest.raises(SelectionError) as refused:
        Selection.from_params({name: ",".join([VALID[name]] * LONGEST)}, small)
    assert str(refused.value) == f"{name}: takes {PARAMETERS[name].takes}"


def test_a_window_the_wrong_way_round_is_refused(small: Corpus) -> None:
    with pytest.raises(SelectionError, match="to: takes a date that is not before from"):
        Selection.from_query("from=1992-02-26&to=1992-02-25", small)


@pytest.mark.parametrize("position", [(85.0, 200.0, 19.0), (-85.0, -200.0, 0.0), (0.0, 0.0, 8.25)])
def test_a_map_may_be_seen_anywhere_a_map_can_be(position: tuple[float, float, float], small: Corpus) -> None:
    assert Selection.from_params({"map": ",".join(map(str, position))}, small).map == position


def test_unknown_and_repeated_parameters_are_refused_and_not_repeated(small: Corpus) -> None:
    with pytest.raises(SelectionError, match="unknown parameter: takes from, to, layers") as refused:
        Selection.from_query("<script>=1", small)
    assert "script" not in str(refused.value)
    with pytest.raises(SelectionError, match="place: takes one value"):
        Selection.from_query("place=tokula&place=anuhau", small)


@pytest.mark.parametrize("name", set(PARAMETERS) - {"q"})
def test_what_an_address_says_is_not_repeated(name: str, small: Corpus) -> None:
    for text in ("Visit example.org", "1991-02-30", "Visit,example.org,now", "<img src=x>"):
        with pytest.raises(SelectionError) as refused:
            Selection.from_params({name: text}, small)
        assert not {*text.split(","), *text.split()} & set(re.split(r"[ :,']", str(refused.value)))


def _selections() -> st.SearchStrategy[Selection]:
    corpus = load(SMALL)
    days = st.none() | st.integers(day_number(-9999, 1, 1), day_number(9999, 12, 31))
    windows = st.tuples(days, days).filter(lambda two: None in two or two[0] <= two[1])  # type: ignore[operator]

    def ids(known: list[str], least: int = 1) -> st.SearchStrategy[frozenset[str] | None]:
        return st.none() | st.sets(st.sampled_from(known), min_size=least).map(frozenset)

    yes_no = st.none() | st.booleans()
    words = st.text(st.characters(exclude_categories=["C"]), max_size=20).map(
        lambda text: " ".join(text.split()) if patterns(text) else ""
    )
    position = st.tuples(st.floats(-85, 85), st.floats(-200, 200), st.floats(0, 19))
    return st.builds(
        lambda window, **others: Selection(first=window[0], last=window[1], **others),
        windows,
        layers=ids([rule.id for rule in corpus.layers], 0),
        topics=ids(["memory", "afterwards", "unused-topic"]),
        sources=ids(list(corpus.sources)),
        source_class=st.none() | st.sampled_from(list(SourceClass)),
        paragraph=st.none() | st.integers(1, 9999),
        ids=ids(list(corpus.claims)),
        words=words,
        figures=yes_no,
        dated=yes_no,
        within=st.booleans(),
        place=st.none() | st.sampled_from(list(corpus.places)),
        claim=st.none() | st.sampled_from(list(corpus.claims)),
        located=yes_no,
        graphic=st.booleans(),
        undated=st.booleans(),
        names=st.none() | st.sampled_from(["source", "letter", "he"]),
        base=st.none() | st.just("OpenTopoMap"),
        map=st.none() | position.map(lambda at: tuple(round(number, 6) or 0.0 for number in at)),
    )


@given(st.deferred(_selections))
def test_a_selection_survives_its_address(small: Corpus, selection: Selection) -> None:
    query = selection.query(small)
    assert Selection.from_query(query, small) == selection
    assert Selection.from_query(f"?{query}", small).query(small) == query
    assert dict(parse_qsl(query, keep_blank_values=True)) == selection.params(small)


@given(st.dictionaries(st.sampled_from(list(PARAMETERS)), st.text(max_size=30) | st.sampled_from(list(VALID.values()))))
def test_whatever_an_address_says_it_gives_a_selection_or_is_refused(small: Corpus, params: dict[str, str]) -> None:
    try:
        found = Selection.from_params(params, small)
    except SelectionError:
        return
    assert Selection.from_params(found.params(small), small) == found
