"""Several pictures as one source: exactly these, in natural order, under one address that can be kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnnviewer.errors import SourceError
from cnnviewer.sources.addresses import paths_in, pictures_address, short_name
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pictures import MOST_PICTURES, PicturesSource
from cnnviewer.sources.registry import open_source


def put(path: Path, grey: int = 0) -> Path:
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(np.full((6, 8, 3), grey, np.uint8)).save(path)
    return path


@pytest.fixture
def chosen(tmp_path: Path) -> list[Path]:
    """Three pictures of a folder of five, and one of another folder, out of order."""
    for name in ("1.png", "3.png"):
        put(tmp_path / "slides" / name)
    names = ("10.png", "2.png", "with\nline.png")
    return [put(tmp_path / "slides" / name, 5 * len(name)) for name in names] + [put(tmp_path / "more" / "4.png")]


def opened(paths: list[Path]) -> PicturesSource:
    source = open_source(pictures_address(paths), SourceOptions(slide_s=2.0))
    assert isinstance(source, PicturesSource)
    return source


def test_exactly_the_chosen_pictures_come_in_natural_order_one_slide_each(chosen: list[Path]) -> None:
    source = opened(chosen)
    assert (source.frame_count, source.duration_s) == (4, 8.0)
    frames = list(iter(source.read, None))
    assert [frame.name.partition("/")[2] for frame in frames] == ["2.png", "4.png", "10.png", "with\nline.png"]
    assert [frame.time_s for frame in frames] == [0.0, 2.0, 4.0, 6.0]
    assert source.read() is None


def test_its_name_says_the_folder_and_how_many(chosen: list[Path]) -> None:
    assert opened(chosen).name == "slides (4)"
    assert short_name(pictures_address(chosen)) == "slides (4)"


def test_a_picture_that_is_gone_is_passed_over_with_a_sentence(chosen: list[Path]) -> None:
    source = opened(chosen)
    chosen[1].unlink()
    with pytest.raises(SourceError, match=r"^There is no file or folder 2\.png"):
        source.read()
    frame = source.read()
    assert frame is not None and frame.index == 1


def test_a_list_of_which_nothing_is_left_is_one_sentence(chosen: list[Path]) -> None:
    for path in chosen:
        path.unlink()
    with pytest.raises(SourceError, match=r"^None of the 4 pictures is there any more; choose others\.$"):
        opened(chosen)


def test_too_many_pictures_are_refused_with_what_to_do_instead(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="open their folder"):
        opened([tmp_path / f"{number}.png" for number in range(MOST_PICTURES + 1)])


@pytest.mark.parametrize("rest", ["", "[", "[]", "{}", "7", '["", "a"]', "[1]", "[" * 100_000])
def test_a_damaged_list_is_one_sentence(rest: str) -> None:
    with pytest.raises(SourceError, match=r"^The list of pictures is damaged"):
        open_source(f"pictures:{rest}")


@pytest.mark.parametrize(
    ("address", "name"),
    [("sample:cat", "cat"), ("camera:0", "0"), ("/a/b.png", "b.png"), ("pictures:[", "["), ("", "")],
)
def test_other_addresses_hold_no_list_and_have_short_names(address: str, name: str) -> None:
    assert paths_in(address) == () and short_name(address) == name
