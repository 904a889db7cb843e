"""NPY: the numbers of one layer, (maps, H, W) float32, or of one map, (H, W).

A NPY header has no room for metadata, so it follows the array as one line of JSON; `numpy.load` reads the array and
leaves the rest alone.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cnnviewer.errors import ExportError
from cnnviewer.export.content import Content, Kind
from cnnviewer.export.describe import as_text, describe
from cnnviewer.export.exporter import EVERY_KIND, Exporter, ExportOptions, Step


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    if len({named.array.shape for named in content.maps}) > 1:
        raise ExportError("Layers of different size do not fit into one .npy array; choose .npz.")
    arrays = [named.array for named in content.maps]
    array = arrays[0] if content.kind is Kind.MAP else np.stack(arrays)
    with path.open("wb") as file:
        np.save(file, np.ascontiguousarray(array, np.float32), allow_pickle=False)
        file.write(b"\n" + as_text(describe(content)).encode() + b"\n")
    step(1, 1)


EXPORTER = Exporter(".npy", "NPY array, float32", EVERY_KIND, write)
