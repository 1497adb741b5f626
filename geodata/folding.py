"""Words as a search compares them: without case, accents, quotation marks, and with one kind of dash and space."""

import re
import unicodedata
from collections.abc import Sequence

# Letters that no decomposition leads to the ones a viewer without them types.
_LETTERS = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d"})
_DASHES = re.compile("[\u2010-\u2015\u2212\u058a\u05be\ufe58\ufe63\uff0d]")
_QUOTES = re.compile("[\"'`\u00b4\u00ab\u00bb\u02b9-\u02bf\u055a\u2018-\u201f\u2032-\u2036\u2039\u203a]")
_ENDS = re.compile(r"^\W+|\W+$")


def _without_case(text: str) -> str:
    return text.casefold().lower()  # Cherokee alone is folded to capitals


def folded(text: str) -> str:
    """The text as words are compared: `Xocalı` and `XOCALI` are "xocali", `“613”` is "613", `1991–92` is "1991-92"."""
    apart = unicodedata.normalize("NFKD", _without_case(text))
    plain = _without_case("".join(letter for letter in apart if unicodedata.category(letter) != "Mn"))
    return " ".join(_QUOTES.sub("", _DASHES.sub("-", plain.translate(_LETTERS))).split())


def patterns(words: str) -> Sequence[re.Pattern[str]]:
    """One pattern a word of a query, without punctuation around it: it stands at the beginning of a folded word."""
    bare = (_ENDS.sub("", word) for word in folded(words).split())
    return [re.compile(rf"(?<!\w){re.escape(word)}") for word in dict.fromkeys(bare) if word]
