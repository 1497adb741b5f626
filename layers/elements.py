"""The evidence as folium elements, for any folium map: `BundledBase`, `EvidenceLayer`, `TimeBar`.

    chart = folium.Map(location=[39.9, 46.8], zoom_start=9, tiles=None)
    BundledBase(corpus).add_to(chart)
    layer = EvidenceLayer(corpus).add_to(chart)
    TimeBar(layer).add_to(chart)
    offline(chart).save("map.html")

Their JavaScript stands in files (`browser/map/main.js` has a function for each). The app's own page is made of them.
"""

import base64
import re
from html import escape
from pathlib import Path
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template
from xstatic.pkg import leaflet

from geodata.corpus import Corpus
from layers.bundle import bundle, style
from layers.cards import entry
from layers.features import page_data
from layers.rendering import json_block, verbatim
from layers.styles import BASE, RELIEF_OPACITY, custom_properties

LEAFLET = Path(leaflet.BASE_DIR)
_IMAGE = re.compile(r"url\((images/[\w-]+\.png)\)")
# Leaflet finds its pins beside its style sheet, which is within the page here.
_PINS = (
    "delete L.Icon.Default.prototype._getIconUrl;"
    "L.Icon.Default.mergeOptions({{iconUrl: '{pin}', iconRetinaUrl: '{pin}', shadowUrl: '{shadow}'}});"
)
# All that folium's popups want of jQuery, and its icons of AwesomeMarkers.
_STAND_INS = (
    "window.$ ??= (html) => { const holder = document.createElement('template'); "
    "holder.innerHTML = html; return holder.content.children; };"
    "L.AwesomeMarkers ??= { icon: () => new L.Icon.Default() };"
)


def _data_uri(image: str) -> str:
    content = base64.b64encode((LEAFLET / image).read_bytes()).decode()
    return f"data:image/png;base64,{content}"


def leaflet_style() -> str:
    """Leaflet's style sheet with its pictures within."""
    text = (LEAFLET / "leaflet.css").read_text(encoding="utf-8")
    return _IMAGE.sub(lambda found: f"url({_data_uri(found[1])})", text)


class _Leaflet(MacroElement):
    """The bundled Leaflet in a page, before all that needs it and in place of what folium links to."""

    _template = Template("")

    def render(self, **kwargs: Any) -> None:
        """Put it at the top, and take away the links of an earlier rendering."""
        header = self.get_root().header
        for name, _ in (*folium.Map.default_js, *folium.Map.default_css):
            header._children.pop(name, None)
        pins = _PINS.format(pin=_data_uri("images/marker-icon.png"), shadow=_data_uri("images/marker-shadow.png"))
        script = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
        header.add_child(verbatim(f"<style>{leaflet_style()}</style>"), name="leaflet_style", index=1)
        header.add_child(verbatim(f"<script>{script}\n{pins}{_STAND_INS}</script>"), name="leaflet_script", index=2)


def offline(chart: folium.Map) -> folium.Map:
    """Leave out what folium takes from other hosts, and put the bundled Leaflet in its place; the same map is returned.

    jQuery, Bootstrap and Font Awesome are gone with it: a `folium.Icon` is Leaflet's plain pin, popups work as ever.
    Tiles and plugins still ask their own hosts: give the map `tiles=None`.
    """
    chart.default_js, chart.default_css = [], []
    chart.add_child(_Leaflet(), name="bundled_leaflet", index=0)
    return chart


class _OnMap:
    """What stands on a map, by itself or in a group of layers."""

    @property
    def chart(self) -> folium.Map:
        """The map. Raises `TypeError` where there is none."""
        parent: Any = self
        while parent is not None and not isinstance(parent, folium.Map):
            parent = parent._parent
        if parent is None:
            raise TypeError(f"{type(self).__name__} must be on a map when it is rendered; use add_to(map)")
        return parent


def _add_program(element: Any) -> Figure:
    """The program and its style sheet, once a page; returns the page."""
    figure: Figure = element.chart.get_root()
    sheet = f"<style>{custom_properties()}{style('parts')}{style('cards')}</style>"
    figure.header.add_child(verbatim(sheet), name="evidence_style")
    figure.header.add_child(
        verbatim(f"<script>var evidenceMap = {bundle('map/main')};</script>"), name="evidence_script"
    )
    return figure


