"""Serves one of the scripts here, with Leaflet from the installed package: no CDN takes part in the measuring."""

import os

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

app = st.App(os.environ["BENCH_SCRIPT"], routes=[Mount("/bench/leaflet", StaticFiles(directory=leaflet.BASE_DIR))])
