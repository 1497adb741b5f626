"""What a corpus is made of, counted: sources and sides, how far things were seen, dates, places, comparisons, gaps.

Statements of texts and of documentation are counted apart. Nothing is graded.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geodata.comparison import Kind, disagreements, grid
from geodata.corpus import Corpus
from geodata.corroboration import party
from geodata.model import Claim, DateBasis, Holds, Mode, Place, Precision
from geodata.sources import Confidence, SeenAs, Source

MODES = {
    Mode.EVENT: "something happened",
    Mode.FIGURE: "a number of people, families, things or money",
    Mode.BACKGROUND: "a state of things or a circumstance",
    Mode.CHARACTERISATION: "a judgement, an aim or a likening",
    Mode.COMMEMORATION: "acts of states and bodies, campaigns, remembrance",
}
HOLDS = {
    Holds.EVERY: "It holds on every day of its dates, as a lasting state does, or on its only day.",
    Holds.SOME: "It holds on some day or days of its dates; which, is not known.",
    "": "It has no date.",
}
CONFIDENCES = {
    Confidence.HIGH: "What was seen bears the statement out.",
    Confidence.MEDIUM: "What was seen bears it out with limits, which its card names.",
    Confidence.LOW: "It is known only through an encyclopedia or the like, or from words that could not be checked.",
}
DATES = {
    "day": ("a day", "One day."),
    "month": ("a month", "Some day of it, or the whole of it."),
    "year": ("a year", "Some day of it, or the whole of it."),
    "decade": ("a decade", "Some day of it, or the whole of it."),
    "interval": ("a range", "From one date to another; one end may be open where the source leaves it so."),
    "one of several": ("one of several dates", "Which of them, the source does not say."),
    "each of several": ("each of several dates", "It holds on these, not on the days between."),
    "unspecified": ("a date in part unknown", "A month or year of which some digits are open."),
    "no year": ("a day without a year", "The day is kept, in words only: the statement counts as undated."),
    "": ("no date", "The source gives none, and none is put in."),
}
PRECISIONS = {
    Precision.EXACT: "The spot itself is known.",
    Precision.SETTLEMENT: "The point of the settlement in a gazetteer; where in it, is not known.",
    Precision.AREA: "The generalised outline of a district, region, state or country.",
    Precision.APPROXIMATE: "A point with a radius within which the place should lie; its note says why.",
    Precision.DIRECTION: "Only from where and in which direction, as a line that ends before it reaches anything.",
    Precision.UNLOCATED: "No location could be borne out. It is listed, not drawn.",
}


@dataclass(frozen=True)
class Share:
    """A value and how many statements have it, of texts and of documentation."""

    value: str
    texts: int
    documentation: int


@dataclass(frozen=True)
class Side:
    """A side, a country's or a perspective, its publications and their statements."""

    side: str
    publications: int
    statements: int
    seen: dict[SeenAs, int]


@dataclass(frozen=True)
class Comparisons:
    """Questions that sources answer, and what differs; `outside` are answered by a text and by another side too."""

    questions: int
    several_texts: int
    one_text: int
    no_text: int
    outside: int
    differing: int
    differences: dict[Kind, int]


@dataclass(frozen=True)
class Gaps:
    """What is missing, each a number of statements, but for places, rows of not_found.csv and publications."""

    places: tuple[Place, ...]
    unplaced: Share
    nowhere: Share
    undated: Share
    yearless: Share
    not_found: int
    not_original: int
    not_original_publications: int
    tertiary: int
    low: int


def _shares(corpus: Corpus, of: Callable[[Claim], str], order: Iterable[str]) -> tuple[Share, ...]:
    """How many statements have each value, in an order; values that none has are left out."""
    texts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for claim in corpus.claims.values():
        (texts if corpus.sources[claim.source].is_text else others)[of(claim)] += 1
    found = dict.fromkeys([*order, *texts, *others])
    return tuple(Share(value, texts[value], others[value]) for value in found if texts[value] or others[value])


def _share(corpus: Corpus, held: Callable[[Claim], bool], name: str = "") -> Share:
    found = [corpus.sources[claim.source].is_text for claim in corpus.claims.values() if held(claim)]
    return Share(name, sum(found), len(found) - sum(found))


def total(corpus: Corpus) -> Share:
    """All statements."""
    return _share(corpus, lambda _: True)


def kinds(corpus: Corpus) -> tuple[Share, ...]:
    """Statements by kind, in the order of the vocabulary."""
    return _shares(corpus, lambda claim: claim.kind, corpus.terms.get("claim-kind", ()))


def topics(corpus: Corpus) -> tuple[Share, ...]:
    """Statements by topic, in the order of the vocabulary."""
    return _shares(corpus, lambda claim: claim.topic, corpus.terms.get("topic", ()))


