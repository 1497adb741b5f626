"""The files of a data folder as they were read: every record with its line, for the checks and for `corpus.load`."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from geodata import geometry
from geodata.lesson import Lesson
from geodata.reading import Problem, Table, read_json, read_one, read_records, read_rows, read_text
from geodata.registry import (
    BASE_REGION,
    BASE_WORLD,
    FILES,
    LESSONS,
    LOADED_WORDS,
    OUTLINES,
    RELIEF,
    TERMS,
    DataFile,
    R,
)


@dataclass
class Tables:
    """The files of a corpus as they were read; `base` holds GeoJSON by name.

    `fingerprint` is a hash of records and outlines: exports of corpora with the same one are the same.
    """

    folder: Path
    by_name: dict[str, Table[Any]]
    outlines: dict[str, geometry.Outline]
    base: dict[str, Any]
    loaded_words: str
    lessons: dict[str, Lesson]
    fingerprint: str

    def __getitem__(self, file: DataFile[R]) -> Table[R]:
        """The records of a file."""
        return cast("Table[R]", self.by_name[file.name])

    def vocabularies(self) -> dict[str, set[str]]:
        """The ids of the terms of each vocabulary that has any."""
        found: dict[str, set[str]] = {}
        for term in self[TERMS].rows:
            found.setdefault(term.vocabulary, set()).add(term.id)
        return found


def read(folder: Path, problems: list[Problem]) -> Tables:
    """All tables of a corpus folder; what could not be read is noted in `problems`."""
    return Tables(
        folder=folder,
        by_name={file.name: _table(folder, file, problems) for file in FILES},
        outlines=geometry.read_outlines(folder / OUTLINES.path, problems),
        base=_read_base(folder, problems),
        loaded_words=read_text(folder / LOADED_WORDS.path, problems) or "",
        lessons=_read_lessons(folder, problems),
        fingerprint=_fingerprint(folder),
    )


def _table(folder: Path, file: DataFile[R], problems: list[Problem]) -> Table[R]:
    path = folder / file.path
    if file.optional and not path.exists():
        return Table(path.name)
    if path.suffix == ".csv":
        return read_rows(path, file.model, problems)
    return (read_one if file.single else read_records)(path, file.model, problems)


def _fingerprint(folder: Path) -> str:
    found = hashlib.sha256()
    for name in sorted([*(file.path for file in FILES), OUTLINES.path]):
        path = folder / name
        found.update(name.encode() + b"\0" + (path.read_bytes() if path.is_file() else b""))
    return found.hexdigest()


def _read_lessons(folder: Path, problems: list[Problem]) -> dict[str, Lesson]:
    """The lessons by the names of their files; a folder without any has none."""
    found = {}
    for path in sorted((folder / LESSONS).glob("*.json")):
        table = read_one(path, Lesson, problems)
        if table.rows:
            found[f"{LESSONS}/{path.name}"] = table.rows[0]
    return found


def _read_base(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    if not (folder / RELIEF.path).is_file():
        problems.append(Problem(RELIEF.path, 0, "is missing", "restore the file"))
    read = {Path(file.path).stem: read_json(folder / file.path, problems) for file in (BASE_WORLD, BASE_REGION)}
    for name, content in read.items():
        if content is not None and not (isinstance(content, dict) and isinstance(content.get("features"), list)):
            problems.append(Problem(f"{name}.geojson", 1, "has no features", "restore the file"))
    return read
