"""The sources as CSL-JSON items; what CSL has no field for stands under `custom`."""

import json
from collections.abc import Iterator
from typing import Any

from geodata.frames import Selected


def items(selected: Selected) -> list[dict[str, Any]]:
    """The sources of the selected claims; under `custom.corpus`, what the file says of itself."""
    about = selected.about
    found = []
    for source in selected.sources:
        item = source.model_dump(mode="json", exclude_none=True, by_alias=True)
        item["custom"]["corpus"] = about
        found.append(item)
    return found


def sources_chunks(selected: Selected) -> Iterator[bytes]:
    """The items as a JSON list, which is all that readers of CSL-JSON take."""
    yield (json.dumps(items(selected), ensure_ascii=False, indent=1) + "\n").encode()
