"""Addresses of sources as texts: what several pictures are called in one address, and short names for people.

Standard library only: the window names a source before anything that reads one is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePath

PICTURES = "pictures:"


def pictures_address(paths: Sequence[Path]) -> str:
    """The address of exactly these pictures: `pictures:` and their absolute paths as a JSON list."""
    return PICTURES + json.dumps([str(path.absolute()) for path in paths], ensure_ascii=False)


def paths_in(address: str) -> tuple[Path, ...]:
    """The paths in an address of several pictures; none in any other address, or in a damaged one."""
    if not address.startswith(PICTURES):
        return ()
    try:
        names = json.loads(address.removeprefix(PICTURES))
    except (ValueError, RecursionError):
        return ()
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        return ()
    return tuple(map(Path, names))


def short_name(address: str) -> str:
    """ "cat" for "sample:cat", the last name of a path, folder and number of several pictures: "holidays (12)"."""
    paths = paths_in(address)
    if paths:
        return f"{paths[0].parent.name or paths[0].parent} ({len(paths)})"
    scheme, colon, rest = address.partition(":")
    return rest if colon and len(scheme) > 1 else PurePath(address).name
