"""How the page writes numbers of statements: those of texts and those of documentation apart."""

from collections.abc import Iterable

from geodata.corpus import Corpus


def _classes(corpus: Corpus, ids: Iterable[str]) -> tuple[int, int]:
    documented = [corpus.claims[key].source not in corpus.texts for key in ids]
    return len(documented) - sum(documented), sum(documented)


def numbers(corpus: Corpus, ids: Iterable[str]) -> str:
    """The numbers on a button, as "12 + 3"."""
    texts, documents = _classes(corpus, ids)
    return f"{texts} + {documents}" if documents else str(texts)


def tally(corpus: Corpus, ids: Iterable[str]) -> str:
    """The numbers in words, as "12 statements of texts, 3 of documentation"."""
    texts, documents = _classes(corpus, ids)
    if texts and documents:
        return f"{texts} statement{'s' * (texts != 1)} of texts, {documents} of documentation"
    number, whose = (documents, "documentation") if documents else (texts, "texts")
    return f"{number} statement{'s' * (number != 1)} of {whose}"
