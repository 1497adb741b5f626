"""The command line: `python -m geodata check | verify --texts DIR [--write] | export --to DIR | describe | release`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from geodata import changes, codebook, descriptor
from geodata.checks import check, digests
from geodata.corpus import DATA, load
from geodata.exports import write
from geodata.files import csv_text, replace_text
from geodata.formats import BY_NAME
from geodata.quotes import counted, verify
from geodata.reading import DataError, Problem
from geodata.registry import CLAIMS, META, OCCURRENCES, PARAGRAPHS, RELEASED, SOURCES
from geodata.selection import Selection, SelectionError
from geodata.tables import read

ALL = "all"
CODEBOOK = DATA.parents[1] / "docs" / "codebook.md"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the corpus (default: the bundled one)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="validate the data files")
    verifying = commands.add_parser("verify", help="find every quote in the texts")
    verifying.add_argument("--texts", type=Path, required=True, metavar="DIR")
    verifying.add_argument("--write", action="store_true", help="count words and keywords in the texts anew")
    exporting = commands.add_parser("export", help="write the data in open formats")
    exporting.add_argument("--to", type=Path, required=True, metavar="DIR")
    exporting.add_argument("--format", action="append", choices=[*BY_NAME, ALL], help="one format (default: all)")
    exporting.add_argument(
        "--select", default="", metavar="QUERY", help="what to export, as an address asks for it: from=1992-02&q=word"
    )
    commands.add_parser("describe", help="write datapackage.json and the codebook's definitions anew")
    commands.add_parser("release", help="write released.csv: the records as this version releases them")
    return parser


def _report(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def _check(folder: Path) -> int:
    code = _report(check(folder))
    if code == 0:
        corpus = load(folder)
        print(f"{len(corpus.claims)} claims at {len(corpus.places)} places: sound")
    return code


def _count(folder: Path, texts: Path) -> None:
    """Write the numbers of words and where keywords stand; nothing where a text is missing or altered."""
    problems: list[Problem] = []
    tables = read(folder, problems)
    if problems:
        return
    try:
        numbered, found = counted(tables, texts)
    except KeyError:
        return  # `verify` says which
    for file, rows in ((PARAGRAPHS, numbered), (OCCURRENCES, found)):
        replace_text(folder / file.path, csv_text(file.model, rows))
        print(folder / file.path)


def _verify(folder: Path, texts: Path, write_counts: bool) -> int:
    if write_counts:
        _count(folder, texts)
    problems: list[Problem] = []
    tables = read(folder, problems)
    code = _report(problems or list(verify(tables, texts)))
    if code == 0:
        sources = {source.id: source.is_text for source in tables[SOURCES].rows}
        quotes = sum(bool(claim.quote) and sources.get(claim.source, False) for claim in tables[CLAIMS].rows)
        print(
            f"{quotes} quotes and {len(tables[PARAGRAPHS].rows)} paragraphs "
            f"of {sum(sources.values())} texts: found as recorded"
        )
        documents = {key for key, is_text in sources.items() if not is_text}
        unverified = sum(claim.source in documents for claim in tables[CLAIMS].rows)
        if documents:
            print(f"not verified: {unverified} statements of documentation ({len(documents)} publications)")
            print("of which no copy belongs to the texts; `seen_as` says how far each was seen")
    return code


def _export(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    corpus = load(options.data)
    try:
        selection = Selection.from_query(options.select, corpus)
    except SelectionError as error:
        parser.error(f"--select: {error}")
    formats = options.format or [ALL]
    for path in write(corpus, options.to, BY_NAME if ALL in formats else formats, selection):
        print(path)
    return 0


def _describe(folder: Path) -> int:
    corpus = load(folder)
    texts = {folder / "datapackage.json": descriptor.text(corpus.meta, corpus.lessons.values())}
    if folder == DATA:
        terms = [term for rows in corpus.terms.values() for term in rows.values()]
        texts[CODEBOOK] = codebook.renewed(CODEBOOK.read_text(encoding="utf-8"), terms)
    for path, text in texts.items():
        replace_text(path, text)
        print(path)
    return 0


def _release(folder: Path) -> int:
    """Rows of changes.csv stay; what they speak of is then compared with this release."""
    code = _report(check(folder))
    if code == 0:
        path = folder / RELEASED.path
        tables = read(folder, [])
        replace_text(path, changes.released_text(tables[META].rows[0].version, digests(tables)))
        print(path)
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code, 0 sound, 1 problems found. Exits with 2 where the call makes no sense."""
    parser = _parser()
    options = parser.parse_args(arguments)
    commands: dict[str, Callable[[], int]] = {
        "check": lambda: _check(options.data),
        "verify": lambda: _verify(options.data, options.texts, options.write),
        "export": lambda: _export(options, parser),
        "describe": lambda: _describe(options.data),
        "release": lambda: _release(options.data),
    }
    try:
        return commands[options.command]()
    except DataError as error:
        return _report(error.problems)
    except OSError as error:
        print(f"{error.filename2 or error.filename or options.command}: {error.strerror}; choose another folder")
        return 1


if __name__ == "__main__":
    sys.exit(main())
