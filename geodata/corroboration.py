"""How many sources give a number or say a thing, from how many parties, and whether one says where it has it from.

Repetition is not corroboration: what stands in five texts of one party is shown as that. Nothing is graded. Computed
from `answers.csv` and the sources alone; a party is the country a source speaks for, or else its perspective. Counted
is in the whole corpus, also where some statements are left out: who gives a number gives it all the same.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from geodata.corpus import Corpus
from geodata.figures import by_key
from geodata.model import Claim, Figure, Qualifier
from geodata.questions import Answer
from geodata.sources import Source
from geodata.wording import counted

_ABOVE = frozenset({Qualifier.MORE_THAN, Qualifier.OVER, Qualifier.AT_LEAST})
_BELOW = frozenset({Qualifier.UP_TO, Qualifier.LESS_THAN})


@dataclass(frozen=True)
class Voice:
    """A source, and the side whose number or statement it gives: mostly its own."""

    source: str
    party: str


@dataclass(frozen=True)
class Corroboration:
    """What depends on what, of a figure or a statement; in the order of sources.json.

    `texts` and `documentation` give it, its own source among them; `traced` are the ids of those of them that say where
    they have it from. `near` give a bound or range of the same that leaves room for it ("more than 600" for 613),
    `others` answer the same question otherwise. `question` is empty where nothing is compared with it.
    """

    texts: tuple[Voice, ...]
    documentation: tuple[Voice, ...]
    traced: tuple[str, ...]
    near: tuple[Voice, ...]
    others: tuple[Voice, ...]
    question: str | None


def party(source: Source) -> str:
    """From whose side a source speaks: the id of a country or of a perspective, or else its issuer's name."""
    custom = source.custom
    return custom.country or custom.perspective or custom.party


def is_passed_on(corpus: Corpus, answer: Answer) -> bool:
    """Whether a source gives an answer as that of another side than its own."""
    return answer.party not in (None, party(corpus.sources[corpus.claims[answer.claim].source]))


def party_title(corpus: Corpus, side: str) -> str:
    """A side in words: "Azerbaijani sources", "Human-rights organisations"."""
    return corpus.meta.parties.get(side) or corpus.title("perspective", side)


def given_in(corpus: Corpus, answer: Answer) -> tuple[object, ...]:
    """What two answers must share to be the same."""
    if answer.answer is not None or answer.figure is None:
        return (answer.answer,)
    figure = by_key(corpus)[answer.figure]
    return figure.value, figure.low, figure.high, figure.unit


def span_of(figure: Figure) -> tuple[float, float]:
    """The numbers that a figure leaves room for: a range, all above or below a bound, or its value alone."""
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    bottom, top = -math.inf if low is None else low, math.inf if high is None else high
    return (-math.inf if figure.qualifier in _BELOW else bottom, math.inf if figure.qualifier in _ABOVE else top)


