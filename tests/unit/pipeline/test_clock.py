import pytest

from cnnviewer.pipeline.clock import FALLBACK_PERIOD_S, FrameClock
from tests.helpers.film import frame


def test_the_first_frame_is_due_now() -> None:
    assert FrameClock(0.04).due_s(frame(0, 5.0), now_s=100.0) == 100.0


def test_a_frame_is_due_by_its_time_stamp_after_the_one_before_however_late_that_was_shown() -> None:
    clock = FrameClock(0.04)
    clock.note(frame(0, 1.0), due_s=100.0)
    assert clock.due_s(frame(1, 1.03), now_s=107.0) == pytest.approx(100.03)


@pytest.mark.parametrize("time_s", [1.0, 0.0, 500.0], ids=["the same", "back to the start", "far ahead"])
def test_a_time_stamp_that_makes_no_sense_is_replaced_by_the_period(time_s: float) -> None:
    clock = FrameClock(0.04)
    clock.note(frame(0, 1.0), due_s=100.0)
    assert clock.due_s(frame(1, time_s), now_s=100.0) == pytest.approx(100.04)


def test_a_source_without_a_period_still_has_a_pace() -> None:
    clock = FrameClock(0.0)
    clock.note(frame(0), due_s=100.0)
    assert clock.due_s(frame(1), now_s=100.0) == pytest.approx(100.0 + FALLBACK_PERIOD_S)


def test_skipped_frames_take_their_time_along() -> None:
    clock = FrameClock(0.04)
    clock.note(frame(0, 1.0), due_s=100.0)
    clock.skip(10)
    assert clock.due_s(frame(11, 1.44), now_s=200.0) == pytest.approx(100.44)


def test_after_a_restart_the_next_frame_is_due_at_once() -> None:
    clock = FrameClock(0.04)
    clock.note(frame(0, 1.0), due_s=100.0)
    clock.restart()
    assert clock.due_s(frame(1, 1.04), now_s=300.0) == 300.0
