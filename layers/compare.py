"""Questions by sources: what each states, side by side, as HTML. Nothing is settled."""

from collections.abc import Mapping
from string import ascii_uppercase
from typing import Any

from geodata.answering import answer_text
from geodata.comparison import Row, grid, topics
from geodata.corpus import Corpus
from geodata.corroboration import is_passed_on, party, party_title
from geodata.questions import Answer
from geodata.ranges import series
from geodata.wording import DOCUMENTATION, counted
from layers.plots import of_question
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen


def rows(corpus: Corpus, topic: str | None = None, differing: bool = False) -> list[Row]:
    """The questions on a topic, or of all; only those on which sources differ, if asked."""
    return [row for row in grid(corpus) if topic in (None, row.topic) and (row.differs or not differing)]


def table(corpus: Corpus, topic: str | None = None, differing: bool = False, question: str = "") -> str:
    """The questions as sections, each a sentence, a table of the texts and a list of documentation.

    All topics stand folded, without plots, which are many; each leads to them. One `question` alone stands unfolded.
    """
    found = [row for row in grid(corpus) if row.question == question] or rows(corpus, topic, differing)
    by_topic = {one: [row for row in found if row.topic == one] for one in topics(corpus)}
    return TEMPLATES.get_template("compare.html").render(
        documentation=DOCUMENTATION,
        counted=_counted(found),
        folded=topic is None and not question,
        alone=bool(question),
        groups=[
            (
                one,
                corpus.title("topic", one),
                _counted(held),
                [_section(corpus, row, topic is not None or bool(question)) for row in held],
            )
            for one, held in by_topic.items()
            if held
        ],
    )


def _counted(found: list[Row]) -> str:
    return f"{counted(len(found), 'question')}, {sum(row.differs for row in found)} on which sources differ"


def _section(corpus: Corpus, row: Row, drawn: bool) -> dict[str, Any]:
    given = [answer for held in row.texts.values() for answer in held]
    different = list(dict.fromkeys(answer_text(corpus, answer) for answer in given))
    signs = dict(zip(different, ascii_uppercase, strict=False)) if len(different) > 1 else {}
    sides: dict[str, list[dict[str, Any]]] = {}
    for answer in row.documentation:
        source = corpus.sources[corpus.claims[answer.claim].source]
        side = party_title(corpus, answer.party or party(source))
        quoted = corpus.claims[answer.claim].quoted_source if source.custom.country else None  # whose words it prints
        sides.setdefault(side, []).append(
            {**_cell(corpus, answer, {}), "reported": is_passed_on(corpus, answer), "quoted": quoted}
        )
    return {
        "id": row.question,
        "title": row.title,
        "said": row.said,
        "several": corpus.questions[row.question].several is not None,
        "texts": [
            (
                corpus.sources[text].custom.label,
                _once([_cell(corpus, answer, signs) for answer in held]),
                row.listed.get(text),
            )
            for text, held in row.texts.items()
        ],
        "left_out": [corpus.sources[text].custom.label for text in row.left_out],
        "plots": of_question(corpus, row.question) if drawn else [],
        "plotted": bool(series(corpus, row.question)),
        "sides": {side: _once(cells) for side, cells in sides.items()},
        "reported": any(is_passed_on(corpus, answer) for answer in row.documentation),
        "publications": len({corpus.claims[answer.claim].source for answer in row.documentation}),
    }


def _once(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each answer of a statement once: a number and the words for it can be tied to the same question."""
    return [cell for at, cell in enumerate(cells) if cell not in cells[:at]]


def _cell(corpus: Corpus, answer: Answer, signs: dict[str, str]) -> dict[str, Any]:
    """One answer: its words and sign, the passage it rests on if it is no graphic one, and the statement's page."""
    claim = corpus.claims[answer.claim]
    text = answer_text(corpus, answer)
    source = corpus.sources[claim.source]
    return {
        "text": text,
        "sign": signs.get(text),
        "quote": None if claim.sensitivity else claim.quote,
        "where": str(claim.cited_at) if claim.cited_at else source.custom.label,
        "label": source.custom.label,
        "id": claim.id,
    }


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    named = {topic: corpus.title("topic", topic) for topic in topics(corpus)}
    return (
        Choice("topic", "Questions about", {"": "All topics", **named}),
        Choice.switch("differing", "Only where sources differ"),
        Choice(
            "question",
            "Question",
            {"": "All", **{one.id: one.title for one in corpus.questions.values()}},
            carried=True,
        ),
    )


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """The questions at values of the screen's choices, with how many they are."""
    return table(corpus, values["topic"] or None, bool(values["differing"]), values["question"])


SCREEN = Screen(
    "compare",
    "Compare",
    "What each text states on the same question, with the passage and a link to the statement; documentation below it. "
    "Different answers bear different letters. Nothing is settled: where sources differ, both stand.",
    content,
    _choices,
    ("tables", "compare"),
)
