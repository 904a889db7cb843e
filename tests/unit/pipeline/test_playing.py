"""How a source is played: pace, pause, steps, seeking, looping, the end."""

from collections.abc import Callable

import pytest

from cnnviewer.pipeline.position import Position
from tests.helpers.film import Film
from tests.unit.pipeline.conftest import Stage, make_spec

MakeStage = Callable[..., Stage]


def showing(make_stage: MakeStage, source: Film, *, playing: bool = True, loop: bool = False) -> Stage:
    stage = make_stage()
    stage.pipeline.set_loop(loop)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(source, playing=playing)
    return stage


def test_without_a_source_there_is_a_position_and_every_wish_is_harmless(make_stage: MakeStage) -> None:
    pipeline = make_stage().pipeline
    for wish in (pipeline.play, pipeline.pause, lambda: pipeline.step(1), lambda: pipeline.seek(3)):
        wish()
    assert pipeline.position == Position()
    assert pipeline.latest() is None


def test_a_still_is_read_once(make_stage: MakeStage) -> None:
    still = Film(1)
    stage = showing(make_stage, still)
    stage.wait_for_frame(0)
    stage.pipeline.set_spec(make_spec(2))
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].spec.version == 2)
    assert still.reads == [0]
    assert not stage.pipeline.position.playing


def test_a_recording_plays_to_its_end_and_its_last_frame_stays(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(6))
    stage.ends.wait_for_count(1)
    stage.wait_for_frame(5)
    position = stage.pipeline.position
    assert (position.index, position.ended, position.playing, position.frame_count) == (5, True, False, 6)
    assert stage.indices() == sorted(stage.indices())
    assert stage.notices.items == []


def test_play_after_the_end_starts_again(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(4))
    stage.ends.wait_for_count(1)
    stage.pipeline.play()
    stage.ends.wait_for_count(2)
    assert stage.pipeline.position.index == 3


def test_with_loop_the_first_frame_follows_the_last(make_stage: MakeStage) -> None:
    film = Film(3)
    stage = showing(make_stage, film, loop=True)
    stage.outcomes.wait_for(lambda outcomes: sum(outcome.frame.index == 2 for outcome in outcomes) >= 3)
    assert stage.ends.items == []


def test_loop_can_be_switched_off_while_it_plays(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(3), loop=True)
    stage.outcomes.wait_for_count(7)
    stage.pipeline.set_loop(False)
    stage.ends.wait_for_count(1)
    assert stage.pipeline.position.index == 2


def test_a_paused_recording_shows_its_first_frame_and_waits(make_stage: MakeStage) -> None:
    film = Film(5)
    stage = showing(make_stage, film, playing=False)
    stage.wait_for_frame(0)
    assert film.reads == [0]
    assert not stage.pipeline.position.playing


def test_steps_go_one_frame_on_and_back(make_stage: MakeStage) -> None:
    film = Film(5)
    stage = showing(make_stage, film, playing=False)
    stage.wait_for_frame(0)
    for by, index in ((1, 1), (1, 2), (-1, 1), (3, 4), (-4, 0)):
        stage.pipeline.step(by)
        stage.wait_for_frame(index)
    assert stage.pipeline.position.index == 0


def test_a_step_on_needs_no_seeking(make_stage: MakeStage) -> None:
    film = Film(5)
    stage = showing(make_stage, film, playing=False)
    for index in (1, 2, 3):
        stage.wait_for_frame(index - 1)
        stage.pipeline.step(1)
        stage.wait_for_frame(index)
    assert film.seeks == []


def test_steps_stop_at_both_ends(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(3), playing=False)
    stage.wait_for_frame(0)
    stage.pipeline.step(-1)
    stage.pipeline.step(9)
    stage.wait_for_frame(2)
    stage.pipeline.step(-1)
    stage.wait_for_frame(1)
    assert stage.ends.items == []


def test_a_step_pauses(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(1000), loop=True)
    stage.outcomes.wait_for_count(3)
    stage.pipeline.step(1)
    assert not stage.pipeline.position.playing


