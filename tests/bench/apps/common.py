"""What the usual ways share: the features, the slider, and a bare map with Leaflet alone.

folium's other files (jQuery, Bootstrap, icons, fonts) and a base map are left out, and a claim is one plain circle
at one place: all of it makes these ways faster than in practice.
"""

import json
import os
from pathlib import Path
from typing import Any

import folium
import streamlit as st

folium.Map.default_js = [("leaflet", "/bench/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "/bench/leaflet/leaflet.css")]

SIZE = {"width": 840, "height": 700}


@st.cache_resource(max_entries=1)
def features() -> list[dict[str, Any]]:
    """The features that the bench has written down."""
    found: list[dict[str, Any]] = json.loads(Path(os.environ["BENCH_FEATURES"]).read_text(encoding="utf-8"))
    return found


def chosen_features() -> list[dict[str, Any]]:
    """The features that have begun on the day chosen with Streamlit's slider; each step adds or removes some."""
    days = sorted({feature["start"] for feature in features()})
    last = days[st.slider("Until", 0, len(days) - 1, len(days) - 1, key="until")]
    return [feature for feature in features() if feature["start"] <= last]


def bare_map() -> folium.Map:
    """A map of the region without tiles."""
    return folium.Map(location=[40, 46.8], zoom_start=8, tiles=None)


def circles(shown: list[dict[str, Any]], parent: folium.Element) -> None:
    """One circle for each feature."""
    for feature in shown:
        folium.CircleMarker(feature["at"], radius=5, color=feature["colour"], fill=True).add_to(parent)
