"""Arrays out of an ONNX file: TensorProto -> read-only array, checked against its shape before memory is taken.

float16 and bfloat16 become float32; float64 does too, unless the network takes float64. Numbers that
stand in another file come from `External`, a function of the room that knows files.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.exchange.names import quoted, text
from cnnviewer.engine.network import Array, Shape
from cnnviewer.errors import NetworkError

External = Callable[[str, int, int], NDArray[np.uint8]]
"""(location, offset, length) -> that many bytes of the file called `location`; raises NetworkError when it must not."""

LARGEST_BYTES = 8_000_000_000
"""All weights of one network together; what is declared beyond that is refused before memory is taken."""

MOST_AXES = 32

# How the numbers of each type stand in a file: little-endian; bfloat16 as the upper half of a float32.
_STORED: dict[int, str] = {
    TensorProto.FLOAT: "<f4",
    TensorProto.DOUBLE: "<f8",
    TensorProto.FLOAT16: "<f2",
    TensorProto.BFLOAT16: "<u2",
    TensorProto.INT8: "<i1",
    TensorProto.INT16: "<i2",
    TensorProto.INT32: "<i4",
    TensorProto.INT64: "<i8",
    TensorProto.UINT8: "<u1",
    TensorProto.UINT16: "<u2",
    TensorProto.UINT32: "<u4",
    TensorProto.UINT64: "<u8",
    TensorProto.BOOL: "<u1",
}
_CHANGED: dict[int, str] = {
    TensorProto.FLOAT16: "float32",
    TensorProto.BFLOAT16: "float32",
    TensorProto.DOUBLE: "float32",
    TensorProto.BOOL: "bool",
}


def type_of(code: int, wide: bool) -> str | None:
    """The NumPy type in which arrays of ONNX type `code` are kept here.

    wide  whether float64 stays float64
    None for text, complex numbers and types that are not used here (8-bit floats, 4-bit integers).
    """
    if code not in _STORED:
        return None
    if code in _CHANGED and not (wide and code == TensorProto.DOUBLE):
        return _CHANGED[code]
    return np.dtype(_STORED[code]).name


class TensorReader:
    """Reads the arrays of one network and counts their bytes.

    name   the network, for sentences;  wide  whether float64 stays float64
    """

    def __init__(self, name: str, wide: bool, external: External | None = None) -> None:
        self.name, self.wide, self.external = name, wide, external
        self.total = 0

    def read(self, tensor: TensorProto) -> Array:
        """The array of `tensor`, read-only. Raises NetworkError when it is damaged, too large or of no numeric type."""
        kind = type_of(tensor.data_type, self.wide)
        if kind is None:
            raise NetworkError(
                f"The weight {_name(tensor)} of {self.name} holds text or numbers of a type that is not known here; "
                "export the network with others."
            )
        shape = tuple(int(length) for length in tensor.dims)
        if len(shape) > MOST_AXES or min(shape, default=0) < 0:
            raise self.damaged(tensor, "its shape cannot be")
        self.count(_name(tensor), shape, kind)
        array = self._numbers(tensor, shape)
        with np.errstate(all="ignore"):
            return read_only(array.astype(kind, copy=False).reshape(shape))

    def count(self, name: str, shape: Shape, kind: str) -> None:
        """Add an array to the total; NetworkError when that becomes too much."""
        self.total += math.prod(shape) * np.dtype(kind).itemsize
        if self.total > LARGEST_BYTES:
            raise NetworkError(
                f"The weights of {self.name} up to {quoted(name)} take {_amount(self.total)} GB, more than the "
                f"{LARGEST_BYTES // 10**9} that can be read; choose a smaller network."
            )

    def damaged(self, tensor: TensorProto, reason: str) -> NetworkError:
        """The error that says what is wrong with a weight."""
        return NetworkError(
            f"The weight {_name(tensor)} of {self.name} is damaged ({reason}); export the network again."
        )

    def _numbers(self, tensor: TensorProto, shape: Shape) -> Array:
        """The numbers, of a type that can be turned into the one in which they are kept."""
        code, count = tensor.data_type, math.prod(shape)
        length = count * np.dtype(_STORED[code]).itemsize
        if tensor.data_location == TensorProto.EXTERNAL:
            raw: Array | bytes = self._external(tensor, length)
        elif tensor.HasField("raw_data"):
            raw = tensor.raw_data
        else:
            return self._typed(tensor, count)
        if len(raw) != length:
            raise self.damaged(tensor, f"{len(raw)} bytes for shape {shape}")
        stored: Array = np.frombuffer(raw, _STORED[code])
        return _widened(stored) if code == TensorProto.BFLOAT16 else stored

    def _typed(self, tensor: TensorProto, count: int) -> Array:
        """The numbers of a tensor that has them as protobuf numbers instead of bytes."""
        numbers = getattr(tensor, helper.tensor_dtype_to_field(tensor.data_type))
        if len(numbers) != count:
            raise self.damaged(tensor, f"{len(numbers)} numbers for {count}")
        if tensor.data_type == TensorProto.BFLOAT16:
            return _widened(np.array(numbers, np.int64))
        try:
            array: Array = numpy_helper.to_array(tensor)
        except (ValueError, TypeError, OverflowError) as error:
            raise self.damaged(tensor, text(str(error))[:80]) from None
        return array

    def _external(self, tensor: TensorProto, length: int) -> Array:
        """The bytes of a tensor that stand in another file."""
        if self.external is None:
            raise NetworkError(f"{self.name} keeps its weights in another file; open it as a file beside that.")
        entries = {text(entry.key): text(entry.value) for entry in tensor.external_data}
        try:
            offset, stated = int(entries.get("offset", "0")), int(entries.get("length", str(length)))
        except ValueError:
            raise self.damaged(tensor, "its place in the other file is no number") from None
        if offset < 0 or stated != length:
            raise self.damaged(tensor, f"{stated} bytes at {offset} of the other file instead of {length}")
        return self.external(entries.get("location", ""), offset, length)


def _widened(bits: Array) -> Array:
    """float32 out of the bits of bfloat16; done here, for versions of the onnx package make different types of them."""
    return (bits.astype(np.uint32) << 16).view(np.float32)


def read_only(array: Array) -> Array:
    """`array`, which nobody else writes to, contiguous and read-only."""
    array = np.ascontiguousarray(array).reshape(array.shape)
    array.flags.writeable = False
    return array


def _name(tensor: TensorProto) -> str:
    return quoted(text(tensor.name)) or "without a name"


def _amount(size: int) -> str:
    """Billions of bytes for a sentence, also where the number is absurd."""
    return f"{size / 1e9:.1f}" if size < 10**15 else "more than a million"
