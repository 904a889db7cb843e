"""Convolution through cv2.dnn: a net of one Conv node, whose 3 x 3 kernels run by Winograd's method.

The node is written as ONNX in memory. A light weight is a second input of the net, so that the same net serves every
weight: a kernel that changes with every frame costs nothing extra. A heavy weight is built into the net and packed
once; such a net is kept for the weight object it was made for, as long as that lives (`Net.setParam` has no effect
once weights are packed).
"""

from __future__ import annotations

import math
import threading
import time
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
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
    """A net, the bytes it holds, and the weight and bias built into it."""

    net: Any
    nbytes: int
    built_in: tuple[weakref.ref[Array], ...] = ()

    @property
    def useful(self) -> bool:
        """Whether what was built into it still lives: nobody else can ask for it."""
        return all(array() is not None for array in self.built_in)


class NetCache:
    """Nets that wait to be used again. Safe to use from several threads.

    limit    bytes of all waiting nets together, estimated from their inputs, outputs and weights
    fresh_s  seconds for which a net is not let go: a network that needs more than the limit uses the same nets at every
             run, and letting go of the one that was used longest ago would build them all anew each time
    clock    seconds that only grow
    """

    def __init__(
        self, limit: int = 1 << 30, fresh_s: float = 20.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit = limit
        self.fresh_s = fresh_s
        self._clock = clock
        self._nets: OrderedDict[Hashable, tuple[_Kept, float]] = OrderedDict()
        self._nbytes = 0
        self._lock = threading.Lock()
        self._useless: deque[Hashable] = deque()

    def built_in(self, key: Hashable, *arrays: Array | None) -> tuple[weakref.ref[Array], ...]:
        """References to `arrays`; when one of them dies, the net kept under `key` goes, before its id is used again."""
        # Called at any moment, on any thread, even one that holds the lock: appending needs none.
        return tuple(weakref.ref(array, lambda _: self._useless.append(key)) for array in arrays if array is not None)

    def take(self, key: Hashable) -> _Kept | None:
        """The net kept under `key`, now the caller's alone: a net serves one thread at a time."""
        with self._lock:
            self._drop_useless()
            kept, _ = self._nets.pop(key, (None, 0.0))
            if kept is not None:
                self._nbytes -= kept.nbytes
            return kept

    def put(self, key: Hashable, kept: _Kept) -> None:
        """Keep a net for the next time."""
        with self._lock:
            double, _ = self._nets.pop(key, (None, 0.0))
            self._nets[key] = kept, self._clock()
            self._nbytes += kept.nbytes - (double.nbytes if double else 0)

    def make_room(self, nbytes: int) -> bool:
        """Let go of nets that nobody used for a while until `nbytes` more fit; False when they still do not."""
        with self._lock:
            self._drop_useless()
            while self._nets and self._nbytes + nbytes > self.limit:
                key, (kept, used_s) = next(iter(self._nets.items()))
                if self._clock() - used_s < self.fresh_s:
                    return False
                del self._nets[key]
                self._nbytes -= kept.nbytes
            return True

    @property
    def nbytes(self) -> int:
        """Bytes of all waiting nets."""
        with self._lock:
            self._drop_useless()
            return self._nbytes

    def _drop_useless(self) -> None:
        while self._useless:
            key = self._useless.popleft()
            kept, _ = self._nets.get(key, (None, 0.0))
            if kept is not None and not kept.useful:
                del self._nets[key]
                self._nbytes -= kept.nbytes

    def __len__(self) -> int:
        return len(self._nets)


CACHE = NetCache()


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array | None:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C / groups, kH, kW), plus `bias` (C_out,).

    All numbers must be finite float32: Winograd's method spreads a NaN over its neighbours. `window` must have no
    ceil_mode. None when there is no room to keep a net for the weight, and building one each time would not pay.
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
        nbytes = _nbytes(x.shape, weight, window)
        if not CACHE.make_room(nbytes) and not light:
            return None
        net = _build(x.shape, weight, offsets, window, groups, light)
        kept = _Kept(net, nbytes, () if light else CACHE.built_in(key, weight, bias))
    net = kept.net
    net.setInput(x, "x")
    if light:
        net.setInput(np.ascontiguousarray(weight), "weight")
        net.setInput(offsets, "bias")
    out: Array = net.forward()
    CACHE.put(key, kept)
    return out


def _nbytes(shape: Shape, weight: Array, window: Window) -> int:
    """Bytes that a net will hold, about."""
    rows, columns = window.output_size((shape[2], shape[3]))
    # Winograd's method packs a 3 x 3 kernel into 8 x 8 numbers, beside the weight itself.
    packed = 64 // 9 + 2 if window.kernel == (3, 3) else 2
    cells = math.prod(shape) + shape[0] * weight.shape[0] * rows * columns
    return int(4 * (packed * weight.size + cells))


def _build(shape: Shape, weight: Array, bias: Array, window: Window, groups: int, light: bool) -> Any:
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
    return cv2.dnn.readNetFromONNX(np.frombuffer(model.SerializeToString(), np.uint8))
