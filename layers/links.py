"""A view as the parameters of an address, and back. What an address says is checked; nothing of it is shown or run.

Parameters: `from`, `to` (ISO dates), `layers` (ids, comma between), `place`, `claim`, `names`, `base`,
`map` (latitude, longitude, zoom). A view is the dictionary the map page speaks in; keys left out are its defaults.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

from geodata.corpus import Corpus
from geodata.dates import day_number, days, iso_day
from geodata.selection import default_layers
from layers.basemaps import online
from layers.features import namings

TOO_LONG = "too-long"  # the parameter an overlong address is redirected to
LONGEST = 2000  # characters of one value; an honest link stays far below
_DAY = re.compile(r"(\d{4}|-\d{4}|-\d{6})-(\d\d)-(\d\d)")  # six digits: as `iso_day` writes years before 0
_PLAIN = ("place", "claim", "names", "base")


def extent(corpus: Corpus) -> tuple[int, int]:
    """First and last day of the time axis."""
    return days(corpus.axis[0].start)[0], days(corpus.axis[-1].end)[1]


def view_of(params: Mapping[str, str], corpus: Corpus) -> dict[str, Any]:
    """The view an address asks for. Raises `ValueError` where any known parameter makes no sense."""
    if TOO_LONG in params or any(len(value) > LONGEST for value in params.values()):
        raise ValueError("it is too long")
    first, last = extent(corpus)
    view: dict[str, Any] = {
        "first": _day(params["from"], first, last) if "from" in params else first,
        "last": _day(params["to"], first, last) if "to" in params else last,
        "layers": _layers(params["layers"], corpus) if "layers" in params else sorted(default_layers(corpus)),
        "place": None,
        "claim": None,
        "names": "source",
        "base": "",
        "map": _map(params["map"]) if "map" in params else None,
    }
    if view["first"] > view["last"]:
        raise ValueError("the dates are reversed")
    known = {
        "place": corpus.places.keys(),
        "claim": corpus.claims.keys(),
        "names": namings(corpus).keys(),
        "base": {choice["id"] for choice in online()},
    }
    for key in _PLAIN:
        if key in params:
            if params[key] not in known[key]:
                raise ValueError(f"unknown {key}")
            view[key] = params[key]
    return view


def params_of(view: Mapping[str, Any], corpus: Corpus) -> dict[str, str]:
    """The parameters of a view, without those that stand at their default."""
    first, last = extent(corpus)
    params = {}
    if (day := view.get("first", first)) != first:
        params["from"] = str(iso_day(day))
    if (day := view.get("last", last)) != last:
        params["to"] = str(iso_day(day))
    layers = view.get("layers")
    if layers is not None and set(layers) != default_layers(corpus):
        params["layers"] = ",".join(rule.id for rule in corpus.layers if rule.id in layers)
    params |= {key: str(view[key]) for key in _PLAIN if view.get(key) and view[key] != "source"}
    if view.get("map"):
        params["map"] = ",".join(f"{number:.9g}" for number in view["map"])
    return params


def _day(text: str, first: int, last: int) -> int:
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError("a date is not of the form YYYY-MM-DD")
    try:
        day = day_number(*(int(part) for part in found.groups()))
    except ValueError:
        raise ValueError("a date is not in the calendar") from None
    if not first <= day <= last:
        raise ValueError("a date lies off the time axis")
    return day


def _layers(text: str, corpus: Corpus) -> list[str]:
    asked = [part for part in text.split(",") if part]
    if not set(asked) <= {rule.id for rule in corpus.layers}:
        raise ValueError("unknown layer")
    return asked


def _map(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != 3 or not all(map(math.isfinite, numbers)):
        raise ValueError("the map position is not latitude, longitude, zoom")
    latitude, longitude, zoom = numbers
    if abs(latitude) > 85 or abs(longitude) > 200 or not 0 <= zoom <= 19:
        raise ValueError("the map position lies off the map")
    return numbers
