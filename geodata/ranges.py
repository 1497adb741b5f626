"""The figures that answer a question, as points and ranges of one unit: what a plot of them shows.

Nothing is merged or averaged: each figure of a source is a mark of its own, so that a part and its whole never share
one. A bound ("more than 600") is a point that is open to one side. Miles beside kilometres are given in both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from geodata import corroboration
from geodata.answering import answer_text
from geodata.corpus import Corpus
from geodata.corroboration import party, party_title
from geodata.figures import by_key, part_text, whole_of
from geodata.model import Figure, Qualifier
from geodata.questions import Answer
from geodata.wording import amount_text, number_text

_ABOVE = (Qualifier.MORE_THAN, Qualifier.OVER, Qualifier.AT_LEAST)
_BELOW = (Qualifier.UP_TO, Qualifier.LESS_THAN)
_METRIC = {"miles": ("km", 1.609344)}  # units that are drawn in another where a source gives that one


@dataclass(frozen=True)
class Mark:
    """One figure: from `low` to `high`, the same where it is one number; open to a side where the source names a bound.

    `side` says whose documentation it is, and is `None` of a text; `reported` whether the source only passes the figure
    on as that of this side. `counts` is what the source counts, `None` where the passage is graphic; `part` says of
    what the figure is a part.
    """

    claim: str
    label: str
    reported: bool
    side: str | None
    amount: str
    low: float
    high: float
    open_above: bool
    open_below: bool
    counts: str | None
    part: str | None


@dataclass(frozen=True)
class Series:
    """Figures of one unit: of texts in their order, then of documentation by side.

    `converted` is whether some stand in another unit in their source; `untold` names who answers without a number, and
    what.
    """

    question: str
    unit: str
    marks: tuple[Mark, ...]
    converted: bool
    untold: tuple[tuple[str, str], ...]

    @property
    def top(self) -> float:
        """The greatest number."""
        return max(mark.high for mark in self.marks)


@lru_cache(maxsize=512)
def series(corpus: Corpus, question: str) -> tuple[Series, ...]:
    """What can be plotted of a question: the units in which two figures or more are not all the same number."""
    order = {key: at for at, key in enumerate(corpus.sources)}
    answers = sorted(
        corroboration.by_question(corpus).get(question, ()), key=lambda one: order[corpus.claims[one.claim].source]
    )
    numbers = [(answer, figure) for answer in answers if (figure := _number(corpus, answer)) is not None]
    units = {figure.unit for _, figure in numbers}
    marks: dict[str, list[Mark]] = {}
    converted = set()
    for answer, figure in numbers:
        unit, factor = _METRIC.get(figure.unit, (figure.unit, 1.0))
        if unit not in units:
            unit, factor = figure.unit, 1.0
        if unit != figure.unit:
            converted.add(unit)
        marks.setdefault(unit, []).append(_mark(corpus, answer, figure, unit, factor))
    told = {answer.claim for answer, _ in numbers}
    untold = dict.fromkeys(
        (_label(corpus, answer), answer_text(corpus, answer)) for answer in answers if answer.claim not in told
    )
    return tuple(
        Series(question, unit, tuple(chain(*by_side(found).values())), unit in converted, tuple(untold))
        for unit, found in marks.items()
        if len({(mark.low, mark.high) for mark in found}) > 1
    )


def _number(corpus: Corpus, answer: Answer) -> Figure | None:
    """The figure that an answer is, where its source gives a number."""
    figure = by_key(corpus).get(answer.figure or "")
    return figure if figure is not None and amount_text(figure) is not None else None


def _label(corpus: Corpus, answer: Answer) -> str:
    return corpus.sources[corpus.claims[answer.claim].source].custom.label


def _mark(corpus: Corpus, answer: Answer, figure: Figure, unit: str, factor: float) -> Mark:
    claim = corpus.claims[answer.claim]
    source = corpus.sources[claim.source]
    ends = [end for end in (figure.value, figure.low, figure.high) if end is not None]
    low, high = min(ends) * factor, max(ends) * factor
    amount = amount_text(figure) or ""
    if unit != figure.unit:
        there = "–".join(dict.fromkeys(number_text(round(end)) for end in (low, high)))
        amount = f"{amount} {figure.unit} ({there} {unit})"
    return Mark(
        claim=claim.id,
        label=source.custom.label,
        reported=corroboration.is_passed_on(corpus, answer),
        side=None if source.is_text else party_title(corpus, answer.party or party(source)),
        amount=amount,
        low=low,
        high=high,
        open_above=figure.qualifier in _ABOVE or (figure.value is None and figure.high is None),
        open_below=figure.qualifier in _BELOW or (figure.value is None and figure.low is None),
        counts=None if claim.sensitivity else figure.counts,
        part=_part(corpus, figure),
    )


def _part(corpus: Corpus, figure: Figure) -> str | None:
    """Of what a figure is a part; one that is as great as its whole is the same number, given once more."""
    whole = whole_of(corpus, figure)
    amount = amount_text(whole) if whole else None
    if whole is None or amount is None:
        return None
    same = (figure.value, figure.low, figure.high) == (whole.value, whole.low, whole.high)
    return f"the same {amount}, given once more" if same else part_text(figure, amount)


def by_side(marks: Iterable[Mark]) -> dict[str | None, list[Mark]]:
    """Marks of texts, under `None`, then of documentation by side, in the order in which the sides come."""
    found: dict[str | None, list[Mark]] = {None: []}
    for mark in marks:
        found.setdefault(mark.side, []).append(mark)
    return {side: held for side, held in found.items() if held}
