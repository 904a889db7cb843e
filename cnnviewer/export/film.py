"""Films of pictures: GIF for a web page or a slide, MP4 for everything else. Written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cnnviewer.errors import ExportError
from cnnviewer.export.exporter import ExportCancelled
from cnnviewer.export.write import spoken
from cnnviewer.files import replacing

Pixels = NDArray[np.uint8]
SUFFIXES = (".gif", ".mp4")

_GIF_UNIT_MS = 10
"""A GIF counts in hundredths of a second; viewers slow down what is faster than two of them."""


def write_film(
    frames: Iterable[Pixels],
    count: int,
    path: Path,
    frames_per_s: float,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write `frames`, (H, W, 3) uint8 RGB of one size, one after another to `path`, .gif or .mp4 by its ending.

    count     how many there are, for `progress`, which is called with (done, count);  cancelled  asked between frames
    MP4 needs even sides: a last odd row or column is left out.
    Raises ExportError (ExportCancelled when the user cancelled); what was at `path` is then untouched.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ExportError(f"A film cannot be written as {path.suffix or path.name}; choose .gif or .mp4.")
    counted = _counted(frames, count, progress, cancelled)
    with spoken(path), replacing(path) as temporary:
        if path.suffix.lower() == ".gif":
            _gif(counted, temporary, frames_per_s)
        else:
            _mp4(counted, temporary, frames_per_s)


def _counted(
    frames: Iterable[Pixels],
    count: int,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[Pixels]:
    for done, frame in enumerate(frames):
        if cancelled is not None and cancelled():
            raise ExportCancelled
        yield frame
        if progress is not None:
            progress(done + 1, count)


def _gif(frames: Iterator[Pixels], path: Path, frames_per_s: float) -> None:
    first = next(frames, None)
    if first is None:
        raise ExportError("There is nothing to make a film of.")
    palette = Image.fromarray(first).quantize(256)
    pictures = (Image.fromarray(frame).quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames)
    duration_ms = max(2 * _GIF_UNIT_MS, round(1000 / frames_per_s / _GIF_UNIT_MS) * _GIF_UNIT_MS)
    palette.save(path, "GIF", save_all=True, append_images=pictures, duration=duration_ms, loop=0)


def _mp4(frames: Iterator[Pixels], path: Path, frames_per_s: float) -> None:
    first = next(frames, None)
    if first is None:
        raise ExportError("There is nothing to make a film of.")
    height, width = first.shape[0] // 2 * 2, first.shape[1] // 2 * 2
    code = cv2.VideoWriter.fourcc(*"mp4v")
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, code, frames_per_s, (width, height))
    try:
        if not writer.isOpened():
            raise ExportError(f"{path.name} could not be written: this OpenCV cannot make MP4 films; choose .gif.")
        for frame in chain((first,), frames):
            writer.write(np.ascontiguousarray(frame[:height, :width, ::-1]))
    finally:
        writer.release()
    if path.stat().st_size < 100:
        raise OSError(28, "No space left on device")  # OpenCV does not say when it cannot write
