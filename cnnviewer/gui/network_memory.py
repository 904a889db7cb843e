"""Remembers the card and the names of the classes that were chosen for a network file, for when it is opened again."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Background, Job
from cnnviewer.session.remembered import Remembered, remember
from cnnviewer.session.session import Session
from cnnviewer.session.state import State


class NetworkMemory:
    """Hears what is chosen in `session` while a network file is on show; writes it down on a thread."""

    def __init__(self, session: Session, background: Background) -> None:
        self._background = background
        self._keys: dict[str, str] = {}  # by address
        self._chosen: dict[str, Remembered] = {}  # by key
        self._unwritten: dict[str, Remembered] = {}
        self._writing = Lock()
        session.subscribe(self._state_changed)

    def met(self, address: str, key: str, known: Remembered) -> None:
        """The file at `address` is known by `key`, and this was chosen for it before."""
        if key:
            self._keys[address] = key
            self._chosen[key] = known

    def _state_changed(self, before: State, after: State) -> None:
        """Only what changes while the same network stays is a choice for it."""
        was, now = before.network, after.network
        key = "" if now is None or was is None or was.address != now.address else self._keys.get(now.address, "")
        if not key or now is None or was is None or was.graph is None or now.graph is None:
            return
        chosen = self._chosen[key]
        if after.card != before.card:
            chosen = replace(chosen, card=after.card)
        if now.labels != was.labels:
            chosen = replace(chosen, labels=now.labels)
        if chosen != self._chosen[key]:
            self._chosen[key] = self._unwritten[key] = chosen
            self._background.run("remembering a card", self._write, _nobody_waits, _already_logged)

    def _write(self, job: Job[None]) -> None:
        """Write what was chosen last; on a thread. One that comes late finds nothing left to write."""
        with self._writing:
            while self._unwritten:
                remember(*self._unwritten.popitem())


def _nobody_waits(result: None) -> None:
    pass


def _already_logged(error: CnnviewerError) -> None:
    pass
