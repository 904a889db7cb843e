"""From the self-check to its badge in the layer panel: what was found about the selected layer, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cnnviewer.engine.difference import error_text
from cnnviewer.gui.self_check import SelfCheck
from cnnviewer.gui.sentences import in_language
from cnnviewer.gui.widgets.check_badge import CheckBadge, Verdict
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

if TYPE_CHECKING:
    from cnnviewer.engine.verify import NodeCheck

_TIP_ROWS = 12


class CheckRow(QObject):
    """Makes a `badge` and keeps it up to date. With the input selected it speaks of the whole network."""

    def __init__(self, check: SelfCheck, session: Session) -> None:
        self.badge = CheckBadge()
        super().__init__(self.badge)
        self._check, self._session = check, session
        self._unsubscribe = session.subscribe(self._state_changed)
        self.badge.destroyed.connect(self._unsubscribe)
        check.changed.connect(self.show)
        self.badge.asked.connect(check.start)
        self.badge.stopped.connect(check.stop)
        self.show()

    def show(self) -> None:
        """Show what is known now."""
        from cnnviewer.engine.verify import Verification

        check, badge = self._check, self.badge
        finding = check.finding
        if check.running:
            badge.show_progress(check.progress)
            return
        rows = () if finding is None else self._rows(finding.verification.rows)
        if finding is None or not rows:
            badge.show_verdict(Verdict.OPEN, "–", in_language(check.problem))
            return
        part = Verification(rows)
        wrong, elsewhere = part.wrong(), finding.verification.wrong()
        notes = [] if check.current else [self.tr("earlier frame")]
        tip = self._tip(rows)
        if wrong:
            worst = max(wrong, key=lambda row: row.error or 0.0)
            badge.show_verdict(Verdict.WRONG, self._off(worst), "\n".join(notes), tip)
            return
        if elsewhere:
            notes.append(self._off(max(elsewhere, key=lambda row: row.error or 0.0)))
        if part.unchecked:
            notes.append(self.tr("{count} not checked").format(count=len(part.unchecked)))
        if part.worst is None:
            badge.show_verdict(Verdict.OPEN, self.tr("not checked"), "\n".join(notes), tip, alarming=bool(elsewhere))
            return
        error = part.worst.error or 0.0
        text = self.tr("exact to {error}").format(error=error_text(error)) if error else self.tr("exact")
        verdict = Verdict.RIGHT if check.current else Verdict.EARLIER
        badge.show_verdict(verdict, text, "\n".join(notes), tip, alarming=bool(elsewhere))

    def _state_changed(self, before: State, after: State) -> None:
        if before.selection.value != after.selection.value:
            self.show()

    def _rows(self, rows: Sequence[NodeCheck]) -> tuple[NodeCheck, ...]:
        """Those of the selected layer; all when it is the input."""
        state = self._session.state
        layer = state.selection.value.partition(".")[0]
        if state.network is not None:
            return tuple(row for row in rows if row.output == state.selection.value) or tuple(rows)
        if state.stack.layer(layer) is None:
            return tuple(rows)
        return tuple(row for row in rows if row.output.partition(".")[0] == layer)

    def _off(self, row: NodeCheck) -> str:
        text = self.tr("{node} is off by {error}")
        return text.format(node=row.node, error="∞" if row.error == float("inf") else error_text(row.error or 0.0))

    def _tip(self, rows: Sequence[NodeCheck]) -> str:
        lines = [self.tr("Every step, worked out again from what went into it; the largest relative difference:")]
        for row in rows[:_TIP_ROWS]:
            if row.error is None:
                lines.append(self.tr("{node} ({operator}): not checked").format(node=row.node, operator=row.operator))
            else:
                text = self.tr("{node} ({operator}): {error} in {cells} cells")
                error = "∞" if row.error == float("inf") else error_text(row.error)
                lines.append(text.format(node=row.node, operator=row.operator, error=error, cells=f"{row.cells:,}"))
        if len(rows) > _TIP_ROWS:
            lines.append(self.tr("and {count} more").format(count=len(rows) - _TIP_ROWS))
        return "\n".join(lines)
