"""The notice bar: one sentence at a time above the status bar; never a window that must be clicked away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from cnnviewer.gui.icons import icon
from cnnviewer.gui.sentences import in_language
from cnnviewer.session.notices import Notice

INFO_MS = 6000


class NoticeBar(QFrame):
    """Shows the newest notice; older ones that still matter come back when it is dismissed. Infos go by themselves.
    What rooms without Qt say is shown in the user's language.

    dismissed  the user closed this Notice, or its time is over
    """

    dismissed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAccessibleName(self.tr("Notice"))
        self.notices: tuple[Notice, ...] = ()
        self._label = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._more = QLabel()
        self._more.setProperty("role", "muted")
        self._close = QToolButton()
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setProperty("role", "flat")
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(self._label, 1)
        row.addWidget(self._more)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=INFO_MS)
        self._timer.timeout.connect(self.dismiss)
        self.refresh_icons()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show; empty when there is none."""
        return self._label.text() if self.notices else ""

    def refresh_icons(self) -> None:
        """Tint the icon anew after the theme changed."""
        self._close.setIcon(icon("close"))

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show the last of `notices` and how many wait behind it."""
        self.notices = tuple(notices)
        self._timer.stop()
        if not self.notices:
            self.hide()
            return
        notice = self.notices[-1]
        self._label.setText(in_language(notice.text))
        older = len(self.notices) - 1
        self._more.setText(self.tr("{count} more").format(count=older) if older else "")
        if self.property("kind") != notice.kind:
            self.setProperty("kind", notice.kind)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()
        if notice.kind == "info":
            self._timer.start()

    def dismiss(self) -> None:
        """Close the notice on show."""
        if self.notices:
            self.dismissed.emit(self.notices[-1])
