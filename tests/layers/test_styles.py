"""The symbols can be told from the map and from one another, with colour blindness too."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from geodata.corpus import Corpus
from layers.bundle import BROWSER
from layers.styles import BASE, SHAPES, THEMES, custom_properties, symbols

Vector = npt.NDArray[np.float64]

ROOT = Path(__file__).parents[2]
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")

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
        assert _contrast(colour, THEMES[theme]["land"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_routes_choices_and_labels_stand_out_from_the_land(theme: str) -> None:
    colours = THEMES[theme]
    for part in ("route", "chosen", "outline"):
        assert _contrast(colours[part], THEMES[theme]["land"]) >= 3, part
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


def test_each_shape_is_a_closed_path_of_its_own_around_the_middle() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES)
    for path in SHAPES.values():
        assert re.fullmatch(r"M[-\d.,HVLAZ]+Z", path)
        assert all(abs(float(number)) <= 11 for number in re.findall(r"-?\d+\.?\d*", path))


def test_the_theme_of_streamlit_is_the_page_s() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for theme, parts in config.items():
        names = {"backgroundColor": "paper", "secondaryBackgroundColor": "second", "textColor": "ink"}
        assert {key: parts[key] for key in names} == {key: THEMES[theme][name] for key, name in names.items()}
        assert _contrast(parts["primaryColor"], parts["backgroundColor"]) >= 3


def test_colours_stand_nowhere_else() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in BROWSER.glob("*.css"))
    scripts = "".join(path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.js"))
    assert set(HEX.findall(sheets)) <= {"#fff", "#000", "#444"}  # of paper
    assert HEX.findall(scripts) == []


def test_every_colour_is_a_custom_property_of_both_themes_and_every_one_used_is_there() -> None:
    light, dark = custom_properties().splitlines()
    named = [set(re.findall(r"--([\w-]+):", rule)) for rule in (light, dark)]
    assert named[0] == named[1]
    assert {"claim-0", "claim-3", "chosen-tint", "paper"} <= named[0]
    texts = [path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.*s")]
    used = {name for text in texts for name in re.findall(r"var\(--([\w-]+)", text)}
    local = {"tall", "size", "bar-height", "claim-", "st-text-color", "st-background-color", "st-primary-color"}
    assert used - local <= named[0]
    assert BASE["land"]["fillColor"] == THEMES["light"]["land"]


def test_both_themes_speak_of_the_same_parts() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()
