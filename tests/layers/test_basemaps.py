"""Online base maps are credited as their providers ask and allowed by the page's policy."""

import re
from urllib.parse import urlsplit

from geodata.corpus import Corpus
from layers.basemaps import CHOICES, NOTE, hosts, online
from layers.mappage import policy, render
from tests.layers.markup import Markup


def test_each_provider_is_credited_with_a_link() -> None:
    maps = {entry["id"]: entry for entry in online()}
    assert len(maps) == len(CHOICES)
    assert "OpenStreetMap" in maps["OpenStreetMap.Mapnik"]["attribution"]
    assert "OpenTopoMap" in maps["OpenTopoMap"]["attribution"]
    assert "Esri" in maps["Esri.WorldImagery"]["attribution"]
    for entry in maps.values():
        assert Markup(entry["attribution"]).text.strip()
        assert entry["title"]
    for name in ("OpenStreetMap.Mapnik", "OpenTopoMap"):
        assert "openstreetmap.org/copyright" in maps[name]["attribution"]


def test_tiles_come_safely_from_one_named_host_each() -> None:
    for entry in online():
        address = urlsplit(entry["url"])
        assert address.scheme == "https"
        assert f"{address.scheme}://{address.netloc}" in hosts()
        assert "{" not in address.netloc
        assert set(re.findall(r"{(\w+)}", entry["url"])) == {"x", "y", "z"}  # no key, nothing left to fill in
        assert 10 <= entry["maxZoom"] <= 22


def test_the_policy_allows_images_from_these_hosts_and_scripts_from_none(corpus: Corpus) -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in policy(render(corpus)).split(";"))
    assert set(rules["img-src"].split()) == {"'self'", "data:", *hosts()}
    for name in rules.keys() - {"img-src"}:
        assert "http" not in rules[name]
        assert "*" not in rules[name]


def test_the_note_says_whose_labels_they_are() -> None:
    assert "not ours" in NOTE
