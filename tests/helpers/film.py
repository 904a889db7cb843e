"""Sources for tests of the pipeline: a film that follows a script, and a video that stands in for a camera.

Nothing here sleeps: a read that must block waits for an Event that the test sets.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

import numpy as np

from cnnviewer.sources.frame import Frame
from cnnviewer.sources.source import Source


def frame(index: int = 0, time_s: float = 0.0, name: str = "film") -> Frame:
    """A 4 x 6 frame whose pixels are all `index`."""
    return Frame(np.full((4, 6, 3), index % 256, np.uint8), index=index, time_s=time_s, name=name)


class Film(Source):
    """`count` frames, `period_s` apart; a live one waits that long in `read`.

    script  maps an index to what its next reads raise, before the frame comes
    reads   indices asked for, in order; seeks: the indices sought; closed_by: names of the threads that closed it
    """

    def __init__(
        self,
        count: int | None = 5,
        period_s: float = 0.001,
        *,
        name: str = "film",
        live: bool = False,
        script: dict[int, Sequence[BaseException]] | None = None,
    ) -> None:
        self.name = self.address = name
        self.frame_count = count
        self.period_s = period_s
        self.live = live
        self.duration_s = (count or 0) * period_s
        self.script = {index: list(errors) for index, errors in (script or {}).items()}
        self.reads: list[int] = []
        self.seeks: list[int] = []
        self.closed_by: list[str] = []
        self._next = 0
        self._never = threading.Event()

    def read(self) -> Frame | None:
        index = self._next
        self.reads.append(index)
        if self.script.get(index):
            raise self.script[index].pop(0)
        if self.frame_count is not None and index >= self.frame_count:
            return None
        if self.live:
            self._never.wait(self.period_s)
        if not self.still:
            self._next += 1
        return frame(index, index * self.period_s, self.name)

    def seek(self, index: int) -> None:
        self.seeks.append(index)
        self._next = index

    def close(self) -> None:
        self.closed_by.append(threading.current_thread().name)


class BlockingFilm(Film):
    """A camera whose `read` hangs: `reading` is set when it was entered, `release` lets it return."""

    def __init__(self, name: str = "hanging camera", *, freed_by_close: bool = False) -> None:
        super().__init__(None, name=name, live=True)
        self.reading = threading.Event()
        self.release = threading.Event()
        self._freed_by_close = freed_by_close

    def read(self) -> Frame | None:
        self.reading.set()
        self.release.wait(30)
        return super().read()

    def close(self) -> None:
        super().close()
        if self._freed_by_close:
            self.release.set()


class VideoAsCamera(Source):
    """A recording that plays the part of a camera: frames come by themselves, at its pace, again and again.

    unplugged  while set, every read raises the error that `lost` makes
    """

    live = True
    frame_count = None

    def __init__(self, video: Source, lost: Callable[[], Exception]) -> None:
        self.name, self.address, self.period_s = video.name, video.address, video.period_s
        self.unplugged = threading.Event()
        self._video = video
        self._lost = lost
        self._index = 0
        self._due_s = time.perf_counter()
        self._pause = threading.Event()

    def read(self) -> Frame | None:
        if self.unplugged.is_set():
            raise self._lost()
        self._pause.wait(max(0.0, self._due_s - time.perf_counter()))
        self._due_s = max(self._due_s, time.perf_counter() - self.period_s) + self.period_s
        read = self._video.read()
        if read is None:
            self._video.seek(0)
            read = self._video.read()
        if read is None:
            return None
        self._index += 1
        return Frame(read.pixels, index=self._index - 1, name=self.name)

    def close(self) -> None:
        self._pause.set()
        self._video.close()
