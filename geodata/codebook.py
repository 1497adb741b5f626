"""The vocabularies in words: what stands between two marks in `docs/codebook.md` is made from vocabularies.csv."""

from collections.abc import Iterable

from geodata.model import Term

BEGIN = "<!-- generated from vocabularies.csv: python -m geodata describe -->"
END = "<!-- end -->"
HEADINGS = {
    "claim-kind": "Kinds of claims",
    "topic": "Topics",
    "place-kind": "Kinds of places",
    "place-role": "Roles of places",
    "level": "Levels of bodies and acts",
    "form": "Forms of acts",
    "position": "Positions of acts",
    "measure": "Measures",
    "perspective": "Perspectives of documentation",
    "answer": "Answers in short",
}


def vocabularies(terms: Iterable[Term]) -> str:
    """The definitions of all terms as Markdown, vocabulary by vocabulary."""
    by_name: dict[str, list[Term]] = {}
    for term in terms:
        by_name.setdefault(term.vocabulary, []).append(term)
    parts = []
    for name in sorted(by_name, key=list(HEADINGS).index):
        lines = [
            f"- **{term.title}** (`{term.id}`){f': {term.definition}' if term.definition else ''}"
            for term in by_name[name]
        ]
        parts.append("\n".join([f"### {HEADINGS[name]}", "", *lines]))
    return "\n\n".join(parts)


def renewed(text: str, terms: Iterable[Term]) -> str:
    """The codebook with its generated part made anew. Raises `ValueError` where a mark is missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the codebook lacks the marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{vocabularies(terms)}\n\n{END}{after}"
