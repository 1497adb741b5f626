"""What is asked for: the parameters of an address, the same for page, API, downloads and command line.

`Selection.from_params` is the one reader; `geodata.frames` applies what it returns. An empty query is everything.
Nothing of a refused value is repeated in a message.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from geodata.corpus import Corpus
from geodata.dates import FIRST_DAY, LAST_DAY, Edtf, day_number, iso_day, parse
from geodata.folding import patterns
from geodata.sources import SourceClass

LONGEST = 2000  # characters of one value; an honest address stays far below
_LONG_YEAR = re.compile(r"-(\d{6})-(\d\d)-(\d\d)", re.ASCII)  # as `iso_day` writes years before 0
_WORD = re.compile(r"[A-Za-z][\w.-]{0,63}", re.ASCII)
_PARAGRAPH = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,12})?", re.ASCII)


class SelectionError(ValueError):
    """A parameter that makes no sense; the message names it and says what it takes."""

    def __init__(self, parameter: str, takes: str) -> None:
        self.parameter, self.takes = parameter, takes
        super().__init__(f"{parameter}: takes {takes}")


@dataclass(frozen=True)
class Selection:
    """What a viewer has asked to see. `None` asks for nothing in particular; days are days since 1970-01-01.

    `paragraph` keeps only the claims of texts in a paragraph of that number, `ids` only these claims, `figures` only
    those with a figure or only those without, `located` those on the map or the others; `graphic` `False` leaves out
    those with graphic detail.
    A window (`first`, `last`) keeps undated claims; `dated` keeps only the dated or only the undated ones, `within`
    `False` only the dated ones outside the window. `undated`, `names`, `base` and `map` concern how a map is seen:
    whether it draws what has no date, and so on.
    """

    first: int | None = None
    last: int | None = None
    layers: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    sources: frozenset[str] | None = None
    source_class: SourceClass | None = None
    paragraph: int | None = None
    ids: frozenset[str] | None = None
    words: str = ""
    figures: bool | None = None
    dated: bool | None = None
    within: bool = True
    place: str | None = None
    claim: str | None = None
    located: bool | None = None
    graphic: bool = True
    undated: bool = True
    names: str | None = None
    base: str | None = None
    map: tuple[float, float, float] | None = None

    @classmethod
    def from_params(cls, params: Mapping[str, str] | Iterable[tuple[str, str]], corpus: Corpus) -> "Selection":
        """The selection of an address' parameters. Raises `SelectionError` at the first that makes no sense."""
        pairs = list(params.items() if isinstance(params, Mapping) else params)
        asked: dict[str, Any] = {}
        for name, value in pairs:
            parameter = PARAMETERS.get(name)
            if parameter is None:
                raise SelectionError("unknown parameter", f"{', '.join(PARAMETERS)}")
            if parameter.field in asked:
                raise SelectionError(name, f"one value, not several; {parameter.takes}")
            try:
                if len(value) > LONGEST:
                    raise ValueError
                asked[parameter.field] = parameter.read(value, corpus)
            except ValueError:
                raise SelectionError(name, parameter.takes) from None
        first, last = asked.get("first"), asked.get("last")
        if first is not None and last is not None and first > last:
            raise SelectionError("to", "a date that is not before from")
        return cls(**asked)

    @classmethod
    def from_query(cls, query: str, corpus: Corpus) -> "Selection":
        """The selection of a query such as `from=1992-02&topic=x`. Raises `SelectionError`."""
        return cls.from_params(parse_qsl(query.removeprefix("?"), keep_blank_values=True), corpus)

    def params(self, corpus: Corpus) -> dict[str, str]:
        """The parameters that ask for this selection, in the order of `PARAMETERS`; ids in the corpus' order."""
        return {
            name: parameter.write(value, corpus)
            for name, parameter in PARAMETERS.items()
            if (value := getattr(self, parameter.field)) != _DEFAULTS[parameter.field]
        }

    def query(self, corpus: Corpus) -> str:
        """The parameters as a query string, empty where everything is asked for."""
        return urlencode(self.params(corpus), safe=",")

    def meets(self, when: Edtf) -> bool:
        """Whether one of a date's days lies in the window."""
        first = FIRST_DAY if self.first is None else self.first
        return when.meets(first, LAST_DAY if self.last is None else self.last)

    @property
    def narrows_claims(self) -> bool:
        """Whether it asks for some claims by what they say or when, and not only by their layer or place."""
        asked = (
            self.first,
            self.last,
            self.topics,
            self.sources,
            self.source_class,
            self.paragraph,
            self.ids,
            self.figures,
            self.dated,
            self.claim,
        )
        return bool(self.words) or not self.within or not self.graphic or any(value is not None for value in asked)

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return not self.narrows_claims and (self.layers, self.place, self.located) == (None, None, None)


_DEFAULTS = {field.name: field.default for field in fields(Selection)}


class Parameter(NamedTuple):
    """A parameter of an address: its field in `Selection`, reader, writer, and what it takes in words."""

    field: str
    read: Callable[[str, Corpus], Any]
    write: Callable[[Any, Corpus], str]
    takes: str


def _date(text: str) -> Edtf:
    if not re.fullmatch(r"-?\d{4}(-\d\d){0,2}", text, re.ASCII):
        raise ValueError
    return parse(text)


def _edge(end: int) -> Callable[[str, Corpus], int]:
    """A reader of the first (0) or last (1) day of a plain date."""

    def read(text: str, _: Corpus) -> int:
        if found := _LONG_YEAR.fullmatch(text):
            year, month, day = map(int, found.groups())
            if not year:
                raise ValueError
            return day_number(-year if year <= 9999 else 10**4, month, day)
        return _date(text).days[end]

    return read


