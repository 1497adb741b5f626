"""The table that goes into the README, and the facts of the machine it was measured on."""

import datetime
import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

LIBRARIES = ("streamlit", "streamlit-folium", "folium", "xstatic-leaflet", "playwright")


@dataclass(frozen=True)
class Row:
    """One line of the table; `met` is None where nothing is aimed at."""

    measure: str
    app: str
    usual: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None

    def cells(self) -> list[str]:
        """The line's cells."""
        met = {None: "", True: "met", False: "missed"}[self.met]
        return [self.measure, self.app, self.usual, self.ratio, self.target, met]


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    head = ["measure", "this app", "the usual way", "ratio", "target", "target met"]
    lines = [head, ["---"] * len(head), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def facts(browser_version: str, load: float) -> str:
    """Machine, versions, date and the load before the run."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}), no graphics card, "
        f"load {load:.1f} at the start; headless Chromium {browser_version}; Python {platform.python_version()}; "
        f"{libraries}; {datetime.datetime.now(datetime.UTC):%Y-%m-%d}."
    )


def ms(value: float) -> str:
    """A time in milliseconds."""
    return f"{value:,.1f} ms" if value < 100 else f"{value:,.0f} ms"


def size(count: float) -> str:
    """A number of bytes."""
    return f"{count:,.0f} B" if count < 10_000 else f"{count / 1000:,.0f} kB"


def times(ratio: float) -> str:
    """How many times."""
    return f"{ratio:,.2f} ×" if ratio < 3 else f"{ratio:,.0f} ×"
