"""The dialog that makes a film of the animation: size, speed, format, place. A thread paints and writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QComboBox, QFileDialog

from cnnviewer.export.film import Pixels, write_film
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.dialogs.writing import WritingDialog
from cnnviewer.gui.widgets.inks import Inks
from cnnviewer.gui.widgets.sliding_moment import Moment
from cnnviewer.gui.widgets.sliding_paint import Kept, paint_moment
from cnnviewer.gui.widgets.sliding_view import SPEEDS

SIZES = ((640, 360), (1280, 720), (1920, 1080))
_MOST_FRAMES = 6000
_FRAMES_PER_S = {".gif": 12.5, ".mp4": 30.0}
_HOLD_S = 1.0  # the last picture stays


class FilmDialog(WritingDialog):
    """Makes a film of `moment` from its first step to its last; `pace` are the steps a second at the present speed."""

    def __init__(self, desk: Desk, moment: Moment, inks: Inks, font: QFont, pace: float) -> None:
        super().__init__(desk, self.tr("Export film"))
        self._moment, self._inks, self._font = moment, inks, QFont(font)
        self.size_choice, self.speed, self.format = QComboBox(), QComboBox(), QComboBox()
        for width, height in SIZES:
            self.size_choice.addItem(f"{width} × {height}", (width, height))
        self.size_choice.setCurrentIndex(1)
        for factor in SPEEDS:
            seconds = moment.piece.steps / (pace * factor)
            self.speed.addItem(
                self.tr("{speed}× ({seconds} s)").format(speed=f"{factor:g}", seconds=f"{seconds:.0f}"), pace * factor
            )
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.format.addItem("MP4", ".mp4")
        self.format.addItem("GIF", ".gif")
        self.add_fields(
            (
                (self.tr("Size"), self.size_choice),
                (self.tr("Speed"), self.speed),
                (self.tr("Format"), self.format),
            )
        )

    def save_to(self, path: Path) -> None:
        """Paint and write on a thread."""
        width, height = self.size_choice.currentData()
        pace = float(self.speed.currentData())
        rate = _FRAMES_PER_S.get(path.suffix.lower(), 30.0)
        film = Film(self._moment, self._inks, self._font, QSize(width, height), pace, rate)

        def work(job: Job[Path]) -> Path:
            write_film(
                film.frames(),
                film.count,
                path,
                rate,
                progress=lambda done, count: job.progress(done / count),
                cancelled=job.cancelled,
            )
            return path

        self.write("film", work, path.parent)

    def choose_place(self) -> None:
        """Ask for a file."""
        suffix = self.format.currentData()
        suggested = Path(self._desk.folder("export")) / f"{self._moment.piece.layer.value}{suffix}"
        pattern = f"{self.format.currentText()} (*{suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export film"), str(suggested), pattern)
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix.lower() in _FRAMES_PER_S else path.with_name(path.name + suffix))


class Film:
    """The pictures of a moment played from its first step to its last: `pace` steps and `rate` pictures a second."""

    def __init__(self, moment: Moment, inks: Inks, font: QFont, size: QSize, pace: float, rate: float) -> None:
        self._moment, self._inks, self._font, self._size = moment, inks, font, size
        steps = moment.piece.steps
        playing = max(1, round(steps / pace * rate))
        self._kept: Kept = {}
        self._playing = min(playing, _MOST_FRAMES)  # what would be longer skips places
        self._hold = round(_HOLD_S * rate)

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return self._playing + self._hold

    def frames(self) -> Iterator[Pixels]:
        """(H, W, 3) uint8 RGB. May be used on any thread."""
        steps = self._moment.piece.steps
        for number in range(self._playing):
            yield self._picture(number * steps / self._playing)
        last = self._picture(steps - 1.0)
        for _ in range(self._hold):
            yield last

    def _picture(self, progress: float) -> Pixels:
        image = QImage(self._size, QImage.Format.Format_RGB888)
        with QPainter(image) as painter:
            area = QRectF(0, 0, self._size.width(), self._size.height())
            paint_moment(painter, area, replace(self._moment, progress=progress), self._inks, self._font, self._kept)
        height, width, line = image.height(), image.width(), image.bytesPerLine()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, line)
        return np.array(rows[:, : 3 * width]).reshape(height, width, 3)
