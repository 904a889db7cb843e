"""Preferences: the settings that stand in no menu. A choice holds at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
)

from cnnviewer.gui.desk import Desk
from cnnviewer.gui.widgets.number_field import FIELD_HEIGHT_PX
from cnnviewer.session.settings import SETTINGS

_SLIDE_LIMITS = next(setting.limits for setting in SETTINGS if setting.key == "slide_s") or (0.1, 3600.0)


class PreferencesDialog(QDialog):
    """background: behind transparent pictures; slide: seconds of a picture in a folder; restore: at the next start."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.background = QPushButton()
        self.background.setAccessibleName(self.tr("Colour behind transparent pictures"))
        self.background.setMinimumHeight(FIELD_HEIGHT_PX)
        self.background.clicked.connect(self._choose_background)
        self.slide = QDoubleSpinBox(decimals=1, singleStep=0.5, suffix=self.tr(" s"))
        self.slide.setRange(*_SLIDE_LIMITS)
        self.slide.setMinimumHeight(FIELD_HEIGHT_PX)
        self.slide.setValue(desk.settings["slide_s"])
        self.slide.editingFinished.connect(self._take_slide)
        self.restore = QCheckBox(self.tr("Start where the last session ended"))
        self.restore.setChecked(desk.settings["restore_session"])
        self.restore.toggled.connect(self._take_restore)
        form = QFormLayout()
        form.addRow(self.tr("Colour behind transparent pictures"), self.background)
        form.addRow(self.tr("Seconds a picture of a folder stays"), self.slide)
        form.addRow(self.restore)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)
        self._show_background()

    def take_background(self, colour: QColor) -> None:
        """Lay transparent pictures over `colour` from now on, the one on show included."""
        if colour.isValid() and colour.name() != self._desk.settings["background"]:
            self._desk.settings["background"] = colour.name()
            self._show_background()
            self._open_again()

    def _choose_background(self) -> None:
        chooser = QColorDialog(QColor(self._desk.settings["background"]), self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.colorSelected.connect(self.take_background)
        chooser.open()

    def _show_background(self) -> None:
        name = self._desk.settings["background"]
        self.background.setText(name)
        ink = "#000000" if QColor(name).lightnessF() > 0.5 else "#ffffff"
        self.background.setStyleSheet(f"background: {name}; color: {ink};")

    def _take_slide(self) -> None:
        if self.slide.value() != self._desk.settings["slide_s"]:
            self._desk.settings["slide_s"] = self.slide.value()
            self._open_again()

    def _take_restore(self, restore: bool) -> None:
        self._desk.settings["restore_session"] = restore

    def _open_again(self) -> None:
        """Settings of a source are read when it opens. A pasted picture has no address and stays as it is."""
        source = self._desk.opener.source
        if source is not None and source.address and not source.live:
            playing, at = self._desk.session.state.playing, self._desk.bridge.pipeline.position.index
            self._desk.opener.open(source.address, remember=False, playing=playing, at=at)
