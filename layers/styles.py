"""Symbols and colours.

Shape and colour both tell the claim layers apart. The colours are darkened (light theme) or lightened (dark theme)
forms of the Okabe-Ito set, whose hues stay distinct with the common kinds of colour blindness; each has a
contrast of at least 3:1 with its halo. No symbol is sized by a number.
"""

from typing import Any

from geodata.display import LayerRule

SHAPES = ("square", "diamond", "triangle", "circle")

FONT = "600 12px system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Armenian', sans-serif"

THEMES: dict[str, dict[str, Any]] = {
    "light": {
        "claims": ["#0b5a92", "#b4470b", "#00705a", "#7d4a78"],
        "halo": "#fffdf8",
        "ink": "#22262b",
        "faint": "#6d6a63",
        "outline": "#5d6b7a",
        "tint": "rgba(93, 107, 122, 0.06)",
        "hatch": "rgba(93, 107, 122, 0.3)",
        "route": "#5b5142",
        "chosen": "#111418",
        "chosenTint": "rgba(17, 20, 24, 0.14)",
        "insetSea": "#dde7ea",
        "insetLand": "#b9b0a0",
        "font": FONT,
    },
    "dark": {
        "claims": ["#8cc8fa", "#f2a877", "#63d1b4", "#d9a8d3"],
        "halo": "#14181c",
        "ink": "#eef0f2",
        "faint": "#a3a8ad",
        "outline": "#9fb0c0",
        "tint": "rgba(159, 176, 192, 0.08)",
        "hatch": "rgba(159, 176, 192, 0.32)",
        "route": "#d8cbb4",
        "chosen": "#ffffff",
        "chosenTint": "rgba(255, 255, 255, 0.16)",
        "insetSea": "#10151a",
        "insetLand": "#4b525a",
        "font": FONT,
    },
}


def symbols(rules: tuple[LayerRule, ...]) -> dict[str, tuple[int, str]]:
    """For each claim layer its number among the claim layers and its shape."""
    claims = [rule.id for rule in rules if rule.feature == "claim"]
    return {name: (bit, SHAPES[bit % len(SHAPES)]) for bit, name in enumerate(claims)}