def _attribution(corpus: Corpus) -> str:
    """What the map says of itself in its corner, as HTML: on names and outlines; folded, whose data they are."""
    meta = corpus.meta
    said = f"{escape(meta.status_note)} <details><summary>Credits</summary> {escape(meta.map_credit)}</details>"
    return said.replace("{", "&#123;")  # branca reads scripts as templates


class BundledBase(_OnMap, folium.map.Layer):
    """Land, rivers, lakes and relief from bundled files, beneath the evidence; it bears no labels.

    `name`, `overlay`, `control` and `show` are those of every folium layer.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = evidenceMap.bundledBase(
            {{ this.chart.get_name() }}, {{ this.get_name()|tojson }}, {{ this.styles|tojson }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        corpus: Corpus,
        name: str = "Bundled map",
        *,
        overlay: bool = True,
        control: bool = True,
        show: bool = True,
    ) -> None:
        super().__init__(name=name, overlay=overlay, control=control, show=show)
        self._name = "BundledBase"
        self.corpus = corpus
        self.styles = BASE
        west, south, east, north = corpus.meta.relief_bounds
        self.relief = folium.raster_layers.ImageOverlay(
            str(corpus.relief),
            [[south, west], [north, east]],
            opacity=RELIEF_OPACITY,
            pane="relief",
            alt="",
            interactive=False,
            pixelated=False,
            attribution=_attribution(corpus),
        )
        self.add_child(self.relief)

    def render(self, **kwargs: Any) -> None:
        """Put the outlines and the script into the page; where it has a place for what comes last, they stand there."""
        figure = _add_program(self)
        place = getattr(figure, "last", figure.html)
        for name, content in self.corpus.base.items():
            block = f"{self.get_name()}-{name}"
            place.add_child(verbatim(json_block(block, content)), name=block)
        super().render(**kwargs)


class EvidenceLayer(_OnMap, folium.map.Layer):
    """The statements of a corpus at their places; a time window and layers decide what is seen.

    With `plain` it brings legend, tips and a popup of cards; with `statements` these hold the statements' cards (about
    1 kB each), else their ids. The other parameters are those of every folium layer.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = evidenceMap.evidenceLayer(
            {{ this.chart.get_name() }}, {{ this.get_name()|tojson }}, {{ this.plain|tojson }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        corpus: Corpus,
        name: str = "Statements",
        *,
        statements: bool = True,
        plain: bool = True,
        overlay: bool = True,
        control: bool = True,
        show: bool = True,
    ) -> None:
        super().__init__(name=name, overlay=overlay, control=control, show=show)
        self._name = "EvidenceLayer"
        self.corpus = corpus
        self.statements = statements
        self.plain = plain

    def render(self, **kwargs: Any) -> None:
        """Put the data and the script into the page."""
        figure = _add_program(self)
        blocks: dict[str, Any] = {f"{self.get_name()}-data": page_data(self.corpus)}
        if self.plain and self.statements:
            entries = [entry(self.corpus, claim) for claim in self.corpus.claims.values()]
            blocks[f"{self.get_name()}-entries"] = entries
        for name, content in blocks.items():
            figure.html.add_child(verbatim(json_block(name, content)), name=name)
        super().render(**kwargs)


class TimeBar(_OnMap, MacroElement):
    """The time bar that moves the window of an evidence layer; on the map, or in an element of the page by its id."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = evidenceMap.timeBar({{ this.chart.get_name() }}, {{ this.layer.get_name() }},
            {% if this.root %}document.getElementById({{ this.root|tojson }}){% else %}null{% endif %});
        {% endmacro %}
        """
    )

    def __init__(self, layer: EvidenceLayer, root: str | None = None) -> None:
        super().__init__()
        self._name = "TimeBar"
        self.layer = layer
        self.root = root

    def render(self, **kwargs: Any) -> None:
        """Put the script into the page. Raises `ValueError` where the layer does not stand there before."""
        if self.layer.get_name() not in _add_program(self).script._children:
            raise ValueError("TimeBar moves an evidence layer that must be on the page before it")
        super().render(**kwargs)
