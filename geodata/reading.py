"""Reading data files, with errors that name file, line and remedy.

Nothing here raises on bad content: each reader returns what it could read and the problems it met, so that
one run reports them all. `DataError` carries the problems to whoever needs sound data.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from geodata.fields import Since, marks

R = TypeVar("R", bound=BaseModel)


class Problem(NamedTuple):
    """Something wrong in a file: where it is (line 0: the file as a whole), what it is and what to do."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}; {self.remedy}"


class DataError(Exception):
    """The data cannot be used; `problems` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Table(Generic[R]):
    """The records of one file, each with the line it begins at."""

    name: str
    rows: list[R] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def located(self) -> Iterator[tuple[int, R]]:
        """Each record with its line."""
        return zip(self.lines, self.rows, strict=True)

    def problem(self, line: int, message: str, remedy: str) -> Problem:
        """Something wrong in this file; line 0 is the file as a whole."""
        return Problem(self.name, line, message, remedy)


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """The UTF-8 text of a file, or `None` with a problem noted."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.append(Problem(path.name, 0, "file is missing", "restore it from the repository"))
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(Problem(path.name, line, "text is not UTF-8", "save the file with UTF-8 encoding"))
    except OSError as error:
        problems.append(Problem(path.name, 0, f"cannot be read ({error.strerror})", "check its permissions"))
    return None


def distinct(error: ValidationError) -> list[Any]:
    """The faults pydantic found, without that a list is too short for its members have faults of their own."""
    faults = error.errors()
    within = {fault["loc"][:at] for fault in faults for at in range(len(fault["loc"]))}
    return [fault for fault in faults if fault["loc"] not in within]


def explained(error: ValidationError) -> Iterator[tuple[str, str]]:
    """What is wrong and what to do, for each fault pydantic found in a record."""
    for fault in distinct(error):
        column = ".".join(str(part) for part in fault["loc"]) or "record"
        what = fault["msg"].removeprefix("Value error, ")
        given = fault.get("input")
        told = not isinstance(given, str | int | float) or f"'{given}'" in what
        shown = "" if told else f" (here: '{given}')"
        match fault["type"]:
            case "missing":
                yield f"{column} is empty", "fill it in"
            case "enum" | "literal_error":
                yield f"{column}: {what}{shown}", "use a term of the vocabulary"
            case "string_pattern_mismatch":
                yield f"{column} has the wrong form{shown}", "see the column in datapackage.json"
            case "extra_forbidden":
                yield f"{column} is not a known field", "remove it"
            case _:
                yield f"{column}: {what}{shown}", "correct the value"


def _cells(row: dict[str, str]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value != ""}


def read_rows(path: Path, model: type[R], problems: list[Problem]) -> Table[R]:
    """The records of a CSV file (header row, UTF-8, empty cell = no value).

    Columns may stand in any order, and those that came with a later schema version may be missing.
    """
    table: Table[R] = Table(path.name)
    text = read_text(path, problems)
    if text is None:
        return table
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    expected, begins = list(model.model_fields), 1
    try:
        header = next(reader, [])
        wrong = sorted((set(expected) - set(header) - marks(model, Since).keys()) | (set(header) - set(expected)))
        if wrong or len(set(header)) < len(header):
            wrong = wrong or header
            problems.append(
                Problem(
                    path.name,
                    1,
                    f"columns differ from the expected ones ({', '.join(map(str, wrong))})",
                    f"use exactly: {','.join(expected)}",
                )
            )
            return table
        begins = reader.line_num + 1
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if not cells:
                continue
            if len(cells) != len(header):
                problems.append(
                    Problem(
                        path.name,
                        line,
                        f"{len(cells)} cells where {len(header)} are expected",
                        "put cells that hold a comma in double quotes",
                    )
                )
                continue
            try:
                row = model.model_validate(_cells(dict(zip(header, cells, strict=True))))
            except ValidationError as error:
                problems.extend(Problem(path.name, line, *fault) for fault in explained(error))
            else:
                table.rows.append(row)
                table.lines.append(line)
    except csv.Error as error:
        problems.append(Problem(path.name, begins, f"not a CSV row ({error})", "balance the quotes"))
    return table


def read_json(path: Path, problems: list[Problem]) -> Any:
    """The content of a JSON file, or `None` with a problem noted."""
    text = read_text(path, problems)
    if text is None:
        return None
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False, allow_nan=False).encode()  # half a character and NaN break files
    except json.JSONDecodeError as error:
        problems.append(Problem(path.name, error.lineno, f"not JSON ({error.msg})", "complete or restore it"))
    except (ValueError, RecursionError) as error:  # numbers or nesting beyond measure
        problems.append(Problem(path.name, 1, f"not JSON that can be used ({error})", "complete or restore it"))
    else:
        return content
    return None


def read_records(path: Path, model: type[R], problems: list[Problem]) -> Table[R]:
    """The records of a JSON file that holds a list of objects; `line` counts where each begins."""
    table: Table[R] = Table(path.name)
    content = read_json(path, problems)
    if content is None:
        return table
    if not isinstance(content, list):
        problems.append(Problem(path.name, 1, "is not a list", "wrap the items in [ ]"))
        return table
    at = _item_lines(path.read_text(encoding="utf-8-sig"), len(content))
    for line, item in zip(at, content, strict=True):
        try:
            row = model.model_validate(item)
        except ValidationError as error:
            problems.extend(Problem(path.name, line, *fault) for fault in explained(error))
        else:
            table.rows.append(row)
            table.lines.append(line)
    return table


def _item_lines(text: str, count: int) -> list[int]:
    """The lines on which the items of a top-level JSON list begin."""
    decoder, position, lines = json.JSONDecoder(), text.index("[") + 1, []
    for _ in range(count):
        while text[position] in " \t\r\n,":
            position += 1
        lines.append(text.count("\n", 0, position) + 1)
        position = decoder.raw_decode(text, position)[1]
    return lines


def read_one(path: Path, model: type[R], problems: list[Problem]) -> Table[R]:
    """The one record of a JSON file; none, with problems noted, where it cannot be read."""
    table: Table[R] = Table(path.name)
    content = read_json(path, problems)
    if content is None:
        return table
    try:
        table.rows.append(model.model_validate(content))
        table.lines.append(1)
    except ValidationError as error:
        problems.extend(Problem(path.name, 1, *fault) for fault in explained(error))
    return table
