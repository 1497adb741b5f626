"""The screen of a list that a viewer has gathered: read, cited, downloaded and printed together."""

import json
from collections.abc import Mapping

from geodata import citing
from geodata.corpus import Corpus
from geodata.gathered import MOST, gathered, since, versions
from geodata.wording import counted
from layers.cards import claim_card
from layers.links import on_map
from layers.rendering import TEMPLATES
from layers.screen import Choice, Screen


def _choices(corpus: Corpus) -> tuple[Choice, ...]:
    cited = {version: f"version {version}" for version in versions(corpus) if version != corpus.meta.version}
    return (
        Choice.words("ids", "Statements, by their ids"),
        Choice("version", "Changed since the version I cited", {"": "not asked", **cited}),
    )


def content(corpus: Corpus, values: Mapping[str, str]) -> str:
    """The statements as cards, what changed in them since a version, their citations, and links to map and data."""
    found = gathered(corpus, values["ids"])
    claims = [corpus.claims[key] for key in found.claims]
    version = values["version"]
    changed = since(corpus, (*found.claims, *found.gone), version) if version else {}
    ids = ",".join(found.claims)
    listed = (*found.claims, *found.left_out)  # what is not shown stays in the list
    return TEMPLATES.get_template("list.html").render(
        most=MOST,
        found=found,
        counted=counted(len(claims)),
        map=on_map(corpus, ids=frozenset(found.claims)) if claims else None,
        ids=ids,
        listed=",".join(listed),
        version=version,
        current=corpus.meta.version,
        changed=changed,
        cards=[(claim_card(corpus, claim), ",".join(key for key in listed if key != claim.id)) for claim in claims],
        texts=[citing.as_text(corpus, claim) for claim in claims],
        bibtex="\n\n".join(citing.as_bibtex(corpus, claim) for claim in claims),
        csl=json.dumps([citing.as_csl(corpus, claim) for claim in claims], ensure_ascii=False, indent=1),
    )


SCREEN = Screen(
    "list",
    "My list",
    "Statements gathered together, those that the address of this page names: whoever has the address has them. Your "
    "own list is kept in your browser and nowhere else; the buttons on the cards of the map change it.",
    content,
    _choices,
    ("cards", "list"),
    live=True,
)
