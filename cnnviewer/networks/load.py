"""Networks by name or from a file: what `cnnviewer.load_network`, the command line and "Open network" use."""

from __future__ import annotations

import os
from pathlib import Path

from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError, UsageError
from cnnviewer.files import refusal
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.build import build
from cnnviewer.networks.presets import PRESETS

_LARGEST_FILE = 2_000_000_000  # more does not fit into one ONNX file


def network_names() -> tuple[str, ...]:
    """The names of the networks that come with the program, weights and all."""
    return tuple(PRESETS)


def input_size(name: str | os.PathLike[str]) -> tuple[int, int] | None:
    """(rows, columns) of the input that the architecture called `name` was made for; None for other networks."""
    architecture = ARCHITECTURES.get(os.fspath(name).lower())
    return None if architecture is None else architecture.size


def load_network(name: str | os.PathLike[str]) -> Network:
    """The network called `name`, in any case, or the one in the .onnx file of that path.

    Names are `network_names()`, and those of the architectures of the literature ("resnet18"), whose weights are random
    but the same every time.

    Raises UsageError when there is no such name, NetworkError when the file cannot be read or run.
    """
    known = os.fspath(name).lower()
    if known in PRESETS:
        return build(PRESETS[known].make())
    if known in ARCHITECTURES:
        return ARCHITECTURES[known].make()
    path = Path(name).expanduser()
    if path.suffix.lower() == ".onnx" or path.exists():
        return _read(path)
    names = ", ".join((*PRESETS, *ARCHITECTURES))
    raise UsageError(f"There is no network {name}; choose one of {names}, or an .onnx file.")


def _read(path: Path) -> Network:
    # Here, for the presets need no reader of files and start faster without.
    from cnnviewer.engine.onnx_model import from_bytes

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
    return from_bytes(content, path.stem)
