"""The made-up folders that the bench measures can be read, so that it does not fail after ten minutes."""

from pathlib import Path

from geodata.corpus import load
from tests.bench import growth


def test_a_made_up_folder_of_any_size_can_be_read(tmp_path: Path) -> None:
    assert len(load(growth.folder_of(40, tmp_path)).claims) == 40
