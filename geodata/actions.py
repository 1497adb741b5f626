"""What sources say that acts do, by when, and which states they name: for maps in time, a curve, a table and a list.

What one source says of an act is filed under one heading. Whether an act counts as one of a state on the events is
settled in `recognitions`; what was not adopted, withdraws or rejects has a heading of its own, whoever acted. Nothing
here says that an act was adopted: the data has no such term, only that a source says it was not.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geodata.acts import Act, Mention
from geodata.corpus import Corpus
from geodata.dates import LAST_DAY, Edtf, year_month_day
from geodata.figures import by_key
from geodata.model import Figure
from geodata.recognitions import LISTED, UNNAMED, Named, counts, in_texts, named, of_a_state


class Said(StrEnum):
    """What one source says of an act: that it is one of a state on the events, another, or one of four positions."""

    COUNTS = "counts"
    OTHER = "other"
    NOT_ADOPTED = "not-adopted"
    WITHDRAWS = "withdraws"
    REJECTS = "rejects"
    OTHER_MATTER = "other-matter"


AGAINST = (Said.NOT_ADOPTED, Said.WITHDRAWS, Said.REJECTS)  # failed, or goes the other way
_FIRST = (*AGAINST, Said.COUNTS, Said.OTHER, Said.OTHER_MATTER)  # what is said of an act, where several things are


class Mark(StrEnum):
    """What a map shows of a state: named by a text, so far only without a date, by documentation alone; other acts."""

    NAMED = "named"
    UNDATED = "undated"
    DOCUMENTED = "documented"
    OTHER = "other"
    NOT_ADOPTED = "not-adopted"
    WITHDRAWS = "withdraws"
    REJECTS = "rejects"
    OTHER_MATTER = "other-matter"


_DECLINES = frozenset({"declines"})  # no act of a state: it stands in the lists, and on no map
_NEAR = 731  # days by which what sources give as the date of one act may lie apart
_HIDES = {  # what is not shown beside a mark: it says less of the same
    Mark.NAMED: {Mark.UNDATED, Mark.DOCUMENTED, Mark.OTHER},
    Mark.UNDATED: {Mark.DOCUMENTED, Mark.OTHER},
    Mark.DOCUMENTED: {Mark.OTHER},
}


@lru_cache(maxsize=4)
def by_act(corpus: Corpus) -> Mapping[str, tuple[Mention, ...]]:
    """What sources say of each act, texts first, in the order of the sources."""
    order = {source: at for at, source in enumerate(corpus.sources)}
    found: dict[str, list[Mention]] = {act: [] for act in corpus.acts}
    for mention in sorted(corpus.mentions, key=lambda one: (not _is_text(corpus, one), order[one.source])):
        found[mention.act].append(mention)
    return {act: tuple(mentions) for act, mentions in found.items()}


def _is_text(corpus: Corpus, mention: Mention) -> bool:
    return corpus.sources[mention.source].is_text


def said(corpus: Corpus, mention: Mention) -> Said:
    """What a source says of an act."""
    for against in AGAINST:
        if against in mention.position:
            return against
    if counts(corpus, corpus.acts[mention.act], mention):
        return Said.COUNTS
    return Said.OTHER_MATTER if set(mention.position) == {Said.OTHER_MATTER} else Said.OTHER


def said_of(corpus: Corpus, act: str) -> Said:
    """What is said of an act: by the texts if one speaks of it, else by documentation; that it failed goes first."""
    mentions = by_act(corpus)[act]
    texts = [mention for mention in mentions if _is_text(corpus, mention)]
    return min((said(corpus, mention) for mention in texts or mentions), key=_FIRST.index, default=Said.OTHER)


def year(act: Act) -> int | None:
    """The year by whose end an act is done, the last that its date leaves open; `None` where no date says so."""
    if act.when is None or act.when.bounds is None or act.when.bounds[1] == LAST_DAY:
        return None
    return year_month_day(act.when.bounds[1])[0]


def dates(corpus: Corpus, mention: Mention) -> tuple[Edtf, ...]:
    """The dates of a source's statements that can be of the act: of the events that it is on they have others."""
    act = corpus.acts[mention.act]
    if act.when is None or act.when.bounds is None:
        return ()
    first, last = act.when.bounds[0] - _NEAR, act.when.bounds[1] + _NEAR
    held = dict.fromkeys(corpus.claims[claim].when for claim in mention.claims)
    return tuple(one for one in held if one and one.bounds and first <= one.bounds[0] and one.bounds[1] <= last)


def years(corpus: Corpus) -> tuple[int, ...]:
    """The years in which an act of a country or US state is done."""
    states = (act for act in corpus.acts.values() if of_a_state(act) and is_listed(corpus, act.actor))
    return tuple(sorted({done for act in states if (done := year(act)) is not None}))


