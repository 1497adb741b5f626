"""A statement cited: as a sentence, as BibTeX, and as a CSL-JSON item; each with source, locator, id and version.

The day it was seen is the reader's own, so none of them holds one.
"""

import re
from typing import Any

from geodata.corpus import Corpus
from geodata.model import Claim
from geodata.wording import author_text, citation, issued_text

_ESCAPED = {"\\": r"\textbackslash{}", **{char: f"\\{char}" for char in "&%$#_{}"}, "~": r"\textasciitilde{}"}


def as_text(corpus: Corpus, claim: Claim) -> str:
    """Source and place in it, then the statement's id and the map with its version."""
    return f"{citation(corpus.sources[claim.source], claim.cited_at)}. {_within(corpus, claim)}."


def _within(corpus: Corpus, claim: Claim) -> str:
    return f"Statement {claim.id} in: {corpus.meta.citation}"


def as_bibtex(corpus: Corpus, claim: Claim) -> str:
    """An entry `@misc`, which every BibTeX style has."""
    source = corpus.sources[claim.source]
    parts = source.issued.date_parts
    fields = {
        "author": "" if not source.author else " and ".join(f"{{{_plain(name)}}}" for name in _names(corpus, claim)),
        "title": f"{{{_plain(source.title)}}}",
        "howpublished": _plain(source.publisher or ""),
        "year": str(parts[0][0]) if parts else _plain(issued_text(source)),
        "note": _plain("; ".join(filter(None, [str(claim.cited_at or ""), _within(corpus, claim)]))),
    }
    rows = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{claim.id},\n{rows}\n}}"


def _names(corpus: Corpus, claim: Claim) -> list[str]:
    return [name for name in author_text(corpus.sources[claim.source]).split(", ") if name]


def _plain(text: str) -> str:
    """Text without what BibTeX reads as its own."""
    return re.sub(r"[\\&%$#_{}~]", lambda found: _ESCAPED[found[0]], text)


def as_csl(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    """The source's item under the statement's id, with the locator and where it was cited from."""
    item = corpus.sources[claim.source].model_dump(mode="json", exclude_none=True, by_alias=True, exclude={"custom"})
    where = claim.cited_at
    locator = {"locator": where.value, "label": where.kind.value} if where else {}
    return {**item, "id": claim.id, **locator, "note": _within(corpus, claim)}
