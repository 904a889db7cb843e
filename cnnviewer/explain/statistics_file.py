"""Channel statistics on disk: NAME.statistics.npz, written whole, read without trusting it; and as a CSV table."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import SessionError
from cnnviewer.explain.channel_statistics import ChannelRow, Statistics
from cnnviewer.explain.layer_table import TextStyle, table_text
from cnnviewer.explain.moments import restored
from cnnviewer.files import refusal, replacing

SUFFIX = ".statistics.npz"
_FORMAT = 1
_TEXTS = ("network", "frames", "source", "address")
_NUMBERS = ("done", "total", "used")


def statistics_path(network: str, folder: Path) -> Path:
    """Where statistics of the network at the address or of the name `network` are kept.

    Beside the file of the network; in `folder` for one that is known by name, or whose own folder cannot be written.
    """
    path = Path(network).expanduser()
    name = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in path.stem or "network")
    if path.suffix.lower() == ".onnx" and _can_write(path.parent):
        return path.with_name(path.stem + SUFFIX)
    return folder / f"{name}{SUFFIX}"


def save_statistics(path: Path, statistics: Statistics) -> None:
    """Write `statistics` to `path`, whole or not at all. Raises SessionError."""
    heading: dict[str, Any] = {"format": _FORMAT, "values": list(statistics.layers)}
    heading |= {name: getattr(statistics, name) for name in (*_TEXTS, *_NUMBERS)}
    arrays: dict[str, NDArray[Any]] = {"heading": np.frombuffer(json.dumps(heading).encode(), np.uint8)}
    for number, moments in enumerate(statistics.layers.values()):
        arrays |= {f"{number}/{name}": array for name, array in moments.arrays().items()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            np.savez(temporary, allow_pickle=False, **arrays)
    except OSError as error:
        raise SessionError(f"The statistics could not be written to {path} ({refusal(error)}).") from error


def load_statistics(path: Path) -> Statistics | None:
    """The statistics in `path`; None when there is no such file. Raises SessionError when it is damaged."""
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        heading = json.loads(arrays.pop("heading").tobytes())
        if heading["format"] != _FORMAT:
            raise ValueError("of another version")
        layers = {}
        for number, value in enumerate(heading["values"]):
            begin = f"{number}/"
            own = {name.removeprefix(begin): array for name, array in arrays.items() if name.startswith(begin)}
            layers[str(value)] = restored(own)
        network, frames, source, address = (str(heading[name]) for name in _TEXTS)
        done, total, used = (int(heading[name]) for name in _NUMBERS)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SessionError(f"The statistics in {path} cannot be read ({refusal(error)}).") from error
    except (ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise SessionError(f"The statistics in {path} are damaged; start them again.") from error
    return Statistics(network, frames, source, address, done, total, used, layers)


def statistics_text(channels: Sequence[ChannelRow], style: TextStyle = TextStyle.CSV) -> str:
    """These channels as a table of text; numbers of channels count from 1."""
    headings = ("layer", "channel", "mean", "variance", "minimum", "maximum", "zeros", "dead", "duplicate of")
    rows = [
        (
            row.value,
            str(row.number + 1),
            *(f"{number:.9g}" for number in (row.mean, row.variance, row.low, row.high, row.zeros)),
            "yes" if row.dead else "",
            "" if row.twin is None else str(row.twin + 1),
        )
        for row in channels
    ]
    return table_text(headings, rows, style)


def _can_write(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)
