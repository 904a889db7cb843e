"""Video files, through OpenCV's FFmpeg.

The number of a frame is its place in time, index = round((stamp - first stamp) * frames per second): for a video of
constant rate that is the count; one of variable rate leaves numbers out, and `seek` gives the frame on show at that
moment. After every jump the stamp is looked at, since FFmpeg lands where the container lets it: on the wrong side in
MPEG-TS, frames away at variable rates (seen with OpenCV 4.14). Then it is jumped to further back, at last read from the
start, so that a number always means the same picture. A file without stamps is counted.

Rotation written in the file is followed by OpenCV itself.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from cnnviewer.errors import SourceError
from cnnviewer.sources.capture import Capture
from cnnviewer.sources.damage import damaged
from cnnviewer.sources.files import MOST_MOVING_PIXELS, check_pixels, read_head, shown
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.guard import Guard
from cnnviewer.sources.opencv import cv2
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pixels import from_opencv
from cnnviewer.sources.signatures import HEAD_LENGTH, signature
from cnnviewer.sources.source import Source

_SUFFIXES = "mp4 m4v mov avi mkv webm mpg mpeg ts mts m2ts wmv flv ogv 3gp y4m"
VIDEO_SUFFIXES = frozenset(f".{suffix}" for suffix in _SUFFIXES.split())
_TIMEOUT_MS = 10_000
_NEAR = 48  # this far ahead frames are passed over one by one; further on a jump is quicker
_MARGINS = (0, 32, 256)  # how far before the wanted frame to jump when a jump landed behind it
_USUAL_FPS = (1.0, 70.0)  # outside, the container may mean its clock and not its frames
_PROBED = 12
_WITHOUT_STAMPS = 2  # so many frames in a row whose stamp does not grow


def open_video(path: Path, options: SourceOptions) -> Source | None:
    """The video in `path`; None when FFmpeg finds no moving pictures in it.

    Raises SourceError when it is damaged or too large.
    """
    if signature(read_head(path, HEAD_LENGTH)).other:
        return None
    capture = open_file(path)
    if not capture.isOpened():
        capture.release()
        if path.suffix.lower() in VIDEO_SUFFIXES:
            raise SourceError(
                f"{shown(path)} is damaged, incomplete or holds no moving pictures that can be decoded; "
                "copy it again or convert it to MP4 (H.264)."
            )
        return None
    return VideoSource(path, capture)


def open_file(path: Path) -> Capture:
    """`path` opened by FFmpeg, which waits at most ten seconds for a disk that does not answer."""
    try:
        name = str(path.absolute())
        name.encode()
    except UnicodeEncodeError:
        raise SourceError(f"The name of {shown(path)} is not text in this system's encoding; rename it.") from None
    patience = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _TIMEOUT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _TIMEOUT_MS]
    return cv2.VideoCapture(name, cv2.CAP_FFMPEG, patience)


class VideoSource(Source):
    """Plays a video file. `read` gives None at the end; playing it again is `seek(0)`.

    capture  the file, open; released by `close`
    reopen   opens it once more
    """

    frame_count: int

    def __init__(self, path: Path, capture: Capture, reopen: Callable[[Path], Capture] = open_file) -> None:
        self.name = path.name
        self.address = str(path)
        self._path = path
        self._capture = capture
        self._reopen = reopen
        self._guard = Guard(lambda: self._capture.release())
        self._target: int | None = None
        self._told_that_it_ends_early = False
        # The frame grabbed last: its number, its time, its stamp; -1 before the first.
        self._at = -1
        self._time_s = 0.0
        self._stamp_ms = -1.0
        self._captured_at_s = 0.0
        self._first_ms = 0.0
        self._stuck = 0
        self._fps = 0.0
        try:
            self._look_at_the_start()
        except BaseException:
            self.close()
            raise

    def read(self) -> Frame | None:
        """The next frame; None at the end.

        Raises SourceError, once, when the file ends long before the number of frames it promises.
        """
        with self._guard as is_open:
            if not is_open:
                return None
            target, self._target = 0 if self.still else self._target, None
            found = self._grab() if target is None else self._go_to(target)
            if found:
                good, picture = self._capture.retrieve()
                if good and picture is not None and picture.size:
                    pixels = from_opencv(picture)
                    return Frame(pixels, self._at, self._time_s, self._captured_at_s, self.name)
            self._end()
            return None

    def seek(self, index: int) -> None:
        """Make frame `index`, clipped to what exists, the next one; the way there is gone by the next `read`."""
        self._target = min(max(0, index), self.frame_count - 1)

    def close(self) -> None:
        """Release the file, now or when a read that is under way returns; never waits."""
        self._guard.close()

    def _look_at_the_start(self) -> None:
        """Learn size, rate and number of frames; refuse a file whose first frame cannot be decoded."""
        get = self._capture.get
        height, width = int(get(cv2.CAP_PROP_FRAME_HEIGHT)), int(get(cv2.CAP_PROP_FRAME_WIDTH))
        check_pixels(self._path, height, width, MOST_MOVING_PIXELS)
        reported_fps, reported_count = get(cv2.CAP_PROP_FPS), get(cv2.CAP_PROP_FRAME_COUNT)
        stamps_ms: list[float] = []
        for _ in range(_PROBED):
            if not self._capture.grab() or (not stamps_ms and not self._capture.retrieve()[0]):
                break
            stamps_ms.append(get(cv2.CAP_PROP_POS_MSEC))
        if not stamps_ms:
            raise damaged(self._path)
        slowest, fastest = _USUAL_FPS
        self._fps = reported_fps if slowest <= reported_fps <= fastest else _measured_fps(stamps_ms)
        count = reported_count * self._fps / reported_fps if reported_fps > 0 else reported_count
        self.frame_count = max(round(count) if 0 < count < 1e9 else 0, 2 if len(stamps_ms) > 1 else 1)
        self.period_s = 0.0 if self.still else 1 / self._fps
        self.duration_s = self.frame_count * self.period_s
        self._first_ms = stamps_ms[0]
        self._at, self._target = len(stamps_ms) - 1, 0

    def _grab(self) -> bool:
        """Take the next frame and know its number and time."""
        if not self._capture.grab():
            return False
        self._captured_at_s = time.perf_counter()
        stamp_ms = self._capture.get(cv2.CAP_PROP_POS_MSEC)
        if stamp_ms > self._stamp_ms and self._has_stamps:
            self._stuck = 0
            self._stamp_ms = stamp_ms
            self._time_s = max(0.0, (stamp_ms - self._first_ms) / 1000)
            self._at = round(self._time_s * self._fps)
        else:
            self._stuck += 1
            self._at += 1
            self._time_s = self._at / self._fps
        return True

    @property
    def _has_stamps(self) -> bool:
        return self._stuck < _WITHOUT_STAMPS

    def _go_to(self, wanted: int) -> bool:
        """Take the frame `wanted`, or the one on show at its moment, or the last there is."""
        for _ in range(2):
            before: int | None = None
            found = self._grab() if self._at < wanted <= self._at + _NEAR else self._jump(wanted)
            while found and self._at < wanted:
                before = self._at
                found = self._grab()
            if found and (self._at == wanted or before is None):
                return True
            if before is None:
                return False
            if not found:
                self.frame_count = before + 1
            wanted = before  # no frame has that number: take the one before it
        return found

    def _jump(self, wanted: int) -> bool:
        """Take a frame at or before `wanted`."""
        for margin in _MARGINS if self._has_stamps else ():
            start = max(0, wanted - margin)
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, start)
            self._at, self._stamp_ms = -1, -1.0
            if self._grab() and self._at <= wanted:
                return True
            if start == 0:
                break
        self._capture.release()
        self._capture = self._reopen(self._path)
        self._at, self._stamp_ms = -1, -1.0
        return self._grab()

    def _end(self) -> None:
        """Note where the video really ends; complain once when that is far too early."""
        promised, self.frame_count = self.frame_count, max(1, self._at + 1)
        self.duration_s = self.frame_count * self.period_s
        if self.frame_count < 0.9 * promised - 2 and not self._told_that_it_ends_early:
            self._told_that_it_ends_early = True
            raise SourceError(
                f"{shown(self._path)} ends after {self.frame_count} of the {promised} frames it promises; "
                "it plays to there, copy it again for the rest."
            )


def _measured_fps(stamps_ms: list[float]) -> float:
    steps_ms = [after - before for before, after in pairwise(stamps_ms) if after > before]
    return 1000 / statistics.median(steps_ms) if steps_ms else 25.0
