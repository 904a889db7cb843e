from dataclasses import replace

import pytest

from cnnviewer.pipeline.meters import LATENCY_WINDOW_S, WINDOW_S, Meters, Readings
from cnnviewer.pipeline.outcome import Outcome
from tests.helpers.film import frame
from tests.unit.pipeline.conftest import make_spec


class Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def outcome(captured_at_s: float = 0.0, stale: bool = False, **durations_ms: float) -> Outcome:
    shown = replace(frame(), captured_at_s=captured_at_s, stale=stale)
    return Outcome(1, shown, make_spec(), None, None, {}, durations_ms)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_without_anything_happening_all_readings_are_zero() -> None:
    assert Meters().readings() == Readings()


def test_readings_are_medians_of_the_last_second(clock: Clock) -> None:
    meters = Meters(clock)
    meters.note_outcome(outcome(compute=500.0))
    clock.now_s += WINDOW_S + 0.1
    for compute in (10.0, 90.0, 11.0):
        meters.note_outcome(outcome(capture=1.0, preprocess=2.0, compute=compute, pictures=3.0))
    meters.note_drawn(4.0)
    readings = meters.readings()
    assert (readings.capture_ms, readings.preprocess_ms, readings.compute_ms, readings.pictures_ms) == (1, 2, 11, 3)
    assert readings.draw_ms == 4
    assert readings.frames_per_s == 3


def test_readings_fall_back_to_zero_when_nothing_happens_any_more(clock: Clock) -> None:
    meters = Meters(clock)
    meters.note_outcome(outcome(compute=10.0))
    clock.now_s += WINDOW_S + 0.1
    assert meters.readings() == Readings()


def test_latency_counts_from_the_capture_of_the_frame_to_its_first_sight(clock: Clock) -> None:
    meters = Meters(clock)
    for age_s in (0.010, 0.020, 0.200):
        meters.note_shown(outcome(clock.now_s - age_s))
        clock.now_s += 0.5
    readings = meters.readings()
    assert readings.latency_p50_ms == pytest.approx(20)
    assert readings.latency_p99_ms == pytest.approx(200)


def test_a_paused_frame_shown_again_for_another_choice_does_not_count_as_slow(clock: Clock) -> None:
    meters = Meters(clock)
    paused = outcome(clock.now_s - 0.010)
    meters.note_shown(paused)
    clock.now_s += 5
    meters.note_shown(paused)
    meters.note_shown(outcome(clock.now_s - 60, stale=True))
    assert meters.readings().latency_p99_ms == pytest.approx(10)


def test_latency_is_forgotten_after_ten_seconds(clock: Clock) -> None:
    meters = Meters(clock)
    meters.note_shown(outcome(clock.now_s - 0.010))
    clock.now_s += LATENCY_WINDOW_S + 0.1
    assert meters.readings().latency_p99_ms == 0


def test_dropped_frames_add_up_until_another_source_is_opened() -> None:
    meters = Meters()
    meters.note_dropped()
    meters.note_dropped(4)
    assert meters.readings().dropped == 5
    meters.restart()
    assert meters.readings().dropped == 0
