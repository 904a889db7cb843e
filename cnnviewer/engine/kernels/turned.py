"""Weights turned round for the way back: every kernel flipped, input and output channels exchanged.

A heavy weight that is asked for again is kept turned: then the net that the convolution builds for it is kept too (see
kernels/nets.py), and the way back through one network, run after run, costs no more than the way forward. One that is
asked for once, as in training, where every step has new weights, would not pay for such a net.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.kernels.nets import LIGHT
from cnnviewer.engine.network import Array


@dataclass(eq=False)
class _Kept:
    weight: weakref.ref[Array]
    turned: Array | None = None


class TurnedWeights:
    """Turned weights, least recently used let go first. Safe to use from several threads.

    limit  bytes of all that are kept
    """

    def __init__(self, limit: int = 32 << 20) -> None:
        self.limit = limit
        self._kept: OrderedDict[tuple[int, int], _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, weight: Array, groups: int) -> Array:
        """`weight` (C_out, C / groups, kH, kW) turned to (C, C_out / groups, kH, kW)."""
        if weight.size <= LIGHT or weight.flags.writeable:
            return _turned(weight, groups)
        key = id(weight), groups
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept.weight() is not weight:
                self._kept[key] = _Kept(weakref.ref(weight))
                self._tidy()
                return _turned(weight, groups)
            self._kept.move_to_end(key)
            if kept.turned is None:
                kept.turned = _turned(weight, groups)
                kept.turned.flags.writeable = False
                self._tidy()
            return kept.turned

    @property
    def nbytes(self) -> int:
        """Bytes of all that are kept."""
        return sum(kept.turned.nbytes for kept in self._kept.values() if kept.turned is not None)

    def _tidy(self) -> None:
        for key in [key for key, kept in self._kept.items() if kept.weight() is None]:
            del self._kept[key]
        while self.nbytes > self.limit and len(self._kept) > 1:
            self._kept.popitem(last=False)


TURNED = TurnedWeights()


def _turned(weight: Array, groups: int) -> Array:
    filters, depth, rows, columns = weight.shape
    kernels = weight.reshape(groups, filters // groups, depth, rows, columns)[..., ::-1, ::-1]
    exchanged = np.ascontiguousarray(kernels.transpose(0, 2, 1, 3, 4))
    return exchanged.reshape(groups * depth, filters // groups, rows, columns)
