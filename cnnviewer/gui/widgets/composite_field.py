"""Three maps of a layer chosen as the red, green and blue of one picture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.gui.widgets.problem_label import ProblemLabel

Three = tuple[int, int, int]


class CompositeField(QWidget):
    """Shows whether a layer is drawn as a composite, and of which maps. People count maps from 1, the program from 0.

    chosen  `wanted` is (red, green, blue), map numbers from 0; None: no composite
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted: Three | None = None
        self._maps: Three = (0, 1, 2)
        self.use = QCheckBox(self.tr("Three maps as red, green, blue"))
        self.problem = ProblemLabel()
        self.fields: list[NumberField] = []
        line = QHBoxLayout()
        line.setSpacing(4)
        for letter, name in (
            (self.tr("R"), self.tr("red")),
            (self.tr("G"), self.tr("green")),
            (self.tr("B"), self.tr("blue")),
        ):
            field = NumberField(lowest=1, highest=1, name=self.tr("Map shown as {colour}").format(colour=name))
            label = QLabel(letter)
            label.setProperty("role", "muted")
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field, 1)
            field.edited.connect(self._ask)
            field.refused.connect(self.problem.say)
            self.fields.append(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.use)
        column.addLayout(line)
        column.addWidget(self.problem)
        self.use.clicked.connect(self._ask)

    def show_composite(self, composite: Three | None, suggestion: int, count: int) -> None:
        """Show the composite of a layer with `count` maps; without one, the maps from `suggestion` on are proposed."""
        self.use.setChecked(composite is not None)
        self.use.setEnabled(count > 1)
        if composite is None:
            first = min(suggestion, max(0, count - 3))
            composite = (first, min(first + 1, count - 1), min(first + 2, count - 1))
        self._maps = composite
        for field, number in zip(self.fields, composite, strict=True):
            field.highest = count
            field.show_value(number + 1)
            field.setEnabled(self.use.isChecked())

    def _ask(self) -> None:
        sender = self.sender()
        maps = [
            int(field.wanted) - 1 if field is sender else number
            for field, number in zip(self.fields, self._maps, strict=True)
        ]
        self.wanted = (maps[0], maps[1], maps[2]) if self.use.isChecked() else None
        self.chosen.emit()
