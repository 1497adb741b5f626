"""A corpus without what describes cruelty in detail, for whoever asks that it be left out.

Nothing in it names what it leaves out. What says how many sources give a thing, or that one is silent, is asked of the
whole (`Corpus.whole`): a source does not fall silent because its statement is not shown.
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from functools import lru_cache

from geodata.acts import Mention
from geodata.corpus import Corpus
from geodata.lesson import Lesson
from geodata.model import Claim, Figure
from geodata.questions import NotFound, Sum


@lru_cache(maxsize=8)
def graphic(corpus: Corpus) -> Mapping[str, Claim]:
    """The claims with graphic detail, by id."""
    return {key: claim for key, claim in corpus.claims.items() if claim.sensitivity}


@lru_cache(maxsize=8)
def left_out(corpus: Corpus) -> Mapping[str, Claim]:
    """The claims that a corpus leaves out of the whole that it is a part of, by id; none, where it is the whole."""
    return {key: claim for key, claim in corpus.whole.claims.items() if key not in corpus.claims}


@lru_cache(maxsize=4)
def without_graphic(corpus: Corpus) -> Corpus:
    """The corpus without claims with graphic detail and what leans on them; itself where there are none.

    Acts and who speaks of them stay, for they are no statements; so do what was counted in whole texts, and what became
    of records. Questions that none but such claims answer go with them.
    """
    gone = graphic(corpus)
    if not gone:
        return corpus
    claims = {key: claim for key, claim in corpus.claims.items() if key not in gone}
    figures = _figures(corpus, claims)
    keys = {figure.key for held in figures.values() for figure in held}
    answers = tuple(answer for answer in corpus.answers if answer.claim in claims)
    unanswered = {answer.question for answer in corpus.answers} - {answer.question for answer in answers}
    questions = {key: question for key, question in corpus.questions.items() if key not in unanswered}
    at = {place: tuple(claim for claim in held if claim.id in claims) for place, held in corpus.claims_at.items()}
    missed = (_missed(row, claims, questions) for row in corpus.not_found.values())
    return replace(
        corpus,
        claims=claims,
        figures=figures,
        mentions=tuple(_mention(mention, claims) for mention in corpus.mentions),
        questions=questions,
        answers=answers,
        sums={key: row for key, row in corpus.sums.items() if _holds(row, keys)},
        not_found={row.id: row for row in missed if row is not None},
        claims_at={place: held for place, held in at.items() if held},
        claim_layers={key: corpus.claim_layers[key] for key in claims},
        sources_naming=_naming(corpus, claims),
        lessons={key: _lesson(lesson, claims) for key, lesson in corpus.lessons.items()},
        fingerprint=f"{corpus.fingerprint}-without-graphic",
        part_of=corpus,
    )


def _figures(corpus: Corpus, claims: Container[str]) -> dict[str, tuple[Figure, ...]]:
    """The figures of some claims; one that is a part of another's has lost its whole."""

    def alone(figure: Figure) -> Figure:
        held = figure.part_of is None or figure.part_of.partition("/")[0] in claims
        return figure if held else figure.model_copy(update={"part_of": None})

    return {key: tuple(map(alone, held)) for key, held in corpus.figures.items() if key in claims}


def _holds(row: Sum, figures: Container[str]) -> bool:
    return all(key in figures for key in (row.whole, *row.parts))


def _mention(mention: Mention, claims: Container[str]) -> Mention:
    """That a source speaks of an act stays; its word for it does not, where it may be that of a claim left out."""
    held = tuple(claim for claim in mention.claims if claim in claims)
    return mention if held == mention.claims else mention.model_copy(update={"claims": held, "word": None})


def _missed(row: NotFound, claims: Container[str], questions: Container[str]) -> NotFound | None:
    """What was not found, beside the claims that are left; `None` where it is said beside nothing any more."""
    beside = tuple(claim for claim in row.claims if claim in claims)
    asked = tuple(question for question in row.questions if question in questions)
    if (beside, asked) == (row.claims, row.questions):
        return row
    return row.model_copy(update={"claims": beside, "questions": asked}) if beside or asked or row.acts else None


def _naming(corpus: Corpus, claims: Mapping[str, Claim]) -> dict[str, frozenset[str]]:
    """The sources that state something at a place or name it."""
    found: dict[str, set[str]] = {
        place: {name.source for name in names if name.source} for place, names in corpus.names.items()
    }
    for claim in claims.values():
        for place in claim.places:
            found.setdefault(place, set()).add(claim.source)
    return {place: frozenset(sources) for place, sources in found.items() if sources}


def _lesson(lesson: Lesson, claims: Container[str]) -> Lesson:
    """A lesson that has none of them to read, which is every lesson that holds."""
    if all(claim in claims for step in lesson.steps for claim in step.claims):
        return lesson
    steps = tuple(
        step.model_copy(update={"claims": tuple(claim for claim in step.claims if claim in claims)})
        for step in lesson.steps
    )
    return lesson.model_copy(update={"steps": steps})
