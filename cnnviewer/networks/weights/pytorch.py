"""State dicts that PyTorch wrote, in both of its forms, without PyTorch (torch/serialization.py says how they stand).

zip   since 1.6: the pickle in NAME/data.pkl, the numbers of each storage in NAME/data/KEY, not compressed
old   pickles one after another (a magic number, the version, facts about the machine, the state dict, the keys of
      its storages), then for each key the count in 8 bytes and the numbers
"""

from __future__ import annotations

import zipfile
from typing import BinaryIO, Literal

import numpy as np

from cnnviewer.engine.exchange.names import quoted, text
from cnnviewer.engine.network import Array
from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights.numbers import Budget, item_bytes, stored_type
from cnnviewer.networks.weights.pickles import Unpickler, damaged
from cnnviewer.networks.weights.state_dict import Storage, Tensors, arrays_of, state_of

MAGIC = 0x1950A86A20F9469CFC6C
VERSION = 1001

# float16 becomes float32, and two names may share numbers; more than that no state dict needs.
_TIMES = 8


def read_old(file: BinaryIO, name: str, size: int) -> dict[str, Array]:
    """{name: array} of an old file of `size` bytes, opened at its start. Raises WeightsError."""
    tensors = Tensors(name)
    unpickler = Unpickler(file, name, tensors.makers, tensors.named, tensors.persist)
    if unpickler.load() != MAGIC:
        raise WeightsError(f"{name} is a pickle, but none of PyTorch; save a state dict with torch.save.")
    version = unpickler.load()
    if version != VERSION:
        raise WeightsError(f"{name} has an unknown version of the format of PyTorch; save it with a newer one.")
    unpickler.load()  # the machine; numbers are little-endian on every one
    state = state_of(unpickler.load(), name)
    places = _places(file, unpickler.load(), tensors.storages, name, size)

    def numbers(storage: Storage) -> Array:
        file.seek(places[storage.key])
        found: Array = np.frombuffer(file.read(storage.count * item_bytes(storage.kind)), stored_type(storage.kind))
        if len(found) != storage.count:
            raise damaged(name)
        return found

    return arrays_of(state, numbers, Budget(name, size, _TIMES))


def _places(file: BinaryIO, keys: object, storages: dict[str, Storage], name: str, size: int) -> dict[str, int]:
    """Where in the file the numbers of each storage begin, once it is found that all are there."""
    known = [key for key in keys if isinstance(key, str) and key in storages] if isinstance(keys, list) else []
    if keys != known or len(set(known)) != len(storages):
        raise damaged(name)
    places: dict[str, int] = {}
    for storage in map(storages.__getitem__, known):
        count = int.from_bytes(file.read(8), "little")
        places[storage.key] = file.tell()
        after = file.tell() + storage.count * item_bytes(storage.kind)
        if count != storage.count or after > size:
            raise damaged(name)
        file.seek(after)
    return places


def read_zip(archive: zipfile.ZipFile, name: str, size: int) -> dict[str, Array]:
    """{name: array} of an open zip file of `size` bytes. Raises WeightsError, and what zipfile raises."""
    entries = {entry.filename: entry for entry in archive.infolist()}
    pickled = next((entry for entry in entries if entry == "data.pkl" or entry.endswith("/data.pkl")), None)
    if pickled is None:
        raise WeightsError(f"{name} is a zip file without weights; choose a file of PyTorch or NumPy.")
    folder = pickled.removesuffix("data.pkl")
    if f"{folder}constants.pkl" in entries:
        raise WeightsError(f"{name} is a TorchScript program; save its state dict with torch.save instead.")
    told = entries.get(f"{folder}byteorder")
    big = told is not None and told.file_size == len(b"big")  # it says "big" or "little"
    order: Literal["<", ">"] = ">" if big else "<"
    tensors = Tensors(name)
    with archive.open(_plain(entries[pickled], name)) as file:
        unpickler = Unpickler(file, name, tensors.makers, tensors.named, tensors.persist)
        state = state_of(unpickler.load(), name)

    def numbers(storage: Storage) -> Array:
        entry = entries.get(f"{folder}data/{storage.key}")
        if entry is None:
            raise damaged(name)
        content = _content(archive, entry, name, storage.count * item_bytes(storage.kind))
        return np.frombuffer(content, stored_type(storage.kind).newbyteorder(order))

    return arrays_of(state, numbers, Budget(name, size, _TIMES))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, length: int) -> bytes:
    """The bytes of an entry. Raises WeightsError unless there are `length`."""
    if entry.file_size != length:
        raise damaged(name)
    content = archive.read(_plain(entry, name))
    if len(content) != length:
        raise damaged(name)
    return content


def _plain(entry: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    """`entry`, which is not compressed: the file itself is then as long as what comes out of it."""
    if entry.compress_type != zipfile.ZIP_STORED:
        raise WeightsError(
            f"{name} was packed again by another program ({quoted(text(entry.filename))} is compressed); "
            "use the file that PyTorch wrote."
        )
    return entry
