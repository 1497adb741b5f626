"""A printed view: the PDF itself, by its pages, its text and its pixels."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from geodata.frames import select
from geodata.selection import Selection
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

NIGHT = "from=1992-02-25&to=1992-02-26"
MARGIN = 14 / 25.4 * 72  # points


@dataclass
class Paper:
    """A printed page: its text without white space, and its images as (width in pixels, left and right in points)."""

    text: str
    images: list[tuple[int, float, float]]
    width: float
    corner: tuple[int, ...]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\ufffe", "-").replace("\x02", "-"))


def _printed(visit: Visit, paper: str = "A4") -> list[Paper]:
    visit.page.locator("body").evaluate("document.fonts.ready.then(() => true)")
    pdf = pdfium.PdfDocument(visit.page.pdf(format=paper, print_background=True))
    pages = []
    for page in pdf:
        images = []
        for image in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE]):
            left, _, right, _ = image.get_bounds()
            images.append((image.get_px_size()[0], left, right))
        corner = page.render(scale=0.2).to_pil().convert("RGB").getpixel((2, 2))
        pages.append(Paper(_bare(page.get_textpage().get_text_range()), images, page.get_width(), corner))
    return pages


def _listed(corpus: Corpus, query: str) -> list[str]:
    """The statements of a query that are not folded, in the layers that are on at first."""
    visible = frozenset(rule.id for rule in corpus.layers if rule.visible)
    asked = replace(Selection.from_query(query, corpus), layers=visible)
    claims = (corpus.claims[key] for key in select(corpus, asked).claims.index)
    return [_bare(claim.statement) for claim in claims if not claim.sensitivity]


def _everything_read(page: Visit) -> None:
    """Wait until all statements are at hand, as they are a moment after the map answers."""
    page.page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_whole_map_is_on_paper_with_legend_window_filters_address_and_citation(
    visit: Open, corpus: Corpus, size: dict[str, int], paper: str
) -> None:
    page = visit(f"?{NIGHT}&class=text&place=aghdam", size, color_scheme="dark")
    _everything_read(page)
    wide = page.js("() => window.evidencePage.map.getSize().x")
    first, *rest = _printed(page, paper)
    ((pixels, left, right),) = first.images
    assert pixels == 3 * int(str(wide)), "the picture is the map from edge to edge"
    if size is WIDE:
        assert left == pytest.approx(MARGIN, abs=2)
        assert right == pytest.approx(first.width - MARGIN, abs=2)
    assert first.corner == (255, 255, 255)
    text = first.text + rest[0].text
    for said in (
        corpus.meta.title,
        "Time: 25–26 Feb 1992",
        "Only texts",
        "North is above",
        corpus.meta.status_note,
        corpus.meta.map_credit,
        "hatched, dashed edge",
        "went on through all the dates",
        "Events of 1987–1992",
        corpus.meta.citation,
        page.app,
        "class=text&place=aghdam",
        "place: Aghdam",
    ):
        assert _bare(said) in text, said


def test_the_picture_is_what_the_screen_shows(visit: Open) -> None:
    page = visit(f"?{NIGHT}")
    same = """async () => {
      const { map, layer } = window.evidencePage;
      const picture = window.evidencePage.picture();
      const size = map.getSize();
      const canvas = new OffscreenCanvas(size.x, size.y);
      const pen = canvas.getContext("2d");
      pen.drawImage(picture, 0, 0, size.x, size.y);
      const shown = new OffscreenCanvas(size.x, size.y);
      const own = shown.getContext("2d");
      const corner = map.layerPointToContainerPoint(layer.bounds.min);
      own.drawImage(layer.canvas, corner.x, corner.y, layer.bounds.getSize().x, layer.bounds.getSize().y);
      const [a, b] = [pen, own].map((one) => one.getImageData(0, 0, size.x, size.y).data);
      let [opaque, near] = [0, 0];
      for (let i = 0; i < b.length; i += 4) {
        if (b[i + 3] < 255) continue;
        opaque += 1;
        near += Math.abs(a[i] - b[i]) + Math.abs(a[i + 1] - b[i + 1]) + Math.abs(a[i + 2] - b[i + 2]) < 90;
      }
      return [opaque, near / opaque, [layer.ratio, window.devicePixelRatio]];
    }"""
    opaque, near, (ratio, screen) = page.js(same)  # type: ignore[misc]
    assert opaque > 5000
    assert near > 0.65, "but for what is sharper"
    assert ratio == screen, "the screen's own canvas is as it was"


def test_every_listed_statement_is_printed_and_no_card_is_torn(visit: Open, corpus: Corpus) -> None:
    page = visit(f"?{NIGHT}")
    _everything_read(page)
    pages = _printed(page)
    wanted = _listed(corpus, f"{NIGHT}&dated=yes")
    assert len(wanted) > 100
    text = "".join(one.text for one in pages)
    assert [one for one in wanted if one not in text] == []
    cards = page.page.evaluate(
        """() => { window.dispatchEvent(new Event("beforeprint"));
          const root = [...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot)
            .find((one) => one?.querySelector(".sheet-of-paper"));
          root.querySelectorAll(".sheet-of-paper .own-page").forEach((link) => link.remove()); // not printed
          const cards = [...root.querySelectorAll(".sheet-of-paper article")].map((card) => {
            const parts = [...card.querySelectorAll("p")].filter((part) => !part.closest("details"));
            return [parts[0], parts[parts.length - 1]].map(({ textContent }) => textContent); });
          window.dispatchEvent(new Event("afterprint"));
          return [cards, root.querySelector(".sheet-of-paper").childElementCount]; }"""
    )
    assert cards[1] == 0, "nothing of it stays on the screen"
    torn = [
        start
        for start, end in cards[0]
        if not any(_bare(start) in one.text and _bare(end) in one.text.split(_bare(start), 1)[1] for one in pages)
    ]
    assert torn == []


def test_all_rows_of_the_table_are_printed(visit: Open, corpus: Corpus) -> None:
    page = visit(f"?{NIGHT}")
    _everything_read(page)
    page.map.get_by_role("button", name="Table").click()
    page.map.get_by_role("button", name="Topic", exact=True).click()
    expect(page.map.get_by_role("columnheader", name="Topic ▲")).to_be_visible()
    page.map.get_by_role("button", name="Topic ▲").wait_for()
    text = "".join(one.text for one in _printed(page))
    wanted = _listed(corpus, f"{NIGHT}&dated=yes")
    assert [one for one in wanted if one not in text] == []
    topics = page.page.evaluate(
        """() => { window.dispatchEvent(new Event("beforeprint"));
          const root = [...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot)
            .find((one) => one?.querySelector(".sheet-of-paper"));
          const found = [...root.querySelectorAll(".sheet-of-paper tr[data-claim]:not(.documentation) td:last-child")]
            .map(({ textContent }) => textContent);
          window.dispatchEvent(new Event("afterprint"));
          return found; }"""
    )
    assert topics == sorted(topics, key=str.casefold), "in the order chosen on the screen"


def test_the_plain_page_and_an_embedded_map_print_the_same(visit: Open, corpus: Corpus) -> None:
    for path in (f"map?{NIGHT}&place=aghdam", f"?{NIGHT}&place=aghdam&embed=true"):
        page = visit(path)
        _everything_read(page)
        page.panel.locator("article").first.wait_for()
        pages = _printed(page)
        assert len(pages[0].images) == 1
        text = "".join(one.text for one in pages)
        assert _bare("Statements in the time window") in text
        assert [one for one in _listed(corpus, f"{NIGHT}&dated=yes&place=aghdam") if one not in text] == []


def test_what_has_not_come_yet_is_said_to_be_missing(visit: Open) -> None:
    page = visit("about")
    page.page.route(re.compile(r"/evidence/claims/[34]\d\.json"), lambda route: None)  # never answered
    page.page.goto(f"{page.app}?{NIGHT}")
    page.panel.locator("h2").wait_for()
    assert _bare("had not been loaded when this was printed") in "".join(one.text for one in _printed(page))
