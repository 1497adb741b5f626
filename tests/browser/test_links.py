"""Addresses carry the view; nonsense in them, or from other windows, does no harm. Embedding and base maps."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import OPENING, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "e221bc330000000049454e44ae426082"
)


def test_link_restores_the_view_and_back_goes_back(visit: Open) -> None:
    link = "?from=1991-12-01&to=1992-02-29&place=garadagli&names=hy&map=39.9%2C46.9%2C9.5"
    page = visit(link)
    expect(page.map.locator(".readout")).to_have_text("1 Dec 1991 – 29 Feb 1992")
    expect(page.panel.get_by_role("heading", name="Garadagli")).to_be_visible()
    view = page.js("() => window.evidencePage.evidence.view")
    assert isinstance(view, dict)
    assert (view["names"], view["map"]) == ("hy", [39.9, 46.9, 9.5])
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.page).to_have_url(re.compile("from=2023-01-01"))
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text("1 Dec 1991 – 29 Feb 1992")


def test_link_and_citation_can_be_copied(visit: Open) -> None:
    page = visit("?from=1992-02-25&to=1992-02-26")
    page.map.get_by_role("button", name="Link and cite").click()
    expect(page.map.get_by_role("textbox", name="Link to this view")).to_have_value(
        re.compile("from=1992-02-25&to=1992-02-26")
    )
    expect(page.map.get_by_label("Cite this view")).to_have_value(re.compile(r"version .*25–26 Feb 1992.*Seen \d{4}"))
    page.map.get_by_role("button", name="Copy link").click()
    expect(page.map.get_by_role("button", name="Copied")).to_be_visible()
    assert "from=1992-02-25" in str(page.page.evaluate("navigator.clipboard.readText()"))
    page.map.get_by_role("textbox", name="Link to this view").press("Escape")
    expect(page.map.locator(".share")).to_be_hidden()


@pytest.mark.parametrize(
    "nonsense",
    [
        "?place=nowhere",
        "?from=1992-02-26&to=1992-02-25",
        "?from=99999-01-01",
        "?from=1992-02-30",
        "?layers=%3Cscript%3Ealert(1)%3C/script%3E",
        "?map=1,2,NaN",
        "?names=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "?claim=" + "A" * 5000,
    ],
)
def test_nonsense_opens_the_first_view_with_a_notice(visit: Open, nonsense: str) -> None:
    page = visit()
    page.page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.open(nonsense)
    expect(page.map.locator(".notice")).to_contain_text("The link could not be read")
    expect(page.map.locator(".readout")).to_have_text(OPENING)


def test_messages_of_other_windows_and_unknown_forms_are_ignored(visit: Open) -> None:
    page = visit()
    page.page.locator(".screen iframe").evaluate(
        """(frame) => {
          const {contentWindow} = frame;
          window.evidenceFrame = frame;
          const other = document.createElement("iframe");
          document.body.append(other);
          const script = other.contentDocument.createElement("script");
          script.textContent = `parent.evidenceFrame.contentWindow.postMessage(
            {type: "evidence:apply", query: "place=khojaly", bring: false}, "*")`;
          other.contentDocument.body.append(script);
          [7, {first: 0}, "from=1992-02-30", "place=nowhere", "x".repeat(10000), undefined].forEach((query) =>
            contentWindow.postMessage({type: "evidence:apply", query, bring: false}, "*"));
          contentWindow.postMessage({type: "evidence:apply", query: "place=khojaly", bring: "yes"}, "*");
          contentWindow.postMessage({type: "evidence:unknown", query: "place=khojaly"}, "*");
          contentWindow.postMessage("evidence:apply", "*");
          contentWindow.postMessage(null, "*");
        }"""
    )
    page.map.get_by_label("Go to a map extent").select_option("world")
    expect(page.map.locator(".readout")).to_have_text(OPENING)
    assert page.js("() => window.evidencePage.evidence.view.place") is None


def test_embedded_is_a_clean_map_with_a_source_line(visit: Open) -> None:
    page = visit("?embed=true&from=1992-02-25&to=1992-02-26")
    expect(page.map.locator(".readout")).to_have_text("25–26 Feb 1992")
    expect(page.panel).to_have_count(0)
    expect(page.page.get_by_text("An evidence-first map, version")).to_be_visible()
    expect(page.page.get_by_role("link", name="About and notes")).to_have_count(0)
    page.map.get_by_label("Go to a map extent").select_option("world")  # nothing lies over the map
    expect(page.page).to_have_url(re.compile("map=18"))


def test_online_map_only_on_request_and_the_bundled_one_stays_without_tiles(visit: Open) -> None:
    page = visit()
    assert page.foreign == []

    def lost(route: Route) -> None:
        route.abort()

    page.page.route(re.compile("openstreetmap|opentopomap"), lost)
    page.js("() => window.evidencePage.evidence.update({base: 'OpenStreetMap.Mapnik'})")
    expect(page.map.locator(".base-note")).to_contain_text("the bundled map stays")
    assert page.js("() => window.evidencePage.evidence.view.base") == ""
    page.page.unroute_all()
    page.page.route(re.compile("opentopomap"), lambda route: route.fulfill(body=TILE, content_type="image/png"))
    page.js("() => window.evidencePage.evidence.update({base: 'OpenTopoMap'})")
    expect(page.map.locator(".leaflet-control-attribution")).to_contain_text("OpenTopoMap")
    expect(page.map.locator(".base-note")).to_contain_text("not ours")
    assert page.foreign
    page.foreign.clear()
    page.faults.clear()  # the aborted tiles


def _shared(page: Visit) -> str:
    return page.map.get_by_role("textbox", name="Link to this view").input_value()


def test_link_and_citation_are_of_the_view_at_once(visit: Open) -> None:
    page = visit()
    page.map.get_by_role("button", name="25–26 February 1992").click()
    page.map.get_by_role("button", name="Link and cite").click()
    assert _shared(page) == f"{page.app}?from=1992-02-25&to=1992-02-26"
    page.map.get_by_role("button", name="2023", exact=True).click()
    expect(page.map.get_by_label("Cite this view")).to_have_value(
        re.compile(r"Time: 2023\. .*from=2023-01-01&to=2023-12-31")
    )


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=-000500-03-05&to=1899-12-31",
        "layers=routes,recognitions&place=khojaly",
        "layers=",
        "layers=recognitions&topic=recognition-us&source=t002,t004&class=text&q=killed+613&figures=yes&dated=any&place=khojaly",
        "within=no&claim=t004-p22-01&names=hy&base=OpenTopoMap&map=39.9,46.9,9.5",
        "located=no",
        "dated=yes&located=no",
        "dated=no&map=-18.8719,-7.5,2.25",
    ],
)
def test_a_link_is_written_again_as_it_was(visit: Open, query: str) -> None:
    page = visit("about")
    page.page.route(re.compile("opentopomap"), lambda route: route.fulfill(body=TILE, content_type="image/png"))
    page.open(f"?{query}")
    page.map.get_by_role("button", name="Link and cite").click()
    assert urlsplit(_shared(page)).query == query
    assert urlsplit(page.page.url).query == query
    page.foreign.clear()


def test_play_leaves_one_step_in_the_history(visit: Open) -> None:
    page = visit("?from=1988-01-01&to=1991-12-31")
    before = page.page.evaluate("history.length")
    page.map.get_by_label("Speed").select_option("fast")
    page.map.get_by_role("button", name="Play").click()
    expect(page.panel.get_by_role("button", name=re.compile(r"^In the window"))).not_to_have_text(
        page.panel.get_by_role("button", name=re.compile(r"^In the window")).inner_text()
    )
    page.map.get_by_role("button", name="Pause").click()
    expect(page.page).not_to_have_url(re.compile("from=1988-01-01"))
    assert page.page.evaluate("history.length") == before + 1
    page.page.go_back()
    expect(page.map.locator(".readout")).to_have_text("1988 – 1991")
