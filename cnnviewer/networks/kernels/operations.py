"""Operations on a kernel (kH, kW): each returns a new float32 array and refuses the impossible with one sentence."""

from __future__ import annotations

import math

import numpy as np

from cnnviewer.errors import KernelError
from cnnviewer.networks.kernels.kernel import Kernel, checked_kernel

# Sums below this share of the sum of magnitudes are rounding noise of a kernel that means to sum to zero.
_NOISE = 1e-6


def zero_sum(kernel: Kernel) -> Kernel:
    """Subtract the mean: an even area gives 0. Raises KernelError for a kernel of one cell, which would become 0."""
    if kernel.size == 1:
        raise KernelError("A kernel of one cell cannot sum to 0 without being 0; make it larger first.")
    exact = kernel.astype(np.float64)
    if np.ptp(exact) == 0:
        raise KernelError("All numbers of this kernel are equal, so none would be left; change one of them first.")
    return checked_kernel(exact - exact.mean())


def unit_sum(kernel: Kernel) -> Kernel:
    """Divide by the sum: an even area keeps its brightness. Raises KernelError when the sum is 0."""
    exact = kernel.astype(np.float64)
    total = float(exact.sum())
    if abs(total) <= _NOISE * float(np.abs(exact).sum()):
        raise KernelError(
            "The numbers of this kernel sum to 0 and cannot be scaled to sum to 1; change one of them first."
        )
    return checked_kernel(exact / total)


def unit_l2(kernel: Kernel) -> Kernel:
    """Divide by the root of the sum of squares. Raises KernelError for a kernel of zeros."""
    exact = kernel.astype(np.float64)
    norm = math.sqrt(float((exact**2).sum()))
    if norm == 0:
        raise KernelError("A kernel of zeros cannot be scaled to length 1; set a number first.")
    return checked_kernel(exact / norm)


def flip_horizontal(kernel: Kernel) -> Kernel:
    """Left and right change places."""
    return np.ascontiguousarray(kernel[:, ::-1])


def flip_vertical(kernel: Kernel) -> Kernel:
    """Top and bottom change places."""
    return np.ascontiguousarray(kernel[::-1])


def rotate(kernel: Kernel, quarter_turns: int = 1) -> Kernel:
    """Turn clockwise by `quarter_turns` of 90 degrees; an odd number of them exchanges rows and columns."""
    return np.ascontiguousarray(np.rot90(kernel, -quarter_turns))


def transpose(kernel: Kernel) -> Kernel:
    """Rows become columns."""
    return np.ascontiguousarray(kernel.T)


def negate(kernel: Kernel) -> Kernel:
    """The opposite of every number; zeros stay zeros without a sign."""
    return checked_kernel(0 - kernel)


def scale(kernel: Kernel, factor: float) -> Kernel:
    """Multiply every number. Raises KernelError when the factor is not finite or the numbers grow beyond float32."""
    if not math.isfinite(factor):
        raise KernelError("A kernel can only be scaled by a finite number.")
    return checked_kernel(kernel.astype(np.float64) * factor)
