"""Firefox as it is installed, driven over WebDriver BiDi, which it speaks without a driver beside it.

Playwright drives its own build of Firefox; its way to an installed one asks for commands that not every release has.
"""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from websockets.sync.client import ClientConnection, connect

T = TypeVar("T")

PATIENCE = 60.0  # seconds after which a state that has not come is a failure
PAUSE = 0.05  # seconds between two looks for a state
KEYS = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014", "Enter": "\ue007"}  # as WebDriver numbers them
LISTENING = re.compile(r"^WebDriver BiDi listening on (ws://\S+)$", re.MULTILINE)
# The visible elements that a selector fits, in shadow trees too; where a name is asked for, those of that name.
FIND = """(selector, name) => {
  const within = (root) => [...root.querySelectorAll("*")].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []), ...(element.shadowRoot ? within(element.shadowRoot) : []),
  ]);
  const named = (element) => (element.getAttribute("aria-label") ?? element.innerText).trim() === name;
  return within(document).filter((element) => element.checkVisibility() && (name === null || named(element)));
}"""
TEXTS = f"(selector) => JSON.stringify(({FIND})(selector, null).map((element) => element.innerText.trim()))"


class RefusedError(Exception):
    """The browser answered a command with an error: the page may not be there yet, or a script failed in it."""


def firefox() -> str:
    """The path of Firefox: `$FIREFOX`, or what is installed. Raises `RuntimeError` where there is none."""
    found = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        raise RuntimeError("no Firefox: install the package 'firefox-esr' or set FIREFOX to its path")
    return found


def until(what: str, look: Callable[[], T | None]) -> T:
    """What `look` finds, as soon as that is something. Raises `AssertionError` where it never is."""
    end = time.monotonic() + PATIENCE
    seen: object = None
    while time.monotonic() < end:
        try:
            seen = found = look()
            if found:
                return found
        except RefusedError as error:
            seen = error
        time.sleep(PAUSE)
    raise AssertionError(f"not within {PATIENCE:.0f} seconds: {what}; the last look found {seen!r}")


@dataclass
class Firefox:
    """A running Firefox: takes commands, and keeps what went wrong in its pages."""

    socket: ClientConnection
    faults: list[str] = field(default_factory=list)
    sent: int = 0

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """The answer to a command. Raises `RefusedError` where that is an error."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv(PATIENCE))
            if message.get("method") == "log.entryAdded":
                self._note(message["params"])
            elif message.get("id") == self.sent and message["type"] == "error":
                raise RefusedError(f"{method}: {message['error']}: {message['message']}")
            elif message.get("id") == self.sent:
                return dict(message["result"])

    def _note(self, entry: dict[str, Any]) -> None:
        if entry["level"] == "error":
            frames = (entry.get("stackTrace") or {}).get("callFrames") or [{}]
            self.faults.append(f"{entry['text']} ({frames[0].get('url')}:{frames[0].get('lineNumber')})")


@dataclass(frozen=True)
class Document:
    """A page, or the page in a frame: looked at and used as somebody before the screen does."""

    firefox: Firefox
    context: str

    def call(self, function: str, *arguments: object) -> dict[str, Any]:
        """What a function returns in the page, as the protocol writes it."""
        given = [
            each if isinstance(each, dict) else {"type": "null"} if each is None else {"type": "string", "value": each}
            for each in arguments
        ]
        target = {"context": self.context}
        answer = self.firefox.send(
            "script.callFunction", functionDeclaration=function, target=target, arguments=given, awaitPromise=True
        )
        if answer["type"] == "exception":
            raise RefusedError(answer["exceptionDetails"]["text"])
        return dict(answer["result"])

    def find(self, selector: str, name: str | None = None) -> dict[str, str]:
        """Wait for the one visible element that a selector fits, of a name where one is given."""

        def one() -> dict[str, str] | None:
            found = self.call(FIND, selector, name)["value"]
            return {"sharedId": found[0]["sharedId"]} if len(found) == 1 else None

        return until(f"one {selector} {name or ''}", one)

    def texts(self, selector: str) -> list[str]:
        """The texts of the visible elements that a selector fits."""
        return list(json.loads(self.call(TEXTS, selector)["value"]))

    def frame(self, selector: str) -> "Document":
        """The page in a frame."""
        window = self.call("(frame) => frame.contentWindow", self.find(selector))
        return Document(self.firefox, window["value"]["context"])

    def press(self, key: str, selector: str, name: str | None = None) -> None:
        """Press a key on an element that has the focus."""
        focus = "(element) => { element.focus(); return element.matches(':focus'); }"
        until(f"focus on {selector}", lambda: self.call(focus, self.find(selector, name))["value"])
        keys = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": keys})

    def click(self, selector: str, name: str | None = None) -> None:
        """Click in the middle of an element, on whatever lies on top there."""
        button = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]

        def clicked() -> bool:
            element = self.find(selector, name)
            self.call("(element) => element.scrollIntoView({block: 'nearest'})", element)
            move = {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": element}}
            self._act({"type": "pointer", "id": "mouse", "actions": [move, *button]})
            return True

        # Refused before the button is down where the page has replaced the element meanwhile.
        until(f"a click on {selector} {name or ''}", clicked)

    def back(self) -> None:
        """Press the browser's button for the page before."""
        self.firefox.send("browsingContext.traverseHistory", context=self.context, delta=-1)

    def _act(self, source: dict[str, object]) -> None:
        self.firefox.send("input.performActions", context=self.context, actions=[source])


@contextmanager
def running(folder: Path) -> Iterator[Firefox]:
    """Firefox without a window, with a new profile in `folder`."""
    command = [firefox(), "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(folder)]
    log = folder / "firefox.log"
    home = {"HOME": str(folder)}  # it insists on one that belongs to its user, and keeps things there
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=os.environ | home, stdout=out, stderr=subprocess.STDOUT)

    def listening() -> re.Match[str] | None:
        text = log.read_text(encoding="utf-8", errors="replace")
        if process.poll() is not None:
            raise RuntimeError(f"Firefox ended:\n{text}")
        return LISTENING.search(text)

    try:
        address = until("an address of Firefox", listening)[1]
        with connect(f"{address}/session", max_size=None) as socket:
            started = Firefox(socket)
            started.send("session.new", capabilities={})
            started.send("session.subscribe", events=["log.entryAdded"])
            yield started
            started.send("browser.close")
        process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()


@contextmanager
def page(browser: Firefox, address: str, size: dict[str, int]) -> Iterator[Document]:
    """A page in a tab of its own, in which nothing may go wrong."""
    browser.faults.clear()
    context = browser.send("browsingContext.create", type="tab")["context"]
    browser.send("browsingContext.setViewport", context=context, viewport=size)
    browser.send("browsingContext.navigate", context=context, url=address, wait="interactive")
    try:
        yield Document(browser, context)
    finally:
        browser.send("browsingContext.close", context=context)
        assert not browser.faults, browser.faults
