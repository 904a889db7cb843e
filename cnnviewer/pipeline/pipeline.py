"""The pipeline: a thread that reads the source, a thread that computes, a slot between them and a slot behind them.

    Player (capture thread) -> LatestSlot[Request] -> compute thread -> LatestSlot[Outcome] -> latest()

Everything that is asked for is asked without waiting. A still, a paused video and a camera take the same path: a new
Spec submits the frame on show again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread, current_thread

from cnnviewer.errors import CnnviewerError
from cnnviewer.pipeline.meters import Meters
from cnnviewer.pipeline.outcome import Outcome, Request, Spec
from cnnviewer.pipeline.player import RETRY_S, Player
from cnnviewer.pipeline.position import Position
from cnnviewer.pipeline.slot import LatestSlot
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.source import Source

Compute = Callable[[Request, Outcome | None, Callable[[], bool]], Outcome]
_PATIENCE_S = 2.0  # how long close() waits for a thread
_GIVE_UP_AFTER_S = 0.04

logger = logging.getLogger(__name__)


class Pipeline:
    """Source -> network -> outcome.

    on_outcome  called once when an outcome waits, and not again before `latest` has fetched it (compute thread)
    on_notice   called with a sentence for the user and its kind, "info", "warning" or "error" (capture thread)
    on_ended    called when the last frame of a source that does not loop is on show (capture thread)
    compute     what answers a request; `compute.run`
    """

    def __init__(
        self,
        on_outcome: Callable[[], None],
        on_notice: Callable[[str, str], None],
        on_ended: Callable[[], None] = lambda: None,
        *,
        compute: Compute | None = None,
        retry_s: float = RETRY_S,
    ) -> None:
        self.meters = Meters()
        self._on_outcome = on_outcome
        self._on_notice = on_notice
        self._on_ended = on_ended
        self._compute = compute
        self._retry_s = retry_s
        self._requests: LatestSlot[Request] = LatestSlot()
        self._outcomes: LatestSlot[Outcome] = LatestSlot()
        self._lock = Lock()  # guards what follows; nothing is called while it is held
        self._player: Player | None = None
        self._abandoned: list[Player] = []
        self._playing = True
        self._loop = True
        self._spec: Spec | None = None
        self._frame: Frame | None = None
        self._capture_ms = 0.0
        self._next_id = 0
        self._computed: Frame | None = None
        self._closing = False
        self._reported: set[str] = set()
        self._thread = Thread(target=self._compute_loop, name="cnnviewer compute", daemon=True)
        self._thread.start()

    def set_source(self, source: Source, *, playing: bool = True, at: int = 0) -> None:
        """Read `source` from now on, beginning with the frame numbered `at`, clipped to what exists.

        The source before is closed by its own thread, whenever its last read returns.
        """
        with self._lock:
            if not self._closing:
                self._playing = playing
                self._switch(source, at)
                return
        source.close()

    def set_spec(self, spec: Spec) -> None:
        """Want `spec` from now on; the frame on show is computed again at once."""
        with self._lock:
            self._spec = spec
            self._submit()

    def play(self) -> None:
        """Let frames follow by themselves; from the start when the end was reached."""
        with self._lock:
            self._playing = True
            if self._player is not None:
                self._player.play()

    def pause(self) -> None:
        """Keep the frame on show."""
        with self._lock:
            self._playing = False
            if self._player is not None:
                self._player.pause()

    def step(self, by: int) -> None:
        """Pause and go `by` frames on; negative goes back."""
        with self._lock:
            self._playing = False
            if self._player is not None:
                self._player.step(by)

    def seek(self, index: int) -> None:
        """Show the frame numbered `index`, clipped to what exists, and go on from there."""
        with self._lock:
            if self._player is not None:
                self._player.seek(index)

    def set_loop(self, loop: bool) -> None:
        """True: the first frame follows the last."""
        with self._lock:
            self._loop = loop
            if self._player is not None:
                self._player.set_loop(loop)

    @property
    def position(self) -> Position:
        """Where the source is."""
        with self._lock:
            player = self._player
        return player.position if player is not None else Position()

    def latest(self) -> Outcome | None:
        """The newest outcome that was not fetched yet; None when there is none."""
        return self._outcomes.take_now()

    def close(self) -> None:
        """Stop and join the threads; one that stays (a driver that hangs) is named in the log. Safe to call twice."""
        with self._lock:
            self._closing = True
            players = [*self._abandoned, *([self._player] if self._player is not None else [])]
            self._player, self._abandoned = None, []
        for player in players:
            player.stop()
        self._requests.close()
        threads = [self._thread, *(player.thread for player in players)]
        if _stuck(threads, _PATIENCE_S / 2):
            for player in players:
                if player.thread.is_alive():
                    # Its read blocks; closed from another thread, a source that can be freed returns from it.
                    Thread(target=player.close_source, name=f"{player.thread.name} freed", daemon=True).start()
            for thread in _stuck(threads, _PATIENCE_S / 2):
                logger.warning("thread %s did not stop", thread.name)
        self._outcomes.close()

    # Heard from the players, on their threads.

    def frame_read(self, player: Player, frame: Frame, capture_ms: float) -> None:
        """A frame is to be shown."""
        with self._lock:
            if player is self._player:
                self._frame, self._capture_ms = frame, capture_ms
                self._submit()

    def frames_passed_over(self, player: Player, frames: int) -> None:
        """Frames came too late to be shown."""
        if player is self._player:
            self.meters.note_dropped(frames)

    def noticed(self, player: Player, text: str, kind: str) -> None:
        """Something the user should know."""
        if player is self._player:
            self._on_notice(text, kind)

    def ended(self, player: Player) -> None:
        """The source has no more frames."""
        if player is self._player:
            self._on_ended()

    def _switch(self, source: Source, at: int) -> None:
        """Start a player for `source`, abandon the one before. The lock is held."""
        before = self._player
        self._abandoned = [player for player in self._abandoned if player.thread.is_alive()]
        if before is not None:
            before.stop()
            self._abandoned.append(before)
        self._player = Player(
            source, self, playing=self._playing, loop=self._loop, at=at, predecessor=before, retry_s=self._retry_s
        )
        self.meters.restart()
        self._player.start()

    def _submit(self) -> None:
        """Ask for the frame on show with the present spec. The lock is held."""
        if self._frame is None or self._spec is None or self._closing:
            return
        self._next_id += 1
        displaced = self._requests.put(Request(self._next_id, self._frame, self._spec, self._capture_ms))
        if displaced is not None and displaced.frame is not self._frame and displaced.frame is not self._computed:
            self.meters.note_dropped()

    def _compute_loop(self) -> None:
        compute = self._compute or _real_compute()
        previous: Outcome | None = None
        gave_up = False
        while (request := self._requests.take()) is not None:
            with self._lock:
                self._computed = request.frame
            patience = _Patience(self, request, may_give_up=not gave_up)
            try:
                outcome = compute(request, previous, patience)
            except Exception as problem:
                gave_up = patience.gave_up
                if gave_up:
                    continue
                if self._is_new(problem):
                    logger.exception("computing frame %d failed because of a bug", request.frame.index)
                outcome = _outcome_of_bug(request, problem)
            gave_up = False
            previous = outcome
            self.meters.note_outcome(outcome)
            displaced = self._outcomes.put(outcome)
            if displaced is None:
                if not self._outcomes.closed:  # nobody listens any more to a run that outlived close()
                    self._on_outcome()
            elif displaced.frame is not outcome.frame:
                self.meters.note_dropped()

    def _is_new(self, bug: Exception) -> bool:
        """True the first time: the log gets a bug once, not once a frame."""
        what = f"{type(bug).__name__}: {bug}"
        new = what not in self._reported
        self._reported.add(what)
        return new

    def is_outdated(self, request: Request) -> bool:
        """True when another spec is wanted by now."""
        return request.spec is not self._spec

    @property
    def closing(self) -> bool:
        return self._closing


def _real_compute() -> Compute:
    """Imported on the compute thread: OpenCV loads while the window already stands."""
    from cnnviewer.pipeline.compute import run

    return run


def _outcome_of_bug(request: Request, bug: Exception) -> Outcome:
    what = f"{type(bug).__name__}: {bug}"
    text = f"The maps could not be computed because of a fault in the program ({what}); undo the last change."
    durations_ms = {"capture": request.capture_ms}
    return Outcome(request.id, request.frame, request.spec, None, None, {}, durations_ms, CnnviewerError(text))


def _stuck(threads: list[Thread], patience_s: float) -> list[Thread]:
    """Wait for `threads` to end, altogether no longer than that; returns those that did not."""
    deadline_s = time.perf_counter() + patience_s
    for thread in threads:
        if thread is not current_thread():
            thread.join(max(0.0, deadline_s - time.perf_counter()))
    return [thread for thread in threads if thread.is_alive() and thread is not current_thread()]


class _Patience:
    """Asked by a running computation whether it should give up; remembers when it said yes.

    A run is given up for a newer spec only when it is long (it has taken 40 ms already) and the one before it was
    finished: so a single choice is answered at once, and a value dragged without a pause still moves the maps.
    """

    def __init__(self, pipeline: Pipeline, request: Request, *, may_give_up: bool) -> None:
        self._pipeline = pipeline
        self._request = request
        self._may_give_up = may_give_up
        self._started_s = time.perf_counter()
        self.gave_up = False

    def __call__(self) -> bool:
        long = time.perf_counter() - self._started_s > _GIVE_UP_AFTER_S
        for_newer = self._may_give_up and long and self._pipeline.is_outdated(self._request)
        self.gave_up = self.gave_up or for_newer or self._pipeline.closing
        return self.gave_up
