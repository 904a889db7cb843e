"""Everything that can happen when a source is read, as a value: a frame, the end, gone away, or failed.

All calls into a source but `close` are made here, on one thread.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from cnnviewer.errors import SourceError, SourceLost
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.source import Source

_ERRORS_IN_A_ROW = 25


@dataclass(frozen=True)
class Ended:
    """The source has no more frames."""


@dataclass(frozen=True)
class Lost:
    """The source went away and may come back; `text` is the user's sentence."""

    text: str


@dataclass(frozen=True)
class Failed:
    """A frame cannot be read; `hopeless` when so many failed in a row that reading on makes no sense."""

    text: str
    hopeless: bool


class Reader:
    """Reads `source`.

    attempted   index of the frame that the last read gave, or failed to give; -1 before the first
    failing     True while the last read failed
    capture_ms  what the last successful read took
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.attempted = -1
        self.capture_ms = 0.0
        self._seek: int | None = None
        self._errors = 0
        self._most_errors = min(source.frame_count or _ERRORS_IN_A_ROW, _ERRORS_IN_A_ROW)

    @property
    def failing(self) -> bool:
        return self._errors > 0

    def clipped(self, index: int) -> int:
        """`index` moved to the nearest frame that exists."""
        count = self.source.frame_count
        return max(0, index if count is None else min(index, count - 1))

    def seek(self, index: int) -> None:
        """The next read gives the frame numbered `index`."""
        if index != self.attempted + 1:
            self._seek, self.attempted = index, index - 1

    def read(self, *, loop: bool) -> Frame | Ended | Lost | Failed:
        """The next frame, or why there is none. With `loop` the first frame follows the last."""
        started_s = time.perf_counter()
        try:
            if self._seek is not None:
                index, self._seek = self._seek, None
                self.source.seek(index)
            frame = self.source.read()
            if frame is None and loop and self.attempted >= 0:
                self.source.seek(0)
                frame = self.source.read()
        except SourceLost as error:
            return Lost(str(error))
        except SourceError as error:
            self.attempted += 1
            self._errors += 1
            if self.clipped(self.attempted + 1) > self.attempted:
                # Whether a failed read moved the source on is its own affair: say where to go on.
                self._seek = self.attempted + 1
            return Failed(str(error), hopeless=self._errors >= self._most_errors)
        if frame is None:
            return Ended()
        self.capture_ms = (time.perf_counter() - started_s) * 1000
        self.attempted, self._errors = frame.index, 0
        return frame
