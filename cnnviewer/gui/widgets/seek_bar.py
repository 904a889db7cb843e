"""Where a video or a folder is: a slider to seek with, the time or the number of the file, back, play, on, loop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import tabular


class SeekBar(QWidget):
    """Shows a position and lets the user choose another.

    seeked   the user wants the frame with this index
    played   play or pause was pressed; stepped: one frame back (-1) or on (+1); looped: the switch was pressed
    """

    seeked = Signal(int)
    played = Signal()
    stepped = Signal(int)
    looped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(self.tr("Position in the source"))
        self._slider.setTracking(True)
        self._slider.valueChanged.connect(self._moved)
        self._label = QLabel()
        self._label.setProperty("role", "muted")
        self._label.setFont(tabular(self._label.font()))
        self._showing = False
        self._playing = False
        self._back = self._button(self.tr("Previous frame"))
        self._play = self._button(self.tr("Play or pause"))
        self._on = self._button(self.tr("Next frame"))
        self._loop = self._button(self.tr("Start again at the end"))
        self._loop.setCheckable(True)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._play.clicked.connect(self.played)
        self._loop.clicked.connect(self.looped)
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in (self._back, self._play, self._on):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addSpacing(4)
        row.addWidget(self._loop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._slider)
        column.addLayout(row)
        self.refresh_icons()

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self._back.setIcon(icon("step-back"))
        self._on.setIcon(icon("step-forward"))
        self._loop.setIcon(icon("loop"))
        self._play.setIcon(icon("pause" if self._playing else "play"))

    def show_position(self, index: int, count: int, time_s: float, duration_s: float) -> None:
        """Show frame `index` of `count`; with a duration as time, otherwise as a number."""
        self._showing = True
        self._slider.setRange(0, max(0, count - 1))
        if not self._slider.isSliderDown():
            self._slider.setValue(index)
        self._showing = False
        if duration_s > 0:
            self._label.setText(f"{clock(time_s)} / {clock(duration_s)}")
        else:
            self._label.setText(f"{index + 1} / {count}")

    def show_choices(self, playing: bool, loop: bool) -> None:
        """Show whether it plays and whether it starts again at the end."""
        if playing != self._playing:
            self._playing = playing
            self._play.setIcon(icon("pause" if playing else "play"))
        self._loop.setChecked(loop)

    def _moved(self, index: int) -> None:
        if not self._showing:
            self.seeked.emit(index)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setProperty("role", "flat")
        return button


def clock(seconds: float) -> str:
    """ "0:07", "12:03", "1:02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
