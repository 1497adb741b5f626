"""Texts and documentation on the screens: one switch, counts apart, and a heading between them everywhere."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from geodata.corpus import Corpus
from geodata.frames import select
from geodata.selection import Selection
from geodata.wording import DOCUMENTATION
from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.counting import numbers, tally

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

TWO_DAYS = "from=1992-02-25&to=1992-02-26"
INK = "() => window.evidencePage.layer._container.toDataURL()"
MARKED = """(cards) => cards.map((card) => [card.id.startsWith("doc-"), card.classList.contains("documentation")])"""


def _ids(corpus: Corpus, query: str) -> list[str]:
    """The claims of a query in the layers that are on at first."""
    asked = Selection.from_query(query, corpus)
    visible = frozenset(rule.id for rule in corpus.layers if rule.visible)
    return list(select(corpus, replace(asked, layers=visible)).claims.index)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_switch_of_the_panel_shows_one_class_or_both(visit: Open, corpus: Corpus, size: dict[str, int]) -> None:
    page = visit(f"?{TWO_DAYS}", size)
    whose = page.panel.get_by_role("group", name="Whose statements")
    inside = page.panel.get_by_role("button", name="In the window")
    expect(whose.get_by_role("button", name="Texts and documentation")).to_have_attribute("aria-pressed", "true")
    both = _ids(corpus, f"{TWO_DAYS}&dated=yes")
    expect(inside).to_have_text(f"In the window ({numbers(corpus, both)})")
    expect(page.map.locator(".counter")).to_contain_text(f"{tally(corpus, both)} at ")
    before = page.js(INK)
    for title, name in (("Texts alone", "text"), ("Documentation alone", "documentation")):
        whose.get_by_role("button", name=title).click()
        expect(page.page).to_have_url(re.compile(f"class={name}"))
        alone = _ids(corpus, f"{TWO_DAYS}&dated=yes&class={name}")
        expect(inside).to_have_text(f"In the window ({len(alone)})")
        expect(page.map.locator(".counter")).to_contain_text(f"{tally(corpus, alone)} at ")
        expect(page.map.locator("html")).to_have_attribute("data-shown", str(len(alone)))
        marks = page.panel.locator("article").evaluate_all(MARKED)
        assert marks == [[name == "documentation"] * 2] * len(marks) != []
        href = page.panel.get_by_role("link", name="Download these (GeoJSON)").get_attribute("href")
        assert f"class={name}" in str(href)
        assert page.js(INK) != before
        before = page.js(INK)
    whose.get_by_role("button", name="Texts and documentation").click()
    expect(page.page).not_to_have_url(re.compile("class="))
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_chips_are_the_same_switch_and_one_class_is_always_on(
    visit: Open, corpus: Corpus, size: dict[str, int]
) -> None:
    page = visit(f"?{TWO_DAYS}&class=documentation", size)
    texts, documentation = (page.map.get_by_role("checkbox", name=name) for name in ("Texts", "Documentation"))
    expect(documentation).to_be_checked()
    expect(texts).not_to_be_checked()
    alone = _ids(corpus, f"{TWO_DAYS}&dated=yes&class=documentation")
    expect(page.map.locator(".chip", has_text="Documentation")).to_have_text(f"Documentation{len(alone)}")
    documentation.uncheck()
    expect(texts).to_be_checked()
    expect(page.page).to_have_url(re.compile("class=text"))
    whose = page.panel.get_by_role("group", name="Whose statements")
    expect(whose.get_by_role("button", name="Texts alone")).to_have_attribute("aria-pressed", "true")
    expect(page.map.locator(".filters")).to_have_text("· only texts")
    page.page.go_back()
    expect(documentation).to_be_checked()
    texts.check()
    expect(page.page).not_to_have_url(re.compile("class="))


@pytest.mark.parametrize("path", ["", "map"], ids=["app", "plain page"])
@pytest.mark.parametrize("place", ["", "&place=khojaly", "&place=aghdam"])
def test_documentation_stands_after_the_texts_under_its_heading(visit: Open, path: str, place: str) -> None:
    page = visit(f"{path}?{TWO_DAYS}{place}")
    cards, lead = page.panel.locator("> article"), page.panel.locator("> h3.documentation")
    onward = page.panel.get_by_role("button", name=re.compile("^To the documentation"))
    cards.first.wait_for()
    if onward.count():
        assert not any(one for one, _ in cards.evaluate_all(MARKED))
        onward.first.click()
    expect(lead).to_have_text(re.compile(rf"^{DOCUMENTATION}: \d+$"))
    assert all(one == other for one, other in cards.evaluate_all(MARKED))
    after = page.panel.locator("> h3.documentation ~ article").evaluate_all(MARKED)
    assert after
    assert all(one for one, _ in after)
    assert len(after) == page.panel.locator("> article.documentation").count()
    for way in page.panel.locator("section.way").all():  # statements about ways that end there are kept apart too
        documents = way.locator("article.documentation").count()
        assert way.locator("h4.documentation ~ article").count() == documents
    expect(page.panel.locator("article.documentation").first).to_contain_text("No quotation")
    expect(page.panel.locator("article.documentation blockquote")).to_have_count(0)


@pytest.mark.parametrize("column", ["When", "Source", "States that", "Topic"])
def test_the_table_keeps_them_apart_however_it_is_sorted(visit: Open, column: str) -> None:
    page = visit(f"?{TWO_DAYS}&place=khojaly")
    page.map.get_by_role("button", name="Table").click()
    page.map.locator("th", has_text=column).get_by_role("button").click()
    while (more := page.map.get_by_role("button", name=re.compile(r"^Show \d+ more"))).count():
        shown = page.map.locator("tbody tr[data-claim]").count()
        more.click()
        expect(page.map.locator("tbody tr[data-claim]").nth(shown)).to_be_attached()
    rows = page.map.locator("tbody tr").evaluate_all("(all) => all.map(({ dataset }) => dataset.claim ?? null)")
    lead = rows.index(None)
    assert 0 < lead < len(rows) - 1
    assert not any(row.startswith("doc-") for row in rows[:lead])
    assert all(row.startswith("doc-") for row in rows[lead + 1 :])
    expect(page.map.locator("tr.lead")).to_have_text(DOCUMENTATION)


def test_a_statement_of_documentation_opened_by_link_says_what_it_is(visit: Open, corpus: Corpus) -> None:
    low = next(claim for claim in corpus.claims.values() if claim.confidence == "low" and claim.places)
    page = visit(f"?claim={low.id}")
    card = page.panel.locator(f"article[id='{low.id}']")
    expect(card).to_contain_text(DOCUMENTATION)
    expect(card).to_contain_text("Low confidence")
    expect(card).to_contain_text("How it was seen")


def test_a_figure_says_who_else_has_it_in_the_same_form(visit: Open) -> None:
    page = visit("?claim=t004-p25-01")
    lines = page.panel.locator("article .claim-figures .claim-dependence")
    expect(lines.first).to_contain_text(re.compile(r"in \d texts? of one party; .*documentation"))


def test_what_was_looked_for_and_not_found_is_said_where_one_would_look(visit: Open, corpus: Corpus) -> None:
    missing = next(row for row in corpus.not_found.values() if row.claims)
    page = visit(f"?claim={missing.claims[0]}")
    expect(page.panel.locator("article")).to_contain_text(missing.text)
    page.page.get_by_role("link", name="Method", exact=True).click()
    page.page.get_by_text("All that was not found").click()
    expect(page.page.locator(".evidence-reading").get_by_text(missing.text)).to_be_visible()


def test_the_list_of_all_statements_has_the_choice_too(visit: Open, corpus: Corpus) -> None:
    page = visit("statements")
    texts = sum(claim.source in corpus.texts for claim in corpus.claims.values())
    documents = len(corpus.claims) - texts
    said = f"{texts} statements of the texts, {documents} of documentation"
    expect(page.page.get_by_text(said)).to_be_visible()
    page.page.get_by_label("Whose statements").click()
    page.page.get_by_role("option", name="Documentation alone").click()
    expect(page.page.get_by_text(f"0 statements of the texts, {documents} of documentation")).to_be_visible()
    expect(page.page.get_by_role("heading", name=DOCUMENTATION)).to_be_visible()
    expect(page.page.locator("article").first).to_have_class(re.compile("documentation"))
    marks = page.page.locator("article").evaluate_all(MARKED)
    assert marks == [[True, True]] * len(marks) != []
