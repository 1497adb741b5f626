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
    own.get_by_label("Note for the teacher").fill("For me alone")
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

    address = own.get_by_label("Address of the lesson", exact=True).input_value()
    pupils = page.page.context.new_page()
    unnoted = own.get_by_label("Address for pupils, without the notes for the teacher", exact=True).input_value()
    pupils.goto(f"{unnoted}&step={lesson.steps[1].id}")
    expect(pupils.get_by_text("What is drawn?")).to_be_visible()
    assert "For me alone" not in pupils.content()
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
    begin = own.get_by_role("button", name="Begin, without what stands below")
    begin.click()
    expect(own.get_by_role("button", name="Replace the draft")).to_be_focused()
    own.get_by_role("button", name="Keep the draft").click()
    expect(begin).to_be_focused()
    expect(own.locator(".step")).to_have_count(2)
    begin.click()
    own.get_by_role("button", name="Replace the draft").click()
    expect(own.locator(".step")).to_have_count(0)
    expect(own.get_by_label("Title of the lesson")).to_be_focused()
    own.get_by_label("Open a file").set_input_files(saved)
    expect(own.locator(".step summary")).to_have_text(["Step 1: Second", re.compile("Step 2: Map")])
    expect(own.get_by_label("Address of the lesson", exact=True)).to_have_value(address)
    assert not page.foreign


def test_a_file_that_is_no_lesson_is_refused_and_the_draft_stays(visit: Open, tmp_path: Path) -> None:
    page = _begun(visit)
    own = page.page.locator(".compose")
    own.get_by_label("Title of the lesson").fill("Mine")
    bad = tmp_path / "bad.json"
    for content, said in (
        ("{", "not JSON"),
        (json.dumps({"steps": [{"minutes": "long"}]}), "Step 1, Minutes: “long” is not a whole number from 1 to 60"),
        (" " * 300_000, "too large"),
    ):
        bad.write_text(content, encoding="utf-8")
        own.get_by_label("Open a file").set_input_files(bad)
        expect(own.locator(".said")).to_contain_text(said)
        expect(own.get_by_label("Title of the lesson")).to_have_value("Mine")


def test_nothing_that_was_put_in_is_lost_without_a_question(visit: Open, tmp_path: Path) -> None:
    own = _begun(visit).page.locator(".compose")
    for title in ("One", "Two"):
        own.get_by_role("button", name="Add a step").click()
        own.locator(".step").last.get_by_label("Title", exact=True).fill(title)
    own.get_by_role("button", name="Add a step").click()
    own.get_by_role("button", name="Remove step 3").click()  # nothing is in it
    expect(own.locator(".step")).to_have_count(2)
    remove = own.get_by_role("button", name="Remove step 2")
    remove.click()
    expect(own.get_by_role("group", name="Remove step 2, “Two”, with all that is in it?")).to_be_visible()
    expect(own.get_by_role("button", name="Remove the step")).to_be_focused()
    own.get_by_role("button", name="Keep the step").click()
    expect(remove).to_be_focused()
    expect(own.locator(".offer")).to_have_count(0)
    remove.click()
    own.get_by_role("button", name="Remove the step").click()
    expect(own.locator(".step summary")).to_have_text(["Step 1: One"])
    saved = tmp_path / "other.json"
    saved.write_text(json.dumps({"title": "Other", "steps": []}), encoding="utf-8")
    for answer, steps in (("Keep the draft", 1), ("Replace the draft", 0)):
        own.get_by_label("Open a file").set_input_files(saved)
        expect(own.locator(".offer")).to_have_text(
            re.compile("^Open “Other”\\? It replaces the draft “without a title”.")
        )
        own.get_by_role("button", name=answer).click()
        expect(own.locator(".step")).to_have_count(steps)
    expect(own.get_by_label("Title of the lesson")).to_have_value("Other")


def test_ids_that_cannot_be_used_are_told_at_once(visit: Open) -> None:
    _, own = _made(visit)
    expect(own.get_by_role("link", name="Try it")).to_be_visible()
    own.get_by_label("Statements to read").nth(1).fill("t000-p07-04, T009-P01-01 t000-p06-06")
    ways = own.locator(".ways li")
    expect(ways).to_have_text(
        [
            "Step 2, Statements: there is no statement “t009-p01-01”; correct its id",
            "Step 2, Statements: “t000-p06-06” has graphic detail; choose another",
        ]
    )
    expect(own.locator(".ways :is(a, button)")).to_have_count(0)
    own.get_by_label("Words that are needed").fill("Source: a publication\nAlone")
    expect(ways.first).to_have_text("Words that are needed, line 2: write what “Alone” means after a colon")
    own.get_by_label("Words that are needed").fill("")
    own.get_by_label("Statements to read").nth(1).fill("t000-p07-04")
    expect(own.get_by_role("link", name="Try it")).to_be_visible()


def test_a_lesson_that_is_too_long_says_by_how_much(visit: Open) -> None:
    page, own = _made(visit)
    noise = page.page.evaluate("""Array.from(crypto.getRandomValues(new Uint16Array(14000)),
        (one) => one.toString(36)).join(" ")""")
    own.get_by_label("Text; an empty line").nth(1).fill(noise)
    expect(own.locator(".ways")).to_have_text(
        re.compile(r"too long for an address: \d\d,\d{3} characters, of at most 50,000\. Save it as a file")
    )


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
