"""Numbers as files of weights hold them, and how much memory a file may make the program take.

The engine works with float32: float16 and bfloat16 are widened without loss, float64 is rounded. Integers and booleans
stay as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.exchange.names import quoted, text
from cnnviewer.engine.network import Array
from cnnviewer.errors import WeightsError

LARGEST_BYTES = 8_000_000_000
"""Of one file, and of all arrays made from it."""

LONGEST_NAME = 1000
MOST_AXES = 32

BFLOAT16 = "bfloat16"
"""NumPy has no such type: its 16 bits are read as uint16. They are the upper half of a float32."""


def item_bytes(kind: str) -> int:
    """Bytes of one number of `kind`, a NumPy type in little-endian order ("<f4") or BFLOAT16."""
    return 2 if kind == BFLOAT16 else np.dtype(kind).itemsize


def stored_type(kind: str) -> np.dtype[np.generic]:
    """The NumPy type as which numbers of `kind` are read; a boolean is a byte."""
    return np.dtype({BFLOAT16: "<u2", "|b1": "<u1"}.get(kind, kind))


def kept(stored: Array, kind: str) -> Array:
    """`stored`, numbers of `kind` as read by `stored_type`, as the program keeps them: read-only, C order."""
    if kind == BFLOAT16:
        array = (stored.astype(np.uint32) << 16).view(np.float32)
    elif kind == "|b1":
        array = stored != 0
    else:
        wanted = np.dtype(np.float32) if stored.dtype.kind == "f" else stored.dtype.newbyteorder("=")
        with np.errstate(over="ignore"):
            array = stored.astype(wanted, copy=False)
    array = np.ascontiguousarray(array).reshape(stored.shape)
    array.flags.writeable = False
    return array


def number_count(shape: Sequence[object], problem: WeightsError) -> int:
    """How many numbers an array of `shape` has; raises `problem` unless these are lengths of axes."""
    lengths = [side for side in shape if type(side) is int and 0 <= side < 1 << 62]
    if len(lengths) != len(shape) or len(shape) > MOST_AXES:
        raise problem
    return math.prod(lengths)


def checked_name(name: object, file: str) -> str:
    """The name of an array, printable. Raises WeightsError when it is no text or a very long one."""
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise WeightsError(f"{file} is damaged: an array has no usable name; save it again.")
    return text(name)


class Budget:
    """Counts the bytes that are taken for one file, so that a small file cannot ask for all memory.

    name  of the file, for sentences;  size  its bytes;  times  how much larger its arrays may be together
    """

    def __init__(self, name: str, size: int, times: int) -> None:
        self._name, self._times = name, times
        self._left = min(LARGEST_BYTES, times * size + (1 << 20))

    def take(self, what: str, amount: int) -> None:
        """Before `amount` bytes are taken for `what`. Raises WeightsError when it is too much."""
        self._left -= amount
        if self._left < 0:
            raise WeightsError(
                f"{self._name} unpacks to more than {self._times} times its size, up to {quoted(what)}; "
                "save the weights again."
            )