def leaves_room(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether two answers are numbers of the same unit of which one leaves room for the other."""
    figures = [by_key(corpus).get(answer.figure or "") for answer in (one, other) if answer.answer is None]
    if len(figures) < 2 or None in figures:
        return False
    first, second = (figure for figure in figures if figure)
    (bottom, top), (lower, upper) = span_of(first), span_of(second)
    return first.unit == second.unit and bottom <= upper and lower <= top


@lru_cache(maxsize=4)
def by_question(corpus: Corpus) -> dict[str, tuple[Answer, ...]]:
    """The answers to each question that has any, in the order of answers.csv."""
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in corpus.answers:
        found[answer.question].append(answer)
    return {question: tuple(answers) for question, answers in found.items()}


@lru_cache(maxsize=4)
def _by_target(corpus: Corpus) -> dict[tuple[str, str | None], tuple[Answer, ...]]:
    found: defaultdict[tuple[str, str | None], list[Answer]] = defaultdict(list)
    for answer in corpus.answers:
        found[answer.claim, answer.measure].append(answer)
    return {target: tuple(answers) for target, answers in found.items()}


def answers_of(corpus: Corpus, claim: Claim) -> tuple[Answer, ...]:
    """The questions that a claim's statement answers, its figures aside."""
    return _by_target(corpus).get((claim.id, None), ())


def answer_of(corpus: Corpus, figure: Figure) -> Answer | None:
    """The question that a figure answers, if any; the first, should there be several."""
    return next(iter(_by_target(corpus).get((figure.claim, figure.measure), ())), None)


def _traced(corpus: Corpus, answer: Answer) -> bool:
    """Whether a source says where it has it from."""
    figure = by_key(corpus)[answer.figure] if answer.figure else None
    return bool(corpus.claims[answer.claim].quoted_source or (figure and figure.reported_by))


def _voice(corpus: Corpus, answer: Answer) -> Voice:
    source = corpus.sources[corpus.claims[answer.claim].source]
    return Voice(source.id, answer.party or party(source))


def of_answer(corpus: Corpus, answer: Answer) -> Corroboration:
    """Who gives the same answer to the question, and who another."""
    corpus = corpus.whole
    given = given_in(corpus, answer)
    every = by_question(corpus)[answer.question]
    same = {_voice(corpus, one): one for one in every if given_in(corpus, one) == given}
    rest = [(one, voice) for one in every if (voice := _voice(corpus, one)) not in same]
    near = {voice for one, voice in rest if leaves_room(corpus, answer, one)}
    traced = {voice.source for voice, one in same.items() if _traced(corpus, one)}
    others = {voice for _, voice in rest} - near
    return _of(corpus, set(same), traced, near=near, others=others, question=answer.question)


def of_figure(corpus: Corpus, figure: Figure) -> Corroboration:
    """Who gives the same number; one that is tied to no question stands in its own source alone."""
    corpus = corpus.whole
    answer = answer_of(corpus, figure)
    if answer is not None:
        return of_answer(corpus, answer)
    claim = corpus.claims[figure.claim]
    traced = {claim.source} if figure.reported_by or claim.quoted_source else set()
    return _of(corpus, {Voice(claim.source, party(corpus.sources[claim.source]))}, traced)


def _of(
    corpus: Corpus,
    giving: Set[Voice],
    traced: Set[str],
    *,
    near: Set[Voice] = frozenset(),
    others: Set[Voice] = frozenset(),
    question: str | None = None,
) -> Corroboration:
    places = _order(corpus)

    def kept(voices: Set[Voice], is_text: bool | None = None) -> tuple[Voice, ...]:
        held = (one for one in voices if is_text in (None, corpus.sources[one.source].is_text))
        return tuple(sorted(held, key=lambda voice: (places[voice.source], voice.party)))

    ids = tuple(sorted(traced, key=places.__getitem__))
    return Corroboration(kept(giving, True), kept(giving, False), ids, kept(near), kept(others), question)


@lru_cache(maxsize=4)
def _order(corpus: Corpus) -> dict[str, int]:
    return {key: number for number, key in enumerate(corpus.sources)}


def parties(voices: Iterable[Voice]) -> tuple[str, ...]:
    """The sides that some sources give, each once, in the order in which they come."""
    return tuple(dict.fromkeys(voice.party for voice in voices))


def silent(corpus: Corpus, found: Corroboration) -> tuple[str, ...]:
    """The sides whose documentation says nothing of it, in the order in which they come."""
    speaking = parties([*found.texts, *found.documentation, *found.near, *found.others])
    every = dict.fromkeys(party(source) for source in corpus.sources.values() if not source.is_text)
    return tuple(side for side in every if side not in speaking)


def line(corpus: Corpus, found: Corroboration, source: str, is_number: bool = True) -> str:
    """One sentence of the same form for all: texts and their parties, where it comes from, documentation by party.

    `source` is the id of the source beside whose statement it stands; it is not said to bear out itself.
    """
    what = "number" if is_number else "statement"
    held = [voice for voice in found.texts or found.documentation if found.texts or voice.source == source]
    same = [voice for voice in found.documentation if voice.source != source]
    parts = [_in_texts(found), _origin(found, is_number)]
    outside = parties(same)
    groups = [(f"the same {what}", same)]
    for lead, verb, voices in (
        ("a number that can hold beside it", "gives", found.near),
        (_otherwise(corpus, found, is_number), "gives" if is_number else "says", found.others),
    ):
        texts = {voice.source for voice in voices if corpus.sources[voice.source].is_text}
        if texts:
            noun = "other text" if found.texts else "text"
            parts.append(f"{counted(len(texts), noun)} {verb if len(texts) == 1 else verb.removesuffix('s')} {lead}")
        documents = [voice for voice in voices if voice.source not in texts]
        groups.append((lead, documents))
        outside += parties(documents)
    parts += [
        f"documentation with {lead}: {', '.join(party_title(corpus, side) for side in parties(voices))}"
        for lead, voices in groups
        if voices
    ]
    if (found.texts or found.question) and not set(outside) - set(parties(held)):
        parts.append("documentation of no other party was found")
    return "; ".join(parts)


def _otherwise(corpus: Corpus, found: Corroboration, is_number: bool) -> str:
    if is_number:
        return "another number"
    several = found.question is not None and corpus.questions[found.question].several
    return "something else that can hold beside it" if several else "something else"


def _in_texts(found: Corroboration) -> str:
    if not found.texts:
        return "in none of the texts" if found.question else "not compared with the texts"
    sides = len(parties(found.texts))
    return f"in {counted(len(found.texts), 'text')} of {'one party' if sides == 1 else f'{sides} parties'}"


def _origin(found: Corroboration, is_number: bool) -> str:
    """Whether those that give it say where it comes from: the texts or, where none gives it, documentation."""
    asked = {voice.source for voice in found.texts or found.documentation}
    telling = sum(key in found.traced for key in asked)
    what = "the number" if is_number else "it"
    if not found.texts and len(asked) > 1:
        return f"of {len(asked)} publications that have it, {telling or 'none'} {_say(telling)} where {what} comes from"
    if len(asked) == 1:
        return f"it {'says' if telling else 'does not say'} where {what} comes from"
    if not telling:
        return f"none says where {what} comes from"
    return f"{telling} of them {_say(telling)} where {what} comes from"


def _say(number: int) -> str:
    return "says" if number < 2 else "say"


@lru_cache(maxsize=4)
def _missed(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """What was not found, by the claims beside which it is said."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    of_act: defaultdict[str, list[str]] = defaultdict(list)
    for mention in corpus.mentions:
        of_act[mention.act] += mention.claims
    for row in corpus.not_found.values():
        answering = (answer.claim for answer in corpus.answers if answer.question in row.questions)
        for claim in (*row.claims, *(claim for act in row.acts for claim in of_act[act]), *answering):
            found[claim][row.text] = None
    return {claim: tuple(texts) for claim, texts in found.items()}


def not_found(corpus: Corpus, claim: Claim) -> tuple[str, ...]:
    """What was looked for outside the texts about a claim and not found, in sentences."""
    return _missed(corpus).get(claim.id, ())


def lines(corpus: Corpus, claim: Claim) -> list[str]:
    """For each question that a claim's statement answers: the question, and how many say the same."""
    said = ((answer, of_answer(corpus, answer)) for answer in answers_of(corpus, claim))
    return [
        f"{corpus.questions[answer.question].title} The same {line(corpus, found, claim.source, is_number=False)}."
        for answer, found in said
    ]
