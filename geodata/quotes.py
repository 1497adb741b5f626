"""Paragraphs, quotations, and whether a copy of a text is the one the data was read from.

Paragraph numbers count the non-empty lines of a text from 1, after no-break spaces are turned into spaces and
runs of white space are folded; quotations are exact after that folding.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from geodata.model import Claim, Paragraph
from geodata.reading import Problem, Table, read_text
from geodata.registry import BODIES, CLAIMS, KEYWORDS, MENTIONS, NAMES, OCCURRENCES, PARAGRAPHS, SOURCES
from geodata.sources import Source
from geodata.tables import Tables
from geodata.usage import occurrences as found_in
from geodata.usage import words_in
from geodata.words import Occurrence

MAX_WORDS = 12
GAP = "[…]"  # stands in a quote for words left out between its fragments
_ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in ("[A-Z]", "Mrs", "Mr", "Dr", "No", "Feb"))
_SENTENCE_END = re.compile(rf"{_ABBREVIATIONS}(?<=[.!?])[\"”'’)]*\s+")
_SHORTEST_SENTENCE = 5  # words; what an abbreviation's full stop splits off is shorter
_WORD = re.compile(r"\w+")
_QUOTED = re.compile("“([^”]+)”")
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'"})


def fold(text: str) -> str:
    """The text with no-break spaces as spaces and runs of white space as one space, trimmed."""
    return " ".join(text.replace("\u00a0", " ").split())


def paragraphs(text: str) -> list[str]:
    """The folded paragraphs; paragraph n is item n - 1."""
    return [folded for line in text.split("\n") if (folded := fold(line))]


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def occurrences(claim: Claim, paragraph: str) -> int:
    """How often the claim's quote, with its prefix and suffix where given, stands in a folded paragraph.

    A space may stand between quote and prefix or suffix, for cells hold no outer white space. Of a quote in fragments
    it counts the first ones that the others follow in order.
    """
    return sum(1 for _ in re.finditer(f"(?={_pattern(claim)})", paragraph))


def spans(claim: Claim, paragraph: str) -> list[tuple[int, int]]:
    """Where the fragments of a claim's quote stand in a folded paragraph: first character, and the one after it."""
    found = re.search(_pattern(claim), paragraph) if claim.quote else None
    return [found.span(number + 1) for number in range(len(fragments(claim.quote or "")))] if found else []


def _pattern(claim: Claim) -> str:
    """The quote with its prefix and suffix as a regular expression, each of its fragments a group."""
    quote = ".*?".join(f"({re.escape(part)})" for part in fragments(claim.quote or ""))
    parts = [re.escape(claim.prefix or ""), quote, re.escape(claim.suffix or "")]
    return " ?".join(part for part in parts if part)


def fragments(quote: str) -> list[str]:
    """The fragments of a quote, which are parted by `GAP`."""
    return [part.strip() for part in quote.split(GAP)]


def words(quote: str) -> int:
    """How many words of its source a quote holds."""
    return sum(len(part.split()) for part in fragments(quote))


def is_whole_sentence(quote: str, paragraph: str) -> bool:
    """Whether a quote holds all the words of a sentence of the paragraph."""
    words = _WORD.findall(quote.lower())
    for sentence in _SENTENCE_END.split(paragraph):
        whole = _WORD.findall(sentence.lower())
        if whole == words:
            return True
        if len(whole) >= _SHORTEST_SENTENCE and any(words[at : at + len(whole)] == whole for at in range(len(words))):
            return True
    return False


def quoted_words(statement: str) -> list[str]:
    """The fragments that a statement itself sets in curly quotation marks."""
    return _QUOTED.findall(statement)


def _plain(text: str) -> str:
    return text.translate(_PLAIN).lower()


def verify(tables: Tables, folder: Path) -> Iterator[Problem]:
    """Every way in which the texts in a folder do not bear out the data. Documentation is not among them.

    Checks each text's hash and paragraph count, each paragraph's hash, each quote (found exactly once, no whole
    sentence), the words a statement quotes, and each name that is said to stand in a paragraph.
    """
    texts: dict[str, list[str]] = {}
    for line, source in tables[SOURCES].located():
        if source.is_text:
            yield from _verify_text(line, source, folder, texts)
    for line, row in tables[PARAGRAPHS].located():
        if row.source in texts:
            found = _paragraph(texts, row.source, row.paragraph)
            if found is None or sha256(found) != row.sha256:
                yield tables[PARAGRAPHS].problem(
                    line,
                    f"{row.source} paragraph {row.paragraph} differs from the text that was read",
                    "use the unaltered text",
                )
    for line, claim in tables[CLAIMS].located():
        if claim.source in texts and claim.paragraph and claim.quote:
            found = _paragraph(texts, claim.source, claim.paragraph)
            yield from _verify_claim(tables[CLAIMS], line, claim, claim.quote, found)
    for line, name in tables[NAMES].located():
        if name.source in texts and name.paragraph:
            found = _paragraph(texts, name.source, name.paragraph)
            if found is None or name.toponym not in found:
                yield tables[NAMES].problem(
                    line,
                    f"'{name.toponym}' does not stand in {name.source} paragraph {name.paragraph}",
                    "correct the name or the paragraph",
                )

    yield from _verify_acts(tables, texts)
    yield from _verify_counts(tables, texts)


