"""A kernel as JSON, to the last digit: {"title", "metadata", "maps": [{"name", "channel", "kernel": [[...]]}]}."""

from __future__ import annotations

from pathlib import Path

from cnnviewer.export.content import Content, Kind
from cnnviewer.export.describe import as_text, describe
from cnnviewer.export.exporter import Exporter, ExportOptions, Step


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    described = describe(content)
    for entry, named in zip(described["maps"], content.maps, strict=True):
        # Nine digits name a float32 exactly; its float64 value would print seventeen.
        entry["kernel"] = [[float(format(value, ".9g")) for value in row] for row in named.array.tolist()]
    path.write_text(as_text(described, indent=1) + "\n", "utf-8", newline="\n")
    step(1, 1)


EXPORTER = Exporter(".json", "JSON, for reading back", frozenset({Kind.KERNEL}), write)
