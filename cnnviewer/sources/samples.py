"""The pictures that come with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cnnviewer.resources import resource_path


@dataclass(frozen=True)
class Sample:
    """A bundled picture: its name in an address ("sample:cat"), its title, file, licence and author."""

    name: str
    title: str
    path: Path
    licence: str
    author: str


@cache
def samples() -> tuple[Sample, ...]:
    """All bundled pictures, the first being what the program opens with."""
    rows = json.loads(resource_path("samples", "samples.json").read_text("utf-8"))
    return tuple(
        Sample(row["name"], row["title"], resource_path("samples", row["file"]), row["licence"], row["author"])
        for row in rows
    )
