"""A folder of pictures: in natural order, with what cannot be read passed over and what is new noticed."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnnviewer.errors import SourceError
from cnnviewer.sources.folder import FolderSource, natural_order, neighbours
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.registry import open_neighbour, open_source


def put(folder: Path, name: str, grey: int = 0) -> Path:
    Image.fromarray(np.full((6, 8, 3), grey, np.uint8)).save(folder / name)
    return folder / name


def touch(folder: Path) -> None:
    """Give the folder another time stamp, however coarse the clock of its disk is."""
    stamp = folder.stat().st_mtime_ns + 1_000_000_000
    os.utime(folder, ns=(stamp, stamp))


def names_of(source: FolderSource) -> list[str]:
    return [frame.name.partition("/")[2] for frame in iter(source.read, None)]


@pytest.fixture
def folder(tmp_path: Path) -> FolderSource:
    for grey, name in enumerate(("a10.png", "a2.png", "A1.bmp", "b.jpg", "A3.webp")):
        put(tmp_path, name, grey)
    for name in ("readme.txt", ".hidden.png", "film.mp4"):
        (tmp_path / name).write_bytes(b"no picture")
    (tmp_path / "inside").mkdir()
    put(tmp_path / "inside", "deeper.png")
    source = open_source(tmp_path, SourceOptions(slide_s=2.5))
    assert isinstance(source, FolderSource)
    return source


def test_pictures_come_in_natural_order_one_slide_each(folder: FolderSource) -> None:
    assert (folder.frame_count, folder.period_s, folder.duration_s) == (5, 2.5, 12.5)
    frames = list(iter(folder.read, None))
    assert [frame.name.partition("/")[2] for frame in frames] == ["A1.bmp", "a2.png", "A3.webp", "a10.png", "b.jpg"]
    assert [frame.index for frame in frames] == [0, 1, 2, 3, 4]
    assert [frame.time_s for frame in frames] == [0.0, 2.5, 5.0, 7.5, 10.0]
    assert folder.read() is None


@pytest.mark.parametrize(("wanted", "got"), [(3, "a10.png"), (0, "A1.bmp"), (-4, "A1.bmp"), (99, "b.jpg")])
def test_a_seek_makes_that_picture_the_next(folder: FolderSource, wanted: int, got: str) -> None:
    folder.seek(wanted)
    assert names_of(folder)[0] == got


def test_what_cannot_be_read_is_passed_over_with_a_sentence(folder: FolderSource) -> None:
    (Path(folder.address) / "a2.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    first = folder.read()
    assert first is not None
    assert first.index == 0
    with pytest.raises(SourceError, match=r"^a2\.png is damaged or incomplete .*\.$"):
        folder.read()
    third = folder.read()
    assert third is not None
    assert third.index == 2


def test_a_file_that_is_no_picture_is_passed_over_with_a_sentence(folder: FolderSource) -> None:
    (Path(folder.address) / "A1.bmp").write_bytes(b"Dear diary, today I saw a cat.")
    with pytest.raises(SourceError, match=r"^A1\.bmp is no picture .*\.$"):
        folder.read()
    assert names_of(folder) == ["a2.png", "A3.webp", "a10.png", "b.jpg"]


def test_new_pictures_are_noticed_and_the_place_is_kept(folder: FolderSource) -> None:
    folder.seek(3)
    put(Path(folder.address), "A0.png")
    touch(Path(folder.address))
    assert names_of(folder) == ["a10.png", "b.jpg"]
    assert folder.frame_count == 6
    folder.seek(0)
    assert names_of(folder)[0] == "A0.png"


def test_removed_pictures_are_noticed(folder: FolderSource) -> None:
    folder.seek(1)
    for name in ("a2.png", "b.jpg"):
        (Path(folder.address) / name).unlink()
    touch(Path(folder.address))
    assert names_of(folder) == ["A3.webp", "a10.png"]
    assert folder.frame_count == 3


def test_a_folder_that_was_emptied_while_open_has_a_sentence(folder: FolderSource) -> None:
    for path in Path(folder.address).glob("*.*"):
        if path.is_file():
            path.unlink()
    touch(Path(folder.address))
    with pytest.raises(SourceError, match=r"holds no pictures any more; .*\.$"):
        folder.read()


def test_a_folder_that_went_away_has_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    picture = put(tmp_path / "gone", "p.png")
    source = open_source(tmp_path / "gone")
    picture.unlink()
    picture.parent.rmdir()
    with pytest.raises(SourceError, match=r"^gone cannot be read .*\.$"):
        source.read()


def test_a_folder_of_one_picture_is_a_still(tmp_path: Path) -> None:
    put(tmp_path, "only.png", 9)
    source = open_source(tmp_path)
    assert source.still
    assert [frame.index for frame in (source.read(), source.read()) if frame] == [0, 0]


def test_a_closed_folder_has_ended(folder: FolderSource) -> None:
    folder.close()
    assert folder.read() is None


def test_numbers_in_names_are_compared_by_value() -> None:
    names = ["10", "2", "a", "B1", "b01", "1a", "1", "٣", "²"]
    assert sorted(names, key=natural_order)[:5] == ["1", "1a", "2", "٣", "10"]
    assert sorted(["x100y2", "x99y10", "x99y9"], key=natural_order) == ["x99y9", "x99y10", "x100y2"]


def test_the_neighbours_of_a_picture_are_the_pictures_beside_it_nearest_first(folder: FolderSource) -> None:
    picture = Path(folder.address) / "A3.webp"
    assert [file.name for file in neighbours(picture, 1)] == ["a10.png", "b.jpg"]
    assert [file.name for file in neighbours(picture, -1)] == ["a2.png", "A1.bmp"]


def test_a_neighbour_that_cannot_be_read_is_passed_over_and_after_the_last_there_is_none(tmp_path: Path) -> None:
    first = put(tmp_path, "1.png")
    (tmp_path / "2.png").write_bytes(b"no picture")
    third = put(tmp_path, "3.png")
    found = open_neighbour(str(first), 1)
    assert found is not None
    assert found.address == str(third)
    assert open_neighbour(str(third), 1) is None


def test_a_folder_that_is_gone_has_no_neighbours_but_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        open_neighbour(str(tmp_path / "gone" / "1.png"), 1)


def test_a_relative_path_is_remembered_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "1.png")
    monkeypatch.chdir(tmp_path)
    assert open_source("1.png").address == str(tmp_path / "1.png")
    here = open_source(".")
    assert (here.address, here.name) == (str(tmp_path), tmp_path.name)
