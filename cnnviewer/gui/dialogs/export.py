"""The export dialog: what, in which format, how it looks, where to. A thread does the writing; it can be cancelled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QSpinBox,
)

from cnnviewer.errors import CnnviewerError
from cnnviewer.export.content import Kind
from cnnviewer.export.exporter import Exporter, ExportOptions
from cnnviewer.export.registry import EXPORTERS, exporters_for
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.dialogs.writing import WritingDialog
from cnnviewer.gui.exporting import content_of, write_job
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.number_field import FIELD_HEIGHT_PX

FILES = "files"
_WHATS = {
    Kind.MAP.value: QT_TRANSLATE_NOOP("ExportDialog", "Selected map"),
    Kind.LAYER.value: QT_TRANSLATE_NOOP("ExportDialog", "Layer, all maps in one file"),
    FILES: QT_TRANSLATE_NOOP("ExportDialog", "Layer, one file for each map"),
    Kind.STRIP.value: QT_TRANSLATE_NOOP("ExportDialog", "Whole strip"),
    Kind.KERNEL.value: QT_TRANSLATE_NOOP("ExportDialog", "Kernel of the selected filter"),
}
_SHEETS = (".png", ".svg", ".pdf")  # formats that have a look


class ExportDialog(WritingDialog):
    """Takes what is on show at the moment of saving; stays open, with a bar, while it is written."""

    def __init__(self, desk: Desk, what: str = Kind.LAYER.value) -> None:
        super().__init__(desk, self.tr("Export"))
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
        self.add_fields(
            (
                (self.tr("What"), self.what),
                (self.tr("Format"), self.format),
                (self.tr("Legend"), self.legend),
                (self.tr("Background"), self.background),
                (self.tr("Magnification"), self.magnify),
            )
        )
        self.what.currentIndexChanged.connect(self._what_changed)
        self.format.currentIndexChanged.connect(self._format_changed)
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
        work = write_job(content, path, self.exporter.suffix if self._one_each else None, self.options)
        self.write("export", work, path if self._one_each else path.parent)

    @property
    def _one_each(self) -> bool:
        return bool(self.what.currentData() == FILES)

    def choose_place(self) -> None:
        """Ask for a file, or for a folder for one file each."""
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
            self.form.setRowVisible(field, sheet)
