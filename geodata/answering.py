"""An answer to a question in words."""

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import lru_cache

from geodata import corroboration
from geodata.corpus import Corpus
from geodata.figures import by_key
from geodata.questions import Answer
from geodata.wording import amount_text

GRAPHIC = "an answer with graphic detail, folded"


@lru_cache(maxsize=4)
def _measures(corpus: Corpus) -> Mapping[tuple[object, ...], Set[str | None]]:
    """By question and number, what the sources that give the number call it: maimed, wounded, disabled."""
    found: dict[tuple[object, ...], set[str | None]] = defaultdict(set)
    for answer in corpus.answers:
        if answer.answer is None:
            found[answer.question, *corroboration.given_in(corpus, answer)].add(answer.measure)
    return found


def _is_worded(corpus: Corpus, answer: Answer) -> bool:
    """Whether sources give the same number for what they call by different words, so that the word is said with it."""
    return len(_measures(corpus)[answer.question, *corroboration.given_in(corpus, answer)]) > 1


def answer_text(corpus: Corpus, answer: Answer) -> str:
    """An answer in words: the number with its unit, or the short answer; one with graphic detail stands folded."""
    figure = by_key(corpus)[answer.figure] if answer.figure else None
    if answer.answer is None and figure is not None:
        amount = amount_text(figure)
        if amount is None:
            return figure.counts
        word = f", {corpus.title('measure', figure.measure)}" if _is_worded(corpus, answer) else ""
        return f"{amount} {figure.unit}{word}"
    if corpus.claims[answer.claim].sensitivity:
        return GRAPHIC
    return corpus.title("answer", answer.answer) if answer.answer else ""
