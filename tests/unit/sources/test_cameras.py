"""A camera that fails in every way a real one does: a sentence for each, and it comes back by itself."""

from __future__ import annotations

import threading
from itertools import repeat
from typing import Any

import cv2
import numpy as np
import pytest

from cnnviewer.errors import SourceLost
from cnnviewer.sources.camera import CameraSource, open_camera
from cnnviewer.sources.devices import Presence
from cnnviewer.sources.options import SourceOptions
from tests.helpers.fake_camera import (
    BLACK,
    EMPTY,
    Blocks,
    FakeCapture,
    GrabOnly,
    NoPicture,
    Nothing,
    Raises,
    device,
)

RED = np.zeros((6, 8, 3), np.uint8)
RED[:, :, 2] = 200  # OpenCV's order is blue, green, red


def camera(*captures: FakeCapture | BaseException, there: Presence = Presence.THERE) -> CameraSource:
    return CameraSource(7, open_capture=device(*captures), is_there=lambda index: there)


def the_sentence(source: CameraSource) -> str:
    with pytest.raises(SourceLost) as caught:
        source.read()
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert sentence[0].isupper()
    assert len(sentence) < 250
    return sentence


def test_frames_are_rgb_numbered_and_timed_from_the_first() -> None:
    source = camera(FakeCapture([RED, RED, RED]))
    frames = [source.read() for _ in range(3)]
    source.close()
    assert all(frame is not None for frame in frames)
    first, second, third = [frame for frame in frames if frame is not None]
    assert first.pixels[0, 0].tolist() == [200, 0, 0]
    assert [first.index, second.index, third.index] == [0, 1, 2]
    assert 0.0 == first.time_s < second.time_s < third.time_s
    assert first.captured_at_s < second.captured_at_s
    assert first.name == source.name == "camera 7"
    assert not first.pixels.flags.writeable


@pytest.mark.parametrize(
    ("picture", "pixel"),
    [
        (np.full((6, 8), 90, np.uint8), [90, 90, 90]),
        (np.full((6, 8, 1), 90, np.uint8), [90, 90, 90]),
        (np.full((6, 8, 4), (10, 20, 30, 255), np.uint8), [30, 20, 10]),
        (np.full((6, 8), 65535, np.uint16), [255, 255, 255]),
        (BLACK, [0, 0, 0]),
    ],
    ids=["grey", "one channel", "four channels", "16 bits", "black"],
)
def test_whatever_a_camera_gives_becomes_rgb(picture: Any, pixel: list[int]) -> None:
    frame = camera(FakeCapture([picture])).read()
    assert frame is not None
    assert frame.pixels[0, 0].tolist() == pixel
    assert frame.pixels.shape == (*picture.shape[:2], 3)


def test_a_change_of_resolution_goes_through() -> None:
    source = camera(FakeCapture([BLACK, RED]))
    assert [frame.pixels.shape for frame in (source.read(), source.read()) if frame] == [BLACK.shape, RED.shape]


@pytest.mark.parametrize(
    "glitch", [Nothing(), NoPicture(), EMPTY, GrabOnly(), Raises()], ids=lambda glitch: type(glitch).__name__
)
def test_a_single_failed_read_is_passed_over(glitch: Any) -> None:
    source = camera(FakeCapture([RED, glitch, glitch, BLACK]))
    source.read()
    frame = source.read()
    assert frame is not None
    assert frame.index == 1


@pytest.mark.parametrize(
    "failure", [Nothing(), NoPicture(), EMPTY, GrabOnly(), Raises()], ids=lambda failure: type(failure).__name__
)
def test_a_camera_that_gives_nothing_more_is_lost_and_given_back(failure: Any) -> None:
    capture = FakeCapture([RED, *repeat(failure, 100)])
    source = camera(capture)
    source.read()
    assert "stopped sending pictures" in the_sentence(source)
    assert capture.released == 1
    assert capture.misused == []


