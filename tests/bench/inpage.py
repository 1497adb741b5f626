"""Usual ways that move inside the page, beside the app: the same steps on the same map, timed in the same manner.

The app is pressed first; then every other page is moved to the days on which the app's window ended, on a map of the
app's size and position, in the same round.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.bench import circles, timeline
from tests.bench.browsing import fresh_page
from tests.bench.pressing import Press, View, middle
from tests.bench.report import Row, ms, times

TIMELINE = (0, 5_000)  # numbers of synthetic claims, 0 for the real data
CIRCLES = (1_000, 10_000)
SHOWN = "Key press to the end of the frame with the changed map"
WORK = "Work in scripts alone, without the frame"
TARGET = 1.2  # how many times the work of plain circles the app's may be


@dataclass
class InPage:
    """The pages, made when first needed, and their presses by number of claims and way."""

    browser: Browser
    folder: Path
    presses: dict[tuple[int, str], list[Press]] = field(default_factory=dict)
    missing: dict[int, str] = field(default_factory=dict)  # why Timeline was not measured
    pages: dict[tuple[int, str], str] = field(default_factory=dict)

    def replay(self, claims: int, features: list[dict[str, Any]], first: int, view: View, days: list[int]) -> None:
        """One round of all ways that are measured at a size; the window begins on `first`."""
        if claims in TIMELINE and claims not in self.missing:
            try:
                address = self._page(claims, "timeline", features, first, view)
            except RuntimeError as error:
                self.missing[claims] = str(error)
            else:
                with fresh_page(self.browser) as page:
                    self.presses.setdefault((claims, "timeline"), []).extend(timeline.presses(page, address, days))
        if claims in CIRCLES:
            address = self._page(claims, "circles", features, first, view)
            for way in circles.WAYS:
                with fresh_page(self.browser) as page:
                    taken = circles.presses(page, f"{address}#{way}", days)
                self.presses.setdefault((claims, way), []).extend(taken)

    def _page(self, claims: int, kind: str, features: list[dict[str, Any]], first: int, view: View) -> str:
        if (claims, kind) not in self.pages:
            folder = self.folder / f"{kind}-{claims}"
            self.pages[claims, kind] = (
                timeline.write_page(folder, features, view)
                if kind == "timeline"
                else circles.write_page(folder, features, first, view)
            )
        return self.pages[claims, kind]

    def rows(self, claims: int, label: str, app: list[Press]) -> Iterable[Row]:
        """The table's rows of a size, the app's presses beside the others'."""
        if claims in TIMELINE:
            way = f"(c) folium's `Timeline`, same steps, {label}"
            if claims in self.missing:
                yield Row(f"{SHOWN}; {way}", "", f"not measured: {self.missing[claims]}")
            else:
                yield from _rows(way, app, self.presses[claims, "timeline"])
        if claims in CIRCLES:
            cheaper = min(circles.WAYS, key=lambda way: middle(self.presses[claims, way], attrgetter("work")))
            way = f"plain Leaflet canvas, {circles.WAYS[cheaper]} (the cheaper way), same steps, {label}"
            yield from _rows(way, app, self.presses[claims, cheaper], TARGET)


def _rows(way: str, app: list[Press], other: list[Press], most: float | None = None) -> Iterable[Row]:
    """With the frame, and without; `most` is how many times the other's work the app's may be."""
    ours, theirs = middle(app, attrgetter("shown")), middle(other, attrgetter("shown"))
    yield Row(f"{SHOWN}; {way}", ms(ours), ms(theirs), times(theirs / ours))
    ours, theirs = middle(app, attrgetter("work")), middle(other, attrgetter("work"))
    target, met = (f"app ≤ {most} × the usual way", ours <= most * theirs) if most else ("", None)
    yield Row(f"{WORK}; {way}", ms(ours), ms(theirs), times(theirs / ours), target, met)
