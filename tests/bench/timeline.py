"""A page with folium's own Timeline, its scripts taken from packages instead of a CDN."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import folium
from folium.plugins import Timeline, TimelineSlider
from folium.utilities import JsCode
from playwright.sync_api import Page
from xstatic.pkg import leaflet

from tests.bench.pressing import Press, View, replayed

PACKAGES = {  # as folium names them, and the file in each
    "leaflet.timeline@1.6.0": "package/dist/leaflet.timeline.js",
    "moment@2.18.1": "package/min/moment.min.js",
}
DAY = 86_400_000  # ms
FAR = 253_402_214_400_000  # the last day of 9999

# All that Timeline does, it does when its slider tells of a new value: it draws nothing in a frame.
_PRESS = """
({ days, spacing }) => {
  const slider = document.querySelector("input.time-slider");
  return bench.presses({
    wanted: days.length, most: days.length, spacing, drawing: null,
    act: (number) => {
      slider.value = days[number] * %d;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    },
    state: () => document.querySelectorAll("path.leaflet-interactive").length,
    day: (number) => days[number],
  });
}
"""
_FULL = """
() => {
  const slider = document.querySelector("input.time-slider");
  slider.value = slider.max;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}
"""


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "evidence-bench"


def fetch_scripts() -> list[Path]:
    """The scripts that Timeline wants, from npm packages kept in the user's cache; `RuntimeError` without them."""
    cache = _cache()
    cache.mkdir(parents=True, exist_ok=True)
    scripts = []
    for package, member in PACKAGES.items():
        script = cache / f"{package.replace('@', '-')}.js"
        if not script.exists():
            try:
                packed = subprocess.run(
                    ["npm", "pack", package, "--silent"],
                    cwd=cache,
                    check=True,
                    capture_output=True,
                    text=True,
                    timeout=120,
                ).stdout.split()[-1]
                with tarfile.open(cache / packed) as archive:
                    content = archive.extractfile(member)
                    if content is None:
                        raise KeyError(member)
                    script.write_bytes(content.read())
            except (OSError, subprocess.SubprocessError, KeyError, IndexError, tarfile.TarError) as error:
                raise RuntimeError(f"{package} cannot be had: {error}") from error
        scripts.append(script)
    return scripts


def write_page(folder: Path, features: list[dict[str, Any]], view: View) -> str:
    """Write the page into an empty folder and return its address. A feature stays from its first day on."""
    folder.mkdir()
    shutil.copytree(leaflet.BASE_DIR, folder / "leaflet")
    scripts = fetch_scripts()
    for script in scripts:
        shutil.copy(script, folder / script.name)
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": feature["at"][::-1]},
                "properties": {"start": feature["start"] * DAY, "end": FAR, "colour": feature["colour"]},
            }
            for feature in features
        ],
    }
    chart = folium.Map(
        location=view.at, zoom_start=view.zoom, tiles=None, width=view.width, height=view.height, zoom_snap=0
    )
    chart.default_js = [("leaflet", "leaflet/leaflet.js")]
    chart.default_css = [("leaflet_css", "leaflet/leaflet.css")]
    last = max(feature["start"] for feature in features)
    circle = "function (f, at) { return L.circleMarker(at, {radius: 5, color: f.properties.colour, fill: true}); }"
    layer = Timeline(collection, point_to_layer=JsCode(circle))
    slider = TimelineSlider(auto_play=False, show_ticks=False, date_options="YYYY-MM-DD", end=last * DAY)
    for part in (layer, slider):
        part.default_js = [(script.stem, script.name) for script in scripts]
    layer.add_to(chart)
    slider.add_timelines(layer).add_to(chart)
    page = folder / "page.html"
    chart.save(str(page))
    return page.as_uri()


def presses(page: Page, address: str, days: list[int]) -> list[Press]:
    """Open the page and move its slider to one day after another."""
    page.goto(address)
    page.wait_for_selector("input.time-slider")
    page.evaluate(_FULL)
    page.wait_for_timeout(1000)
    return replayed(page, _PRESS % DAY, days)
