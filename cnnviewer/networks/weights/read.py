"""A file of weights, of any format, as named arrays. What is in the file decides, not its name."""

from __future__ import annotations

import os
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from cnnviewer.engine.network import Array
from cnnviewer.errors import WeightsError
from cnnviewer.files import refusal
from cnnviewer.networks.onnx_file import read_onnx
from cnnviewer.networks.weights import numpy_archive, pytorch, safetensors
from cnnviewer.networks.weights.learned import learned_weights
from cnnviewer.networks.weights.numbers import LARGEST_BYTES
from cnnviewer.networks.weights.pickles import damaged

SUFFIXES = (".pth", ".pt", ".bin", ".ckpt", ".safetensors", ".npz", ".onnx")
"""What files of weights are usually called, for a file dialog."""

# How files begin that people try, and what to say about them.
_OTHERS = {
    b"\x93NUMPY": "is one array without a name; save several with numpy.savez and their names",
    b"\x89HDF\r\n": "is an HDF5 file, as Keras writes them; save the arrays with numpy.savez and their names",
    b"\x1f\x8b": "is packed with gzip; unpack it first",
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICKLE = b"\x80"


def read_weights(path: str | os.PathLike[str]) -> dict[str, Array]:
    """{name: read-only array} of a file of weights, in its order.

    Read are state dicts of PyTorch in the zip form and the older one, safetensors, NPZ archives, and the constants of
    an .onnx network that were learned. float16, bfloat16 and float64 become float32, integers and booleans stay. Fully
    connected weights are (outputs, inputs), as PyTorch has them; those of an .onnx file are turned if need be.

    No code of the file runs: pickles are read by a machine that knows numbers, texts, lists and tensors and refuses all
    else, and arrays of Python objects are refused. Raises WeightsError (NetworkError for .onnx files), one sentence,
    when the file is refused, damaged, too large, or of another kind.
    """
    path = Path(path).expanduser()
    if path.suffix.lower() == ".onnx":
        return _of_network(path)
    try:
        if not path.is_file():
            raise WeightsError(f"There is no file of weights {path.name} there; check the path.")
        with path.open("rb") as file:
            return _read(file, path.name, os.fstat(file.fileno()).st_size)
    except OSError as error:
        raise WeightsError(f"The weights {path.name} cannot be read: {refusal(error)}; check the path.") from None


def _of_network(path: Path) -> dict[str, Array]:
    network = read_onnx(path)
    slots = learned_weights(network).values()
    return {slot.name: network.weights[slot.name].T if slot.turned else network.weights[slot.name] for slot in slots}


def _read(file: BinaryIO, name: str, size: int) -> dict[str, Array]:
    start = file.read(512)
    file.seek(0)
    if size > LARGEST_BYTES:
        raise WeightsError(f"{name} is larger than {LARGEST_BYTES // 10**9} GB; choose a smaller file.")
    for magic, problem in _OTHERS.items():
        if start.startswith(magic):
            raise WeightsError(f"{name} {problem}.")
    if start.startswith(_ZIP):
        return _read_zip(file, name, size)
    if start.startswith(_PICKLE):
        return pytorch.read_old(file, name, size)
    if start[8:9] == b"{":
        return safetensors.read(file, name, size)
    raise WeightsError(f"{name} is no file of weights; choose one of PyTorch, safetensors, NumPy (.npz) or ONNX.")


def _read_zip(file: BinaryIO, name: str, size: int) -> dict[str, Array]:
    try:
        with zipfile.ZipFile(file) as archive:
            if numpy_archive.is_archive(archive):
                return numpy_archive.read(archive, name, size)
            return pytorch.read_zip(archive, name, size)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, MemoryError):
        # What zipfile and the header of an .npy file raise; RuntimeError also says "encrypted" and "not implemented".
        raise damaged(name) from None