@pytest.mark.parametrize(
    ("there", "says"),
    [
        (Presence.MISSING, "There is no camera 7; plug it in"),
        (Presence.FORBIDDEN, "You may not use camera 7"),
        (Presence.THERE, "used by another program"),
        (Presence.UNKNOWN, "cannot be opened"),
    ],
)
@pytest.mark.parametrize("failure", [FakeCapture(is_open=False), cv2.error("no device")], ids=["closed", "raises"])
def test_a_camera_that_does_not_open_says_why(failure: Any, there: Presence, says: str) -> None:
    assert says in the_sentence(camera(failure, there=there))


def test_an_unplugged_camera_says_so() -> None:
    source = camera(FakeCapture([RED]), there=Presence.MISSING)
    source.read()
    assert "was unplugged; plug it in again" in the_sentence(source)


def test_a_camera_that_opens_and_never_gives_a_frame_is_told_apart_from_one_that_stopped() -> None:
    assert "gives no picture" in the_sentence(camera(FakeCapture()))


def test_every_failure_has_a_sentence_of_its_own() -> None:
    unplugged = camera(FakeCapture([RED]), there=Presence.MISSING)
    stopped = camera(FakeCapture([RED]))
    unplugged.read()
    stopped.read()
    closed = [camera(FakeCapture(is_open=False), there=there) for there in Presence]
    sentences = [the_sentence(source) for source in (unplugged, stopped, camera(FakeCapture()), *closed)]
    assert len(set(sentences)) == 7


def test_a_lost_camera_comes_back_with_the_next_read_and_goes_on_counting() -> None:
    source = camera(FakeCapture([RED]), FakeCapture(is_open=False), FakeCapture([BLACK]))
    source.read()
    the_sentence(source)
    the_sentence(source)
    frame = source.read()
    assert frame is not None
    assert frame.index == 1
    assert frame.time_s > 0


def test_closing_gives_the_camera_back_once_and_ends_reading() -> None:
    capture = FakeCapture(repeat(RED))
    source = camera(capture)
    source.read()
    source.close()
    source.close()
    assert capture.released == 1
    assert source.read() is None
    assert capture.misused == []


def test_a_camera_that_was_never_read_was_never_opened() -> None:
    capture = FakeCapture([RED])
    camera(capture).close()
    assert capture.released == 0


@pytest.mark.parametrize("picture", [RED, Nothing()], ids=["with a frame", "with nothing"])
def test_closing_while_a_read_hangs_does_not_wait_and_releases_only_after_it(picture: Any) -> None:
    hang = Blocks(picture)
    capture = FakeCapture([hang])
    source = camera(capture)
    results: list[object] = []
    reader = threading.Thread(target=lambda: results.append(source.read()))
    reader.start()
    assert hang.entered.wait(10)
    source.close()
    assert capture.released == 0
    hang.release.set()
    reader.join(10)
    assert results == [None]
    assert capture.released == 1
    assert capture.misused == []


def test_closing_while_the_camera_opens_releases_what_was_opened() -> None:
    opening, go_on = threading.Event(), threading.Event()
    capture = FakeCapture(repeat(RED))

    def open_slowly(index: int, resolution: tuple[int, int] | None) -> FakeCapture:
        opening.set()
        assert go_on.wait(10)
        return capture

    source = CameraSource(7, open_capture=open_slowly, is_there=lambda index: Presence.THERE)
    reader = threading.Thread(target=source.read)
    reader.start()
    assert opening.wait(10)
    source.close()
    go_on.set()
    reader.join(10)
    assert capture.released == 1
    assert capture.misused == []


def test_the_wanted_resolution_reaches_the_device() -> None:
    wanted: list[object] = []

    def open_capture(index: int, resolution: tuple[int, int] | None) -> FakeCapture:
        wanted.append((index, resolution))
        return FakeCapture([RED])

    CameraSource(3, (480, 640), open_capture=open_capture).read()
    assert wanted == [(3, (480, 640))]
    source = open_camera("2", SourceOptions(resolution=(720, 1280)))
    assert source.address == "camera:2"
    assert source.live
    assert source.frame_count is None
