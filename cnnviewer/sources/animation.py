"""A picture of several frames: GIF, WebP, APNG and AVIF play like a short video, the pages of a TIFF like a folder.

These formats store a frame as a change of the one before, so a frame is reached by decoding from the start; how long
each stays on show is learnt on the way. Times of frames that were not reached yet are estimated by the mean so far.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from cnnviewer.errors import SourceError
from cnnviewer.sources.damage import decoding
from cnnviewer.sources.files import check_pixels
from cnnviewer.sources.frame import Frame, Pixels
from cnnviewer.sources.guard import Guard
from cnnviewer.sources.pixels import from_pillow, white_of
from cnnviewer.sources.source import Source

# Browsers show a frame of 0 or 10 ms for 100 ms, since such files were made for slow machines; so does this.
_SHORTEST_MS, _INSTEAD_MS = 11, 100


class AnimationSource(Source):
    """Plays `image`, an open Pillow image of `count` frames.

    file    what the image reads; closed with it
    page_s  how long a frame stays on show in a format that does not say; 0.0 for a format that does
    """

    frame_count: int

    def __init__(
        self,
        image: Image.Image,
        file: BinaryIO,
        path: Path,
        background: tuple[int, int, int],
        count: int,
        page_s: float,
    ) -> None:
        self.name = path.name
        self.address = str(path)
        self.frame_count = count
        self._image = image
        self._format = image.format or ""
        self._path = path
        self._background = background
        self._page_s = page_s
        self._file = file
        self._guard = Guard(self._release)
        self._next = 0
        self._starts_s = [0.0]  # when each frame begins, as far as known: always one more than frames were reached
        self._white: int | None = None
        if image.mode.startswith("I"):
            image.load()
            self._white = white_of(np.asarray(image))  # one white for all pages, or a stack would flicker
        self._first: Pixels | None = self._decode(0)  # a file that is no good is refused when it is opened

    def read(self) -> Frame | None:
        """The next frame. A damaged one raises SourceError once; the animation then ends before it."""
        with self._guard as is_open:
            index = 0 if self.still else self._next
            if not is_open or index >= self.frame_count:
                return None
            try:
                pixels = self._first if index == 0 and self._first is not None else self._decode(index)
            except SourceError:
                self.frame_count = max(1, index)
                raise
            self._first = None
            self._next = index + 1
            return Frame(pixels, index=index, time_s=self._starts_s[index], name=self.name)

    def seek(self, index: int) -> None:
        """Make frame `index`, clipped to what exists, the next one."""
        self._next = min(max(0, index), self.frame_count - 1)

    def close(self) -> None:
        """Close the file, now or when a read that is under way returns."""
        self._guard.close()

    def _release(self) -> None:
        self._image.close()
        self._file.close()

    def _decode(self, index: int) -> Pixels:
        with decoding(self._path):
            if index < self._image.tell():
                # Opened anew rather than wound back: after some jumps Pillow 13.0 winds an APNG back wrongly.
                self._file.seek(0)
                self._image = Image.open(self._file, formats=[self._format])
            for reached in range(min(index, len(self._starts_s) - 1), index + 1):
                self._image.seek(reached)
                if reached == len(self._starts_s) - 1:
                    self._image.load()  # only now do WebP and AVIF know how long the frame stays
                    self._learn(reached)
            check_pixels(self._path, self._image.height, self._image.width)
            return from_pillow(self._image, self._background, self._white)

    def _learn(self, index: int) -> None:
        """Note how long frame `index`, the one Pillow stands at, stays on show."""
        stays_s = self._page_s
        if not stays_s:
            duration_ms = float(self._image.info.get("duration") or 0)
            stays_s = (duration_ms if duration_ms >= _SHORTEST_MS else _INSTEAD_MS) / 1000
        self._starts_s.append(self._starts_s[index] + stays_s)
        self.period_s = self._starts_s[-1] / (index + 1)
        self.duration_s = self._starts_s[-1] + (self.frame_count - index - 1) * self.period_s
