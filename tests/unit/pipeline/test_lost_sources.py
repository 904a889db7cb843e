"""Sources that fail, go away, come back, or raise what nobody expected."""

import logging
from collections.abc import Callable

import pytest

from cnnviewer.errors import SourceError, SourceLost
from tests.helpers.film import Film, VideoAsCamera
from tests.unit.pipeline.conftest import Stage, make_spec

MakeStage = Callable[..., Stage]
LOST = SourceLost("camera 0 was unplugged; plug it in again.")


def playing(make_stage: MakeStage, source: Film | VideoAsCamera) -> Stage:
    stage = make_stage()
    stage.pipeline.set_loop(False)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(source)
    return stage


def test_a_lost_camera_keeps_its_last_frame_marked_stale_says_so_once_and_comes_back(make_stage: MakeStage) -> None:
    camera = Film(None, live=True, name="camera 0", script={3: [LOST, LOST, LOST]})
    stage = playing(make_stage, camera)
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].frame.index >= 5)
    notices = stage.notices.wait_for_count(2)
    assert notices == [(str(LOST), "warning"), ("camera 0 is back.", "info")]
    assert camera.reads[3:7] == [3, 3, 3, 3]


def test_the_last_frame_of_a_camera_that_stays_away_is_on_show_and_stale(make_stage: MakeStage) -> None:
    stage = make_stage(retry_s=3600.0)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(Film(None, live=True, script={2: [LOST]}))
    outcome = stage.wait_for_frame(1, stale=True)
    assert stage.pipeline.position.lost
    stage.pipeline.set_spec(make_spec(2))
    again = stage.outcomes.wait_for(lambda outcomes: outcomes[-1].spec.version == 2)[-1]
    assert again.frame is outcome.frame


def test_a_camera_that_is_missing_from_the_start_appears_when_it_is_plugged_in(make_stage: MakeStage) -> None:
    stage = playing(make_stage, Film(None, live=True, name="camera 1", script={0: [LOST, LOST]}))
    stage.outcomes.wait_for_count(1)
    assert [kind for _, kind in stage.notices.items] == ["warning", "info"]


def test_an_error_while_a_lost_camera_is_tried_again_is_not_said_again(make_stage: MakeStage) -> None:
    busy = SourceError("camera 0 is busy; close the other program.")
    stage = playing(make_stage, Film(None, live=True, name="camera 0", script={1: [LOST, busy, busy]}))
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].frame.index >= 2)
    assert [kind for _, kind in stage.notices.items] == ["warning", "info"]


def test_a_lost_source_can_be_replaced_at_once(make_stage: MakeStage) -> None:
    stage = make_stage(retry_s=3600.0)
    stage.pipeline.set_spec(make_spec())
    lost = Film(None, live=True, script={0: [LOST]})
    stage.pipeline.set_source(lost)
    stage.notices.wait_for_count(1)
    stage.pipeline.set_source(Film(1, name="still"))
    assert stage.wait_for_frame(0).frame.name == "still"


def test_a_video_stands_in_for_a_camera_that_is_unplugged_and_plugged_in_again(make_stage: MakeStage) -> None:
    camera = VideoAsCamera(Film(40, name="video"), lambda: SourceLost("The camera is gone; plug it in."))
    stage = playing(make_stage, camera)
    stage.outcomes.wait_for_count(3)
    assert stage.pipeline.position.live
    camera.unplugged.set()
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].frame.stale, "a stale frame")
    camera.unplugged.clear()
    stage.outcomes.wait_for(lambda outcomes: not outcomes[-1].frame.stale, "a fresh frame")
    assert [kind for _, kind in stage.notices.wait_for_count(2)] == ["warning", "info"]


def test_one_broken_picture_of_a_folder_is_told_and_passed_by(make_stage: MakeStage) -> None:
    broken = SourceError("b.png is damaged; open another picture.")
    stage = playing(make_stage, Film(4, script={1: [broken] * 9}))
    stage.ends.wait_for_count(1)
    stage.wait_for_frame(3)
    assert 1 not in stage.indices()
    assert stage.notices.items == [(str(broken), "error")]


def test_a_step_leads_past_a_broken_picture_in_both_directions(make_stage: MakeStage) -> None:
    broken = SourceError("b.png is damaged; open another picture.")
    stage = make_stage()
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(Film(3, script={1: [broken] * 9}), playing=False)
    stage.wait_for_frame(0)
    stage.pipeline.step(1)
    stage.notices.wait_for_count(1)
    stage.pipeline.step(1)
    stage.wait_for_frame(2)
    stage.pipeline.step(-1)
    stage.notices.wait_for_count(2)
    stage.pipeline.step(-1)
    stage.wait_for_frame(0)


@pytest.mark.parametrize("count", [1, 3, None])
def test_a_source_that_only_fails_is_given_up_after_saying_so_once(make_stage: MakeStage, count: int | None) -> None:
    errors = [SourceError("The file is damaged; open another one.")] * 1000
    film = Film(count, script={0: errors})
    stage = playing(make_stage, film)
    stage.notices.wait_for_count(1)
    stage.pipeline.set_source(Film(1, name="another"))
    stage.wait_for_frame(0)
    assert len(stage.notices.items) == 1
    assert len(film.reads) <= 25


def test_a_still_that_failed_is_read_again_when_the_user_asks(make_stage: MakeStage) -> None:
    stage = playing(make_stage, Film(1, script={0: [SourceError("It cannot be read; try again.")]}))
    stage.notices.wait_for_count(1)
    stage.pipeline.play()
    stage.wait_for_frame(0)


@pytest.mark.parametrize("bug", [ValueError("a bug"), KeyError("x"), MemoryError(), OSError("disk"), RuntimeError("b")])
def test_a_source_that_raises_anything_else_is_logged_once_told_and_closed(
    make_stage: MakeStage, caplog: pytest.LogCaptureFixture, bug: Exception
) -> None:
    film = Film(5, script={2: [bug]})
    stage = playing(make_stage, film)
    [(text, kind)] = stage.notices.wait_for_count(1)
    assert kind == "error"
    assert "film" in text
    stage.pipeline.close()
    assert film.closed_by == ["cnnviewer capture film"]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.records[0].exc_info is not None


def test_after_a_source_with_a_bug_another_one_plays(make_stage: MakeStage, caplog: pytest.LogCaptureFixture) -> None:
    stage = playing(make_stage, Film(5, script={0: [ValueError("a bug")]}))
    stage.notices.wait_for_count(1)
    stage.pipeline.set_source(Film(3, name="another"))
    stage.wait_for_frame(2)
    assert len(caplog.records) == 1


def test_a_source_whose_close_fails_is_logged_and_hurts_nobody(
    make_stage: MakeStage, caplog: pytest.LogCaptureFixture
) -> None:
    class Stubborn(Film):
        def close(self) -> None:
            raise OSError("the device is gone")

    stage = playing(make_stage, Stubborn(2))
    stage.ends.wait_for_count(1)
    stage.pipeline.close()
    assert "closing film failed" in caplog.text


def test_a_source_that_ends_while_it_is_lost_has_ended_and_is_not_read_again(make_stage: MakeStage) -> None:
    film = Film(2, script={2: [LOST]})
    stage = playing(make_stage, film)
    stage.ends.wait_for_count(1)
    assert stage.pipeline.position.ended
    assert not stage.pipeline.position.lost
    stage.pipeline.close()
    assert film.reads == [0, 1, 2, 2]
