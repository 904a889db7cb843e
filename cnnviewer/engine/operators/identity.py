"""Operators that hand values on: Identity, Dropout (which does nothing once a network is trained), Cast."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.kernels import elementwise
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    ANY,
    Arrays,
    ChannelsApart,
    Gradients,
    Operator,
    Shapes,
    differentiable,
    number,
    optional,
    required,
    typed,
)
from cnnviewer.errors import NetworkError

TYPES: dict[int, type[np.generic]] = {
    1: np.float32,
    2: np.uint8,
    3: np.int8,
    4: np.uint16,
    5: np.int16,
    6: np.int32,
    7: np.int64,
    9: np.bool_,
    10: np.float32,
    11: np.float32,
    12: np.uint32,
    13: np.uint64,
    16: np.float32,
}
"""NumPy types by ONNX number (TensorProto.DataType); half and double precision become float32, as weights do."""


class Identity(ChannelsApart):
    """The input itself: the same object, nothing is copied."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (required(node, arrays, 0),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        return (grads[0] if wanted[0] and differentiable(required(node, arrays, 0)) else None,)


class Dropout(ChannelsApart):
    """The input itself; the second output, when there is one, is true everywhere: nothing is dropped.

    Srivastava et al., JMLR 15 (2014): values are dropped in training only.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        training = optional(constants, 2)
        if training is not None and training.any():
            raise NetworkError("This Dropout drops values by chance, as in training; export the network for inference.")
        return (required(node, shapes, 0),) * len(node.outputs)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        self.output_shapes(node, [x.shape], arrays)
        return (x, np.ones(x.shape, np.bool_))[: len(node.outputs)]

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        return (grads[0] if wanted[0] else None, *(None for _ in arrays[1:]))


class Cast(ChannelsApart):
    """The values in the type of ONNX number `to`: numbers are cut towards 0, bool is "not 0".

    A floating point input cast to a floating point type stays as it is: the engine computes in float32, and in float64
    only where gradients are checked, whatever the precision a network was stored in.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        self._kind(node)
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, kind = typed(node, arrays, 0, ANY), self._kind(node)
        if x.dtype == kind or x.dtype.kind == kind.kind == "f":
            return (x,)
        return (elementwise.together(lambda piece, out: np.copyto(out, piece, casting="unsafe"), (x,), dtype=kind),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        smooth = self._kind(node).kind == "f" and differentiable(required(node, arrays, 0))
        return (grads[0] if smooth and wanted[0] else None,)

    @staticmethod
    def _kind(node: Node) -> np.dtype[np.generic]:
        kind = TYPES.get(int(number(node, "to", 0)))
        if kind is None:
            raise NetworkError(
                f"Cast to the ONNX type {node.attributes.get('to')} is not supported; "
                "cast to a float, integer or bool type."
            )
        return np.dtype(kind)


OPERATORS: dict[str, Operator] = {"Identity": Identity(), "Dropout": Dropout(), "Cast": Cast()}
