"""Opens a source by its address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from cnnviewer.errors import SourceError
from cnnviewer.sources.samples import samples
from cnnviewer.sources.source import Source
from cnnviewer.sources.still import StillSource


@dataclass(frozen=True)
class SourceOptions:
    """background: RGB behind transparent pixels; resolution: (height, width) asked of a camera; slide_s: seconds a slide."""

    background: tuple[int, int, int] = (255, 255, 255)
    resolution: tuple[int, int] | None = None
    slide_s: float = 3.0


def open_source(address: str, options: SourceOptions = SourceOptions()) -> Source:  # noqa: B008 - immutable
    """The source at `address`: a path, "sample:cat". Raises SourceError."""
    path, name = Path(address), Path(address).name
    if address.startswith("sample:"):
        wanted = address.removeprefix("sample:")
        found = next((sample for sample in samples() if sample.name == wanted), None)
        if found is None:
            raise SourceError(f"There is no sample {wanted}; choose one of {', '.join(s.name for s in samples())}.")
        path, name = found.path, found.title
    try:
        content = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError as error:
        raise SourceError(f"{name} cannot be read ({error.strerror}); check the path.") from None
    pixels = cv2.imdecode(content, cv2.IMREAD_COLOR_RGB) if content.size else None
    if pixels is None:
        raise SourceError(f"{name} is not a picture that can be read; choose another file.")
    return StillSource(np.asarray(pixels, np.uint8), name, address)
