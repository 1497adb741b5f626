"""A teacher's own lesson: put together, tried, saved, opened again, shared; kept in the browser alone."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from geodata.lesson import Lesson
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


def _begun(visit: Open, size: dict[str, int] = WIDE) -> Visit:
    page = visit("about", size)
    page.page.goto(f"{page.app}own")
    page.page.locator(".compose .head").wait_for()
    return page


def _made(visit: Open) -> tuple[Visit, Locator]:
    """A lesson of two steps, the second of a view of the map, and the screen on which it was put together."""
    page = visit()
    page.page.evaluate("""window.localStorage.setItem(
        "evidence-list", JSON.stringify({ ids: ["t001-p03-01", "t000-p07-04"], version: "1" }))""")
    page.map.get_by_role("button", name="Link and cite").click()
    page.map.get_by_role("button", name="Add as a step to my own lesson").click()
    expect(page.map.get_by_text("It is step 1.")).to_be_visible()
    page.page.goto(f"{page.app}own")
    own = page.page.locator(".compose")
    expect(own.get_by_text("what is missing or not right")).to_be_visible()
    own.get_by_label("Title of the lesson").fill("Who says so? Ո՞վ Kim Кто")
    own.get_by_label("The open question").fill("How does a source know?")
    own.get_by_text(re.compile("^Step 1: Map")).click()
    own.get_by_label("Question", exact=True).fill("What is drawn?")
    own.get_by_label("Text; an empty line").fill("Look at it.\n\nThen write.")
    own.get_by_role("button", name="Take those of my list (2) into step 1").click()
    expect(own.get_by_label("Statements to read")).to_have_value("t001-p03-01, t000-p07-04")
    own.get_by_label("Words of the glossary").select_option("statement")
    own.get_by_label("Address of a view").fill(f"{page.app}compare?topic=khojaly-families")
    own.get_by_role("button", name="Show it in step 1").click()
    expect(own.get_by_label("Title of 2")).to_have_value("Compare")
    own.get_by_role("button", name="Sort statements, in step 1").click()
    expect(own.get_by_label("Title of 3")).to_have_value("Sort statements")
    own.get_by_role("button", name="Add a step").click()
    second = own.locator(".step").nth(1)
    second.get_by_label("Title", exact=True).fill("Second")
    second.get_by_label("Question", exact=True).fill("And now?")
    own.get_by_role("button", name="Move step 2 up").click()
    expect(own.locator(".step summary").first).to_have_text("Step 1: Second")
    return page, own


def test_a_lesson_is_put_together_tried_saved_opened_and_shared(visit: Open, tmp_path: Path) -> None:
    page, own = _made(visit)
    with page.page.expect_download() as waited:
        own.get_by_role("button", name="Save as a file").click()
    saved = tmp_path / waited.value.suggested_filename
    waited.value.save_as(saved)
    lesson = Lesson.model_validate_json(saved.read_text(encoding="utf-8"))
    assert lesson.steps[0].title == "Second"
    assert lesson.steps[1].text == ("Look at it.", "Then write.")
    assert lesson.steps[1].claims == ("t001-p03-01", "t000-p07-04")
    assert lesson.steps[1].terms == ("statement",)

    address = own.get_by_label("Address of the lesson").input_value()
    tried = page.page.context.new_page()
    tried.goto(address)
    expect(tried.get_by_role("heading", name="Who says so? Ո՞վ Kim Кто")).to_be_visible()
    tried.keyboard.press("ArrowRight")
    expect(tried.get_by_role("heading", name="1. Second")).to_be_visible()
    tried.keyboard.press("ArrowRight")
    expect(tried.get_by_text("What is drawn?")).to_be_visible()
    expect(tried.get_by_role("group", name="Boxes for statement 2")).to_be_visible()
    tried.get_by_text("The statements as cards").click()
    expect(tried.locator("article")).to_have_count(2)
    tried.frame_locator("iframe.shown").frame_locator("iframe").locator("html[data-ready=true]").wait_for()
    tried.get_by_role("link", name="Project it").click()
    expect(tried.locator(".projected")).to_be_visible()

    page.page.reload()
    expect(own.locator(".step summary").first).to_have_text("Step 1: Second")  # the draft is kept
    own.get_by_text("Begin anew").click()
    own.get_by_role("button", name="Begin, without what stands below").click()
    expect(own.locator(".step")).to_have_count(0)
    own.get_by_label("Open a file").set_input_files(saved)
    expect(own.locator(".step summary")).to_have_text(["Step 1: Second", re.compile("Step 2: Map")])
    expect(own.get_by_label("Address of the lesson")).to_have_value(address)
    assert not page.foreign


def test_a_file_that_is_no_lesson_is_refused_and_the_draft_stays(visit: Open, tmp_path: Path) -> None:
    page = _begun(visit)
    own = page.page.locator(".compose")
    own.get_by_label("Title of the lesson").fill("Mine")
    bad = tmp_path / "bad.json"
    for content, said in (
        ("{", "not JSON"),
        (json.dumps({"steps": [{"minutes": "long"}]}), "steps.0.minutes"),
        (" " * 300_000, "too large"),
    ):
        bad.write_text(content, encoding="utf-8")
        own.get_by_label("Open a file").set_input_files(bad)
        expect(own.locator(".said")).to_contain_text(said)
        expect(own.get_by_label("Title of the lesson")).to_have_value("Mine")


def test_a_lesson_there_is_becomes_a_draft_only_if_that_is_wanted(visit: Open) -> None:
    page = visit("about")
    page.page.goto(f"{page.app}lessons")
    page.page.get_by_role("link", name="Change a copy of this lesson").click()
    own = page.page.locator(".compose")
    expect(own.locator(".step")).to_have_count(9)
    own.get_by_label("Title of the lesson").fill("Mine")
    page.page.goto(f"{page.app}lessons")
    page.page.get_by_role("link", name="Change a copy of this lesson").click()
    expect(own.get_by_role("button", name="Keep the draft")).to_be_visible()
    own.get_by_role("button", name="Keep the draft").click()
    expect(own.get_by_label("Title of the lesson")).to_have_value("Mine")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious(visit: Open, size: dict[str, int]) -> None:
    page = visit("about", size)
    page.page.goto(f"{page.app}read/own")
    page.page.get_by_text("Begin anew").click()
    page.page.get_by_label("Begin with").select_option("0")
    page.page.get_by_role("button", name="Begin, without what stands below").click()
    page.page.locator(".step summary").nth(2).click()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    found = Axe().run(page.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
