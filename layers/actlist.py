"""The list of acts: which fit the choices, and each with who acted, its date, what every source says, what is open."""

from collections.abc import Mapping
from typing import Any

from geodata import actions
from geodata.acts import Act, Mention
from geodata.corpus import Corpus
from geodata.date_words import date_text
from geodata.dates import LAST_DAY
from geodata.wording import note_text, obtained_text
from layers.screen import Choice

_NO_FORM = "none"
_UNNAMED = "unnamed"


def actor(corpus: Corpus, act: Act) -> str:
    """Who acted, in words."""
    return (corpus.places.get(act.actor) or corpus.bodies[act.actor]).title


def kind(corpus: Corpus, act: Act) -> str:
    """What kind of actor it is: a kind of place, left unnamed, or a level of bodies."""
    if act.actor in corpus.places:
        return corpus.places[act.actor].kind
    return _UNNAMED if act.actor.startswith(f"{_UNNAMED}-") else corpus.bodies[act.actor].level


def _kind_title(corpus: Corpus, name: str) -> str:
    if name == _UNNAMED:
        return "Left unnamed by a text"
    held = "place-kind" if name in corpus.terms.get("place-kind", {}) else "level"
    return corpus.title(held, name)


def choices(corpus: Corpus) -> tuple[Choice, ...]:
    """What narrows the list, and its order."""
    acts = corpus.acts.values()
    levels = {act.level for act in acts}
    forms = {act.form for act in acts}
    kinds = sorted({kind(corpus, act) for act in acts}, key=lambda name: _kind_title(corpus, name))
    return (
        Choice("actor", "List: whose act", {"": "All actors", **{name: _kind_title(corpus, name) for name in kinds}}),
        Choice("level", "List: who acted for it", {"": "All levels", **_terms(corpus, "level", levels)}),
        Choice("form", "List: form", {"": "All forms", **_terms(corpus, "form", forms), _NO_FORM: "No form is given"}),
        Choice(
            "position",
            "List: what a source says it does",
            {"": "All positions", **{term.id: term.title for term in corpus.terms.get("position", {}).values()}},
        ),
        Choice("order", "List: order", {"": "By date", "actor": "By actor"}),
    )


def _terms(corpus: Corpus, vocabulary: str, used: set[str | None] | set[str]) -> dict[str, str]:
    return {term.id: term.title for term in corpus.terms.get(vocabulary, {}).values() if term.id in used}


def chosen(corpus: Corpus, values: Mapping[str, str]) -> list[Act]:
    """The acts that fit, in the order that is asked for; by date those without a year stand last."""
    found = [act for act in corpus.acts.values() if _fits(corpus, act, values)]
    if values["order"]:
        return sorted(found, key=lambda act: (actor(corpus, act), *_day(act)))
    return sorted(found, key=_day)


def _fits(corpus: Corpus, act: Act, values: Mapping[str, str]) -> bool:
    return (
        values["actor"] in ("", kind(corpus, act))
        and values["level"] in ("", act.level)
        and values["form"] in ("", act.form or _NO_FORM)
        and (
            not values["position"] or any(values["position"] in one.position for one in actions.by_act(corpus)[act.id])
        )
    )


def _day(act: Act) -> tuple[int, int]:
    """Last and first day of an act's date."""
    bounds = act.when.bounds if act.when else None
    return (LAST_DAY, LAST_DAY) if bounds is None else (bounds[1], bounds[0])


def said(corpus: Corpus, mention: Mention) -> dict[str, Any]:
    """What a source says of an act: the position in words, its own word, and the statements it is said in."""
    source = corpus.sources[mention.source]
    claims = [corpus.claims[claim] for claim in mention.claims]
    titles = [corpus.title("position", position).lower() for position in mention.position]
    places = [str(claim.cited_at) if claim.cited_at else "statement" for claim in claims]
    return {
        "label": source.custom.label,
        "position": f"the act {'; '.join(titles)}" if titles else "speaks of the act, and does not say what it does",
        "short": ", ".join(titles) or "speaks of it",
        "word": None if any(claim.sensitivity for claim in claims) else mention.word,
        "level": corpus.title("level", mention.level).lower() if mention.level else None,
        "dates": [date_text(when) for when in actions.dates(corpus, mention)],
        "links": [(claim.id, _numbered(places, at)) for at, claim in enumerate(claims)],
    }


def _numbered(names: list[str], at: int) -> str:
    """A name, with its number where several are the same."""
    if names.count(names[at]) == 1:
        return names[at]
    return f"{names[at]} ({names[: at + 1].count(names[at])})"


def entry(corpus: Corpus, act: Act) -> dict[str, Any]:
    """An act: who acted, how, when; what texts say, and documentation apart; what was not found; what is open."""
    mentions = actions.by_act(corpus)[act.id]
    texts = [mention for mention in mentions if corpus.sources[mention.source].is_text]
    return {
        "id": act.id,
        "place": act.actor if act.actor in corpus.places else None,
        "actor": actor(corpus, act),
        "body": corpus.bodies[act.body].title if act.body else None,
        "level": corpus.title("level", act.level),
        "form": corpus.title("form", act.form) if act.form else None,
        "when": date_text(act.when),
        "basis": obtained_text(act.date_basis, act.when),
        "texts": [said(corpus, mention) for mention in texts],
        "documentation": [said(corpus, mention) for mention in mentions if mention not in texts],
        "not_found": [row.text for row in corpus.not_found.values() if act.id in row.acts],
        "note": note_text(corpus, act.note),
    }
