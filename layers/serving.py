"""Finished files over HTTP: built once, compressed once, sent in the encoding that the client takes.

Tags are weak, for the same file goes out compressed and plain, and proxies compress on their own.
"""

import gzip
import hashlib
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

HTML = "text/html; charset=utf-8"
_STATIC = StaticFiles()  # for its reading of conditional requests
HEADERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


def home_of(request: Request, base: str) -> str:
    """The app's address, as the client asks for it; `base` is the path below which it answers."""
    return str(request.url.replace(path=f"{base}/", query="", fragment=""))


def refused(said: object) -> Response:
    """The answer to what makes no sense, with what is wrong with it."""
    return PlainTextResponse(f"{said}\n", status_code=400, headers=HEADERS)


def named(name: str) -> dict[str, str]:
    """The header that gives a file its name, and leaves it to the browser to show it."""
    return {"Content-Disposition": f'inline; filename="{name}"'}


def tag_of(*parts: str | bytes) -> str:
    """The tag of what is made from some parts, and differs where one of them does."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode() if isinstance(part, str) else part)
        found.update(b"\0")
    return found.hexdigest()[:32]


def not_modified(request: Request, tag: str, headers: dict[str, str]) -> Response | None:
    """The answer 304 where the client has what the tag stands for: among several tags, weak ones, or `*`."""
    if _STATIC.is_not_modified(Headers({"etag": f'"{tag}"'}), request.headers):
        return NotModifiedResponse(Headers({**headers, "ETag": f'W/"{tag}"'}))
    return None


def takes_gzip(request: Request) -> bool:
    """Whether the client takes gzip (RFC 9110, 12.5.3): it is named, or all are, and not with the weight 0."""
    weights: dict[str, float] = {}
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.partition(";")
        try:
            weights[coding.strip()] = float(weight.partition("=")[2] or 1)
        except ValueError:
            weights[coding.strip()] = 0
    return weights.get("gzip", weights.get("*", 0)) > 0


def encoding(request: Request) -> dict[str, str]:
    """The header that keeps Streamlit's middleware from compressing for a client that names gzip to refuse it."""
    refused = "gzip" in request.headers.get("accept-encoding", "") and not takes_gzip(request)
    return {"Content-Encoding": "identity"} if refused else {}


@dataclass(frozen=True)
class Built:
    """A finished file, plain and compressed, with its tag and the headers it is sent with."""

    body: bytes
    packed: bytes
    tag: str
    headers: dict[str, str]

    @classmethod
    def of(cls, text: str, media_type: str, **headers: str) -> "Built":
        """The file of a text; its tag is the hash of its content."""
        body = text.encode("utf-8")
        return cls(
            body,
            gzip.compress(body, mtime=0),
            tag_of(body),
            {"Content-Type": media_type, "Vary": "Accept-Encoding", **HEADERS, **headers},
        )

    def answer(self, request: Request) -> Response:
        """The file in an encoding that the client takes, or 304 where the client has it already."""
        if known := not_modified(request, self.tag, self.headers):
            return known
        headers = {**self.headers, "ETag": f'W/"{self.tag}"'}
        if takes_gzip(request):
            return Response(self.packed, headers={**headers, "Content-Encoding": "gzip"})
        return Response(self.body, headers=headers | encoding(request))
