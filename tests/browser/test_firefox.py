"""The app in Firefox: time moves, places open with their citations, the table lists, and back leads back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.browser.conftest import ALL, OPENING, WIDE
from tests.browser.firefox import Document, Firefox, page, running, until

pytestmark = pytest.mark.browser

END = ("[role=slider]", "End of the time window")
CURSOR = '[aria-label^="Places on the map"]'  # named so until it stands on one
ROWS = 100  # how many the table shows at first


@dataclass(frozen=True)
class Screen:
    """The start page, and the map page in it."""

    page: Document
    map: Document

    def readout(self) -> str:
        return " ".join(self.map.texts(".readout"))

    def shown(self) -> int:
        return int(self.map.call("() => document.documentElement.dataset.shown")["value"])

    def panel(self) -> list[int]:
        """The numbers of statements that the panel's list of the window says it holds."""
        counts = [text for text in self.page.texts(".panel button") if text.startswith("In the window")]
        return [sum(map(int, re.findall(r"\d+", text))) for text in counts]

    def reads(self, readout: str, query: str = "") -> int:
        """Wait until map, panel and address tell of a window; how many statements it holds."""
        until(f"the window {readout}", lambda: self.readout() == readout)
        until("the panel's count", lambda: self.shown() in self.panel())
        self.addressed(query)
        return self.shown()

    def addressed(self, query: str) -> None:
        """Wait until the address has a query, and behind it at most the map's position."""
        until(f"the query {query!r}", lambda: re.sub("&map=.*", "", self.search()) == query)

    def search(self) -> str:
        return str(self.page.call("() => location.search")["value"])


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with running(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture
def screen(firefox: Firefox, app: str) -> Iterator[Screen]:
    with page(firefox, app, WIDE) as start:

        def answering() -> Document | None:
            inner = start.frame(".screen iframe")
            return (
                inner if inner.call("() => document.documentElement.dataset.ready ?? ''")["value"] == "true" else None
            )

        screen = Screen(start, until("a map that answers", answering))
        screen.reads(OPENING)
        yield screen


def test_time_moves_map_panel_and_address(screen: Screen) -> None:
    everything = screen.shown()
    screen.map.click("button", "25–26 February 1992")
    two_days = screen.reads("25–26 Feb 1992", "?from=1992-02-25&to=1992-02-26")
    screen.map.press("ArrowLeft", *END)
    one_day = screen.reads("25 Feb 1992", "?from=1992-02-25&to=1992-02-25")
    end = screen.map.call("(end) => end.getAttribute('aria-valuetext')", screen.map.find(*END))
    assert end["value"] == "25 Feb 1992"
    assert 0 < one_day < two_days < everything


def test_a_place_opens_with_citations_and_back_leads_to_the_window_before(screen: Screen) -> None:
    screen.map.click("button", "25–26 February 1992")
    before = screen.reads("25–26 Feb 1992", "?from=1992-02-25&to=1992-02-26")
    screen.map.press("ArrowRight", *END)
    screen.reads("25–27 Feb 1992", "?from=1992-02-25&to=1992-02-27")
    screen.map.press("Enter", CURSOR)
    screen.addressed("?from=1992-02-25&to=1992-02-27&place=khojaly")
    until("the place's heading", lambda: "Khojaly" in screen.page.texts(".panel h2"))
    assert screen.page.texts(".panel article cite")
    assert screen.page.texts(".panel article:not(:has(cite))") == []
    screen.page.back()
    screen.reads("25–27 Feb 1992", "?from=1992-02-25&to=1992-02-27")
    assert "Khojaly" not in screen.page.texts(".panel h2")
    screen.page.back()
    assert screen.reads("25–26 Feb 1992", "?from=1992-02-25&to=1992-02-26") == before


@pytest.mark.parametrize(("period", "query"), [("All dates", f"?{ALL}"), ("2023", "?from=2023-01-01&to=2023-12-31")])
def test_the_table_lists_what_is_shown(screen: Screen, period: str, query: str) -> None:
    screen.map.click("button", period)
    screen.reads(period, query)
    screen.map.click("button", "Table")
    rows = min(screen.shown(), ROWS)
    until(f"{rows} rows", lambda: len(screen.map.texts("tbody tr[data-claim]")) == rows)
    screen.map.click("button", "Close table")
    until("no table", lambda: not screen.map.texts("table"))
    assert screen.map.call("() => document.activeElement.innerText")["value"] == "Table"
