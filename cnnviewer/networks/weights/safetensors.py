"""safetensors files: the length of a header in 8 bytes, the header in JSON, the numbers (the format's README.md).

    {"conv1.weight": {"dtype": "F32", "shape": [64, 3, 7, 7], "data_offsets": [begin, end]}, ...}

Offsets count from the end of the header; the arrays follow each other without holes or overlaps up to the end.
"""

from __future__ import annotations

import json
from typing import BinaryIO

import numpy as np

from cnnviewer.engine.exchange.names import quoted, text
from cnnviewer.engine.network import Array
from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights.numbers import (
    BFLOAT16,
    Budget,
    checked_name,
    item_bytes,
    kept,
    number_count,
    stored_type,
)
from cnnviewer.networks.weights.pickles import damaged

LONGEST_HEADER = 16_000_000
_KINDS = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "BF16": BFLOAT16,
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "|i1",
    "U64": "<u8",
    "U32": "<u4",
    "U16": "<u2",
    "U8": "|u1",
    "BOOL": "|b1",
}
_TIMES = 4
_PREFIX = 8


def read(file: BinaryIO, name: str, size: int) -> dict[str, Array]:
    """{name: array} of a file of `size` bytes, opened at its start, in the order of its numbers."""
    length = int.from_bytes(file.read(_PREFIX), "little")
    if not 2 <= length <= min(size - _PREFIX, LONGEST_HEADER):
        raise damaged(name)
    entries = _header(file.read(length), name)
    places = sorted((_place(key, entry, name) for key, entry in entries.items()), key=lambda place: place[2:])
    budget = Budget(name, size, _TIMES)
    arrays: dict[str, Array] = {}
    last = 0
    for key, kind, begin, end, shape in places:
        if begin != last:
            raise WeightsError(f"{name} is damaged: {quoted(key)} does not begin where the array before ends.")
        last = end
        if _PREFIX + length + end > size:
            raise damaged(name)
        budget.take(key, max(4, item_bytes(kind)) * (end - begin) // item_bytes(kind))
        stored: Array = np.frombuffer(file.read(end - begin), stored_type(kind))
        if stored.nbytes != end - begin:
            raise damaged(name)
        arrays[key] = kept(stored.reshape(shape), kind)
    if _PREFIX + length + last != size:
        raise damaged(name)
    return arrays


def _header(content: bytes, name: str) -> dict[str, object]:
    """The entries of the header, without the notes that a program left there."""
    try:
        header = json.loads(content, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError):
        raise damaged(name) from None
    if not isinstance(header, dict):
        raise damaged(name)
    header.pop("__metadata__", None)
    return header


def _without_doubles(items: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(items)
    if len(made) != len(items):
        raise ValueError
    return made


def _place(key: str, entry: object, name: str) -> tuple[str, str, int, int, tuple[int, ...]]:
    """(name, kind, begin, end, shape) of an array, which agree with each other."""
    key = checked_name(key, name)
    if not isinstance(entry, dict) or not isinstance(entry.get("shape"), list):
        raise damaged(name)
    kind = entry.get("dtype")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise WeightsError(
            f"The numbers of {quoted(key)} in {name} are {quoted(text(str(kind)[:40]))}, which cannot be read; save "
            "them as float32."
        )
    count = number_count(entry["shape"], damaged(name))
    offsets = entry.get("data_offsets")
    if not isinstance(offsets, list) or len(offsets) != 2:
        raise damaged(name)
    number_count(offsets, damaged(name))
    begin, end = offsets
    if end - begin != count * item_bytes(_KINDS[kind]):
        raise damaged(name)
    return key, _KINDS[kind], begin, end, tuple(entry["shape"])
