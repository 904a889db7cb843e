"""What the buttons under the kernel grid do to a kernel, by the name of the button."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cnnviewer.gui.kernel_edits import Kernel
from cnnviewer.networks import kernels
from cnnviewer.networks.kernels import KERNELS
from cnnviewer.networks.stack import ConvLayer

Operation = Callable[[Kernel], Kernel]
_generator = np.random.default_rng()


def operation(name: str, layer: ConvLayer) -> Operation:
    """The operation of the button called `name` for a kernel of `layer`; it may raise KernelError."""
    known: dict[str, Operation] = {
        "rotate": kernels.rotate,
        "flip_columns": kernels.flip_horizontal,
        "flip_rows": kernels.flip_vertical,
        "transpose": kernels.transpose,
        "negate": kernels.negate,
        "halve": lambda kernel: kernels.scale(kernel, 0.5),
        "double": lambda kernel: kernels.scale(kernel, 2.0),
        "zero_sum": kernels.zero_sum,
        "unit_sum": kernels.unit_sum,
        "unit_l2": kernels.unit_l2,
        "identity": lambda kernel: KERNELS["identity"].make(_size(kernel)),
        "random": lambda kernel: _random(kernel, layer),
        "zero": np.zeros_like,
    }
    return known[name]


def _size(kernel: Kernel) -> tuple[int, int]:
    return int(kernel.shape[0]), int(kernel.shape[1])


def _random(kernel: Kernel, layer: ConvLayer) -> Kernel:
    """A new draw every time, with He's variance for the channels of the layer."""
    return KERNELS["he"].make(_size(kernel), seed=int(_generator.integers(10_000)), maps=min(layer.channels, 256))
