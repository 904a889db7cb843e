"""Output buffers that are used again once nobody holds them.

A fresh array of a few megabytes costs more in page faults than a ReLU costs in arithmetic. So memory is kept: each
array handed out stands on a lease, and when the array and all views of it are gone the lease dies and gives its storage
back. NumPy keeps the lease alive as the `base` at the end of every chain of views (the base of a view is never
collapsed past an object that is no array), so a buffer that anybody can still see is never used again.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict, deque
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from cnnviewer.engine.network import Array, Shape

ALIGNMENT = 64
GRAIN = 1 << 14
SMALLEST = 1 << 15
"""Bytes below which an array is simply made; the allocator keeps such small pieces by itself."""
LARGEST = 8_000_000_000
"""Bytes of one array. Systems promise memory that they do not have, and end the program when it is written to."""


class _Storage:
    """A piece of memory; `size` bytes can be used from `address` on."""

    __slots__ = ("address", "memory", "size")

    def __init__(self, size: int) -> None:
        self.memory: NDArray[np.uint8] = np.empty(size + ALIGNMENT, np.uint8)
        self.address = -(-self.memory.ctypes.data // ALIGNMENT) * ALIGNMENT
        self.size = size


class _Lease:
    """One loan of a storage; the array made from it holds it as its base."""

    __slots__ = ("__array_interface__", "_returns", "_storage")

    def __init__(self, storage: _Storage, shape: Shape, dtype: np.dtype[Any], returns: deque[_Storage]) -> None:
        self._storage = storage
        self._returns = returns
        place = (storage.address, False)
        self.__array_interface__ = {"version": 3, "shape": shape, "typestr": dtype.str, "data": place}

    def __del__(self) -> None:
        # May run at any moment, on any thread, even while this thread is inside the pool: appending needs no lock.
        self._returns.append(self._storage)


class BufferPool:
    """Lends arrays and takes their memory back when they die. Safe to use from several threads.

    limit  bytes of unused storage to keep; beyond that the storage that lay unused longest is let go
    """

    def __init__(self, limit: int = 128 << 20) -> None:
        self.limit = limit
        self._returned: deque[_Storage] = deque()
        self._free: OrderedDict[int, list[_Storage]] = OrderedDict()
        self._free_bytes = 0
        self._lock = threading.Lock()

    def empty(self, shape: Shape, dtype: DTypeLike = np.float32) -> Array:
        """A C-contiguous, writable array of `shape` with arbitrary contents, 64-byte aligned.

        Raises MemoryError when there is not so much.
        """
        kind = np.dtype(dtype)
        size = math.prod(shape) * kind.itemsize
        if size > LARGEST:
            raise MemoryError(f"An array of shape {shape} is too large.")
        if size < SMALLEST:
            return np.empty(shape, kind)
        return np.asarray(_Lease(self._storage(-(-size // GRAIN) * GRAIN), shape, kind, self._returned))

    @property
    def free_bytes(self) -> int:
        """Bytes of storage that wait to be used again."""
        with self._lock:
            self._collect()
            return self._free_bytes

    def clear(self) -> None:
        """Let go of all unused storage."""
        with self._lock:
            self._returned.clear()
            self._free.clear()
            self._free_bytes = 0

    def _storage(self, size: int) -> _Storage:
        with self._lock:
            self._collect()
            waiting = self._free.get(size)
            if waiting:
                self._free_bytes -= size
                storage = waiting.pop()
                if not waiting:
                    del self._free[size]
                return storage
        return _Storage(size)

    def _collect(self) -> None:
        """Sort what came back by size; sizes used last stand last."""
        while self._returned:
            storage = self._returned.popleft()
            self._free.setdefault(storage.size, []).append(storage)
            self._free.move_to_end(storage.size)
            self._free_bytes += storage.size
        while self._free_bytes > self.limit:
            size, waiting = next(iter(self._free.items()))
            waiting.pop()
            self._free_bytes -= size
            if not waiting:
                del self._free[size]


POOL = BufferPool()
"""The pool that all operators draw from."""


def empty(shape: Shape, dtype: DTypeLike = np.float32) -> Array:
    """An array from the common pool; see BufferPool.empty."""
    return POOL.empty(shape, dtype)
