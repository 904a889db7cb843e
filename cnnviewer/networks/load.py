"""Networks by name or from a file: what `cnnviewer.load_network`, the command line and "Open network" use."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from cnnviewer.engine.network import Network
from cnnviewer.errors import UsageError, WeightsError
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.build import build
from cnnviewer.networks.onnx_file import read_onnx
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.zoo import ALIASES, ZOO, find_bundled

logger = logging.getLogger(__name__)


def network_names() -> tuple[str, ...]:
    """The names of the networks that come with the program, weights and all: the presets, then the trained ones."""
    return (*PRESETS, *ZOO)


def input_size(name: str | os.PathLike[str]) -> tuple[int, int] | None:
    """(rows, columns) of the input that the architecture called `name` was made for; None for other networks."""
    architecture = ARCHITECTURES.get(os.fspath(name).lower())
    return None if architecture is None else architecture.size


def card_of(name: str | os.PathLike[str]) -> PreprocessingCard | None:
    """How frames enter the trained network or the architecture called `name`, as it learned; None for others."""
    bundled = find_bundled(name)
    if bundled is not None:
        return bundled.card
    architecture = ARCHITECTURES.get(os.fspath(name).lower())
    return None if architecture is None else architecture.card


def is_known(name: str | os.PathLike[str]) -> bool:
    """Whether `name` is the name of a network, or may be the path of one; nothing is read."""
    known = os.fspath(name).lower()
    path = Path(name).expanduser()
    named = (*network_names(), *ALIASES, *ARCHITECTURES)
    return known in named or path.suffix.lower() == ".onnx" or path.exists()


def load_network(name: str | os.PathLike[str], weights: str | os.PathLike[str] | None = None) -> Network:
    """The network called `name`, in any case, or the one in the .onnx file of that path.

    Names are `network_names()`; "lenet5", which is "mnist"; and those of the architectures of the literature
    ("resnet18"), whose weights are random but the same every time. Those with weights in an installable package
    ("efficientnet-lite0") are trained.

    weights  a file with numbers for the network: a state dict of PyTorch (.pth), safetensors, .npz, another .onnx. It
             must have every weight of the network; `load_weights` takes what fits and tells the rest

    Files of ONNX opset 7 and later are read; nodes come out in the newest form of their operators. float16 weights and
    inputs become float32, so do float64 weights unless an input is float64; quantised weights are spelled out. Inputs
    may be integers or booleans (`Value.dtype`) and have axes of no fixed length, which the array given to `run` fixes.
    Weights may stand in another file, in the folder of the .onnx file or below it. Nodes in the wrong order and names
    that are missing or double are put right.

    An operator that cannot be run, or one of another domain ("com.microsoft.FusedConv"), does not keep a network from
    opening: everything before it runs, and `run` raises EvaluationError that names it and holds what was computed.

    Raises UsageError when there is no network of that name, and WeightsError when the file of weights cannot be read or
    lacks some. Raises NetworkError, one sentence, when the file cannot be
    read; is damaged, larger than 2 GB or no valid ONNX; is of another opset; holds text, sparse weights, or more than
    8 GB of weights; has no inputs, runs in a circle, or trains (Dropout, BatchNormalization); or when its weights
    stand in a file outside the folder or beyond the end of one, or in a package that is not installed. Nothing outside
    the folder is read.
    """
    if weights is not None:
        return _filled(untrained(name), weights)
    architecture = ARCHITECTURES.get(os.fspath(name).lower())
    if architecture is not None and architecture.trained is not None:
        weights = architecture.trained.required(f"The weights of {architecture.title}")
        return _filled(architecture.make(weights=False), weights)
    return untrained(name)


def untrained(name: str | os.PathLike[str]) -> Network:
    """The network called `name`, or in the .onnx file of that path; every architecture with random weights."""
    known = os.fspath(name).lower()
    if known in PRESETS:
        return build(PRESETS[known].make())
    if known in ARCHITECTURES:
        return ARCHITECTURES[known].make()
    bundled = find_bundled(known)
    if bundled is not None:
        return read_onnx(bundled.path)
    path = Path(name).expanduser()
    if path.suffix.lower() == ".onnx" or path.exists():
        return read_onnx(path)
    names = ", ".join((*network_names(), *ALIASES, *ARCHITECTURES))
    raise UsageError(f"There is no network {name}; choose one of {names}, or an .onnx file.")


def _filled(network: Network, path: str | os.PathLike[str]) -> Network:
    """`network` with all its weights from a file. Raises WeightsError when that lacks some."""
    # Here, for most networks need no reader of weights and start faster without.
    from cnnviewer.networks.weights.load import load_weights
    from cnnviewer.networks.weights.read import read_weights

    source = Path(path).name
    filled, report = load_weights(network, read_weights(path), source=source)
    if not report.complete:
        raise WeightsError(
            f"{source} lacks {report.wanted - report.loaded} of the {report.wanted} weights of {network.name} "
            f"({report.lines()[0]}); choose weights of this architecture, or load_weights for those that fit."
        )
    if report.ordered:
        logger.warning("%s", report.summary)
    return filled
