"""The view as a picture, from the map's menu."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


def _asked(page: Visit, name: str) -> dict[str, list[str]]:
    address = page.map.get_by_role("link", name=name).evaluate("link => link.href")
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}".startswith(page.app)
    return parse_qs(parts.query)


@pytest.mark.parametrize("size", [None, NARROW])
def test_pictures_are_of_the_whole_view(size: dict[str, int] | None, visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26&names=hy&q=khojaly&place=khojaly", **({"size": size} if size else {}))
    page.map.get_by_role("button", name="Link and cite").click()
    for name in ("Picture (SVG)", "Picture (PNG)"):
        asked = _asked(page, name)
        assert asked["from"] + asked["to"] == ["1992-02-25", "1992-02-26"]
        assert asked["names"] + asked["q"] + asked["place"] == ["hy", "khojaly", "khojaly"]
        assert "layers" in asked
        assert "dated" not in asked
    page.js("() => void window.evidencePage.map.setView([40, 46.5], 9, {animate: false})")
    expect(page.map.get_by_role("link", name="Picture (SVG)")).to_have_attribute(
        "href", re.compile(r"map=(40|39\.99\d*|40\.00\d*),46\.[45]\d*,9$")
    )


def test_a_window_of_no_period_says_where_the_map_stands(visit: Open) -> None:
    page = visit("?from=1992-02-20&to=1992-02-27")
    page.map.get_by_role("button", name="Link and cite").click()
    latitude, longitude, _ = map(float, _asked(page, "Picture (SVG)")["map"][0].split(","))
    assert (latitude, longitude) == pytest.approx((39.88, 46.79), abs=0.05)


def test_the_server_draws_what_the_link_asks_for(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.map.get_by_role("button", name="Link and cite").click()
    for name, media_type in (("Picture (SVG)", "image/svg+xml"), ("Picture (PNG)", "image/png")):
        address = str(page.map.get_by_role("link", name=name).evaluate("link => link.href"))
        answer = page.page.request.get(address)
        assert answer.status == 200
        assert answer.headers["content-type"] == media_type
        if media_type.endswith("xml"):
            assert "25–26 February 1992" in answer.text()
