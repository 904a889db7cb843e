"""State dicts as PyTorch writes them, put together instruction by instruction, so that a test may write any of them.

A pickle is written bottom up: `text`, `integer`, `named` give the bytes that put something on the stack, `call` and
`dictionary` those that take it from there; `pickle` closes it.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

MAGIC = 0x1950A86A20F9469CFC6C
NONE, TRUE, FALSE = b"N", b"\x88", b"\x89"


def pickle(body: bytes, protocol: int = 2) -> bytes:
    return b"\x80" + bytes([protocol]) + body + b"."


def text(value: str) -> bytes:
    encoded = value.encode()
    return b"X" + struct.pack("<I", len(encoded)) + encoded


def integer(value: int) -> bytes:
    if -(1 << 31) <= value < 1 << 31:
        return b"J" + struct.pack("<i", value)
    encoded = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8a" + bytes([len(encoded)]) + encoded


def named(module: str, name: str) -> bytes:
    return f"c{module}\n{name}\n".encode()


def group(*parts: bytes) -> bytes:
    """A tuple."""
    return b"(" + b"".join(parts) + b"t"


def integers(values: Sequence[int]) -> bytes:
    return group(*map(integer, values))


def call(function: bytes, *arguments: bytes) -> bytes:
    return function + group(*arguments) + b"R"


ORDERED = call(named("collections", "OrderedDict"))


def dictionary(items: Mapping[str, bytes], start: bytes = b"}") -> bytes:
    return start + b"(" + b"".join(text(key) + value for key, value in items.items()) + b"u"


def storage(kind: str, key: str, count: int, *more: bytes) -> bytes:
    """What stands for a storage: a persistent id."""
    return group(text("storage"), named("torch", kind), text(key), text("cpu"), integer(count), *more) + b"Q"


def tensor(kept: bytes, shape: Sequence[int], strides: Sequence[int] | None = None, offset: int = 0) -> bytes:
    """A tensor on the storage `kept`; in C order unless `strides` are given."""
    if strides is None:
        strides = [1] * len(shape)
        for axis in reversed(range(len(shape) - 1)):
            strides[axis] = strides[axis + 1] * shape[axis + 1]
    rebuild = named("torch._utils", "_rebuild_tensor_v2")
    return call(rebuild, kept, integer(offset), integers(shape), integers(strides), FALSE, ORDERED)


def old_file(state: bytes, storages: Mapping[str, tuple[int, bytes]], keys: bytes | None = None) -> bytes:
    """The older form; `storages` has the count and the bytes of each, `state` and `keys` are bodies of pickles."""
    machine = dictionary({"protocol_version": integer(1001), "little_endian": TRUE})
    if keys is None:
        keys = b"](" + b"".join(map(text, storages)) + b"e"
    parts = [pickle(body) for body in (integer(MAGIC), integer(1001), machine, state, keys)]
    parts += [struct.pack("<q", count) + content for count, content in storages.values()]
    return b"".join(parts)


def zip_file(
    state: bytes, storages: Mapping[str, bytes], more: Mapping[str, bytes] | None = None, packing: int = 0
) -> bytes:
    """The zip form; `more` has further entries, `packing` is a method of zipfile."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        archive.writestr("archive/data.pkl", pickle(state))
        for key, content in storages.items():
            archive.writestr(f"archive/data/{key}", content)
        for name, content in (more or {}).items():
            archive.writestr(f"archive/{name}", content)
    return made.getvalue()
