"""Relative size and distance are honest: measuring says the error of both; each source's times are seen on demand."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from shapely.geometry import Point

from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

NIGHT = "from=1992-02-25&to=1992-02-26"
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
KM_PER_DEGREE = 111.2


@SIZES
def test_the_distance_of_two_places_is_said_with_the_error_of_both(
    visit: Open, corpus: Corpus, size: dict[str, int]
) -> None:
    page = visit(f"?{NIGHT}", size)
    button = page.map.get_by_role("button", name="Measure")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    notice = page.map.locator(".notice")
    expect(notice).to_contain_text("choose the first of two places")
    page.click_place("khojaly")
    expect(notice).to_contain_text("From Khojaly")
    page.click_place("aghdam")
    expect(notice).to_contain_text("Khojaly to Aghdam: about")
    ends = [corpus.geometries[place] for place in ("khojaly", "aghdam")]
    assert all(isinstance(end, Point) for end in ends)
    said = notice.inner_text()
    about, least, most = map(float, re.findall(r"about ([\d.]+) km.* between ([\d.]+) and ([\d.]+) km", said)[0])
    (lon, lat), (other_lon, other_lat) = ((end.x, end.y) for end in ends)  # type: ignore[union-attr]
    flat = ((other_lat - lat) ** 2 + ((other_lon - lon) * 0.767) ** 2) ** 0.5 * KM_PER_DEGREE
    assert about == pytest.approx(flat, abs=1)
    error = sum((corpus.places[place].accuracy_m or 0) for place in ("khojaly", "aghdam")) / 1000
    assert least == pytest.approx(about - error, abs=1)
    assert most == pytest.approx(about + error, abs=1)
    expect(page.map.locator("path.measured")).to_have_count(1)
    assert "place=" not in page.page.url, "measuring opens no place"
    button.click()
    expect(page.map.locator("path.measured")).to_have_count(0)
    page.click_place("dehraz")
    expect(page.page).to_have_url(re.compile("place=dehraz"))


def test_from_an_area_nothing_is_measured_and_it_is_said_why(visit: Open) -> None:
    page = visit(f"?{NIGHT}")
    page.map.get_by_role("button", name="Measure").click()
    page.js(
        "() => { const { cursor, evidence } = window.evidencePage;"
        " cursor.choose(evidence.placeIndex.get('nagorno-karabakh')); }"
    )
    expect(page.map.locator(".notice")).to_contain_text("is an area")
    page.map.locator(".cursor").press("Escape")
    expect(page.map.get_by_role("button", name="Measure")).to_have_attribute("aria-pressed", "false")


@SIZES
def test_the_histogram_of_each_source_is_shown_on_demand(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = visit(f"?{NIGHT}", size)
    opener = page.map.get_by_role("button", name="By source")
    voices = page.map.locator(".voices")
    expect(voices).to_be_hidden()
    opener.click()
    rows = voices.locator(".voice span")
    visible = {rule.id for rule in corpus.layers if rule.visible}
    dated = [one for one in corpus.claims.values() if one.dated and corpus.claim_layers[one.id] in visible]
    for source in corpus.texts:
        count = sum(claim.source == source for claim in dated)
        expect(rows.filter(has_text=corpus.sources[source].custom.label)).to_have_text(
            f"{corpus.sources[source].custom.label} ({count} dated)"
        )
    parties = {corpus.sources[claim.source].custom.party for claim in dated if claim.source not in corpus.texts}
    assert {f"Documentation: {party}" for party in parties} <= {
        text.rsplit(" (", 1)[0] for text in rows.all_inner_texts()
    }
    inked = (
        "(all) => all.map((one) => one.getContext('2d').getImageData(0, 0, one.width, one.height).data"
        ".some((part, i) => i % 4 === 3 && part > 0))"
    )
    assert all(voices.locator("canvas").evaluate_all(inked))
    page.panel.get_by_role("button", name="Documentation alone").click()
    expect(rows.filter(has_text="Hasanov 2017")).to_have_count(0)
    opener.click()
    expect(voices).to_be_hidden()
