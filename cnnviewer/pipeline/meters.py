"""What the status bar shows: milliseconds per stage, frames a second, dropped frames, camera-to-screen latency.

Every number is a median over the last second, so that it can be read; the latency percentiles look back ten seconds,
because the slowest frame in a hundred needs some hundreds of frames to be one.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from threading import Lock

from cnnviewer.pipeline.outcome import Outcome

WINDOW_S = 1.0
LATENCY_WINDOW_S = 10.0
_STAGES = ("capture", "preprocess", "compute", "pictures")


@dataclass(frozen=True)
class Readings:
    """One reading of the meters.

    capture_ms, preprocess_ms, compute_ms, pictures_ms, draw_ms  medians of the last second; 0.0 when nothing happened
    frames_per_s       outcomes of the last second
    dropped            frames that never became a picture, since the source was opened
    latency_p50_ms, latency_p99_ms  from `Frame.captured_at_s` to the end of the paint; 0.0 before the first one
    """

    capture_ms: float = 0.0
    preprocess_ms: float = 0.0
    compute_ms: float = 0.0
    pictures_ms: float = 0.0
    draw_ms: float = 0.0
    frames_per_s: float = 0.0
    dropped: int = 0
    latency_p50_ms: float = 0.0
    latency_p99_ms: float = 0.0


class _Recent:
    """Numbers with their time; those older than `window_s` are forgotten."""

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._entries: deque[tuple[float, float]] = deque()

    def add(self, now_s: float, number: float) -> None:
        self._entries.append((now_s, number))
        self.forget(now_s)

    def forget(self, now_s: float) -> None:
        while self._entries and self._entries[0][0] < now_s - self._window_s:
            self._entries.popleft()

    def numbers(self, now_s: float) -> list[float]:
        self.forget(now_s)
        return [number for _, number in self._entries]


class Meters:
    """Collects from the capture, compute and GUI threads; `readings` may be asked from any of them."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._lock = Lock()
        self._stages = {stage: _Recent(WINDOW_S) for stage in (*_STAGES, "draw")}
        self._outcomes = _Recent(WINDOW_S)
        self._latencies = _Recent(LATENCY_WINDOW_S)
        self._dropped = 0
        self._shown_captured_at_s = math.nan

    def restart(self) -> None:
        """Another source: count dropped frames and latency anew."""
        with self._lock:
            self._dropped = 0
            self._latencies = _Recent(LATENCY_WINDOW_S)

    def note_outcome(self, outcome: Outcome) -> None:
        """An outcome was finished (compute thread)."""
        with self._lock:
            now_s = self._clock()
            self._outcomes.add(now_s, 1.0)
            for stage in _STAGES:
                if stage in outcome.durations_ms:
                    self._stages[stage].add(now_s, outcome.durations_ms[stage])

    def note_dropped(self, frames: int = 1) -> None:
        """Frames were passed over because something later was already there."""
        with self._lock:
            self._dropped += frames

    def note_drawn(self, duration_ms: float) -> None:
        """The window painted an outcome in that time (GUI thread)."""
        with self._lock:
            self._stages["draw"].add(self._clock(), duration_ms)

    def note_shown(self, outcome: Outcome) -> None:
        """The outcome is on the screen now (GUI thread).

        Only the first sight of a frame counts: a paused frame that is computed again for another choice, or a stale
        one, was captured long ago and says nothing about how fast the program is.
        """
        with self._lock:
            captured_at_s = outcome.frame.captured_at_s
            if outcome.frame.stale or captured_at_s == self._shown_captured_at_s:
                return
            self._shown_captured_at_s = captured_at_s
            now_s = self._clock()
            self._latencies.add(now_s, (now_s - captured_at_s) * 1000)

    def readings(self) -> Readings:
        """The numbers as of now."""
        with self._lock:
            now_s = self._clock()
            medians = {f"{stage}_ms": _median(recent.numbers(now_s)) for stage, recent in self._stages.items()}
            latencies = sorted(self._latencies.numbers(now_s))
            return Readings(
                **medians,
                frames_per_s=len(self._outcomes.numbers(now_s)) / WINDOW_S,
                dropped=self._dropped,
                latency_p50_ms=_median(latencies),
                latency_p99_ms=_percentile(latencies, 0.99),
            )


def _median(numbers: Sequence[float]) -> float:
    return median(numbers) if numbers else 0.0


def _percentile(ordered: Sequence[float], fraction: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * fraction))] if ordered else 0.0
