"""KERNELS: the kernels that have a name, with what can be chosen about each.

Adding one: write its function (size, **parameters) -> (kH, kW) float32 with the formula and its source, list it here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cnnviewer.errors import KernelError
from cnnviewer.networks.kernels import classic, smooth
from cnnviewer.networks.kernels.kernel import LARGEST_SIDE, Kernel, Pair, check_size, checked_kernel

DIRECTIONS = ("0° →", "45° ↗", "90° ↑", "135° ↖", "180° ←", "225° ↙", "270° ↓", "315° ↘")


@dataclass(frozen=True)
class Parameter:
    """Something to choose about a kernel.

    name, title      the keyword of `make` and what people read
    lowest, highest  the range, both included; default lies in it
    whole            True: whole numbers only
    unit             "°", "cells" or ""
    choices          what the whole numbers from `lowest` on are called; empty when they are just numbers
    """

    name: str
    title: str
    lowest: float
    highest: float
    default: float
    whole: bool = False
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class NamedKernel:
    """An entry of KERNELS.

    size   (rows, columns) it looks best in; the smallest one for a kernel of fixed numbers
    fixed  True: its numbers are given, a larger kernel has zeros around them; False: it fills any size
    group  "basic", "blur", "edges", "lines" or "random", for menus
    """

    name: str
    title: str
    group: str
    function: Callable[..., Kernel]
    size: Pair = (3, 3)
    fixed: bool = False
    parameters: tuple[Parameter, ...] = ()

    @property
    def formula(self) -> str:
        """What it computes and where that comes from, for a tool tip."""
        return " ".join((self.function.__doc__ or "").split())

    def make(self, size: Pair | None = None, **chosen: float) -> Kernel:
        """The kernel (kH, kW) in `size` (None: its best), with the parameters `chosen` and defaults for the rest.

        Raises KernelError for a size it does not fit, an unknown parameter or one out of its range.
        """
        size = self.size if size is None else size
        check_size(size)
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in chosen:
            if name not in known:
                raise KernelError(f"{self.title} has no parameter {name}; it has {', '.join(known) or 'none'}.")
        values = {name: _checked(self, one, chosen.get(name, one.default)) for name, one in known.items()}
        return checked_kernel(self.function(size, **values))


def _checked(kernel: NamedKernel, parameter: Parameter, value: float) -> float:
    if not parameter.lowest <= value <= parameter.highest or (parameter.whole and value != int(value)):
        kind = "a whole number" if parameter.whole else "a number"
        raise KernelError(
            f"{parameter.title} of {kernel.title} must be {kind} from {parameter.lowest:g} to {parameter.highest:g}, "
            f"not {value:g}."
        )
    return int(value) if parameter.whole else float(value)


_DIRECTION = Parameter("direction", "Direction", 0, 7, 0, whole=True, choices=DIRECTIONS)
_LIGHT = Parameter("direction", "Light from", 0, 7, 3, whole=True, choices=DIRECTIONS)
_DIAGONALS = Parameter("diagonals", "Diagonals", 0, 1, 0, whole=True, choices=("without", "with"))
_SIGMA = Parameter("sigma", "Sigma", 0.3, 5.0, 1.0, unit="cells")
_SEED = Parameter("seed", "Seed", 0, 9999, 1, whole=True)
_MAPS = Parameter("maps", "Input maps", 1, 256, 3, whole=True)
_FILTERS = Parameter("filters", "Filters", 1, 256, 16, whole=True)
_GABOR = (
    Parameter("wavelength", "Wavelength", 2.0, 16.0, 4.0, unit="cells"),
    Parameter("orientation", "Orientation", 0.0, 180.0, 0.0, unit="°"),
    Parameter("phase", "Phase", 0.0, 360.0, 0.0, unit="°"),
    Parameter("sigma", "Sigma", 0.3, 6.0, 1.6, unit="cells"),
    Parameter("aspect", "Aspect", 0.2, 2.0, 0.7),
)
_MOTION = (
    Parameter("length", "Length", 1.0, float(LARGEST_SIDE), 5.0, unit="cells"),
    Parameter("angle", "Angle", 0.0, 180.0, 0.0, unit="°"),
)
_DOG = (Parameter("sigma", "Sigma", 0.3, 5.0, 0.8, unit="cells"), Parameter("ratio", "Ratio", 1.1, 4.0, 1.6))

_ENTRIES = (
    NamedKernel("identity", "Identity", "basic", classic.identity),
    NamedKernel("sharpen", "Sharpen", "basic", classic.sharpen, fixed=True),
    NamedKernel("unsharp", "Unsharp masking 5 × 5", "basic", classic.unsharp, (5, 5), fixed=True),
    NamedKernel("emboss", "Emboss", "basic", classic.emboss, fixed=True, parameters=(_LIGHT,)),
    NamedKernel("box", "Box blur", "blur", classic.box_blur),
    NamedKernel("gaussian-3", "Gaussian blur 3 × 3", "blur", classic.gaussian_3, fixed=True),
    NamedKernel("gaussian-5", "Gaussian blur 5 × 5", "blur", classic.gaussian_5, (5, 5), fixed=True),
    NamedKernel("gaussian", "Gaussian", "blur", smooth.gaussian, (5, 5), parameters=(_SIGMA,)),
    NamedKernel("motion", "Motion blur", "blur", smooth.motion_blur, (5, 5), parameters=_MOTION),
    NamedKernel("sobel", "Sobel", "edges", classic.sobel, fixed=True, parameters=(_DIRECTION,)),
    NamedKernel("scharr", "Scharr", "edges", classic.scharr, fixed=True, parameters=(_DIRECTION,)),
    NamedKernel("prewitt", "Prewitt", "edges", classic.prewitt, fixed=True, parameters=(_DIRECTION,)),
    NamedKernel("ridge", "Ridge detection", "lines", classic.ridge, fixed=True),
    NamedKernel("edges", "Edge detection", "lines", classic.edges, fixed=True),
    NamedKernel("laplacian", "Laplacian", "lines", classic.laplacian, fixed=True, parameters=(_DIAGONALS,)),
    NamedKernel("log", "Laplacian of Gaussian", "lines", smooth.laplacian_of_gaussian, (7, 7), parameters=(_SIGMA,)),
    NamedKernel("dog", "Difference of Gaussians", "lines", smooth.difference_of_gaussians, (5, 5), parameters=_DOG),
    NamedKernel("gabor", "Gabor", "lines", smooth.gabor, (7, 7), parameters=_GABOR),
    NamedKernel("he", "Random (He)", "random", smooth.he, parameters=(_SEED, _MAPS)),
    NamedKernel("xavier", "Random (Xavier)", "random", smooth.xavier, parameters=(_SEED, _MAPS, _FILTERS)),
)

KERNELS: dict[str, NamedKernel] = {entry.name: entry for entry in _ENTRIES}
