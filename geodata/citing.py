"""A record cited: as a sentence, as BibTeX, and as a CSL-JSON item; each with source, locator, id and version.

The sentence is in the Harvard style of citeproc-py, which reads the item; any other style can be had from the item.

The day it was seen is the reader's own, so none of them holds one.
"""

import json
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from geodata.corpus import Corpus
from geodata.model import Claim, Place
from geodata.sources import Source
from geodata.wording import author_text, issued_text

_STYLE = "harvard-cite-them-right"  # comes with citeproc-py

_ESCAPED = {"\\": r"\textbackslash{}", **{char: f"\\{char}" for char in "&%$#_{}"}, "~": r"\textasciitilde{}"}


def reference(source: Source) -> str:
    """A source as an entry of a list of references."""
    item = source_csl(source)
    if not item.get("author"):
        item["author"] = [{"literal": "[Anonymous]"}]  # else the entry would begin with the year
    text = _entry(json.dumps(item))
    parts = source.issued.date_parts
    year = str(parts[0][0]) if parts else None
    return text.replace(f"({year})", f"([{year}])", 1) if year and is_inferred(source) else text


def is_inferred(source: Source) -> bool:
    """Whether the date of a source is ours: the copy bears none."""
    return any(sentence.startswith(("The date", "The year")) for sentence in _parted(source.custom.inferred))


def _parted(inferred: Iterable[str]) -> Iterator[str]:
    """The sentences in which it is said what was inferred."""
    for text in inferred:
        yield from re.split(r"(?<=\.) ", text)


@lru_cache(maxsize=1024)
def _entry(item: str) -> str:
    """The entry of a CSL-JSON item."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that the style does not know
        style = CitationStylesStyle(_STYLE, validate=False)
        entries = CitationStylesBibliography(style, CiteProcJSON([json.loads(item)]), formatter.plain)
        entries.register(Citation([CitationItem(json.loads(item)["id"])]))
        return str(entries.bibliography()[0])


def as_text(corpus: Corpus, claim: Claim) -> str:
    """Source and place in it, then the statement's id and the map with its version."""
    where = f" {str(claim.cited_at).capitalize()}." if claim.cited_at else ""
    return f"{reference(corpus.sources[claim.source])}{where} {_within(corpus, claim)}."


def place_text(corpus: Corpus, place: Place) -> str:
    """A place of the gazetteer, with its id, where its coordinates come from, and the map with its version."""
    located = f" Location: {place.coordinate_source}, {place.coordinate_id}." if place.coordinate_source else ""
    return f"“{place.title}”. Place {place.id} in: {corpus.meta.citation}.{located}"


def source_csl(source: Source) -> dict[str, Any]:
    """The source's item without what CSL has no field for."""
    return source.model_dump(mode="json", exclude_none=True, by_alias=True, exclude={"custom"})


def _within(corpus: Corpus, claim: Claim) -> str:
    return f"Statement {claim.id} in: {corpus.meta.citation}"


def as_bibtex(corpus: Corpus, claim: Claim) -> str:
    """An entry `@misc`, which every BibTeX style has."""
    source = corpus.sources[claim.source]
    fields = {
        "author": "" if not source.author else " and ".join(f"{{{_plain(name)}}}" for name in _names(corpus, claim)),
        "title": f"{{{_plain(source.title)}}}",
        "howpublished": _plain(source.publisher or ""),
        "year": _year(source),
        "note": _plain("; ".join(filter(None, [str(claim.cited_at or ""), _within(corpus, claim)]))),
    }
    rows = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{claim.id},\n{rows}\n}}"


def _year(source: Source) -> str:
    """The year, in brackets where it is inferred; or the words there are for it."""
    parts = source.issued.date_parts
    text = str(parts[0][0]) if parts else _plain(issued_text(source))
    return f"[{text}]" if is_inferred(source) else text


def _names(corpus: Corpus, claim: Claim) -> list[str]:
    return [name for name in author_text(corpus.sources[claim.source]).split(", ") if name]


def _plain(text: str) -> str:
    """Text without what BibTeX reads as its own."""
    return re.sub(r"[\\&%$#_{}~]", lambda found: _ESCAPED[found[0]], text)


def as_csl(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    """The source's item under the statement's id, with the locator and where it was cited from."""
    item = source_csl(corpus.sources[claim.source])
    where = claim.cited_at
    locator = {"locator": where.value, "label": where.kind.value} if where else {}
    note = "Date inferred, not in the copy. " if is_inferred(corpus.sources[claim.source]) else ""
    return {**item, "id": claim.id, **locator, "note": f"{note}{_within(corpus, claim)}"}
