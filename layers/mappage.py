"""The map page: built once from a corpus with folium, one file that asks for nothing more before it answers.

Nothing in it comes from another host. Its Content-Security-Policy allows its own scripts, each by its hash; data stands
in JSON blocks that do not run. What is drawn last stands last, after the scripts, so that nobody waits for it.
"""

import base64
import hashlib
import json
import re
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template as Jinja
from jinja2 import Environment, PackageLoader, select_autoescape
from xstatic.pkg import leaflet

from geodata.corpus import Corpus
from layers.basemaps import NOTE, hosts, online
from layers.features import namings, page_data

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function) (\w+))", re.MULTILINE)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

TEMPLATES = Environment(loader=PackageLoader("layers"), autoescape=select_autoescape(), trim_blocks=True)


class EvidenceMap(folium.Map):
    """folium's map with the app's own Leaflet, no jQuery, no web fonts, and room for the page's parts."""

    default_js: ClassVar[list[tuple[str, str]]] = []
    default_css: ClassVar[list[tuple[str, str]]] = []
    _template = Jinja(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id={{ this.get_name()|tojson }}></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }},
            keyboard: false, attributionControl: true, zoomSnap: 0.25, wheelPxPerZoomLevel: 90,
            minZoom: 1, maxZoom: 14, maxBounds: [[-75, -200], [85, 200]], ...{{ this.options|tojavascript }}
        });
        {{ this.get_name() }}.attributionControl.setPrefix(false);
        L.control.scale({imperial: false, position: "bottomleft"}).addTo({{ this.get_name() }});
        window.evidencePage = {map: {{ this.get_name() }}};
        {% endmacro %}
        """
    )


class BaseMap(MacroElement):
    """Land, rivers, lakes and relief from bundled files; it bears no labels."""

    _template = Jinja(
        """
        {% macro script(this, kwargs) %}
        (function (map) {
            map.createPane("land").style.zIndex = 200;
            map.createPane("relief").style.zIndex = 210;
            map.createPane("water").style.zIndex = 220;
            var renderer = L.canvas({pane: "land", padding: 0.3});
            var water = L.canvas({pane: "water", padding: 0.3});
            var options = function (kind) {
                return {interactive: false, pane: kind === "land" ? "land" : "water",
                    renderer: kind === "land" ? renderer : water};
            };
            var style = {
                land: {fillColor: "#f3efe6", fillOpacity: 1, color: "#b9b0a0", weight: 0.8},
                country: {fill: false, color: "#a99f8d", weight: 1.1},
                river: {fill: false, color: "#9db9c7", weight: 1},
                lake: {fillColor: "#cfdfe6", fillOpacity: 1, color: "#9db9c7", weight: 0.8}
            };
            // Drawn once the page answers; until then all that is seen is land and relief.
            window.evidencePage.showBase = function () {
                var read = function (name) { return JSON.parse(document.getElementById(name).textContent); };
                var world = read("world-data");
                L.geoJSON(world, {style: function () { return {...options("land"), ...style.land}; }}).addTo(map);
                L.geoJSON(read("region-data"), {style: function (feature) {
                    return {...options("water"), ...style[feature.properties.kind]};
                }}).addTo(map);
                map.getContainer().classList.add("with-sea");
                return world;
            };
        })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )


class Page(Figure):
    """An HTML page with a language, a title, a place for the controls and the page's own module."""

    _template = Jinja(
        "<!DOCTYPE html>\n<html lang='en'>\n<head>\n<title>{{ this.title|e }}</title>\n"
        "{{ this.header.render(**kwargs) }}\n</head>\n<body>\n<main>\n<h1 class='hidden'>{{ this.title|e }}</h1>\n"
        "{{ this.html.render(**kwargs) }}\n</main>\n"
        "<script>{{ this.script.render(**kwargs) }}</script>\n"
        "<script>{{ this.module }}</script>\n{{ this.later }}</body>\n</html>\n"
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _json_block(name: str, data: Any) -> str:
    """A script element that holds JSON and does not run: no `<` can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"<script type='application/json' id='{name}'>{text}</script>\n"


def _verbatim(html: str) -> Element:
    """A part of the page as it is: nothing in it is read as a template."""
    element = Element("{{ this.html }}")
    element.html = html
    return element


def render(corpus: Corpus) -> str:
    """The map page of a corpus as HTML."""
    west, south, east, north = corpus.meta.relief_bounds
    page = Page(title=corpus.meta.title)
    page.module = bundle()
    page.header.add_child(Element('<meta name="viewport" content="width=device-width, initial-scale=1">'))
    for sheet in (LEAFLET / "leaflet.css", STATIC / "page.css"):
        page.header.add_child(_verbatim(f"<style>{_text(sheet)}</style>"))
    page.header.add_child(_verbatim(f"<script>{_text(LEAFLET / 'leaflet.js')}</script>"))
    chart = EvidenceMap(location=[(south + north) / 2, (west + east) / 2], zoom_start=8, tiles=None)
    relief = folium.raster_layers.ImageOverlay(
        str(corpus.relief),
        [[south, west], [north, east]],
        opacity=0.28,
        pane="relief",
        alt="",
        interactive=False,
        pixelated=False,
        attribution=escape(corpus.meta.map_credit).replace("{", "&#123;"),  # branca reads scripts as templates
    )
    chart._id, relief._id = "map", "relief"  # in place of random ones: the same corpus makes the same page
    chart.add_to(page)
    BaseMap().add_to(chart)
    relief.add_to(chart)
    controls = TEMPLATES.get_template("controls.html").render(
        meta=corpus.meta, namings=namings(corpus), basemaps=online(), basemap_note=NOTE
    )
    page.html.add_child(_verbatim(controls))
    page.html.add_child(_verbatim(_json_block("evidence-data", page_data(corpus))))
    page.later = "".join(_json_block(f"{name}-data", content) for name, content in corpus.base.items())
    return str(page.render())


def policy(html: str) -> str:
    """The Content-Security-Policy of a page: its own scripts, by their SHA-256."""
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in _INLINE.findall(html)
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        f"img-src 'self' data: {' '.join(hosts())}; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def bundle() -> str:
    """The page's module and all it imports as one script, each in a function of its own.

    It reads the two forms that the modules keep to: `import {…} from "./name.js";` and `export` before a declaration.
    """
    parts: dict[str, str] = {}

    def add(name: str) -> None:
        text = _text(STATIC / f"{name}.js")
        for _, needed in _IMPORT.findall(text):
            if needed not in parts:
                add(needed)
        body = _IMPORT.sub(lambda found: f"const {found[1].replace(' as ', ': ')} = modules.{found[2]};\n", text)
        names = ", ".join(_EXPORT.findall(text))
        parts[name] = f"modules.{name} = (() => {{\n{_EXPORT.sub('', body)}\nreturn {{ {names} }};\n}})();\n"

    add("page")
    return '"use strict";\n(() => {\nconst modules = {};\n' + "".join(parts.values()) + "})();\n"
