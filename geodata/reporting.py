"""An error in a statement reported: a text to fill in, and the address that opens it where one is known."""

from dataclasses import dataclass
from urllib.parse import quote

from geodata.corpus import Corpus
from geodata.model import Claim
from geodata.wording import attributed, citation

GRAPHIC = "a statement with graphic detail, which is not repeated here"
_ASKED = ("What is wrong: ", "What shows it: ")


@dataclass(frozen=True)
class Report:
    """What is reported, in a line, and the text that its sender completes."""

    title: str
    body: str


def report(corpus: Corpus, claim: Claim) -> Report:
    """The text for an error in a statement: id and version, source and place in it, what it states, what is asked."""
    source = corpus.sources[claim.source]
    lines = (
        f"Statement: {claim.id}",
        f"In: {corpus.meta.citation}",
        f"Source: {citation(source)}",
        f"Where in it: {claim.cited_at or 'not recorded'}",
        f"It stands as: {GRAPHIC if claim.sensitivity else attributed(claim, source)}",
        "",
        *_ASKED,
    )
    return Report(f"Error in statement {claim.id}, version {corpus.meta.version}", "\n".join(lines))


def address(report_to: str, found: Report) -> str | None:
    """The address that opens mail or a form with the report filled in; `None` where no address is known."""
    if not report_to:
        return None
    mail = report_to.startswith("mailto:")
    body = found.body.replace("\n", "\r\n") if mail else found.body  # RFC 6068
    filled = f"{'subject' if mail else 'title'}={quote(found.title, safe='')}&body={quote(body, safe='')}"
    return f"{report_to}{'&' if '?' in report_to else '?'}{filled}"
