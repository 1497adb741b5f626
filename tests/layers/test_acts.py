"""Acts: the maps mark whom the list names, and every act stands with what every source says, and links to it."""

import re
from collections.abc import Iterator

import pytest

from geodata import actions
from geodata.actions import Mark
from geodata.corpus import Corpus, load
from geodata.recognitions import named
from layers import actlist, actmaps, acts
from layers.labels import Box, Spot, apart, beside
from tests.layers.markup import Markup, Node


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def at(corpus: Corpus, **params: str) -> Markup:
    return Markup(acts.content(corpus, acts.SCREEN.chosen(corpus, params)))


def within(page: Markup, tag: str, node: Node) -> Iterator[Node]:
    return (one for one in page.all(tag) if node in one.ancestors)


def articles(page: Markup) -> list[str]:
    return [str(node.attributes["id"]).removeprefix("act-") for node in page.all("article")]


def test_every_act_stands_with_its_sources_and_their_statements(corpus: Corpus) -> None:
    page = at(corpus)
    assert sorted(articles(page)) == sorted(corpus.acts)
    for node in page.all("article"):
        act = corpus.acts[str(node.attributes["id"]).removeprefix("act-")]
        linked = {str(one.attributes["href"]) for one in within(page, "a", node)}
        mentions = actions.by_act(corpus)[act.id]
        assert {f"statement/{claim}" for one in mentions for claim in one.claims} <= linked
        for mention in mentions:
            assert corpus.sources[mention.source].custom.label in node.text
            assert not mention.word or mention.word in [one.text for one in within(page, "q", node)]
        for row in corpus.not_found.values():
            assert (row.text in node.text) == (act.id in row.acts)


def test_documentation_stands_apart_from_the_texts(bundled: Corpus) -> None:
    page = at(bundled)
    for item in page.all("li"):
        if not any(node.tag == "article" for node in item.ancestors):
            continue
        apart_from_texts = any(node.has_class("documentation") for node in item.ancestors)
        label = item.text.partition(":")[0]
        source = next(one for one in bundled.sources.values() if one.custom.label == label)
        assert source.is_text is not apart_from_texts


def test_no_note_calls_a_source_by_its_id(bundled: Corpus) -> None:
    assert not re.search(r"\bt00\d\b|\bdoc-[a-z]", at(bundled).text)


@pytest.mark.parametrize(
    ("params", "number"),
    [
        ({"position": "not-adopted"}, 4),
        ({"position": "rejects"}, 2),
        ({"position": "declines"}, 1),
        ({"position": "withdraws"}, 0),
        ({"level": "party-group"}, 1),
        ({"form": "proclamation"}, 5),
        ({"actor": "unnamed"}, 7),
        ({"level": "person", "actor": "country"}, 4),
    ],
)
def test_choices_narrow_the_list(params: dict[str, str], number: int, bundled: Corpus) -> None:
    page = at(bundled, **params)
    assert len(articles(page)) == number
    assert ("No act fits" in page.text) == (number == 0)
    assert all("open" in node.attributes for node in page.all("details") if node.has_class("group"))


def test_each_choice_s_values_share_out_the_acts(corpus: Corpus) -> None:
    for choice in actlist.choices(corpus):
        if choice.name in ("actor", "level", "form"):
            values = [value for value in choice.options if value]
            first = acts.SCREEN.chosen(corpus, {})
            found = [act.id for value in values for act in actlist.chosen(corpus, first | {choice.name: value})]
            assert sorted(found) == sorted(corpus.acts)


def test_the_list_is_by_date_or_by_actor(bundled: Corpus) -> None:
    by_date = articles(at(bundled))
    assert by_date[0] == "un-general-assembly-resolution-260"
    dated = [bundled.acts[key].when is not None for key in by_date if actions.year(bundled.acts[key]) is not None]
    assert all(dated)
    assert all(actions.year(bundled.acts[key]) is None for key in by_date[len(dated) :])
    actors = [actlist.actor(bundled, bundled.acts[key]) for key in articles(at(bundled, order="actor"))]
    assert actors == sorted(actors)


def test_the_legend_names_every_marked_state_and_says_where_there_is_none(bundled: Corpus) -> None:
    page = at(bundled)
    lists = [node for node in page.all("ul") if node.has_class("legend")]
    for node, kind in zip(lists, ("country", "state"), strict=True):
        items = list(within(page, "li", node))
        for item, mark in zip(items, Mark, strict=True):
            names = [one.title for one in actmaps.shown(bundled, kind, None) if mark in one.marks]
            assert f"({len(names)})" in item.text
            assert item.text.endswith("; ".join(names) or "none in the data")


