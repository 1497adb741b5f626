"""The usual way: build the folium map anew in the script and hand it to `st_folium`."""

import streamlit as st
from streamlit_folium import st_folium

from tests.bench.apps.common import SIZE, bare_map, chosen_features, circles

st.set_page_config(layout="wide")
chart = bare_map()
circles(chosen_features(), chart)
st_folium(chart, key="map", returned_objects=[], **SIZE)
