"""Every statement has a page of its own: what it states, what stands beside it, how it is cited, what changed."""

import json
import re
from html import unescape

import pytest
from starlette.applications import Starlette

from geodata import citing, reporting
from geodata.corpus import Corpus, load
from geodata.passages import NONE
from geodata.wording import claim_texts
from layers import records, statement
from layers.cards import claim_card
from tests.asking import Answer, ask
from tests.layers.markup import HOSTILE, Markup


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def _ask(corpus: Corpus, name: str) -> Answer:
    return ask(Starlette(routes=records.routes("", lambda: corpus, lambda: NONE)), f"/statement/{name}")


def test_every_statement_has_a_page_that_reads(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        page = Markup(statement.render(corpus, claim))
        assert page.one("h1").text.startswith(corpus.sources[claim.source].custom.label)
        assert page.one("article").attributes["id"] == claim.id
        assert not page.all("script")
        assert claim_texts(corpus, claim).citation in page.text
        links = {str(node.attributes["href"]) for node in page.all("a")}
        beside = {f"statement/{other.id}" for other in corpus.claims.values() if statement._beside(claim, other)}
        assert beside <= links
        assert (f"./?claim={claim.id}&dated=any" in links) == corpus.located(claim)


def test_other_statements_of_the_paragraph_stand_in_their_order_and_graphic_ones_folded(bundled: Corpus) -> None:
    page = Markup(statement.render(bundled, bundled.claims["t004-p45-03"]))
    beside = [
        node.text for node in page.all("li") if any(up.tag == "ul" and not up.attributes for up in node.ancestors)
    ]
    listed = [other for other in bundled.claims.values() if (other.source, other.paragraph) == ("t004", 45)]
    wanted = [statement.said(bundled, other) for other in listed if other.id != "t004-p45-03"]
    assert beside[: len(wanted)] == wanted


def test_it_is_cited_with_source_locator_id_and_version(bundled: Corpus) -> None:
    claim = bundled.claims["t003-p04-10"]
    page = Markup(statement.render(bundled, claim))
    blocks = [node.text for node in page.all("pre")]
    for text in (citing.as_text(bundled, claim), *blocks):
        for part in ("t003-p04-10", bundled.meta.version, bundled.sources["t003"].title):
            assert part in text.replace("\\", "")
    assert citing.as_text(bundled, claim) in page.text
    (item,) = json.loads(blocks[1])
    assert (item["id"], item["locator"], item["label"]) == ("t003-p04-10", "4", "paragraph")
    assert re.fullmatch(r"@misc\{t003-p04-10,\n(  [a-z]+ = \{.*\},?\n)+\}", blocks[0])


def test_bibtex_reads_nothing_of_a_title_as_its_own(small: Corpus) -> None:
    claim = small.claims["log-p03-01"]
    source = small.sources["log"].model_copy(update={"title": r"50 % of \this_& {that} #1 $2 ~"})
    odd = small.sources | {"log": source}
    entry = citing.as_bibtex(type(small)(**{**small.__dict__, "sources": odd}), claim)
    assert r"50 \% of \textbackslash{}this\_\& \{that\} \#1 \$2 \textasciitilde{}" in entry


def test_since_when_it_stands_and_what_changed_is_said(bundled: Corpus) -> None:
    page = Markup(statement.render(bundled, bundled.claims["t000-p02-01"]))
    assert "In version 2026.11, the first that was released." in page.text
    assert re.search(r"Changed \(quote, statement, places\) in version 2026\.12: ", page.text)
    assert "New in" in Markup(statement.render(bundled, bundled.claims["doc-hrw-1993-01"])).text


def test_the_route_answers_with_the_page_and_says_what_became_of_an_id(bundled: Corpus) -> None:
    answer = _ask(bundled, "t003-p04-10")
    assert answer.status == 200
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    gone = next(key for key, rows in bundled.history.items() if rows[-1].what == "merged")
    answer = _ask(bundled, gone)
    assert answer.status == 404
    assert f"statement/{bundled.history[gone][-1].went_to}" in answer.text
    assert "Merged into another in version" in answer.text
    answer = _ask(bundled, "nowhere")
    assert answer.status == 404
    assert "None has ever been released" in answer.text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "..%2f..", "%00", "a" * 4000])
def test_what_is_no_id_is_not_repeated(name: str, small: Corpus) -> None:
    answer = _ask(small, name)
    assert answer.status == 404
    assert name not in unescape(answer.text)


def test_hostile_text_is_shown_as_text(small: Corpus) -> None:
    claim = small.claims["log-p03-01"].model_copy(update={"statement": HOSTILE})
    odd = type(small)(**{**small.__dict__, "claims": small.claims | {claim.id: claim}})
    page = Markup(statement.render(odd, claim))
    assert not page.all("script")
    assert not page.all("img")
    assert HOSTILE in page.text


def test_an_error_is_reported_with_a_text_and_with_an_address_where_one_is_known(small: Corpus) -> None:
    claim = small.claims["log-p03-01"]
    found = reporting.report(small, claim)
    page = Markup(statement.render(small, claim))
    area = page.one("textarea")
    assert "readonly" in area.attributes
    assert area.text == f"{found.title}\n\n{found.body}"
    assert any(up.tag == "details" and "open" not in up.attributes for up in area.ancestors)
    assert not [node for node in page.all("a") if str(node.attributes["href"]).startswith("mailto:")]
    meta = small.meta.model_copy(update={"report_to": "mailto:errors@example.org"})
    page = Markup(statement.render(type(small)(**{**small.__dict__, "meta": meta}), claim))
    (link,) = [node for node in page.all("a") if str(node.attributes["href"]).startswith("mailto:")]
    assert link.attributes["href"] == reporting.address(meta.report_to, found)
    assert page.one("textarea").text == f"{found.title}\n\n{found.body}"


def test_a_card_leads_to_the_report(corpus: Corpus) -> None:
    claim = next(iter(corpus.claims.values()))
    page = Markup(claim_card(corpus, claim))
    (link,) = [node for node in page.all("a") if node.text == "Report an error"]
    assert link.attributes["href"] == f"./statement/{claim.id}#report"
    assert Markup(statement.render(corpus, claim)).by_id("report").text == "Report an error"


def test_a_date_that_the_copy_does_not_bear_stands_in_brackets(bundled: Corpus) -> None:
    said = {key: citing.reference(bundled.sources[key]) for key in bundled.texts}
    assert {key: "[" in text.removeprefix("[Anonymous]") for key, text in said.items()} == {
        key: citing.is_inferred(bundled.sources[key]) for key in bundled.texts
    }
    assert said["t000"].startswith("[Anonymous] ([2014])")
    assert "[2017]" in said["t004"]
    claim = bundled.claims["t000-p07-04"]
    assert "year = {[2014]}" in citing.as_bibtex(bundled, claim)
    assert citing.as_csl(bundled, claim)["note"].startswith("Date inferred")
