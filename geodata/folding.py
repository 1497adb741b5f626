"""Words as a search compares them: without case, accents, quotation marks, and with one kind of dash and space.

And what follows from it: what in a text is a hit, and which names a query finds.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

# Letters that no decomposition leads to the ones a viewer without them types.
_LETTERS = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d"})
_DASHES = re.compile("[\u2010-\u2015\u2212\u058a\u05be\ufe58\ufe63\uff0d]")
_QUOTES = re.compile("[\"'`\u00b4\u00ab\u00bb\u02b9-\u02bf\u055a\u2018-\u201f\u2032-\u2036\u2039\u203a]")
_ENDS = re.compile(r"^\W+|\W+$")
_LETTER = re.compile(r"\w")


def _without_case(text: str) -> str:
    return text.casefold().lower()  # Cherokee alone is folded to capitals


def folded(text: str) -> str:
    """The text as words are compared: `Xocalı` and `XOCALI` are "xocali", `“613”` is "613", `1991–92` is "1991-92"."""
    apart = unicodedata.normalize("NFKD", _without_case(text))
    plain = _without_case("".join(letter for letter in apart if unicodedata.category(letter) != "Mn"))
    return " ".join(_QUOTES.sub("", _DASHES.sub("-", plain.translate(_LETTERS))).split())


def _bare(words: str) -> list[str]:
    """The words of a query, each once, folded and without punctuation around them."""
    found = (_ENDS.sub("", word) for word in folded(words).split())
    return [word for word in dict.fromkeys(found) if word]


def patterns(words: str) -> Sequence[re.Pattern[str]]:
    """One pattern a word of a query: it stands at the beginning of a folded word."""
    return [re.compile(rf"(?<!\w){re.escape(word)}") for word in _bare(words)]


def marked(text: str, words: str) -> list[tuple[str, bool]]:
    """The text in pieces, as it is, each with whether a word of a query stands there; joined they are the text."""
    wanted = _bare(words)
    hits = [False] * len(text)
    for chunk in re.finditer(r"\S+", text):
        for start in range(chunk.start(), chunk.end()):
            if not _LETTER.match(text[start]) or (start > chunk.start() and _LETTER.match(text[start - 1])):
                continue
            for word in wanted:
                end = _end(text, start, chunk.end(), word)
                hits[start:end] = [True] * (end - start)
    return [("".join(text[at] for at in run), hit) for hit, run in groupby(range(len(text)), key=hits.__getitem__)]


def _end(text: str, start: int, last: int, word: str) -> int:
    """Where the word that begins at a place ends, with the accents on its last letter; `start` where it does not."""
    ends = range(start + 1, last + 1)
    end = next((end for end in ends if folded(text[start:end]).startswith(word)), start)
    while start < end < last and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def ranked(entries: Sequence[Sequence[str]], words: str) -> list[int]:
    """Which entries (each the names of one thing) hold all words of a query, by number.

    First those of which a name is the query, then those of which one begins with it, then the others; in their order.
    """
    query, wanted = folded(words), patterns(words)
    if not wanted:
        return []
    found: list[tuple[int, int]] = []
    for number, names in enumerate(entries):
        compared = [folded(name) for name in names]
        if all(any(one.search(name) for name in compared) for one in wanted):
            rank = 0 if query in compared else 1 if any(name.startswith(query) for name in compared) else 2
            found.append((rank, number))
    return [number for _, number in sorted(found)]
