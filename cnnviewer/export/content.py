"""What can be written to a file: feature maps with their names and scales, in columns, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Limits = tuple[float, float]


class Kind(StrEnum):
    """What a content is one of."""

    MAP = "map"
    LAYER = "layer"
    STRIP = "strip"
    KERNEL = "kernel"


@dataclass(frozen=True, eq=False)
class NamedMap:
    """One feature map, or one kernel of a filter.

    name     for people, "Conv1 map 7";  layer  the value's name, "conv1";  channel  from 0, here 6
    array    (H, W) float32
    levels   (low, high): the values drawn as the first and the last colour
    colours  name of the colour map; signed  True when 0 is its middle
    """

    name: str
    layer: str
    channel: int
    array: NDArray[np.float32]
    levels: Limits
    colours: str
    signed: bool = True

    @property
    def number(self) -> int:
        """The channel as it is written into files and seen by people, from 1."""
        return self.channel + 1

    @property
    def stem(self) -> str:
        """A file name without ending: "conv1-007"; characters that a file system may refuse become "_"."""
        safe = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in self.layer)
        return f"{safe.strip('._') or 'map'}-{self.number:03d}"


@dataclass(frozen=True, eq=False)
class Column:
    """The maps of one layer.

    value    the value's name;  title  for people;  caption  the operator and its size, "Conv 5 × 5"
    limits   (low, high) of the legend;  shared  True: all maps have these levels, False: each its own
    composite  True: `maps` are three, drawn as the red, green and blue of one picture
    """

    value: str
    title: str
    caption: str
    maps: tuple[NamedMap, ...]
    limits: Limits
    shared: bool = True
    composite: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of a map in cells."""
        height, width = self.maps[0].array.shape
        return height, width

    @property
    def shape_text(self) -> str:
        """ "16 × 240 × 320": maps, rows, columns; "240 × 320" for a single map."""
        sides = self.size if len(self.maps) == 1 else (len(self.maps), *self.size)
        return " × ".join(str(side) for side in sides)


@dataclass(frozen=True, eq=False)
class Content:
    """Everything an exporter needs.

    metadata  short texts by name: network, layer, scale, colour map, source, program; written into the file
    """

    kind: Kind
    title: str
    columns: tuple[Column, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def maps(self) -> tuple[NamedMap, ...]:
        """The maps of all columns, from left to right."""
        return tuple(named for column in self.columns for named in column.maps)
