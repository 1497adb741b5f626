"""Measure everything and print the table: `python -m tests.bench [--quick]`.

A missed target is printed as such and is no failure: times are no tests.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from tests.bench import growth, inpage, moving, opening, pressing, report, settling, synthetic, traffic
from tests.bench.browsing import browsing, fresh_page, open_app
from tests.bench.report import Row, ms, size, times
from tests.serving import Server, serving

TARGETS_MS = {0: 20, 10_000: 33, 50_000: 100}  # moving time by number of synthetic claims, 0 for the real data
TARGETS_RATIO = {0: 15, 5_000: 60}  # how many times faster than rebuilding the map
SETTLED_MS = 0.5  # of the server: what cannot be told from none
OPENING_BYTES = 600_000
LOADED = 5.0  # seconds for the largest folder
GROWTH = 1.25  # how much longer a claim may take in the largest folder than in one a tenth of its size
USUAL = {
    "rebuild": "(a) map rebuilt, `st_folium`",
    "group": "(b) `feature_group_to_add`",
}


@dataclass(frozen=True)
class Reps:
    """How often each thing is measured."""

    rounds: int = 3  # of each page that moves by itself, opened anew
    presses: int = 40
    slow_presses: int = 12  # of the usual ways
    drags: int = 3
    openings: int = 10
    blocks: int = 4
    reruns: int = 8


QUICK = Reps(rounds=1, presses=30, slow_presses=4, drags=1, openings=3, blocks=2, reruns=4)


@dataclass
class Bench:
    """One run: the browser, the app's server, and what has been found so far."""

    browser: Browser
    folder: Path
    app: Server
    reps: Reps
    real: dict[str, Any]
    rows: list[Row] = field(default_factory=list)
    shown: dict[int, float] = field(default_factory=dict)

    def data(self, claims: int) -> dict[str, Any]:
        """The page data with so many synthetic claims; the real data for 0."""
        return synthetic.enlarged(self.real, claims) if claims else self.real

    def label(self, claims: int) -> str:
        """A size in words."""
        return f"{claims:,} synthetic claims" if claims else f"the real {len(self.real['claims']['id'])} claims"

    def features(self, claims: int) -> list[dict[str, Any]]:
        """The features of a size, for the usual ways."""
        return synthetic.features(self.data(claims))

    def moving_inside(self) -> None:
        """Moving time in the app and in what moves inside the page too, at all sizes.

        In rounds, so that a slow moment of the machine falls on all alike.
        """
        sizes = sorted({*TARGETS_MS, *inpage.TIMELINE, *inpage.CIRCLES})
        others = inpage.InPage(self.browser, self.folder)
        presses: dict[int, list[pressing.Press]] = {claims: [] for claims in sizes}
        first = self.real["axis"][0]["start"]
        for number in range(self.reps.rounds):
            for claims in sizes:
                say(f"moving time inside the page, {self.label(claims)}, round {number + 1}")
                with fresh_page(self.browser) as page:
                    frame = open_app(page, self.app.url, self.data(claims) if claims else None)
                    view = pressing.app_view(frame)
                    taken = pressing.app_presses(frame, self.reps.presses)
                presses[claims] += taken
                others.replay(claims, self.features(claims), first, view, [press.day for press in taken])
        for key, found in (*presses.items(), *others.presses.items()):
            say(f"  {key}: {pressing.summary(found)}")
        for claims in sizes:
            shown, work = (pressing.middle(presses[claims], attrgetter(key)) for key in ("shown", "work"))
            self.shown[claims] = shown
            target = TARGETS_MS.get(claims)
            self.rows.append(
                Row(
                    f"{inpage.SHOWN}, {self.label(claims)}",
                    f"{ms(shown)} (work in scripts alone {ms(work)})",
                    target=f"≤ {target} ms" if target else "",
                    met=shown <= target if target else None,
                )
            )
        for claims in sizes:
            self.rows += others.rows(claims, self.label(claims), presses[claims])

    def moving_usual(self) -> None:
        """Moving time of the usual ways that ask the server, and how many times faster the app is."""
        for claims, target in TARGETS_RATIO.items():
            features = self.features(claims)
            path = self.folder / f"features-{claims}.json"
            path.write_text(json.dumps(features), encoding="utf-8")
            for way, title in USUAL.items():
                say(f"moving time, {title}, {self.label(claims)}: {len(features)} features")
                with serving(way, self.folder, path) as server, fresh_page(self.browser) as page:
                    moving.open_slider(page, server.url)
                    taken = median(moving.slider_presses(page, self.reps.slow_presses))
                ratio = taken / self.shown[claims]
                aimed = way == "rebuild"
                self.rows.append(
                    Row(
                        f"{inpage.SHOWN}; {title}, {self.label(claims)}",
                        ms(self.shown[claims]),
                        ms(taken),
                        times(ratio),
                        f"≥ {target} ×" if aimed else "",
                        ratio >= target if aimed else None,
                    )
                )

    def sending(self) -> None:
        """Bytes while dragging and when settled."""
        places = Counter(place for claim in self.real["claims"]["places"] for place in claim)
        most = self.real["places"][places.most_common(1)[0][0]]
        for title, query in {"nothing selected": "", f"{most['title']} selected": f"/?place={most['id']}"}.items():
            say(f"bytes of a drag, {title}")
            drags = [traffic.dragged(self.browser, self.app.url + query) for _ in range(self.reps.drags)]
            during, settled = max(drag.during for drag in drags), median(drag.settled for drag in drags)
            windows = min(drag.windows for drag in drags)
            measure = f"Bytes from the server while dragging over {windows} windows, {title}"
            self.rows.append(Row(measure, size(during), target="0", met=during == 0))
            measure = f"Bytes when the window settles, {title}"
            self.rows.append(Row(measure, size(settled), target="0", met=settled == 0))

    def opening(self) -> None:
        """Time and bytes from opening the address to a map that answers."""
        ours, bare = [], []
        with serving("bare", self.folder) as server:
            opening.app_opened(self.browser, self.app.url)  # both servers have been visited before it counts
            opening.bare_opened(self.browser, server.url)
            for number in range(self.reps.openings):
                say(f"opening, {number + 1} of {self.reps.openings}")
                ours.append(opening.app_opened(self.browser, self.app.url))
                bare.append(opening.bare_opened(self.browser, server.url))
        taken, usual = median(ours), median(bare)
        self.rows.append(
            Row(
                "Opening to a map that answers; usual: `st_folium` with one marker",
                ms(taken),
                ms(usual),
                times(usual / taken),
                "≥ 1 ×",
                taken <= usual,
            )
        )
        files = opening.own_bytes(self.browser, self.app.url)
        say(f"  {dict(sorted(files.items(), key=lambda item: -item[1]))}")
        total = sum(files.values())
        measure = "Bytes beyond Streamlit's own on opening, compressed"
        self.rows.append(Row(measure, size(total), target="< 600 kB", met=total < OPENING_BYTES))

    def settling(self) -> None:
        """What the server does for a settled window."""
        say("a settled window, this app")
        ours = settling.app_settled(self.browser, self.app, self.reps.blocks, self.reps.reruns)
        say("a settled window, rebuilt map")
        with serving("rebuild", self.folder, self.folder / "features-0.json") as server:
            usual = settling.rebuild_settled(self.browser, server, self.reps.blocks, self.reps.reruns)
        windows = self.reps.blocks * self.reps.reruns
        messages = [f"{one.messages / windows:.1f}" for one in (ours, usual)]
        measure = "Messages of the server for a settled window; usual: (a)"
        self.rows.append(Row(measure, *messages, target="0", met=ours.messages == 0))
        cpu, spent = median(ours.cpu), median(usual.cpu)
        measure = "Server CPU time of a settled window; usual: (a)"
        self.rows.append(Row(measure, ms(cpu), ms(spent), target="≤ 0.5 ms", met=cpu <= SETTLED_MS))

    def growing(self) -> None:
        """Time of what is made on the server, at sizes ten times each other."""
        found = {}
        for claims in growth.SIZES:
            say(f"load, check, export, build, download, {claims:,} claims")
            found[claims] = growth.measured(claims)
        *_, before, last = growth.SIZES
        for part, title in growth.PARTS.items():
            taken = " / ".join(f"{found[claims][part]:.2f}" for claims in growth.SIZES)
            a_claim = found[last][part] / last / (found[before][part] / before)
            aimed, met = f"≤ {GROWTH} × a claim", a_claim <= GROWTH
            if part == "load":
                aimed, met = f"{aimed}; < {LOADED:.0f} s", met and found[last][part] < LOADED
            measure = f"{title}: {' / '.join(f'{claims:,}' for claims in growth.SIZES)} claims"
            self.rows.append(Row(measure, f"{taken} s", ratio=times(a_claim), target=aimed, met=met))


def say(text: str) -> None:
    """Progress, for the person who waits."""
    print(text, file=sys.stderr, flush=True)


def main(arguments: Iterable[str] | None = None) -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few repetitions, for a first look")
    quick = parser.parse_args(None if arguments is None else list(arguments)).quick
    load = os.getloadavg()[0]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        browser = stack.enter_context(browsing())
        app = stack.enter_context(serving("app", folder))
        real = synthetic.page_data(synthetic.fetch_page(app.url))
        bench = Bench(browser, folder, app, QUICK if quick else Reps(), real)
        parts = (bench.moving_inside, bench.moving_usual, bench.sending, bench.opening, bench.settling, bench.growing)
        for part in parts:
            part()
        print(report.table(bench.rows))
        print(f"\n{report.facts(browser.version, load)}")


if __name__ == "__main__":
    main()
