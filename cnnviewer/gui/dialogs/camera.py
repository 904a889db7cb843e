"""Chooses a camera and its resolution. Looking for cameras takes seconds on some systems and happens on a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.sentences import in_language
from cnnviewer.gui.widgets.number_field import FIELD_HEIGHT_PX
from cnnviewer.session.settings import SETTINGS, resolution_of

if TYPE_CHECKING:
    from cnnviewer.sources.camera import CameraName

_RESOLUTIONS = next(setting.choices for setting in SETTINGS if setting.key == "camera_resolution")


class CameraDialog(QDialog):
    """Opens "camera:N" with the chosen resolution; a number can be typed when the system names no camera."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Camera"))
        self.cameras = QComboBox()
        self.cameras.setEnabled(False)
        self.cameras.addItem(self.tr("Looking for cameras…"))
        self.number = QSpinBox()
        self.number.setMaximum(63)
        self.number.setMinimumHeight(FIELD_HEIGHT_PX)
        self.resolutions = QComboBox()
        for choice in _RESOLUTIONS:
            self.resolutions.addItem(
                self.tr("automatic") if choice == "automatic" else choice.replace("x", " × "), choice
            )
        self.resolutions.setCurrentIndex(self.resolutions.findData(desk.settings["camera_resolution"]))
        self.message = QLabel(wordWrap=True)
        self.message.hide()
        self.message.setProperty("role", "muted")
        self.message.setMinimumWidth(340)
        self._form = QFormLayout()
        self._form.addRow(self.tr("Camera"), self.cameras)
        self._form.addRow(self.tr("Number"), self.number)
        self._form.addRow(self.tr("Resolution"), self.resolutions)
        self._form.setRowVisible(self.number, False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        self._job = desk.background.run("looking for cameras", _list, self._show, self._show_failure, owner=self)
        self.finished.connect(self._job.cancel)

    def accept(self) -> None:
        """Open the camera that is chosen."""
        index = self.cameras.currentData() if self.cameras.isEnabled() else self.number.value()
        resolution = self.resolutions.currentData()
        self._desk.settings["camera_resolution"] = resolution
        super().accept()
        from cnnviewer.sources.registry import SourceOptions

        self._desk.opener.open(f"camera:{index}", SourceOptions(resolution=resolution_of(resolution)))

    def _show(self, cameras: tuple[CameraName, ...]) -> None:
        if self._job.cancelled():
            return
        self.cameras.clear()
        for camera in cameras:
            self.cameras.addItem(f"{camera.name} ({camera.index})", camera.index)
        self.cameras.setEnabled(bool(cameras))
        if not cameras:
            self._ask_number(self.tr("The system names no camera; type its number to try."))

    def _show_failure(self, error: CnnviewerError) -> None:
        if not self._job.cancelled():
            self.cameras.clear()
            self._ask_number(in_language(str(error)))

    def _ask_number(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self._form.setRowVisible(self.cameras, False)
        self._form.setRowVisible(self.number, True)
        # A window that is already open makes room for a wrapped sentence only when it is asked to.
        self.adjustSize()


def _list(job: Job[tuple[CameraName, ...]]) -> tuple[CameraName, ...]:
    from cnnviewer.sources.camera import list_cameras

    return tuple(list_cameras())
