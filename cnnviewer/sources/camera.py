"""Cameras, through cv2.VideoCapture.

A camera is opened by the first `read`, on the capture thread, since that may take seconds. Whatever goes wrong is a
SourceLost with a sentence of its own: nothing plugged in, not allowed, used by another program, unplugged, silent. The
next `read` tries to open it again, so it comes back by itself.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from threading import Event
from typing import Any

import numpy as np

from cnnviewer.errors import SourceError, SourceLost
from cnnviewer.sources.capture import Capture
from cnnviewer.sources.devices import CameraName, Presence, camera_name, list_cameras, presence
from cnnviewer.sources.files import shown
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.guard import Guard
from cnnviewer.sources.opencv import cv2
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pixels import from_opencv
from cnnviewer.sources.source import Source

__all__ = ["CameraName", "CameraSource", "list_cameras", "open_camera"]

_PERIOD_S = 1 / 30
_MOST_INDEX = 63
# A camera drops a frame now and then: it counts as gone when this many reads in a row gave nothing, or that long.
_TRIES = 10
_PAUSE_S = 0.02
_PATIENCE_S = 2.0


def open_camera(number: str, options: SourceOptions) -> Source:
    """The camera of an address camera:`number`; not opened yet. Raises SourceError when that is no number."""
    if not number.isdecimal() or int(number) > _MOST_INDEX:
        raise SourceError(f'There is no camera "{number[:20]}"; cameras are numbered: camera:0, camera:1, ...')
    return CameraSource(int(number), options.resolution)


def open_device(index: int, resolution: tuple[int, int] | None) -> Capture:
    """Camera `index` opened by the system's own interface, asked for (height, width)."""
    interface = {"Linux": cv2.CAP_V4L2, "Windows": cv2.CAP_DSHOW, "Darwin": cv2.CAP_AVFOUNDATION}
    capture = cv2.VideoCapture(index, interface.get(platform.system(), cv2.CAP_ANY))
    if resolution is not None and capture.isOpened():
        height, width = resolution
        if height * width > 640 * 480:
            # Raw pictures of this size do not fit through USB 2 at a live rate; as JPEGs they do.
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
    return capture


class CameraSource(Source):
    """A live camera.

    open_capture  opens a device by its number and the wanted (height, width)
    is_there      what the system says about the device
    """

    live = True
    frame_count = None
    period_s = _PERIOD_S

    def __init__(
        self,
        index: int,
        resolution: tuple[int, int] | None = None,
        *,
        open_capture: Callable[[int, tuple[int, int] | None], Capture] = open_device,
        is_there: Callable[[int], Presence] = presence,
    ) -> None:
        self.name = camera_name(index)
        self.address = f"camera:{index}"
        self._index = index
        self._resolution = resolution
        self._open_capture = open_capture
        self._is_there = is_there
        self._capture: Capture | None = None
        self._guard = Guard(self._give_back)
        self._closing = Event()
        self._gave_frames = False  # since it was opened
        self._count = 0
        self._started_at_s: float | None = None

    def read(self) -> Frame | None:
        """The next frame, when it comes; None after `close`. Raises SourceLost when there is no camera to read."""
        with self._guard as is_open:
            if not is_open:
                return None
            capture = self._capture if self._capture is not None else self._connect()
            give_up_at_s = time.perf_counter() + _PATIENCE_S
            for _ in range(_TRIES):
                captured_at_s, picture = _take(capture)
                if self._guard.closed:
                    return None
                if picture is not None:
                    return self._frame(picture, captured_at_s)
                if self._closing.wait(_PAUSE_S) or time.perf_counter() > give_up_at_s:
                    break
            if self._guard.closed:
                return None
            self._give_back()
            raise SourceLost(self._why_silent())

    def close(self) -> None:
        """Give the camera back, now or when a read that is under way returns; never waits."""
        self._closing.set()
        self._guard.close()

    def _connect(self) -> Capture:
        try:
            capture = self._open_capture(self._index, self._resolution)
            if capture.isOpened():
                self._capture, self._gave_frames = capture, False
                return capture
            capture.release()
        except cv2.error:
            pass  # some drivers raise where others say no; the reason is asked for below
        raise SourceLost(self._why_closed())

    def _give_back(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.release()

    def _frame(self, picture: Any, captured_at_s: float) -> Frame:
        self._gave_frames = True
        if self._started_at_s is None:
            self._started_at_s = captured_at_s
        index, self._count = self._count, self._count + 1
        return Frame(from_opencv(picture), index, captured_at_s - self._started_at_s, captured_at_s, self.name)

    def _why_closed(self) -> str:
        """The sentence for a camera that does not open."""
        name = _called(self.name)
        match self._is_there(self._index):
            case Presence.MISSING:
                return (
                    f"There is no camera {self._index}; plug it in and it starts by itself, or choose another source."
                )
            case Presence.FORBIDDEN:
                return f'You may not use {shown(self.name)}; become a member of the group "video" and log in again.'
            case Presence.THERE:
                return f"{name} is used by another program; close that and it starts here by itself."
            case _:
                return (
                    f"{name} cannot be opened: it is not plugged in, used by another program, or not allowed in the "
                    "system's privacy settings; it starts by itself when that changes."
                )

    def _why_silent(self) -> str:
        """The sentence for a camera that was open and gives no frames."""
        name, there = _called(self.name), self._is_there(self._index)
        if there is Presence.MISSING:
            return f"{name} was unplugged; plug it in again and it goes on by itself."
        if not self._gave_frames:
            return f"{name} gives no picture, perhaps because another program uses it; close that, or plug it in anew."
        return f"{name} stopped sending pictures; it goes on by itself when it does, or plug it in anew."


def _take(capture: Capture) -> tuple[float, Any]:
    """(when, picture or None) of the next frame."""
    try:
        grabbed = capture.grab()
        captured_at_s = time.perf_counter()
        good, picture = capture.retrieve() if grabbed else (False, None)
    except cv2.error:
        return 0.0, None
    usable = good and isinstance(picture, np.ndarray) and picture.size > 0 and picture.ndim in (2, 3)
    return captured_at_s, picture if usable else None


def _called(name: str) -> str:
    """A camera's name at the beginning of a sentence."""
    name = shown(name)
    return name[:1].upper() + name[1:]