def _ids(known: Callable[[Corpus], Iterable[str]]) -> Callable[[str, Corpus], frozenset[str]]:
    def read(text: str, corpus: Corpus) -> frozenset[str]:
        asked = frozenset(part for part in text.split(",") if part)
        if not asked <= set(known(corpus)):
            raise ValueError
        return asked

    return read


def _joined(known: Callable[[Corpus], Iterable[str]]) -> Callable[[Iterable[str], Corpus], str]:
    def write(ids: Iterable[str], corpus: Corpus) -> str:
        held = set(ids)
        return ",".join(one for one in known(corpus) if one in held)

    return write


def _some(known: Callable[[Corpus], Iterable[str]]) -> Callable[[str, Corpus], frozenset[str]]:
    """A reader of one id or several, but not of none."""
    read_ids = _ids(known)

    def read(text: str, corpus: Corpus) -> frozenset[str]:
        found = read_ids(text, corpus)
        if not found:
            raise ValueError
        return found

    return read


def _one(known: Callable[[Corpus], Iterable[str]]) -> Callable[[str, Corpus], str]:
    def read(text: str, corpus: Corpus) -> str:
        if text not in known(corpus):
            raise ValueError
        return text

    return read


def _choice(choices: Mapping[str, Any]) -> Callable[[str, Corpus], Any]:
    def read(text: str, _: Corpus) -> Any:
        if text not in choices:
            raise ValueError
        return choices[text]

    return read


def _words(text: str, _: Corpus) -> str:
    text.encode()  # half a character (a lone surrogate) is a `ValueError`
    return " ".join(text.split()) if patterns(text) else ""


def _paragraph(text: str, _: Corpus) -> int:
    if not _PARAGRAPH.fullmatch(text):
        raise ValueError
    return int(text)


def _name(text: str, _: Corpus) -> str:
    if not _WORD.fullmatch(text):
        raise ValueError
    return text


def _position(text: str, _: Corpus) -> tuple[float, float, float]:
    parts = text.split(",")
    if not all(map(_NUMBER.fullmatch, parts)):
        raise ValueError
    latitude, longitude, zoom = map(float, parts)
    if abs(latitude) > 85 or abs(longitude) > 200 or not 0 <= zoom <= 19:
        raise ValueError
    return latitude, longitude, zoom


def _plainly(value: Any, _: Corpus) -> str:
    return str(value)


def _day_text(day: int, _: Corpus) -> str:
    return str(iso_day(day))


def _position_text(position: tuple[float, ...], _: Corpus) -> str:
    return ",".join(f"{round(number, 6) or 0:.6f}".rstrip("0").rstrip(".") for number in position)


def _yes_no(value: bool, _: Corpus) -> str:
    return "yes" if value else "no"


def _layers(corpus: Corpus) -> Iterable[str]:
    return (rule.id for rule in corpus.layers)


_topics, _sources, _claims = map(attrgetter, ("topics", "sources", "claims"))


def _namings(corpus: Corpus) -> set[str]:
    return {"source", *corpus.texts, *corpus.meta.languages}


_YES_NO = {"yes": True, "no": False}
_ANY = {**_YES_NO, "any": None}  # as where nothing is said, for a page whose first view says something
_A_DATE = "a date: YYYY, YYYY-MM or YYYY-MM-DD, with - before a year before 0"

PARAMETERS: dict[str, Parameter] = {
    "from": Parameter("first", _edge(0), _day_text, _A_DATE),
    "to": Parameter("last", _edge(1), _day_text, _A_DATE),
    "layers": Parameter("layers", _ids(_layers), _joined(_layers), "ids of layers, a comma between"),
    "topic": Parameter("topics", _some(_topics), _joined(_topics), "ids of topics, a comma between"),
    "source": Parameter("sources", _some(_sources), _joined(_sources), "ids of sources, a comma between"),
    "class": Parameter(
        "source_class", _choice({str(one): one for one in SourceClass}), _plainly, f"one of {', '.join(SourceClass)}"
    ),
    "paragraph": Parameter("paragraph", _paragraph, _plainly, "the number of a paragraph, from 1 to 9999"),
    "ids": Parameter("ids", _some(_claims), _joined(_claims), "ids of claims, a comma between"),
    "q": Parameter("words", _words, _plainly, f"words, at most {LONGEST} characters"),
    "figures": Parameter("figures", _choice(_YES_NO), _yes_no, "yes or no"),
    "dated": Parameter("dated", _choice(_ANY), _yes_no, "yes, no or any"),
    "within": Parameter("within", _choice(_YES_NO), _yes_no, "no, for the dated claims outside the window"),
    "place": Parameter("place", _one(lambda corpus: corpus.places), _plainly, "the id of a place"),
    "claim": Parameter("claim", _one(lambda corpus: corpus.claims), _plainly, "the id of a claim"),
    "located": Parameter("located", _choice(_ANY), _yes_no, "yes, no or any"),
    "graphic": Parameter("graphic", _choice(_YES_NO), _yes_no, "no, to leave out statements with graphic detail"),
    "undated": Parameter("undated", _choice(_YES_NO), _yes_no, "no, for a map without what has no date"),
    "names": Parameter("names", _one(_namings), _plainly, "source, the id of a text, or a language"),
    "base": Parameter("base", _name, _plainly, "the name of a base map"),
    "map": Parameter("map", _position, _position_text, "latitude, longitude and zoom, a comma between"),
}
