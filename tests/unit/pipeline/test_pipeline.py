"""The threads of the pipeline: overload, edits while it runs, switching sources, closing at any moment."""

import gc
import logging
import threading
import weakref
from collections.abc import Callable

import pytest

from cnnviewer.pipeline import pipeline as pipeline_module
from cnnviewer.pipeline.outcome import Outcome, Request
from cnnviewer.pipeline.pipeline import Pipeline
from tests.helpers.film import BlockingFilm, Film
from tests.helpers.recorder import PATIENCE_S, Recorder
from tests.unit.pipeline.conftest import Stage, SteeredCompute, answer, make_spec

MakeStage = Callable[..., Stage]


class HandFilm(Film):
    """A camera that gives a frame when the test says so."""

    def __init__(self, name: str = "camera") -> None:
        super().__init__(None, name=name, live=True)
        self._permits = threading.Semaphore(0)
        self.given: Recorder[int] = Recorder()

    def give(self, frames: int = 1) -> None:
        self._permits.release(frames)

    def read(self):  # type: ignore[no-untyped-def]  # the same as Film's
        assert self._permits.acquire(timeout=PATIENCE_S)
        self.given.add(self._next)
        return super().read()


def test_a_frame_without_a_spec_waits_for_one(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.pipeline.set_source(Film(1))
    stage.pipeline.set_spec(make_spec(7))
    assert stage.wait_for_frame(0).spec.version == 7


def test_a_new_spec_computes_the_frame_on_show_again(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.pipeline.set_source(Film(1))
    for version in (1, 2, 3):
        stage.pipeline.set_spec(make_spec(version))
        newest = stage.outcomes.wait_for(lambda outcomes, version=version: outcomes[-1].spec.version == version)[-1]
    assert newest.frame is stage.outcomes.items[0].frame


def test_under_overload_the_newest_frame_is_computed_next_and_the_others_are_counted(make_stage: MakeStage) -> None:
    compute = SteeredCompute()
    camera = HandFilm()
    stage = make_stage(compute)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(camera)
    camera.give()
    compute.started.wait_for_count(1)
    for run in range(1, 6):
        # Three frames come while one is computed; the fourth read proves that the third was handed over.
        camera.give(3)
        camera.given.wait_for_count(1 + 3 * run)
        _wait_until_handed_over(stage, 3 * run)
        compute.finish()
        newest = compute.started.wait_for_count(run + 1)[-1]
        assert newest.frame.index == 3 * run
        assert stage.pipeline.meters.readings().dropped == 2 * run
    camera.give()
    compute.finish(2)
    stage.pipeline.close()


def _wait_until_handed_over(stage: Stage, index: int) -> None:
    """Until the frame with this index is the one on show: it was submitted in the same breath."""
    done = threading.Event()
    while not done.wait(0.001):
        on_show = stage.pipeline._frame
        if on_show is not None and on_show.index == index:
            done.set()


def test_a_spec_for_the_same_frame_drops_no_frame(make_stage: MakeStage) -> None:
    compute = SteeredCompute()
    stage = make_stage(compute)
    stage.pipeline.set_spec(make_spec(0))
    stage.pipeline.set_source(Film(1))
    compute.started.wait_for_count(1)
    for version in range(1, 10):
        stage.pipeline.set_spec(make_spec(version))
    compute.finish(2)
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].spec.version == 9)
    assert [request.spec.version for request in compute.started.items] == [0, 9]
    assert stage.pipeline.meters.readings().dropped == 0


