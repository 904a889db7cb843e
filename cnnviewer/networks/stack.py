"""The editable network: a stack of convolution and pooling layers that the user changes while it runs.

A Stack is a value: every edit returns a new one and shares the arrays it did not touch. `build` makes a Network of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cnnviewer.networks.intervention import Intervention

Weight = NDArray[np.float32]
Pair = tuple[int, int]


def read_only(numbers: ArrayLike) -> Weight:
    """`numbers` as a float32 array of its own that cannot be written to."""
    array = np.array(numbers, np.float32)
    array.flags.writeable = False
    return array


class PaddingMode(StrEnum):
    """What lies outside the map."""

    ZERO = "zero"
    CONSTANT = "constant"
    REFLECT = "reflect"
    REPLICATE = "replicate"
    CIRCULAR = "circular"


class PaddingSize(StrEnum):
    """How much is added at each side."""

    SAME = "same"
    VALID = "valid"
    CUSTOM = "custom"


class Activation(StrEnum):
    """The function applied to every value of a convolution's output."""

    NONE = "none"
    RELU = "relu"
    LEAKY_RELU = "leaky relu"
    SIGMOID = "sigmoid"
    TANH = "tanh"
    ABS = "abs"


class PoolingKind(StrEnum):
    """Which value of a pooling window is kept."""

    MAX = "max"
    AVERAGE = "average"
    MIN = "min"
    NONE = "none"


@dataclass(frozen=True)
class Padding:
    """size SAME or VALID, or CUSTOM with `sides` = (top, left, bottom, right); `value` is used by mode CONSTANT."""

    size: PaddingSize = PaddingSize.SAME
    mode: PaddingMode = PaddingMode.ZERO
    sides: tuple[int, int, int, int] = (0, 0, 0, 0)
    value: float = 0.0


@dataclass(frozen=True, eq=False)
class ConvLayer:
    """A convolution and its activation.

    name      "Conv1"; the node is its lower case, "conv1", its activation's value "conv1.activation" is made by node
              "relu1" (or "sigmoid1", ...)
    weight    (C_out, C_in, kH, kW) float32, read-only, as the user sees it
    bias      (C_out,) float32, read-only
    biased    True: the bias is added; False: nothing is (its numbers are kept for when it is switched on again)
    flipped   True: true convolution, the kernel is rotated by 180 degrees before it is applied;
              False: cross-correlation, as in CNNs
    bypassed  True: the layer passes its input on (its weights are kept for when it comes back)
    spare     the weight with the kernels of maps that do not reach the layer at the moment, because a layer before
              it is bypassed, gone or has fewer filters; they come back with the maps. None when there are none
    """

    name: str
    weight: Weight
    bias: Weight
    stride: Pair = (1, 1)
    dilation: Pair = (1, 1)
    padding: Padding = Padding()
    activation: Activation = Activation.RELU
    slope: float = 0.01
    biased: bool = True
    flipped: bool = False
    bypassed: bool = False
    spare: Weight | None = None

    @property
    def filters(self) -> int:
        return int(self.weight.shape[0])

    @property
    def channels(self) -> int:
        return int(self.weight.shape[1])

    @property
    def kernel_size(self) -> Pair:
        return int(self.weight.shape[2]), int(self.weight.shape[3])

    @property
    def applied_bias(self) -> Weight | None:
        """The bias that is added; None when it is switched off."""
        return self.bias if self.biased else None

    @cached_property
    def applied_weight(self) -> Weight:
        """The weight as cross-correlation needs it: the same object, or the kernels rotated by 180 degrees."""
        if not self.flipped:
            return self.weight
        rotated = np.ascontiguousarray(self.weight[:, :, ::-1, ::-1])
        rotated.flags.writeable = False
        return rotated


@dataclass(frozen=True)
class PoolLayer:
    """A pooling layer. `sides` = (top, left, bottom, right) cells of padding, which no window ever picks."""

    name: str
    kind: PoolingKind = PoolingKind.MAX
    size: Pair = (2, 2)
    stride: Pair = (2, 2)
    sides: tuple[int, int, int, int] = (0, 0, 0, 0)
    bypassed: bool = False


Layer = ConvLayer | PoolLayer


@dataclass(frozen=True, eq=False)
class Stack:
    """The editable network: `channels` of the input (3 for RGB, 1 for grey), then the layers from input to output.

    interventions  what is done to its maps beside the weights; `build` leaves it out, `apply_interventions` takes it
    """

    name: str
    layers: tuple[Layer, ...]
    channels: int = 3
    interventions: tuple[Intervention, ...] = ()

    def layer(self, name: str) -> Layer | None:
        """The layer called `name`, in any case; None when there is none."""
        return next((layer for layer in self.layers if layer.name.lower() == name.lower()), None)
