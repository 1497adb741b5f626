"""Ways to break a copy of the data and to read what the command line says of it."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geodata.__main__ import main

Edit = Callable[[str, str, str, str], int]
Complaints = Callable[..., list[str]]
Drop = Callable[..., None]
EditSource = Callable[..., int]

_FORM = re.compile(r"^[\w./-]+(:[1-9]\d*)?: \S.*; \S.*$")


@pytest.fixture
def copy(small_copy: Path) -> Path:
    """A copy of the small corpus: reading and checking are tests of code."""
    return small_copy


@pytest.fixture
def edit(copy: Path) -> Edit:
    """Set one cell of the copy: file, first cell of the row, column, value; returns the row's line."""

    def change(file: str, key: str, column: str, value: str) -> int:
        path = copy / file
        with path.open(encoding="utf-8", newline="") as opened:
            header, *rows = csv.reader(opened)
        at = next(at for at, row in enumerate(rows) if row[0] == key)
        rows[at][header.index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows([header, *rows])
        return at + 2

    return change


@pytest.fixture
def drop(copy: Path) -> Drop:
    """Take rows from a file of the copy: those whose first cells are the given ones."""

    def remove(file: str, *keys: str) -> None:
        path = copy / file
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.reader(opened))
        kept = [row for row in rows if tuple(row[: len(keys)]) != keys]
        assert len(kept) < len(rows)
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows(kept)

    return remove


@pytest.fixture
def edit_source(copy: Path) -> EditSource:
    """Give a source of the copy other values; of a field that holds several, `custom`, the given ones, `None` removes.

    Returns the line of sources.json on which the source begins.
    """

    def change(key: str, **values: Any) -> int:
        path = copy / "sources.json"
        items = json.loads(path.read_text(encoding="utf-8"))
        (item,) = (item for item in items if item["id"] == key)
        for name, value in values.items():
            item[name] = item[name] | value if name == "custom" else value
        item["custom"] = {name: value for name, value in item["custom"].items() if value is not None}
        text = json.dumps(items, indent=1, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return text[: text.index(f'"id": "{key}"')].count("\n")  # the brace stands on the line before

    return change


@pytest.fixture
def complaints(copy: Path, capsys: pytest.CaptureFixture[str]) -> Complaints:
    """Run a command (`check` by default) on the copy, which must fail; returns the lines it prints."""

    def run(*arguments: str) -> list[str]:
        code = main(["--data", str(copy), *(arguments or ("check",))])
        printed = capsys.readouterr()
        lines = printed.out.splitlines()
        assert code == 1
        assert printed.err == ""
        assert lines
        assert [line for line in lines if not _FORM.match(line)] == []
        return lines

    return run
