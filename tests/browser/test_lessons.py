"""The lesson on the screen: walked through by keyboard, each step with its address, hints hidden, clean for axe."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from geodata.corpus import Corpus
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@SIZES
def test_the_path_is_walked_by_keyboard_and_back(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    lesson = next(iter(corpus.lessons.values()))
    page = visit("about", size)
    page.page.goto(f"{page.app}lessons?step={lesson.id}/{lesson.steps[0].id}")
    for at, step in enumerate(lesson.steps):
        expect(page.page.get_by_role("heading", name=f"{at + 1}. {step.title}", exact=True)).to_be_visible()
        expect(page.page.get_by_text(step.question)).to_be_visible()
        expect(page.page.get_by_text(step.hints[0])).to_be_hidden()
        assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        if at + 1 < len(lesson.steps):
            page.page.keyboard.press("ArrowRight")
            expect(page.page).to_have_url(re.compile(rf"step={lesson.id}(/|%2F){lesson.steps[at + 1].id}$"))
    page.page.keyboard.press("ArrowLeft")
    expect(page.page).to_have_url(re.compile(rf"step={lesson.id}(/|%2F){lesson.steps[-2].id}$"))


def test_hints_and_the_teacher_s_note_open_by_choice_and_a_map_is_shown(visit: Open, corpus: Corpus) -> None:
    lesson = next(iter(corpus.lessons.values()))
    step = next(step for step in lesson.steps if step.id == "three-maps")
    page = visit("about")
    page.page.goto(f"{page.app}lessons?step={lesson.id}/{step.id}")
    page.page.get_by_text("Hints").click()
    expect(page.page.get_by_text(step.hints[0])).to_be_visible()
    page.page.get_by_text("For the teacher").click()
    expect(page.page.get_by_text(step.note)).to_be_visible()
    first = page.page.frame_locator("iframe.shown >> nth=0").frame_locator("iframe")
    first.locator("html[data-ready=true]").wait_for()


@SIZES
@pytest.mark.parametrize(
    "path",
    [
        "lessons",
        "read/lessons?step=source-criticism/kinds",
        "read/lessons?step=source-criticism/words&present=yes&slide=1",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, path: str, size: dict[str, int], scheme: str) -> None:
    page = visit("about", size, color_scheme=scheme)
    page.page.goto(page.app + path)
    page.page.locator(":is(.lesson, .projected)").first.wait_for()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


CLASS = {"width": 1920, "height": 1080}
_LEAST = 28  # pixels at 1920: 16 minutes of arc on a picture 2.4 m wide, read from 6 m
_SIZES = """root => [...root.querySelectorAll("*")]
    .filter(one => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden")
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .filter(one => getComputedStyle(one).clipPath === "none")
    .map(one => [one.textContent.trim().slice(0, 40), parseFloat(getComputedStyle(one).fontSize)])"""


def _small(root: Locator, zoom: float = 1) -> list[tuple[str, float]]:
    """What is written below the least size, its zoom counted in."""
    return [(text, size * zoom) for text, size in root.evaluate(_SIZES) if size * zoom < _LEAST]


def test_projected_nothing_is_small_the_map_neither(visit: Open, corpus: Corpus) -> None:
    lesson = next(iter(corpus.lessons.values()))
    page = visit("about", CLASS)
    for step, slide, framed in (
        (lesson.steps[0].id, 0, False),
        (lesson.steps[0].id, 1, False),
        ("differ", 4, True),
        ("kinds", 1, False),
        ("three-maps", 1, True),
        ("five-times", 1, False),
    ):
        page.page.goto(f"{page.app}read/lessons?step={lesson.id}/{step}&present=yes&slide={slide}")
        projected = page.page.locator(".projected")
        assert _small(projected) == []
        assert page.page.evaluate("document.documentElement.scrollHeight") <= CLASS["height"]
        frames = projected.locator("iframe")
        if not frames.count():
            continue
        zoom = float(frames.first.evaluate("frame => getComputedStyle(frame).zoom"))
        within = page.page.frame_locator(".projected iframe")
        if framed:
            drawn = within.frame_locator("iframe")
            drawn.locator("html[data-ready=true]").wait_for()
            assert _small(drawn.locator("body"), zoom) == []
            box = within.locator("iframe").bounding_box()
            assert box is not None
            assert box["height"] * zoom > CLASS["height"] * 0.7
        else:
            assert _small(within.locator("main"), zoom) == []


def test_projected_it_is_walked_by_a_clicker_from_within_a_map_blanked_and_ended(visit: Open, corpus: Corpus) -> None:
    lesson = next(iter(corpus.lessons.values()))
    page = visit("about", CLASS)
    page.page.goto(f"{page.app}read/lessons?step={lesson.id}/three-maps&present=yes")
    code = page.page.get_by_alt_text("QR code of the address of this step")
    assert code.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    expect(page.page.locator(".own-address")).to_contain_text("Phones cannot reach “127.0.0.1”")
    page.page.keyboard.press("PageDown")
    expect(page.page).to_have_url(re.compile("slide=1$"))
    drawn = page.page.frame_locator(".projected iframe").frame_locator("iframe")
    drawn.locator("html[data-ready=true]").wait_for()
    expect(drawn.locator(".legend")).to_be_visible()
    drawn.locator(".cursor").focus()
    page.page.keyboard.press("b")
    expect(page.page.locator(".blank")).to_be_visible()
    page.page.keyboard.press("b")
    expect(page.page.locator(".blank")).to_have_count(0)
    page.page.keyboard.press("PageDown")
    expect(page.page).to_have_url(re.compile("slide=2$"))
    page.page.keyboard.press("ArrowLeft")
    expect(page.page).to_have_url(re.compile("slide=1$"))
    page.page.keyboard.press("Escape")
    expect(page.page).to_have_url(re.compile(r"read/lessons\?step=[\w-]+/three-maps$"))


def test_in_a_class_one_statement_stands_in_the_panel(visit: Open) -> None:
    page = visit("about", CLASS)
    page.page.goto(f"{page.app}map?place=khojaly&dated=any&embed=projected")
    panel = page.page.locator(".panel[data-ready=true]")
    expect(panel.get_by_text(re.compile(r"^1 of \d+$")).first).to_be_visible()
    before = panel.locator("article").evaluate_all("all => all.map(one => one.id)")
    panel.get_by_role("button", name="Next page").first.click()
    expect(panel.get_by_text(re.compile(r"^2 of \d+$")).first).to_be_visible()
    after = panel.locator("article").evaluate_all("all => all.map(one => one.id)")
    assert len(before) == len(after)
    assert len(set(before) - set(after)) == 1


def test_a_step_is_embedded_in_another_page(visit: Open, corpus: Corpus) -> None:
    lesson = next(iter(corpus.lessons.values()))
    page = visit("about")
    page.page.goto(f"{page.app}lessons?step={lesson.id}/differ")
    page.page.get_by_text("Embed this step").click()
    snippet = page.page.get_by_label("What to put into the page").input_value()
    assert snippet.startswith("<iframe ")
    page.page.goto(f"{page.app}read/list")  # stands for a school's page: browsers let no other one frame a local server
    page.page.locator("body").evaluate("(body, held) => { body.innerHTML = held; }", snippet)
    held = page.page.frame_locator("iframe").first
    expect(held.get_by_role("heading", name="5. Where do two texts differ?")).to_be_visible()
    expect(held.locator("header")).to_be_hidden()
    held.get_by_role("link", name="Next: The same number five times").click()
    expect(held.get_by_role("heading", name="6. The same number five times")).to_be_visible()
    expect(held.locator("header")).to_be_hidden()
