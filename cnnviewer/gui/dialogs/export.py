"""The export dialog: what, in which format, how it looks, where to. A thread does the writing; it can be cancelled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
)

from cnnviewer.errors import CnnviewerError
from cnnviewer.export.content import Kind
from cnnviewer.export.exporter import Exporter, ExportOptions
from cnnviewer.export.registry import EXPORTERS, exporters_for
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.exporting import content_of, write_job
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.number_field import FIELD_HEIGHT_PX
from cnnviewer.gui.widgets.problem_label import ProblemLabel

FILES = "files"
_WHATS = {
    Kind.MAP.value: QT_TRANSLATE_NOOP("ExportDialog", "Selected map"),
    Kind.LAYER.value: QT_TRANSLATE_NOOP("ExportDialog", "Layer, all maps in one file"),
    FILES: QT_TRANSLATE_NOOP("ExportDialog", "Layer, one file for each map"),
    Kind.STRIP.value: QT_TRANSLATE_NOOP("ExportDialog", "Whole strip"),
    Kind.KERNEL.value: QT_TRANSLATE_NOOP("ExportDialog", "Kernel of the selected filter"),
}
_SHEETS = (".png", ".svg", ".pdf")  # formats that have a look


class ExportDialog(QDialog):
    """Takes what is on show at the moment of saving; stays open, with a bar, while it is written."""

    def __init__(self, desk: Desk, what: str = Kind.LAYER.value) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._job: Job[Path] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self.what, self.format, self.background = QComboBox(), QComboBox(), QComboBox()
        for name, text in _WHATS.items():
            self.what.addItem(self.tr(text), name)
        self.background.addItem(self.tr("white"), "white")
        self.background.addItem(self.tr("dark"), "dark")
        self.legend = QCheckBox(self.tr("Names, shapes and scales"))
        self.legend.setChecked(True)
        self.magnify = QSpinBox()
        self.magnify.setRange(0, 32)
        self.magnify.setMinimumHeight(FIELD_HEIGHT_PX)
        self.magnify.setSpecialValueText(self.tr("automatic"))
        self.magnify.setSuffix(" ×")
        self.magnify.setToolTip(self.tr("Screen pixels for one cell of a map"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.hide()
        self.problem = ProblemLabel()
        self.problem.setMinimumWidth(360)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        form.addRow(self.tr("What"), self.what)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Legend"), self.legend)
        form.addRow(self.tr("Background"), self.background)
        form.addRow(self.tr("Magnification"), self.magnify)
        self._form = form
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)
        self.what.currentIndexChanged.connect(self._what_changed)
        self.format.currentIndexChanged.connect(self._format_changed)
        self.buttons.accepted.connect(self._choose_place)
        self.buttons.rejected.connect(self.reject)
        self.what.setCurrentIndex(self.what.findData(what))
        self._what_changed()

    @property
    def kind(self) -> Kind:
        """The kind of content that is chosen."""
        what = self.what.currentData()
        return Kind.LAYER if what == FILES else Kind(what)

    @property
    def exporter(self) -> Exporter:
        """The format that is chosen."""
        return EXPORTERS[self.format.currentData()]

    @property
    def options(self) -> ExportOptions:
        """The choices about the look."""
        return ExportOptions(self.legend.isChecked(), self.background.currentData(), self.magnify.value())

    def save_to(self, path: Path) -> None:
        """Write what is chosen to `path` (a folder for one file each) on a thread."""
        outcome = self._desk.bridge.outcome
        if outcome is None:
            return
        try:
            content = content_of(self.kind, outcome, self._desk.session.state)
        except CnnviewerError as error:
            self.problem.say(str(error))
            return
        self._desk.remember_folder("export", path if self._one_each else path.parent)
        self._show_working(True)
        work = write_job(content, path, self.exporter.suffix if self._one_each else None, self.options)
        self._job = self._desk.background.run("export", work, self._done, self._failed, owner=self)
        self._job.on_progress = lambda fraction: self.progress.setValue(round(fraction * 100))

    def reject(self) -> None:
        """Cancel what is being written, or close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    @property
    def _one_each(self) -> bool:
        return bool(self.what.currentData() == FILES)

    def _choose_place(self) -> None:
        folder = self._desk.folder("export")
        if self._one_each:
            chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the maps"), folder)
        else:
            suggested = Path(folder) / f"{self._name()}{self.exporter.suffix}"
            pattern = f"{self.tr(self.exporter.title)} (*{self.exporter.suffix})"
            chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), str(suggested), pattern)
        if chosen:
            self.save_to(Path(chosen) if self._one_each else self._with_ending(Path(chosen)))

    def _with_ending(self, path: Path) -> Path:
        """`path` when its ending names a format of what is chosen, otherwise with the ending of the chosen format."""
        known = {ending for exporter in exporters_for(self.kind) for ending in (exporter.suffix, *exporter.other)}
        return path if path.suffix.lower() in known else path.with_name(path.name + self.exporter.suffix)

    def _name(self) -> str:
        selection = self._desk.session.state.selection
        return {
            Kind.MAP: f"{selection.value}-{selection.channel:03d}",
            Kind.LAYER: selection.value,
            Kind.STRIP: "strip",
            Kind.KERNEL: f"{selection.value}-kernel-{selection.channel:03d}",
        }[self.kind]

    def _what_changed(self) -> None:
        before = self.format.currentData()
        self.format.clear()
        wanted = Kind.MAP if self._one_each else self.kind
        for exporter in exporters_for(wanted):
            self.format.addItem(f"{self.tr(exporter.title)} (*{exporter.suffix})", exporter.suffix)
        self.format.setCurrentIndex(max(0, self.format.findData(before)))

    def _format_changed(self) -> None:
        sheet = self.format.currentData() in _SHEETS
        for field in (self.legend, self.background, self.magnify):
            self._form.setRowVisible(field, sheet)

    def _show_working(self, working: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(working)
        self.problem.hide()
        for field in (self.what, self.format, self.legend, self.background, self.magnify):
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
