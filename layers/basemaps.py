"""Base maps from other servers, shown only when a viewer turns one on; their labels are not the program's."""

from typing import Any

from xyzservices import TileProvider, providers

CHOICES = (
    providers.OpenStreetMap.Mapnik,
    providers.OpenTopoMap,
    providers.Esri.WorldImagery,
)
NOTE = "This map is fetched from another server. Its labels and lines are that server's, not ours."


def _title(provider: TileProvider) -> str:
    return str(provider.name).replace(".", " ")


def online() -> list[dict[str, Any]]:
    """For each provider its id, title, tile address, attribution (HTML, as the provider asks) and greatest zoom."""
    return [
        {
            "id": str(provider.name),
            "title": _title(provider),
            "url": provider.build_url(),
            "attribution": provider.html_attribution,
            "maxZoom": int(provider.get("max_zoom", 18)),
        }
        for provider in CHOICES
    ]


def hosts() -> list[str]:
    """The origins that tiles come from, for the Content-Security-Policy."""
    return sorted({"/".join(provider.build_url().split("/")[:3]) for provider in CHOICES})
