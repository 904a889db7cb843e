"""What became of a file of weights, line by line: what was missing, had another shape, was not expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from cnnviewer.engine.exchange.names import quoted

if TYPE_CHECKING:
    from cnnviewer.networks.weights.report import Report


class WeightsReportDialog(QDialog):
    """The summary, and every mismatch in a list that can be copied."""

    def __init__(self, parent: QWidget, report: Report) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Loaded weights"))
        self.resize(620, 380)
        self.summary = QLabel(summary_of(report))
        self.summary.setWordWrap(True)
        self.rest = QLabel(self.tr("A weight without an array of its shape keeps the numbers it had."))
        self.rest.setProperty("role", "muted")
        self.rest.setWordWrap(True)
        self.lines = QPlainTextEdit("\n".join(lines_of(report)))
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setAccessibleName(self.tr("Every mismatch, one a line"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        for part in (self.summary, self.rest, self.lines, buttons):
            column.addWidget(part)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.summary.text()}\n{self.lines.toPlainText()}\n")


def summary_of(report: Report) -> str:
    """`Report.summary` in the language of the window."""
    text = QCoreApplication.translate(
        "WeightsReportDialog", "{loaded} of {wanted} weights of {network} come from {source}."
    )
    parts = [
        text.format(loaded=report.loaded, wanted=report.wanted, network=report.network, source=report.source),
    ]
    if report.renamed:
        text = QCoreApplication.translate("WeightsReportDialog", "{count} have a longer or shorter name there.")
        parts.append(text.format(count=len(report.renamed)))
    if report.ordered:
        text = QCoreApplication.translate("WeightsReportDialog", "{count} were found only by their order and shapes.")
        parts.append(text.format(count=len(report.ordered)))
    return " ".join(parts)


def lines_of(report: Report) -> list[str]:
    """`Report.lines` in the language of the window."""
    text = QCoreApplication.translate(
        "WeightsReportDialog", "other shape: {weight} needs {wanted}, the file has {found}"
    )
    lines = [
        text.format(weight=quoted(one.weight), wanted=_shape(one.wanted), found=_shape(one.found))
        for one in report.misshapen
    ]
    strange = QCoreApplication.translate("WeightsReportDialog", "not finite: {weight} contains NaN or infinity")
    for text, names in (
        (QCoreApplication.translate("WeightsReportDialog", "missing: {weight}"), report.missing),
        (QCoreApplication.translate("WeightsReportDialog", "unexpected: {weight}"), report.unexpected),
        (strange, report.not_finite),
    ):
        lines += [text.format(weight=quoted(name)) for name in names]
    text = QCoreApplication.translate("WeightsReportDialog", "taken by order and shape: {weight} from {array}")
    return [*lines, *(text.format(weight=quoted(name), array=quoted(array)) for name, array in report.ordered)]


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "1"
