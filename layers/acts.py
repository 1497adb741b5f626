"""Acts of states and bodies: which states sources name, on maps and in a table; when; every act with who says what."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from geodata import actions
from geodata.actions import Count, Curve, Mark, Said
from geodata.acts import Act, Mention
from geodata.corpus import Corpus
from geodata.date_words import date_text
from geodata.dates import year_month_day
from geodata.recognitions import LISTED, OF_A_STATE, ON_THE_EVENTS, of_a_state
from geodata.wording import DOCUMENTATION, amount_text, counted
from layers import actlist, actmaps
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen

_MARKS = {
    Mark.NAMED: "A text names it as having acted on the events, with a date",
    Mark.UNDATED: "A text names it as having acted on the events, without a date; drawn at every year",
    Mark.DOCUMENTED: "Documentation alone names it as having acted on the events",
    Mark.OTHER: "Another act, which does not count here",
}
_SAID = {Said.COUNTS: "acts of states on the events", Said.OTHER: "other acts"}
_NOUNS = {"countries": ("country", "countries"), "us_states": ("US state", "US states")}
_ABOUT = "Maps of the acts that the sources speak of; the lists beside them name every state and its mark."


def _heading(corpus: Corpus, heading: str) -> str:
    """What was not adopted, withdraws, rejects or is on another matter, in the vocabulary's words."""
    return corpus.title("position", heading)


def _defined(corpus: Corpus) -> list[tuple[str, str | None]]:
    """The terms that set an act apart, with their definitions."""
    terms = corpus.terms.get("position", {})
    return [(terms[heading].title, terms[heading].definition) for heading in Said if heading in terms]


def _legend(corpus: Corpus, frame: actmaps.Frame, kind: str, until: int | None) -> list[tuple[str, str, list[str]]]:
    """For each mark its sample, its words and the names of the states that bear it, none included."""
    states = actmaps.shown(corpus, kind, until)
    return [
        (
            actmaps.sample(mark, frame),
            _MARKS.get(mark) or _heading(corpus, mark),
            [state.title for state in states if mark in state.marks],
        )
        for mark in Mark
    ]


def _maps(corpus: Corpus, until: int | None) -> list[dict[str, Any]]:
    by = f"up to the end of {until}" if until else "of all years"
    return [
        {
            "title": title,
            "svg": actmaps.picture(corpus, frame, until, f"{title}: acts {by}. {_ABOUT}"),
            "legend": _legend(corpus, frame, kind, until),
        }
        for title, frame, kind in (
            ("Countries", actmaps.WORLD, "country"),
            ("US states", actmaps.US, "state"),
        )
    ]


def _not_of_a_state(corpus: Corpus) -> list[str]:
    """Acts under a country's or US state's name that are none of it."""
    own = {corpus.sources[text].custom.country for text in corpus.texts}
    return [
        f"{corpus.places[act.actor].title} ({corpus.title('level', act.level).lower()}, {date_text(act.when)})"
        for act in corpus.acts.values()
        if actions.is_listed(corpus, act.actor) and act.actor not in own and not of_a_state(act)
    ]


def _former(corpus: Corpus) -> list[str]:
    drawn = {"country", "state"}
    return [corpus.places[place].title for place in actions.marks(corpus) if corpus.places[place].kind not in drawn]


def _since(corpus: Corpus) -> int:
    """The year in which the curves begin: the last of the chapter on which the map opens, or that of the first act."""
    opening = [chapter.end.days[1] for chapter in corpus.chapters if chapter.id == corpus.meta.opening]
    if opening:
        return year_month_day(opening[0])[0]
    return min((one.done[0][0] for one in actions.curves(corpus) if one.done), default=0)


def _curve_title(corpus: Corpus, one: Curve) -> str:
    who = "Texts" if one.of_texts else "Documentation alone"
    return f"{who}: {_SAID.get(one.said) or _heading(corpus, one.said).lower()}"


def _times(corpus: Corpus) -> dict[str, Any]:
    since = _since(corpus)
    curves = actions.curves(corpus)
    titles = tuple(_curve_title(corpus, one) for one in curves)
    named = list(zip(curves, titles, strict=True))
    years = sorted({at for one in curves for at, _ in one.done})
    there = {one.said for one in curves if one.done or one.undated}
    return {
        "since": since,
        "earlier": sum(one.by(since - 1) for one in curves),
        "svg": actmaps.curve(
            corpus, since, titles, "Acts done by the end of each year, as steps; the table has the numbers."
        ),
        "columns": [title for one, title in named if one.done or one.undated],
        "rows": [(at, [one.by(at) for one in curves if one.done or one.undated]) for at in years],
        "undated": [one.undated for one in curves if one.done or one.undated],
        "none": [_heading(corpus, heading) for heading in Said if heading not in there and heading not in _SAID],
    }


