"""Kernels sampled from a formula: Gaussian, Laplacian of Gaussian, difference of Gaussians, Gabor, motion blur, random.

x grows to the right, y upwards, both from the middle of the kernel; angles turn counter-clockwise from the right.
"""

from __future__ import annotations

import math

import numpy as np

from cnnviewer.networks.kernels.kernel import Kernel, Pair, places


def gaussian(size: Pair, sigma: float = 1.0) -> Kernel:
    """exp(-(x² + y²) / (2 sigma²)), divided by its sum. Sum 1."""
    return _float32(_bell(size, sigma))


def laplacian_of_gaussian(size: Pair, sigma: float = 1.0) -> Kernel:
    """-(1 / (pi sigma⁴)) (1 - r² / (2 sigma²)) exp(-r² / (2 sigma²)) with r² = x² + y², minus its mean.

    So the sum is 0. D. Marr and E. Hildreth, "Theory of edge detection" (1980).
    """
    x, y = places(size)
    half = (x**2 + y**2) / (2 * sigma**2)
    cells = -(1 - half) * np.exp(-half) / (math.pi * sigma**4)
    return _float32(cells - cells.mean())


def difference_of_gaussians(size: Pair, sigma: float = 0.8, ratio: float = 1.6) -> Kernel:
    """The Gaussian of sigma minus that of ratio times sigma, each with sum 1: a bright centre on a dark surround.

    A ratio of 1.6 comes closest to the Laplacian of Gaussian (Marr and Hildreth, 1980). Sum 0.
    """
    return _float32(_bell(size, sigma) - _bell(size, sigma * ratio))


def gabor(
    size: Pair,
    wavelength: float = 4.0,
    orientation: float = 0.0,
    phase: float = 0.0,
    sigma: float = 1.6,
    aspect: float = 0.7,
) -> Kernel:
    """exp(-(x'² + aspect² y'²) / (2 sigma²)) cos(2 pi x' / wavelength + phase).

    With x' = x cos t + y sin t and y' = -x sin t + y cos t; wavelength in cells; orientation t in degrees, the
    direction in which the wave varies; phase in degrees: 0 responds to bright lines, 180 to dark ones, 90 and 270 to
    edges. J. Daugman, "Uncertainty relation for resolution in space, spatial frequency, and orientation" (1985); N.
    Petkov and P. Kruizinga, "Computational models of visual neurons" (1997).
    """
    x, y = places(size)
    angle = math.radians(orientation)
    across = x * math.cos(angle) + y * math.sin(angle)
    along = -x * math.sin(angle) + y * math.cos(angle)
    envelope = np.exp(-(across**2 + (aspect * along) ** 2) / (2 * sigma**2))
    return _float32(envelope * np.cos(2 * math.pi * across / wavelength + math.radians(phase)))


def motion_blur(size: Pair, length: float = 5.0, angle: float = 0.0) -> Kernel:
    """A line of `length` cells at `angle` degrees through the middle; cells less than one cell away take their share.

    The smear of a camera that moves at a steady pace while the shutter is open. Sum 1.
    """
    x, y = places(size)
    turn = math.radians(angle)
    along = x * math.cos(turn) + y * math.sin(turn)
    aside = -x * math.sin(turn) + y * math.cos(turn)
    beyond = np.maximum(np.abs(along) - (length - 1) / 2, 0)
    cells = np.maximum(1 - np.hypot(beyond, aside), 0)
    if not cells.any():
        # In an even kernel a short line may run between the cells: the nearest ones share it.
        distance = np.hypot(beyond, aside)
        cells = np.isclose(distance, distance.min()).astype(np.float64)
    return _float32(cells / cells.sum())


def he(size: Pair, seed: int = 1, maps: int = 3) -> Kernel:
    """Normal random numbers of variance 2 / (maps kH kW), which ReLU layers keep steady.

    maps  how many maps enter the filter. K. He et al., "Delving deep into rectifiers" (2015).
    """
    return _normal(size, seed, 2 / (maps * size[0] * size[1]))


def xavier(size: Pair, seed: int = 1, maps: int = 3, filters: int = 16) -> Kernel:
    """Normal random numbers of variance 2 / ((maps + filters) kH kW), for tanh and sigmoid layers.

    X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
    """
    return _normal(size, seed, 2 / ((maps + filters) * size[0] * size[1]))


def _normal(size: Pair, seed: int, variance: float) -> Kernel:
    return _float32(np.random.default_rng(seed).normal(0, math.sqrt(variance), size))


def _bell(size: Pair, sigma: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    x, y = places(size)
    # Relative to the largest cell, so that a narrow bell between the cells of an even kernel does not vanish.
    exponent = -(x**2 + y**2) / (2 * sigma**2)
    cells = np.exp(exponent - exponent.max())
    return np.asarray(cells / cells.sum())


def _float32(cells: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Kernel:
    return cells.astype(np.float32)
