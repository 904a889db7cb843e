"""The widgets of the x-ray: the number, its formula, its window or curve, its terms, the way walked, the next step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cnnviewer.explain.xray import Kind, XRay
from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.trail import Trail
from cnnviewer.gui.widgets.xray_layout import RowsShown
from cnnviewer.gui.widgets.xray_picture import XRayPicture
from cnnviewer.gui.widgets.xray_rows import XRayRows

_STALE_AFTER_MS = 150
_LARGE = 1.9  # times the size of text


class XRayFace(QWidget):
    """Shows; the panel decides. `back`, `less`, `more`, `go` are the buttons of the walk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.trail = Trail()
        self.number = QLabel()
        self.place = QLabel()
        self.formula = QLabel()
        self.remark = QLabel()
        self.picture = XRayPicture()
        self.rows = XRayRows()
        self.message = QLabel()
        self.next = QLabel()
        self.back, self.less, self.more, self.go = (QToolButton() for _ in range(4))
        self._walk = QWidget()
        self._line = QFrame()
        self._stale_timer = QTimer(self, singleShot=True, interval=_STALE_AFTER_MS)
        self._stale_timer.timeout.connect(lambda: self.number.setEnabled(False))
        self._lay_out()
        self.refresh_icons()
        self.show_message("")

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for button, name in ((self.back, "previous"), (self.less, "up"), (self.more, "down"), (self.go, "next")):
            button.setIcon(icon(name))

    def show_message(self, sentence: str) -> None:
        """One sentence in the place of a number."""
        self.message.setText(sentence)
        self._show_parts(bool(sentence))
        self.rows.show_rows(None)

    def show_ray(self, ray: XRay, rows: RowsShown, number: str, formula: str, remark: str, tip: str) -> None:
        """Show a number with all it is made of."""
        self._show_parts(False)
        self.number.setText(number)
        self.formula.setText(formula)
        self.formula.setToolTip(tip)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        drawn = ray.kind is Kind.WINDOW or (ray.kind is Kind.CURVE and ray.curve is not None)
        self.picture.setVisible(drawn)
        if drawn:
            self.picture.show_ray(ray, rows.reads, rows.chosen)
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows.groups or rows.parts))

    def show_place(self, title: str, place: str) -> None:
        """Whose number it is."""
        self.place.setText(f"{title} · {place}" if place else title)
        self.place.setToolTip(self.place.text())

    def show_next(self, text: str, *, back: bool, several: bool, go: bool) -> None:
        """What the walk can do from here."""
        self.next.setText(text)
        self.next.setToolTip(text)
        self.back.setEnabled(back)
        self.less.setEnabled(several)
        self.more.setEnabled(several)
        self.go.setEnabled(go)

    def show_stale(self, stale: bool) -> None:
        """Whether the number is out of date; what is so for a moment only, while a value is dragged, is not marked."""
        self._stale_timer.start() if stale else self._stale_timer.stop()
        if not stale:
            self.number.setEnabled(True)

    def show_focus(self, focused: bool) -> None:
        """Whether keys walk now."""
        self._line.setStyleSheet("background: palette(highlight);" if focused else "")

    def _show_parts(self, message_only: bool) -> None:
        self.message.setVisible(message_only)
        for part in (self.number, self.place, self.formula, self._walk, self.rows):
            part.setVisible(not message_only)
        if message_only:
            for part in (self.remark, self.picture, self.trail):
                part.hide()

    def _lay_out(self) -> None:
        font = tabular(self.font())
        self.formula.setFont(font)
        large = tabular(self.font())
        large.setPointSizeF(font.pointSizeF() * _LARGE)
        self.number.setFont(large)
        self.trail.setContentsMargins(12, 7, 12, 1)
        for label in (self.place, self.remark, self.message, self.next):
            label.setProperty("role", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.number, self.formula):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.formula, self.remark, self.message, self.next):
            label.setWordWrap(True)
        for label in (self.place, self.number):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for button, name in (
            (self.back, self.tr("Back (Backspace)")),
            (self.less, self.tr("A stronger contributor (Up)")),
            (self.more, self.tr("A weaker contributor (Down)")),
            (self.go, self.tr("Walk there (Enter); End walks on to the input")),
        ):
            button.setProperty("role", "flat")
            button.setIconSize(QSize(14, 14))
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        walk = QHBoxLayout(self._walk)
        walk.setContentsMargins(12, 4, 8, 6)
        walk.setSpacing(0)
        walk.addWidget(self.back)
        walk.addSpacing(4)
        walk.addWidget(self.next, 1)
        for button in (self.less, self.more, self.go):
            walk.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 0)
        head.setSpacing(3)
        for part in (self.number, self.place, self.formula, self.remark, self.picture, self.message):
            head.addWidget(part)
        body = QVBoxLayout()
        body.setContentsMargins(5, 6, 0, 0)
        body.addWidget(self.rows)
        self._line.setProperty("role", "line")
        self._line.setFixedHeight(1)
        self.rows.setAccessibleName(self.tr("What the number is made of"))
        self.picture.setAccessibleName(self.tr("Window or curve"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(body, 1)
        whole.addStretch(0)
        whole.addWidget(self._line)
        whole.addWidget(self.trail)
        whole.addWidget(self._walk)
