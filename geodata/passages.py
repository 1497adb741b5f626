"""The viewer's own copies of the texts: read from a folder, used only where they are the same to the byte.

They are no part of the project. What stands in them is shown to whoever started the program with them, and to whom that
person shows it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from geodata.corpus import Corpus
from geodata.model import Claim
from geodata.quotes import paragraphs, spans
from geodata.reading import Problem


class Piece(NamedTuple):
    """A stretch of a paragraph and the ids of the claims whose quotes it stands in."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Passages:
    """The folded paragraphs of the texts at hand, by source; `problems` says why others are not used."""

    texts: Mapping[str, list[str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def paragraph(self, source: str, number: int) -> str | None:
        """A paragraph by its number from 1; `None` where it is not at hand."""
        found = self.texts.get(source, [])
        return found[number - 1] if 1 <= number <= len(found) else None


NONE = Passages()


def read(corpus: Corpus, folder: Path) -> Passages:
    """The copies in a folder, under the file names that sources.json gives; one that differs is not used."""
    texts: dict[str, list[str]] = {}
    problems = []
    for key in corpus.texts:
        recorded = corpus.sources[key].custom
        path = folder / str(recorded.file)
        try:
            content = path.read_bytes()
        except OSError as error:
            problems.append(Problem(str(path), 0, f"cannot be read: {error.strerror}", "put the text there"))
            continue
        if hashlib.sha256(content).hexdigest() != recorded.sha256:
            problems.append(Problem(str(path), 0, "is not the recorded text, by its SHA-256", "use the unaltered text"))
            continue
        texts[key] = paragraphs(content.decode("utf-8"))
    return Passages(texts, tuple(problems))


def pieces(paragraph: str, claims: list[Claim]) -> Iterator[Piece]:
    """A paragraph in stretches, each with the claims whose quotes stand there; joined they are the paragraph."""
    held = [(start, end, claim.id) for claim in claims for start, end in spans(claim, paragraph)]
    edges = sorted({0, len(paragraph), *(edge for start, end, _ in held for edge in (start, end))})
    for start, end in pairwise(edges):
        within = tuple(dict.fromkeys(key for first, last, key in held if first <= start and end <= last))
        yield Piece(paragraph[start:end], within)
