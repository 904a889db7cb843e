"""NPZ archives: a zip file with one .npy file for each array (numpy.savez). Arrays of Python objects are refused.

An .npy file (numpy.lib.format) is a magic text, a version, the length of the header, the header as a Python dictionary
of constants, and the numbers.
"""

from __future__ import annotations

import ast
import re
import zipfile
from typing import IO

import numpy as np

from cnnviewer.engine.exchange.names import quoted
from cnnviewer.engine.network import Array
from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights.numbers import Budget, checked_name, item_bytes, kept, number_count, stored_type
from cnnviewer.networks.weights.pickles import damaged

SUFFIX = ".npy"

_MAGIC = b"\x93NUMPY"
_LENGTH_BYTES = {b"\x01": 2, b"\x02": 4, b"\x03": 4}  # by version
_LONGEST_HEADER = 10_000
_PLAIN = re.compile(r"[<>|=](f[248]|[iu][1248]|b1)")

# numpy.savez_compressed packs; weights that are not all the same shrink far less.
_TIMES = 100


def is_archive(archive: zipfile.ZipFile) -> bool:
    """Whether a zip file holds arrays of NumPy."""
    return any(entry.endswith(SUFFIX) for entry in archive.namelist())


def read(archive: zipfile.ZipFile, name: str, size: int) -> dict[str, Array]:
    """{name: array} of an open archive of `size` bytes, in its order. Raises WeightsError, and what zipfile raises."""
    budget = Budget(name, size, _TIMES)
    arrays: dict[str, Array] = {}
    for entry in archive.infolist():
        if not entry.filename.endswith(SUFFIX):
            continue
        key = checked_name(entry.filename.removesuffix(SUFFIX), name)
        budget.take(key, entry.file_size)
        arrays[key] = _read_array(archive, entry, key, name)
    return arrays


def _read_array(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, key: str, name: str) -> Array:
    with archive.open(entry) as file:
        descr, columns_first, shape = _header(file, name)
        if "O" in descr:
            raise WeightsError(
                f"{quoted(key)} in {name} holds Python objects (a pickle of NumPy), which could run code; save plain "
                "numbers."
            )
        if not _PLAIN.fullmatch(descr):
            raise WeightsError(f"{quoted(key)} in {name} holds no plain numbers; save the weights as float32.")
        kind = "|b1" if descr[1] == "b" else descr
        length = number_count(shape, damaged(name)) * item_bytes(kind)
        if length > entry.file_size:
            raise damaged(name)
        content = file.read(length)
    if len(content) != length:
        raise damaged(name)
    numbers: Array = np.frombuffer(content, stored_type(kind))
    return kept(numbers.reshape(shape[::-1]).T if columns_first else numbers.reshape(shape), kind)


def _header(file: IO[bytes], name: str) -> tuple[str, bool, tuple[int, ...]]:
    """The type as a text, whether the first axis moves fastest, and the shape, of an .npy file at its start."""
    start = file.read(len(_MAGIC) + 2)
    if not start.startswith(_MAGIC) or start[-2:-1] not in _LENGTH_BYTES:
        raise damaged(name)
    length = int.from_bytes(file.read(_LENGTH_BYTES[start[-2:-1]]), "little")
    if length > _LONGEST_HEADER:
        raise damaged(name)
    try:
        header = ast.literal_eval(file.read(length).decode("utf-8"))
        descr, columns_first, shape = header["descr"], header["fortran_order"], header["shape"]
    except (ValueError, SyntaxError, TypeError, KeyError, MemoryError, RecursionError):
        raise damaged(name) from None
    if not isinstance(columns_first, bool) or not isinstance(shape, tuple):
        raise damaged(name)
    # What is no text is a list of fields.
    return descr if isinstance(descr, str) else "fields", columns_first, shape
