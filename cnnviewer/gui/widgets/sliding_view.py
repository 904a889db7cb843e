"""Plays a Moment: a clock moves the progress on, the painter draws it, and nothing is repainted that has not moved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.widgets.inks import Inks, inks_of
from cnnviewer.gui.widgets.sliding_moment import Moment
from cnnviewer.gui.widgets.sliding_paint import Kept, paint_moment

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
STEPS_A_SECOND = 2.0
"""At speed 1, of a piece whose numbers can be read; what has more steps than LONG is over in LONGEST_S."""
LONG, LONGEST_S = 400, 20.0
_TICK_MS = 16


class SlidingView(QWidget):
    """Shows a moment and plays on from it.

    moved    another step is on show: its number
    playing_changed  it began to play, or stopped
    """

    moved = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 200)
        self.moment: Moment | None = None
        self.message = ""
        self.speed = 1.0
        self.playing = False
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._clock = QElapsedTimer()
        self._kept: Kept = {}
        self._kept_for: tuple[object, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(760, 520)

    def show_moment(self, moment: Moment | None) -> None:
        """Show `moment`; it goes on from its own progress."""
        before = self.number
        self.moment = moment
        if moment is None:
            self.pause()
        self.update()
        if self.number != before:
            self.moved.emit(self.number)

    @property
    def number(self) -> int:
        """The step on show, from 0."""
        return 0 if self.moment is None else self.moment.number

    @property
    def steps(self) -> int:
        """How many there are."""
        return 0 if self.moment is None else self.moment.piece.steps

    def go_to(self, number: int) -> None:
        """Show a step."""
        if self.moment is not None:
            self._set_progress(float(min(max(number, 0), self.steps - 1)))

    def play(self) -> None:
        """Play on; from the beginning when the end was reached."""
        if self.moment is None or self.playing:
            return
        if self.number >= self.steps - 1:
            self.go_to(0)
        self.playing = True
        self._clock.start()
        self._timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stay where it is."""
        if self.playing:
            self.playing = False
            self._timer.stop()
            self.playing_changed.emit(False)

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def pace(self) -> float:
        """Steps a second."""
        return max(STEPS_A_SECOND, self.steps / LONGEST_S if self.steps > LONG else 0.0) * self.speed

    def _tick(self) -> None:
        if self.moment is None:
            return
        passed_s = self._clock.restart() / 1000
        progress = self.moment.progress + min(passed_s, 0.25) * self.pace()
        if progress >= self.steps - 1:
            self._set_progress(float(self.steps - 1))
            self.pause()
        else:
            self._set_progress(progress)

    def _set_progress(self, progress: float) -> None:
        if self.moment is None or progress == self.moment.progress:
            return
        before = self.number
        # At rest in the first half of a step: nothing on the screen moves, so nothing is painted.
        resting = int(progress) == before and progress - before < 0.5
        self.moment = replace(self.moment, progress=progress)
        if not resting or progress == before:
            self.update()
        if self.number != before:
            self.moved.emit(self.number)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.pause()

    def event(self, event: QEvent) -> bool:
        """Space and the arrows belong to the animation, not to the source, while it has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._acts(event, False):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._acts(event, True):
            super().keyPressEvent(event)

    def _acts(self, event: QKeyEvent, now: bool) -> bool:
        """Whether the key means something here; does it when `now`."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        width = 1 if self.moment is None else int(self.moment.piece.outputs.shape[2])
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -width, Qt.Key.Key_Down: width}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            if now:
                self.toggle()
        elif key in steps:
            if now:
                self.pause()
                self.go_to(self.number + steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            if now:
                self.go_to(0 if key == Qt.Key.Key_Home else self.steps - 1)
        else:
            return False
        return True

    def inks(self) -> Inks:
        """The colours of the present theme."""
        return inks_of(self.palette())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.moment is None:
            painter.fillRect(area, self.palette().color(QPalette.ColorRole.Dark))
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(40, 0, -40, 0), int(flags), self.message)
            return
        made_for = (self.moment.piece, self.moment.source, self.width(), self.height(), self.palette().cacheKey())
        if made_for != self._kept_for:
            self._kept.clear()
            self._kept_for = made_for
        paint_moment(painter, area, self.moment, self.inks(), self.font(), self._kept)
