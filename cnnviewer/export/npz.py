"""NPZ: one array a layer, (maps, H, W) float32 under the layer's name, and "metadata", a text of JSON."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnnviewer.export.content import Content
from cnnviewer.export.describe import as_text, describe
from cnnviewer.export.exporter import EVERY_KIND, Exporter, ExportOptions, Step


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    arrays: dict[str, NDArray[Any]] = {"metadata": np.array(as_text(describe(content)))}
    for column in content.columns:
        name = column.value if column.value not in arrays else f"{column.value}.{len(arrays)}"
        arrays[name] = np.stack([named.array for named in column.maps]).astype(np.float32, copy=False)
    # As numpy.savez_compressed does, one array at a time, so that a long export can show where it is and be cancelled.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, (name, array) in enumerate(arrays.items()):
            member = io.BytesIO()
            np.lib.format.write_array(member, array, allow_pickle=False)
            archive.writestr(f"{name}.npy", member.getvalue())
            step(number + 1, len(arrays))


EXPORTER = Exporter(".npz", "NPZ arrays, float32, one a layer", EVERY_KIND, write)
