"""Lays maps out on a page that can stand on a slide: title, shape, even gaps, scales with numbers.

One layout serves PNG, SVG and PDF. A map, a layer and a kernel are a grid; a strip is a row of columns of equal height.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from cnnviewer.display.colours import table
from cnnviewer.display.legend import format_value, legend_labels
from cnnviewer.display.mosaic import best_layout
from cnnviewer.export.content import Column, Content, Kind, NamedMap
from cnnviewer.export.exporter import ExportOptions
from cnnviewer.export.look import PALETTES, Palette, composite_of, indices_of, legend_pixels, pixels_of, readable_on
from cnnviewer.export.page import Image, Item, Page, Text, fitted, text_width

_GRID_AREA = (800, 1200)
_STRIP_HEIGHT = 880.0
_STRIP_COLUMN = 280.0
_STRIP_LETTER = 19.0
_LARGEST_CELL = 64
_LARGEST_SHEET = 36_000_000
_LEAST_WIDTH = 520.0


def lay_out(content: Content, options: ExportOptions) -> Page:
    """The page that shows `content`."""
    palette = PALETTES[options.background]
    if content.kind is Kind.STRIP:
        return _strip(content, palette)
    return _grid(content, options, palette)


def cell_size(column: Column, kind: Kind, magnify: int) -> tuple[int, float]:
    """(columns, page pixels a cell) of a grid; a cell is a whole number of pixels, 1/2, 1/4... in enormous sheets."""
    count = 1 if column.composite else len(column.maps)
    height, width = column.size
    columns, shrink, scale = best_layout(count, (height, width), _GRID_AREA, gap=0)
    if magnify > 0:
        return columns, float(magnify)
    cell = float(min(max(1, round(scale / shrink)), _LARGEST_CELL))
    if kind is Kind.KERNEL:
        cell = min(cell, 56.0)
    while cell <= 1 and count * height * width * cell * cell > _LARGEST_SHEET:
        cell /= 2
    return columns, cell


def _grid(content: Content, options: ExportOptions, palette: Palette) -> Page:
    column = content.columns[0]
    places, cell = cell_size(column, content.kind, options.magnify)
    height, width = column.size[0] * cell, column.size[1] * cell
    tiles = _tiles(column)
    places = min(places, len(tiles))
    rows = -(-len(tiles) // places)
    letter = min(max(14.0, places * width * 0.0155), 64.0)
    gap = round(max(3.0, letter * 0.35))
    note = letter * 0.72
    below = round(note * 1.75) if len(tiles) > 1 and width > note * 1.2 else 0
    margin = round(letter * 1.8)
    inner = max(places * width + (places - 1) * gap, _LEAST_WIDTH)

    title = Text(margin, margin + letter * 1.25, content.title, letter * 1.7, palette.text, bold=True)
    caption = f"{column.caption} · {column.shape_text}" if column.caption else column.shape_text
    items: list[Item] = [title, Text(margin, title.y + letter * 1.6, caption, letter, palette.quiet)]
    top = title.y + letter * 2.7
    for number, (named, pixels) in enumerate(tiles):
        row, place = divmod(number, places)
        left, upper = margin + place * (width + gap), top + row * (height + gap + below)
        items.append(Image(left, upper, width, height, pixels, named.name))
        if below:
            text = _tile_note(column, named, note, width)
            items.append(Text(left, upper + height + note * 1.15, text, note, palette.quiet))
        if content.kind is Kind.KERNEL:
            items += _cell_numbers(named, left, upper, cell)
    bottom = top + rows * height + (rows - 1) * (gap + below) + below + letter * 1.1
    scale_width = min(inner, letter * 17)
    items += _legend(column, margin, bottom, scale_width, letter * 0.85, palette)
    origin = _origin_text(content)
    size = letter * 0.78
    beside = inner - scale_width > text_width(origin, size) + letter * 2
    line = bottom + letter * (1.75 if beside else 3.4)
    place_text = fitted(origin, size, inner)
    items.append(
        Text(margin + inner, line, place_text, size, palette.quiet, "end")
        if beside
        else Text(margin, line, place_text, size, palette.quiet)
    )
    return Page(round(inner + 2 * margin), round(line + margin * 0.9), palette.background, tuple(items))


def _strip(content: Content, palette: Palette) -> Page:
    letter, margin, between = _STRIP_LETTER, 44.0, 34.0
    title = Text(margin, margin + letter * 1.1, content.title, letter * 1.7, palette.text, bold=True)
    items: list[Item] = [title]
    head = title.y + letter * 2.4
    top = head + letter * 3.3
    left = margin
    lowest = top
    for column in content.columns:
        tiles = _tiles(column)
        places, width, height, gap = _stack(column, len(tiles))
        across = places * width + (places - 1) * gap
        room = max(across, letter * 5.2)
        items.append(Text(left, head, fitted(column.title, letter, room), letter, palette.text, bold=True))
        small = letter * 0.72
        for line, text in enumerate((column.caption, column.shape_text)):
            if text:
                below = head + letter * (1.15 + 0.95 * line)
                items.append(Text(left, below, fitted(text, small, room), small, palette.quiet))
        for number, (named, pixels) in enumerate(tiles):
            row, place = divmod(number, places)
            items.append(
                Image(left + place * (width + gap), top + row * (height + gap), width, height, pixels, named.name)
            )
        rows = -(-len(tiles) // places)
        bottom = top + rows * (height + gap) + letter * 0.5
        items += _legend(column, left, bottom, min(room, 280.0), letter * 0.68, palette)
        lowest = max(lowest, bottom + letter * 2.6)
        left += room + between
    bottom = lowest + letter * 0.8
    items.append(Text(margin, bottom, _origin_text(content), letter * 0.72, palette.quiet))
    return Page(round(left - between + margin), round(bottom + margin * 0.8), palette.background, tuple(items))


def _stack(column: Column, count: int) -> tuple[int, float, float, float]:
    """(places in a row, width, height, gap) of a strip's column: full height, about as wide as the others."""
    height, width = column.size
    gap = 4.0 if count <= 64 else 2.0
    chosen: tuple[float, int, float] | None = None
    for places in range(1, count + 1):
        rows = -(-count // places)
        tall = (_STRIP_HEIGHT - (rows - 1) * gap) / rows
        # A tile is never wider than a column of its own should be, nor larger than 64 times its cells.
        tall = min(tall, _STRIP_COLUMN * height / width, float(_LARGEST_CELL * height))
        if tall < 2:
            continue
        across = places * tall * width / height + (places - 1) * gap
        miss = abs(np.log(across / _STRIP_COLUMN))
        if chosen is None or miss < chosen[0]:
            chosen = (miss, places, tall)
    if chosen is None:
        return count, 2.0, 2.0, 1.0
    return chosen[1], chosen[2] * width / height, chosen[2], gap


def _tiles(column: Column) -> list[tuple[NamedMap, Callable[[], np.ndarray]]]:
    """What is drawn for a column: a tile a map, or the one of a composite."""
    if column.composite:
        return [(column.maps[0], partial(composite_of, column))]
    return [(named, partial(pixels_of, named)) for named in column.maps]


def _tile_note(column: Column, named: NamedMap, size: float, width: float) -> str:
    """The channel under a tile, and its scale when it has one of its own and there is room."""
    number = str(named.number)
    if column.shared:
        return number
    low, high = (format_value(level, signed=named.signed) for level in named.levels)
    text = (
        f"{number}   ±{high.removeprefix('+')}" if low.lstrip("-") == high.lstrip("+") else f"{number}   {low} … {high}"
    )
    return text if text_width(text, size) <= width else number


def _legend(column: Column, left: float, top: float, width: float, size: float, palette: Palette) -> list[Item]:
    """The colour bar with its numbers; with words where every map has a scale of its own."""
    if column.composite:
        names = ", ".join(str(named.number) for named in column.maps)
        return [Text(left, top + size, f"red, green, blue: maps {names}", size, palette.quiet)]
    first = column.maps[0]
    bar = Image(left, top, width, size * 0.72, partial(legend_pixels, first.colours), "colour scale")
    if column.shared:
        labels = legend_labels(*column.limits, signed=first.signed)
    elif first.signed:
        labels = ("-max", "0", "+max")
    else:
        labels = ("0" if column.limits[0] >= 0 else "min", "each its own", "max")
    line = top + size * 1.9
    return [
        bar,
        Text(left, line, labels[0], size, palette.quiet),
        Text(left + width / 2, line, labels[1], size, palette.quiet, "middle"),
        Text(left + width, line, labels[2], size, palette.quiet, "end"),
    ]


def _cell_numbers(named: NamedMap, left: float, top: float, cell: float) -> list[Item]:
    """The weights of a kernel in their cells, where they are large enough to be read."""
    if cell < 34:
        return []
    colours = table(named.colours)[indices_of(named.array, named.levels)]
    texts = [[format_value(value) for value in row] for row in named.array.tolist()]
    # Small enough for "-0.0098", the longest of ordinary numbers; the same in every kernel.
    size = cell * 0.2
    return [
        Text(
            left + (column + 0.5) * cell,
            top + (row + 0.5) * cell + size * 0.36,
            texts[row][column],
            size,
            readable_on(colours[row, column]),
            "middle",
        )
        for row in range(named.array.shape[0])
        for column in range(named.array.shape[1])
    ]


def _origin_text(content: Content) -> str:
    parts = (content.metadata.get(name, "") for name in ("network", "source", "program"))
    return " · ".join(part for part in parts if part)