def is_listed(corpus: Corpus, actor: str) -> bool:
    """Whether an actor is of a kind that texts list: a country or a US state."""
    return actor in corpus.places and corpus.places[actor].kind in UNNAMED.values()


@lru_cache(maxsize=64)
def marks(corpus: Corpus, until: int | None = None) -> Mapping[str, tuple[Mark, ...]]:
    """What is to be shown of each state by the end of a year, by its place; an act without a date at every year."""
    found: defaultdict[str, set[Mark]] = defaultdict(set)
    for act in corpus.acts.values():
        done = year(act)
        if not of_a_state(act) or act.actor not in corpus.places or (done and until and done > until):
            continue
        for mention in by_act(corpus)[act.id]:
            if set(mention.position) == _DECLINES:
                continue
            found[act.actor].add(_mark(corpus, mention, dated=done is not None))
    return {place: _shown(held) for place, held in found.items()}


def _mark(corpus: Corpus, mention: Mention, *, dated: bool) -> Mark:
    heading = said(corpus, mention)
    if heading is not Said.COUNTS:
        return Mark(heading.value)
    if not _is_text(corpus, mention):
        return Mark.DOCUMENTED
    return Mark.NAMED if dated else Mark.UNDATED


def _shown(held: set[Mark]) -> tuple[Mark, ...]:
    hidden = {less for mark in held for less in _HIDES.get(mark, ())}
    return tuple(mark for mark in Mark if mark in held - hidden)


@dataclass(frozen=True)
class Curve:
    """How many acts of one heading are done by the end of each year in which one is; those without a year apart."""

    of_texts: bool
    said: Said
    done: tuple[tuple[int, int], ...]
    undated: int

    def by(self, last: int) -> int:
        """How many are done by the end of a year."""
        return max((number for at, number in self.done if at <= last), default=0)


@lru_cache(maxsize=4)
def curves(corpus: Corpus) -> tuple[Curve, ...]:
    """A curve for each heading, empty where there is no act: acts that a text speaks of, then documentation alone."""
    found: defaultdict[tuple[bool, Said], list[int | None]] = defaultdict(list)
    for key, mentions in by_act(corpus).items():
        found[in_texts(corpus, mentions), said_of(corpus, key)].append(year(corpus.acts[key]))
    return tuple(_curve(of_texts, heading, found[of_texts, heading]) for of_texts in (True, False) for heading in Said)


def _curve(of_texts: bool, heading: Said, held: Sequence[int | None]) -> Curve:
    dated = sorted(at for at in held if at is not None)
    done = {at: number for number, at in enumerate(dated, start=1)}
    return Curve(of_texts, heading, tuple(done.items()), len(held) - len(dated))


@dataclass(frozen=True)
class Line:
    """A state beside what each text says of its acts, and documentation; a text that speaks of none is empty."""

    place: str
    texts: Mapping[str, tuple[Mention, ...]]
    documentation: tuple[Mention, ...]


@lru_cache(maxsize=4)
def lines(corpus: Corpus) -> tuple[Line, ...]:
    """The countries and US states of whose acts a source speaks, by title; the texts' own country is none of them."""
    own = {corpus.sources[text].custom.country for text in corpus.texts}
    held: defaultdict[str, list[Mention]] = defaultdict(list)
    for act in corpus.acts.values():
        if of_a_state(act) and is_listed(corpus, act.actor) and act.actor not in own:
            held[act.actor].extend(by_act(corpus)[act.id])
    found = []
    for place in sorted(held, key=lambda one: corpus.places[one].title):
        texts = {text: tuple(one for one in held[place] if one.source == text) for text in corpus.texts}
        found.append(Line(place, texts, tuple(one for one in held[place] if not _is_text(corpus, one))))
    return tuple(found)


@dataclass(frozen=True)
class Count:
    """What a text counts beside what it names; `numbers` holds the figure it gives, by the list it is of."""

    text: str
    names: Named
    numbers: Mapping[str, Figure]


def counts_of(corpus: Corpus) -> tuple[Count, ...]:
    """For each text the numbers of countries and US states that it gives, and its lists of them."""
    found: dict[str, dict[str, Figure]] = {text: {} for text in corpus.texts}
    for answer in corpus.answers:
        source = corpus.claims[answer.claim].source
        figure = by_key(corpus).get(answer.figure or "")
        if answer.question in LISTED and figure is not None and source in found:
            found[source][LISTED[answer.question]] = figure
    return tuple(Count(text, named(corpus, text), numbers) for text, numbers in found.items())
