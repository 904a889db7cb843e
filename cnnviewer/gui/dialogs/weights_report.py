"""What became of a file of weights, line by line: what was missing, had another shape, was not expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from cnnviewer.gui.sentences import in_language

if TYPE_CHECKING:
    from cnnviewer.networks.weights.report import Report


class WeightsReportDialog(QDialog):
    """The summary, and every mismatch in a list that can be copied."""

    def __init__(self, parent: QWidget, report: Report) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Loaded weights"))
        self.resize(620, 380)
        self.summary = QLabel(in_language(report.summary))
        self.summary.setWordWrap(True)
        self.rest = QLabel(self.tr("A weight without an array of its shape keeps the numbers it had."))
        self.rest.setProperty("role", "muted")
        self.rest.setWordWrap(True)
        self.lines = QPlainTextEdit("\n".join(map(in_language, report.lines())))
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setAccessibleName(self.tr("Every mismatch, one a line"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        for part in (self.summary, self.rest, self.lines, buttons):
            column.addWidget(part)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.summary.text()}\n{self.lines.toPlainText()}\n")
