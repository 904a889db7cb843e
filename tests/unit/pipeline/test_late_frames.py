"""A recording that cannot be read fast enough loses frames; it never becomes slower. Time passes only in `read`."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from cnnviewer.pipeline import player as player_module
from cnnviewer.pipeline.player import Player
from cnnviewer.sources.frame import Frame
from tests.helpers.film import Film
from tests.helpers.recorder import PATIENCE_S, Recorder

PERIOD_S = 0.04


class SlowFilm(Film):
    """Reading a frame takes `read_s` of the test's own time."""

    def __init__(self, count: int, read_s: float, tick: Callable[[float], None]) -> None:
        super().__init__(count, PERIOD_S)
        self._read_s = read_s
        self._tick = tick

    def read(self) -> Frame | None:
        self._tick(self._read_s)
        return super().read()


class Watcher:
    """Notes what a player does."""

    def __init__(self) -> None:
        self.shown: list[int] = []
        self.passed_over = 0
        self.ends: Recorder[int] = Recorder()

    def frame_read(self, player: Player, frame: Frame, capture_ms: float) -> None:
        self.shown.append(frame.index)

    def frames_passed_over(self, player: Player, frames: int) -> None:
        self.passed_over += frames

    def noticed(self, player: Player, text: str, kind: str) -> None:
        raise AssertionError(text)

    def ended(self, player: Player) -> None:
        self.ends.add(1)


@pytest.mark.parametrize("slower", [1.5, 2.5, 10.0, 40.0])
def test_a_recording_that_is_read_too_slowly_keeps_its_time_and_counts_what_it_loses(
    monkeypatch: pytest.MonkeyPatch, slower: float
) -> None:
    now_s = 1000.0

    def tick(seconds: float) -> None:
        nonlocal now_s
        now_s += seconds

    monkeypatch.setattr(player_module, "time", SimpleNamespace(perf_counter=lambda: now_s))
    count = 400
    watcher = Watcher()
    player = Player(SlowFilm(count, PERIOD_S * slower, tick), watcher, playing=True, loop=False)
    player.start()
    watcher.ends.wait_for_count(1)
    player.stop()
    player.thread.join(PATIENCE_S)
    lasted_s = now_s - 1000.0
    assert len(watcher.shown) + watcher.passed_over == count
    assert lasted_s <= count * PERIOD_S + 0.5 + 3 * PERIOD_S * slower
    assert len(watcher.shown) >= lasted_s / (0.15 + PERIOD_S * slower)
    assert watcher.shown == sorted(set(watcher.shown))
