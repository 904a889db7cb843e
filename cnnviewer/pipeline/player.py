"""Reads one source, at that source's own pace, on a thread of its own: play, pause, step, seek, loop, lost and found.

A source gets a new thread, and an abandoned one keeps its own until its last `read` returns: a camera may block for
seconds inside the driver, and neither the window nor the next source waits for it.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from enum import Enum, auto
from threading import Condition, Event, Thread

from cnnviewer.pipeline.audience import Audience
from cnnviewer.pipeline.clock import FrameClock
from cnnviewer.pipeline.position import Position
from cnnviewer.pipeline.reader import Ended, Failed, Lost, Reader
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.source import Source

RETRY_S = 1.0
_SHOW_AT_LEAST_EVERY_S = 0.1  # however late a recording is
_SKIP_WHEN_LATE_S = 0.5
_PREDECESSOR_S = 1.0

logger = logging.getLogger(__name__)


class _Turn(Enum):
    STOP = auto()
    READ = auto()
    SHOW = auto()
    GO = auto()


class Player:
    """Owns `source`: reads it, and closes it on the thread that reads it."""

    def __init__(
        self,
        source: Source,
        audience: Audience,
        *,
        playing: bool,
        loop: bool,
        at: int = 0,
        predecessor: Player | None = None,
        retry_s: float = RETRY_S,
    ) -> None:
        self.source = source
        self._audience = audience
        self._predecessor = predecessor
        self._retry_s = retry_s
        self.closed = Event()  # the source was given back
        # What the user wants and what the seek bar shows; guarded by `_changed`.
        self._changed = Condition()
        self._stopping = False
        self._playing = playing
        self._loop = loop
        self._jump: int | None = None
        self._steps = 0
        self._resumed = False
        self._hungry = True  # nothing shown yet: read one frame even when paused
        self._idle = False  # ended, or given up after errors: wait for the user
        self._ended = False
        self._retry_at_s: float | None = None  # not None: the source is lost
        self._shown: Frame | None = None
        # The thread's own.
        self._reader = Reader(source)
        self._begins_at = 0 if source.live else self._reader.clipped(at)
        self._reader.seek(self._begins_at)
        self._clock = FrameClock(source.period_s)
        self._waiting: Frame | None = None  # read ahead, not due yet
        self._waiting_due_s = 0.0
        self._shown_at_s = 0.0
        self._last_error = ""
        self.thread = Thread(target=self._run, name=f"cnnviewer capture {source.name}", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        """Ask the thread to close the source and end; does not wait."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()

    def play(self) -> None:
        """Frames follow by themselves; from the start when the end was reached."""
        with self._changed:
            if self._ended:
                self._jump = 0
            self._resumed = self._resumed or self._idle or not self._playing
            self._playing, self._idle, self._ended = True, False, False
            self._hungry = self._hungry or self._shown is None
            self._changed.notify_all()

    def pause(self) -> None:
        with self._changed:
            self._playing = False
            self._changed.notify_all()

    def step(self, by: int) -> None:
        """Pause and go `by` frames on (or back)."""
        with self._changed:
            self._playing = False
            self._steps += by
            self._changed.notify_all()

    def seek(self, index: int) -> None:
        """Show the frame numbered `index` and go on from there; of several wishes the newest counts."""
        with self._changed:
            self._jump, self._steps = index, 0
            self._changed.notify_all()

    def set_loop(self, loop: bool) -> None:
        with self._changed:
            self._loop = loop

    @property
    def position(self) -> Position:
        with self._changed:
            shown, source = self._shown, self.source
            return Position(
                index=shown.index if shown else self._begins_at,
                time_s=shown.time_s if shown else 0.0,
                frame_count=source.frame_count,
                duration_s=source.duration_s,
                playing=self._playing and not self._idle and not source.still,
                ended=self._ended,
                live=source.live,
                lost=self._retry_at_s is not None,
            )

    def _run(self) -> None:
        try:
            if self._predecessor is not None and self._predecessor.source.live and self.source.live:
                # A device cannot be opened twice; but a driver that hangs must not hold up the next camera for long.
                self._predecessor.closed.wait(_PREDECESSOR_S)
            self._predecessor = None
            while (turn := self._await_turn()) is not _Turn.STOP:
                if turn is _Turn.SHOW:
                    self._show_waiting()
                elif turn is _Turn.GO:
                    self._go()
                else:
                    self._read_ahead()
        except Exception:
            logger.exception("reading %s failed because of a bug", self.source.name)
            with self._changed:
                self._idle = True
            text = f"Reading {self.source.name} stopped because of a fault in the program; open it again."
            self._audience.noticed(self, text, "error")
        finally:
            self.close_source()

    def close_source(self) -> None:
        """Give the source back; done by the player's own thread, from elsewhere only to free a read that hangs."""
        try:
            self.source.close()
        except Exception:
            logger.exception("closing %s failed", self.source.name)
        finally:
            self.closed.set()

    def _await_turn(self) -> _Turn:
        """Wait until there is something to do, and say what."""
        with self._changed:
            while not self._stopping:
                until_s: float | None = None
                now_s = time.perf_counter()
                if self._retry_at_s is not None:
                    until_s = self._retry_at_s
                    if until_s <= now_s:
                        return _Turn.READ
                elif self._jump is not None or self._steps:
                    return _Turn.GO
                elif self._hungry:
                    return _Turn.READ
                elif self._playing and not self._idle and not self.source.still:
                    if self._resumed:
                        self._resumed, self._waiting_due_s = False, now_s
                        self._clock.restart()
                    if self._waiting is None:
                        return _Turn.READ
                    until_s = self._waiting_due_s
                    if until_s <= now_s:
                        return _Turn.SHOW
                self._changed.wait(None if until_s is None else until_s - now_s)
            return _Turn.STOP

    def _go(self) -> None:
        """Follow the seek or the steps that the user asked for."""
        with self._changed:
            jump, steps = self._jump, self._steps
            self._jump, self._steps = None, 0
            at = self._reader.attempted if self._shown is None or self._reader.failing else self._shown.index
            target = self._reader.clipped(at + steps if jump is None else jump)
            if self.source.live:
                target = self._reader.attempted + 1
            elif jump is None and target == at:
                return
            self._idle = self._ended = False
            self._hungry = True
        self._clock.restart()
        if self._waiting is not None and self._waiting.index == target:
            self._waiting_due_s = time.perf_counter()
            self._show_waiting()
        else:
            self._waiting = None
            self._reader.seek(target)
            self._read_ahead(loop=False)

    def _read_ahead(self, loop: bool | None = None) -> None:
        """Read the next frame; a camera's is shown at once, a recording's when it is due."""
        frame = self._read(self._loop if loop is None else loop)
        if frame is None:
            return
        now_s = time.perf_counter()
        due_s = now_s if self.source.live or self._hungry else self._clock.due_s(frame, now_s)
        if due_s <= now_s:
            self._show_in_time(frame, due_s, now_s)
        else:
            self._waiting, self._waiting_due_s = frame, due_s

    def _show_waiting(self) -> None:
        frame, self._waiting = self._waiting, None
        if frame is not None:
            # It waited for its moment: that moment, not the reading ahead, is when it was captured.
            now_s = time.perf_counter()
            self._show_in_time(replace(frame, captured_at_s=now_s), self._waiting_due_s, now_s)

    def _show_in_time(self, frame: Frame, due_s: float, now_s: float) -> None:
        """Show `frame`, or pass it over when the next one is already due; far behind, jump to the frame that is due."""
        late_s = now_s - due_s
        count = self.source.frame_count
        last = count is not None and frame.index >= count - 1
        self._clock.note(frame, due_s)
        if last or late_s < self._clock.period_s or now_s - self._shown_at_s > _SHOW_AT_LEAST_EVERY_S:
            self._show(frame)
        else:
            self._audience.frames_passed_over(self, 1)
        if late_s > _SKIP_WHEN_LATE_S and count is not None:
            skipped = min(int(late_s / self._clock.period_s), count - 2 - frame.index)
            if skipped > 0:
                self._reader.seek(frame.index + 1 + skipped)
                self._clock.skip(skipped)
                self._audience.frames_passed_over(self, skipped)

    def _show(self, frame: Frame) -> None:
        with self._changed:
            self._shown, self._shown_at_s = frame, time.perf_counter()
            self._hungry = False
        self._audience.frame_read(self, frame, self._reader.capture_ms)

    def _read(self, loop: bool) -> Frame | None:
        """One frame; None when there is none, which has then been dealt with."""
        result = self._reader.read(loop=loop and not self.source.live)
        if isinstance(result, Lost) or (isinstance(result, Failed) and self._retry_at_s is not None):
            self._lost(result.text)
        elif isinstance(result, Failed):
            with self._changed:
                self._hungry, self._idle = False, result.hopeless
            if result.text != self._last_error:
                self._last_error = result.text
                self._audience.noticed(self, result.text, "error")
        elif isinstance(result, Ended):
            with self._changed:
                self._idle = self._ended = True
                self._hungry, self._retry_at_s = False, None
            self._audience.ended(self)
        else:
            self._found(result)
            return result
        return None

    def _lost(self, text: str) -> None:
        """The source went away: show its last frame as stale, say so once, and try again after a while."""
        with self._changed:
            first = self._retry_at_s is None
            self._retry_at_s = time.perf_counter() + self._retry_s
            shown = self._shown
        self._waiting = None
        if first:
            if shown is not None:
                self._show(replace(shown, stale=True))
            self._audience.noticed(self, text, "warning")

    def _found(self, frame: Frame) -> None:
        """A frame was read; say so if the source had been lost, and show it at once."""
        self._last_error = ""
        if self._retry_at_s is not None:
            with self._changed:
                self._retry_at_s, self._hungry = None, True
            self._clock.restart()
            self._audience.noticed(self, f"{frame.name or self.source.name} is back.", "info")
