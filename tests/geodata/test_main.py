import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from geodata import descriptor
from geodata.__main__ import main
from geodata.corpus import DATA, load
from geodata.formats import BY_FILE, BY_NAME
from tests.conftest import SMALL

ALL = sorted(BY_FILE)


def test_the_bundled_data_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    claims, places = (len((DATA / name).read_text("utf-8").splitlines()) - 1 for name in ("claims.csv", "places.csv"))
    assert capsys.readouterr().out == f"{claims} claims at {places} places: sound\n"


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "geodata", "check"]
    done = subprocess.run(command, cwd=DATA.parents[1], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("sound\n")


def test_export_writes_all_formats_and_prints_their_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "folder"
    assert main(["export", "--to", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ALL
    assert sorted(capsys.readouterr().out.splitlines()) == [str(folder / name) for name in ALL]


@pytest.mark.parametrize("name", BY_NAME)
def test_export_writes_the_format_asked_for(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--to", str(tmp_path), "--format", name]) == 0
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written
    assert sorted(capsys.readouterr().out.splitlines()) == [str(tmp_path / file) for file in written]


def test_the_formats_and_their_names() -> None:
    assert sorted(BY_NAME) == ["acts", "csl-json", "csv", "disagreements", "geojson", "gpkg"]


def test_export_takes_several_formats_and_all_beside_one(tmp_path: Path) -> None:
    command = ["--data", str(SMALL), "export", "--to", str(tmp_path), "--format", "geojson", "--format"]
    assert main([*command, "csl-json"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.geojson", "places.geojson", "sources.json"]
    assert main([*command, "all"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ALL


def test_export_takes_one_format_or_all(tmp_path: Path) -> None:
    assert main(["--data", str(SMALL), "export", "--to", str(tmp_path), "--format", "all"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ALL


def test_export_takes_a_query(tmp_path: Path) -> None:
    query = "from=-0043-03-15&to=-0043-03-15&dated=yes"
    command = ["--data", str(SMALL), "export", "--to", str(tmp_path), "--format", "geojson", "--select", query]
    assert main(command) == 0
    content = json.loads((tmp_path / "claims.geojson").read_text(encoding="utf-8"))
    assert content["query"] == "from=-000043-03-15&to=-000043-03-15&dated=yes"
    found = {feature["id"] for feature in content["features"]}
    assert "log-p03-01" in found
    assert "log-p04-02" not in found  # the 14th or the 16th
    assert found == {"log-p02-01", "log-p02-02", "log-p03-01", "log-p04-01", "log-p05-02", "survey-01"}


@pytest.mark.parametrize("name", BY_NAME)
def test_a_query_narrows_every_format(name: str, tmp_path: Path) -> None:
    command = ["--data", str(SMALL), "export", "--format", name, "--to"]
    assert main([*command, str(tmp_path / "all")]) == 0
    assert main([*command, str(tmp_path / "one"), "--select", "claim=letter-p01-01"]) == 0
    for path in (tmp_path / "all").iterdir():
        narrowed = (tmp_path / "one" / path.name).read_bytes()
        assert b"letter" in narrowed or path.name == "figures.csv"
        assert b"Lantern survey" not in narrowed
        assert b"survey-05" in path.read_bytes() or path.name in ("sources.json", "names.csv")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("dated=perhaps", "dated: takes yes, no or any"),
        ("form=1992", "unknown parameter: takes from, to, layers"),
        ("place=nowhere", "place: takes the id of a place"),
        ("from=yesterday", "from: takes "),
        ("to=1992-13", "to: takes "),
        ("topic=weather", "topic: takes "),
        ("source=diary", "source: takes "),
        ("class=rumour", "class: takes "),
        ("located=maybe", "located: takes yes, no or any"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_and_nothing_written(
    query: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--data", str(SMALL), "export", "--to", str(tmp_path / "out"), "--select", query])
    assert caught.value.code == 2
    printed = capsys.readouterr()
    assert f"--select: {told}" in printed.err
    assert printed.err.startswith("usage: python -m geodata")
    assert printed.out == ""
    assert not (tmp_path / "out").exists()


def test_describe_writes_the_descriptor(small_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(small_copy), "describe"]) == 0
    path = small_copy / "datapackage.json"
    assert capsys.readouterr().out == f"{path}\n"
    assert path.read_text(encoding="utf-8") == descriptor.text(load(small_copy).meta)
    assert main(["--data", str(small_copy), "check"]) == 0
    path.write_text("{}", encoding="utf-8")
    assert main(["--data", str(small_copy), "describe"]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["name"] == load(small_copy).meta.id


def test_describe_leaves_the_bundled_descriptor_as_it_is(copy: Path) -> None:
    bundled = (DATA / "datapackage.json").read_bytes()
    for name in ("corpus.json", "chapters.csv"):  # which name one another
        (copy / name).write_bytes((DATA / name).read_bytes())
    shutil.copytree(DATA / "lessons", copy / "lessons", dirs_exist_ok=True)
    assert main(["--data", str(copy), "describe"]) == 0
    assert (copy / "datapackage.json").read_bytes() == bundled


def test_data_that_is_not_sound_is_not_described(small_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_copy / "axis.csv").unlink()
    assert main(["--data", str(small_copy), "describe"]) == 1
    assert capsys.readouterr().out == "axis.csv: file is missing; restore it from the repository\n"
    assert not (small_copy / "datapackage.json").exists()


def test_a_descriptor_that_cannot_be_written_is_told(small_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_copy / "datapackage.json").mkdir()
    assert main(["--data", str(small_copy), "describe"]) == 1
    assert capsys.readouterr().out.startswith(f"{small_copy / 'datapackage.json'}: ")
    assert sorted(path.name for path in small_copy.iterdir() if path.name.startswith(".")) == []


def test_export_replaces_older_files(tmp_path: Path) -> None:
    (tmp_path / "sources.json").write_text("old")
    assert main(["export", "--to", str(tmp_path), "--format", "csl-json"]) == 0
    assert (tmp_path / "sources.json").read_text(encoding="utf-8").startswith("[")


def test_another_corpus_can_be_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(copy), "check"]) == 0
    assert capsys.readouterr().out.endswith("sound\n")


@pytest.mark.parametrize(
    "arguments", [[], ["draw"], ["export"], ["verify"], ["export", "--to", "x", "--format", "shp"]]
)
def test_a_wrong_command_says_how_to_use_it(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m geodata")


def _refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["export", "--to", str(folder)]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    (line,) = printed.out.splitlines()
    assert line.endswith("; choose another folder")
    return line


def test_export_to_a_path_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("kept")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        assert _refused(path, capsys).startswith(f"{path}: ")
    assert (tmp_path / "file").read_text() == "kept"


def test_export_to_an_unwritable_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path
    if os.geteuid() == 0:  # no mode keeps root out, the kernel does
        folder = Path("/proc/self/fdinfo")
    else:
        folder.chmod(0o500)
    assert _refused(folder, capsys).startswith(str(folder))


def test_export_over_a_folder_of_a_files_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "places.geojson").mkdir()
    assert _refused(tmp_path, capsys).startswith(f"{tmp_path / 'places.geojson'}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["places.geojson"]


def test_a_corpus_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none"), "check"]) == 1
    assert "claims.csv: file is missing; restore it from the repository" in capsys.readouterr().out


def test_no_test_reaches_beyond_this_machine() -> None:
    with pytest.raises(AssertionError, match=r"tried to reach \('192\.0\.2\.1', 80\)"):
        socket.create_connection(("192.0.2.1", 80))
