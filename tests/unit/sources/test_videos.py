"""Videos: every frame, in order, on time; a seek gives exactly the frame that was asked for."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cnnviewer.errors import SourceError
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.opencv import cv2
from cnnviewer.sources.registry import open_source
from cnnviewer.sources.source import Source
from cnnviewer.sources.video import VideoSource
from tests.helpers.coded_video import coded_pixels, number_of, write_video
from tests.helpers.fake_camera import FakeCapture

KINDS = [("mp4", "mp4v"), ("avi", "MJPG"), ("webm", "VP80"), ("mkv", "mp4v")]


def frames_of(source: Source) -> Iterator[Frame]:
    while (frame := source.read()) is not None:
        yield frame


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind[0])
def video(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    suffix, codec = request.param
    return write_video(tmp_path_factory.mktemp("videos") / f"film.{suffix}", 100, codec)


def test_every_frame_comes_once_with_its_number_and_time(video: Path) -> None:
    source = open_source(video)
    assert (source.frame_count, source.period_s) == (100, pytest.approx(0.04))
    assert source.duration_s == pytest.approx(4.0)
    assert not source.live
    frames = list(frames_of(source))
    assert [frame.index for frame in frames] == list(range(100))
    assert [number_of(frame) for frame in frames] == list(range(100))
    assert [frame.time_s for frame in frames] == pytest.approx([index * 0.04 for index in range(100)], abs=0.001)
    assert frames[0].name == source.name == video.name
    assert source.read() is None
    source.close()


@pytest.mark.parametrize("order", [range(99, -1, -7), [0, 99, 1, 98, 2, 50, 49, 51, 50, 50, 0]], ids=["back", "about"])
def test_a_seek_gives_exactly_that_frame(video: Path, order: list[int]) -> None:
    source = open_source(video)
    for wanted in order:
        source.seek(wanted)
        frame = source.read()
        assert frame is not None
        assert (frame.index, number_of(frame)) == (wanted, wanted)
        following = source.read()
        assert following is None if wanted == 99 else following is not None and number_of(following) == wanted + 1
    source.close()


def test_a_seek_outside_is_clipped_and_the_last_of_several_counts(video: Path) -> None:
    source = open_source(video)
    for wanted, got in ((1000, 99), (-5, 0)):
        source.seek(40)
        source.seek(wanted)
        frame = source.read()
        assert frame is not None
        assert number_of(frame) == got
    source.close()


def test_after_the_end_it_plays_again_from_the_start(video: Path) -> None:
    source = open_source(video)
    for _ in range(2):
        assert [number_of(frame) for frame in frames_of(source)] == list(range(100))
        source.seek(0)
    source.close()


def test_a_closed_video_has_ended(video: Path) -> None:
    source = open_source(video)
    source.close()
    source.close()
    assert source.read() is None


def test_a_video_opens_whatever_its_name_ends_in(tmp_path: Path) -> None:
    video = write_video(tmp_path / "film.mp4", 5)
    for name in ("film.png", "film", "영화.dat", "50% of %03d.mp4"):
        renamed = tmp_path / name
        renamed.write_bytes(video.read_bytes())
        source = open_source(renamed)
        assert [number_of(frame) for frame in frames_of(source)] == [0, 1, 2, 3, 4]
        source.close()


def test_rotation_that_is_written_in_the_file_is_followed(tmp_path: Path) -> None:
    video = write_video(tmp_path / "film.mp4", 5)
    content = bytearray(video.read_bytes())
    upright = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    turned = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    track = content.index(b"tkhd")
    place = content.index(upright, track)
    content[place : place + len(turned)] = turned
    video.write_bytes(content)
    source = open_source(video)
    frame = source.read()
    source.close()
    assert frame is not None
    assert frame.pixels.shape == (64, 48, 3)


def test_a_video_that_ends_early_says_so_once_and_plays_to_there(tmp_path: Path) -> None:
    whole = write_video(tmp_path / "film.avi", 100, "MJPG").read_bytes()
    cut = tmp_path / "cut.avi"
    cut.write_bytes(whole[: len(whole) // 2])
    source = open_source(cut)
    numbers = []
    with pytest.raises(SourceError, match=r"^cut\.avi ends after \d+ of the 100 frames it promises; .*\.$"):
        numbers.extend(number_of(frame) for frame in iter(source.read, None))
    assert source.frame_count is not None
    assert source.frame_count < 60
    source.seek(0)
    assert [number_of(frame) for frame in frames_of(source)] == list(range(source.frame_count))
    source.close()


def test_a_video_of_one_frame_gives_it_at_every_read(tmp_path: Path) -> None:
    source = open_source(write_video(tmp_path / "one.avi", 1, "MJPG"))
    assert source.still
    assert [number_of(frame) for frame in (source.read(), source.read()) if frame] == [0, 0]
    source.close()


class FakeFile(FakeCapture):
    """`count` numbered frames whose stamps are `stamp_ms(number)`; a jump lands `off` frames after what was asked."""

    def __init__(self, count: int, stamps_ms: list[float], off: int = 0) -> None:
        super().__init__()
        self._next, self._count, self._stamps_ms, self._off = 0, count, stamps_ms, off
        self.properties = {cv2.CAP_PROP_FRAME_HEIGHT: 48, cv2.CAP_PROP_FRAME_WIDTH: 64}
        self.properties |= {cv2.CAP_PROP_FPS: 25.0, cv2.CAP_PROP_FRAME_COUNT: count}

    def grab(self) -> bool:
        self._now = coded_pixels(self._next)
        self.properties[cv2.CAP_PROP_POS_MSEC] = self._stamps_ms[min(self._next, self._count - 1)]
        self._next += 1
        return self._next <= self._count

    def set(self, propId: int, value: float) -> bool:
        assert propId == cv2.CAP_PROP_POS_FRAMES
        self._next = int(value) + self._off
        return True


@pytest.mark.parametrize("off", [-3, 5, 40, 500])
@pytest.mark.parametrize("start_ms", [0.0, 1400.0])
def test_a_container_that_jumps_to_the_wrong_place_still_gives_the_right_frame(off: int, start_ms: float) -> None:
    stamps_ms = [start_ms + 40 * number for number in range(120)]
    captures: list[FakeFile] = []

    def reopen(path: Path) -> FakeFile:
        captures.append(FakeFile(120, stamps_ms, off))
        return captures[-1]

    source = VideoSource(Path("film.ts"), reopen(Path()), reopen)
    for wanted in (0, 100, 7, 119, 60, 59):
        source.seek(wanted)
        frame = source.read()
        assert frame is not None
        assert (frame.index, number_of(frame)) == (wanted, wanted)
    source.close()
    assert [capture.released for capture in captures] == [1] * len(captures)
    assert not any(capture.misused for capture in captures)


def test_a_video_without_stamps_is_counted() -> None:
    source = VideoSource(Path("raw.h264"), FakeFile(60, [0.0] * 60), lambda path: FakeFile(60, [0.0] * 60))
    assert [(frame.index, number_of(frame)) for frame in frames_of(source)] == [(n, n) for n in range(60)]
    source.seek(33)
    frame = source.read()
    assert frame is not None
    assert (frame.index, number_of(frame), frame.time_s) == (33, 33, pytest.approx(33 * 0.04))


def test_a_number_that_a_variable_rate_leaves_out_gives_the_frame_on_show_then() -> None:
    stamps_ms = [0.0, 40.0, 80.0, 280.0, 320.0, 360.0]  # frames 0, 1, 2, 7, 8, 9

    def reopen(path: Path) -> FakeFile:
        return FakeFile(6, stamps_ms)

    source = VideoSource(Path("screen.mp4"), reopen(Path()), reopen)
    assert [frame.index for frame in frames_of(source)] == [0, 1, 2, 7, 8, 9]
    source.seek(5)
    frame = source.read()
    assert frame is not None
    assert (frame.index, number_of(frame)) == (2, 2)


def test_a_video_larger_than_can_be_shown_is_refused_and_released() -> None:
    capture = FakeFile(9, [0.0] * 9)
    capture.properties[cv2.CAP_PROP_FRAME_HEIGHT] = capture.properties[cv2.CAP_PROP_FRAME_WIDTH] = 30000
    with pytest.raises(SourceError, match="at most 36 million"):
        VideoSource(Path("huge.avi"), capture)
    assert capture.released == 1


def test_colours_of_a_video_are_red_green_blue(tmp_path: Path) -> None:
    writer = cv2.VideoWriter(str(tmp_path / "red.avi"), cv2.VideoWriter.fourcc(*"MJPG"), 25, (64, 48))
    for _ in range(3):
        writer.write(np.full((48, 64, 3), (0, 0, 255), np.uint8))
    writer.release()
    source = open_source(tmp_path / "red.avi")
    frame = source.read()
    source.close()
    assert frame is not None
    red, green, blue = frame.pixels.mean(axis=(0, 1))
    assert red > 230
    assert max(green, blue) < 30
