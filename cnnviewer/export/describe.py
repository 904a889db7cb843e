"""The JSON that numeric formats carry beside the numbers: where they come from and on which scale they were shown."""

from __future__ import annotations

import json
from typing import Any

from cnnviewer.export.content import Content, NamedMap


def describe_map(named: NamedMap) -> dict[str, Any]:
    """One map: name, layer, channel (from 1, as in the name), shape, levels, colour map."""
    return {
        "name": named.name,
        "layer": named.layer,
        "channel": named.number,
        "shape": list(named.array.shape),
        "levels": [float(level) for level in named.levels],
        "colours": named.colours,
        "signed": named.signed,
    }


def describe(content: Content) -> dict[str, Any]:
    """Title, kind, metadata and every map in its order."""
    return {
        "title": content.title,
        "kind": content.kind.value,
        "metadata": dict(content.metadata),
        "maps": [describe_map(named) for named in content.maps],
    }


def as_text(described: dict[str, Any], *, indent: int | None = None, ascii_only: bool = False) -> str:
    """JSON in one line, or indented; letters of any script as they are, or escaped when only ASCII is allowed."""
    return json.dumps(described, ensure_ascii=ascii_only, indent=indent)
