"""A page with Leaflet alone: one canvas, one circle a claim, no panel, base map, labels or areas."""

import json
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from xstatic.pkg import leaflet

from tests.bench.pressing import Press, View, replayed

WAYS = {"switch": "circles added and removed", "style": "circles switched by `setStyle`"}

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Circles</title>
<link rel="stylesheet" href="leaflet/leaflet.css">
<script src="leaflet/leaflet.js"></script>
<style>body { margin: 0; } #map { width: %(width)spx; height: %(height)spx; }</style>
</head>
<body>
<div id="map"></div>
<script>
const map = L.map("map", { zoomSnap: 0 }).setView(%(at)s, %(zoom)s);
const renderer = L.canvas().addTo(map);
const entries = %(features)s.map(({ at, start, end, colour }) => ({
  start, end, seen: true, marker: L.circleMarker(at, { radius: 5, color: colour, renderer }).addTo(map),
}));
const first = %(first)s;
const ways = {
  switch: (marker, seen) => { if (seen) marker.addTo(map); else marker.remove(); },
  style: (marker, seen) => marker.setStyle({ stroke: seen, fill: seen }),
};
const change = ways[location.hash.slice(1)];
let days = [];
let at = -1;
document.addEventListener("keydown", () => {
  at += 1;
  const last = days[at];
  for (const entry of entries) {
    const seen = entry.start <= last && entry.end >= first;
    if (seen !== entry.seen) {
      entry.seen = seen;
      change(entry.marker, seen);
    }
  }
});
</script>
</body>
</html>
"""
_PRESS = """
({ days: steps, spacing }) => {
  days = steps;
  return bench.presses({
    wanted: steps.length, most: steps.length, spacing, drawing: [renderer, "_redraw"],
    act: () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true })),
    state: () => entries.map(({ seen }) => Number(seen)).join(""),
    day: (number) => steps[number],
  });
}
"""


def write_page(folder: Path, features: list[dict[str, Any]], first: int, view: View) -> str:
    """Write the page into an empty folder and return its address, to which the way is added after a `#`.

    A circle is shown while its feature has a day from `first` to the end of the window.
    """
    folder.mkdir()
    shutil.copytree(leaflet.BASE_DIR, folder / "leaflet")
    parts = {"width": view.width, "height": view.height, "at": list(view.at), "zoom": view.zoom, "first": first}
    page = folder / "page.html"
    page.write_text(_PAGE % {**parts, "features": json.dumps(features)}, encoding="utf-8")
    return page.as_uri()


def presses(page: Page, address: str, days: list[int]) -> list[Press]:
    """Open the page and move its window to one day after another."""
    page.goto(address)
    page.wait_for_timeout(1000)
    return replayed(page, _PRESS, days)