def counted(tables: Tables, folder: Path) -> tuple[list[Paragraph], list[Occurrence]]:
    """The paragraphs with their number of words, and every occurrence of the keywords, as the texts in a folder say.

    Raises `KeyError` where a text is not there: verify first.
    """
    texts: dict[str, list[str]] = {}
    for line, source in tables[SOURCES].located():
        if source.is_text and any(_verify_text(line, source, folder, texts)):
            raise KeyError(source.id)
    numbered = [
        row.model_copy(update={"words": words_in(texts[row.source][row.paragraph - 1])})
        for row in tables[PARAGRAPHS].rows
    ]
    return numbered, list(found_in(tables[KEYWORDS].rows, texts))


def _verify_counts(tables: Tables, texts: dict[str, list[str]]) -> Iterator[Problem]:
    """The counted words are those that the texts hold."""
    remedy = "run `python -m geodata verify --texts DIR --write`"
    for line, row in tables[PARAGRAPHS].located():
        found = _paragraph(texts, row.source, row.paragraph) if row.source in texts else None
        if found is not None and row.words not in (None, words_in(found)):
            yield tables[PARAGRAPHS].problem(line, f"{row.source} paragraph {row.paragraph} has other words", remedy)
    recorded = [row for row in tables[OCCURRENCES].rows if row.source in texts]
    if recorded != list(found_in(tables[KEYWORDS].rows, texts)):
        yield tables[OCCURRENCES].problem(0, "differs from where the keywords stand in the texts", remedy)


def _verify_acts(tables: Tables, texts: dict[str, list[str]]) -> Iterator[Problem]:
    """What a text is said to call an act stands in the paragraphs of the claims that speak of it; names of bodies stand
    in some text, and not only as a part of a longer word."""
    claims = {claim.id: claim for claim in tables[CLAIMS].rows}
    for line, mention in tables[MENTIONS].located():
        if mention.word and mention.source in texts:
            numbers = {claims[key].paragraph or 0 for key in mention.claims if key in claims}
            found = (_paragraph(texts, mention.source, number) or "" for number in numbers)
            if not any(mention.word in paragraph for paragraph in found):
                yield tables[MENTIONS].problem(
                    line,
                    f"'{mention.word}' stands in no paragraph of {mention.source} that speaks of {mention.act}",
                    "copy the text's own words",
                )
    everything = [paragraph for found in texts.values() for paragraph in found]
    for line, body in tables[BODIES].located():
        for name in body.names:
            if not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", paragraph) for paragraph in everything):
                yield tables[BODIES].problem(line, f"'{name}' stands in no text", "copy the text's spelling")


def _verify_text(line: int, source: Source, folder: Path, texts: dict[str, list[str]]) -> Iterator[Problem]:
    """A text's hash and number of paragraphs; its paragraphs go into `texts`."""
    path = folder / str(source.custom.file)
    problems: list[Problem] = []
    text = read_text(path, problems)
    if text is None:
        for problem in problems:
            yield Problem(str(path), 0, problem.message, "point --texts at the folder of the texts")
        return
    texts[source.id] = paragraphs(text)
    if hashlib.sha256(path.read_bytes()).hexdigest() != source.custom.sha256:
        yield Problem(
            str(path),
            0,
            "altered text: its SHA-256 differs from the recorded one",
            f"use the text that {SOURCES.path}:{line} records",
        )
    if len(texts[source.id]) != source.custom.paragraphs:
        yield Problem(
            SOURCES.path,
            line,
            f"{source.id} has {len(texts[source.id])} paragraphs, recorded are {source.custom.paragraphs}",
            "use the unaltered text",
        )


def _paragraph(texts: dict[str, list[str]], source: str, number: int) -> str | None:
    found = texts[source]
    return found[number - 1] if number <= len(found) else None


def _verify_claim(table: Table[Claim], line: int, claim: Claim, quote: str, paragraph: str | None) -> Iterator[Problem]:
    where = f"{claim.source} paragraph {claim.paragraph}"
    if paragraph is None:
        yield table.problem(line, f"there is no {where}", "correct the paragraph number")
        return
    count = occurrences(claim, paragraph)
    if count != 1:
        found = "not found" if count == 0 else f"found {count} times"
        yield table.problem(
            line,
            f"quote of {claim.id} {found} in {where}",
            "copy the fragment exactly, and lengthen it or add a prefix until it is found once",
        )
    if any(is_whole_sentence(part, paragraph) for part in fragments(quote)):
        yield table.problem(
            line,
            f"quote of {claim.id} is a whole sentence",
            "shorten it to a fragment",
        )
    for fragment in quoted_words(claim.statement):
        if _plain(fragment) not in _plain(paragraph):
            yield table.problem(
                line,
                f"statement of {claim.id} quotes “{fragment}”, not found in {where}",
                "quote the text's own words",
            )
