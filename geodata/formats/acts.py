"""Acts of states and bodies as JSON: who acted and how, and what each source says of it, by source.

`acts` are those that a text speaks of; what documentation says of the same act stands under `documentation`, never
beside the texts' words. Acts that only documentation knows are in a list of their own, `documentation_acts`. For each
text, `named` has the countries and US states that it names as having acted, and whether it says that there are more.
Of a selection the acts that its claims speak of.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from geodata.acts import Act, Mention
from geodata.corpus import Corpus
from geodata.frames import Selected
from geodata.recognitions import in_texts, named


def records(selected: Selected, of_texts: bool = True) -> list[dict[str, Any]]:
    """The acts that the selected claims speak of, in the order of acts.csv.

    Those that a text speaks of, whether or not its claims are selected, or those that only documentation knows.
    """
    corpus, held = selected.corpus, set(selected.claims.index)
    of_act: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in corpus.mentions:
        of_act[mention.act].append(mention)
    found = []
    for act in corpus.acts.values():
        said = [mention for mention in of_act[act.id] if not held.isdisjoint(mention.claims)]
        if said and in_texts(corpus, of_act[act.id]) is of_texts:
            found.append(_record(corpus, act, said, held))
    return found


def _record(corpus: Corpus, act: Act, mentions: list[Mention], held: set[str]) -> dict[str, Any]:
    texts = [mention for mention in mentions if corpus.sources[mention.source].is_text]
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
        "position": {mention.source: list(mention.position) for mention in texts},
        "word": {mention.source: mention.word for mention in texts if mention.word},
        "claims": {mention.source: [claim for claim in mention.claims if claim in held] for mention in texts},
        "documentation": [_documented(corpus, mention, held) for mention in mentions if mention not in texts],
        "note": act.note,
    }


def _documented(corpus: Corpus, mention: Mention, held: set[str]) -> dict[str, Any]:
    """What one publication of documentation says of an act: who acted, when, with which word, how it was seen."""
    claims = [corpus.claims[claim] for claim in mention.claims if claim in held]
    return {
        "source": mention.source,
        "level": mention.level,
        "position": list(mention.position),
        "word": mention.word,
        "when": [claim.when.text for claim in claims if claim.when],
        "seen_as": list(dict.fromkeys(claim.seen_as.value for claim in claims if claim.seen_as)),
        "claims": [claim.id for claim in claims],
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
    """The file: what it says of itself, `acts`, `documentation_acts`, and `named` by text."""
    about = dict(selected.about)
    about["title"] = f"{about['title']}: acts"
    names = {source.id: _names(selected.corpus, source.id) for source in selected.sources if source.is_text}
    content = {**about, "acts": records(selected), "documentation_acts": records(selected, False), "named": names}
    yield (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
