"""HTML read as a browser reads it: elements with what they stand in and the text they hold."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"base", "br", "hr", "img", "input", "link", "meta"}
HOSTILE = """</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;{{ 7*7 }}{% endraw %}"""


@dataclass
class Node:
    """One element; `parts` holds all text inside it, `ancestors` what it stands in, outermost first."""

    tag: str
    attributes: dict[str, str | None]
    ancestors: tuple["Node", ...]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def has_class(self, name: str) -> bool:
        return name in (self.attributes.get("class") or "").split()


class Markup(HTMLParser):
    """All elements of a page in order; `outside` is the text that stands in no element of a given tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.nodes: list[Node] = []
        self.runs: list[tuple[tuple[Node, ...], str]] = []
        self._open: list[Node] = []
        self.feed(html)
        self.close()
        assert self._open == [], "elements are left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs), tuple(self._open))
        self.nodes.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        drawn = any(node.tag == "svg" for node in self._open)
        self.handle_starttag(tag, attrs)
        if drawn and tag not in VOID:
            self._open.pop()  # only in drawings does the slash close an element

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> ends nothing"
        assert self._open.pop().tag == tag, f"</{tag}> ends another element"

    def handle_data(self, data: str) -> None:
        self.runs.append((tuple(self._open), data))
        for node in self._open:
            node.parts.append(data)

    def all(self, tag: str) -> list[Node]:
        return [node for node in self.nodes if node.tag == tag]

    def one(self, tag: str) -> Node:
        (node,) = self.all(tag)
        return node

    def by_id(self, name: str) -> Node:
        (node,) = (node for node in self.nodes if node.attributes.get("id") == name)
        return node

    @property
    def text(self) -> str:
        return "".join(run for _, run in self.runs)

    def outside(self, tag: str) -> str:
        return "".join(run for ancestors, run in self.runs if all(node.tag != tag for node in ancestors))