def test_the_window_is_woken_once_until_it_fetches() -> None:
    woken: Recorder[int] = Recorder()
    done: Recorder[int] = Recorder()

    def compute(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        done.add(request.spec.version)
        return answer(request, previous, cancelled)

    pipeline = Pipeline(lambda: woken.add(1), lambda text, kind: None, compute=compute)
    pipeline.set_source(Film(1))
    for version in range(1, 4):
        pipeline.set_spec(make_spec(version))
        done.wait_for(lambda versions, version=version: versions[-1] == version)
    pipeline.close()
    assert woken.items == [1]


def test_a_frame_that_was_computed_but_never_fetched_counts_as_dropped() -> None:
    done: Recorder[int] = Recorder()

    def compute(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        done.add(request.frame.index)
        return answer(request, previous, cancelled)

    pipeline = Pipeline(lambda: None, lambda text, kind: None, compute=compute)
    pipeline.set_spec(make_spec())
    pipeline.set_source(Film(5), playing=False)
    for index in range(4):
        done.wait_for(lambda indices, index=index: indices[-1] == index)
        pipeline.step(1)
    done.wait_for_count(5)
    pipeline.close()
    assert pipeline.meters.readings().dropped == 4


def test_a_long_run_is_given_up_for_a_newer_spec_but_never_twice_in_a_row(
    make_stage: MakeStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline_module, "_GIVE_UP_AFTER_S", 0.0)
    stage: Stage
    given_up: list[int] = []

    def drag(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        # While each request runs, the user has already moved on.
        if request.spec.version < 9:
            stage.pipeline.set_spec(make_spec(request.spec.version + 1))
        if cancelled():
            given_up.append(request.spec.version)
            raise RuntimeError("given up")
        return answer(request, previous, cancelled)

    stage = make_stage(drag)
    stage.pipeline.set_source(Film(1))
    stage.pipeline.set_spec(make_spec(1))
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].spec.version == 9)
    assert given_up == [1, 3, 5, 7]
    assert [outcome.error for outcome in stage.outcomes.items] == [None] * len(stage.outcomes.items)


def test_a_short_run_is_finished_although_a_newer_spec_waits(make_stage: MakeStage) -> None:
    stage: Stage
    answers: list[bool] = []

    def quick(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        if request.spec.version < 3:
            stage.pipeline.set_spec(make_spec(request.spec.version + 1))
        answers.append(cancelled())
        return answer(request, previous, cancelled)

    stage = make_stage(quick)
    stage.pipeline.set_source(Film(1))
    stage.pipeline.set_spec(make_spec(1))
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].spec.version == 3)
    assert answers == [False, False, False]


