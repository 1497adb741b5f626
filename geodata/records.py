"""Places, claims, names and figures as plain records: the columns of `frames`, under the names of the export contract.

`start` and `end` are days since 1970-01-01, `None` where an end is open or the claim is undated.
"""

from typing import TypedDict

from geodata import corroboration
from geodata.corpus import Corpus
from geodata.figures import broken_down_by
from geodata.model import Claim, Figure, Place, Toponym
from geodata.wording import attributed


class NameRecord(TypedDict):
    """A name of a place; `used_by` is the source that writes it so, or whoever else uses it."""

    toponym: str
    lang: str
    used_by: str | None
    since: str | None
    until: str | None
    origin: str | None


class PlaceRecord(TypedDict):
    """A place without its geometry."""

    id: str
    title: str
    kind: str
    role: str
    layer: str
    names: list[NameRecord]
    location_precision: str
    accuracy_m: int | None
    coordinate_source: str | None
    coordinate_id: str | None
    route_method: str | None
    note: str | None
    source_ids: list[str]
    claim_ids: list[str]
    text_claims: int
    documentation_claims: int


class ClaimRecord(TypedDict):
    """A claim without geometry and figures."""

    id: str
    statement: str
    kind: str
    mode: str
    topic: str
    layer: str
    when: str | None
    time: str | None
    start: int | None
    end: int | None
    date_precision: str | None
    date_basis: str
    holds: str | None
    place_ids: list[str]
    source_id: str
    source_class: str
    source_title: str
    locator: str | None
    paragraph: int | None
    quote: str | None
    quoted_source: str | None
    body: str | None
    legal_form: str | None
    sensitivity: str | None
    note: str | None
    perspective: str | None
    seen_as: str | None
    seen_at: str | None
    limits: str | None
    confidence: str | None
    corroboration: str | None
    not_found: str | None


class FigureRecord(TypedDict):
    """A figure, without its claim; of the sources of the same number and of another one the ids."""

    source_class: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str | None
    unit: str
    counts: str
    part_of: str | None
    reported_by: str | None
    broken_down_by: list[str]
    note: str | None
    question: str | None
    corroboration: str
    in_texts: list[str]
    in_documentation: list[str]
    saying_where_from: list[str]
    near_in: list[str]
    otherwise_in: list[str]
    silent_parties: list[str]


def place(corpus: Corpus, row: Place) -> PlaceRecord:
    """The record of a place."""
    at = corpus.claims_at.get(row.id, ())
    texts = sum(corpus.sources[claim.source].is_text for claim in at)
    return {
        "id": row.id,
        "title": row.title,
        "kind": row.kind,
        "role": row.role,
        "layer": corpus.place_layers[row.id],
        "names": [name(one) for one in corpus.names.get(row.id, ())],
        "location_precision": row.precision.value,
        "accuracy_m": row.accuracy_m,
        "coordinate_source": row.coordinate_source,
        "coordinate_id": row.coordinate_id,
        "route_method": corpus.routes[row.id].method.value if row.id in corpus.routes else None,
        "note": row.note,
        "source_ids": list(corpus.sources_at(row.id)),
        "claim_ids": [claim.id for claim in at],
        "text_claims": texts,
        "documentation_claims": len(at) - texts,
    }


def name(row: Toponym) -> NameRecord:
    """The record of a name."""
    return {
        "toponym": row.toponym,
        "lang": row.lang,
        "used_by": row.source or row.used_by,
        "since": row.since,
        "until": row.until,
        "origin": row.origin,
    }


def claim(corpus: Corpus, row: Claim) -> ClaimRecord:
    """The record of a claim."""
    source = corpus.sources[row.source]
    start, end = row.when.span if row.when and row.when.span else (None, None)
    return {
        "id": row.id,
        "statement": attributed(row, source),
        "kind": row.kind,
        "mode": row.mode.value,
        "topic": row.topic,
        "layer": corpus.claim_layers[row.id],
        "when": None if row.when is None else row.when.text,
        "time": None if row.time is None else row.time.text,
        "start": start,
        "end": end,
        "date_precision": None if row.when is None else row.when.precision,
        "date_basis": row.date_basis.value,
        "holds": row.holds.value if row.holds else None,
        "place_ids": list(row.places),
        "source_id": row.source,
        "source_class": source.custom.source_class.value,
        "source_title": source.title,
        "locator": None if row.cited_at is None else str(row.cited_at),
        "paragraph": row.paragraph,
        "quote": row.quote,
        "quoted_source": row.quoted_source,
        "body": corpus.actors(row) or None,
        "legal_form": row.legal_form,
        "sensitivity": row.sensitivity,
        "note": row.note,
        "perspective": source.custom.perspective,
        "seen_as": row.seen_as.value if row.seen_as else None,
        "seen_at": row.seen_at,
        "limits": row.limits,
        "confidence": row.confidence.value if row.confidence else None,
        "corroboration": " ".join(corroboration.lines(corpus, row)) or None,
        "not_found": " ".join(corroboration.not_found(corpus, row)) or None,
    }


def figure(corpus: Corpus, row: Figure) -> FigureRecord:
    """The record of a figure."""
    source = corpus.sources[corpus.claims[row.claim].source]
    answer, found = corroboration.answer_of(corpus, row), corroboration.of_figure(corpus, row)
    return {
        "source_class": source.custom.source_class.value,
        "measure": row.measure,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "qualifier": row.qualifier.value if row.qualifier else None,
        "unit": row.unit,
        "counts": row.counts,
        "part_of": row.part_of,
        "reported_by": row.reported_by,
        "broken_down_by": list(broken_down_by(corpus, row)),
        "note": row.note,
        "question": answer.question if answer else None,
        "corroboration": corroboration.line(corpus, found, source.id),
        "in_texts": [voice.source for voice in found.texts],
        "in_documentation": [voice.source for voice in found.documentation],
        "saying_where_from": list(found.traced),
        "near_in": list(dict.fromkeys(voice.source for voice in found.near)),
        "otherwise_in": list(dict.fromkeys(voice.source for voice in found.others)),
        "silent_parties": list(corroboration.silent(corpus, found)),
    }
