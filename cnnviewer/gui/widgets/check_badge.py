"""A badge that says whether numbers were checked: a check mark or a warning sign, a line about it, and a button."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.kernel_tools import Chip

_ICON_PX = 16


class Verdict(StrEnum):
    """OPEN: nothing is known. RIGHT and WRONG hold for what is on show, EARLIER held for something before it."""

    OPEN = "open"
    RIGHT = "right"
    WRONG = "wrong"
    EARLIER = "earlier"


_DRAWINGS = {
    Verdict.RIGHT: ("check", QPalette.ColorRole.WindowText),
    Verdict.EARLIER: ("check", QPalette.ColorRole.PlaceholderText),
    Verdict.WRONG: ("warning", QPalette.ColorRole.BrightText),
}
_ROLES = {Verdict.RIGHT: "", Verdict.EARLIER: "muted", Verdict.WRONG: "error", Verdict.OPEN: "muted"}


class CheckBadge(QWidget):
    """Shows a verdict and what is to be said about it.

    asked    the user wants a check
    stopped  the user wants no more of the one that runs
    """

    asked = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = Verdict.OPEN
        self._running = False
        self._icon, self.text, self.note = QLabel(), QLabel("–"), QLabel()
        self.button = Chip(self.tr("Check"))
        for label in (self.text, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setFont(tabular(self.text.font()))
        self._icon.setFixedSize(QSize(_ICON_PX, _ICON_PX))
        self.button.clicked.connect(self._clicked)
        # The icon stands beside the first line, and all of it in the middle beside the button.
        words = QWidget()
        lines = QGridLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(5)
        lines.setVerticalSpacing(1)
        lines.setColumnStretch(1, 1)
        lines.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self.text, 0, 1)
        lines.addWidget(self.note, 1, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.button)
        self.show_verdict(Verdict.OPEN, "–")

    @property
    def running(self) -> bool:
        """Whether it shows a check that runs."""
        return self._running

    def show_progress(self, fraction: float) -> None:
        """A check runs; 0...1 of it is done."""
        self._show(Verdict.OPEN, f"{int(100 * fraction)} %", running=True)

    def show_verdict(
        self, verdict: Verdict, text: str, note: str = "", tip: str = "", *, alarming: bool = False
    ) -> None:
        """The verdict in a few words, more of it below (muted, unless `alarming`), and all of it under the mouse."""
        self._show(verdict, text, note, tip, alarming=alarming)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        drawing = _DRAWINGS.get(self.verdict)
        self._icon.setVisible(drawing is not None)
        if drawing is not None:
            self._icon.setPixmap(icon(*drawing).pixmap(QSize(_ICON_PX, _ICON_PX), self.devicePixelRatioF()))

    def _show(
        self,
        verdict: Verdict,
        text: str,
        note: str = "",
        tip: str = "",
        *,
        running: bool = False,
        alarming: bool = False,
    ) -> None:
        self.verdict, self._running = verdict, running
        self.text.setText(text)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setToolTip(tip)
        self.setAccessibleDescription("; ".join(part for part in (text, note) if part))
        self.button.setText(self.tr("Stop") if running else self.tr("Check"))
        self.button.setToolTip(
            self.tr("Stop checking")
            if running
            else self.tr("Work the numbers of every layer out again, by a slow and independent path, and compare")
        )
        self.button.updateGeometry()
        for label, role in ((self.text, _ROLES[verdict]), (self.note, "error" if alarming else "muted")):
            if label.property("role") != role:
                label.setProperty("role", role)
                label.style().unpolish(label)
                label.style().polish(label)
        self._draw_icon()

    def _clicked(self) -> None:
        (self.stopped if self._running else self.asked).emit()
