"""The network as a row of boxes, as textbooks draw it: where every box, slice and cell lies on the picture.

A layer of C maps of H x W cells is a box: H upright, W into the depth of the picture, and the C maps behind each other
along the network's axis, which runs to the right and stays level. The picture is an oblique parallel projection of a
point `along` the axis, `down` and `across` a map:

    u = along * cos(yaw) + across * sin(yaw)
    v = down * cos(pitch) + across * cos(yaw) * sin(pitch)

so that a slice is a parallelogram and an affine transform draws it. `yaw` is how far the maps are turned towards the
eye (0: seen edge on; 90 degrees: from the front), `pitch` how far from above one looks. Lengths are in units of the
largest side on the picture at zoom 1; u to the right, v down.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

Shape = tuple[int, int, int]  # (C, H, W)
Point = tuple[float, float]  # (u, v)

YAW_RANGE = (12.0, 78.0)
PITCH_RANGE = (0.0, 60.0)
_THINNEST = 0.035
_SMALLEST = 0.06
_LONGEST = 0.5  # of a packed box, of the largest side
_BETWEEN = 0.12
_SPREAD = 0.8  # of a map's width: from slice to slice when all is pulled apart
_COLUMN = 0.075  # side of a vector's column


@dataclass(frozen=True)
class Look:
    """How the boxes are looked at.

    yaw, pitch  degrees, see above
    explode     0: the slices of a box are packed; 1: every slice is seen
    to_scale    True: sides and depths in proportion; False: compressed (square roots), so that small layers are seen
    """

    yaw: float = 40.0
    pitch: float = 24.0
    explode: float = 0.0
    to_scale: bool = False

    def turned(self, yaw: float, pitch: float) -> Look:
        """`self` turned by these degrees, within what can be looked at."""
        return replace(
            self,
            yaw=min(max(self.yaw + yaw, YAW_RANGE[0]), YAW_RANGE[1]),
            pitch=min(max(self.pitch + pitch, PITCH_RANGE[0]), PITCH_RANGE[1]),
        )

    @property
    def axis(self) -> float:
        """u of one unit along the axis."""
        return math.cos(math.radians(self.yaw))

    @property
    def across(self) -> Point:
        """(u, v) of one unit across a map."""
        yaw, pitch = math.radians(self.yaw), math.radians(self.pitch)
        return math.sin(yaw), math.cos(yaw) * math.sin(pitch)

    @property
    def down(self) -> float:
        """v of one unit down a map."""
        return math.cos(math.radians(self.pitch))


@dataclass(frozen=True)
class Box:
    """A layer on the picture.

    value    its name; shape (C, H, W), of a vector (C, 1, 1)
    left     u of the middle of its first slice
    step     u from slice to slice
    height, width  of a slice, before the projection
    vector   whether it is a column of numbers: all of them in one slice, C cells high
    """

    value: str
    shape: Shape
    left: float
    step: float
    height: float
    width: float
    vector: bool
    look: Look

    @property
    def slices(self) -> int:
        """How many slices it has."""
        return 1 if self.vector else self.shape[0]

    @property
    def cells(self) -> tuple[int, int]:
        """(rows, columns) of a slice."""
        return (self.shape[0], 1) if self.vector else self.shape[1:]

    @property
    def length(self) -> float:
        """u from the first slice to the last; of a vector the depth of its column."""
        return self.step * (self.slices - 1) if not self.vector else self.width * self.look.axis

    def corner(self, slice_: float, row: float = 0.0, column: float = 0.0) -> Point:
        """(u, v) of a place in a slice, `row` and `column` in cells: (0, 0) is its upper left corner."""
        rows, columns = self.cells
        across = (column / columns - 0.5) * self.width
        down = (row / rows - 0.5) * self.height
        u, v = self.look.across
        return self.left + slice_ * self.step + across * u, down * self.look.down + across * v

    def outline(self, slice_: float) -> tuple[Point, Point, Point, Point]:
        """The corners of a slice, clockwise from the upper left."""
        rows, columns = self.cells
        return (
            self.corner(slice_),
            self.corner(slice_, 0, columns),
            self.corner(slice_, rows, columns),
            self.corner(slice_, rows, 0),
        )

    @property
    def back(self) -> float:
        """The number of the last slice; of a vector where its column ends."""
        return self.length / self.step if self.vector else float(self.slices - 1)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) on the picture."""
        corners = (*self.outline(0), *self.outline(self.back))
        us, vs = [corner[0] for corner in corners], [corner[1] for corner in corners]
        return min(us), min(vs), max(us), max(vs)

    def cell_in(self, slice_: float, u: float, v: float) -> tuple[int, int] | None:
        """The (row, column) of the cell of a slice at (u, v); None beside it."""
        turn_u, turn_v = self.look.across
        across = (u - self.left - slice_ * self.step) / turn_u
        down = (v - across * turn_v) / self.look.down
        rows, columns = self.cells
        row, column = (down / self.height + 0.5) * rows, (across / self.width + 0.5) * columns
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        return int(row), int(column)

    def slice_at(self, u: float, v: float, lifted: int | None = None, lift: float = 0.0) -> tuple[int, int, int] | None:
        """(slice, row, column) of the frontmost cell at (u, v); None beside the box.

        lifted, lift  the slice that is pulled up by `lift`. Slices behind the first are seen on the top and at the side
        of the box.
        """
        if lifted is not None:
            cell = self.cell_in(lifted, u, v + lift)
            if cell is not None:
                return (lifted, *cell)
        # Later slices lie further to the right and behind: the first that reaches far enough right and up is in front.
        turn_u, turn_v = self.look.across
        nearest = u - self.left - self.width / 2 * turn_u
        if turn_v > 0:
            nearest = max(nearest, u - self.left - turn_u * (v + self.height / 2 * self.look.down) / turn_v)
        slice_ = max(0, math.ceil(nearest / self.step))
        cell = self.cell_in(slice_, u, v) if slice_ < self.slices else None
        return None if cell is None else (slice_, *cell)


