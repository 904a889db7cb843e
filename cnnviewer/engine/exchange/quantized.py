"""Quantised constants in full: QuantizeLinear and DequantizeLinear on arrays that are known when a file is read.

    dequantised = (x - zero point) * scale          quantised = saturate(round half to even(x / scale) + zero point)

with one scale for the array, one for each place along an axis, or one for each block of places along it (ONNX operators
DequantizeLinear and QuantizeLinear; Jacob et al., "Quantization and training of neural networks" (2018)). A network
quantised after training keeps its weights so; as float32 weights they can be seen and edited like any other.
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.network import Array, Node

_QUANTISED = (np.uint8, np.int8, np.uint16, np.int16)


def folded(node: Node, arrays: list[Array | None]) -> Array | None:
    """What a QuantizeLinear or DequantizeLinear makes of `arrays`; None when they do not fit and it has to say so."""
    x, scale = arrays[0], arrays[1]
    zero = arrays[2] if len(arrays) > 2 else None
    if x is None or scale is None or scale.dtype.kind != "f":
        return None
    axis, block = node.attributes.get("axis", 1), node.attributes.get("block_size", 0)
    if not isinstance(axis, int) or not isinstance(block, int):
        return None
    scale = _spread(scale, x, axis, block)
    zero = np.zeros((), x.dtype if node.operator == "DequantizeLinear" else np.uint8) if zero is None else zero
    spread_zero = _spread(zero, x, axis, block)
    if scale is None or spread_zero is None:
        return None
    with np.errstate(all="ignore"):
        if node.operator == "DequantizeLinear":
            # 8-bit and 16-bit numbers differ by less than 2^17, all others need more room.
            room = x.dtype if x.dtype.kind == "f" else np.int32 if x.dtype.itemsize < 4 else np.int64
            made: Array = np.subtract(x, spread_zero, dtype=room).astype(scale.dtype) * scale
            return made
        if x.dtype.kind != "f" or zero.dtype not in _QUANTISED or node.attributes.get("output_dtype", 0):
            return None
        limits = np.iinfo(zero.dtype)
        whole: Array = np.clip(np.rint(x / scale) + spread_zero, limits.min, limits.max).astype(zero.dtype)
        return whole


def _spread(numbers: Array, x: Array, axis: int, block: int) -> Array | None:
    """`numbers` so that they can be combined with `x` value by value; None when they do not fit."""
    if numbers.size == 1:
        return numbers.reshape(())
    if not -x.ndim <= axis < x.ndim or block < 0:
        return None
    axis %= x.ndim
    if block == 0:
        if numbers.shape != (x.shape[axis],):
            return None
        return numbers.reshape((-1,) + (1,) * (x.ndim - axis - 1))
    blocks = -(-x.shape[axis] // block)
    if numbers.shape != (*x.shape[:axis], blocks, *x.shape[axis + 1 :]):
        return None
    places = np.arange(x.shape[axis]) // block
    return numbers.take(places, axis)
