"""The least there can be: `st_folium` with one marker."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from tests.bench.apps.common import SIZE, bare_map

st.set_page_config(layout="wide")
chart = bare_map()
folium.Marker([39.91, 46.79]).add_to(chart)
st_folium(chart, key="map", returned_objects=[], **SIZE)
