"""Page data of any size, in the form that the map page reads, and the same claims as features for the usual ways."""

import json
import random
import re
import urllib.request
from typing import Any

_BLOCK = re.compile(r"(<script type='application/json' id='evidence_layer_app-data'>)(.*?)(</script>)", re.DOTALL)
SEED = 7


def page_data(html: str) -> dict[str, Any]:
    """The data that a map page carries."""
    found = _BLOCK.search(html)
    if found is None:
        raise RuntimeError("the map page carries no data block")
    data: dict[str, Any] = json.loads(found[2])
    return data


def with_data(html: str, data: dict[str, Any]) -> str:
    """The map page with other data."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _BLOCK.sub(lambda found: found[1] + text + found[3], html)


def fetch_page(url: str) -> str:
    """The map page of a running app."""
    with urllib.request.urlopen(f"{url}/evidence/map", timeout=60) as answer:
        text: str = answer.read().decode("utf-8")
    return text


def _day(axis: list[dict[str, Any]], position: float) -> int:
    """The day at a position between 0 and 1 on the time bar."""
    start = 0.0
    for segment in axis:
        if position <= start + segment["share"] or segment is axis[-1]:
            part = min(1.0, (position - start) / segment["share"])
            days = segment["end"] + 1 - segment["start"]
            return min(int(segment["end"]), int(segment["start"] + part * days))
        start += segment["share"]
    raise ValueError("an empty axis")


def enlarged(real: dict[str, Any], size: int) -> dict[str, Any]:
    """`size` dated claims on a third as many places scattered over the region, spread evenly along the time bar."""
    chance = random.Random(SEED)
    layers = real["layers"]
    claim_layers = [number for number, layer in enumerate(layers) if layer["feature"] == "claim" and layer["visible"]]
    west, south, east, north = real["views"]["region"]
    pattern = next(place for place in real["places"] if place["form"] == "point" and place["anchor"])
    count = max(1, size // 3)
    places = [
        {
            **pattern,
            "id": f"synthetic-{number}",
            "title": f"Place {number}",
            "anchor": [round(chance.uniform(west, east), 5), round(chance.uniform(south, north), 5)],
            "shape": None,
            "precision": "approximate" if number % 20 == 0 else "settlement",
            "accuracy": 2000 if number % 20 == 0 else None,
            "rank": 0,
            "names": {},
        }
        for number in range(count)
    ]
    # Three claims in four hold on a day, the others for up to a year, so that both ends of the window matter.
    starts = [_day(real["axis"], (number + 0.5) / size) for number in range(size)]
    chance.shuffle(starts)
    claims = {
        "id": [f"synthetic-claim-{number}" for number in range(size)],
        "start": starts,
        "end": [start + (chance.randrange(365) if number % 4 == 0 else 0) for number, start in enumerate(starts)],
        "layer": [claim_layers[number % len(claim_layers)] for number in range(size)],
        "topic": [number % len(real["topics"]) for number in range(size)],
        "source": [number % len(real["sources"]) for number in range(size)],
        "every": [number % 2 for number in range(size)],
        "figures": [0] * size,
        "graphic": [0] * size,
        "places": [[chance.randrange(count)] for _ in range(size)],
        "members": {},
    }
    return {**real, "places": places, "claims": claims}


def features(data: dict[str, Any]) -> list[dict[str, Any]]:
    """One point for each dated, located claim of the layers first shown: where, when, and its colour."""
    claims, layers = data["claims"], data["layers"]
    found = []
    for number, start in enumerate(claims["start"]):
        layer = layers[claims["layer"][number]]
        anchors = [anchor for place in claims["places"][number] if (anchor := data["places"][place]["anchor"])]
        if start is None or not anchors or not layer["visible"]:
            continue
        lon, lat = anchors[0]
        colour = data["themes"]["light"]["claims"][layer["bit"]]
        found.append({"at": [lat, lon], "start": start, "end": claims["end"][number], "colour": colour})
    return found
