"""What grows with the data: loading, checking, exporting, building the page's files and one download."""

import csv
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from geodata.checks import check
from geodata.corpus import DATA, Corpus, load
from geodata.exports import write
from geodata.formats import BY_NAME
from geodata.frames import select
from geodata.selection import Selection
from layers import cards, mappage
from tests.bench.synthetic import SEED

SIZES = (1_000, 10_000, 100_000)
OF_THE_TEXTS = ("mentions", "answers", "sums", "not_found")  # files that speak of the bundled claims
PARTS = {
    "load": "Loading the folder",
    "check": "`check`",
    "export": "`export`, all formats",
    "build": "Building the map page and all pieces of the panel",
    "download": "One download of a month as GeoJSON",
}


def folder_of(size: int, folder: Path) -> Path:
    """The bundled folder with `size` made-up claims on random days and at random places, every fourth with a figure."""
    chance = random.Random(SEED)
    made = Path(shutil.copytree(DATA, folder / f"claims-{size}"))
    places = [row["id"] for row in _rows(DATA / "places.csv")]
    topics = [row["id"] for row in _rows(DATA / "vocabularies.csv") if row["vocabulary"] == "topic"]
    first, days = date(1987, 1, 1), 13_700
    claims, figures = [], []
    for number in range(size):
        start = first + timedelta(chance.randrange(days))
        ranged = number % 4 == 0
        key = f"t004-p01-{number:06d}"
        claims.append(
            {
                "id": key,
                "source": "t004",
                "paragraph": 1,
                "quote": f"made-up fragment {number}",
                "statement": f"event {number} was one of {size} made up to measure how the program grows",
                "kind": "other",
                "mode": "event",
                "topic": chance.choice(topics),
                "places": ";".join(chance.sample(places, 2 if number % 10 == 0 else 1)),
                "when": f"{start}/{start + timedelta(1 + chance.randrange(365))}" if ranged else str(start),
                "date_basis": "given",
                "holds": "some" if ranged else "every",
            }
        )
        if number % 4 == 0:
            figures.append({"claim": key, "measure": "killed", "value": number, "unit": "persons", "counts": "made up"})
    _replace(made / "claims.csv", claims)
    _replace(made / "figures.csv", figures)
    for name in OF_THE_TEXTS:
        _replace(made / f"{name}.csv", [])
    return made


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _replace(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open(encoding="utf-8", newline="") as opened:
        header = next(csv.reader(opened))
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _build(corpus: Corpus) -> None:
    mappage.render(corpus)
    for number in range(-(-len(corpus.claims) // cards.PIECE)):
        cards.piece(corpus, number)


def measured(size: int) -> dict[str, float]:
    """Seconds of each part for a folder of `size` claims."""
    with tempfile.TemporaryDirectory() as name:
        folder = folder_of(size, Path(name))
        found = {"load": _timed(lambda: load(folder)), "check": _timed(lambda: check(folder))}
        corpus = load(folder)
        month = Selection.from_query("from=1992-02&to=1992-02", corpus)
        found["export"] = _timed(lambda: write(corpus, folder / "exports"))
        found["build"] = _timed(lambda: _build(corpus))
        # By now the frames are there, as they are for every viewer but the first.
        found["download"] = _timed(lambda: BY_NAME["geojson"].to_bytes("claims", select(corpus, month)))
        return found
