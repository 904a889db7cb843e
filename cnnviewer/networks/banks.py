"""Banks of first-layer filters, (filters, 3, kH, kW) for RGB: classic kernels, Gabor wavelets, colour opponents.

The kernels of a filter are one kernel times a colour, the share of red, green and blue in it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cnnviewer.networks.kernels import KERNELS
from cnnviewer.networks.kernels.smooth import difference_of_gaussians, gabor, gaussian
from cnnviewer.networks.stack import Weight, read_only

RED, GREEN, BLUE = np.eye(3)
YELLOW = (RED + GREEN) / 2
GREY = np.full(3, 1 / 3)

CLASSIC: tuple[tuple[str, dict[str, float]], ...] = (
    ("identity", {}),
    ("gaussian-5", {}),
    ("sharpen", {}),
    ("emboss", {}),
    ("sobel", {"direction": 0}),
    ("sobel", {"direction": 2}),
    ("sobel", {"direction": 4}),
    ("sobel", {"direction": 6}),
    ("scharr", {"direction": 1}),
    ("scharr", {"direction": 3}),
    ("prewitt", {"direction": 5}),
    ("prewitt", {"direction": 7}),
    ("ridge", {}),
    ("laplacian", {}),
    ("edges", {}),
    ("log", {"sigma": 1.0}),
)


def classic_bank() -> Weight:
    """(16, 3, 5, 5): the textbook kernels with their textbook numbers, the same for red, green and blue."""
    filters = [KERNELS[name].make((5, 5), **parameters) for name, parameters in CLASSIC]
    return read_only(np.repeat(np.stack(filters)[:, None], 3, axis=1))


def gabor_bank() -> Weight:
    """(16, 3, 7, 7): waves of 8 orientations, fine ones that find lines and coarse ones that find edges, on brightness.

    Every kernel is made to sum to 0, so that even areas give 0 whatever their brightness.
    """
    fine = [gabor((7, 7), 3.5, 22.5 * step, 0.0, 1.4, 0.7) for step in range(8)]
    coarse = [gabor((7, 7), 7.0, 22.5 * step, 270.0, 2.2, 0.7) for step in range(8)]
    return read_only(np.stack([coloured(kernel - kernel.mean(), GREY) for kernel in (*fine, *coarse)]))


def opponent_bank() -> Weight:
    """(16, 3, 5, 5): single and double opponents, as the cells of retina and visual cortex that see colour.

    Red against green, green against red, blue against yellow, yellow against blue, light and dark, first everywhere
    alike (which area has the colour), then in a centre against its surround (where the colour differs from what lies
    around). The last four are edges between colours. P. Lennie, "Color vision", in "Principles of Neural Science"
    (2000).
    """
    soft, spot = gaussian((5, 5), 1.0), difference_of_gaussians((5, 5), 0.8, 2.0)
    colours = (RED - GREEN, GREEN - RED, BLUE - YELLOW, YELLOW - BLUE)
    areas = [coloured(soft, colour) for colour in (*colours, GREY, -GREY)]
    spots = [coloured(spot, colour) for colour in (*colours, GREY, -GREY)]
    edge = {turn: gabor((5, 5), 6.0, turn, 270.0, 1.5, 0.7) for turn in (0.0, 90.0)}
    edges = [coloured(edge[turn], colour) for colour in (RED - GREEN, BLUE - YELLOW) for turn in (0.0, 90.0)]
    return read_only(np.stack([*areas, *spots, *edges]))


def coloured(kernel: NDArray[np.floating], colour: NDArray[np.float64]) -> NDArray[np.float64]:
    """(3, kH, kW): the kernel for red, green and blue, each times its share of `colour`."""
    return np.asarray(colour[:, None, None] * kernel, np.float64)
