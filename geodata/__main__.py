"""The command line: `python -m geodata check | verify --texts DIR | export --to DIR`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from geodata.checks import check
from geodata.corpus import DATA, load
from geodata.exports import FORMATS, write
from geodata.quotes import verify
from geodata.reading import DataError, Problem
from geodata.tables import read


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=DATA,
        metavar="DIR",
        help="the corpus (default: the bundled one)",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="validate the data files")
    verifying = commands.add_parser("verify", help="find every quote in the texts")
    verifying.add_argument("--texts", type=Path, required=True, metavar="DIR")
    exporting = commands.add_parser("export", help="write the data in open formats")
    exporting.add_argument("--to", type=Path, required=True, metavar="DIR")
    exporting.add_argument("--format", action="append", choices=list(FORMATS), help="one format (default: all)")
    return parser


def _report(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 sound, 1 problems found."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "check":
            code = _report(check(options.data))
            if code == 0:
                corpus = load(options.data)
                print(f"{len(corpus.claims)} claims at {len(corpus.places)} places: sound")
            return code
        if options.command == "verify":
            problems: list[Problem] = []
            tables = read(options.data, problems)
            code = _report(problems or list(verify(tables, options.texts)))
            if code == 0:
                print(
                    f"{len(tables.claims.rows)} quotes and {len(tables.paragraphs.rows)} paragraphs "
                    f"of {len(tables.sources.rows)} texts: found as recorded"
                )
            return code
        for path in write(load(options.data), options.to, options.format or tuple(FORMATS)):
            print(path)
        return 0
    except DataError as error:
        return _report(error.problems)
    except OSError as error:
        print(f"{error.filename2 or error.filename or options.command}: {error.strerror}; choose another folder")
        return 1


if __name__ == "__main__":
    sys.exit(main())
