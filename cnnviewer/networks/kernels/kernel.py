"""What every kernel is: its type, its size limits, the check of numbers from outside, its place in a larger one."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cnnviewer.errors import KernelError

Kernel = NDArray[np.float32]
Pair = tuple[int, int]

LARGEST_SIDE = 15


def checked_kernel(numbers: ArrayLike) -> Kernel:
    """`numbers` as a float32 kernel of its own. Raises KernelError unless it is (kH, kW), not too large, and finite."""
    with np.errstate(over="ignore"):
        kernel = np.array(numbers, np.float32)
    if kernel.ndim != 2 or 0 in kernel.shape:
        raise KernelError(f"A kernel is a matrix of rows and columns, not an array of shape {kernel.shape}.")
    check_size((kernel.shape[0], kernel.shape[1]))
    if not np.isfinite(kernel).all():
        raise KernelError("A kernel takes finite numbers up to 3.4e38 only, no NaN and no infinity.")
    return kernel


def fits_float32(number: float) -> bool:
    """Whether `number` is finite and stays so as float32."""
    with np.errstate(over="ignore", invalid="ignore"):
        return bool(np.isfinite(np.float32(number)))


def check_size(size: Pair) -> None:
    """Raises KernelError unless a kernel can have `size` (rows, columns)."""
    if not (1 <= size[0] <= LARGEST_SIDE and 1 <= size[1] <= LARGEST_SIDE):
        raise KernelError(
            f"A kernel has 1 to {LARGEST_SIDE} rows and columns, not {size[0]} × {size[1]}; choose a smaller one."
        )


def centre(length: int) -> int:
    """The centre of `length` cells; of an even number the cell before the middle, as for "same" padding."""
    return (length - 1) // 2


def overlap(new: int, old: int) -> tuple[slice, slice]:
    """(cells of the new, cells of the old) kernel along one axis that cover each other when the centres coincide."""
    shift = centre(new) - centre(old)
    first, last = max(0, shift), min(new, old + shift)
    return slice(first, last), slice(first - shift, last - shift)


def placed(kernel: Kernel, size: Pair, name: str) -> Kernel:
    """`kernel` about the centre of a kernel of `size`, zeros around it. Raises KernelError when it does not fit."""
    if size[0] < kernel.shape[0] or size[1] < kernel.shape[1]:
        raise KernelError(
            f"{name} needs at least {kernel.shape[0]} × {kernel.shape[1]} cells, the kernel has {size[0]} × {size[1]}; "
            "make the kernel larger first."
        )
    larger = np.zeros(size, np.float32)
    (to_rows, from_rows), (to_columns, from_columns) = (
        overlap(new, old) for new, old in zip(size, kernel.shape, strict=True)
    )
    larger[to_rows, to_columns] = kernel[from_rows, from_columns]
    return larger


def places(size: Pair) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(x, y) of every cell about the middle of a kernel of `size`: x grows to the right, y upwards."""
    rows, columns = size
    x = np.arange(columns) - (columns - 1) / 2
    y = (rows - 1) / 2 - np.arange(rows)
    return np.broadcast_to(x, size), np.broadcast_to(y[:, None], size)
