"""A view of the map as the parameters of an address, and back. What an address says is checked; nothing of it is run.

A view is the dictionary the map page speaks in; parameters left out are its defaults. The parameters and what they
take are those of `geodata.selection`; here are the limits of the map: its time axis and its base maps.
"""

from collections.abc import Mapping
from typing import Any

from geodata.corpus import Corpus
from geodata.selection import PARAMETERS, Selection, SelectionError
from layers.basemaps import online

SHOWN = ("from", "to", "layers", "place", "claim", "names", "base", "map")  # what the map page can show


def default_layers(corpus: Corpus) -> frozenset[str]:
    """The layers shown on opening."""
    return frozenset(rule.id for rule in corpus.layers if rule.visible)


def view_of(params: Mapping[str, str], corpus: Corpus) -> dict[str, Any]:
    """The view an address asks for; parameters that the map does not show are left alone.

    Raises `SelectionError` where one makes no sense.
    """
    selection = Selection.from_params({name: params[name] for name in SHOWN if name in params}, corpus)
    first, last = corpus.extent
    view: dict[str, Any] = {
        "first": first if selection.first is None else selection.first,
        "last": last if selection.last is None else selection.last,
        "layers": sorted(default_layers(corpus) if selection.layers is None else selection.layers),
        "place": selection.place,
        "claim": selection.claim,
        "names": selection.names or "source",
        "base": selection.base or "",
        "map": None if selection.map is None else list(selection.map),
    }
    for name, day in (("from", view["first"]), ("to", view["last"])):
        if not first <= day <= last:
            raise SelectionError(name, "a date on the time axis")
    if view["base"] not in {"", *(choice["id"] for choice in online())}:
        raise SelectionError("base", PARAMETERS["base"].takes)
    return view


def selection_of(view: Mapping[str, Any]) -> Selection:
    """The selection of what a view shows: its window, layers and place."""
    return Selection(
        first=view["first"], last=view["last"], layers=frozenset(view["layers"]), place=view.get("place") or None
    )


def params_of(view: Mapping[str, Any], corpus: Corpus) -> dict[str, str]:
    """The parameters of a view, without those that stand at their default."""
    first, last = corpus.extent
    layers = view.get("layers")
    return Selection(
        first=None if view.get("first", first) == first else view["first"],
        last=None if view.get("last", last) == last else view["last"],
        layers=None if layers is None or set(layers) == default_layers(corpus) else frozenset(layers),
        place=view.get("place") or None,
        claim=view.get("claim") or None,
        names=None if view.get("names") in (None, "", "source") else view["names"],
        base=view.get("base") or None,
        map=None if not view.get("map") else tuple(view["map"]),
    ).params(corpus)