def test_seeking_shows_that_frame_and_stays_paused(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(100), playing=False)
    for wish, index in ((50, 50), (-3, 0), (1000, 99), (7, 7)):
        stage.pipeline.seek(wish)
        stage.wait_for_frame(index)
    assert not stage.pipeline.position.playing


def test_seeking_while_it_plays_goes_on_from_there(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(10_000, period_s=0.005))
    stage.outcomes.wait_for_count(1)
    stage.pipeline.seek(9_990)
    stage.ends.wait_for_count(1)
    assert stage.pipeline.position.index == 9_999


def test_a_single_frame_on_from_the_frame_read_ahead_is_not_lost_by_a_pause(make_stage: MakeStage) -> None:
    film = Film(50, period_s=100.0)
    stage = showing(make_stage, film)
    stage.wait_for_frame(0)
    stage.pipeline.pause()
    stage.pipeline.step(1)
    stage.wait_for_frame(1)
    stage.pipeline.step(1)
    stage.wait_for_frame(2)
    assert film.seeks == []


def test_a_slide_show_stays_on_a_picture_until_its_time_has_come(make_stage: MakeStage) -> None:
    slides = Film(3, period_s=3600.0)
    stage = showing(make_stage, slides)
    stage.wait_for_frame(0)
    stage.pipeline.step(1)
    stage.wait_for_frame(1)
    assert stage.pipeline.position.time_s == 3600.0
    assert stage.indices() == [0, 1]


@pytest.mark.parametrize("playing", [True, False])
def test_a_new_source_plays_unless_told_otherwise(make_stage: MakeStage, playing: bool) -> None:
    stage = showing(make_stage, Film(10, name="first"), playing=not playing)
    stage.wait_for_frame(9 if not playing else 0)
    stage.pipeline.set_source(Film(10_000, name="second"), playing=playing)
    stage.outcomes.wait_for(lambda outcomes: outcomes[-1].frame.name == "second")
    assert stage.pipeline.position.playing is playing


def test_play_while_it_plays_does_not_hurry_the_next_frame(make_stage: MakeStage) -> None:
    slides = Film(5, period_s=3600.0)
    stage = showing(make_stage, slides)
    stage.wait_for_frame(0)
    for _ in range(5):
        stage.pipeline.play()
    stage.pipeline.step(1)
    stage.wait_for_frame(1)
    assert stage.indices() == [0, 1]


def test_play_after_a_pause_shows_the_next_frame_at_once(make_stage: MakeStage) -> None:
    stage = showing(make_stage, Film(5, period_s=3600.0))
    for index in range(3):
        stage.wait_for_frame(index)
        stage.pipeline.pause()
        stage.pipeline.play()
    stage.wait_for_frame(3)


@pytest.mark.parametrize(("at", "shown"), [(3, 3), (0, 0), (99, 5), (-2, 0)])
def test_a_paused_source_begins_with_the_frame_that_was_wanted(make_stage: MakeStage, at: int, shown: int) -> None:
    film = Film(6)
    stage = make_stage()
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(film, playing=False, at=at)
    assert stage.pipeline.position.index == shown  # before a frame was read, too
    stage.wait_for_frame(shown)
    assert film.reads == [shown] and not stage.pipeline.position.playing


def test_a_source_that_plays_goes_on_from_the_frame_that_was_wanted(make_stage: MakeStage) -> None:
    film = Film(6)
    stage = make_stage()
    stage.pipeline.set_loop(False)
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(film, at=3)
    stage.ends.wait_for_count(1)
    assert film.reads == [3, 4, 5, 6] and stage.pipeline.position.index == 5


def test_a_camera_has_no_frame_to_begin_with(make_stage: MakeStage) -> None:
    camera = Film(None, live=True)
    stage = make_stage()
    stage.pipeline.set_spec(make_spec())
    stage.pipeline.set_source(camera, at=40)
    stage.wait_for_frame(0)
    assert camera.seeks == []
