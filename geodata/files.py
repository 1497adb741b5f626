"""Files that are written whole or not at all: to a temporary file beside the final one, then renamed."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel


@contextmanager
def replacing(paths: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Temporary files for the given paths; when the block ends without an error, each is renamed to its path.

    Raises `OSError` where a folder cannot be written; then, as after any error in the block, the old files stand.
    """
    pending: dict[Path, Path] = {}
    try:
        for path in paths:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            os.close(handle)
            pending[path] = Path(name)
        yield pending
        for path, temporary in pending.items():
            temporary.chmod(0o644)
            temporary.replace(path)
    finally:
        for temporary in pending.values():
            temporary.unlink(missing_ok=True)


def replace_text(path: Path, text: str) -> None:
    """Write a UTF-8 text. Raises `OSError` where it cannot be written; then the old file stands."""
    with replacing([path]) as pending:
        pending[path].write_text(text, encoding="utf-8")


def csv_text(model: type[BaseModel], rows: Iterable[BaseModel]) -> str:
    """Records whose cells are single values as the text of a data file, with its header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(model.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.model_dump(mode="json") for row in rows)
    return out.getvalue()
