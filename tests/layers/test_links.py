"""A view survives its address; an address that makes no sense is refused and does nothing else."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus, load
from geodata.dates import day_number, iso_day
from geodata.selection import default_layers
from layers import links
from layers.basemaps import online
from layers.features import namings, page_data
from layers.links import LONGEST, TOO_LONG, extent, params_of, view_of

VALID = {
    "from": "1992-02-25",
    "to": "1992-02-26",
    "layers": "regions,events-later",
    "place": "khojaly",
    "claim": "t000-p02-01",
    "names": "hy",
    "base": "OpenTopoMap",
    "map": "39.91,46.79,9.5",
}


def _views() -> st.SearchStrategy[dict[str, Any]]:
    """Views as the map page reports them: positions to four decimals, zoom in quarters."""
    corpus = load()
    days = st.integers(*extent(corpus))
    latitudes, longitudes = (st.integers(-most, most).map(lambda n: n / 10_000) for most in (850_000, 2_000_000))
    windows = st.tuples(days, days).map(sorted)
    others = st.fixed_dictionaries(
        {
            "layers": st.sets(st.sampled_from([rule.id for rule in corpus.layers])),
            "place": st.none() | st.sampled_from(list(corpus.places)),
            "claim": st.none() | st.sampled_from(list(corpus.claims)),
            "names": st.sampled_from(list(namings(corpus))),
            "base": st.sampled_from(["", *(choice["id"] for choice in online())]),
            "map": st.none() | st.tuples(latitudes, longitudes, st.integers(0, 56).map(lambda n: n / 4)).map(list),
        }
    )
    return st.builds(lambda window, other: {"first": window[0], "last": window[1], **other}, windows, others)


def _known(view: dict[str, Any]) -> dict[str, Any]:
    return {**view, "layers": set(view["layers"])}


@given(st.deferred(_views))
def test_a_view_survives_its_address(corpus: Corpus, view: dict[str, Any]) -> None:
    address = urlencode(params_of(view, corpus))
    params = dict(parse_qsl(address, keep_blank_values=True, strict_parsing=bool(address)))
    assert _known(view_of(params, corpus)) == _known(view)
    assert params_of(view_of(params, corpus), corpus) == params


@pytest.mark.parametrize("day", [(-699, 1, 1), (-698, 6, 3), (-1, 12, 31), (0, 1, 1), (1, 1, 1), (1899, 12, 31)])
def test_days_long_past_survive(corpus: Corpus, day: tuple[int, int, int]) -> None:
    view = {"first": day_number(*day), "last": day_number(*day)}
    found = view_of(params_of(view, corpus), corpus)
    assert (found["first"], found["last"]) == (view["first"], view["last"])


def test_the_first_view_needs_no_parameters(corpus: Corpus) -> None:
    first = view_of({}, corpus)
    assert params_of(first, corpus) == {}
    assert params_of({}, corpus) == {}
    assert set(first["layers"]) == default_layers(corpus)


def test_the_time_axis_is_the_one_the_page_shows(corpus: Corpus) -> None:
    axis = page_data(corpus)["axis"]
    assert extent(corpus) == (axis[0]["start"], axis[-1]["end"])


def test_no_layer_at_all_is_a_view_of_its_own(corpus: Corpus) -> None:
    params = params_of({"layers": []}, corpus)
    assert params == {"layers": ""}
    assert view_of(params, corpus)["layers"] == []


def test_the_parameters_described_are_all_handled(corpus: Corpus) -> None:
    described = re.search(r"Parameters: (.*?)A view", links.__doc__ or "", re.DOTALL)
    assert described
    names = re.findall(r"`(\w+)`", described[1])
    assert sorted(names) == sorted(VALID)
    default = view_of({}, corpus)
    for name in names:
        assert view_of({name: VALID[name]}, corpus) != default, name
        with pytest.raises(ValueError, match=r"\w"):
            view_of({name: "no such thing"}, corpus)


def test_other_parameters_change_nothing(corpus: Corpus) -> None:
    assert view_of({"embed": "true", "utm_source": "<script>"}, corpus) == view_of({}, corpus)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"from": "1992-02-26", "to": "1992-02-25"}, "reversed"),
        ({"from": "1992-02"}, "not of the form"),
        ({"from": "-1992"}, "not of the form"),
        ({"from": ""}, "not of the form"),
        ({"from": "1992-02-25\n"}, "not of the form"),
        ({"to": "1992-02-30"}, "not in the calendar"),
        ({"to": "1992-13-01"}, "not in the calendar"),
        ({"to": "9999-01-01"}, "off the time axis"),
        ({"from": "-0700-12-31"}, "off the time axis"),
        ({"layers": "regions,nothing"}, "unknown layer"),
        ({"place": "nowhere"}, "unknown place"),
        ({"place": ""}, "unknown place"),
        ({"claim": "t000-p99-99"}, "unknown claim"),
        ({"names": "xx"}, "unknown names"),
        ({"base": "https://example.org"}, "unknown base"),
        ({"map": "39.9,46.8"}, "not latitude"),
        ({"map": "nan,46.8,8"}, "not latitude"),
        ({"map": "39.9,inf,8"}, "not latitude"),
        ({"map": "1e999,46.8,8"}, "not latitude"),
        ({"map": "95,46.8,8"}, "off the map"),
        ({"map": "39.9,500,8"}, "off the map"),
        ({"map": "39.9,46.8,-1"}, "off the map"),
        ({"map": ""}, "not latitude"),
        ({"anything": "x" * (LONGEST + 1)}, "too long"),
        ({TOO_LONG: "1"}, "too long"),
    ],
)
def test_nonsense_is_refused(corpus: Corpus, params: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        view_of(params, corpus)


@pytest.mark.parametrize("name", VALID)
def test_what_an_address_says_is_not_shown(corpus: Corpus, name: str) -> None:
    for text in ("Visit example.org", "1991-02-30", "Visit,example.org,now"):
        with pytest.raises(ValueError, match=r"\w") as refused:
            view_of({name: text}, corpus)
        assert not {*text.split(","), *text.split()} & set(re.split(r"[ :,']", str(refused.value)))
        assert text not in str(refused.value)


NUMBERS = st.floats(width=32).map(str) | st.integers().map(str) | st.text(max_size=4)
NEAR_MISSES = {
    "from": st.from_regex(r"[-+]?\d{3,7}-\d{1,2}-\d{1,2}", fullmatch=True),
    "to": st.dates().map(str) | st.from_regex(r"-?\d{4}-\d\d-\d\d", fullmatch=True),
    "layers": st.lists(st.sampled_from(["regions", "routes", "", " ", "events", "Regions"])).map(",".join),
    "map": st.lists(NUMBERS, max_size=5).map(",".join),
}


@given(
    st.fixed_dictionaries(
        {}, optional={name: st.just(VALID[name]) | st.text() | NEAR_MISSES.get(name, st.text()) for name in VALID}
    )
)
def test_whatever_an_address_says_it_gives_a_sound_view_or_is_refused(corpus: Corpus, params: dict[str, str]) -> None:
    try:
        view = view_of(params, corpus)
    except ValueError:
        return
    first, last = extent(corpus)
    assert first <= view["first"] <= view["last"] <= last
    assert set(view["layers"]) <= {rule.id for rule in corpus.layers}
    assert view["place"] in (None, *corpus.places)
    assert view["claim"] in (None, *corpus.claims)
    assert iso_day(view["first"])
    assert _known(view_of(params_of({**view, "map": None}, corpus), corpus)) == _known({**view, "map": None})
