"""A network out of an .onnx file, with its weights from the files beside it."""

from __future__ import annotations

from pathlib import Path

from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError
from cnnviewer.files import refusal
from cnnviewer.networks.external import files_beside

_LARGEST_FILE = 2_000_000_000  # more does not fit into one ONNX file


def read_onnx(path: Path) -> Network:
    """The network in the file at `path`. Raises NetworkError, one sentence, when that cannot be; see load_network."""
    # Here, for the presets need no reader of files and start faster without.
    from cnnviewer.engine.exchange.read import from_bytes

    if path.suffix.lower() != ".onnx":
        raise NetworkError(f"{path.name} is no .onnx file; export the network to ONNX and open that.")
    try:
        if path.is_file() and path.stat().st_size > _LARGEST_FILE:
            raise NetworkError(
                f"{path.name} is larger than 2 GB, more than an ONNX file can hold; choose another file."
            )
        content = path.read_bytes()
    except OSError as error:
        raise NetworkError(f"The network {path.name} cannot be read: {refusal(error)}; check the path.") from None
    return from_bytes(content, path.stem, files_beside(path))
