"""Faults of the program itself: written to the log, told in one sentence, and survived."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_log = logging.getLogger("cnnviewer")


def open_log(path: Path) -> logging.Handler | None:
    """Write warnings and faults to `path` from now on; None when that is impossible: no reason not to start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=512 << 10, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    _log.setLevel(logging.INFO)
    _log.addHandler(handler)
    return handler


def close_log(handler: logging.Handler | None) -> None:
    """Stop writing to the log."""
    if handler is not None:
        _log.removeHandler(handler)
        handler.close()


class FaultReporter:
    """Takes the place of sys.excepthook and threading.excepthook while the window lives.

    `tell(text)` is called with one sentence, on whatever thread the fault happened; the same fault is told once.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._report
        threading.excepthook = self._report_thread

    def restore(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _report(self, kind: type[BaseException], fault: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, fault, traceback)
            return
        what = f"{kind.__name__}: {fault}"
        if what in self._told:
            return
        self._told.add(what)
        _log.error("fault in the program", exc_info=(kind, fault, traceback))
        self._tell(what)

    def _report_thread(self, report: threading.ExceptHookArgs) -> None:
        if report.exc_value is not None:
            self._report(report.exc_type, report.exc_value, report.exc_traceback)
