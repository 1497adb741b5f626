"""The notebook in `examples/` runs from top to bottom without a network, and says what is so."""

import os
import re
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from geodata import frames
from geodata.corpus import DATA, Corpus
from geodata.selection import Selection

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "examples" / "evidence.ipynb"
# Put before the cells of a run; the kernel's own sockets are not Python's.
NO_NETWORK = """
import socket
def refuse(self, address):
    raise AssertionError(f"the notebook tried to reach {address}")
socket.socket.connect = socket.socket.connect_ex = refuse
"""


def read() -> NotebookNode:
    """The notebook as it is kept."""
    return nbformat.read(NOTEBOOK, as_version=nbformat.NO_CONVERT)


def run(folder: Path, last: str | None = None) -> NotebookNode:
    """Run the notebook in a folder, up to a cell or to its end; returns it with what its cells gave."""
    notebook = read()
    if last:
        ids = [cell.id for cell in notebook.cells]
        notebook.cells = notebook.cells[: ids.index(last) + 1]
    notebook.cells.insert(0, nbformat.v4.new_code_cell(NO_NETWORK))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.delenv("MPLBACKEND", raising=False)  # Streamlit sets one that draws nothing in a notebook
        patch.setenv("PYTHONWARNINGS", "ignore::DeprecationWarning")
        return NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(folder)}}).execute()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("notebook")


@pytest.fixture(scope="module")
def ran(folder: Path) -> NotebookNode:
    return run(folder)


def _code(name: str) -> str:
    (cell,) = (cell for cell in read().cells if cell.id == name)
    return str(cell.source)


def _words() -> str:
    return "\n".join(cell.source for cell in read().cells if cell.cell_type == "markdown")


def test_it_is_kept_without_outputs_and_with_names_for_its_cells() -> None:
    notebook = read()
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for cell in notebook.cells:
        assert re.fullmatch("[a-z]+(-[a-z]+)*", cell.id)
        assert cell.metadata == {}
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_every_cell_runs_and_none_warns(ran: NotebookNode) -> None:
    outputs = [output for cell in ran.cells if cell.cell_type == "code" for output in cell.outputs]
    said = [output.text for output in outputs if output.get("name") == "stderr"]  # libraries also say they are at work
    assert [text for text in said if "Warning" in text] == []
    assert any("image/png" in output.get("data", {}) for output in outputs), "the plot"
    assert any("iframe" in output.get("data", {}).get("text/html", "") for output in outputs), "the map"


def test_what_it_writes_is_what_it_selects(ran: NotebookNode, folder: Path, corpus: Corpus) -> None:
    (query,) = re.findall(r'from_query\("(.*)", corpus\)', _code("select"))
    wanted = list(frames.select(corpus, Selection.from_query(query, corpus)).claims.index)
    assert wanted
    assert list(gpd.read_file(folder / "exports" / "claims.geojson")["id"]) == wanted
    assert list(gpd.read_file(folder / "exports" / "evidence.gpkg", layer="claims")["id"]) == wanted
    assert list(pd.read_csv(folder / "exports" / "claims.csv")["id"]) == wanted
    assert sorted(path.name for path in folder.iterdir()) == ["evidence-map.html", "exports"]


def test_no_graphic_words_are_printed(ran: NotebookNode, corpus: Corpus) -> None:
    printed = "\n".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "")
        for cell in ran.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    )
    for claim in corpus.claims.values():
        if claim.sensitivity:
            assert claim.statement not in printed
            assert not claim.quote or claim.quote not in printed


@pytest.mark.parametrize("start", [ROOT, NOTEBOOK.parent], ids=["top", "examples"])
def test_it_finds_the_project_from_its_top_folder_and_from_examples(start: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    code = f"{_code('set-up')}\nimport geodata\nprint(geodata.__file__)"
    found = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=start, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()) == ROOT / "geodata" / "__init__.py"


def test_what_it_says_of_the_sources_is_so(corpus: Corpus) -> None:
    assert "All five texts come from one side" in _words()
    assert len(corpus.texts) == 5
    assert len({corpus.sources[text].custom.country for text in corpus.texts}) == 1


def test_its_own_words_are_none_of_the_loaded_ones() -> None:
    lines = (DATA / "loaded_words.txt").read_text(encoding="utf-8").splitlines()
    stems = [line for line in lines if line and not line.startswith("#")]
    own = _words() + _code("plot")
    assert re.findall(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*", own, re.IGNORECASE) == []
