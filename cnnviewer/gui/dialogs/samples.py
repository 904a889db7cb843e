"""The gallery of bundled samples: a picture, a title and a licence each. Return or a double click opens one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Job
from cnnviewer.gui.commands.command import translated
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.widgets.images import image_of
from cnnviewer.gui.widgets.pixels_view import resized

if TYPE_CHECKING:
    from cnnviewer.sources.frame import Pixels

_THUMBNAIL = QSize(168, 126)


class SamplesDialog(QDialog):
    """Shows every sample; thumbnails are read on a thread."""

    def __init__(self, desk: Desk) -> None:
        from cnnviewer.sources.samples import samples

        super().__init__(desk.window)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Samples"))
        self.resize(640, 520)
        self.samples = samples()
        self.list = QListWidget()
        self.list.setObjectName("gallery")
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setIconSize(_THUMBNAIL)
        self.list.setSpacing(8)
        self.list.setUniformItemSizes(True)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Samples"))
        blank = QPixmap(_THUMBNAIL)
        blank.fill(Qt.GlobalColor.transparent)
        for sample in self.samples:
            item = QListWidgetItem(QIcon(blank), translated(sample.title))
            item.setSizeHint(QSize(_THUMBNAIL.width() + 12, _THUMBNAIL.height() + 34))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setData(Qt.ItemDataRole.UserRole, sample.name)
            self.list.addItem(item)
        self._licence = QLabel(wordWrap=True)
        self._licence.setProperty("role", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(self._licence)
        column.addWidget(buttons)
        self.list.currentRowChanged.connect(self._describe)
        self.list.itemActivated.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0)
        self._job = desk.background.run("sample thumbnails", self._read_all, lambda none: None, lambda error: None)
        self.finished.connect(self._job.cancel)

    def accept(self) -> None:
        """Open the sample that is chosen."""
        item = self.list.currentItem()
        super().accept()
        if item is not None:
            self._desk.opener.open(f"sample:{item.data(Qt.ItemDataRole.UserRole)}")

    def _read_all(self, job: Job[None]) -> None:
        """On a thread: reads one sample after the other and sends its thumbnail to the list."""
        from cnnviewer.sources.registry import open_source

        for row, sample in enumerate(self.samples):
            if job.cancelled():
                return
            try:
                source = open_source(f"sample:{sample.name}")
                frame = source.read()
                source.close()
            except CnnviewerError:
                continue
            if frame is not None:
                scale = min(_THUMBNAIL.width() * 2 / frame.width, _THUMBNAIL.height() * 2 / frame.height)
                small = resized(frame.pixels, max(1, round(frame.height * scale)), max(1, round(frame.width * scale)))
                self._desk.background.call(partial(self._show, job, row, small))

    def _show(self, job: Job[None], row: int, pixels: Pixels) -> None:
        if not job.cancelled():
            picture = QPixmap.fromImage(image_of(pixels))
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints the selected one
            self.list.item(row).setIcon(icon)

    def _describe(self, row: int) -> None:
        if 0 <= row < len(self.samples):
            sample = self.samples[row]
            self._licence.setText(f"{translated(sample.title)} · {sample.author} · {sample.licence}")
