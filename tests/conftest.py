"""What all tests share: the bundled corpus, a small made-up one, copies of their files to break, and no network.

Tests of code use the small corpus, tests of data the bundled one.
"""

import ipaddress
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from geodata.corpus import DATA, Corpus, load

SMALL = Path(__file__).parent / "small"

settings.register_profile("plain", deadline=None)
settings.load_profile("plain")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The bundled corpus."""
    return load()


@pytest.fixture(scope="session")
def small() -> Corpus:
    """The small made-up corpus: two texts that disagree, one documentation, dates before year 0, the 180th meridian."""
    return load(SMALL)


@pytest.fixture
def small_copy(tmp_path: Path) -> Path:
    """A copy of the small corpus that a test may break."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the data folder that a test may break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def _is_local(address: Any) -> bool:
    if not isinstance(address, tuple):  # a Unix socket
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return bool(address[0] == "localhost")


@pytest.fixture(autouse=True)
def _offline(request: pytest.FixtureRequest) -> Iterator[None]:
    """No connection leaves this machine, except in tests that drive a browser."""
    if request.node.get_closest_marker("browser"):
        yield
        return

    def guard(method: str) -> Any:
        original = getattr(socket.socket, method)

        def connect(self: socket.socket, address: Any) -> Any:
            if not _is_local(address):
                raise AssertionError(f"a test tried to reach {address}")
            return original(self, address)

        return connect

    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex"):
            patch.setattr(socket.socket, method, guard(method))
        yield
