"""Networks by name or from a file: what `cnnviewer.load_network`, the command line and "Open network" use."""

from __future__ import annotations

import os
from pathlib import Path

from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError, UsageError
from cnnviewer.files import refusal
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.build import build
from cnnviewer.networks.external import files_beside
from cnnviewer.networks.presets import PRESETS

_LARGEST_FILE = 2_000_000_000  # more does not fit into one ONNX file


def network_names() -> tuple[str, ...]:
    """The names of the networks that come with the program, weights and all: the presets, then the trained ones."""
    from cnnviewer.networks.zoo import ZOO

    return (*PRESETS, *ZOO)


def input_size(name: str | os.PathLike[str]) -> tuple[int, int] | None:
    """(rows, columns) of the input that the architecture called `name` was made for; None for other networks."""
    architecture = ARCHITECTURES.get(os.fspath(name).lower())
    return None if architecture is None else architecture.size


def load_network(name: str | os.PathLike[str]) -> Network:
    """The network called `name`, in any case, or the one in the .onnx file of that path.

    Names are `network_names()`; "lenet5", which is "mnist"; and those of the architectures of the literature
    ("resnet18"), whose weights are random but the same every time.

    Files of ONNX opset 7 and later are read; nodes come out in the newest form of their operators. float16 weights and
    inputs become float32, so do float64 weights unless an input is float64; quantised weights are spelled out. Inputs
    may be integers or booleans (`Value.dtype`) and have axes of no fixed length, which the array given to `run` fixes.
    Weights may stand in another file, in the folder of the .onnx file or below it. Nodes in the wrong order and names
    that are missing or double are put right.

    An operator that cannot be run, or one of another domain ("com.microsoft.FusedConv"), does not keep a network from
    opening: everything before it runs, and `run` raises EvaluationError that names it and holds what was computed.

    Raises UsageError when there is no network of that name. Raises NetworkError, one sentence, when the file cannot be
    read; is damaged, larger than 2 GB or no valid ONNX; is of another opset; holds text, sparse weights, or more than
    8 GB of weights; has no inputs, runs in a circle, or trains (Dropout, BatchNormalization); or when its weights
    stand in a file outside the folder or beyond the end of one. Nothing outside the folder is read.
    """
    known = os.fspath(name).lower()
    if known in PRESETS:
        return build(PRESETS[known].make())
    if known in ARCHITECTURES:
        return ARCHITECTURES[known].make()
    from cnnviewer.networks.zoo import ALIASES, ZOO, find_bundled

    bundled = find_bundled(known)
    if bundled is not None:
        return _read(bundled.path)
    path = Path(name).expanduser()
    if path.suffix.lower() == ".onnx" or path.exists():
        return _read(path)
    names = ", ".join((*PRESETS, *ZOO, *ALIASES, *ARCHITECTURES))
    raise UsageError(f"There is no network {name}; choose one of {names}, or an .onnx file.")


def _read(path: Path) -> Network:
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
