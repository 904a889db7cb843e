"""Writes the session in the background, so that a crash or a `kill -9` costs seconds of work, not the work.

There is one file, "autosave.cnnsession" in the state folder, replaced as a whole: whatever happens while it is written,
the one before is still there. Two instances of the program write to the same file and the last one to write wins; each
write is whole, so they cannot damage each other's.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread

from cnnviewer.errors import SessionError
from cnnviewer.session.file import SUFFIX, open_session, save_session
from cnnviewer.session.places import set_aside, state_folder
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

INTERVAL_S = 2.0  # at most one write in that time
_PATIENCE_S = 10.0
_LEFTOVER_AGE_S = 3600.0  # a younger one may be what another instance is writing right now

logger = logging.getLogger(__name__)


def autosave_path() -> Path:
    """The file that holds the last session."""
    return state_folder() / f"autosave{SUFFIX}"


def restore_state(path: Path | None = None) -> State | None:
    """The last session; None when there is none.

    Raises SessionError when it cannot be used: it is then kept aside as "NAME.broken", and the program starts anew.
    """
    path = path if path is not None else autosave_path()
    if not path.exists():
        return None
    try:
        return open_session(path)
    except SessionError as error:
        kept = set_aside(path)
        where = f"it was kept as {kept}" if kept is not None else f"it was left as {path}"
        raise SessionError(f"The last session could not be restored, {where}: {error}") from error


class Autosave:
    """Writes the state of `session` after it changed, on a thread of its own; the newest state wins.

    complete  adds to a state, on the thread that changes it, what it does not follow by itself: where a video stands

    `close` writes what is not written yet. A place that cannot be written to is logged once and tried again at the next
    change: the autosave never disturbs the work.
    """

    def __init__(
        self,
        session: Session,
        path: Path | None = None,
        interval_s: float = INTERVAL_S,
        complete: Callable[[State], State] = lambda state: state,
    ) -> None:
        self.path = path if path is not None else autosave_path()
        self._interval_s = interval_s
        self._complete = complete
        self._changed = Condition()
        self._waiting: State | None = None
        self._closing = False
        self._failing = False
        _remove_leftovers(self.path)
        self._unsubscribe = session.subscribe(self._note)
        self._thread = Thread(target=self._run, name="cnnviewer autosave", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Write the newest state if that is still to be done, and end the thread. Safe to call twice."""
        self._unsubscribe()
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(_PATIENCE_S)
        if self._thread.is_alive():
            logger.warning("thread %s did not stop", self._thread.name)

    def _note(self, before: State, after: State) -> None:
        completed = self._complete(after)
        with self._changed:
            self._waiting = completed
            self._changed.notify()

    def _run(self) -> None:
        written_at_s = -self._interval_s
        while (state := self._await_state(written_at_s + self._interval_s)) is not None:
            self._write(state)
            written_at_s = time.monotonic()

    def _await_state(self, not_before_s: float) -> State | None:
        """The newest state, at the given time at the earliest; None when there is nothing more to write."""
        with self._changed:
            while not self._closing:
                wait_s = not_before_s - time.monotonic()
                if self._waiting is not None and wait_s <= 0:
                    break
                self._changed.wait(wait_s if self._waiting is not None else None)
            state, self._waiting = self._waiting, None
            return state

    def _write(self, state: State) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            save_session(self.path, state)
            self._failing = False
        except (OSError, SessionError) as error:
            if not self._failing:
                logger.warning("the autosave failed: %s", error)
            self._failing = True


def _remove_leftovers(path: Path) -> None:
    """Remove the temporary files of writes that a crash cut off."""
    for leftover in path.parent.glob(f".{path.stem}-*{path.suffix}"):
        try:
            if time.time() - leftover.stat().st_mtime > _LEFTOVER_AGE_S:
                leftover.unlink()
        except OSError as error:
            logger.warning("the leftover %s cannot be removed: %s", leftover, error)
