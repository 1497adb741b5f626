"""The README tells the truth: its counts are the data's, its commands exist."""

import ast
import re
import sys
import tomllib
from pathlib import Path

from geodata.corpus import Corpus
from geodata.formats import BY_FILE, BY_NAME
from geodata.recognitions import in_texts
from geodata.selection import PARAMETERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_counts_are_those_of_the_data(corpus: Corpus) -> None:
    """Texts and documentation apart."""
    texts = [claim for claim in corpus.claims.values() if claim.source in corpus.texts]
    figures = [sum(len(corpus.figures.get(claim.id, ())) for claim in texts)]
    figures.append(sum(map(len, corpus.figures.values())) - figures[0])
    speaking = {act: [one for one in corpus.mentions if one.act == act] for act in corpus.acts}
    acts = sum(in_texts(corpus, mentions) for mentions in speaking.values())
    publications = len(corpus.sources) - len(corpus.texts)
    words = " ".join(README.split())
    assert f"The texts: {len(texts)} statements, {figures[0]} figures, {acts} acts;" in words
    documentation = f"{len(corpus.claims) - len(texts)} statements of {publications} publications, {figures[1]} figures"
    assert f"{documentation}, {len(corpus.acts) - acts} acts that no text speaks of" in words
    assert f"Together {len(corpus.places)} places" in words
    assert f"from {publications} other publications" in corpus.meta.content_note


def test_make_targets_and_files_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for link in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / link).exists(), link


def test_every_parameter_and_format_is_described_and_no_other() -> None:
    queries = README.partition("### Queries")[2].partition("\n## ")[0]
    named = [
        name
        for line in queries.splitlines()
        if line.startswith("| `")
        for name in re.findall("`(\\w+)`", line.split("|")[1])
    ]
    assert sorted(named) == sorted(PARAMETERS)
    formats = README.partition("### Formats")[2].partition("###")[0]
    assert re.findall("^\\| `([\\w-]+)`", formats, re.MULTILINE) == sorted(BY_NAME, key=formats.index)
    assert set(re.findall(r"`(\w+\.\w+)`", formats)) - {"str.strip"} == set(BY_FILE)


def test_one_version_stands_everywhere(corpus: Corpus) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert project["version"] == corpus.meta.version
    assert f'version: "{corpus.meta.version}"' in citation
    assert f"version {corpus.meta.version}" in corpus.meta.citation
    assert f"## {corpus.meta.version}\n" in (ROOT / "CHANGES.md").read_text(encoding="utf-8")


def test_every_import_is_required() -> None:
    """What the program imports from outside the standard library stands in requirements.txt."""
    asked = {re.split(">=", line)[0].replace("-", "_") for line in (ROOT / "requirements.txt").read_text().splitlines()}
    own = {"geodata", "layers", "pages", "app"}
    names = set()
    for path in [ROOT / "app.py", *(file for room in sorted(own - {"app"}) for file in (ROOT / room).rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    outside = names - own - sys.stdlib_module_names
    named = {"xstatic": "xstatic_leaflet", "citeproc": "citeproc_py", "vl_convert": "vl_convert_python"}
    assert {named.get(name, name) for name in outside} == asked


def test_every_requirement_has_a_range() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert line.startswith(("-r", "#")) or re.match(r"[\w.-]+>=[\d.]+,<[\d.]+$", line), line
