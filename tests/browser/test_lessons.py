"""The lesson on the screen: walked through by keyboard, each step with its address, hints hidden, clean for axe."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

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
@pytest.mark.parametrize("path", ["lessons", "read/lessons?step=source-criticism/kinds"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, path: str, size: dict[str, int], scheme: str) -> None:
    page = visit("about", size, color_scheme=scheme)
    page.page.goto(page.app + path)
    page.page.locator(".lesson").first.wait_for()
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_presented_nothing_is_small_the_screen_can_be_blanked_and_the_step_has_its_code(
    visit: Open, corpus: Corpus
) -> None:
    lesson = next(iter(corpus.lessons.values()))
    page = visit("about", {"width": 1920, "height": 1080})
    page.page.goto(f"{page.app}lessons?step={lesson.id}/kinds&present=yes")
    presented = page.page.locator(".presenting")
    presented.wait_for()
    sizes = presented.locator(":is(p, li, h2, h3, summary, blockquote, a)").evaluate_all(
        "all => all.filter(one => one.getClientRects().length).map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 28
    code = page.page.get_by_alt_text("QR code of the address of this step")
    assert code.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    page.page.keyboard.press("b")
    expect(page.page.locator(".blank")).to_be_visible()
    page.page.keyboard.press("b")
    expect(page.page.locator(".blank")).to_have_count(0)
    page.page.keyboard.press("ArrowRight")
    expect(page.page).to_have_url(re.compile("present=yes"))
    expect(page.page).to_have_url(re.compile("differ"))
