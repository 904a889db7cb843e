"""Convolution through cv2.dnn: a net of one Conv node, whose 3 x 3 kernels run by Winograd's method.

The node is written as ONNX in memory. A light weight is a second input of the net, so that the same net serves every
weight: a kernel that changes with every frame costs nothing extra. A heavy weight is built into the net and packed
once; such a net is kept for the weight object it was made for (`Net.setParam` has no effect once weights are packed).
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from cnnviewer.engine.geometry import Window
from cnnviewer.engine.network import Array, Shape

LIGHT = 32 * 64 * 9
"""Numbers in a weight up to which packing it anew for every forward costs less than 0.2 ms."""

OPSET = 13


@dataclass(frozen=True, eq=False)
class _Kept:
    """A net, the bytes it holds, and the weight and bias built into it (held, so that their ids stay theirs)."""

    net: Any
    nbytes: int
    built_in: tuple[Array | None, ...]


class NetCache:
    """Nets that wait to be used again, least recently used let go first. Safe to use from several threads.

    limit  bytes of all waiting nets together, estimated from their inputs, outputs and weights
    least  nets that are kept whatever their size: a network on a large frame needs the same few every time
    """

    def __init__(self, limit: int = 96 << 20, least: int = 8) -> None:
        self.limit = limit
        self.least = least
        self._nets: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._nbytes = 0
        self._lock = threading.Lock()

    def take(self, key: Hashable) -> _Kept | None:
        """The net kept under `key`, now the caller's alone: a net serves one thread at a time."""
        with self._lock:
            kept = self._nets.pop(key, None)
            if kept is not None:
                self._nbytes -= kept.nbytes
            return kept

    def put(self, key: Hashable, kept: _Kept) -> None:
        """Keep a net for the next time."""
        with self._lock:
            double = self._nets.pop(key, None)
            self._nets[key] = kept
            self._nbytes += kept.nbytes - (double.nbytes if double else 0)
            while self._nbytes > self.limit and len(self._nets) > self.least:
                self._nbytes -= self._nets.popitem(last=False)[1].nbytes

    @property
    def nbytes(self) -> int:
        """Bytes of all waiting nets."""
        with self._lock:
            return self._nbytes

    def __len__(self) -> int:
        return len(self._nets)


CACHE = NetCache()


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C / groups, kH, kW), plus `bias` (C_out,).

    All numbers must be finite: Winograd's method spreads a NaN over its neighbours. `window` must have no ceil_mode.
    """
    x = np.ascontiguousarray(x)
    # Numbers that may still be written to must not be packed: the change would go unseen.
    light = weight.size <= LIGHT or weight.flags.writeable
    offsets = np.zeros(weight.shape[0], np.float32) if bias is None else bias
    key: tuple[Hashable, ...] = (x.shape, weight.shape, window, groups)
    if not light:
        key = (*key, id(weight), id(bias))
    kept = CACHE.take(key)
    if kept is None:
        net, nbytes = _build(x.shape, weight, offsets, window, groups, light)
        kept = _Kept(net, nbytes, () if light else (weight, bias))
    net = kept.net
    net.setInput(x, "x")
    if light:
        net.setInput(np.ascontiguousarray(weight), "weight")
        net.setInput(offsets, "bias")
    out: Array = net.forward()
    CACHE.put(key, kept)
    return out


def _build(shape: Shape, weight: Array, bias: Array, window: Window, groups: int, light: bool) -> tuple[Any, int]:
    """The net and the bytes it will hold."""
    # Imported with the first net: it takes 0.15 s, which the window's start should not wait for.
    from onnx import TensorProto, helper, numpy_helper

    node = helper.make_node(
        "Conv",
        ["x", "weight", "bias"],
        ["y"],
        kernel_shape=window.kernel,
        strides=window.stride,
        dilations=window.dilation,
        pads=window.pads,
        group=groups,
    )
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)]
    constants = []
    for name, array in (("weight", weight), ("bias", bias)):
        if light:
            inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, array.shape))
        else:
            constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
    rows, columns = window.output_size((shape[2], shape[3]))
    made = (shape[0], weight.shape[0], rows, columns)
    graph = helper.make_graph(
        [node], "convolution", inputs, [helper.make_tensor_value_info("y", TensorProto.FLOAT, made)], constants
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    net = cv2.dnn.readNetFromONNX(np.frombuffer(model.SerializeToString(), np.uint8))
    # Winograd's method packs a 3 x 3 kernel into 8 x 8 numbers, beside the weight itself.
    packed = weight.nbytes * (64 // 9 + 2)
    return net, packed + 4 * (math.prod(shape) + math.prod(made))
