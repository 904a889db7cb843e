"""The buttons under the kernel grid: operations in a compact bar, the offer after a paste of another size."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.icons import icon
from cnnviewer.gui.widgets.flow import Flow

# (name, icon or text, what it does); a text that begins with "@" names an icon.
OPERATIONS: tuple[tuple[str, str, object], ...] = (
    ("rotate", "@rotate", QT_TRANSLATE_NOOP("OperationBar", "Rotate by 90 degrees, clockwise")),
    ("flip_columns", "@flip-sideways", QT_TRANSLATE_NOOP("OperationBar", "Flip left and right")),
    ("flip_rows", "@flip-upright", QT_TRANSLATE_NOOP("OperationBar", "Flip top and bottom")),
    ("transpose", "@transpose", QT_TRANSLATE_NOOP("OperationBar", "Transpose: rows become columns")),
    ("negate", "@negate", QT_TRANSLATE_NOOP("OperationBar", "Change every sign")),
    ("halve", "½", QT_TRANSLATE_NOOP("OperationBar", "Halve every number")),
    ("double", "×2", QT_TRANSLATE_NOOP("OperationBar", "Double every number")),
    ("zero_sum", "Σ0", QT_TRANSLATE_NOOP("OperationBar", "Zero sum: subtract the mean, so that even areas give 0")),
    ("unit_sum", "Σ1", QT_TRANSLATE_NOOP("OperationBar", "Unit sum: divide by the sum, so that brightness is kept")),
    ("unit_l2", "L2", QT_TRANSLATE_NOOP("OperationBar", "Unit L2 norm: divide by the root of the sum of squares")),
    ("identity", "@identity", QT_TRANSLATE_NOOP("OperationBar", "Identity: 1 in the middle, the map passes unchanged")),
    ("random", "@random", QT_TRANSLATE_NOOP("OperationBar", "Random numbers (He): a new draw every time")),
    ("zero", "@zero", QT_TRANSLATE_NOOP("OperationBar", "All numbers 0")),
)
_BUTTON_PX = 30
_HEIGHT_PX = 26
_CHIP_SIDE_PX = 11


class Chip(QToolButton):
    """A pill with a text, as wide as the text needs."""

    def __init__(self, text: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolTip(tip)
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        # Qt leaves room for an icon that is not there.
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _CHIP_SIDE_PX, metrics.height() + 9)


class OperationBar(Flow):
    """One small button an operation.

    chosen  the name of the operation
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=4, parent=parent)
        self.buttons: dict[str, QToolButton] = {}
        for name, face, tip in OPERATIONS:
            button = QToolButton()
            button.setProperty("role", "chip")
            button.setProperty("compact", True)
            button.setFixedSize(_BUTTON_PX, _HEIGHT_PX)
            button.setStyleSheet("padding: 0px; border-radius: 6px;")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setToolTip(self.tr(str(tip)))
            button.setAccessibleName(self.tr(str(tip)))
            if not face.startswith("@"):
                button.setText(face)
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self.buttons[name] = button
            self.add(button)
        self.refresh_icons()

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for name, face, _ in OPERATIONS:
            if face.startswith("@"):
                self.buttons[name].setIcon(icon(face[1:]))
                self.buttons[name].setIconSize(QSize(16, 16))


class Offer(QWidget):
    """A sentence with a question and two answers, beside the place where it arose.

    accepted, declined  the user answered; the offer has gone
    """

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(wordWrap=True)
        self.yes, self.no = Chip(""), Chip(self.tr("No"))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.yes)
        line.addWidget(self.no)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._text)
        column.addLayout(line)
        self.yes.clicked.connect(lambda: self._answer(self.accepted))
        self.no.clicked.connect(lambda: self._answer(self.declined))
        self.hide()

    def ask(self, sentence: str, answer: str) -> None:
        """Show the question; `answer` stands on the button that accepts."""
        self._text.setText(sentence)
        self.yes.setText(answer)
        self.yes.setAccessibleName(answer)
        self.setAccessibleName(sentence)
        self.show()
        self.yes.setFocus()

    @property
    def text(self) -> str:
        """The sentence of the question."""
        return self._text.text()

    def _answer(self, signal: object) -> None:
        self.hide()
        signal.emit()  # type: ignore[attr-defined]  # PySide's stubs have no type for a bound signal
