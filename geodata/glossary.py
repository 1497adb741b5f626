"""The glossary: what this map's words mean, plain terms of the texts, and who uses contested words how.

No contested word is defined here. Which sources use one is computed: a word is found wherever one of its forms stands,
of whatever it is said, also where a source denies it; nothing is weighed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geodata import usage
from geodata.corpus import Corpus
from geodata.model import Claim, Mode
from geodata.words import Entry, EntryKind

_QUOTED = re.compile("“([^”]*)”")


class Manner(StrEnum):
    """In what kind of statement a source uses a word."""

    EVENT = "event"
    JUDGEMENT = "judgement"
    ACT = "act"
    CALL = "call"
    REPORTED = "reported"
    REMEMBRANCE = "remembrance"
    BACKGROUND = "background"


MANNERS = {
    Manner.EVENT: "as something that happened, citing nobody",
    Manner.JUDGEMENT: "in a judgement, aim or comparison, citing nobody",
    Manner.ACT: "on an act of a state or body",
    Manner.CALL: "in a call for something",
    Manner.REPORTED: "on what others said, wrote, found or charged",
    Manner.REMEMBRANCE: "on remembrance or a campaign",
    Manner.BACKGROUND: "on a state or circumstance",
}
ACTS = frozenset(
    {"recognition", "resolution", "declaration", "statement", "decree", "law", "political-decision", "agreement"}
)
REPORTS = frozenset(
    {
        *("speech", "testimony", "press-report", "ngo-report", "investigation"),
        *("charge", "forensic", "legal-norm", "petition"),
    }
)
CALL = "demand"
_BY_MODE = {
    Mode.EVENT: Manner.EVENT,
    Mode.FIGURE: Manner.EVENT,
    Mode.CHARACTERISATION: Manner.JUDGEMENT,
    Mode.COMMEMORATION: Manner.REMEMBRANCE,
    Mode.BACKGROUND: Manner.BACKGROUND,
}


@dataclass(frozen=True)
class Use:
    """A statement in which a word stands: in the words `said`, its source's `own` or ours."""

    claim: Claim
    said: str
    own: bool
    manner: Manner


@dataclass(frozen=True)
class NameUse:
    """A name of a place: its language, the sources that use it, who else does, and since and until when."""

    place: str
    toponym: str
    lang: str
    sources: tuple[str, ...]
    used_by: tuple[str, ...]
    since: str | None
    until: str | None


def manner(claim: Claim) -> Manner:
    """In what kind of statement a word stands; a source that names its own source reports."""
    if claim.kind == CALL:
        return Manner.CALL
    if claim.kind in ACTS:
        return Manner.ACT
    if claim.kind in REPORTS or claim.quoted_source:
        return Manner.REPORTED
    return _BY_MODE[claim.mode]


@lru_cache(maxsize=4)
def _words_for_acts(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """The sources' own words for what an act means, by the claims that speak of it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in corpus.mentions:
        for claim in mention.claims if mention.word else ():
            found[claim][mention.word or ""] = None
    return {claim: tuple(words) for claim, words in found.items()}


def _said(corpus: Corpus, claim: Claim, entry: Entry, pattern: re.Pattern[str]) -> tuple[str, bool] | None:
    """The words of a claim in which a form stands, and whether they are its source's own.

    A source's word for an act counts where the claim is on the act, not where it repeats what the act reports.
    """
    words = _words_for_acts(corpus).get(claim.id, ()) if claim.kind in ACTS else ()
    if claim.quote and pattern.search(claim.quote):
        return claim.quote, True
    if any(map(pattern.search, _QUOTED.findall(claim.statement))):
        return claim.statement, True
    if (word := next(filter(pattern.search, words), None)) is not None:
        return word, True
    # Of texts our own words are not the source's. Places bear our titles, whatever a publication calls them.
    ours = not corpus.sources[claim.source].is_text and not entry.places
    return (claim.statement, False) if ours and pattern.search(_QUOTED.sub("", claim.statement)) else None


@lru_cache(maxsize=1024)
def uses(corpus: Corpus, entry: Entry) -> tuple[Use, ...]:
    """The statements in which a form of an entry stands, in the order of claims.csv.

    Of texts those in whose passage, quoted words or word for an act it stands; of documentation, which is mostly not
    quoted, also those that we word with it.
    """
    if not entry.forms:
        return ()
    pattern = usage.pattern(entry.forms)
    found = ((claim, _said(corpus, claim, entry, pattern)) for claim in corpus.claims.values())
    return tuple(Use(claim, *said, manner(claim)) for claim, said in found if said)


def in_texts(corpus: Corpus, entry: Entry) -> dict[str, tuple[Use, ...]]:
    """The uses by text, silent ones included."""
    return {text: tuple(use for use in uses(corpus, entry) if use.claim.source == text) for text in corpus.texts}


def in_documentation(corpus: Corpus, entry: Entry) -> dict[str, tuple[Use, ...]]:
    """The uses of documentation by publication, those alone that have any, in the order of sources.json."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses(corpus, entry):
        found[use.claim.source].append(use)
    return {source: tuple(found[source]) for source in corpus.sources if source in found and source not in corpus.texts}


def manners(found: Iterable[Use]) -> dict[Manner, int]:
    """How many uses are of each manner that occurs."""
    counts = Counter(use.manner for use in found)
    return {one: counts[one] for one in Manner if counts[one]}


def marked(entry: Entry, text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is a form of the entry; joined they are the text."""
    at = 0
    for found in usage.pattern(entry.forms).finditer(text):
        yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    yield text[at:], False


def unfound(corpus: Corpus, entry: Entry) -> tuple[str, ...]:
    """The forms for which no statement is found."""
    return tuple(form for form in entry.forms if not uses(corpus, entry.model_copy(update={"forms": (form,)})))


def names(corpus: Corpus, entry: Entry) -> tuple[NameUse, ...]:
    """The names of an entry's places, each with all who use it; in the order of names.csv."""
    found: dict[tuple[str, ...], NameUse] = {}
    for place in entry.places:
        for row in corpus.names.get(place, ()):
            key = (place, row.toponym, row.lang, row.since or "", row.until or "")
            held = found.get(key) or NameUse(place, row.toponym, row.lang, (), (), row.since, row.until)
            sources = dict.fromkeys([*held.sources, *([row.source] if row.source else [])])
            users = dict.fromkeys([*held.used_by, *([row.used_by] if row.used_by else [])])
            found[key] = NameUse(place, row.toponym, row.lang, tuple(sources), tuple(users), row.since, row.until)
    return tuple(found.values())


def faults(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry by its kind, and what to do."""
    if entry.kind is EntryKind.CONTESTED:
        if entry.definition:
            yield "a contested word is defined", "leave definition empty, or name a law in law and law_source"
        if not entry.forms and not entry.places:
            yield "it is not said what is looked for", "fill in forms or places"
    elif not entry.definition:
        yield "it has no definition", "fill it in"
    elif entry.law:
        yield "law is for contested words", "leave it empty"
    if bool(entry.law) != bool(entry.law_source):
        yield "law and law_source go together", "fill in both or none"
    if entry.id in entry.see:
        yield "it refers to itself", "remove it from see"
