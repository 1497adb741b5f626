"""Where sources differ: computed from answers to questions, from figures and from lists of acts; nothing is settled.

Four kinds: between texts, inside one text, with documentation, and numbers that do not add up. A difference can be one
that cannot be (613 or 636 dead) or one in which both can hold (the evening, the night): `compatible` tells.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from geodata import corroboration
from geodata.answering import answer_text
from geodata.corpus import Corpus
from geodata.figures import by_key
from geodata.model import Figure
from geodata.questions import Answer, Sum
from geodata.recognitions import LISTED, Listing, listing, named
from geodata.wording import counted


class Kind(StrEnum):
    """Between what the difference is."""

    BETWEEN_TEXTS = "between_texts"
    WITHIN_TEXT = "within_text"
    SUM = "sum"
    DOCUMENTATION = "documentation"


@dataclass(frozen=True)
class Value:
    """What one claim says: a number, or an answer in short."""

    claim: str
    figure: Figure | None = None
    answer: str | None = None


@dataclass(frozen=True)
class Disagreement:
    """One difference. `said` is it in a sentence; `values` in the order of the sources.

    `computed` is what the parts of a sum, or the entries of a list, come to.
    """

    id: str
    kind: Kind
    question: str | None
    title: str
    topic: str
    measure: str | None
    values: tuple[Value, ...]
    compatible: bool
    said: str
    computed: float | None = None


@lru_cache(maxsize=4)
def disagreements(corpus: Corpus) -> tuple[Disagreement, ...]:
    """All of them, by question in the order of questions.csv, then the sums."""
    answers = corroboration.by_question(corpus)
    found = [one for question in corpus.questions for one in _of_question(corpus, question, answers.get(question, ()))]
    return (*found, *_sums(corpus), *_lists(corpus))


def _of_question(corpus: Corpus, question: str, answers: Sequence[Answer]) -> Iterator[Disagreement]:
    by_source: dict[str, list[Answer]] = {}
    places = {source: at for at, source in enumerate(corpus.sources)}
    for answer in sorted(answers, key=lambda one: places[_source(corpus, one)]):
        by_source.setdefault(_source(corpus, answer), []).append(answer)
    texts = {source: held for source, held in by_source.items() if corpus.sources[source].is_text}
    if any(_apart(corpus, one, other) for one, other in combinations(texts.values(), 2)):
        yield _difference(corpus, question, Kind.BETWEEN_TEXTS, _flat(texts.values()))
    for source, held in texts.items():
        if len({corroboration.given_in(corpus, answer) for answer in held}) > 1:
            yield _difference(corpus, question, Kind.WITHIN_TEXT, held, source)
    of_texts = _flat(texts.values())
    known = {corroboration.given_in(corpus, answer) for answer in of_texts}
    others = [one for one in answers if one not in of_texts and corroboration.given_in(corpus, one) not in known]
    if of_texts and others:
        yield _difference(corpus, question, Kind.DOCUMENTATION, [*of_texts, *others])


def _topic(corpus: Corpus, question: str, answers: Sequence[Answer]) -> str:
    """The topic with which a question stands: its own, or that of the first answer."""
    return corpus.questions[question].topic or corpus.claims[answers[0].claim].topic


def _source(corpus: Corpus, answer: Answer) -> str:
    return corpus.claims[answer.claim].source


def _flat(groups: Iterable[list[Answer]]) -> list[Answer]:
    return [answer for group in groups for answer in group]


def _apart(corpus: Corpus, one: list[Answer], other: list[Answer]) -> bool:
    """Whether two sources give no answer that both give."""
    first, second = ({corroboration.given_in(corpus, answer) for answer in answers} for answers in (one, other))
    return first.isdisjoint(second)


def _difference(
    corpus: Corpus, question: str, kind: Kind, answers: Sequence[Answer], source: str | None = None
) -> Disagreement:
    keys = by_key(corpus)
    values = tuple(Value(one.claim, keys[one.figure] if one.figure else None, one.answer) for one in answers)
    measures = {value.figure.measure for value in values if value.figure}
    row = corpus.questions[question]
    room = all(
        corroboration.given_in(corpus, one) == corroboration.given_in(corpus, other)
        or corroboration.leaves_room(corpus, one, other)
        for one, other in _confronted(corpus, kind, answers)
    )
    return Disagreement(
        id="/".join(filter(None, (question, kind.value, source))),
        kind=kind,
        question=question,
        title=row.title,
        topic=_topic(corpus, question, answers),
        measure=min(measures) if len(measures) == 1 else None,
        values=values,
        compatible=room or row.several is not None,
        said=_said(corpus, answers),
    )


def _confronted(corpus: Corpus, kind: Kind, answers: Sequence[Answer]) -> Iterator[tuple[Answer, Answer]]:
    """The pairs that differ if any do: with documentation only a text's answer and a publication's."""
    for one, other in combinations(answers, 2):
        classes = {corpus.sources[_source(corpus, answer)].is_text for answer in (one, other)}
        if kind is not Kind.DOCUMENTATION or len(classes) == 2:
            yield one, other


def _said(
    corpus: Corpus, answers: Sequence[Answer], listed: Iterable[Listing] = (), silent: int = 0, left_out: int = 0
) -> str:
    """Who gives which answer, in one sentence of the same form for all: texts counted, documentation apart."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer_text(corpus, answer)].append(answer)
    parts = []
    for text, held in groups.items():
        sources = list(dict.fromkeys(_source(corpus, answer) for answer in held))
        texts = [source for source in sources if corpus.sources[source].is_text]
        publications = len(sources) - len(texts)
        where = [counted(len(texts), "text")] if texts else []
        where += [counted(publications, "publication") + " of documentation"] if publications else []
        parts.append(f"{text} in {' and '.join(where)}")
    parts += [f"no number, but {one.named} named in 1 text" for one in listed]
    if silent:
        parts.append(f"{counted(silent, 'text')} {'is' if silent == 1 else 'are'} silent")
    if left_out:
        parts.append(f"what {counted(left_out, 'text')} {'says' if left_out == 1 else 'say'} is left out here")
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


