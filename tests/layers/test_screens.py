"""The screens for reading as plain pages: the same content, choices as a form, an address that lasts."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from geodata.corpus import Corpus
from layers.links import plain
from layers.plainpage import PAGES
from layers.plainscreens import SCREENS, render
from layers.screen import Choice, Screen
from tests.layers.markup import Markup


def _last(corpus: Corpus, screen: Screen) -> dict[str, str]:
    """The last value of everything that a widget of its own chooses."""
    last = {choice.name: list(choice.options or ["khojaly"])[-1] for choice in screen.own(corpus)}
    return {choice.name: last[choice.name] for choice in screen.own(corpus) if choice.is_asked(last)}


EACH = pytest.mark.parametrize("screen", SCREENS.values(), ids=list(SCREENS))


@EACH
def test_a_plain_page_holds_the_content_and_a_form_of_the_choices(corpus: Corpus, screen: Screen) -> None:
    params = _last(corpus, screen)
    html = render(corpus, screen, params)
    assert plain(screen.content(corpus, screen.chosen(corpus, params)), SCREENS) in html
    page = Markup(html)
    assert page.one("h1").text == screen.title
    assert [node.attributes["src"] for node in page.all("script")] == ["evidence/assets/live.js"] * screen.live
    form = [node for node in page.all("input") if any(up.has_class("choices") for up in node.ancestors)]
    chosen = {
        str(box.attributes["name"]): str(box.attributes["value"])
        for box in form
        if "checked" in box.attributes or box.attributes.get("type") != "checkbox"
    }
    for option in page.all("option"):
        if "selected" in option.attributes:
            chosen[str(option.ancestors[-1].attributes["name"])] = str(option.attributes["value"])
    assert chosen == {key: value for key, value in screen.chosen(corpus, params).items() if key in params}


@EACH
def test_a_screen_is_linked_from_every_plain_page(screen: Screen) -> None:
    assert (screen.name, screen.title) in PAGES or screen.plain


@EACH
def test_a_value_that_makes_no_sense_is_not_chosen(corpus: Corpus, screen: Screen) -> None:
    first = screen.chosen(corpus, {})
    assert (
        screen.chosen(corpus, {choice.name: "<no such>" for choice in screen.choices(corpus) if choice.options})
        == first
    )
    assert screen.written(corpus, first) == {}


def test_a_switch_is_off_at_first() -> None:
    switch = Choice.switch("differing", "Only where sources differ")
    assert (switch.is_switch, switch.first) == (True, "")
    assert not Choice("topic", "Topic", {"": "All", "one": "One"}).is_switch


@EACH
def test_a_table_of_contents_leads_to_every_part_and_keeps_the_choices(corpus: Corpus, screen: Screen) -> None:
    params = _last(corpus, screen)
    page = Markup(render(corpus, screen, params))
    links = [node for node in page.all("a") if any(up.has_class("contents") for up in node.ancestors)]
    contents = screen.parts(corpus, screen.chosen(corpus, params))
    assert [node.text for node in links] == [title for _, title in contents]
    for node, (part, title) in zip(links, contents, strict=True):
        address, _, anchor = str(node.attributes["href"]).partition("#")
        assert (anchor, page.by_id(part).text) == (part, title)
        assert urlsplit(address).path == f"read/{screen.name}"
        assert dict(parse_qsl(urlsplit(address).query)) == screen.written(corpus, params)


@EACH
def test_a_screen_says_how_it_is_cited_with_what_was_chosen(corpus: Corpus, screen: Screen) -> None:
    first = screen.chosen(corpus, {})
    assert screen.citation(corpus, first) == f"{corpus.meta.citation}, “{screen.title}”."
    params = _last(corpus, screen)
    chosen = screen.chosen(corpus, params)
    for choice in screen.choices(corpus):
        if choice.name in screen.written(corpus, chosen):
            assert f"; {choice.label}: " in screen.citation(corpus, chosen)
    assert Markup(f"<p>{screen.citation(corpus, chosen)}</p>").text in Markup(render(corpus, screen, params)).text