def lay_out(shapes: Mapping[str, Shape], look: Look, vectors: Sequence[str] = ()) -> tuple[Box, ...]:
    """The boxes of `shapes` (C, H, W) by value, from left to right with even gaps; the first begins at u = 0.

    vectors  values that are columns of numbers
    """
    maps = [shape for value, shape in shapes.items() if value not in vectors]
    tallest = max((max(shape[1:]) for shape in maps), default=1)
    deepest = max((shape[0] for shape in maps), default=1)
    longest = max((shapes[value][0] for value in vectors), default=1)
    boxes: list[Box] = []
    edge = 0.0
    for value, shape in shapes.items():
        vector = value in vectors
        if vector:
            share = shape[0] / longest
            height, width = max(share if look.to_scale else share**0.25, 2 * _SMALLEST), _COLUMN
            step = look.axis * width
        else:
            height, width = _sides(shape, tallest, look)
            packed = _thickness(shape[0], deepest, look) / max(1, shape[0] - 1)
            pulled = max(_SPREAD * width * look.across[0] / max(look.axis, 0.2), packed)
            step = look.axis * (packed + look.explode * (pulled - packed)) if shape[0] > 1 else look.axis
        half = width / 2 * look.across[0]
        box = Box(value, shape, edge + half, step, height, width, vector, look)
        boxes.append(box)
        edge += 2 * half + box.length + _BETWEEN
    return tuple(boxes)


def _sides(shape: Shape, tallest: int, look: Look) -> tuple[float, float]:
    """(height, width) of a slice; the aspect of the map is kept."""
    side = max(shape[1:])
    share = side / tallest
    longer = share if look.to_scale else max(math.sqrt(share), _SMALLEST)
    return longer * shape[1] / side, longer * shape[2] / side


def _thickness(channels: int, deepest: int, look: Look) -> float:
    """Length of a packed box along the axis."""
    share = channels / deepest
    return max((share if look.to_scale else math.sqrt(share)) * _LONGEST, _THINNEST) if channels > 1 else 0.0


def bounds_of(boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of all boxes."""
    if not boxes:
        return 0.0, -0.5, 1.0, 0.5
    sides = [box.bounds for box in boxes]
    return (
        min(side[0] for side in sides),
        min(side[1] for side in sides),
        max(side[2] for side in sides),
        max(side[3] for side in sides),
    )
