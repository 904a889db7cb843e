"""The size of the maps through a stack, and the sentence when a layer does not fit."""

from __future__ import annotations

from cnnviewer.engine.geometry import AXES, formula, window_count
from cnnviewer.errors import GeometryError
from cnnviewer.networks.build import sides_of
from cnnviewer.networks.stack import ConvLayer, Layer, PaddingMode, Pair, PoolingKind, Stack


def check(stack: Stack, size: Pair) -> Pair:
    """The (height, width) of the last maps for an input of `size`.

    Raises GeometryError for the first layer that does not fit, with its name and the formula filled in.
    """
    for layer in stack.layers:
        size = layer_size(layer, size)
    return size


def layer_size(layer: Layer, size: Pair) -> Pair:
    """The (height, width) of the maps of `layer` for an input of `size`. Raises GeometryError as `check`."""
    if layer.bypassed:
        return size
    if isinstance(layer, ConvLayer):
        kernel, dilation = layer.kernel_size, layer.dilation
        sides = sides_of(layer.padding, kernel, dilation)
        _check_reach(layer, sides, size)
    elif layer.kind is PoolingKind.NONE:
        return size
    else:
        kernel, dilation, sides = layer.size, (1, 1), layer.sides
    found = []
    for axis in (0, 1):
        numbers = (size[axis], kernel[axis], layer.stride[axis], dilation[axis], sides[axis], sides[axis + 2])
        try:
            found.append(window_count(*numbers))
        except GeometryError:
            remedy = "make the kernel smaller or the padding larger"
            if not isinstance(layer, ConvLayer):
                remedy = "make its window smaller, or take a layer before it out"
            elif dilation[axis] > 1:
                remedy = "make the kernel or the dilation smaller or the padding larger"
            raise GeometryError(f"{layer.name} does not fit: {formula(*numbers)}; {remedy}.") from None
    return found[0], found[1]


def _check_reach(layer: ConvLayer, sides: tuple[int, int, int, int], size: Pair) -> None:
    """Reflection repeats cells beside the edge, so it needs one more than it pads; circular padding needs as many."""
    spare = {PaddingMode.REFLECT: 1, PaddingMode.CIRCULAR: 0}.get(layer.padding.mode)
    if spare is None:
        return
    for axis in (0, 1):
        wanted = max(sides[axis], sides[axis + 2])
        if wanted > size[axis] - spare:
            raise GeometryError(
                f"{layer.name} cannot pad {wanted} {AXES[axis]} in mode {layer.padding.mode.value}, for its input has "
                f"only {size[axis]}; pad {size[axis] - spare} or less, or choose another mode."
            )
