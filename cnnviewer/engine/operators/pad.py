"""Explicit padding, ONNX operator Pad, in the modes constant, reflect, edge (replicate) and wrap (circular).

Sizes come as inputs 2-4 (pads, constant value, axes; opset 11 on) or as attributes "pads" and "value" (opset 2).
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Axes, Operator, Shapes, number, optional, required
from cnnviewer.errors import GeometryError, NetworkError

MODES = ("constant", "reflect", "edge", "wrap")
AXIS_NAMES = ("samples", "channels", "rows", "columns")


class Pad(Operator):
    """Cells added at both ends of the axes of x; a negative number of cells cuts away."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        sides = _sides(node, x, constants)
        mode = _mode(node)
        for axis, (before, after) in enumerate(sides):
            name = AXIS_NAMES[axis] if len(x) == 4 else f"cells of axis {axis}"
            most = {"reflect": x[axis] - 1, "wrap": x[axis]}.get(mode, max(before, after))
            if max(before, after) > max(0, most):
                raise GeometryError(
                    f"Padding {x[axis]} {name} by {max(before, after)} in mode {mode} reaches beyond the input; "
                    f"choose at most {max(0, most)}."
                )
            if x[axis] + before + after < 1:
                raise GeometryError(
                    f"Cutting {-before - after} of {x[axis]} {name} away leaves nothing; choose a smaller number."
                )
        return (tuple(length + before + after for length, (before, after) in zip(x, sides, strict=True)),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        shape = self.output_shapes(node, [x.shape], arrays)[0]
        sides = _sides(node, x.shape, arrays)
        if not any(before or after for before, after in sides):
            return (x,)
        out = buffers.empty(shape, x.dtype)
        # Cells cut away first, then the input in its place, then axis after axis: corners come right by themselves.
        kept = tuple(slice(max(0, -b), length - max(0, -a)) for length, (b, a) in zip(x.shape, sides, strict=True))
        inner = tuple(slice(max(0, b), n - max(0, a)) for n, (b, a) in zip(shape, sides, strict=True))
        mode = _mode(node)
        if mode == "constant":
            given = optional(arrays, 2)
            value = number(node, "value", 0.0) if given is None else given.reshape(-1)[0]
        region = list(inner)
        out[inner] = x[kept]
        for axis, (before, after) in enumerate(sides):
            for cells, at_end in ((before, False), (after, True)):
                if cells > 0:
                    first = shape[axis] - cells if at_end else 0
                    edge = tuple(slice(first, first + cells) if i == axis else cut for i, cut in enumerate(region))
                    if mode == "constant":
                        out[edge] = value
                    else:
                        out[edge] = out[_source(mode, axis, region, inner[axis], cells, at_end)]
            region[axis] = slice(0, shape[axis])
        return (out,)

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        x = required(node, arrays, 0)
        if x.ndim < 2 or _sides(node, x.shape, arrays)[1] != (0, 0):
            return None
        return (1, *(None for _ in arrays[1:]))


def _source(mode: str, axis: int, region: list[slice], inner: slice, cells: int, at_end: bool) -> tuple[slice, ...]:
    """The cells of the output that are repeated in the padding at one end of `axis`."""
    first, last = inner.start, inner.stop
    if mode == "edge":
        cut = slice(last - 1, last) if at_end else slice(first, first + 1)
    elif mode == "wrap":
        cut = slice(first, first + cells) if at_end else slice(last - cells, last)
    elif at_end:
        stop = last - 2 - cells
        cut = slice(last - 2, stop if stop >= 0 else None, -1)
    else:
        cut = slice(first + cells, first, -1)
    return tuple(cut if i == axis else part for i, part in enumerate(region))


def _mode(node: Node) -> str:
    mode = node.attributes.get("mode", "constant")
    if mode not in MODES:
        raise NetworkError(f"The padding mode {mode!r} is unknown; choose one of {', '.join(MODES)}.")
    return str(mode)


def _sides(node: Node, shape: Shape, constants: Arrays) -> list[tuple[int, int]]:
    """(before, after) for every axis."""
    given, chosen = optional(constants, 1), optional(constants, 3)
    pads = node.attributes.get("pads") if given is None else tuple(int(cells) for cells in np.ravel(given))
    axes = range(len(shape)) if chosen is None else [int(axis) % len(shape) for axis in np.ravel(chosen)]
    if not isinstance(pads, tuple) or len(pads) != 2 * len(axes):
        raise NetworkError(
            f"The padding must have {2 * len(axes)} numbers, first all before, then all after; not {pads}."
        )
    sides = [(0, 0)] * len(shape)
    for position, axis in enumerate(axes):
        sides[axis] = int(pads[position]), int(pads[position + len(axes)])
    return sides


OPERATORS: dict[str, Operator] = {"Pad": Pad()}
