"""The symbols can be told from the map and from one another, with colour blindness too."""

import re
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from geodata.corpus import Corpus
from layers.mappage import STATIC
from layers.styles import SHAPES, THEMES, symbols

Vector = npt.NDArray[np.float64]

LAND = {"light": "#f3efe6", "dark": "#33302b"}

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIGHT = {
    "trichromacy": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])

# A CIE76 difference of 2.3 is just noticeable between large patches side by side. Symbols are small and lie apart,
# so that more than four times as much is asked of them.
APART = 10


def _linear(colour: str) -> Vector:
    value = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    low, high = sorted(float(_linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _lab(linear: Vector) -> Vector:
    ratio = XYZ @ np.clip(linear, 0, 1) / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_the_measures_are_right() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert _lab(_linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    for matrix in SIGHT.values():  # grey stays grey
        assert matrix.sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


@pytest.mark.parametrize("theme", THEMES)
def test_symbols_stand_out_from_halo_and_land(theme: str) -> None:
    colours = THEMES[theme]
    for colour in colours["claims"]:
        assert _contrast(colour, colours["halo"]) >= 3
        assert _contrast(colour, LAND[theme]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_routes_choices_and_labels_stand_out_from_the_land(theme: str) -> None:
    colours = THEMES[theme]
    for part in ("route", "chosen", "outline"):
        assert _contrast(colours[part], LAND[theme]) >= 3, part
    assert _contrast(colours["ink"], colours["halo"]) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES)
def test_colours_stay_apart_with_colour_blindness(theme: str, sight: str) -> None:
    seen = {colour: _lab(SIGHT[sight] @ _linear(colour)) for colour in THEMES[theme]["claims"]}
    assert len(seen) == 4
    distances = {pair: round(float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])), 1) for pair in combinations(seen, 2)}
    assert {pair: distance for pair, distance in distances.items() if distance < APART} == {}


def test_every_claim_layer_has_a_shape_and_a_colour_of_its_own(corpus: Corpus) -> None:
    found = symbols(corpus.layers)
    claims = [rule.id for rule in corpus.layers if rule.feature == "claim"]
    assert list(found) == claims
    assert len({shape for _, shape in found.values()}) == len(claims)
    for theme in THEMES.values():
        assert len({theme["claims"][bit] for bit, _ in found.values()}) == len(claims)


def test_the_page_draws_each_shape_in_a_way_of_its_own() -> None:
    script = "\n".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    block = re.search(r"PATHS = \{(.*?)^\};", script, re.DOTALL | re.MULTILINE)
    assert block
    drawn = dict(re.findall(r"^\s*(\w+): (\(c, r\) => .*),$", block[1], re.MULTILINE))
    assert set(drawn) == set(SHAPES)
    assert len(set(drawn.values())) == len(SHAPES)


def test_both_themes_speak_of_the_same_parts() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()