def test_the_maps_draw_what_the_legend_says(bundled: Corpus) -> None:
    for frame, kind in ((actmaps.WORLD, "country"), (actmaps.US, "state")):
        for until in (None, 2012):
            drawn = Markup(actmaps.picture(bundled, frame, until, "A map"))
            assert drawn.all("svg")[0].attributes["aria-label"] == "A map"
            states = actmaps.shown(bundled, kind, until)
            assert sorted(node.text for node in drawn.all("text")) == sorted(state.title for state in states)
    before, after = (actmaps.picture(bundled, actmaps.US, until, "") for until in (2012, None))
    assert "url(#us-not-adopted)" not in before
    assert "url(#us-not-adopted)" in after


@pytest.mark.parametrize(
    ("frame", "lon", "lat", "inside"),
    [
        (actmaps.WORLD, 0, 0, (470, 250)),
        (actmaps.US, -96.6, 38.7, (460, 255)),
        (actmaps.US, -160, 19.9, (460 - 0.205 * 1070, 255 + 0.212 * 1070)),
    ],
)
def test_symbols_are_put_where_vega_puts_the_areas(
    frame: actmaps.Frame, lon: float, lat: float, inside: tuple[float, float]
) -> None:
    assert frame.spot(lon, lat) == pytest.approx(inside, abs=0.5)


def test_symbols_and_names_keep_apart() -> None:
    held = [apart(Spot(100, 100), 26, [])]
    for _ in range(5):
        held.append(apart(Spot(104, 102), 13, held))
    for own in list(held):
        held.append(beside(own, 60, (400, 300), held))
    assert not [(one, other) for one in held for other in held if one is not other and one.meets(other)]
    assert all(Box(0, 0, 400, 300).meets(one) for one in held)


def test_the_table_says_who_names_whom_and_silence_in_a_word(bundled: Corpus) -> None:
    page = at(bundled)
    (table,) = (node for node in page.all("table") if node.has_class("states"))
    rows = [node for node in within(page, "tr", table) if list(within(page, "td", node))]
    assert len(rows) == len(actions.lines(bundled)) == 40
    for number, text in enumerate(bundled.texts):
        names = named(bundled, text)
        titles = {bundled.places[place].title for place in (*names.countries, *names.us_states)}
        found = set()
        for row in rows:
            cell = list(within(page, "td", row))[number]
            head = next(within(page, "th", row)).text
            if "●" in cell.text:
                found.add(head)
            assert ("silent" in cell.text) == (head not in titles)
        assert found == titles


@pytest.mark.parametrize(
    "sentence",
    [
        "Commentary 2015 counts 9 countries and names 9; names 14 US states, without a number.",
        "Press report 2024 counts 20 countries and names none of them; counts 24 US states and names none of them.",
        "Hasanov 2017 names 11 countries, without a number; counts 21 US states and names 20",
        "The texts name 34 states between them. Documentation speaks of an act of 26 of these",
        "None in the data: “withdraws”.",
        "3 done before 1992 are in the numbers",
        "Romania (party group, 12 February 2013); Israel (person, 29 January 2015)",
    ],
)
def test_it_says_in_sentences_what_is_counted(sentence: str, bundled: Corpus) -> None:
    assert sentence in " ".join(at(bundled).text.split())


def test_the_numbers_over_time_stand_in_a_table(bundled: Corpus) -> None:
    page = at(bundled)
    (table,) = (node for node in page.all("table") if node.has_class("years"))
    *_, last, undated = [[cell.text for cell in within(page, "td", row)] for row in within(page, "tr", table)]
    assert last == ["36", "24", "1", "13", "4", "2", "3"]
    assert undated == ["13", "9", "0", "0", "0", "0", "0"]


def test_the_program_s_own_words_recognise_nothing(bundled: Corpus) -> None:
    page = at(bundled)
    quoted = "".join(node.text for node in page.all("q"))
    assert "genocide" in quoted
    outside = page.outside("q")
    notes = "".join(node.text for node in page.all("p") if node.has_class("note") or node.has_class("missing"))
    assert outside.count("genocide") == notes.count("genocide")
