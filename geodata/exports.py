"""Exports that other programs rely on: files of the registered formats, written whole or not at all."""

from collections.abc import Iterable
from pathlib import Path

from geodata.corpus import Corpus
from geodata.files import replacing
from geodata.formats import BY_NAME
from geodata.frames import select
from geodata.selection import Selection


def write(
    corpus: Corpus,
    folder: Path,
    formats: Iterable[str] = tuple(BY_NAME),
    selection: Selection | None = None,
) -> list[Path]:
    """Write the files of the given formats, of all or of a selection, into a folder and return their paths.

    All files are complete before the first is renamed into place. Raises `OSError` where the folder cannot be
    written, `KeyError` for a format that is not registered.
    """
    selected = select(corpus, selection)
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        folder / f"{content}{each.suffix}": chunks
        for each in (BY_NAME[name] for name in formats)
        for content, chunks in each.contents.items()
    }
    with replacing(files) as pending:
        for path, chunks in files.items():
            with pending[path].open("wb") as file:
                file.writelines(chunks(selected))
    return list(files)
