"""Sheets hold every map at its place, with names and numbers; bare pictures hold nothing else."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cnnviewer.display.colours import table
from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope
from cnnviewer.export.collect import Names, content_of_layer
from cnnviewer.export.content import Content, Kind
from cnnviewer.export.exporter import ExportOptions
from cnnviewer.export.look import pixels_of, readable_on
from cnnviewer.export.page import Image, Text, fitted, text_width
from cnnviewer.export.png import picture_of
from cnnviewer.export.sheet import cell_size, lay_out
from cnnviewer.export.write import write

MakeContent = Callable[[Kind], Content]
every_kind = pytest.mark.parametrize("kind", Kind)


def nothing(done: int, total: int) -> None:
    """No progress is shown."""


def texts_of(content: Content, **options: object) -> list[str]:
    page = lay_out(content, ExportOptions(**options))  # type: ignore[arg-type] # by name
    return [item.text for item in page.items if isinstance(item, Text)]


def layer(count: int, height: int, width: int, scope: Scope = Scope.MAP) -> Content:
    maps = np.random.default_rng(8).normal(size=(count, height, width)).astype(np.float32)
    spec = PictureSpec("conv1", levels=LevelSpec(scope))
    return content_of_layer(maps, spec, Names("net", titles={"conv1": "Conv1"}))


@every_kind
def test_everything_lies_on_the_page_and_no_picture_on_another(kind: Kind, make_content: MakeContent) -> None:
    page = lay_out(make_content(kind), ExportOptions())
    covered = np.zeros((int(page.height), int(page.width)), int)
    for item in page.items:
        if isinstance(item, Image):
            assert 0 <= item.x <= item.x + item.width <= page.width
            assert 0 <= item.y <= item.y + item.height <= page.height
            covered[round(item.y) : round(item.y + item.height), round(item.x) : round(item.x + item.width)] += 1
        elif isinstance(item, Text):
            width = text_width(item.text, item.size)
            left = item.x - {"start": 0, "middle": width / 2, "end": width}[item.anchor]
            assert 0 < left < left + width <= page.width
            assert item.size < item.y <= page.height
    assert covered.max() == 1


@pytest.mark.parametrize(
    ("count", "size"), [(1, (240, 320)), (16, (240, 320)), (64, (7, 7)), (10, (1, 1)), (3, (1, 400))]
)
def test_a_layer_of_any_shape_has_a_page_of_sensible_size(count: int, size: tuple[int, int]) -> None:
    page = lay_out(layer(count, *size), ExportOptions())
    assert 500 <= page.width <= 7000
    assert 100 <= page.height <= 7000
    assert sum(isinstance(item, Image) for item in page.items) == count + 1


def test_an_enormous_layer_is_reduced() -> None:
    one = layer(1, 240, 320).columns[0]
    columns, cell = cell_size(replace(one, maps=one.maps * 512), Kind.LAYER, 0)
    assert cell < 1
    assert 512 * 240 * 320 * cell * cell <= 36_000_000
    assert columns > 10


def test_a_sheet_names_the_layer_its_shape_and_the_numbers_of_its_scale() -> None:
    content = layer(4, 20, 30, Scope.LAYER)
    texts = texts_of(content)
    assert "Conv1" in texts
    assert "4 × 20 × 30" in texts
    high = content.maps[0].levels[1]
    assert {f"-{high:.2f}", "0", f"+{high:.2f}"} <= set(texts)


def test_maps_with_scales_of_their_own_show_them() -> None:
    content = layer(4, 80, 120)
    assert [text for text in texts_of(content) if "±" in text] == [
        f"{number}   ±{named.levels[1]:.1f}" for number, named in enumerate(content.maps, start=1)
    ]


def test_kernels_have_their_numbers_in_the_cells(make_content: MakeContent) -> None:
    content = make_content(Kind.KERNEL)
    numbers = [text for text in texts_of(content) if text[0] in "+-0" and len(text) > 1]
    assert len(numbers) >= 3 * 25
    assert "+0.33" in texts_of(content)


def test_a_strip_names_every_column(make_content: MakeContent) -> None:
    texts = texts_of(make_content(Kind.STRIP))
    assert {"Gabor bank", "image", "Conv1", "Pool1", "4 × 6 × 9", "red, green, blue: maps 1, 2, 3"} <= set(texts)


def test_a_bare_picture_is_the_maps_magnified_without_smoothing() -> None:
    content = layer(4, 5, 6)
    pixels = picture_of(content, ExportOptions(legend=False, magnify=3), nothing)
    columns, _ = cell_size(content.columns[0], Kind.LAYER, 3)
    for number, named in enumerate(content.maps):
        row, column = divmod(number, columns)
        tile = pixels[row * 17 : row * 17 + 15, column * 20 : column * 20 + 18]
        np.testing.assert_array_equal(tile, pixels_of(named).repeat(3, 0).repeat(3, 1))
    assert (pixels[:, 18:20] == 255).all()


def test_exported_colours_are_those_on_the_screen() -> None:
    maps = np.random.default_rng(8).normal(size=(4, 5, 6)).astype(np.float32)
    shown = draw_picture(maps, PictureSpec("conv1", channels=(2,)))
    np.testing.assert_array_equal(pixels_of(layer(4, 5, 6).maps[2]), table("blue-white-red")[shown.pixels])


def test_an_svg_has_texts_as_texts_and_a_picture_a_map(make_content: MakeContent, tmp_path: Path) -> None:
    write(make_content(Kind.STRIP), tmp_path / "strip.svg")
    root = ET.parse(tmp_path / "strip.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert "Conv1" in {element.text for element in root.iter(f"{space}text")}
    # A composite, two layers of four maps and their two legends.
    assert len(list(root.iter(f"{space}image"))) == 1 + 4 + 4 + 2


def test_letters_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    names = Names("net\x00\x0b", "pic\x1b.png", {"conv1": "Conv\x011"})
    content = content_of_layer(np.ones((2, 3, 3), np.float32), PictureSpec("conv1"), names)
    for suffix in (".svg", ".pdf", ".png", ".tiff", ".csv"):
        write(content, tmp_path / f"odd{suffix}")
    assert ET.parse(tmp_path / "odd.svg").getroot().findtext("{http://www.w3.org/2000/svg}title") == "Conv1"


def test_a_text_that_is_too_long_is_cut() -> None:
    assert fitted("short", 10, 100) == "short"
    cut = fitted("a name that goes on and on", 10, 60)
    assert cut.endswith("…")
    assert text_width(cut, 10) <= 60
    assert fitted("x", 10, 1) == ""


@pytest.mark.parametrize(("colour", "dark"), [((255, 255, 255), True), ((0, 0, 90), False), ((250, 240, 60), True)])
def test_numbers_can_be_read_on_their_colour(colour: tuple[int, int, int], dark: bool) -> None:
    assert (sum(readable_on(np.array(colour, np.uint8))) < 200) == dark
