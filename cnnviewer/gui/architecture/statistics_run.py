"""Runs channel statistics on a thread, keeps what comes out, and finds what was kept of the same network before."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from cnnviewer.engine.network import Network
from cnnviewer.errors import CnnviewerError, SessionError
from cnnviewer.explain.channel_statistics import Statistics, channel_rows, fingerprint, measure
from cnnviewer.explain.statistics_file import load_statistics, save_statistics, statistics_path
from cnnviewer.gui.architecture.channel_model import ChannelTable, table_of
from cnnviewer.gui.background import Job
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.session.places import statistics_folder
from cnnviewer.session.session import Session
from cnnviewer.sources.registry import open_source

_PROGRESS_EVERY_S = 0.1
_PATIENCE_MS = 300  # a weight that is dragged makes many networks


@dataclass(frozen=True, eq=False)
class Found:
    """Statistics with the table of their channels; `problem` is a sentence about their file, "" when all is well."""

    statistics: Statistics | None
    table: ChannelTable = field(default_factory=lambda: table_of(()))
    problem: str = ""


class StatisticsRun(QObject):
    """changed  `found`, `running`, `progress` or `problem` is another one"""

    changed = Signal()

    def __init__(self, session: Session, bridge: Bridge, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._desk = session, bridge, desk
        self._of: tuple[Network, PreprocessingCard] | None = None
        self._job: Job[Found] | None = None
        self._looking: Job[Found] | None = None
        self._started_s = 0.0
        self._started_at = 0.0
        self.found: Found | None = None
        self.progress = 0.0
        self.problem = ""
        self.stopping = False
        self._look_timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._look_timer.timeout.connect(self._look)
        self.destroyed.connect(_canceller(self))

    @property
    def running(self) -> bool:
        """Whether frames are being measured."""
        return self._job is not None

    @property
    def seconds_left(self) -> float | None:
        """As long as the rest will take at the pace so far; None when nobody knows yet."""
        done = self.progress - self._started_at
        if not self.running or done <= 0:
            return None
        return (time.monotonic() - self._started_s) / done * (1 - self.progress)

    def can_resume(self, address: str) -> bool:
        """Whether what was found is a part of what `address` holds."""
        statistics = self.found.statistics if self.found is not None else None
        return statistics is not None and not statistics.complete and statistics.address == address

    def follow(self) -> None:
        """The network or the card may be another one: what was found is not of it."""
        of = (self._bridge.network, self._session.state.card)
        if self._of is not None and self._of[0] is of[0] and self._of[1] == of[1]:
            return
        first = self._of is None
        self._of = of
        self.cancel()
        self._job = None
        self.found, self.problem, self.progress, self.stopping = None, "", 0.0, False
        self.changed.emit()
        if first:
            self._look()
        else:
            self._look_timer.start()

    def start(self, address: str, first: str) -> None:
        """Measure the frames of `address`, going on where they were left; `first` is compared in any case."""
        if self.running or self._of is None:
            return
        network, card = self._of
        path = statistics_path(self._address(), statistics_folder())
        previous = self.found.statistics if self.can_resume(address) and self.found is not None else None
        problems: list[str] = []

        def save(statistics: Statistics) -> None:
            try:
                save_statistics(path, statistics)
            except SessionError as error:
                problems.append(str(error))

        def work(job: Job[Found]) -> Found:
            with contextlib.closing(open_source(address)) as source:
                statistics = measure(
                    network,
                    card,
                    source,
                    previous=previous,
                    first=first,
                    progress=_paced(job.progress),
                    cancelled=job.cancelled,
                    save=save,
                )
            return Found(statistics, table_of(channel_rows(statistics)), problems[-1] if problems else "")

        self.problem, self.stopping, self.progress = "", False, 0.0
        job = self._job = self._desk.background.run(
            "channel statistics",
            work,
            lambda found: self._done(job, found),
            lambda error: self._failed(job, error),
            owner=self,
        )
        job.on_progress = lambda fraction: self._progressed(job, fraction)
        self._started_s, self._started_at = time.monotonic(), 0.0
        if previous is not None:
            self._started_at = self.progress = previous.done / max(1, previous.total)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop after the frame at hand; what there is stays."""
        if self._job is not None:
            self._job.cancel()
            self.stopping = True
            self.changed.emit()

    def _address(self) -> str:
        opened = self._session.state.network
        return opened.address if opened is not None else self._session.state.stack.name

    def _look(self) -> None:
        """Look for statistics of the network on show that were kept."""
        if self._of is None or self.running:
            return
        network, card = self._of
        path = statistics_path(self._address(), statistics_folder())

        def work(job: Job[Found]) -> Found:
            statistics = load_statistics(path) if network.nodes else None
            if statistics is None or statistics.network != fingerprint(network, card):
                return Found(None)
            return Found(statistics, table_of(channel_rows(statistics)))

        job = self._looking = self._desk.background.run(
            "looking for statistics", work, lambda found: self._looked(job, found), lambda error: None, owner=self
        )

    def _looked(self, job: Job[Found], found: Found) -> None:
        if job is self._looking and not self.running and found.statistics is not None:
            self.found = found
            self.changed.emit()

    def _done(self, job: Job[Found], found: Found) -> None:
        if job is self._job:
            self._job, self.found, self.problem, self.stopping = None, found, found.problem, False
            self.changed.emit()

    def _failed(self, job: Job[Found], error: CnnviewerError) -> None:
        if job is self._job:
            self._job, self.problem, self.stopping = None, str(error), False
            self.changed.emit()

    def _progressed(self, job: Job[Found], fraction: float) -> None:
        if job is self._job:
            self.progress = fraction
            self.changed.emit()


def _paced(tell: Callable[[float], None]) -> Callable[[float], None]:
    """`tell` at most ten times a second: a small network passes a thousand frames in that time."""
    told_s = [0.0]

    def paced(fraction: float) -> None:
        now_s = time.monotonic()
        if now_s - told_s[0] >= _PROGRESS_EVERY_S:
            told_s[0] = now_s
            tell(fraction)

    return paced


def _canceller(run: StatisticsRun) -> Callable[[], None]:
    """Stops the run of a page that is gone; the object itself is no more when this is called."""
    kept = run.__dict__

    def cancel() -> None:
        job = kept.get("_job")
        if job is not None:
            job.cancel()

    return cancel
