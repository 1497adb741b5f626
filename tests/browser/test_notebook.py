"""The map that the notebook saves opens from its file with no network at all."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geodata.corpus import Corpus
from tests.browser.conftest import WIDE
from tests.browser.counting import tally
from tests.browser.test_elements import Opened
from tests.test_notebook import run

pytestmark = pytest.mark.browser


def test_the_map_of_the_notebook_opens_without_a_network(browser: Browser, corpus: Corpus, tmp_path: Path) -> None:
    run(tmp_path, last="map")
    context = browser.new_context(viewport=WIDE, offline=True)  # type: ignore[arg-type]
    page = Opened(context.new_page(), tmp_path / "evidence-map.html")
    dated = tally(corpus, (key for key, claim in corpus.claims.items() if claim.dated))
    expect(page.page.locator(".counter")).to_contain_text(f"{dated} at ")
    page.page.get_by_role("button", name="25–26 February 1992").click()
    expect(page.readout).to_have_text("25–26 Feb 1992")
    context.close()
    assert page.asked == []
    assert page.faults == []
