"""The gallery: pictures and a video that come with the program. `resources/samples/samples.json` lists them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cnnviewer.errors import SourceError
from cnnviewer.resources import resource_path


@dataclass(frozen=True)
class Sample:
    """One bundled picture or video.

    name     what stands after "sample:"
    title    what it shows
    path     the file
    licence  short name of the licence; PROVENANCE.md beside the file says where it came from and what was changed
    author   who made it
    """

    name: str
    title: str
    path: Path
    licence: str
    author: str


@cache
def samples() -> tuple[Sample, ...]:
    """All of them, in the order of the gallery. Raises SourceError when the program was installed without them."""
    folder = resource_path("samples")
    try:
        listed = json.loads((folder / "samples.json").read_text("utf-8"))
    except OSError:
        raise SourceError("The bundled samples are missing from this installation; install cnnviewer again.") from None
    return tuple(
        Sample(entry["name"], entry["title"], folder / entry["file"], entry["licence"], entry["author"])
        for entry in listed
    )


def sample_named(name: str) -> Sample:
    """The sample called `name`. Raises SourceError, naming those that exist, when there is none."""
    for sample in samples():
        if sample.name == name:
            return sample
    known = ", ".join(sample.name for sample in samples())
    raise SourceError(f'There is no sample "{name[:40]}"; choose one of {known}.')
