"""Numbers in another order of axes, ONNX operators Transpose, DepthToSpace and SpaceToDepth.

Each is: split some axes, change the order of all, join some again. The gradient goes the same way back.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cnnviewer.engine.arguments import checked_axes, chosen, integers
from cnnviewer.engine.kernels.transposing import transposed
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, number, required
from cnnviewer.errors import NetworkError


class Move(NamedTuple):
    """split: the input's shape with some axes split; order: of those axes in the output; joined: the output's shape."""

    split: Shape
    order: tuple[int, ...]
    joined: Shape


class _Moved(Operator):
    @abstractmethod
    def move(self, node: Node, x: Shape) -> Move:
        """What happens to an input of shape `x`."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (self.move(node, required(node, shapes, 0)).joined,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        split, order, joined = self.move(node, x.shape)
        return (transposed(x.reshape(split), order).reshape(joined),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        if grad is None or not wanted[0]:
            return (None,)
        split, order, _ = self.move(node, x.shape)
        back = tuple(int(axis) for axis in np.argsort(order))
        return (transposed(grad.reshape([split[axis] for axis in order]), back).reshape(x.shape),)


class Transpose(_Moved):
    """Axis i of the output is axis perm[i] of x; all axes reversed when there is no perm."""

    def move(self, node: Node, x: Shape) -> Move:
        given = integers(node, "perm")
        order = tuple(range(len(x)))[::-1] if given is None else checked_axes(node, given, x)
        if len(order) != len(x):
            raise NetworkError(f"The order {order} of Transpose must name each of the {len(x)} axes of its input.")
        return Move(x, order, tuple(x[axis] for axis in order))


class DepthToSpace(_Moved):
    """x (N, C, H, W) to (N, C / b^2, b H, b W): b^2 channels become blocks of b x b cells.

    mode  "DCR": channel = (row in block * b + column in block) * (C / b^2) + channel out;
          "CRD": channel = channel out * b^2 + row in block * b + column in block (PyTorch's PixelShuffle)
    """

    def move(self, node: Node, x: Shape) -> Move:
        block, mode = _block(node, x)
        if x[1] % block**2:
            raise NetworkError(
                f"{x[1]} channels do not make blocks of {block} by {block} cells; choose a multiple of {block**2}."
            )
        samples, channels, rows, columns = x[0], x[1] // block**2, x[2], x[3]
        joined = (samples, channels, rows * block, columns * block)
        if mode == "DCR":
            return Move((samples, block, block, channels, rows, columns), (0, 3, 4, 1, 5, 2), joined)
        return Move((samples, channels, block, block, rows, columns), (0, 1, 4, 2, 5, 3), joined)


class SpaceToDepth(_Moved):
    """x (N, C, H, W) to (N, b^2 C, H / b, W / b): the reverse of DepthToSpace."""

    def move(self, node: Node, x: Shape) -> Move:
        block, mode = _block(node, x)
        if x[2] % block or x[3] % block:
            raise NetworkError(
                f"{x[2]} rows and {x[3]} columns are no whole number of blocks of {block}; choose multiples of {block}."
            )
        samples, channels, rows, columns = x[0], x[1], x[2] // block, x[3] // block
        split = (samples, channels, rows, block, columns, block)
        order = (0, 3, 5, 1, 2, 4) if mode == "DCR" else (0, 1, 3, 5, 2, 4)
        return Move(split, order, (samples, channels * block**2, rows, columns))


def _block(node: Node, x: Shape) -> tuple[int, str]:
    """The length of a block and the mode."""
    if len(x) != 4:
        raise NetworkError(f"The input of {node.operator} must have shape (batch, channels, rows, columns), not {x}.")
    block = int(number(node, "blocksize", 0))
    if block < 1:
        raise NetworkError(f"The blocksize of {node.operator} must be 1 or more, not {block}.")
    return block, chosen(node, "mode", ("DCR", "CRD"))


OPERATORS: dict[str, Operator] = {
    "Transpose": Transpose(),
    "DepthToSpace": DepthToSpace(),
    "SpaceToDepth": SpaceToDepth(),
}
