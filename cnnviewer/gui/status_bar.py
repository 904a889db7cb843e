"""The status bar: how fast every stage is, what was dropped, how long a frame takes to the screen; a hint."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cnnviewer.gui.widgets.status_readings import StatusReadings
from cnnviewer.pipeline.pipeline import Pipeline

_READ_EVERY_MS = 400  # digits that change faster cannot be read


class StatusBar(QFrame):
    """Reads the meters a few times a second; shows the value under the mouse, or a hint, at the right."""

    def __init__(self, pipeline: Pipeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._pipeline = pipeline
        self._hovered = ""
        self._hints = (self.tr("Space plays · arrows walk channels and layers · F1 keys"), self.tr("F1 keys"))
        ms = self.tr("{number} ms")
        self._ms = ms
        widest = ms.format(number="000.0")
        self.readings = StatusReadings(
            {
                "capture": (self.tr("capture"), widest),
                "preprocess": (self.tr("preprocess"), widest),
                "compute": (self.tr("compute"), widest),
                "draw": (self.tr("draw"), widest),
                "latency": (self.tr("latency"), ms.format(number="0000")),
                "rate": (self.tr("frames/s"), "000"),
                "dropped": (self.tr("dropped"), "00000"),
            }
        )
        self.readings.setAccessibleName(self.tr("Speed"))
        self.readings.setToolTip(
            self.tr(
                "Milliseconds per stage (medians of the last second), camera to screen, and frames that came too late"
            )
        )
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.addWidget(self.readings)
        row.addWidget(self._hint, 1)
        self._timer = QTimer(self, interval=_READ_EVERY_MS)
        self._timer.timeout.connect(self.read)
        self._timer.start()

    def read(self) -> None:
        """Show what the meters say now."""
        readings = self._pipeline.meters.readings()
        self.readings.show_texts({"rate": f"{readings.frames_per_s:.0f}", "dropped": str(readings.dropped)})
        if not readings.frames_per_s:
            return  # nothing was computed; the last numbers stay, for zeros would say that it cost nothing
        still = self._pipeline.position.frame_count == 1  # it is not captured anew, so it is never late
        self.readings.show_texts(
            {
                "capture": self._ms.format(number=f"{readings.capture_ms:.1f}"),
                "preprocess": self._ms.format(number=f"{readings.preprocess_ms:.1f}"),
                "compute": self._ms.format(number=f"{readings.compute_ms + readings.pictures_ms:.1f}"),
                "draw": self._ms.format(number=f"{readings.draw_ms:.1f}"),
                "latency": "–" if still else self._ms.format(number=f"{readings.latency_p50_ms:.0f}"),
            }
        )

    def show_hovered(self, text: str) -> None:
        """The value under the mouse; empty brings the hint back, as much of it as there is room for."""
        self._hovered = text
        room, metrics = self._hint.width(), self._hint.fontMetrics()
        if text:
            self._hint.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        else:
            fitting = (hint for hint in self._hints if metrics.horizontalAdvance(hint) <= room)
            self._hint.setText(next(fitting, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_hovered(self._hovered)
