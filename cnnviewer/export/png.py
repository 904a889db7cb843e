"""PNG: a sheet with legend, or the maps alone as they are on the screen. Names and scales stand in the text chunks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.export.content import Column, Content, Kind
from cnnviewer.export.exporter import EVERY_KIND, Exporter, ExportOptions, Step
from cnnviewer.export.look import PALETTES, composite_of, pixels_of
from cnnviewer.export.page import Box, Image, Page, Text
from cnnviewer.export.sheet import cell_size, lay_out

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_GAP = 2
# Faces that hold more than Latin letters; the one inside Pillow is used when none of them is there.
_WIDE_FACES = ("NotoSansCJK-Regular.ttc", "NanumGothic.ttf", "malgun.ttf", "AppleSDGothicNeo.ttc", "DejaVuSans.ttf")
_FACES = {False: ("DejaVuSans.ttf", "arial.ttf", "Arial.ttf"), True: ("DejaVuSans-Bold.ttf", "arialbd.ttf")}


def picture_of(content: Content, options: ExportOptions, step: Step) -> NDArray[np.uint8]:
    """`content` as (H, W, 3) uint8 RGB, as it goes into a PNG file or onto the clipboard."""
    if options.legend or content.kind is Kind.STRIP:
        return _draw(lay_out(content, options), step)
    return _bare(content.columns[0], content.kind, options, step)


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    from PIL import Image as Pillow
    from PIL.PngImagePlugin import PngInfo

    chunks = PngInfo()
    for name, text in {"Title": content.title, **content.metadata}.items():
        chunks.add_itxt(name, text)
    Pillow.fromarray(picture_of(content, options, step)).save(path, format="PNG", pnginfo=chunks)


def _bare(column: Column, kind: Kind, options: ExportOptions, step: Step) -> NDArray[np.uint8]:
    """The maps side by side, nearest neighbour, nothing else."""
    places, cell = cell_size(column, kind, options.magnify or (1 if kind is not Kind.KERNEL else 0))
    tiles = [composite_of(column)] if column.composite else [pixels_of(named) for named in column.maps]
    height, width = (round(side * cell) for side in column.size)
    places = min(places, len(tiles))
    rows = -(-len(tiles) // places)
    size = (rows * (height + _GAP) - _GAP, places * (width + _GAP) - _GAP, 3)
    sheet = np.full(size, PALETTES[options.background].background, np.uint8)
    for number, tile in enumerate(tiles):
        row, place = divmod(number, places)
        top, left = row * (height + _GAP), place * (width + _GAP)
        sheet[top : top + height, left : left + width] = resized(tile, height, width)
        step(number + 1, len(tiles))
    return sheet


def resized(pixels: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    """Enlarged without inventing colours, reduced by averaging."""
    larger = height >= pixels.shape[0] and width >= pixels.shape[1]
    how = cv2.INTER_NEAREST if larger else cv2.INTER_AREA
    return np.asarray(cv2.resize(pixels, (max(1, width), max(1, height)), interpolation=how), np.uint8)


def _draw(page: Page, step: Step) -> NDArray[np.uint8]:
    from PIL import Image as Pillow
    from PIL import ImageDraw

    canvas = Pillow.new("RGB", (round(page.width), round(page.height)), page.background)
    draw = ImageDraw.Draw(canvas)
    for number, item in enumerate(page.items):
        match item:
            case Image():
                left, top = round(item.x), round(item.y)
                right, bottom = round(item.x + item.width), round(item.y + item.height)
                pixels = resized(item.pixels(), bottom - top, right - left)
                canvas.paste(Pillow.fromarray(pixels), (left, top))
            case Text():
                anchor = {"start": "ls", "middle": "ms", "end": "rs"}[item.anchor]
                face = _face(item)
                draw.text((item.x, item.y), item.text, item.colour, face, anchor)
            case Box():
                draw.rectangle((item.x, item.y, item.x + item.width, item.y + item.height), item.colour)
        step(number + 1, len(page.items))
    return np.asarray(canvas)


def _face(item: Text) -> FreeTypeFont:
    from PIL import ImageFont

    names = _WIDE_FACES if any(ord(letter) > 0x2E80 for letter in item.text) else _FACES[item.bold]
    for name in names:
        try:
            return ImageFont.truetype(name, item.size)
        except OSError:
            continue
    face = ImageFont.load_default(item.size)
    assert isinstance(face, ImageFont.FreeTypeFont), "Pillow was built without FreeType"
    return face


EXPORTER = Exporter(".png", "PNG picture, as shown", EVERY_KIND, write)
