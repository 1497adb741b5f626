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
from xstatic.pkg import leaflet

PACKAGES = {  # as folium names them, and the file in each
    "leaflet.timeline@1.6.0": "package/dist/leaflet.timeline.js",
    "moment@2.18.1": "package/min/moment.min.js",
}
DAY = 86_400_000  # ms
FAR = 253_402_214_400_000  # the last day of 9999


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


def write_page(folder: Path, features: list[dict[str, Any]]) -> str:
    """Write the page into an empty folder and return its address. A feature stays from its first day on."""
    folder.mkdir()
    shutil.copytree(leaflet.BASE_DIR, folder / "leaflet")
    scripts = fetch_scripts()
    for script in scripts:
        shutil.copy(script, folder / script.name)
    days = sorted({feature["start"] for feature in features})
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
    chart = folium.Map(location=[40, 46.8], zoom_start=8, tiles=None)
    chart.default_js = [("leaflet", "leaflet/leaflet.js")]
    chart.default_css = [("leaflet_css", "leaflet/leaflet.css")]
    circle = "function (f, at) { return L.circleMarker(at, {radius: 5, color: f.properties.colour, fill: true}); }"
    layer = Timeline(collection, point_to_layer=JsCode(circle))
    slider = TimelineSlider(auto_play=False, show_ticks=False, date_options="YYYY-MM-DD", end=days[-1] * DAY)
    for part in (layer, slider):
        part.default_js = [(script.stem, script.name) for script in scripts]
    layer.add_to(chart)
    slider.add_timelines(layer).add_to(chart)
    page = folder / "page.html"
    chart.save(str(page))
    steps = f"<script>window.benchDays = {[day * DAY for day in days]};</script>"
    page.write_text(page.read_text(encoding="utf-8").replace("<head>", f"<head>{steps}", 1), encoding="utf-8")
    return page.as_uri()
