"""A screen for reading: what it says, and by which choices.

Streamlit shows it with its own widgets (`pages/shared.py`), a plain route as a page with a form (`plainscreens.py`);
both make the same HTML and keep the choices in the address. Every screen can leave out what has graphic detail.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup

from geodata.corpus import Corpus
from geodata.selection import LONGEST
from geodata.sparing import graphic
from layers import sparing
from layers.bundle import style
from layers.links import carried

SWITCH = "yes"
Parts = tuple[tuple[str, str], ...]  # ids and titles


@dataclass(frozen=True)
class Choice:
    """A choice of a screen: a parameter of its address, and its values with their titles; without any it is typed.

    The first value is the one where nothing is chosen, and is never written into an address. One that is `carried`
    stands in the address alone: links change it, no widget does. What is typed is at most `longest` characters.
    `when` names another choice, and the values of it at which this one is asked for; `on` is the value at which a
    switch is on.
    """

    name: str
    label: str
    options: Mapping[str, str]
    carried: bool = False
    longest: int = LONGEST
    when: tuple[str, tuple[str, ...]] | None = None
    on: str = ""

    @classmethod
    def switch(cls, name: str, label: str, carried: bool = False, on: str = SWITCH) -> "Choice":
        """A choice between off, at first, and on."""
        return cls(name, label, {"": "no", on: "yes"}, carried, on=on)

    @classmethod
    def words(cls, name: str, label: str) -> "Choice":
        """Words that are typed; none at first."""
        return cls(name, label, {})

    @property
    def is_words(self) -> bool:
        """Whether its value is typed."""
        return not self.options

    def value(self, asked: str) -> str:
        """The value that an address' parameter asks for; the first one where that makes no sense."""
        if self.is_words:
            return " ".join(asked[: self.longest].split())
        return asked if asked in self.options else self.first

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return bool(self.on)

    def is_asked(self, values: Mapping[str, str]) -> bool:
        """Whether a widget asks for it at values of the choices."""
        return not self.carried and self._fits(values)

    def is_chosen(self, values: Mapping[str, str]) -> bool:
        """Whether something is chosen that an address has to say."""
        return self._fits(values) and values.get(self.name, self.first) != self.first

    def _fits(self, values: Mapping[str, str]) -> bool:
        return self.when is None or values.get(self.when[0], "") in self.when[1]

    @property
    def first(self) -> str:
        """The value where nothing is chosen."""
        return next(iter(self.options), "")


SPARING = Choice.switch(sparing.NAME, sparing.LABEL, on=sparing.LEFT_OUT)


def _none(_: Corpus) -> tuple[Choice, ...]:
    return ()


@dataclass(frozen=True)
class Screen:
    """A screen: its name in addresses, its title and lead in plain words, and what it says at values of its choices.

    One that is `plain` holds frames, which Streamlit does not show: it is a plain page alone. One that is `live` has
    parts that a script enlivens, on its plain page too.
    `contents` are the ids and titles of its parts, for a screen long enough to need a table of contents; where they
    differ by corpus and choices, they are made of them. One that is about the `whole` of the data is made of all of it,
    whatever is left out of others.
    """

    name: str
    title: str
    lead: str
    made: Callable[[Corpus, Mapping[str, str]], str]
    own: Callable[[Corpus], tuple[Choice, ...]] = _none
    sheets: tuple[str, ...] = ()
    plain: bool = False
    live: bool = False
    contents: Parts | Callable[[Corpus, Mapping[str, str]], Parts] = ()
    whole: bool = False

    def choices(self, corpus: Corpus) -> tuple[Choice, ...]:
        """Its own choices, and whether graphic detail is left out, where there is any."""
        last = (replace(SPARING, carried=self.whole),) if graphic(corpus) else ()
        return (*self.own(corpus), *last)

    def chosen(self, corpus: Corpus, params: Mapping[str, str]) -> dict[str, str]:
        """The value of every choice that an address' parameters ask for; what makes no sense is not chosen."""
        return {choice.name: choice.value(params.get(choice.name, choice.first)) for choice in self.choices(corpus)}

    def parts(self, corpus: Corpus, values: Mapping[str, str]) -> Parts:
        """The ids and titles of its parts at values of its choices."""
        return self.contents(self._of(corpus, values), values) if callable(self.contents) else self.contents

    def _of(self, corpus: Corpus, values: Mapping[str, str]) -> Corpus:
        """What it is made of at values of its choices."""
        return sparing.spared(corpus, sparing.is_asked(values) and not self.whole)

    def written(self, corpus: Corpus, values: Mapping[str, str]) -> dict[str, str]:
        """The parameters that ask for these values; what is as at first is left out."""
        return {choice.name: values[choice.name] for choice in self.choices(corpus) if choice.is_chosen(values)}

    def citation(self, corpus: Corpus, values: Mapping[str, str]) -> str:
        """How the screen is cited at values of its choices; its address is the page's own."""
        said = [
            f"{choice.label}: {choice.options.get(values[choice.name], values[choice.name])}"
            for choice in self.choices(corpus)
            if choice.is_chosen(values) and not choice.carried
        ]
        return f"{corpus.meta.citation}, “{self.title}”{''.join(f'; {part}' for part in said)}."

    def content(self, corpus: Corpus, values: Mapping[str, str]) -> str:
        """What it says at values of its choices, as HTML; first how much is left out, if something is."""
        own = {name: value for name, value in values.items() if name != sparing.NAME}
        said = self.made(self._of(corpus, values), own)
        if not sparing.is_asked(values):
            return said
        all_of_it = urlencode({**self.written(corpus, values), sparing.NAME: sparing.SHOWN}, safe="/,")
        return sparing.notice(sparing.of_screen(corpus, self.whole), f"{self.name}?{all_of_it}") + Markup(said)

    def shown(self, corpus: Corpus, values: Mapping[str, str]) -> str:
        """What it says at values of its choices, and how it is cited, as HTML."""
        cited = '<p class="reading citation">Cite this page: {} Add its address and the day on which you saw it.</p>'
        html = f"{self.content(corpus, values)}{Markup(cited).format(self.citation(corpus, values))}"
        return carried(html) if sparing.is_asked(values) else html

    def styles(self) -> list[str]:
        """Its style sheets as text."""
        return [style(name) for name in self.sheets]
