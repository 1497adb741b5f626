"""Links from a page to the map, relative to the app's address; and those of plain pages to one another."""

import re
from collections.abc import Collection, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from geodata.corpus import Corpus
from geodata.selection import Selection


def everything(corpus: Corpus, **asked: Any) -> str:
    """The query of all that a selection's fields ask for: of all dates and layers, the undated too."""
    every = frozenset(rule.id for rule in corpus.layers)
    return f"{Selection(layers=every, **asked).query(corpus)}&dated=any"


def on_map(corpus: Corpus, **asked: Any) -> str:
    """The map at all that a selection's fields ask for."""
    return f"./?{everything(corpus, **asked)}"


def plain(html: str, screens: Collection[str], kept: Mapping[str, str] | None = None, target: str = "") -> str:
    """HTML whose links to screens, by their names, lead to their plain pages, so that who reads these stays there.

    `kept` are parameters that are carried on to them, `target` the window in which they open.
    """
    names = "|".join(map(re.escape, screens))
    link = re.compile(rf'href="({names})(?:\?([^"#]*))?(#[^"]*)?"')
    added = escape(urlencode(kept or {}))

    def led(found: re.Match[str]) -> str:
        query = "&amp;".join(filter(None, [found[2], added]))
        window = f'target="{target}" ' if target else ""
        return f'{window}href="read/{found[1]}{"?" if query else ""}{query}{found[3] or ""}"'

    return link.sub(led, html) if screens else html
