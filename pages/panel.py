"""The panel beside the map: what is shown in the window, at a place, in a claim, or by a source."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from geodata.corpus import Corpus
from geodata.exports import claims_geojson, dumps
from geodata.model import Claim
from geodata.selection import Shown, View, shown, unlocated
from geodata.wording import counted
from layers import cards
from layers.bridge import claim_cards

HEIGHT = 860  # px, as tall as the map on a laptop's screen
PAGE = 12  # claims listed at a time


def send(view: dict[str, Any]) -> None:
    """Ask the map page for a view; the panel follows when the page has taken it."""
    st.session_state.sent = view
    st.session_state.serial = st.session_state.get("serial", 0) + 1


def _choose(settled: dict[str, Any], place: str | None = None, claim: str | None = None) -> None:
    st.session_state.source = None
    send({**settled, "place": place, "claim": claim, "map": None})


def _listed(corpus: Corpus, claims: Sequence[Claim], settled: dict[str, Any], key: str) -> None:
    """The claims' cards, a page at a time."""
    page = 1
    if len(claims) > PAGE:
        page = st.pagination(-(-len(claims) // PAGE), key=f"page-{key}-{len(claims)}")
    claim_cards(
        claims[(page - 1) * PAGE : page * PAGE],
        key=f"cards-{key}",
        on_choose=lambda claim: _choose(settled, claim=claim),
    )


def _lists(corpus: Corpus, found: Shown, settled: dict[str, Any], key: str) -> None:
    """The claims in the window, and one choice away those that window or map cannot show, each counted."""
    lists = {
        "In the window": found.inside,
        "Undated": found.undated,
        "Outside it": found.outside,
        "Not located": unlocated(corpus, (*found.inside, *found.outside, *found.undated)),
    }
    chosen = st.segmented_control(
        "Statements",
        [title for title, claims in lists.items() if claims],
        format_func=lambda title: f"{title} ({len(lists[title])})",
        default=next((title for title, claims in lists.items() if claims), None),
        key=f"lists-{key}",
        label_visibility="collapsed",
    )
    if chosen is None:
        st.caption("Choose a list above.")
        return
    claims = _on_topic(corpus, lists[chosen], key)
    listed = _listed if key == "all" else _by_source
    listed(corpus, claims, settled, f"{key}-{chosen}")


def _on_topic(corpus: Corpus, claims: Sequence[Claim], key: str) -> Sequence[Claim]:
    """The claims on the topic the viewer picks, where there are too many for one page."""
    if len(claims) <= PAGE:
        return claims
    topics = {claim.topic for claim in claims}
    topic = st.selectbox(
        "Topic",
        [None, *sorted(topics, key=corpus.topics.__getitem__)],
        format_func=lambda item: "All topics" if item is None else corpus.topics[item],
        key=f"topic-{key}",
    )
    return [claim for claim in claims if topic in (None, claim.topic)]


def _download(corpus: Corpus, found: Shown, view: View, key: str) -> None:
    """The claims in the window, with the undated ones of the same layers, as GeoJSON."""
    claims = (*found.inside, *found.undated)
    st.download_button(
        f"Download these as GeoJSON ({len(claims)})",
        data=lambda: dumps(claims_geojson(corpus, claims)),
        file_name=f"claims-{view.place or 'shown'}.geojson",
        mime="application/geo+json",
        key=f"download-{key}",
        on_click="ignore",
        help="The statements in the time window and layers shown, and the undated ones",
    )


def _by_source(corpus: Corpus, claims: Sequence[Claim], settled: dict[str, Any], key: str) -> None:
    """The claims, each source's apart, with the way to everything else of that source."""
    for source_id, source in corpus.sources.items():
        own = [claim for claim in claims if claim.source == source_id]
        if not own:
            continue
        st.subheader(f"{source.custom.label}: {len(own)}", anchor=False)
        _listed(corpus, own, settled, f"{key}-{source_id}")
        _source_button(corpus, source_id, key)


def _source_button(corpus: Corpus, source_id: str, key: str) -> None:
    def open_source() -> None:
        st.session_state.source = source_id

    label = corpus.sources[source_id].custom.label
    st.button(f"Everything from {label}", key=f"{key}-all-{source_id}", on_click=open_source)


def _close_source() -> None:
    st.session_state.source = None


def _source(corpus: Corpus, view: View, settled: dict[str, Any], source_id: str) -> None:
    st.button("‹ Back", on_click=_close_source)
    st.header(corpus.sources[source_id].title, anchor=False)
    st.html(cards.source_head(corpus, source_id))
    own = corpus.claims_of(source_id)
    found = shown(corpus, replace(view, place=None), own)
    st.caption(f"{counted(len(own))}, {len(found.inside)} of them in the time window")
    _listed(corpus, own, settled, f"source-{source_id}")


def _place(corpus: Corpus, view: View, settled: dict[str, Any], place_id: str) -> None:
    place = corpus.places[place_id]
    found = shown(corpus, replace(view, place=place_id))
    st.button("‹ Back to all places", on_click=_choose, args=(settled,))
    st.header(place.title, anchor=False)
    st.html(cards.place_head(corpus, place))
    sources = [corpus.sources[source].custom.label for source in corpus.sources_at(place_id)]
    st.caption(
        f"{counted(len(found.inside))} in the time window, {len(found.undated)} undated. "
        f"Sources that name this place: {', '.join(sources) or 'none'}"
    )
    _download(corpus, found, view, place_id)
    _lists(corpus, found, settled, f"place-{place_id}")


def _claim(corpus: Corpus, settled: dict[str, Any], claim: Claim) -> None:
    st.button("‹ Back to all places", on_click=_choose, args=(settled,))
    st.header(corpus.topics[claim.topic], anchor=False)
    claim_cards([claim], key=f"cards-{claim.id}")
    for place in claim.places:
        st.button(
            f"All statements on {corpus.places[place].title}",
            key=f"at-{place}",
            on_click=_choose,
            args=(settled,),
            kwargs={"place": place},
        )
    _source_button(corpus, claim.source, f"claim-{claim.id}")
    others = [other for other in corpus.claims.values() if other.topic == claim.topic and other.id != claim.id]
    if others and st.toggle(f"Other statements on this topic: {len(others)}"):
        _by_source(corpus, others, settled, f"topic-{claim.topic}")


def _overview(corpus: Corpus, view: View, settled: dict[str, Any]) -> None:
    found = shown(corpus, view)
    st.header(corpus.meta.title, anchor=False)
    st.text(corpus.meta.content_note)
    with st.expander("Names, boundaries, graphic detail"):
        st.html(cards.notes(corpus))
    st.caption("Choose a place on the map to read what each source states there.")
    _download(corpus, found, view, "all")
    _lists(corpus, found, settled, "all")


def show(corpus: Corpus, view: View, settled: dict[str, Any]) -> None:
    """The panel for a view. `settled` is the page's own form of it, to send back with a change."""
    source = st.session_state.get("source")
    if source in corpus.sources:
        _source(corpus, view, settled, source)
    elif view.claim in corpus.claims:
        _claim(corpus, settled, corpus.claims[view.claim])
    elif view.place in corpus.places:
        _place(corpus, view, settled, view.place)
    else:
        _overview(corpus, view, settled)
