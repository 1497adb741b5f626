"""Symbols and colours, the one source for map, legend, panel and paper.

Shape and colour both tell the claim layers apart. The colours are darkened (light theme) or lightened (dark theme)
forms of the Okabe-Ito set, whose hues stay distinct with the common kinds of colour blindness; each has a
contrast of at least 3:1 with its halo. No symbol is sized by a number. Streamlit's own theme (`.streamlit/config.toml`)
repeats four of the colours; a test holds them to these.
"""

import re
from typing import Any

from geodata.display import LayerRule

# SVG path data around the middle of the symbol, in CSS pixels.
SHAPES: dict[str, str] = {
    "square": "M-4.73,-4.73H4.73V4.73H-4.73Z",
    "diamond": "M0,-6.6L6.6,0L0,6.6L-6.6,0Z",
    "triangle": "M0,-6.325L6.325,4.95H-6.325Z",
    "circle": "M-5.5,0A5.5,5.5,0,1,1,5.5,0A5.5,5.5,0,1,1,-5.5,0Z",
}

# Streamlit's own family, where the page brings it; Source Sans has no Armenian, DejaVu Sans and Noto Sans have.
FAMILY = (
    "'Source Sans', 'Source Sans 3', system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Armenian', "
    "'DejaVu Sans', sans-serif"
)
FONT = f"600 14px {FAMILY}"  # of names on the map

THEMES: dict[str, dict[str, Any]] = {
    "light": {
        "claims": ["#0b5a92", "#b4470b", "#00705a", "#7d4a78"],
        "paper": "#fffdf8",
        "second": "#f3efe6",
        "ink": "#22262b",
        "muted": "#5e625f",
        "line": "#d3cdc0",
        "sea": "#dde7ea",
        "land": "#f3efe6",
        "accent": "#31465c",
        "shade": "#ece4d2",
        "bars": "#5d6b7a",
        "barsDocumentation": "#b3a284",
        "focus": "#b4470b",
        "halo": "#fffdf8",
        "faint": "#6d6a63",
        "outline": "#5d6b7a",
        "tint": "rgba(93, 107, 122, 0.06)",
        "hatch": "rgba(93, 107, 122, 0.3)",
        "route": "#5b5142",
        "chosen": "#111418",
        "chosenTint": "rgba(17, 20, 24, 0.14)",
        "insetSea": "#dde7ea",
        "insetLand": "#b9b0a0",
        "family": FAMILY,
        "font": FONT,
    },
    "dark": {
        "claims": ["#8cc8fa", "#f2a877", "#63d1b4", "#d9a8d3"],
        "paper": "#171b1f",
        "second": "#22282e",
        "ink": "#eceef0",
        "muted": "#a9aeb3",
        "line": "#3a4148",
        "sea": "#10151a",
        "land": "#2b2822",
        "accent": "#a9c4de",
        "shade": "#262c2b",
        "bars": "#93a3b2",
        "barsDocumentation": "#7d6f52",
        "focus": "#f2a877",
        "halo": "#14181c",
        "faint": "#a3a8ad",
        "outline": "#9fb0c0",
        "tint": "rgba(159, 176, 192, 0.08)",
        "hatch": "rgba(159, 176, 192, 0.32)",
        "route": "#d8cbb4",
        "chosen": "#ffffff",
        "chosenTint": "rgba(255, 255, 255, 0.16)",
        "insetSea": "#10151a",
        "insetLand": "#4b525a",
        "family": FAMILY,
        "font": FONT,
    },
}

# The bundled base map, as Leaflet takes it; the dark theme inverts its panes.
BASE: dict[str, dict[str, Any]] = {
    "land": {"fillColor": THEMES["light"]["land"], "fillOpacity": 1, "color": "#b9b0a0", "weight": 0.8},
    "country": {"fill": False, "color": "#a99f8d", "weight": 1.1},
    "river": {"fill": False, "color": "#9db9c7", "weight": 1},
    "lake": {"fillColor": "#cfdfe6", "fillOpacity": 1, "color": "#9db9c7", "weight": 0.8},
}
RELIEF_OPACITY = 0.28


def symbols(rules: tuple[LayerRule, ...]) -> dict[str, tuple[int, str]]:
    """For each claim layer its number among the claim layers and the name of its shape."""
    claims = [rule.id for rule in rules if rule.feature == "claim"]
    shapes = list(SHAPES)
    return {name: (bit, shapes[bit % len(shapes)]) for bit, name in enumerate(claims)}


def _properties(theme: dict[str, Any]) -> str:
    named = {re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", key): value for key, value in theme.items()}
    claims = {f"claim-{bit}": colour for bit, colour in enumerate(named.pop("claims"))}
    return "".join(f"--{key}: {value}; " for key, value in {**named, **claims}.items())


def custom_properties(root: str = ":root") -> str:
    """The colours as CSS custom properties: the light theme on `root`, the dark one where `data-theme` says so."""
    light, dark = _properties(THEMES["light"]), _properties(THEMES["dark"])
    return f'{root} {{ color-scheme: light; {light}}}\n{root}[data-theme="dark"] {{ color-scheme: dark; {dark}}}\n'


def dark_by_preference(root: str = ":root") -> str:
    """The dark theme's colours where the reader's system prefers it."""
    return f"@media (prefers-color-scheme: dark) {{ {root} {{ color-scheme: dark; {_properties(THEMES['dark'])}}} }}\n"
