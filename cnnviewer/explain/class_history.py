"""What a network took the pictures of the last half minute for: a ring of probabilities, all classes of each moment.

All classes are kept, not those on show alone: one that is pinned later has its past at once. The memory is bounded;
with very many classes moments are kept less often.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SPAN_S = 30.0
LONGEST_PAUSE_S = 2.0
"""A longer time without a frame counts as this long: a paused source, or a still that nobody edits, stands still."""
_MOMENTS = 900
_LARGEST_BYTES = 8 << 20


class ClassHistory:
    """Moments in order of time. Seconds are counted while something happens, so that pauses do not empty the plot."""

    def __init__(self, classes: int) -> None:
        moments = max(60, min(_MOMENTS, _LARGEST_BYTES // (4 * max(1, classes))))
        self.classes = classes
        self._interval_s = SPAN_S / moments
        self._times = np.zeros(moments)
        self._values = np.zeros((moments, classes), np.float32)
        self._next = self._count = 0
        self._clock_s = 0.0
        self._seen_s: float | None = None

    def __len__(self) -> int:
        return self._count

    def add(self, probabilities: NDArray[np.float64], at_s: float) -> None:
        """Remember `probabilities` (classes,) of the moment `at_s`, in seconds of a clock that never goes back.

        Of moments that follow each other faster than the ring can hold, one in every interval stays.
        """
        if self._seen_s is not None:
            self._clock_s += min(max(0.0, at_s - self._seen_s), LONGEST_PAUSE_S)
        self._seen_s = at_s
        capacity = len(self._times)
        last = (self._next - 1) % capacity
        # The newest moment moves on until it is a whole interval after the one before it, and then stays.
        earlier = (self._next - 2) % capacity
        if self._count >= 2 and self._times[last] - self._times[earlier] < self._interval_s:
            place = last
        else:
            place, self._next = self._next, (self._next + 1) % capacity
            self._count = min(capacity, self._count + 1)
        self._times[place] = self._clock_s
        self._values[place] = probabilities

    def curve(self, number: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(seconds before the newest moment, 0 or less; probabilities 0...1) of class `number`, oldest first."""
        capacity = len(self._times)
        places = (self._next - self._count + np.arange(self._count)) % capacity
        ago = self._times[places] - self._clock_s
        fresh = places[ago >= -SPAN_S]
        return self._times[fresh] - self._clock_s, self._values[fresh, number].astype(np.float64)
