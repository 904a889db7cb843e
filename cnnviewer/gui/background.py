"""Long work on threads of its own: opening sources, exporting, thumbnails. Answers come back on the GUI thread.

Results wait in a queue and an empty queued signal tells the window to look; nothing travels inside the signal.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from cnnviewer.errors import CnnviewerError

Result = TypeVar("Result")


class Job(Generic[Result]):
    """One piece of work. The worker reports with `progress` and asks `cancelled`; both may be called on any thread."""

    def __init__(self, name: str, notify: Callable[[Callable[[], object]], None], owner: QObject | None = None) -> None:
        self.name = name
        self._owner = owner
        self.on_progress: Callable[[float], None] = lambda fraction: None
        self.result: Result | None = None
        self.error: CnnviewerError | None = None
        self.finished = False
        self._cancel = threading.Event()
        self._notify = notify

    def cancel(self) -> None:
        """Ask the work to stop at the next convenient place."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """True when the work should stop."""
        return self._cancel.is_set()

    def progress(self, fraction: float) -> None:
        """Report how much is done, 0...1; `on_progress` is called on the GUI thread."""
        self._notify(lambda: self.on_progress(fraction) if self.awaited else None)

    @property
    def awaited(self) -> bool:
        """Whether the owner still lives; asked on the GUI thread."""
        return self._owner is None or isValid(self._owner)


class Background(QObject):
    """Runs jobs, one thread each."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        self._running: dict[Job[Any], threading.Thread] = {}
        self._closed = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def call(self, function: Callable[[], object]) -> None:
        """Call `function` on the GUI thread, soon; after `close` never. May be used on any thread."""
        if self._closed:
            return  # a job that outlived close(): this object may be gone from Qt's side
        self._calls.put(function)
        self._woken.emit()

    def run(
        self,
        name: str,
        work: Callable[[Job[Result]], Result],
        done: Callable[[Result], None],
        failed: Callable[[CnnviewerError], None],
        *,
        owner: QObject | None = None,
    ) -> Job[Result]:
        """Run `work(job)` on a thread called `name`; then `done(result)` or `failed(error)` on the GUI thread.

        A job that was cancelled still ends with one of the two.
        owner  nothing is told once this object is gone: a window is made anew when the language changes
        """
        job: Job[Result] = Job(name, self.call, owner)

        def body() -> None:
            try:
                job.result = work(job)
                job.finished = True
            except CnnviewerError as error:
                job.error = error
            finally:
                # Also after a bug, which goes on to threading.excepthook: whoever waits must not wait for ever.
                self.call(ended)

        def ended() -> None:
            self._running.pop(job, None)
            if not job.awaited:
                return
            if job.finished:
                done(job.result)  # type: ignore[arg-type]  # set whenever finished is
            else:
                failed(job.error or CnnviewerError(f"A fault in the program stopped {name}; the log has the details."))

        thread = threading.Thread(target=body, name=f"cnnviewer {name}", daemon=True)
        self._running[job] = thread
        thread.start()
        return job

    def close(self, timeout_s: float = 2.0) -> tuple[str, ...]:
        """Cancel everything and wait, altogether `timeout_s`; returns the names of the jobs that did not stop."""
        self._closed = True
        for job in self._running:
            job.cancel()
        deadline_s = time.perf_counter() + timeout_s
        for thread in self._running.values():
            thread.join(max(0.0, deadline_s - time.perf_counter()))
        return tuple(job.name for job, thread in self._running.items() if thread.is_alive())

    def _deliver(self) -> None:
        while not self._closed:
            try:
                function = self._calls.get_nowait()
            except queue.Empty:
                return
            function()
