"""Exercises on the screen: by keyboard and by touch, kept in the browser, downloaded with citations, cleared."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from geodata.citing import as_text
from geodata.corpus import Corpus
from geodata.wording import claim_texts
from tests.browser.conftest import NARROW, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
IDS = ("t001-p03-01", "t001-p03-03")
SORT = f"exercises?kind=sort&ids={','.join(IDS)}"
GRID = "exercises?kind=grid&topic=khojaly-families"
WORDS = "exercises?kind=words&one=t001&other=t004"


def _at(visit: Open, path: str, **options: object) -> Visit:
    """The page of an exercise, once it can be worked on."""
    page = visit("about", **options)
    page.page.goto(page.app + path)
    page.page.get_by_role("button", name="Download what I wrote").wait_for()
    return page


def _box(page: Visit, claim: str, box: str) -> Locator:
    return page.page.locator(f"input[name=box-{claim}][value={box}]")


def _in_box(page: Visit, box: str) -> Locator:
    return page.page.locator(f".sorted [data-box={box}] li")


def test_statements_are_sorted_by_keyboard_and_a_reload_keeps_what_was_written(visit: Open) -> None:
    page = _at(visit, SORT)
    _box(page, IDS[1], "event").focus()
    page.page.keyboard.press("3")
    page.page.keyboard.press("4")
    expect(_box(page, IDS[1], "number")).to_be_checked()
    expect(_in_box(page, "hearsay")).to_have_text(["2: “brutally were killed 613 people”"])
    expect(page.page.locator(".notice")).to_have_text("Statement 2: Number, Hearsay")
    page.page.keyboard.press("4")
    expect(_in_box(page, "hearsay")).to_have_text(["empty"])
    why = page.page.locator(f"textarea[name=words-{IDS[1]}]")
    why.focus()
    page.page.keyboard.type("613")  # no sorting while one writes
    expect(_box(page, IDS[1], "event")).not_to_be_checked()
    page.page.reload()
    expect(_box(page, IDS[1], "number")).to_be_checked()
    expect(why).to_have_value("613")
    expect(_in_box(page, "number")).to_have_count(1)


def test_by_touch_and_the_same_answers_stand_on_the_plain_page(visit: Open) -> None:
    page = _at(visit, f"read/{SORT}", size=NARROW, has_touch=True, is_mobile=True)
    page.page.locator("label", has=_box(page, IDS[0], "event")).tap()
    expect(_in_box(page, "event")).to_have_count(1)
    heights = page.page.locator(".exercise .toggles label").evaluate_all(
        "all => all.map(one => [matchMedia('(pointer: coarse)').matches, one.getBoundingClientRect().height])"
    )
    assert all(coarse and height >= 44 for coarse, height in heights)
    page.page.goto(page.app + SORT)
    expect(_box(page, IDS[0], "event")).to_be_checked()


def test_what_was_written_is_downloaded_with_the_citations(visit: Open, corpus: Corpus, tmp_path: Path) -> None:
    page = _at(visit, f"read/{SORT}")
    _box(page, IDS[1], "number").check()
    page.page.locator(f"textarea[name=words-{IDS[1]}]").fill("613 people\nƏ Խ Ж")
    with page.page.expect_download() as begun:
        page.page.get_by_role("button", name="Download what I wrote").click()
    assert re.fullmatch(r"sort-statements-2-statements-\d{4}-\d\d-\d\d\.txt", begun.value.suggested_filename)
    begun.value.save_as(tmp_path / "written.txt")
    text = (tmp_path / "written.txt").read_text(encoding="utf-8")
    for key in IDS:
        claim = corpus.claims[key]
        assert claim_texts(corpus, claim).statement in text
        assert f"“{claim.quote}”" in text
        assert as_text(corpus, claim) in text
    assert f"{page.app}{SORT}" in text
    assert "Sorted as: Number\nWhich words decide? 613 people\n  Ə Խ Ж" in text


def test_what_was_written_is_cleared_once_that_is_confirmed(visit: Open) -> None:
    page = _at(visit, f"read/{WORDS}")
    page.page.locator("input[name=more-genocide][value=second]").check()
    page.page.get_by_label("What does the difference tell").fill("a word")
    page.page.get_by_role("button", name="Clear what I wrote").click()
    expect(page.page.get_by_role("button", name="Keep it")).to_be_focused()
    page.page.keyboard.press("Enter")
    expect(page.page.locator("input[name=more-genocide][value=second]")).to_be_checked()
    page.page.get_by_role("button", name="Clear what I wrote").click()
    page.page.get_by_role("button", name="Yes, clear it").click()
    expect(page.page.locator("input:checked")).to_have_count(0)
    expect(page.page.get_by_label("What does the difference tell")).to_have_value("")
    assert page.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('evidence-exercise'))") == []


def test_a_grid_fits_a_phone_and_is_the_same_in_the_lesson(visit: Open, corpus: Corpus) -> None:
    page = _at(visit, f"read/{GRID}", size=NARROW)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    cell = page.page.get_by_label("Hasanov 2017: How many children lost both parents?")
    cell.fill("25")
    page.page.goto(f"{page.app}read/lessons?step=source-criticism/differ")
    expect(cell).to_have_value("25")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_where_nothing_can_be_kept_it_is_said(visit: Open) -> None:
    page = visit("about")
    page.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.page.goto(f"{page.app}read/{GRID}")
    expect(page.page.locator(".kept")).to_have_text(re.compile("keeps nothing"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, scheme: str) -> None:
    page = visit("about", color_scheme=scheme)
    for path in (SORT, GRID, WORDS, f"exercises?kind=prompts&ids={IDS[0]}", "exercises"):
        page.page.goto(f"{page.app}read/{path}")
        page.page.locator(".exercise .actions, .exercises > h2").first.wait_for()
        page.page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
        found = Axe().run(page.page).response["violations"]
        assert [(path, one["id"]) for one in found if one["impact"] in ("serious", "critical")] == []
