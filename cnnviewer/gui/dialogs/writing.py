"""What dialogs that write a file have in common: a bar while a thread writes, Cancel, the reason why it failed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QProgressBar, QVBoxLayout, QWidget

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.widgets.problem_label import ProblemLabel


class WritingDialog(QDialog):
    """Stays open while it is written; closes when that went well. Save calls `choose_place`."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._job: Job[Path] | None = None
        self._fields: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.hide()
        self.problem = ProblemLabel()
        self.problem.setMinimumWidth(360)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        for part in (self.problem, self.progress, self.buttons):
            column.addWidget(part)
        self.buttons.accepted.connect(self.choose_place)
        self.buttons.rejected.connect(self.reject)

    def add_fields(self, rows: tuple[tuple[str, QWidget], ...]) -> None:
        """Put these fields with their names above the buttons; they rest while it is written."""
        for text, field in rows:
            self.form.addRow(text, field)
        self._fields = tuple(field for _, field in rows)

    def choose_place(self) -> None:
        """Ask where to and write."""
        raise NotImplementedError

    def write(self, name: str, work: Callable[[Job[Path]], Path], folder: Path) -> None:
        """Let a thread called `name` write; `folder` is where the next export begins."""
        self._desk.remember_folder("export", folder)
        self._show_working(True)
        self._job = self._desk.background.run(name, work, self._done, self._failed, owner=self)
        self._job.on_progress = lambda fraction: self.progress.setValue(round(fraction * 100))

    def reject(self) -> None:
        """Cancel what is being written, or close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def _show_working(self, working: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(working)
        self.problem.hide()
        for field in self._fields:
            field.setEnabled(not working)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not working)

    def _done(self, path: Path) -> None:
        self._job = None
        self._desk.notices.add(self.tr("Saved as {path}.").format(path=path), "info", replace="export")
        self.accept()

    def _failed(self, error: CnnviewerError) -> None:
        cancelled = self._job is not None and self._job.cancelled()
        self._job = None
        self._show_working(False)
        if not cancelled:
            self.problem.say(str(error))
