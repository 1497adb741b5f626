"""docs/architecture.md says how the program is built: everything it names is there, and everything there is named."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Mount, Route

import app

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def _table(heading: str) -> list[list[str]]:
    """The first cells of a section's table: the names in them."""
    section = TEXT.partition(f"{heading}\n")[2].partition("\n## ")[0].partition("\n### ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [re.findall(r"`([^`]+)`", row) for row in rows]


@pytest.mark.parametrize(
    ("heading", "folder", "suffix"),
    [
        ("### The evidence: `geodata/`", "geodata", ".py"),
        ("### Evidence to what is seen: `layers/`", "layers", ".py"),
        ("### The program in the browser: `layers/browser/`", "layers/browser", ".js"),
        ("### Screens: `pages/`", "pages", ".py"),
    ],
)
def test_every_module_stands_in_its_room_s_table_once_and_no_other_does(heading: str, folder: str, suffix: str) -> None:
    there = {str(path.relative_to(ROOT / folder)) for path in (ROOT / folder).rglob(f"*{suffix}")} - {"__init__.py"}
    named = [name for names in _table(heading) for name in names]
    assert sorted(named) == sorted(there)


def test_the_messages_are_those_of_the_program() -> None:
    script = (ROOT / "layers" / "browser" / "messages.js").read_text(encoding="utf-8")
    forms = re.findall(r'^  "(evidence:\w+)": \(', script, re.MULTILINE)
    assert [names[0] for names in _table("## Messages")] == forms
    sent = {
        found
        for path in (ROOT / "layers" / "browser").rglob("*.js")
        for found in re.findall(r'type: "(evidence:\w+)" ?[,}]', path.read_text(encoding="utf-8"))
    }
    assert sent == set(forms)


def _paths(routes: list[Any], above: str = "") -> Iterator[str]:
    for route in routes:
        if isinstance(route, Mount):
            yield from _paths(list(route.routes), above + route.path)
        else:
            assert isinstance(route, Route)
            yield above + route.path


def test_the_routes_are_those_of_the_app() -> None:
    assert [names[0] for names in _table("## Routes")] == list(_paths(app.routes))


def test_files_that_are_spoken_of_exist() -> None:
    for name in re.findall(r"`((?:tests|docs|geodata|layers|pages)/[\w./]+)`", TEXT):
        assert (ROOT / name).exists(), name
    for link in re.findall(r"\]\((?!http)([^)]+)\)", TEXT):
        assert (ROOT / "docs" / link).exists(), link


def test_arrows_run_one_way() -> None:
    """No room of Python imports one above it, no module in the browser one of a higher floor."""
    above = {"geodata": ("layers", "pages", "app"), "layers": ("pages", "app"), "pages": ("app",)}
    for room, others in above.items():
        for path in (ROOT / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not re.findall(rf"^(?:from|import) (?:{'|'.join(others)})\b", text, re.MULTILINE), path.name
    doors = {"plain.js", "streamlit.js", "opening.js", "live.js"}
    floors = {"below": 0, "parts": 1, "map": 2, "host": 3, "door": 4}

    def floor(path: Path) -> int:
        name = str(path.relative_to(ROOT / "layers" / "browser"))
        if "/" in name:
            return floors[name.split("/", maxsplit=1)[0]]
        return floors["door" if name in doors else "host" if name == "host.js" else "below"]

    for path in (ROOT / "layers" / "browser").rglob("*.js"):
        for wanted in re.findall(r'^import [^;]*? from "([^"]+)";', path.read_text(encoding="utf-8"), re.MULTILINE):
            assert floor((path.parent / wanted).resolve()) <= floor(path), f"{path.name} imports {wanted}"
