"""Method: every part stands, its numbers are those of the data, the log holds every change and stays small."""

import re
from pathlib import Path

import pytest

from geodata import changelog, citing
from geodata import method as counts
from geodata.corpus import Corpus, load
from layers import method
from layers.cards import by_side
from layers.plainscreens import render
from layers.screen import Choice
from tests.layers.markup import HOSTILE, Markup, Node

ROOT = Path(__file__).parents[2]
FIRST = {"version": "", "change": ""}


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def _logged(page: Markup) -> list[Node]:
    return [node for node in page.all("a") if any(up.has_class("log") for up in node.ancestors)]


def _said(html: str) -> str:
    return " ".join(Markup(html).text.replace("\u00ad", "").split())


def test_every_part_stands_once_in_its_order(corpus: Corpus) -> None:
    page = Markup(method.content(corpus, FIRST))
    assert [(node.attributes["id"], node.text) for node in page.all("h2")] == list(method.CONTENTS)
    for table in page.all("table"):
        assert any(up.has_class("wide") and up.attributes["tabindex"] == "0" for up in table.ancestors)
    captions = page.all("caption")
    assert len(captions) == len(page.all("table"))
    assert all(node.attributes.get("scope") in ("col", "row") for node in page.all("th"))


def test_every_change_stands_in_the_log_and_statements_lead_to_their_pages(corpus: Corpus) -> None:
    page = Markup(method.content(corpus, FIRST))
    statements = {key for key in corpus.history if changelog.is_statement(corpus, key)}
    assert {str(node.attributes["href"]) for node in _logged(page)} >= {f"statement/{key}" for key in statements}
    log = " ".join(node.text for node in page.all("table") if node.has_class("log"))
    for key, rows in corpus.history.items():
        assert key in log
        assert all(row.why in log for row in rows)
    linked = {node.text for node in _logged(page)}
    assert not linked & corpus.places.keys()


def test_the_choices_narrow_the_log_and_put_it_first(bundled: Corpus) -> None:
    page = Markup(method.content(bundled, FIRST | {"change": "merged"}))
    assert page.all("h2")[0].attributes["id"] == "log"
    assert {node.text for node in _logged(page)} == {"t000-p14-03", "t000-p14-02", "t004-p67-06", "t004-p67-05"}
    (version,) = [node for node in page.all("details") if "open" in node.attributes]
    assert "Version 2026.12: 2 records" in version.text
    nothing = method.content(bundled, {"version": "2026.12", "change": "removed"})
    assert "Choose another version or kind of change" in _said(nothing)


def test_choices_are_the_versions_and_kinds_there_are(corpus: Corpus) -> None:
    version, change, _ = method.SCREEN.choices(corpus)
    assert isinstance(version, Choice)
    assert list(version.options) == ["", *changelog.versions(corpus)]
    assert list(change.options) == ["", *changelog.kinds(corpus)]


def test_the_page_stays_small(bundled: Corpus) -> None:
    version, change, _ = method.SCREEN.choices(bundled)
    sizes = [len(render(bundled, method.SCREEN, {"version": one}).encode()) for one in version.options]
    sizes += [len(render(bundled, method.SCREEN, {"change": one}).encode()) for one in change.options]
    assert max(sizes) < 300_000


def test_sentences_have_the_numbers_of_the_data(bundled: Corpus) -> None:
    said = _said(method.content(bundled, FIRST))
    gaps, compared, total = counts.gaps(bundled), counts.comparisons(bundled), counts.total(bundled)
    for part in (
        f"There are {len(bundled.texts)}, with {total.texts} statements",
        "All 5 texts come from one side: Azerbaijani sources",
        f"{total.documentation} statements of {len(bundled.sources) - 5} publications",
        f"{gaps.not_original} of {total.documentation} statements of documentation were not seen in the original",
        f"{gaps.undated.texts} statements of texts and {gaps.undated.documentation} of documentation",
        f"{len(gaps.places)} of {len(bundled.places)} places have no location",
        f"{compared.differing} of {compared.questions} questions have different answers",
        f"All that was not found ({len(bundled.not_found)})",
    ):
        assert part in said


def test_terms_notes_and_what_was_not_found_stand_there(corpus: Corpus) -> None:
    said = _said(method.content(corpus, FIRST))
    for terms in corpus.terms.values():
        for term in terms.values():
            assert " ".join(term.title.split()) in said
            assert " ".join((term.definition or "").split()) in said
    assert all(" ".join(row.text.split()) in said for row in corpus.not_found.values())
    assert corpus.meta.names_note in said
    assert corpus.meta.boundary_note in said
    assert all(audit in said for audit in corpus.meta.audits)
    assert corpus.meta.citation in said


def test_the_example_is_cited_and_no_graphic_one(corpus: Corpus) -> None:
    example = method._example(corpus)
    assert example.sensitivity is None
    assert citing.as_text(corpus, example) in _said(method.content(corpus, FIRST))


def test_who_made_it_is_what_the_citation_file_says(bundled: Corpus) -> None:
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    (names,) = re.findall(r"^authors:\n((?:  .*\n)+)", cited, re.MULTILINE)
    assert re.findall(r"- name: (.+)", names) == ["The contributors"]
    assert "doi" not in cited.casefold()
    said = _said(method.content(bundled, FIRST))
    assert "names its authors as “The contributors”" in said
    assert "There is no DOI" in said
    assert bundled.meta.ties == ""
    assert "Whoever has worked on the texts, the data or the program is asked to state it" in said


def test_what_the_data_say_of_ties_and_reports_stands_there_as_text(small: Corpus) -> None:
    meta = small.meta.model_copy(update={"ties": HOSTILE, "report_to": "mailto:errors@example.org"})
    page = Markup(method.content(type(small)(**{**small.__dict__, "meta": meta}), FIRST))
    assert HOSTILE in page.text
    assert not page.all("script")
    assert not page.all("img")
    assert "Nothing in the project’s files names a tie" not in page.text
    (link,) = [node for node in page.all("a") if node.attributes["href"] == "mailto:errors@example.org"]
    assert link.text == "errors@example.org"


def test_a_side_has_as_many_publications_on_sources_as_on_method(corpus: Corpus) -> None:
    assert {side: len(held) for side, held in by_side(corpus).items()} == {
        one.side: one.publications for one in counts.sides(corpus)
    }
