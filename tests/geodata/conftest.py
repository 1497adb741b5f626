"""Ways to break a copy of the data and to read what the command line says of it."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.__main__ import main

Edit = Callable[[str, str, str, str], int]
Complaints = Callable[..., list[str]]

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
