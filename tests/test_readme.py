"""The README tells the truth: its counts are the data's, its commands exist."""

import re
from pathlib import Path

from geodata.corpus import Corpus

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_counts_are_those_of_the_data(corpus: Corpus) -> None:
    figures = sum(len(rows) for rows in corpus.figures.values())
    assert f"{len(corpus.claims)} statements, {len(corpus.places)} places, {figures} figures" in README


def test_make_targets_and_files_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for link in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / link).exists(), link


def test_every_requirement_has_a_range() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert line.startswith(("-r", "#")) or re.match(r"[\w.-]+>=[\d.]+,<[\d.]+$", line), line
