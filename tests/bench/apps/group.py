"""The other usual way: leave the map, and hand `st_folium` a new feature group."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from tests.bench.apps.common import SIZE, bare_map, chosen_features, circles

st.set_page_config(layout="wide")
group = folium.FeatureGroup()
circles(chosen_features(), group)
st_folium(bare_map(), key="map", feature_group_to_add=group, returned_objects=[], **SIZE)
