"""How HTML is made: Jinja templates that escape every value, and parts of a page that are no templates."""

import json
from typing import Any

from branca.element import Element
from jinja2 import Environment, PackageLoader, select_autoescape

TEMPLATES = Environment(loader=PackageLoader("layers"), autoescape=select_autoescape(), trim_blocks=True)


def json_block(name: str, data: Any) -> str:
    """A script element that holds JSON and does not run: no `<` can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"<script type='application/json' id='{name}'>{text}</script>\n"


def verbatim(html: str) -> Element:
    """A part of a page as it is: folium reads nothing in it as a template."""
    element = Element("{{ this.html }}")
    element.html = html
    return element
