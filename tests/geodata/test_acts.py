"""Acts: which countries and US states each text names, computed from acts and mentions alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from geodata.acts import Act, Mention
from geodata.corpus import Corpus
from geodata.recognitions import OF_A_STATE, ON_THE_EVENTS, UNNAMED, Named, counts, named, of_a_state
from tests.geodata.conftest import Complaints, Edit


@pytest.mark.parametrize(
    ("source", "countries", "us_states", "more"),
    [
        ("t000", 7, 13, (False, True)),
        ("t001", 4, 4, (True, False)),
        ("t002", 9, 14, (False, False)),
        ("t003", 0, 0, (True, True)),
        ("t004", 11, 20, (False, True)),
    ],
)
def test_how_many_each_text_names_and_whether_it_says_there_are_more(
    source: str, countries: int, us_states: int, more: tuple[bool, bool], corpus: Corpus
) -> None:
    found = named(corpus, source)
    assert (len(found.countries), len(found.us_states)) == (countries, us_states)
    assert (found.more_countries, found.more_us_states) == more


def test_whom_the_texts_name(corpus: Corpus) -> None:
    assert set(named(corpus, "t000").countries) == {
        *("pakistan", "mexico", "colombia", "bosnia-herzegovina", "czech-republic", "peru", "honduras")
    }
    assert set(named(corpus, "t001").countries) == {"turkey", "pakistan", "mexico", "colombia"}
    assert set(named(corpus, "t001").us_states) == {"massachusetts", "texas", "new-mexico", "arkansas"}
    assert set(named(corpus, "t002").countries) - set(named(corpus, "t000").countries) == {"jordan", "sudan"}
    assert {"california", "indiana", "new-jersey"} <= set(named(corpus, "t002").us_states)
    assert "florida" in named(corpus, "t000").us_states
    assert set(named(corpus, "t004").countries) - set(named(corpus, "t000").countries) == {
        *("jordan", "panama", "sudan", "djibouti")
    }
    assert {"arizona", "utah", "nebraska", "hawaii", "montana", "idaho"} <= set(named(corpus, "t004").us_states)


def test_no_text_says_that_the_united_states_recognised(corpus: Corpus) -> None:
    assert "usa" in corpus.places
    assert not any("usa" in named(corpus, text).countries for text in corpus.texts)
    assert not any(
        corpus.acts[mention.act].actor == "usa" for text in corpus.texts for mention in corpus.mentions_in(text)
    )


def test_a_party_group_and_a_speech_are_no_acts_of_a_state(corpus: Corpus) -> None:
    romania = [act for act in corpus.acts.values() if act.actor == "romania"]
    israel = [act for act in corpus.acts.values() if act.actor == "israel"]
    assert {act.level for act in romania} <= {"party-group", "person"} != set()
    assert {act.level for act in israel} == {"person"}
    assert not any(of_a_state(act) for act in romania + israel)


def test_every_mention_is_of_its_source_s_claims_and_every_act_is_mentioned(corpus: Corpus) -> None:
    for mention in corpus.mentions:
        assert mention.claims
        assert {corpus.claims[claim].source for claim in mention.claims} == {mention.source}
    assert {mention.act for mention in corpus.mentions} == set(corpus.acts)


def test_a_claim_of_another_source_does_not_speak_for_this_one(edit: Edit, complaints: Complaints) -> None:
    line = edit("mentions.csv", "anuhau-days-1899", "claims", "log-p06-01")
    assert complaints()[0].startswith(f"mentions.csv:{line}: letter is said to speak in 'log-p06-01'")


def test_a_mention_of_an_unknown_claim_is_told_and_breaks_no_verification(
    small_copy: Path, edit: Edit, complaints: Complaints
) -> None:
    edit("mentions.csv", "anuhau-days-1899", "claims", "letter-p09-09")
    assert "unknown claim 'letter-p09-09'" in complaints()[0]
    assert "stands in no paragraph of letter" in complaints("verify", "--texts", str(small_copy / "texts"))[0]


def test_acts_of_unnamed_actors_are_of_kinds_that_the_program_knows(corpus: Corpus) -> None:
    unnamed = {act.actor for act in corpus.acts.values() if act.actor.startswith("unnamed-")}
    assert unnamed - {"unnamed-organisations"} <= set(UNNAMED)


def test_the_levels_and_positions_that_count_are_terms(corpus: Corpus) -> None:
    assert set(corpus.terms["level"]) >= OF_A_STATE
    assert set(corpus.terms["position"]) >= ON_THE_EVENTS


def test_bodies_belong_to_the_actor_of_their_act(corpus: Corpus) -> None:
    for act in corpus.acts.values():
        if act.body and act.actor in corpus.places:
            assert corpus.bodies[act.body].place == act.actor, act.id
        if act.body:
            assert act.level in (corpus.bodies[act.body].level, "person"), act.id  # who is in office also speaks


def _with(small: Corpus, act: dict[str, object], **mention: object) -> Corpus:
    row = {"id": "new", "actor": "anuhau", "level": "parliament", "date_basis": "none"} | act
    said = {"act": "new", "source": "letter", "position": "on", "claims": "letter-p05-01"} | mention
    places = {key: place.model_copy(update={"kind": "country"}) for key, place in small.places.items()}
    made = Act.model_validate(row)
    return replace(small, acts={"new": made}, mentions=(Mention.model_validate(said),), places=places)


@pytest.mark.parametrize("level", sorted(OF_A_STATE))
@pytest.mark.parametrize("position", sorted(ON_THE_EVENTS))
def test_an_act_of_a_state_on_the_events_counts(level: str, position: str, small: Corpus) -> None:
    corpus = _with(small, {"level": level}, position=f"mentions;{position}")
    assert named(corpus, "letter") == Named(("anuhau",), (), False, False)
    assert named(corpus, "log") == Named((), (), False, False)


@pytest.mark.parametrize("level", ["party-group", "person", "organisation", "ministers", "summit", "court"])
def test_an_act_of_others_does_not(level: str, small: Corpus) -> None:
    assert named(_with(small, {"level": level}), "letter").countries == ()


@pytest.mark.parametrize("position", ["mentions", "calls-for", "commemorates", "supports", "rejects", "withdraws", ""])
def test_an_act_that_does_less_does_not(position: str, small: Corpus) -> None:
    assert named(_with(small, {}, position=position), "letter").countries == ()


def test_an_act_of_the_source_s_own_country_does_not(small: Corpus) -> None:
    corpus = _with(small, {})
    letter = corpus.sources["letter"]
    own = letter.model_copy(update={"custom": letter.custom.model_copy(update={"country": "anuhau"})})
    assert not counts(replace(corpus, sources=corpus.sources | {"letter": own}), corpus.acts["new"], corpus.mentions[0])


def test_an_act_of_unnamed_actors_leaves_the_list_open(small: Corpus) -> None:
    assert named(_with(small, {"actor": "unnamed-countries", "level": "state"}), "letter").more_countries
    assert named(_with(small, {"actor": "unnamed-us-states", "level": "state"}), "letter").more_us_states
