"""Files are written whole or not at all."""

import resource
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geodata import exports
from geodata.corpus import Corpus
from geodata.exports import write
from geodata.formats import BY_FILE, BY_NAME, FORMATS
from geodata.frames import Selected, select
from geodata.selection import Selection


def test_every_format_has_a_name_and_every_file_one_of_its_own() -> None:
    assert list(BY_NAME) == ["geojson", "acts", "disagreements", "csl-json", "csv", "gpkg"]
    assert len(BY_FILE) == sum(len(each.contents) for each in FORMATS)


def test_all_files_are_what_the_formats_make(small: Corpus, tmp_path: Path) -> None:
    selection = Selection(words="lanterns")
    written = write(small, tmp_path / "new", selection=selection)
    assert sorted(path.name for path in written) == sorted(BY_FILE)
    assert sorted((tmp_path / "new").iterdir()) == sorted(written)
    for path in written:
        each, content = BY_FILE[path.name]
        assert path.read_bytes() == each.to_bytes(content, select(small, selection))
        assert path.stat().st_mode & 0o777 == 0o644


def test_the_same_data_makes_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write(corpus, tmp_path)}
    assert {path.name: path.read_bytes() for path in write(corpus, tmp_path)} == first


def _limited(corpus: Corpus, folder: Path, size: int) -> None:
    """Write where no file can grow beyond a size, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        write(corpus, folder, ("geojson",))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [1000, 400_000])  # the first file fails, a later one does
def test_a_write_that_fails_midway_leaves_the_old_files(size: int, corpus: Corpus, tmp_path: Path) -> None:
    for name in ("places.geojson", "claims.geojson"):
        (tmp_path / name).write_text("old")
    with pytest.raises(OSError, match="File too large"):
        _limited(corpus, tmp_path, size)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "places.geojson": "old",
        "claims.geojson": "old",
    }


def test_a_format_that_fails_after_others_are_made_leaves_nothing_behind(
    small: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Selected) -> Iterator[bytes]:
        yield b"the beginning"
        assert len(list(tmp_path.iterdir())) > 1  # made beside the final files, so that a renaming is enough
        raise ArithmeticError("the rest")

    (tmp_path / "sources.json").write_text("old")
    last = replace(FORMATS[-1], contents={"evidence": broken})
    monkeypatch.setattr(exports, "BY_NAME", {**BY_NAME, last.name: last})
    with pytest.raises(ArithmeticError):
        write(small, tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"sources.json": "old"}


def test_a_folder_that_cannot_be_written_is_an_error_of_the_system(small: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OSError, match=r"File exists|Not a directory"):
            write(small, folder)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_only_the_formats_asked_for_are_written(small: Corpus, tmp_path: Path) -> None:
    written = write(small, tmp_path, ["csl-json", "geojson"])
    assert {path.name for path in written} == {"places.geojson", "claims.geojson", "sources.json"}
    assert set(tmp_path.iterdir()) == set(written)


def test_nothing_is_written_where_making_fails(small: Corpus, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write(replace(small, sources={}), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_is_not_registered_is_an_error(small: Corpus, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write(small, tmp_path, ["geojson", "xls"])
    assert list(tmp_path.iterdir()) == []
