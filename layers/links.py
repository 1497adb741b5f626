"""Links to the map, relative to the app's address; those of plain pages to one another; and what all of them carry."""

import re
from collections.abc import Collection, Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qs, urlencode

from geodata.corpus import Corpus
from geodata.selection import Selection
from layers.plainpage import PAGES
from layers.sparing import LEFT_OUT, NAME

_SCREENS = "|".join(re.escape(path) for path, _ in PAGES if path != "./")
_TAKING = re.compile(
    rf"\./|(\./)?(map|picture\.(svg|png)|(exercise|handout)\.pdf|(statement|place|source|read|api|handout)/.+|{_SCREENS})"
)
_LINK = re.compile(r'(?<=\s)(href|src|data-page)="([^"]+)"')
_FORM = re.compile(r'(<form\b[^>]*\baction="([^"]*)"[^>]*>)(.*?</form>)', re.DOTALL)
_CODE = "code.svg"  # the picture of an address' code
CODE_LONGEST = 900  # characters of an address whose code phones can still read from a projector


def everything(corpus: Corpus, **asked: Any) -> str:
    """The query of all that a selection's fields ask for: of all dates and layers, the undated too."""
    every = frozenset(rule.id for rule in corpus.layers)
    return f"{Selection(layers=every, **asked).query(corpus)}&dated=any"


def on_map(corpus: Corpus, **asked: Any) -> str:
    """The map at all that a selection's fields ask for."""
    return f"./?{everything(corpus, **asked)}"


def coded(address: str) -> str:
    """An address as it is given with its code; empty where it is too long to be read by a phone, or typed."""
    return address if len(address) <= CODE_LONGEST else ""


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


def carried(html: str) -> str:
    """HTML of a page that leaves out graphic detail: whatever its links, frames and forms lead to does so too.

    This is the one place that knows which addresses take the parameter. A link that names it is left as it is.
    """

    def led(found: re.Match[str]) -> str:
        return f'{found[1]}="{escape(sparing(unescape(found[2])))}"'

    def asked(found: re.Match[str]) -> str:
        known = f'name="{NAME}"' in found[3] or not _TAKING.fullmatch(found[2])
        hidden = "" if known else f'<input type="hidden" name="{NAME}" value="{LEFT_OUT}">'
        return f"{found[1]}{hidden}{found[3]}"

    return _FORM.sub(asked, _LINK.sub(led, html))


def sparing(address: str) -> str:
    """The address below the app's at which graphic detail is left out, if it takes that."""
    front, mark, part = address.partition("#")
    path, _, query = front.partition("?")
    if path == _CODE:
        (to,) = parse_qs(query).get("to", [""])
        return f"{path}?{urlencode({'to': sparing(to)})}" if len(sparing(to)) <= CODE_LONGEST else address
    if not _TAKING.fullmatch(path) or NAME in parse_qs(query, keep_blank_values=True):
        return address
    return f"{path}?{query}{'&' if query else ''}{NAME}={LEFT_OUT}{mark}{part}"
