"""Numbers picked, or put, at places that an input names: Gather, GatherElements, GatherND, ScatterND.

A negative index counts from the end of its axis. A number that was picked several times gets
the sum of their gradients.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_axis, common_type
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, number, required
from cnnviewer.errors import NetworkError

Places = tuple[Array, ...]
"""An index for every leading axis; they broadcast to one shape."""


class Gather(Operator):
    """The slices of x along `axis` (default 0) that the indices name, in their shape."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, indices = required(node, shapes, 0), required(node, shapes, 1)
        axis = checked_axis(node, int(number(node, "axis", 0)), x)
        return ((*x[:axis], *indices, *x[axis + 1 :]),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, indices = required(node, arrays, 0), required(node, arrays, 1)
        shape = self.output_shapes(node, [x.shape, indices.shape])[0]
        axis = checked_axis(node, int(number(node, "axis", 0)), x.shape)
        indices = counted_from_0(node, indices, x.shape[axis])
        out = buffers.empty(shape, x.dtype)
        if out.size:
            # The indices are in range already; in this mode NumPy writes straight into `out`.
            np.take(x, indices, axis=axis, out=out, mode="wrap")
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, indices, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        if grad is None or not wanted[0]:
            return (None, None)
        axis = checked_axis(node, int(number(node, "axis", 0)), x.shape)
        indices = counted_from_0(node, indices, x.shape[axis]).reshape(-1)
        picked = grad.reshape(*x.shape[:axis], indices.size, *x.shape[axis + 1 :])
        whole = np.zeros_like(x, order="C")
        np.add.at(np.moveaxis(whole, axis, 0), indices, np.moveaxis(picked, axis, 0))
        return (whole, None)


class _Picked(Operator):
    """x[places], where the places are indices of the leading axes of x."""

    @abstractmethod
    def places(self, node: Node, x: Shape, indices: Array) -> Places:
        """Where the numbers stand; NetworkError when they stand outside."""

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, indices = required(node, arrays, 0), required(node, arrays, 1)
        shape = self.output_shapes(node, [x.shape, indices.shape])[0]
        return (np.asarray(x[self.places(node, x.shape, indices)]).reshape(shape),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, indices, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        if grad is None or not wanted[0]:
            return (None, None)
        whole = np.zeros_like(x, order="C")
        places = self.places(node, x.shape, indices)
        np.add.at(
            whole,
            places,
            grad.reshape(np.broadcast_shapes(*(place.shape for place in places)) + x.shape[len(places) :]),
        )
        return (whole, None)


class GatherElements(_Picked):
    """out[i, j, ...] = x[i, ..., indices[i, j, ...], ...], the index standing at `axis` (default 0)."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, indices = required(node, shapes, 0), required(node, shapes, 1)
        axis = checked_axis(node, int(number(node, "axis", 0)), x)
        fits = len(x) == len(indices) and all(
            count <= length for place, (count, length) in enumerate(zip(indices, x, strict=True)) if place != axis
        )
        if not fits:
            raise NetworkError(
                f"Indices of shape {indices} do not fit an input of shape {x}; give as many axes, none longer except "
                f"axis {axis}."
            )
        return (indices,)

    def places(self, node: Node, x: Shape, indices: Array) -> Places:
        axis = checked_axis(node, int(number(node, "axis", 0)), x)
        places: list[Array] = list(np.ogrid[tuple(slice(0, count) for count in indices.shape)])
        places[axis] = counted_from_0(node, indices, x[axis])
        return tuple(places)


class GatherND(_Picked):
    """The slices of x whose leading indices are the last axis of the indices, after `batch_dims` shared axes."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, indices = required(node, shapes, 0), required(node, shapes, 1)
        shared = int(number(node, "batch_dims", 0))
        fits = 0 <= shared < min(len(x), len(indices)) and x[:shared] == indices[:shared]
        if not fits or not 1 <= indices[-1] <= len(x) - shared:
            raise NetworkError(
                f"Indices of shape {indices} do not fit an input of shape {x} with {shared} shared axes; "
                "the last axis of the indices must name 1 or more of its axes."
            )
        return ((*indices[:-1], *x[shared + indices[-1] :]),)

    def places(self, node: Node, x: Shape, indices: Array) -> Places:
        shared = int(number(node, "batch_dims", 0))
        grid = np.ogrid[tuple(slice(0, count) for count in indices.shape[:-1])]
        return (*grid[:shared], *_columns(node, indices, x[shared:]))


class ScatterND(Operator):
    """A copy of x in which the slices at the indices are the updates, or are combined with them.

    reduction  "none": replaced, the last one stays; "add", "mul", "max", "min": combined with what is there
    The gradient is known for "none" with places that differ, and for "add".
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, indices, updates = required(node, shapes, 0), required(node, shapes, 1), required(node, shapes, 2)
        if not indices or not x or not 1 <= indices[-1] <= len(x):
            raise NetworkError(
                f"Indices of shape {indices} do not fit an input of shape {x}; the last axis of the indices must name "
                "1 or more of its axes."
            )
        if updates != (*indices[:-1], *x[indices[-1] :]):
            raise NetworkError(
                f"Updates of shape {updates} do not fill the places; give shape {(*indices[:-1], *x[indices[-1] :])}."
            )
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, indices, updates = required(node, arrays, 0), required(node, arrays, 1), required(node, arrays, 2)
        self.output_shapes(node, [x.shape, indices.shape, updates.shape])
        places = _columns(node, indices, x.shape)
        out = buffers.empty(x.shape, common_type(node, [x, updates]))
        out[...] = x
        reduction = _reduction(node)
        with np.errstate(all="ignore"):
            if reduction == "none":
                out[places] = updates
            else:
                _COMBINED[reduction].at(out, places, updates)
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, indices, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        if grad is None:
            return (None, None, None)
        reduction = _reduction(node)
        if reduction not in ("none", "add"):
            raise NetworkError(f"ScatterND has no gradient when it combines by {reduction}; ask for one beside it.")
        places = _columns(node, indices, x.shape)
        kept: Array | None = None
        if wanted[0]:
            kept = grad if reduction == "add" else grad.copy()
            if reduction == "none":
                kept[places] = 0
        return (kept, None, np.asarray(grad[places], grad.dtype) if wanted[2] else None)


_COMBINED: dict[str, np.ufunc] = {"add": np.add, "mul": np.multiply, "max": np.maximum, "min": np.minimum}


def _reduction(node: Node) -> str:
    reduction = node.attributes.get("reduction", "none")
    if reduction != "none" and reduction not in _COMBINED:
        raise NetworkError(f"The reduction {reduction!r} is unknown; choose one of none, {', '.join(_COMBINED)}.")
    return str(reduction)


def _columns(node: Node, indices: Array, x: Shape) -> Places:
    """The last axis of `indices` taken apart: an index for every leading axis of `x`."""
    return tuple(counted_from_0(node, indices[..., axis], x[axis]) for axis in range(indices.shape[-1]))


def counted_from_0(node: Node, indices: Array, length: int) -> Array:
    """`indices` of an axis of `length` without negative ones; NetworkError for one that lies outside."""
    if indices.dtype.kind not in "iu":
        raise NetworkError(f"The indices of {node.operator} must be whole numbers, not {indices.dtype}; convert them.")
    if indices.size and not (-length <= int(indices.min()) and int(indices.max()) < length):
        outside = indices[(indices < -length) | (indices >= length)]
        raise NetworkError(
            f"The index {outside.flat[0]} of {node.operator} lies outside an axis of {length}; "
            f"choose from {-length} to {length - 1}."
        )
    wide = indices.astype(np.intp)
    return np.asarray(np.where(wide < 0, wide + length, wide))


OPERATORS: dict[str, Operator] = {
    "Gather": Gather(),
    "GatherElements": GatherElements(),
    "GatherND": GatherND(),
    "ScatterND": ScatterND(),
}
