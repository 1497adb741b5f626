"""An error reported: the text, the address that opens it, and which addresses the data may name."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from geodata import reporting
from geodata.corpus import Corpus, load
from geodata.reading import DataError
from geodata.wording import attributed, citation


def test_the_text_names_id_version_source_place_and_statement_and_asks_two_things(corpus: Corpus) -> None:
    claim = corpus.claims["t003-p04-10"]
    found = reporting.report(corpus, claim)
    source = corpus.sources["t003"]
    assert found.title == f"Error in statement t003-p04-10, version {corpus.meta.version}"
    for part in (claim.id, corpus.meta.citation, citation(source), "paragraph 4", attributed(claim, source)):
        assert part in found.body
    assert found.body.splitlines()[-2:] == ["What is wrong: ", "What shows it: "]


def test_a_graphic_statement_is_not_repeated(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        body = reporting.report(corpus, claim).body
        assert (claim.statement in body) == (claim.sensitivity is None)
        assert (reporting.GRAPHIC in body) == (claim.sensitivity is not None)


def test_a_bundled_report_has_no_address_as_none_is_known(corpus: Corpus) -> None:
    found = reporting.report(corpus, corpus.claims["t003-p04-10"])
    assert corpus.meta.report_to == ""
    assert reporting.address(corpus.meta.report_to, found) is None


@pytest.mark.parametrize(
    ("report_to", "title"),
    [
        ("mailto:errors@example.org", "subject"),
        ("https://example.org/issues/new", "title"),
        ("https://example.org/issues/new?template=error.md", "title"),
    ],
)
def test_an_address_opens_with_title_and_text_whatever_is_in_them(small: Corpus, report_to: str, title: str) -> None:
    odd = "50 % & more? #1 “quoted” ə + = ;"
    claim = small.claims["log-p03-01"].model_copy(update={"statement": odd})
    found = reporting.report(small, claim)
    address = reporting.address(report_to, found) or ""
    assert address.startswith(report_to)
    assert address.isascii()
    assert " " not in address
    asked = parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)
    assert asked[title] == [found.title]
    assert [asked["body"][0].replace("\r\n", "\n")] == [found.body]
    assert ("\r\n" in asked["body"][0]) == report_to.startswith("mailto:")
    assert ("template" in asked) == ("template" in report_to)


def _named(folder: Path, report_to: str) -> Corpus:
    path = folder / "corpus.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(meta | {"report_to": report_to}), encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize("good", ["", "mailto:errors@example.org", "https://example.org/issues/new?labels=a&x=1"])
def test_addresses_of_mail_and_of_forms_are_taken(small_copy: Path, good: str) -> None:
    assert _named(small_copy, good).meta.report_to == good


@pytest.mark.parametrize(
    "bad",
    [
        *("errors@example.org", "mailto:errors", "mailto:a@b", "mailto:a@b.org?subject=x", "http://example.org/new"),
        *(
            "javascript:alert(1)",
            "https://",
            "https://example.org/new#form",
            "https://example.org/a b",
            "data:text/html,x",
        ),
    ],
)
def test_other_addresses_are_refused(small_copy: Path, bad: str) -> None:
    with pytest.raises(DataError, match=r"report_to.*neither mailto:name@host nor an https address"):
        _named(small_copy, bad)
