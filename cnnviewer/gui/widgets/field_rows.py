"""Rows of a form: a muted name, one or more editors, and below them the sentence with which an edit was refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.section import NAME_COLUMN_PX


class Field:
    """One row. `editors` are its widgets in order."""

    def __init__(self, name: QLabel, line: QWidget, problem: ProblemLabel, editors: Sequence[QWidget]) -> None:
        self._parts = (name, line)
        self._problem = problem
        self.editors = tuple(editors)

    @property
    def problem(self) -> str:
        """The sentence on show; "" when nothing was refused."""
        return self._problem.text()

    def show_problem(self, sentence: str, editor: QWidget | None = None) -> None:
        """Say why an edit was refused and mark `editor`, or all number fields of the row; "" takes it away."""
        self._problem.say(sentence)
        for each in self.editors:
            if isinstance(each, NumberField):
                each.show_bad(bool(sentence) and editor in (None, each))

    def set_visible(self, visible: bool) -> None:
        """Show or hide the row."""
        for part in self._parts:
            part.setVisible(visible)
        self._problem.setVisible(visible and bool(self._problem.text()))


class FieldRows(QWidget):
    """Names at the left, editors at the right, sentences below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, NAME_COLUMN_PX)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, *parts: QWidget | str, tip: str = "") -> Field:
        """A row of editors with texts such as "×" between them; every editor is named for screen readers."""
        label = QLabel(name)
        label.setProperty("role", "muted")
        label.setToolTip(tip)
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        editors: list[QWidget] = []
        for part in parts:
            if isinstance(part, str):
                between = QLabel(part)
                between.setProperty("role", "muted")
                box.addWidget(between)
                continue
            if not part.accessibleName():
                part.setAccessibleName(name)
            if tip and not part.toolTip():
                part.setToolTip(tip)
            box.addWidget(part, _stretch(part))
            editors.append(part)
        if not any(box.stretch(place) for place in range(box.count())):
            box.addStretch(1)
        if editors:
            label.setBuddy(editors[0])
        problem = ProblemLabel()
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(line, row, 1)
        self._grid.addWidget(problem, row + 1, 0, 1, 2)
        return Field(label, line, problem, editors)


def _stretch(part: QWidget) -> int:
    """Words need more room than numbers; buttons keep their size."""
    if part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
        return 0
    return 3 if isinstance(part, QComboBox) else 2
