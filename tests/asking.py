"""Asks an ASGI application as a browser does: a path exactly as it is written, nothing in it tidied on the way."""

import asyncio
import gzip
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp


@dataclass
class Answer:
    """A status, headers by lower-case name, and the body as it was sent."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    sent: bytes = b""

    @property
    def body(self) -> bytes:
        """The body, uncompressed."""
        packed = self.headers.get("content-encoding") == "gzip"
        return gzip.decompress(self.sent) if packed and self.sent else self.sent

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def ask(server: ASGIApp, path: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
    """Ask the server for a path; `_` in the name of a header stands for a dash."""
    answer = Answer()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:  # nothing follows, and the connection stays
            await asyncio.Event().wait()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        else:
            answer.sent += message.get("body", b"")

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost"), *((k.replace("_", "-").encode(), v.encode()) for k, v in headers.items())],
        "server": ("localhost", 80),
        "client": ("localhost", 1),
    }
    asyncio.run(server(scope, receive, send))  # type: ignore[arg-type]
    return answer
