"""Servers and browsers for tests and bench: started on a free port, stopped; where Chromium is."""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
APPS = ROOT / "tests" / "bench" / "apps"
PORTS = range(8660, 8700)


@dataclass(frozen=True)
class Server:
    """A running Streamlit server."""

    url: str
    process: psutil.Process
    log: Path
    command: tuple[str, ...] = ()

    def cpu_seconds(self) -> float:
        """User and system time that the server's processes have used up to now."""
        total = 0.0
        for process in (self.process, *self.process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                total += times.user + times.system
        return total


def chromium() -> str:
    """The path of Chromium: `$CHROMIUM`, or what is installed. Raises `RuntimeError` where there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise RuntimeError("no Chromium: install the package 'chromium' or set CHROMIUM to its path")
    return found


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    # In random order, so that two benches or tests that start at once hardly ever take the same port.
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port")


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until an address answers. Raises `RuntimeError` with the log where the process ends or never answers."""
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended:\n{log.read_text(encoding='utf-8')}")
        with suppress(OSError), urllib.request.urlopen(address, timeout=1) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server does not answer:\n{log.read_text(encoding='utf-8')}")


@contextmanager
def serving(script: str, folder: Path, features: Path | None = None, **settings: str) -> Iterator[Server]:
    """A server of the app (`script` is `app`) or of one of the usual ways, with its features; log in `folder`.

    `settings` are further ones of Streamlit's server.
    """
    target = ROOT / "app.py" if script == "app" else APPS / "host.py"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BENCH_SCRIPT": str(APPS / f"{script}.py")}
    if features:
        environment["BENCH_FEATURES"] = str(features)
    port = free_port()
    log = folder / f"{script}-{port}.log"
    # Without a file watcher: its threads would count as the server's CPU time.
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"} | settings
    command = [sys.executable, "-m", "streamlit", "run", str(target), "--browser.gatherUsageStats=false"]
    command += [f"--server.{key}={value}" for key, value in options.items()]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            base = f"/{settings['baseUrlPath']}" if "baseUrlPath" in settings else ""
            wait_for(f"{url}{base}/_stcore/health", process, log)
            yield Server(url, psutil.Process(process.pid), log, tuple(command))
        finally:
            _stop(process)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def restarted(server: Server) -> Iterator[None]:
    """A server of the app that has ended, started once more at the same address."""
    with server.log.open("ab") as out:
        process = subprocess.Popen(server.command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(f"{server.url}/_stcore/health", process, server.log)
            yield
        finally:
            _stop(process)
