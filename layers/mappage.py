"""The map page: built once from a corpus of folium elements, one file that asks for nothing more before it answers.

Nothing in it comes from another host. Its Content-Security-Policy allows its own scripts, each by its hash; data stands
in JSON blocks that do not run. What is drawn last stands last, after the scripts, so that nobody waits for it.
"""

import base64
import hashlib
import re
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from geodata.corpus import Corpus
from layers.basemaps import NOTE, hosts, online
from layers.bundle import style
from layers.elements import BundledBase, EvidenceLayer, TimeBar, offline
from layers.features import namings
from layers.rendering import TEMPLATES, verbatim

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class _Map(folium.Map):
    """folium's map in the page's own layout, without its viewport tag, which keeps readers from enlarging.

    It has no view of its own at first: to give it one costs a layout, and the page gives it another.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id={{ this.get_name()|tojson }}></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            crs: L.CRS.{{ this.crs }}, ...{{ this.options|tojavascript }}
        });
        {{ this.get_name() }}.attributionControl.setPrefix(false);
        L.control.scale({imperial: false, position: "bottomleft"}).addTo({{ this.get_name() }});
        {% endmacro %}
        """
    )


class _Whole(MacroElement):
    """The page's program, of map, layer, bar and base."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.evidencePage = evidenceMap.page({{ this.parts|join(", ") }});
        {% endmacro %}
        """
    )

    def __init__(self, *parts: Element) -> None:
        super().__init__()
        self.parts = [part.get_name() for part in parts]


class Page(Figure):
    """An HTML page with a language, a title, a style sheet over those of the elements, and a place for what is last."""

    _template = Template(
        "<!DOCTYPE html>\n<html lang='en'>\n<head>\n<title>{{ this.title|e }}</title>\n"
        "{{ this.header.render(**kwargs) }}\n<style>{{ this.sheet }}</style>\n</head>\n<body>\n"
        "<main class='evidence'>\n<h1 class='hidden'>{{ this.title|e }}</h1>\n"
        "{{ this.html.render(**kwargs) }}\n</main>\n"
        "<script>{{ this.script.render(**kwargs) }}</script>\n{{ this.last.render(**kwargs) }}\n</body>\n</html>\n"
    )

    def __init__(self, title: str, sheet: str) -> None:
        super().__init__(title=title)
        self.sheet = sheet
        self.last = Element()
        self.last._parent = self


def _named(element: Any, number: str) -> Any:
    """The element with an id in place of a random one: the same corpus makes the same page."""
    element._id = number
    return element


def render(corpus: Corpus, fonts: str = "") -> str:
    """The map page of a corpus as HTML; `fonts` are CSS rules that name font files of the same host."""
    west, south, east, north = corpus.meta.relief_bounds
    page = Page(corpus.meta.title, fonts + style("page"))
    page.header.add_child(verbatim('<meta name="viewport" content="width=device-width, initial-scale=1">'))
    chart = _Map(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=8,
        tiles=None,
        keyboard=False,
        zoom_snap=0.25,
        wheel_px_per_zoom_level=90,
        min_zoom=1,
        max_zoom=14,
        max_bounds=True,
        min_lat=-75,
        max_lat=85,
        min_lon=-200,
        max_lon=200,
    )
    _named(chart, "app").add_to(page)
    offline(chart)
    base = _named(BundledBase(corpus), "app")
    _named(base.relief, "app")
    base.add_to(chart)
    layer = _named(EvidenceLayer(corpus, plain=False, show=False), "app").add_to(chart)
    bar = _named(TimeBar(layer, root="bar"), "app").add_to(chart)
    _named(_Whole(chart, layer, bar, base), "app").add_to(chart)
    controls = TEMPLATES.get_template("controls.html").render(
        meta=corpus.meta, namings=namings(corpus), basemaps=online(), basemap_note=NOTE
    )
    page.html.add_child(verbatim(controls))
    return str(page.render())


def policy(html: str) -> str:
    """The Content-Security-Policy of a page: its own scripts, by their SHA-256."""
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in _INLINE.findall(html)
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        f"img-src 'self' data: {' '.join(hosts())}; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
