"""The words that the texts use for the events, and where: counted in the texts once, kept as data.

A keyword is counted wherever one of its forms stands, of whatever it is said; nothing is weighed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from geodata.corpus import Corpus
from geodata.words import Keyword, Occurrence


def pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the forms as whole words, in any case; of two that begin alike the longer one."""
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def occurrences(keywords: Iterable[Keyword], texts: Mapping[str, list[str]]) -> Iterator[Occurrence]:
    """Every occurrence of every keyword in the paragraphs of texts, by keyword, text and place."""
    for keyword in keywords:
        forms = pattern(keyword.forms)
        for source, paragraphs in texts.items():
            for number, paragraph in enumerate(paragraphs, 1):
                for found in forms.finditer(paragraph):
                    yield Occurrence(keyword=keyword.id, source=source, paragraph=number, start=found.start())


def words_in(paragraph: str) -> int:
    """How many words a paragraph has: runs without white space."""
    return len(paragraph.split())


def counts(corpus: Corpus) -> dict[str, dict[str, int]]:
    """How often each keyword stands in each text, noughts included, by keyword and text."""
    found = Counter((row.keyword, row.source) for row in corpus.occurrences)
    return {keyword: {text: found[keyword, text] for text in corpus.texts} for keyword in corpus.keywords}


def length(corpus: Corpus, text: str) -> int | None:
    """How many words a text has, where that was counted."""
    numbers = [row.words for row in corpus.paragraphs.get(text, ())]
    return sum(number for number in numbers if number is not None) if numbers and None not in numbers else None
