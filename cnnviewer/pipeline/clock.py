"""When a frame is due: the time stamps of a recording laid on the clock of the machine.

    due of a frame = due of the frame before + (its time stamp - the time stamp before)

The sum never looks at when a frame was really shown, so a late one does not make all later ones late: a recording
that falls behind loses frames, it never becomes slower.
"""

from __future__ import annotations

from cnnviewer.sources.frame import Frame

FALLBACK_PERIOD_S = 0.04  # a source that moves and does not say how fast
_LONGEST_GAP_PERIODS = 10  # a larger step of the time stamps is a damaged or looping recording, not a pause in it


class FrameClock:
    """Answers when the next frame of a source is due, in seconds of `time.perf_counter()`."""

    def __init__(self, period_s: float) -> None:
        self.period_s = period_s if period_s > 0 else FALLBACK_PERIOD_S
        self._due_s: float | None = None
        self._time_s = 0.0

    def restart(self) -> None:
        """The next frame is due at once (after a pause, a seek, a source that came back)."""
        self._due_s = None

    def due_s(self, frame: Frame, now_s: float) -> float:
        """When to show `frame`, which follows the one noted last; `now_s` when it is the first."""
        if self._due_s is None:
            return now_s
        step_s = frame.time_s - self._time_s
        if not 0 < step_s <= self.period_s * _LONGEST_GAP_PERIODS:
            step_s = self.period_s
        return self._due_s + step_s

    def note(self, frame: Frame, due_s: float) -> None:
        """`frame` was shown, or passed over; it had been due at `due_s`."""
        self._due_s, self._time_s = due_s, frame.time_s

    def skip(self, frames: int) -> None:
        """That many frames are jumped over without being read."""
        if self._due_s is not None:
            self._due_s += frames * self.period_s
            self._time_s += frames * self.period_s
