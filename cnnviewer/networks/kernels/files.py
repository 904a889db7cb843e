"""Kernels in files: JSON with a name, or the plain text of `format_matrix`.

A file holds one kernel (kH, kW), or one per channel (C, kH, kW). It is not to be trusted: everything in it is
checked, and what is wrong is said in one sentence (KernelError).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import KernelError
from cnnviewer.files import refusal, replacing
from cnnviewer.networks.kernels.kernel import Kernel, checked_kernel
from cnnviewer.networks.kernels.text import format_matrix, parse_matrix

FORMAT = "cnnviewer kernel"
VERSION = 1
MOST_CHANNELS = 256
_LARGEST_FILE = 4_000_000


def kernel_to_json(kernel: NDArray[np.float32], name: str = "") -> str:
    """The kernel (kH, kW), or (C, kH, kW) with one per channel, as JSON that `kernel_from_json` gives back exactly."""
    values = [[[_shortest(value) for value in row] for row in one] for one in _as_channels(kernel)]
    written = {"format": FORMAT, "version": VERSION, "name": name, "kernels": values}
    return json.dumps(written, ensure_ascii=False) + "\n"


def kernel_from_json(text: str) -> NDArray[np.float32]:
    """The kernel (kH, kW), or (C, kH, kW) when there is more than one. Raises KernelError for anything else."""
    try:
        written: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise KernelError(
            "This is no kernel file: it cannot be read as JSON; choose a file that was saved here."
        ) from None
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise KernelError("This JSON file holds no kernel; choose a file that was saved here.")
    if written.get("version") != VERSION:
        raise KernelError(
            "This kernel was saved by another version of the program; save it there as text and open that."
        )
    kernels = written.get("kernels")
    if not isinstance(kernels, list) or not 1 <= len(kernels) <= MOST_CHANNELS:
        raise KernelError(f"A kernel file holds 1 to {MOST_CHANNELS} kernels, one per channel; this one does not.")
    return _together([_checked_rows(rows) for rows in kernels])


def save_kernel(path: Path, kernel: NDArray[np.float32], name: str = "") -> None:
    """Write the kernel to `path`, as JSON when it ends in .json, otherwise as text with an empty line between channels.

    The file is written whole or not at all. Raises KernelError when that fails.
    """
    text = (
        kernel_to_json(kernel, name) if _is_json(path) else "\n\n".join(map(format_matrix, _as_channels(kernel))) + "\n"
    )
    try:
        with replacing(path) as temporary:
            temporary.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise KernelError(
            f"The kernel could not be written to {path.name}: {refusal(error)}; choose another place."
        ) from error


def load_kernel(path: Path) -> NDArray[np.float32]:
    """The kernel (kH, kW), or (C, kH, kW), in the file at `path`. Raises KernelError when there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise KernelError(
            f"The kernel file {path.name} cannot be read: {refusal(error)}; choose another file."
        ) from error
    if len(content) > _LARGEST_FILE:
        raise KernelError(f"The file {path.name} is too large for a kernel; choose another file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KernelError(f"The file {path.name} is no text; choose a kernel saved as text or JSON.") from None
    if _is_json(path):
        return kernel_from_json(text)
    blocks = [block for block in text.replace("\r\n", "\n").split("\n\n") if block.strip()]
    if len(blocks) > MOST_CHANNELS:
        raise KernelError(f"The file {path.name} holds more than {MOST_CHANNELS} kernels; choose another file.")
    return _together([parse_matrix(block) for block in blocks] or [parse_matrix(text)])


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"


def _as_channels(kernel: NDArray[np.float32]) -> NDArray[np.float32]:
    return kernel if kernel.ndim == 3 else kernel[None]


def _together(kernels: list[Kernel]) -> NDArray[np.float32]:
    if any(kernel.shape != kernels[0].shape for kernel in kernels):
        raise KernelError("The kernels of this file differ in size; give every channel a kernel of the same size.")
    return kernels[0] if len(kernels) == 1 else np.stack(kernels)


def _checked_rows(rows: object) -> Kernel:
    ragged = KernelError("A kernel in this file is no matrix of numbers; every row must have as many numbers.")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) and row for row in rows):
        raise ragged
    if any(len(row) != len(rows[0]) for row in rows):
        raise ragged
    if any(isinstance(value, bool) or not isinstance(value, int | float) for row in rows for value in row):
        raise ragged
    try:
        return checked_kernel(rows)
    except OverflowError:
        raise KernelError("A number in this kernel file is too large; give numbers up to 3.4e38.") from None


def _shortest(value: np.float32) -> float:
    """The shortest decimal number that is this float32."""
    return float(str(np.float32(value)))
