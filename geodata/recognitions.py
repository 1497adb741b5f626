"""Which countries and US states a text names as having acted on Khojaly, and whether it leaves its list open.

Computed from `acts.csv`, `mentions.csv` and the places' kinds alone. An act is one of a state where the state itself,
its executive, its parliament, a chamber or a committee acted; a party group, a person's speech and an organisation are
none. It counts where the text says that it recognises, condemns or is on the events.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.acts import Act, Mention
from geodata.corpus import Corpus

OF_A_STATE = frozenset({"state", "executive", "parliament", "chamber", "committee"})
ON_THE_EVENTS = frozenset({"recognises", "condemns", "on"})
UNNAMED = {"unnamed-countries": "country", "unnamed-us-states": "state"}  # kinds of place that a text leaves unnamed
LISTED = {"countries-number": "countries", "us-states-number": "us_states"}  # questions of how many; which list answers


@dataclass(frozen=True)
class Named:
    """What a text names: ids of places in the order of acts.csv, and whether it says that there are more."""

    countries: tuple[str, ...]
    us_states: tuple[str, ...]
    more_countries: bool
    more_us_states: bool


@dataclass(frozen=True)
class Listing:
    """How many countries or states a source names, and whether it says that there are more."""

    named: int
    more: bool


def of_a_state(act: Act) -> bool:
    """Whether the state, or a part of it, acted."""
    return act.level in OF_A_STATE


def counts(corpus: Corpus, act: Act, mention: Mention) -> bool:
    """Whether a text speaks of an act as one of a state other than its own party's, on the events."""
    own = corpus.sources[mention.source].custom.country
    return of_a_state(act) and act.actor != own and not ON_THE_EVENTS.isdisjoint(mention.position)


def in_texts(corpus: Corpus, mentions: Iterable[Mention]) -> bool:
    """Whether a text is among those that speak of an act; an act that only documentation knows is counted apart."""
    return any(corpus.sources[mention.source].is_text for mention in mentions)


def named(corpus: Corpus, source: str) -> Named:
    """What a source names. Raises `KeyError` for an unknown source."""
    by_kind: dict[str, dict[str, None]] = {"country": {}, "state": {}}
    more = set()
    for mention in corpus.mentions_in(source):
        act = corpus.acts[mention.act]
        if act.actor in UNNAMED:
            more.add(UNNAMED[act.actor])
        elif counts(corpus, act, mention) and act.actor in corpus.places:
            by_kind.setdefault(corpus.places[act.actor].kind, {})[act.actor] = None
    return Named(tuple(by_kind["country"]), tuple(by_kind["state"]), "country" in more, "state" in more)


def listing(corpus: Corpus, question: str, source: str) -> Listing | None:
    """What a source lists of that of which a question asks the number; `None` where it lists nothing."""
    field = LISTED.get(question)
    if field is None:
        return None
    list_of = named(corpus, source)
    length = len(getattr(list_of, field))
    return Listing(length, getattr(list_of, f"more_{field}")) if length else None
