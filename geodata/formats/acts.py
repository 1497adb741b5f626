"""Acts of states and bodies as JSON: who acted and how, and what each source says of it, by source.

Beside them, for each source, the countries and US states that it names as having acted, and whether it says that there
are more. Of a selection the acts that its claims speak of.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from geodata.acts import Act, Mention
from geodata.corpus import Corpus
from geodata.frames import Selected
from geodata.recognitions import named


def records(selected: Selected) -> list[dict[str, Any]]:
    """The acts that the selected claims speak of, in the order of acts.csv."""
    corpus, held = selected.corpus, set(selected.claims.index)
    of_act: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in corpus.mentions:
        if not held.isdisjoint(mention.claims):
            of_act[mention.act].append(mention)
    return [_record(corpus, act, of_act[act.id], held) for act in corpus.acts.values() if act.id in of_act]


def _record(corpus: Corpus, act: Act, mentions: list[Mention], held: set[str]) -> dict[str, Any]:
    return {
        "id": act.id,
        "actor": act.actor,
        "actor_title": (corpus.places.get(act.actor) or corpus.bodies[act.actor]).title,
        "body": act.body,
        "body_title": corpus.bodies[act.body].title if act.body else None,
        "level": act.level,
        "form": act.form,
        "when": act.when.text if act.when else None,
        "date_basis": act.date_basis.value,
        "position": {mention.source: list(mention.position) for mention in mentions},
        "word": {mention.source: mention.word for mention in mentions if mention.word},
        "claims": {mention.source: [claim for claim in mention.claims if claim in held] for mention in mentions},
        "note": act.note,
    }


def _names(corpus: Corpus, source: str) -> dict[str, Any]:
    found = named(corpus, source)
    return {
        "countries": list(found.countries),
        "us_states": list(found.us_states),
        "more_countries": found.more_countries,
        "more_us_states": found.more_us_states,
    }


def chunks(selected: Selected) -> Iterator[bytes]:
    """The file: what it says of itself, `acts`, and `named` by source."""
    about = dict(selected.about)
    about["title"] = f"{about['title']}: acts"
    names = {source.id: _names(selected.corpus, source.id) for source in selected.sources}
    content = {**about, "acts": records(selected), "named": names}
    yield (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
