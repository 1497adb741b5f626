"""A view survives its address; an address that makes no sense is refused and does nothing else."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.corpus import Corpus, load
from geodata.dates import day_number, iso_day
from geodata.frames import select
from geodata.selection import PARAMETERS, SelectionError
from layers.basemaps import online
from layers.features import namings, page_data
from layers.links import SHOWN, default_layers, params_of, selection_of, view_of
from tests.conftest import SMALL

VALID = {
    "from": "1899-02-25",
    "to": "1901-02-26",
    "layers": "customs,lanes-and-areas",
    "place": "tokula",
    "claim": "log-p02-01",
    "names": "he",
    "base": "OpenTopoMap",
    "map": "-17.1,178.5,9.5",
}


def _views() -> st.SearchStrategy[dict[str, Any]]:
    """Views as the map page reports them: positions to four decimals, zoom in quarters."""
    corpus = load(SMALL)
    days = st.integers(*corpus.extent)
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
def test_a_view_survives_its_address(small: Corpus, view: dict[str, Any]) -> None:
    address = urlencode(params_of(view, small))
    params = dict(parse_qsl(address, keep_blank_values=True, strict_parsing=bool(address)))
    assert _known(view_of(params, small)) == _known(view)
    assert params_of(view_of(params, small), small) == params


@pytest.mark.parametrize("day", [(-99, 1, 1), (-98, 6, 3), (-1, 12, 31), (0, 1, 1), (1, 1, 1), (1899, 12, 31)])
def test_days_long_past_survive(small: Corpus, day: tuple[int, int, int]) -> None:
    view = {"first": day_number(*day), "last": day_number(*day)}
    found = view_of(params_of(view, small), small)
    assert (found["first"], found["last"]) == (view["first"], view["last"])


def test_the_first_view_needs_no_parameters(corpus: Corpus) -> None:
    first = view_of({}, corpus)
    assert params_of(first, corpus) == {}
    assert params_of({}, corpus) == {}
    assert set(first["layers"]) == default_layers(corpus)


def test_the_time_axis_is_the_one_the_page_shows(corpus: Corpus) -> None:
    axis = page_data(corpus)["axis"]
    assert corpus.extent == (axis[0]["start"], axis[-1]["end"])


def test_no_layer_at_all_is_a_view_of_its_own(corpus: Corpus) -> None:
    params = params_of({"layers": []}, corpus)
    assert params == {"layers": ""}
    assert view_of(params, corpus)["layers"] == []


def test_every_parameter_that_the_map_shows_is_handled(small: Corpus) -> None:
    assert set(VALID) == set(SHOWN) <= set(PARAMETERS)
    default = view_of({}, small)
    for name in SHOWN:
        assert view_of({name: VALID[name]}, small) != default, name
        with pytest.raises(SelectionError, match=rf"^{name}: takes "):
            view_of({name: "no such thing"}, small)


def test_other_parameters_change_nothing(small: Corpus) -> None:
    others = {"embed": "true", "utm_source": "<script>", "q": "x" * 5000, "topic": "<b>", "dated": "perhaps"}
    assert view_of(others, small) == view_of({}, small)


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({"from": "1992-02-26", "to": "1992-02-25"}, "to"),
        ({"from": "1990-01-01", "to": "-0050"}, "to"),
        ({"to": "9999-01-01"}, "to"),
        ({"from": "-0700-12-31"}, "from"),
        ({"from": "2000-12-31", "to": "2001"}, "to"),
        ({"base": "Nobody.Nothing"}, "base"),
        ({"place": ""}, "place"),
        ({"place": "x" * 5000}, "place"),
        ({"layers": "customs,nothing"}, "layers"),
        ({"claim": "log-p99-99"}, "claim"),
        ({"names": "xx"}, "names"),
        ({"map": "95,46.8,8"}, "map"),
        ({"map": "39.9,500,8"}, "map"),
        ({"map": "39.9,46.8,-1"}, "map"),
    ],
)
def test_what_lies_off_the_map_is_refused_by_name(small: Corpus, params: dict[str, str], name: str) -> None:
    with pytest.raises(SelectionError) as refused:
        view_of(params, small)
    assert refused.value.parameter == name


@pytest.mark.parametrize("name", SHOWN)
def test_what_an_address_says_is_not_shown(small: Corpus, name: str) -> None:
    for text in ("Visit example.org", "1991-02-30", "9998-12-31", "Visit,example.org,now", "Visit.Example"):
        with pytest.raises(SelectionError) as refused:
            view_of({name: text}, small)
        assert not {*text.split(","), *text.split()} & set(re.split(r"[ :,']", str(refused.value)))


def test_a_window_can_be_given_by_years_and_months(small: Corpus) -> None:
    view = view_of({"from": "1900", "to": "1901-02"}, small)
    assert (view["first"], view["last"]) == (day_number(1900, 1, 1), day_number(1901, 2, 28))


@pytest.mark.parametrize("place", [None, "tokula"])
def test_a_download_holds_what_the_view_shows(small: Corpus, place: str | None) -> None:
    view = view_of({"from": "-0043-03-15", "to": "-0043-03-15"}, small) | {"place": place}
    found = select(small, selection_of(view)).claims
    assert "log-p04-02" not in found.index
    assert "log-p06-01" not in found.index  # of a layer that is not shown at first
    assert "letter-p03-01" not in found.index
    assert ("log-p03-01" in found.index) == (place is None)
    assert "log-p04-01" in found.index


NUMBERS = st.floats(width=32).map(str) | st.integers().map(str) | st.text(max_size=4)
NEAR_MISSES = {
    "from": st.from_regex(r"[-+]?\d{3,7}-\d{1,2}-\d{1,2}", fullmatch=True),
    "to": st.dates().map(str) | st.from_regex(r"-?\d{4}-\d\d-\d\d", fullmatch=True),
    "layers": st.lists(st.sampled_from(["customs", "tellings", "", " ", "lanes", "Customs"])).map(",".join),
    "map": st.lists(NUMBERS, max_size=5).map(",".join),
}


@given(
    st.fixed_dictionaries(
        {}, optional={name: st.just(VALID[name]) | st.text() | NEAR_MISSES.get(name, st.text()) for name in VALID}
    )
)
def test_whatever_an_address_says_it_gives_a_sound_view_or_is_refused(small: Corpus, params: dict[str, str]) -> None:
    try:
        view = view_of(params, small)
    except SelectionError:
        return
    first, last = small.extent
    assert first <= view["first"] <= view["last"] <= last
    assert set(view["layers"]) <= {rule.id for rule in small.layers}
    assert view["place"] in (None, *small.places)
    assert view["claim"] in (None, *small.claims)
    assert iso_day(view["first"])
    assert _known(view_of(params_of({**view, "map": None}, small), small)) == _known({**view, "map": None})
