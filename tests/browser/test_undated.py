"""What has no date is on the map too, in a manner of its own, and can be switched off."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

INK = "() => window.evidencePage.layer._container.toDataURL()"
DRAWN = "(id) => { const { layer, evidence } = window.evidencePage; const p = evidence.placeIndex.get(id);" + (
    " return [layer.points.includes(p), evidence.count[p], evidence.full[p] | evidence.some[p], evidence.none[p]]; }"
)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("place", ["florida", "california"])
def test_states_that_only_undated_statements_name_are_on_the_map_of_the_world(
    visit: Open, corpus: Corpus, place: str, size: dict[str, int]
) -> None:
    assert not any(claim.dated for claim in corpus.claims_at[place])
    page = visit("?from=1993-01-01", size)
    drawn, count, dated, undated = page.js(DRAWN, place)  # type: ignore[misc]
    assert drawn
    assert (count, dated) == (0, 0)
    assert undated


def test_every_located_recognition_is_on_the_map(visit: Open, corpus: Corpus) -> None:
    page = visit("?layers=recognitions,passing,routes,regions,settlements")
    places = {
        place
        for claim in corpus.claims.values()
        if corpus.claim_layers[claim.id] == "recognitions"
        for place in claim.places
        if corpus.geometries[place] is not None
    }
    missing = page.js(
        "(ids) => { const { evidence } = window.evidencePage;"
        " return ids.filter((id) => !evidence.stated(evidence.placeIndex.get(id))"
        " || !evidence.drawn(evidence.placeIndex.get(id))); }",
        sorted(places),
    )
    assert missing == []


def test_the_switch_takes_them_away_and_the_address_says_so(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    before = page.js(INK)
    box = page.map.get_by_role("checkbox", name="Undated")
    expect(box).to_be_checked()
    box.uncheck()
    expect(page.page).to_have_url(re.compile("undated=no"))
    assert page.js(INK) != before
    page.open("?from=1992-02-25&to=1992-02-26&undated=no")
    assert page.js(DRAWN, "florida")[3] == 0  # type: ignore[index]
    page.map.get_by_role("button", name="Reset").click()
    expect(page.page).to_have_url(page.app)


def test_a_tip_says_what_has_no_date_and_in_which_texts_it_stands(visit: Open, corpus: Corpus) -> None:
    page = visit("?from=1993-01-01")
    page.js(
        "() => { const { cursor, evidence } = window.evidencePage; cursor.tip(evidence.placeIndex.get('florida')); }"
    )
    tip = page.map.locator(".tooltip")
    texts = {claim.source for claim in corpus.claims_at["florida"]} & set(corpus.texts)
    expect(tip).to_contain_text("without a date")
    expect(tip).to_contain_text(f"in {len(texts)} of {len(corpus.texts)} texts")


def test_a_place_with_nothing_dated_in_the_window_offers_what_has_no_date(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26&place=bus-aghdam-khojaly")
    expect(page.panel).to_contain_text("No statement in the time window.")
    page.panel.get_by_role("button", name=re.compile(r"^Show those without a date \(\d")).click()
    expect(page.page).to_have_url(re.compile("dated=no"))
    expect(page.panel.locator("article").first).to_be_visible()
