"""A page: texts, pictures and lines at their places. SVG, PDF and PNG sheets are three ways to write the same page.

Places are in page pixels from the upper left; the y of a text is its base line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]
Anchor = Literal["start", "middle", "end"]

# Mean width of a letter of a sans serif face in parts of its size; layouts keep some room beyond it.
_LETTER_WIDTH = 0.54


@dataclass(frozen=True)
class Text:
    """One line of text."""

    x: float
    y: float
    text: str
    size: float
    colour: Colour
    anchor: Anchor = "start"
    bold: bool = False


@dataclass(frozen=True, eq=False)
class Image:
    """A picture stretched to its place without smoothing. `pixels` makes the (H, W, 3) uint8 RGB when it is drawn."""

    x: float
    y: float
    width: float
    height: float
    pixels: Callable[[], NDArray[np.uint8]]
    description: str = ""


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


Item = Text | Image | Box


@dataclass(frozen=True, eq=False)
class Page:
    """Items in the order in which they are drawn, over a background."""

    width: float
    height: float
    background: Colour
    items: tuple[Item, ...] = field(default=())


def text_width(text: str, size: float) -> float:
    """About how wide `text` is; letters beyond the Latin ones count as square."""
    return sum(size if ord(letter) > 0x2E80 else size * _LETTER_WIDTH for letter in text)


def fitted(text: str, size: float, width: float) -> str:
    """`text`, cut with "…" when it is wider than `width`."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""
