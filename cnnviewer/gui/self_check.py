"""The self-check of the window: runs on a thread of its own, and knows what its finding applies to.

A finding belongs to one network, one frame and one preprocessing card. With another network it is forgotten; on another
frame it is kept, and said to be of an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cnnviewer.errors import CnnviewerError, EvaluationError
from cnnviewer.gui.background import Background, Job
from cnnviewer.gui.bridge import Bridge
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.notices import Notices

if TYPE_CHECKING:
    from cnnviewer.engine.verify import Verification

NOTICE = "self-check"


@dataclass(frozen=True, eq=False)
class Subject:
    """The network, frame and card that a check is about."""

    network: object
    pixels: object
    card: object

    @staticmethod
    def of(outcome: Outcome) -> Subject:
        return Subject(outcome.spec.network, outcome.frame.pixels, outcome.spec.card)

    def same(self, other: Subject) -> bool:
        return self.network is other.network and self.pixels is other.pixels and self.card == other.card


@dataclass(frozen=True, eq=False)
class Finding:
    """What a check found, and what it is about."""

    verification: Verification
    subject: Subject


class SelfCheck(QObject):
    """One check at a time, of the outcome on show.

    changed   a check began, went on, ended, or its finding came to be of an earlier frame
    finding   of the last check that ended; None when there was none of this network
    problem   the sentence with which the last check failed; ""
    progress  0...1
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, background: Background, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finding: Finding | None = None
        self.problem = ""
        self.progress = 0.0
        self._bridge, self._background, self._notices = bridge, background, notices
        self._waiting = self._announced = self._was_current = False
        self._subject: Subject | None = None
        self._job: Job[Verification | None] | None = None
        bridge.network_changed.connect(self._forget)
        bridge.outcome_arrived.connect(self._outcome_arrived)

    @property
    def running(self) -> bool:
        return self._waiting or self._job is not None

    @property
    def current(self) -> bool:
        """Whether the finding is about the very outcome on show."""
        outcome = self._bridge.outcome
        return self.finding is not None and outcome is not None and self.finding.subject.same(Subject.of(outcome))

    def start(self, announced: bool = False) -> None:
        """Check the outcome on show, or the first one of the present network and card when it is not there yet.

        announced  tell in a notice what was found
        """
        self._announced = announced or (self.running and self._announced)
        if self.running:
            return
        self._waiting, self.progress, self.problem = True, 0.0, ""
        if announced:
            self._notices.add(self.tr("The numbers are being checked…"), replace=NOTICE)
        self._begin()
        self.changed.emit()

    def stop(self) -> None:
        """Give up the check that runs; what was found before stays."""
        if self.running:
            self._end()
            self.changed.emit()

    def _begin(self) -> None:
        """Start the job when the outcome on show answers the present choices."""
        outcome, bridge = self._bridge.outcome, self._bridge
        if (
            outcome is None
            or outcome.spec.network is not bridge.network
            or outcome.spec.card != bridge.session.state.card
        ):
            return
        self._waiting = False
        subject = self._subject = Subject.of(outcome)
        self._job = self._background.run(
            "the self-check", partial(_checked, outcome), partial(self._done, subject), partial(self._failed, subject)
        )
        self._job.on_progress = partial(self._progressed, subject)

    def _done(self, subject: Subject, verification: Verification | None) -> None:
        if subject is not self._subject:
            return
        announced = self._announced
        self._end(keep_notice=verification is not None)
        if verification is not None:
            self.finding = Finding(verification, subject)
            self._was_current = self.current
            if announced:
                self._announce(verification)
        self.changed.emit()

    def _failed(self, subject: Subject, error: CnnviewerError) -> None:
        if subject is self._subject:
            self.problem = str(error)
            if self._announced:
                self._notices.add(self.problem, "error", replace=NOTICE)
            self._end(keep_notice=True)
            self.changed.emit()

    def _progressed(self, subject: Subject, fraction: float) -> None:
        if subject is self._subject and int(100 * fraction) != int(100 * self.progress):
            self.progress = fraction
            self.changed.emit()

    def _end(self, keep_notice: bool = False) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._announced and not keep_notice:
            self._notices.dismiss(NOTICE)
        self._job, self._subject, self._waiting, self._announced = None, None, False, False

    def _forget(self) -> None:
        """Another network: nothing that was found holds for it."""
        if not self.running and self.finding is None and not self.problem:
            return
        self._end()
        self._notices.dismiss(NOTICE)
        self.finding, self.problem = None, ""
        self.changed.emit()

    def _outcome_arrived(self) -> None:
        if self._waiting:
            self._begin()
        if self.finding is not None and self.current != self._was_current:
            self._was_current = self.current
            self.changed.emit()

    def _announce(self, verification: Verification) -> None:
        from cnnviewer.engine.difference import error_text

        worst, wrong, unchecked = verification.worst, verification.wrong(), verification.unchecked
        count = len(verification.rows) - len(unchecked)
        if wrong and worst is not None:
            text = self.tr("Wrong numbers in {count} of {total} nodes, most of all {node} ({operator}).").format(
                count=len(wrong), total=len(verification.rows), node=worst.node, operator=worst.operator
            )
            self._notices.add(text, "warning", replace=NOTICE)
        elif unchecked:
            text = self.tr("{count} of {total} nodes were checked on this frame and compute what they should.")
            self._notices.add(text.format(count=count, total=len(verification.rows)), "warning", replace=NOTICE)
        else:
            text = self.tr("All {count} nodes compute what they should on this frame, with errors up to {error}.")
            error = error_text((worst.error or 0.0) if worst is not None else 0.0)
            self._notices.add(text.format(count=count, error=error), replace=NOTICE)


def _checked(outcome: Outcome, job: Job[Verification | None]) -> Verification | None:
    """The check of `outcome`, on a thread; None when it was cancelled."""
    from cnnviewer.engine.evaluate import Cancelled, evaluate
    from cnnviewer.engine.verify import verify_trace

    if outcome.prepared is None:
        raise outcome.error or CnnviewerError("There are no numbers to check; choose another picture.")
    try:
        try:
            # Of a video's frames only what is on show was computed.
            trace = evaluate(
                outcome.spec.network, outcome.prepared.tensor, previous=outcome.trace, cancelled=job.cancelled
            )
        except EvaluationError as error:
            trace = error.trace
        return verify_trace(trace, cancelled=job.cancelled, progress=job.progress)
    except Cancelled:
        return None
