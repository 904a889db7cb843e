"""The sliding window shared by convolution and pooling: how many windows fit, and the sentence when none does.

    count = floor((L + before + after - d(k - 1) - 1) / s) + 1

with length L, kernel k, stride s, dilation d and padding before and after, all along one axis (ONNX operators Conv and
MaxPool; the same formula in the documentation of torch.nn.Conv2d). `ceil_mode` rounds up instead; a last window that
would start in the padding after the input is then left out, as ONNX opset 22 and PyTorch do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cnnviewer.engine.network import Attribute
from cnnviewer.errors import GeometryError

Pair = tuple[int, int]
Sides = tuple[int, int, int, int]

AXES = ("rows", "columns")

MOST = 1 << 30
"""Strides, dilations and paddings end there, so that places in memory stay below what a computer counts to."""


def window_count(
    length: int,
    kernel: int,
    stride: int = 1,
    dilation: int = 1,
    before: int = 0,
    after: int = 0,
    *,
    ceil_mode: bool = False,
    unit: str = "cells",
) -> int:
    """How many windows of `kernel` cells fit along an axis of `length` cells.

    unit  what the cells of this axis are called in an error: "rows", "columns"
    Raises GeometryError, with the formula filled in, when no window fits or a number is out of range.
    """
    for name, value, least in (
        ("length", length, 1),
        ("kernel size", kernel, 1),
        ("stride", stride, 1),
        ("dilation", dilation, 1),
        ("padding", min(before, after), 0),
    ):
        if value < least:
            raise GeometryError(f"The {name} along the {unit} must be {least} or more, not {value}.")
    for name, value in (("stride", stride), ("dilation", dilation), ("padding", max(before, after))):
        if value > MOST:
            raise GeometryError(f"The {name} along the {unit} must be {MOST} or less, not {value}.")
    count = _count(length, kernel, stride, dilation, before, after, ceil_mode)
    if count < 1:
        extent = dilation * (kernel - 1) + 1
        spread = f" spread over {extent} by dilation {dilation}" if dilation > 1 else ""
        filled = formula(length, kernel, stride, dilation, before, after, ceil_mode=ceil_mode)
        raise GeometryError(
            f"A kernel of {kernel} {unit}{spread} does not fit into {length + before + after} {unit}: {filled}; "
            f"make the kernel{' or the dilation' if dilation > 1 else ''} smaller or add padding."
        )
    return count


def _count(length: int, kernel: int, stride: int, dilation: int, before: int, after: int, ceil_mode: bool) -> int:
    span = length + before + after - dilation * (kernel - 1) - 1
    if not ceil_mode:
        return span // stride + 1
    count = -(-span // stride) + 1
    return count - 1 if (count - 1) * stride >= length + before else count


def same_padding(kernel: int, dilation: int = 1) -> Pair:
    """(before, after) that keep the length at stride 1; an even kernel gets the odd cell after."""
    total = dilation * (kernel - 1)
    return total // 2, total - total // 2


def formula(
    length: int,
    kernel: int,
    stride: int = 1,
    dilation: int = 1,
    before: int = 0,
    after: int = 0,
    *,
    ceil_mode: bool = False,
) -> str:
    """The formula with the numbers filled in: "floor((240 + 2·2 − 1·(5 − 1) − 1)/1) + 1 = 240".

    Unequal padding is written as a sum, "240 + 1 + 2". Never raises for a window that does not fit: the result is then
    0 or negative. `stride` must not be 0.
    """
    padding = f"2·{before}" if before == after else f"{before} + {after}"
    rounding = "ceil" if ceil_mode else "floor"
    count = _count(length, kernel, stride, dilation, before, after, ceil_mode)
    left_out = ""
    if ceil_mode and -(-(length + before + after - dilation * (kernel - 1) - 1) // stride) + 1 != count:
        left_out = " − 1"
    return (
        f"{rounding}(({length} + {padding} − {dilation}·({kernel} − 1) − 1)/{stride}) + 1{left_out} = "
        f"{str(count).replace('-', '−')}"
    )


@dataclass(frozen=True)
class Window:
    """A sliding window over rows and columns. Pairs are (rows, columns); pads are (top, left, bottom, right)."""

    kernel: Pair
    stride: Pair = (1, 1)
    dilation: Pair = (1, 1)
    pads: Sides = (0, 0, 0, 0)
    ceil_mode: bool = False

    @property
    def extent(self) -> Pair:
        """Rows and columns from the first to the last cell of a window, d(k - 1) + 1."""
        return (self.dilation[0] * (self.kernel[0] - 1) + 1, self.dilation[1] * (self.kernel[1] - 1) + 1)

    def output_size(self, size: Pair) -> Pair:
        """(rows, columns) of the output for an input of `size`. Raises GeometryError when nothing fits."""
        return self._along(0, size), self._along(1, size)

    def _along(self, axis: int, size: Pair) -> int:
        return window_count(
            size[axis],
            self.kernel[axis],
            self.stride[axis],
            self.dilation[axis],
            self.pads[axis],
            self.pads[axis + 2],
            ceil_mode=self.ceil_mode,
            unit=AXES[axis],
        )


def window_of(attributes: Mapping[str, Attribute], kernel: Pair | None, size: Pair) -> Window:
    """The window that ONNX attributes describe: kernel_shape, strides, dilations, pads, auto_pad, ceil_mode.

    kernel  (rows, columns) of the weight, or None to take kernel_shape; one-dimensional attributes slide along columns
    size    (rows, columns) of the input, which auto_pad SAME_UPPER and SAME_LOWER need
    Raises GeometryError when an attribute is missing or has the wrong length.
    """
    if kernel is None:
        if "kernel_shape" not in attributes:
            raise GeometryError("The size of the window (kernel_shape) is missing; give (rows, columns).")
        kernel = _pair(attributes, "kernel_shape")
    stride, dilation = _pair(attributes, "strides"), _pair(attributes, "dilations")
    ceil_mode = bool(attributes.get("ceil_mode", 0))
    auto_pad = attributes.get("auto_pad", "NOTSET")
    if auto_pad in ("SAME_UPPER", "SAME_LOWER"):
        pads = _same_pads(kernel, stride, dilation, size, upper=auto_pad == "SAME_UPPER")
    else:
        pads = (0, 0, 0, 0) if auto_pad == "VALID" else _sides(attributes)
    return Window(kernel, stride, dilation, pads, ceil_mode)


def _pair(attributes: Mapping[str, Attribute], name: str) -> Pair:
    value = attributes.get(name, (1, 1))
    if isinstance(value, tuple) and len(value) == 1:
        value = (1, *value)
    if not isinstance(value, tuple) or len(value) != 2:
        raise GeometryError(f"The attribute {name} must be (rows, columns), not {value}.")
    return int(value[0]), int(value[1])


def _sides(attributes: Mapping[str, Attribute]) -> Sides:
    value = attributes.get("pads", (0, 0, 0, 0))
    if isinstance(value, tuple) and len(value) == 2:
        value = (0, value[0], 0, value[1])
    if not isinstance(value, tuple) or len(value) != 4:
        raise GeometryError(f"The attribute pads must be (top, left, bottom, right), not {value}.")
    return int(value[0]), int(value[1]), int(value[2]), int(value[3])


def _same_pads(kernel: Pair, stride: Pair, dilation: Pair, size: Pair, *, upper: bool) -> Sides:
    """Padding that makes the output ceil(length / stride) long, the odd cell after (upper) or before."""
    first, last = [], []
    for axis in (0, 1):
        count = -(-size[axis] // max(1, stride[axis]))
        total = max(0, (count - 1) * stride[axis] + dilation[axis] * (kernel[axis] - 1) + 1 - size[axis])
        half = total // 2
        first.append(half if upper else total - half)
        last.append(total - half if upper else half)
    return first[0], first[1], last[0], last[1]