def _counting(corpus: Corpus, count: Count) -> list[dict[str, Any]]:
    """What a text counts beside what it names, for countries and for US states."""
    parts = []
    for field in LISTED.values():
        figure, names = count.numbers.get(field), len(getattr(count.names, field))
        one, several = _NOUNS[field]
        parts.append(
            {
                "number": amount_text(figure) if figure else None,
                "claim": figure.claim if figure else None,
                "noun": one if (figure.value if figure else names) == 1 else several,
                "names": names,
                "more": names and getattr(count.names, f"more_{field}"),
            }
        )
    return parts


def _cell(corpus: Corpus, mention: Mention) -> dict[str, Any]:
    act = corpus.acts[mention.act]
    of_texts = any(corpus.sources[one.source].is_text for one in actions.by_act(corpus)[act.id])
    return {
        **actlist.said(corpus, mention),
        "counts": actions.said(corpus, mention) is Said.COUNTS,
        "act": date_text(act.when),
        "of_texts": of_texts,
    }


def _table(corpus: Corpus) -> list[tuple[str, list[dict[str, Any]]]]:
    """The lines of the table by kind of state, those that a text names before those of documentation alone."""
    groups: dict[str, list[dict[str, Any]]] = {"Countries": [], "US states": [], "Of documentation alone": []}
    for line in actions.lines(corpus):
        place = corpus.places[line.place]
        kind = "US states" if place.kind == "state" else "Countries"
        groups[kind if any(line.texts.values()) else "Of documentation alone"].append(
            {
                "id": line.place,
                "title": place.title,
                "texts": [
                    (corpus.sources[text].custom.label, [_cell(corpus, one) for one in held])
                    for text, held in line.texts.items()
                ],
                "documentation": [_cell(corpus, one) for one in line.documentation],
            }
        )
    return [(title, rows) for title, rows in groups.items() if rows]


def _rule(corpus: Corpus) -> dict[str, str]:
    """What counts as an act of a state, in the vocabularies' words."""
    levels = [term.title.lower() for term in corpus.terms.get("level", {}).values() if term.id in OF_A_STATE]
    positions = [term.title.lower() for term in corpus.terms.get("position", {}).values() if term.id in ON_THE_EVENTS]
    return {"levels": ", ".join(levels), "positions": ", ".join(positions)}


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """The maps up to a year, the curves, the table, and the acts that fit the choices."""
    until = int(values["until"]) if values["until"] else None
    found = actlist.chosen(corpus, values)
    groups = [(title, list(held)) for title, held in groupby(found, key=lambda act: _group(corpus, act, values))]
    named = [line for line in actions.lines(corpus) if any(line.texts.values())]
    return TEMPLATES.get_template("acts.html").render(
        documentation=DOCUMENTATION,
        rule=_rule(corpus),
        until=until,
        maps=_maps(corpus, until),
        defined=_defined(corpus),
        others=_not_of_a_state(corpus),
        former=_former(corpus),
        times=_times(corpus),
        counting=[(corpus.sources[one.text].custom.label, _counting(corpus, one)) for one in actions.counts_of(corpus)],
        named=len(named),
        documented=sum(bool(line.documentation) for line in named),
        labels=[corpus.sources[text].custom.label for text in corpus.texts],
        table=_table(corpus),
        counted=f"{counted(len(found), 'act')} of {len(corpus.acts)}",
        opened=len(found) < len(corpus.acts),
        groups=[
            (title, counted(len(held), "act"), [actlist.entry(corpus, act) for act in held]) for title, held in groups
        ],
    )


def _group(corpus: Corpus, act: Act, values: Mapping[str, str]) -> str:
    if values["order"]:
        return actlist.actor(corpus, act)
    year = actions.year(act)
    return "Without a year" if year is None else str(year)


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    years = {str(year): f"Up to the end of {year}" for year in actions.years(corpus)}
    return (Choice("until", "Maps", {"": "All years", **years}), *actlist.choices(corpus))


SCREEN = Screen(
    "acts",
    "Acts of states and bodies",
    "Resolutions, statements, decrees, rulings and speeches that the sources speak of: who acted, when, and what each "
    "source says the act does, in its own word. That a source speaks of an act does not show that there was one; what "
    "was looked for and not found is said beside it.",
    content,
    _choices,
    ("tables", "acts"),
)
