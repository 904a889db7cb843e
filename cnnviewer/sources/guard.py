"""Lets one thread use a device or file while another may ask at any time to give it back.

Releasing a cv2.VideoCapture while `read` is inside it crashes the process, and closing a file under Pillow makes it
fail in odd ways. So whoever comes last releases: `close` when nobody is inside, else the user on the way out. `close`
therefore never waits, however long a driver hangs.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from types import TracebackType


class Guard:
    """`with guard as is_open:` around every use; `close()` from any thread, as often as it likes."""

    def __init__(self, release: Callable[[], None]) -> None:
        self._release = release
        self._in_use = Lock()
        self._closed = False
        self._released = False

    @property
    def closed(self) -> bool:
        """Whether `close` was called; what is guarded may still be in use."""
        return self._closed

    def __enter__(self) -> bool:
        self._in_use.acquire()
        return not self._closed

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._in_use.release()
        if self._closed:
            self._release_unless_in_use()

    def close(self) -> None:
        """Release now, or have it released by the thread that is inside when it comes out."""
        self._closed = True
        self._release_unless_in_use()

    def _release_unless_in_use(self) -> None:
        if self._in_use.acquire(blocking=False):
            try:
                if not self._released:
                    self._released = True
                    self._release()
            finally:
                self._in_use.release()
