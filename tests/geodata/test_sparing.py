"""A corpus without graphic detail: nothing in it names what is left out, and nobody is said to be silent for that."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from geodata import comparison, corroboration, coverage, gathered
from geodata.corpus import Corpus
from geodata.exports import write
from geodata.fields import Record, References, marks, values
from geodata.formats import BY_NAME
from geodata.frames import select
from geodata.selection import Selection
from geodata.sparing import graphic, left_out, without_graphic


@pytest.fixture(params=["bundled", "small", *(f"small {step}" for step in range(2, 6))])
def whole(request: pytest.FixtureRequest, corpus: Corpus, small: Corpus) -> Corpus:
    """A corpus with graphic claims; of the small one also every second, third ... claim is one."""
    if request.param == "bundled":
        return corpus
    step = int(request.param.partition(" ")[2] or 10**6)
    claims = {
        key: claim.model_copy(update={"sensitivity": "graphic"}) if at % step == 0 else claim
        for at, (key, claim) in enumerate(small.claims.items())
    }
    return replace(small, claims=claims)


def _records(value: Any) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _records(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _records(one)


def test_every_id_stands_for_something(whole: Corpus) -> None:
    spared = without_graphic(whole)
    assert graphic(whole)
    assert not graphic(spared)
    assert spared.claims.keys() == whole.claims.keys() - graphic(whole).keys()
    seen = 0
    for field in fields(spared):
        if field.name == "part_of":
            continue
        for record in _records(getattr(spared, field.name)):
            for column, reference in marks(type(record), References).items():
                for key in values(record, column):
                    seen += 1
                    assert any(key in getattr(spared, name) for name in reference.files), (field.name, column, key)
    assert seen > 100
    figures = {figure.key for held in spared.figures.values() for figure in held}
    assert {figure.claim for held in spared.figures.values() for figure in held} <= spared.claims.keys()
    assert {figure.part_of for held in spared.figures.values() for figure in held} - {None} <= figures
    assert {answer.figure for answer in spared.answers} - {None} <= figures
    assert {key for row in spared.sums.values() for key in (row.whole, *row.parts)} <= figures
    assert {claim.id for held in spared.claims_at.values() for claim in held} <= spared.claims.keys()
    assert spared.claim_layers.keys() == spared.claims.keys()
    assert all(spared.claims_at.values())
    for place, sources in spared.sources_naming.items():
        stating = {claim.source for claim in spared.claims.values() if place in claim.places}
        assert sources == stating | {name.source for name in spared.names.get(place, ()) if name.source}


def test_no_word_for_an_act_may_be_that_of_a_claim_left_out(whole: Corpus) -> None:
    pairs = list(zip(whole.mentions, without_graphic(whole).mentions, strict=True))
    for before, after in pairs:
        assert (before.act, before.source, before.position) == (after.act, after.source, after.position)
        assert after.word == (before.word if before.claims == after.claims else None)


def test_what_is_of_the_whole_stays(whole: Corpus) -> None:
    spared = without_graphic(whole)
    assert spared.whole is whole
    assert whole.whole is whole
    assert left_out(spared) == graphic(whole)
    assert left_out(whole) == {}
    for name in ("history", "released", "occurrences", "paragraphs", "sources", "places", "names", "acts", "bodies"):
        assert getattr(spared, name) is getattr(whole, name)
    assert spared.fingerprint != whole.fingerprint
    assert without_graphic(whole) is spared
    assert without_graphic(spared) is spared


def test_no_source_falls_silent_for_what_is_left_out(whole: Corpus) -> None:
    spared = without_graphic(whole)
    before = {row.question: row for row in comparison.grid(whole)}
    for row in comparison.grid(spared):
        held = {text for text, answers in before[row.question].texts.items() if answers}
        assert {text for text, answers in row.texts.items() if answers} | set(row.left_out) == held
        assert row.listed.keys() == before[row.question].listed.keys()
        assert ("left out" in row.said) == bool(row.left_out)
        silent = len(row.texts) - len(held) - len(row.listed)
        assert (f"{silent} text" in row.said) or silent == 0 or row.said.startswith("All texts are silent.")
    for lines in (coverage.topics, coverage.periods, coverage.places, coverage.questions):
        every = {line.about: line for line in lines(whole)}
        for line in lines(spared):
            assert line.speaking == every[line.about].speaking
            assert line.sides_speaking == every[line.about].sides_speaking


def test_how_many_give_a_thing_is_counted_in_the_whole(whole: Corpus) -> None:
    spared = without_graphic(whole)
    for claim in spared.claims.values():
        assert corroboration.lines(spared, claim) == corroboration.lines(whole, claim)
        for figure in spared.figures.get(claim.id, ()):
            before = next(one for one in whole.figures[claim.id] if one.key == figure.key)
            assert corroboration.of_figure(spared, figure) == corroboration.of_figure(whole, before)


def test_a_list_tells_what_is_left_out_from_what_is_not_there(corpus: Corpus) -> None:
    key = next(iter(graphic(corpus)))
    other = next(iter(corpus.claims))
    found = gathered.gathered(without_graphic(corpus), f"{key},{other},no-such")
    assert (found.claims, found.left_out, found.gone, found.unknown) == ((other,), (key,), (), ("no-such",))
    assert gathered.gathered(corpus, key).left_out == ()


def test_no_exported_file_names_what_is_left_out(corpus: Corpus, tmp_path: Any) -> None:
    gone = graphic(corpus)
    assert list(select(corpus, Selection(graphic=False)).claims.index) == [
        key for key in corpus.claims if key not in gone
    ]
    formats = [name for name in BY_NAME if name != "gpkg"]
    for path in write(corpus, tmp_path, formats, Selection(graphic=False)):
        text = path.read_text(encoding="utf-8")
        assert "graphic=no" in text or path.suffix != ".geojson"
        for key, claim in gone.items():
            assert f'"{key}"' not in text
            assert not claim.quote or claim.quote not in text
    assert select(corpus, Selection(claim=next(iter(gone)), graphic=False)).claims.empty
    query = select(corpus, Selection(claim=next(iter(gone)), graphic=False)).about["query"]
    assert query == f"claim={next(iter(gone))}&graphic=no"
