"""What stands below the maps of the comparison: a sentence, the list of layers, the figures of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cnnviewer.gui.panels.compare_facts import CompareFacts, Side
from cnnviewer.gui.widgets.difference_list import DifferenceList, DifferenceRow
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.segments import Segments
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea


class CompareBelow(QWidget):
    """`list` tells what the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.facts, self.problem = DifferenceList(), CompareFacts(), ProblemLabel()
        self.list.setAccessibleName(self.tr("How much each layer differs"))
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.scale = Segments()
        self.scale.show_texts((self.tr("Logarithmic"), self.tr("Linear")), 0)
        self.scale.setFixedWidth(170)
        self.scale.setAccessibleName(self.tr("Lengths of the bars"))
        self.scale.chosen.connect(lambda number: self.list.set_logarithmic(number == 0))
        said = QVBoxLayout()
        said.addWidget(self.problem)
        said.addWidget(self.note)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addLayout(said, 1)
        line.addWidget(self.scale, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 0, 6, 10)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.addLayout(line, 0, 0, 1, 2)
        self._area = _scrolling(self.list)
        self._seen = ""
        grid.addWidget(self._area, 1, 0)
        grid.addWidget(_scrolling(self.facts), 1, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)

    def show_rows(self, rows: Sequence[DifferenceRow], first: str, selected: str) -> None:
        """Show the layers; see DifferenceList."""
        self.list.show_rows(rows, first, selected)
        self.scale.setVisible(bool(rows))
        places = [row.value for row in rows]
        if selected != self._seen and selected in places:  # else the user may scroll where he likes
            self._seen = selected
            row = self.list.row_rect(places.index(selected))
            self._area.ensureVisible(0, round(row.center().y()), 0, round(2 * row.height()))

    def show_sides(self, sides: tuple[Side, Side] | None) -> None:
        """Show the figures of A and B; None while there is nothing to compare."""
        if sides is None:
            self.facts.clear()
        else:
            self.facts.show_sides(*sides)


def _scrolling(content: QWidget) -> SteadyScrollArea:
    """`content` in an area that scrolls up and down, on the ground of the panel."""
    area = SteadyScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 6, 0)
    column.addWidget(content)
    column.addStretch(1)
    area.setWidget(around)
    around.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
