"""NPZ archives: a zip file with one .npy file for each array (numpy.savez). Arrays of Python objects are refused."""

from __future__ import annotations

import zipfile

import numpy as np
from numpy.lib import format as npy

from cnnviewer.engine.exchange.names import quoted
from cnnviewer.engine.network import Array
from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights.numbers import Budget, checked_name, kept, number_count
from cnnviewer.networks.weights.pickles import damaged

SUFFIX = ".npy"

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
        version = npy.read_magic(file)
        if version not in ((1, 0), (2, 0), (3, 0)):
            raise damaged(name)
        # Version 3 differs from 2 in the letters of field names, which plain numbers have not.
        read_header = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        shape, columns_first, dtype = read_header(file)
        if dtype.hasobject:
            raise WeightsError(
                f"{quoted(key)} in {name} holds Python objects (a pickle of NumPy), which could run code; save plain "
                "numbers."
            )
        if dtype.kind not in "fiub":
            raise WeightsError(f"{quoted(key)} in {name} holds no plain numbers; save the weights as float32.")
        length = number_count(shape, damaged(name)) * dtype.itemsize
        if length > entry.file_size:
            raise damaged(name)
        content = file.read(length)
    if len(content) != length:
        raise damaged(name)
    if dtype.kind == "b":
        return kept(_shaped(np.frombuffer(content, np.uint8), shape, columns_first), "|b1")
    return kept(_shaped(np.frombuffer(content, dtype), shape, columns_first), dtype.str)


def _shaped(numbers: Array, shape: tuple[int, ...], columns_first: bool) -> Array:
    return numbers.reshape(shape[::-1]).T if columns_first else numbers.reshape(shape)
