"""What every kind of source keeps to, whatever it is; run over every entry of SOURCES."""

from __future__ import annotations

import importlib
import inspect
import threading
from collections.abc import Callable
from itertools import cycle, pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import cnnviewer.sources
from cnnviewer.sources.addresses import pictures_address
from cnnviewer.sources.camera import CameraSource
from cnnviewer.sources.drawing import Drawing, Stroke
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.registry import SOURCES, AddressKind, open_source
from cnnviewer.sources.source import Source
from tests.helpers.coded_video import coded_pixels, write_video
from tests.helpers.fake_camera import FakeCapture, device


def picture(folder: Path) -> Source:
    Image.fromarray(coded_pixels(3)).save(folder / "p.png")
    return open_source(folder / "p.png")


def animation(folder: Path) -> Source:
    first, *others = [Image.fromarray(coded_pixels(number)) for number in range(4)]
    first.save(folder / "p.gif", save_all=True, append_images=others, duration=100)
    return open_source(folder / "p.gif")


def pictures(folder: Path) -> Source:
    for number in range(3):
        Image.fromarray(coded_pixels(number)).save(folder / f"{number}.png")
    return open_source(folder)


def chosen_pictures(folder: Path) -> Source:
    pictures(folder).close()
    return open_source(pictures_address([folder / "2.png", folder / "0.png"]))


def video(folder: Path) -> Source:
    return open_source(write_video(folder / "film.mp4", 12))


def canvas(folder: Path) -> Source:
    return open_source("canvas:", SourceOptions(drawing=Drawing((Stroke(((20.0, 30.0), (200.0, 90.0))),))))


def camera(folder: Path) -> Source:
    return CameraSource(0, open_capture=device(FakeCapture(cycle(coded_pixels(number) for number in range(9)))))


MAKERS: dict[str, list[Callable[[Path], Source]]] = {
    "camera:": [camera],
    "pattern:": [lambda folder: open_source("pattern:zone-plate"), lambda folder: open_source("pattern:bouncing-ball")],
    "sample:": [lambda folder: open_source("sample:cat"), lambda folder: open_source("sample:motion")],
    "canvas:": [canvas],
    "pictures:": [chosen_pictures],
    "folder": [pictures],
    "picture": [picture, animation],
    "video": [video],
}
EACH = [
    pytest.param(make, id=f"{name} {number}") for name, makers in MAKERS.items() for number, make in enumerate(makers)
]
each_source = pytest.mark.parametrize("make", EACH)


def key_of(kind: object) -> str:
    return kind.prefix if isinstance(kind, AddressKind) else str(getattr(kind, "name", ""))


def test_every_kind_is_tested_here() -> None:
    assert sorted(map(key_of, SOURCES)) == sorted(MAKERS)


def test_every_class_of_source_is_made_by_a_listed_kind() -> None:
    folder = Path(cnnviewer.sources.__file__).parent
    modules = [importlib.import_module(f"cnnviewer.sources.{path.stem}") for path in folder.glob("*.py")]
    classes = {
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, Source) and found is not Source
    }
    assert classes == {made for kind in SOURCES for made in kind.makes}


@each_source
def test_frames_are_read_only_rgb_with_the_name_of_the_source(make: Callable[[Path], Source], tmp_path: Path) -> None:
    source = make(tmp_path)
    before_s = source.read()
    frame = source.read()
    source.close()
    assert before_s is not None
    assert frame is not None
    assert frame.pixels.dtype == np.uint8
    assert frame.pixels.ndim == 3
    assert frame.pixels.shape[2] == 3
    assert frame.pixels.flags.c_contiguous
    assert not frame.pixels.flags.writeable
    assert frame.captured_at_s > before_s.captured_at_s
    assert frame.name.startswith(source.name)
    assert not frame.stale


@each_source
def test_its_name_and_its_address_are_known(make: Callable[[Path], Source], tmp_path: Path) -> None:
    source = make(tmp_path)
    assert source.name
    assert source.address
    again = open_source(source.address)
    assert (again.name, again.address, type(again)) == (source.name, source.address, type(source))
    source.close()
    again.close()


@each_source
def test_a_recording_gives_as_many_frames_as_it_says_and_plays_again(
    make: Callable[[Path], Source], tmp_path: Path
) -> None:
    source = make(tmp_path)
    if source.live or source.still:
        for _ in range(3):
            source.seek(0)
            assert source.read() is not None
        assert source.frame_count in (1, None)
        source.close()
        return
    assert source.period_s > 0
    assert source.duration_s == pytest.approx((source.frame_count or 0) * source.period_s, rel=0.02)
    for _ in range(2):
        frames = list(iter(source.read, None))
        assert [frame.index for frame in frames] == list(range(source.frame_count or 0))
        assert all(before.time_s < after.time_s for before, after in pairwise(frames))
        source.seek(0)
    source.close()


@each_source
def test_a_seek_gives_what_playing_gave(make: Callable[[Path], Source], tmp_path: Path) -> None:
    source = make(tmp_path)
    if source.live:
        source.seek(5)
        assert source.read() is not None
    else:
        wanted = (source.frame_count or 1) - 1
        played = [source.read() for _ in range(wanted + 1)][wanted]
        source.seek(0)
        source.read()
        source.seek(wanted)
        sought = source.read()
        assert played is not None
        assert sought is not None
        assert (sought.index, sought.time_s) == (played.index, played.time_s)
        assert np.array_equal(sought.pixels, played.pixels)
    source.close()


@each_source
def test_it_may_be_closed_twice_from_another_thread_while_it_is_read(
    make: Callable[[Path], Source], tmp_path: Path
) -> None:
    source = make(tmp_path)
    closer = threading.Thread(target=lambda: (source.close(), source.close()))
    source.read()
    closer.start()
    for _ in range(20):
        source.read()
    closer.join(10)
    assert not closer.is_alive()
    source.close()
