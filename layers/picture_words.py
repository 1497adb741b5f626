"""What a picture says of itself in words: its time window, what narrows it, and places by the names that are chosen."""

from collections.abc import Iterable, Iterator

from geodata.corpus import Corpus
from geodata.date_words import date_text, year_text
from geodata.dates import parse, year_month_day
from geodata.model import Toponym
from geodata.selection import Selection
from geodata.wording import counted
from layers.features import namings

BETWEEN = " / "


def window(corpus: Corpus, selection: Selection) -> tuple[int, int]:
    """First and last day of what is asked for, within the time axis where an end is open."""
    first, last = corpus.extent
    return (
        first if selection.first is None else selection.first,
        last if selection.last is None else selection.last,
    )


def window_text(first: int, last: int) -> str:
    """A window in words, as short as it can be said: "25–26 February 1992", "1988 – 1991"."""
    (start, month, day), (end, last_month, last_day) = year_month_day(first), year_month_day(last)
    if (month, day, last_month, last_day) == (1, 1, 12, 31):
        return year_text(start) if start == end else f"{year_text(start)} – {year_text(end)}"
    return date_text(parse(f"{_edtf(first)}/{_edtf(last)}"))


def _edtf(day: int) -> str:
    year, month, of_month = year_month_day(day)
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{of_month:02d}"


def heading(corpus: Corpus, selection: Selection) -> str:
    """The title of the window, with the name of its period where it is one."""
    if selection.first is None and selection.last is None:
        return "All dates"
    days = window(corpus, selection)
    said = window_text(*days)
    named = next((chapter.title for chapter in corpus.chapters if chapter.days == days), said)
    return said if _same(named, said) else f"{named} ({said})"


def _same(one: str, other: str) -> bool:
    return one.replace(" ", "") == other.replace(" ", "")


def tally(corpus: Corpus, texts: int, documents: int) -> str:
    """A number of statements in words, those of documentation apart."""
    mixed = len({source.is_text for source in corpus.sources.values()}) > 1
    if not mixed or not texts + documents:
        return counted(texts + documents)
    if not documents:
        return f"{counted(texts)} of texts"
    if not texts:
        return f"{counted(documents)} of documentation"
    return f"{counted(texts)} of texts, {documents:,} of documentation"


def filters(corpus: Corpus, selection: Selection) -> Iterator[str]:
    """What besides layers and window narrows what is drawn, and what is chosen, each in words."""
    if selection.sources is not None:
        yield "sources: " + _listed(
            source.custom.label for key, source in corpus.sources.items() if key in selection.sources
        )
    if selection.paragraph is not None:
        yield f"paragraph {selection.paragraph}"
    if selection.ids is not None:
        yield counted(len(selection.ids), "chosen statement")
    if selection.topics is not None:
        yield "topics: " + _listed(corpus.title("topic", topic) for topic in corpus.topics if topic in selection.topics)
    if selection.source_class is not None:
        yield "texts" if selection.source_class == "text" else "documentation"
    if selection.figures is not None:
        yield "with figures" if selection.figures else "without figures"
    if selection.dated is not None:
        yield "dated" if selection.dated else "undated"
    if not selection.within:
        yield "outside the time window"
    if selection.located is not None:
        yield "at a place on the map" if selection.located else "without a place on the map"
    if selection.words:
        yield f"with the words “{selection.words}”"
    if not selection.graphic:
        yield "statements without graphic detail"


def _listed(titles: Iterable[str]) -> str:
    return ", ".join(titles)


def layers(corpus: Corpus, selection: Selection) -> str:
    """The layers that are drawn and those that are not."""
    on = [rule for rule in corpus.layers if selection.layers is None or rule.id in selection.layers]
    off = [rule.title for rule in corpus.layers if rule not in on]
    if not off:
        return "All layers are shown."
    shown = "; ".join(rule.title for rule in on) or "none"
    return f"Layers: {shown}. Not shown: {'; '.join(off)}."


def naming(corpus: Corpus, selection: Selection) -> str:
    """How places are named, where it is not as in the texts."""
    if selection.names in (None, "source"):
        return ""
    return f"Place names: {namings(corpus).get(selection.names or '', corpus.meta.languages.get('en', ''))}."


def name_of(corpus: Corpus, place: str, selection: Selection) -> str:
    """A place's name in the chosen naming and window, several with a stroke between; else its heading name."""
    naming = selection.names or "source"
    users = [name for name in corpus.names.get(place, ()) if naming in (name.lang, name.source)]
    if not users:
        return corpus.places[place].title
    days = window(corpus, selection)
    used = [name for name in users if _in_use(name, *days)]
    return BETWEEN.join(dict.fromkeys(name.toponym for name in used or users))


def _in_use(name: Toponym, first: int, last: int) -> bool:
    """Whether a name was in use on some day of a window; one without years always was."""
    since, until = _year(name.since, 0), _year(name.until, 1)
    return (since is None or since <= last) and (until is None or until >= first)


def _year(text: str | None, end: int) -> int | None:
    try:
        return parse(text).days[end] if text else None
    except ValueError:  # years are free text
        return None
