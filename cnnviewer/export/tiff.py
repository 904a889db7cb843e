"""TIFF: float32 grey pages, one a map, each with its name, levels and origin as JSON in ImageDescription."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cnnviewer.export.content import Content
from cnnviewer.export.describe import as_text, describe_map
from cnnviewer.export.exporter import EVERY_KIND, Exporter, ExportOptions, Step

_IMAGE_DESCRIPTION = 270
_SOFTWARE = 305


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    from PIL import Image as Pillow
    from PIL.TiffImagePlugin import AppendingTiffWriter

    maps = content.maps
    with AppendingTiffWriter(str(path), new=True) as pages:
        for number, named in enumerate(maps):
            described = {"title": content.title, **describe_map(named), "metadata": dict(content.metadata)}
            tags = {
                # The tag is ASCII by its definition; other letters go in as JSON escapes.
                _IMAGE_DESCRIPTION: as_text(described, ascii_only=True),
                _SOFTWARE: content.metadata.get("program", "cnnviewer"),
            }
            page = Pillow.fromarray(np.ascontiguousarray(named.array, np.float32))
            page.save(pages, format="TIFF", tiffinfo=tags)
            pages.newFrame()
            step(number + 1, len(maps))


EXPORTER = Exporter(".tiff", "TIFF, float32, one page a map", EVERY_KIND, write, other=(".tif",))
