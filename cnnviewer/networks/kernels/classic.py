"""Kernels with fixed numbers, and those derived from them by turning their ring of eight cells.

Identity, ridge and edge detection, sharpen, box blur, Gaussian blur and unsharp masking as in Wikipedia, "Kernel (image
processing)". Compass masks: G. S. Robinson, "Edge detection by compass gradient masks", Computer Graphics and Image
Processing 6 (1977). Sobel: I. Sobel and G. Feldman, "A 3x3 isotropic gradient operator" (1968). Prewitt: J. Prewitt,
"Object enhancement and extraction" (1970). Scharr: H. Scharr, "Optimal operators in digital image processing" (2000).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cnnviewer.networks.kernels.kernel import Kernel, Pair, centre, placed

SOBEL = ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))
SCHARR = ((-3, 0, 3), (-10, 0, 10), (-3, 0, 3))
PREWITT = ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))
EMBOSS = ((-2, -1, 0), (-1, 1, 1), (0, 1, 2))
BINOMIAL_5 = (1, 4, 6, 4, 1)
# The cells around the centre, counter-clockwise from the right.
_RING = ((1, 2), (0, 2), (0, 1), (0, 0), (1, 0), (2, 0), (2, 1), (2, 2))


def identity(size: Pair) -> Kernel:
    """1 at the centre: every map passes as it is."""
    kernel = np.zeros(size, np.float32)
    kernel[centre(size[0]), centre(size[1])] = 1
    return kernel


def ridge(size: Pair) -> Kernel:
    """4 times the centre minus its 4 neighbours: bright lines and points."""
    return _fixed(((0, -1, 0), (-1, 4, -1), (0, -1, 0)), size, "Ridge detection")


def edges(size: Pair) -> Kernel:
    """8 times the centre minus its 8 neighbours: edges of every direction."""
    return _fixed(((-1, -1, -1), (-1, 8, -1), (-1, -1, -1)), size, "Edge detection")


def laplacian(size: Pair, diagonals: int = 0) -> Kernel:
    """The 4 (with diagonals 8) neighbours minus as many times the centre: d²/dx² + d²/dy² by finite differences."""
    cells = ((1, 1, 1), (1, -8, 1), (1, 1, 1)) if diagonals else ((0, 1, 0), (1, -4, 1), (0, 1, 0))
    return _fixed(cells, size, "Laplacian")


def sharpen(size: Pair) -> Kernel:
    """5 times the centre minus its 4 neighbours: the picture plus its ridges. Sum 1."""
    return _fixed(((0, -1, 0), (-1, 5, -1), (0, -1, 0)), size, "Sharpen")


def box_blur(size: Pair) -> Kernel:
    """1/(kH kW) everywhere: the mean of the window. Sum 1."""
    return np.full(size, 1 / (size[0] * size[1]), np.float32)


def gaussian_3(size: Pair) -> Kernel:
    """(1, 2, 1) outer (1, 2, 1), divided by 16. Sum 1."""
    row = np.array((1, 2, 1))
    return _fixed(np.outer(row, row) / 16, size, "Gaussian blur 3 × 3")


def gaussian_5(size: Pair) -> Kernel:
    """(1, 4, 6, 4, 1) outer itself, divided by 256. Sum 1."""
    return _fixed(np.outer(BINOMIAL_5, BINOMIAL_5) / 256, size, "Gaussian blur 5 × 5")


def unsharp(size: Pair) -> Kernel:
    """Twice the picture minus its 5 x 5 Gaussian blur: -1/256 times the pattern of the blur with centre -476. Sum 1."""
    cells = -np.outer(BINOMIAL_5, BINOMIAL_5) / 256
    cells[2, 2] = 476 / 256
    return _fixed(cells, size, "Unsharp masking 5 × 5")


def sobel(size: Pair, direction: int = 0) -> Kernel:
    """A difference weighted 1 2 1: responds to brightness that grows towards the direction, in steps of 45°."""
    return _fixed(turned(SOBEL, direction), size, "Sobel")


def scharr(size: Pair, direction: int = 0) -> Kernel:
    """As Sobel with weights 3 10 3, whose response depends less on the exact angle of the edge."""
    return _fixed(turned(SCHARR, direction), size, "Scharr")


def prewitt(size: Pair, direction: int = 0) -> Kernel:
    """As Sobel with weights 1 1 1."""
    return _fixed(turned(PREWITT, direction), size, "Prewitt")


def emboss(size: Pair, direction: int = 3) -> Kernel:
    """A difference away from the direction plus the picture: a relief lit from there. Sum 1.

    Wikipedia, "Image embossing"; the numbers as they stand are lit from the upper left, direction 3.
    """
    return _fixed(turned(EMBOSS, direction - 3), size, "Emboss")


def turned(cells: ArrayLike, steps: int) -> Kernel:
    """The 3 x 3 `cells` with their outer ring moved by `steps` of 45 degrees counter-clockwise (Robinson's compass)."""
    kernel = np.array(cells, np.float32)
    ring = np.array([kernel[place] for place in _RING])
    for place, value in zip(_RING, np.roll(ring, steps), strict=True):
        kernel[place] = value
    return kernel


def _fixed(cells: ArrayLike, size: Pair, name: str) -> Kernel:
    return placed(np.array(cells, np.float32), size, name)