@dataclass(frozen=True)
class Row:
    """A question beside what each source answers: texts by id, an empty answer where a text gives none.

    A text that gives none is silent, unless it is among those that list what is asked for, `listed`, by id, or the
    statements in which it answers are left out: `left_out`.
    """

    question: str
    title: str
    topic: str
    texts: Mapping[str, tuple[Answer, ...]]
    documentation: tuple[Answer, ...]
    listed: Mapping[str, Listing]
    left_out: Set[str]
    said: str
    differs: bool


@lru_cache(maxsize=4)
def grid(corpus: Corpus) -> tuple[Row, ...]:
    """Every question that is answered, in the order of questions.csv."""
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for one in disagreements(corpus):
        if one.question:
            kinds[one.question].add(one.kind)
    answers = corroboration.by_question(corpus)
    return tuple(
        _row(corpus, question, answers[question], kinds[question])
        for question in corpus.questions
        if question in answers
    )


def topics(corpus: Corpus) -> list[str]:
    """The topics of the questions, in the order in which they come."""
    return list(dict.fromkeys(row.topic for row in grid(corpus)))


def _row(corpus: Corpus, question: str, answers: Sequence[Answer], kinds: Set[Kind]) -> Row:
    texts = {text: tuple(one for one in answers if _source(corpus, one) == text) for text in corpus.texts}
    of_texts = _flat(list(held) for held in texts.values())
    answering = {_source(corpus.whole, one) for one in corroboration.by_question(corpus.whole)[question]}
    mute = [text for text, held in texts.items() if not held and text not in answering]
    listed = {text: one for text in mute if (one := listing(corpus, question, text))}
    left_out = {text for text, held in texts.items() if not held and text in answering}
    documentation = tuple(one for one in answers if not corpus.sources[_source(corpus, one)].is_text)
    said = "All texts are silent."
    if of_texts or listed or left_out:
        said = _said(corpus, of_texts, listed.values(), len(mute) - len(listed), len(left_out))
    return Row(
        question=question,
        title=corpus.questions[question].title,
        topic=_topic(corpus, question, answers),
        texts=texts,
        documentation=documentation,
        listed=listed,
        left_out=left_out,
        said=f"{said} Documentation has other answers." if Kind.DOCUMENTATION in kinds else said,
        differs=bool(kinds),
    )


def _sums(corpus: Corpus) -> Iterator[Disagreement]:
    """The sums of sums.csv that do not come out."""
    keys = by_key(corpus)
    for row in corpus.sums.values():
        whole, parts = keys[row.whole], [keys[part] for part in row.parts]
        numbers = [part.value for part in parts]
        if whole.value is None or None in numbers:
            continue
        total = sum(number for number in numbers if number is not None)
        if total != whole.value:
            yield _sum(corpus, row, whole, parts, total)


def _sum(corpus: Corpus, row: Sum, whole: Figure, parts: list[Figure], total: float) -> Disagreement:
    claim = corpus.claims[whole.claim]
    label = corpus.sources[claim.source].custom.label
    return Disagreement(
        id=f"{row.id}/{Kind.SUM.value}",
        kind=Kind.SUM,
        question=None,
        title=row.title,
        topic=claim.topic,
        measure=whole.measure,
        values=tuple(Value(figure.claim, figure) for figure in (whole, *parts)),
        compatible=total < (whole.value or 0) and row.complete is None,
        said=f"{label}: {len(parts)} numbers add up to {total:,.0f}, the text gives {whole.value:,.0f}.",
        computed=total,
    )


def _lists(corpus: Corpus) -> Iterator[Disagreement]:
    """Texts that give a number of countries or states and name another number of them."""
    for answer in corpus.answers:
        field = LISTED.get(answer.question)
        source = _source(corpus, answer)
        figure = by_key(corpus).get(answer.figure or "")
        if field is None or figure is None or figure.value is None or not corpus.sources[source].is_text:
            continue
        list_of = named(corpus, source)
        length = len(getattr(list_of, field))
        if length in (0, figure.value):
            continue
        label = corpus.sources[source].custom.label
        yield Disagreement(
            id=f"{answer.question}/{Kind.SUM.value}/{source}",
            kind=Kind.SUM,
            question=answer.question,
            title=corpus.questions[answer.question].title,
            topic=_topic(corpus, answer.question, [answer]),
            measure=figure.measure,
            values=(Value(answer.claim, figure),),
            compatible=bool(getattr(list_of, f"more_{field}")) and length < figure.value,
            said=f"{label} counts {figure.value:,.0f} and names {length}.",
            computed=length,
        )
