"""A cv2.VideoCapture that follows a script and fails in every way a real one does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

import cv2
import numpy as np

Picture = Any
BLACK = np.zeros((48, 64, 3), np.uint8)
EMPTY = np.zeros((0, 0, 3), np.uint8)


class Nothing:
    """A read that gives (False, None)."""


class NoPicture:
    """A read that says it worked and gives None."""


class Raises:
    """A read that raises cv2.error."""


class GrabOnly:
    """A frame that is taken and cannot be decoded."""


class Blocks:
    """A read that hangs: `entered` is set when it was reached, `release` lets it return `picture`."""

    def __init__(self, picture: Picture = BLACK) -> None:
        self.entered = threading.Event()
        self.release = threading.Event()
        self.picture = picture


class FakeCapture:
    """Gives what `script` says, one item a frame; after the last, nothing more.

    is_open       what isOpened says
    properties    what was set
    inside        the thread that is in grab or retrieve now, or None
    released      how often it was released
    misused       a release while somebody was inside, or a use afterwards; either crashes a real one
    """

    def __init__(self, script: Iterable[Picture] = (), *, is_open: bool = True) -> None:
        self._script = iter(script)
        self._now: Picture = Nothing()
        self.is_open = is_open
        self.properties: dict[int, float] = {}
        self.inside: threading.Thread | None = None
        self.released = 0
        self.misused: list[str] = []

    def isOpened(self) -> bool:
        return self.is_open and not self.released

    def grab(self) -> bool:
        self._enter("grab")
        try:
            self._now = next(self._script, Nothing())
            if isinstance(self._now, Blocks):
                self._now.entered.set()
                assert self._now.release.wait(30)
                self._now = self._now.picture
            if isinstance(self._now, Raises):
                raise cv2.error("the driver failed")
            return not isinstance(self._now, Nothing)
        finally:
            self.inside = None

    def retrieve(self) -> tuple[bool, Picture]:
        self._enter("retrieve")
        self.inside = None
        if isinstance(self._now, GrabOnly | Nothing):
            return False, None
        return True, None if isinstance(self._now, NoPicture) else self._now

    def get(self, propId: int) -> float:
        return self.properties.get(propId, 0.0)

    def set(self, propId: int, value: float) -> bool:
        self.properties[propId] = value
        return True

    def release(self) -> None:
        if self.inside is not None:
            self.misused.append("released while in use")
        self.released += 1

    def _enter(self, what: str) -> None:
        if self.released:
            self.misused.append(f"{what} after release")
        self.inside = threading.current_thread()


def device(*captures: FakeCapture | BaseException) -> Callable[[int, tuple[int, int] | None], FakeCapture]:
    """What stands in for `open_device`: gives one capture after the other, or raises; at last it does not open."""
    queue = list(captures)

    def open_capture(index: int, resolution: tuple[int, int] | None) -> FakeCapture:
        result = queue.pop(0) if queue else FakeCapture(is_open=False)
        if isinstance(result, BaseException):
            raise result
        return result

    return open_capture
