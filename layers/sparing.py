"""Leaving out statements with graphic detail: the parameter that asks for it, and what is said where it is asked.

It is the map's own parameter (geodata/selection.py), and every page takes it; `links.carried` has links carry it on.
"""

from collections.abc import Mapping

from markupsafe import Markup

from geodata.corpus import Corpus
from geodata.sparing import graphic, left_out, without_graphic
from geodata.wording import counted, number_text

NAME, LEFT_OUT, SHOWN = "graphic", "no", "yes"
LABEL = "Leave out statements with graphic detail"
_WHOLE = (
    "This page is about the whole of the data; statements with graphic detail are counted, and named by their ids "
    "alone. They are left out where its links lead."
)


def is_asked(params: Mapping[str, str]) -> bool:
    """Whether the parameters of an address ask for it."""
    return params.get(NAME) == LEFT_OUT


def spared(corpus: Corpus, asked: bool) -> Corpus:
    """The corpus, without what has graphic detail if that is asked."""
    return without_graphic(corpus) if asked else corpus


def of_record(corpus: Corpus, address: str, number: int) -> Markup:
    """How many statements the page of a record leaves out; nothing, where none is left out anywhere."""
    if not left_out(corpus):
        return Markup("")
    said = "Statements with graphic detail are left out; none would stand on this page."
    if number:
        said = f"{counted(number)} with graphic detail {'is' if number == 1 else 'are'} left out of this page."
    return notice(said, f"{address}?{NAME}={SHOWN}")


def of_list(number: int, address: str) -> Markup:
    """How many statements a list leaves out, none included."""
    are = "is" if number == 1 else "are"
    return notice(f"{counted(number)} with graphic detail {are} left out of this list.", f"{address}?{NAME}={SHOWN}")


def of_screen(corpus: Corpus, whole: bool) -> str:
    """How many statements a screen leaves out, in a sentence; `whole` where it is about all the data nonetheless."""
    if whole:
        return _WHOLE
    number, every = len(graphic(corpus.whole)), number_text(len(corpus.whole.claims))
    are, it = ("is", "it") if number == 1 else ("are", "they")
    return (
        f"{counted(number)} with graphic detail, of all {every} in the data, {are} left out wherever {it} would stand."
    )


def notice(said: str, address: str) -> Markup:
    """The line on a page that leaves something out, with the way to all of it: its address, which is to say so."""
    line = '<p class="reading left-out">{} <a href="{}">{}</a></p>'
    return Markup(line).format(said, address, "Have them there too" if said == _WHOLE else "Show them too")