def modes(corpus: Corpus) -> tuple[Share, ...]:
    """Statements by mode."""
    return _shares(corpus, lambda claim: claim.mode, MODES)


def bases(corpus: Corpus) -> tuple[Share, ...]:
    """Statements by how their dates were obtained."""
    return _shares(corpus, lambda claim: claim.date_basis, DateBasis)


def holding(corpus: Corpus) -> tuple[Share, ...]:
    """Statements by whether they hold on every day of their dates or on some; empty where they have none."""
    return _shares(corpus, lambda claim: claim.holds or "", [*Holds, ""])


def date_precisions(corpus: Corpus) -> tuple[Share, ...]:
    """Statements by the form of their dates, and those without one."""
    return _shares(corpus, lambda claim: claim.when.precision if claim.when else "", [*DATES, ""])


def precisions(corpus: Corpus) -> tuple[tuple[Precision, int, Share], ...]:
    """Classes of precision: the places in each, and the statements that stand at one of them."""
    places = Counter(place.precision for place in corpus.places.values())

    def at(precision: Precision) -> Share:
        return _share(
            corpus, lambda claim: any(corpus.places[place].precision is precision for place in claim.places), precision
        )

    return tuple((precision, places[precision], at(precision)) for precision in Precision)


def seen(corpus: Corpus) -> tuple[tuple[SeenAs, int, int], ...]:
    """How far documentation was seen: publications with a statement seen so, and the statements."""
    claims = Counter(claim.seen_as for claim in corpus.claims.values())
    publications = Counter(way for source in corpus.sources.values() for way in source.custom.seen_as)
    return tuple((way, publications[way], claims[way]) for way in SeenAs if claims[way] or publications[way])


def confidences(corpus: Corpus) -> tuple[tuple[Confidence, int], ...]:
    """Statements of documentation by how well what was seen bears them out."""
    found = Counter(claim.confidence for claim in corpus.claims.values())
    return tuple((confidence, found[confidence]) for confidence in Confidence)


def sides(corpus: Corpus, texts: bool = False) -> tuple[Side, ...]:
    """The sides from which documentation comes, or the texts do, those with most publications first."""
    sources: dict[str, list[Source]] = {}
    for source in corpus.sources.values():
        if source.is_text is texts:
            sources.setdefault(party(source), []).append(source)
    claims: dict[str, list[Claim]] = {side: [] for side in sources}
    for claim in corpus.claims.values():
        if corpus.sources[claim.source].is_text is texts:
            claims[party(corpus.sources[claim.source])].append(claim)
    found = [
        Side(
            side,
            len(held),
            len(claims[side]),
            {way: sum(claim.seen_as is way for claim in claims[side]) for way in SeenAs},
        )
        for side, held in sources.items()
    ]
    return tuple(sorted(found, key=lambda side: -side.publications))


def comparisons(corpus: Corpus) -> Comparisons:
    """What is compared, and how much of it differs."""
    rows = grid(corpus)
    spoken = [sum(bool(held) for held in row.texts.values()) for row in rows]
    own = {party(corpus.sources[text]) for text in corpus.texts}
    outside = [
        {answer.party or party(corpus.sources[corpus.claims[answer.claim].source]) for answer in row.documentation}
        - own
        for row in rows
    ]
    kinds_found = Counter(one.kind for one in disagreements(corpus))
    return Comparisons(
        questions=len(rows),
        several_texts=sum(number > 1 for number in spoken),
        one_text=sum(number == 1 for number in spoken),
        no_text=sum(number == 0 for number in spoken),
        outside=sum(bool(number and others) for number, others in zip(spoken, outside, strict=True)),
        differing=sum(row.differs for row in rows),
        differences={kind: kinds_found[kind] for kind in Kind},
    )


def gaps(corpus: Corpus) -> Gaps:
    """What is missing: places, dates, what was looked for in vain, and documentation that was not seen itself."""
    indirect = [claim for claim in corpus.claims.values() if claim.seen_as in (SeenAs.PASSAGE, SeenAs.TERTIARY)]
    original = {claim.source for claim in corpus.claims.values() if claim.seen_as is SeenAs.ORIGINAL}
    return Gaps(
        places=tuple(place for place in corpus.places.values() if place.precision is Precision.UNLOCATED),
        unplaced=_share(corpus, lambda claim: bool(claim.places) and not corpus.located(claim)),
        nowhere=_share(corpus, lambda claim: not claim.places),
        undated=_share(corpus, lambda claim: not claim.dated),
        yearless=_share(corpus, lambda claim: not claim.dated and claim.when is not None),
        not_found=len(corpus.not_found),
        not_original=len(indirect),
        not_original_publications=len({claim.source for claim in indirect} - original),
        tertiary=sum(claim.seen_as is SeenAs.TERTIARY for claim in indirect),
        low=sum(claim.confidence is Confidence.LOW for claim in corpus.claims.values()),
    )