def test_a_bug_in_compute_becomes_an_outcome_with_a_sentence_is_logged_once_and_the_thread_lives_on(
    make_stage: MakeStage, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        if request.spec.version < 4:
            raise ZeroDivisionError("a bug")
        return answer(request, previous, cancelled)

    stage = make_stage(broken)
    stage.pipeline.set_source(Film(1))
    for version in (1, 2, 3, 4):
        stage.pipeline.set_spec(make_spec(version))
        stage.outcomes.wait_for(lambda outcomes, version=version: outcomes[-1].spec.version == version)
    errors = [outcome.error for outcome in stage.outcomes.items]
    assert [error is None for error in errors] == [False, False, False, True]
    assert "a bug" in str(errors[0])
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.records[0].exc_info is not None


def test_an_outcome_keeps_no_earlier_outcome_alive(make_stage: MakeStage) -> None:
    seen: list[weakref.ref[Outcome]] = []

    def compute(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        outcome = answer(request, previous, cancelled)
        seen.append(weakref.ref(outcome))
        return outcome

    stage = make_stage(compute)
    stage.pipeline.set_source(Film(1))
    for version in range(1, 6):
        stage.pipeline.set_spec(make_spec(version))
        stage.outcomes.wait_for(lambda outcomes, version=version: outcomes[-1].spec.version == version)
    stage.pipeline.close()
    stage.outcomes._items.clear()
    gc.collect()
    assert [reference() for reference in seen] == [None] * 5


def test_another_source_is_shown_although_the_one_before_hangs(make_stage: MakeStage) -> None:
    hanging = BlockingFilm()
    stage = make_stage()
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(hanging)
    assert hanging.reading.wait(PATIENCE_S)
    stage.pipeline.set_source(Film(1, name="still"))
    assert stage.wait_for_frame(0).frame.name == "still"
    assert hanging.closed_by == []
    hanging.release.set()
    stage.pipeline.close()
    assert hanging.closed_by == ["cnnviewer capture hanging camera"]
    assert {outcome.frame.name for outcome in stage.outcomes.items} == {"still"}


def test_many_sources_in_quick_succession_end_with_the_last_one_and_all_are_closed(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.pipeline.set_spec(make_spec())
    films = [Film(3 if number % 3 else None, name=f"{number}", live=not number % 3) for number in range(40)]
    last = Film(1, name="last")
    for film in [*films, last]:
        stage.pipeline.set_source(film)
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].frame.name == "last")
    stage.pipeline.close()
    for film in [*films, last]:
        assert film.closed_by == [f"cnnviewer capture {film.name}"]
    assert stage.outcomes.items[-1].frame.name == "last"


def test_a_notice_of_an_abandoned_source_is_not_heard(make_stage: MakeStage) -> None:
    class FailsLate(BlockingFilm):
        def read(self):  # type: ignore[no-untyped-def]  # the same as Film's
            super().read()
            raise ValueError("too late to matter")

    stage = make_stage()
    late = FailsLate()
    stage.pipeline.set_source(late)
    assert late.reading.wait(PATIENCE_S)
    stage.pipeline.set_source(Film(1))
    late.release.set()
    stage.pipeline.close()
    assert stage.notices.items == []


def test_close_while_a_read_blocks_names_the_thread_that_stays(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, make_stage: MakeStage
) -> None:
    monkeypatch.setattr(pipeline_module, "_PATIENCE_S", 0.05)
    hanging = BlockingFilm()
    stage = make_stage()
    stage.pipeline.set_source(hanging)
    assert hanging.reading.wait(PATIENCE_S)
    stage.pipeline.close()
    assert "cnnviewer capture hanging camera" in caplog.text
    hanging.release.set()


def test_close_frees_a_read_that_the_source_can_interrupt(
    make_stage: MakeStage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pipeline_module, "_PATIENCE_S", 1.0)
    hanging = BlockingFilm(freed_by_close=True)
    stage = make_stage()
    stage.pipeline.set_source(hanging)
    assert hanging.reading.wait(PATIENCE_S)
    stage.pipeline.close()
    assert caplog.text == ""
    assert hanging.closed_by


def test_close_while_compute_runs_asks_it_to_give_up(make_stage: MakeStage) -> None:
    running, asked = threading.Event(), threading.Event()

    def endless(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        running.set()
        pause = threading.Event()
        while not cancelled():
            pause.wait(0.001)
        asked.set()
        raise RuntimeError("given up")

    stage = make_stage(endless)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(Film(1))
    assert running.wait(PATIENCE_S)
    stage.pipeline.close()
    assert asked.is_set()
    assert stage.outcomes.items == []


def test_a_run_that_outlives_close_wakes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline_module, "_PATIENCE_S", 0.02)
    woken: Recorder[int] = Recorder()
    compute = SteeredCompute()
    pipeline = Pipeline(lambda: woken.add(1), lambda text, kind: None, compute=compute)
    pipeline.set_spec(make_spec())
    pipeline.set_source(Film(1))
    compute.started.wait_for_count(1)
    pipeline.close()
    compute.finish()
    pipeline._thread.join(PATIENCE_S)
    assert not pipeline._thread.is_alive()
    assert woken.items == []


@pytest.mark.parametrize("frames", [0, 1, 2, 5, 20])
def test_close_is_safe_at_any_moment_and_twice(make_stage: MakeStage, frames: int) -> None:
    stage = make_stage()
    film = Film(None, live=True)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(film)
    if frames:
        stage.outcomes.wait_for_count(frames)
    stage.pipeline.close()
    stage.pipeline.close()
    assert len(film.closed_by) == 1


def test_after_close_a_source_is_given_back_and_everything_else_is_ignored(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.pipeline.close()
    film = Film(3)
    stage.pipeline.set_source(film)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.play()
    stage.pipeline.step(1)
    assert film.reads == []
    assert len(film.closed_by) == 1
    assert stage.pipeline.latest() is None


def test_a_callback_may_close_the_pipeline(make_stage: MakeStage) -> None:
    closed = threading.Event()

    def close() -> None:
        pipeline.close()
        closed.set()

    pipeline = Pipeline(close, lambda text, kind: None, compute=answer)
    pipeline.set_spec(make_spec())
    pipeline.set_source(Film(1))
    assert closed.wait(PATIENCE_S)


def test_the_time_it_took_to_read_a_frame_reaches_the_outcome_and_the_meters(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(Film(1))
    assert stage.wait_for_frame(0).durations_ms["capture"] > 0
    assert stage.pipeline.meters.readings().capture_ms > 0
