"""The file formats that can be written. A new one is a module with EXPORTER and a line here."""

from __future__ import annotations

from pathlib import Path

from cnnviewer.errors import ExportError
from cnnviewer.export import csv, kernel_json, kernel_text, npy, npz, pdf, png, svg, tiff
from cnnviewer.export.content import Kind
from cnnviewer.export.exporter import Exporter

EXPORTERS: dict[str, Exporter] = {
    module.EXPORTER.suffix: module.EXPORTER for module in (png, tiff, npy, npz, csv, svg, pdf, kernel_text, kernel_json)
}


def exporters_for(kind: Kind) -> tuple[Exporter, ...]:
    """The formats that hold a content of this kind, in the order of a file dialog."""
    return tuple(exporter for exporter in EXPORTERS.values() if kind in exporter.kinds)


def exporter_of(path: Path, kind: Kind) -> Exporter:
    """The format that the ending of `path` names. Raises ExportError when there is none for this kind."""
    suffix = path.suffix.lower()
    fitting = exporters_for(kind)
    for exporter in fitting:
        if suffix == exporter.suffix or suffix in exporter.other:
            return exporter
    known = ", ".join(exporter.suffix for exporter in fitting)
    what = (
        f"A {kind.value} cannot be written as {suffix}" if suffix else f"{path.name} has no ending that names a format"
    )
    raise ExportError(f"{what}; choose one of {known}.")
