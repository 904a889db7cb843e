"""The size of the maps through a stack, and the sentence when a layer does not fit."""

from __future__ import annotations

from cnnviewer.engine.geometry import formula, window_count
from cnnviewer.errors import GeometryError
from cnnviewer.networks.build import sides_of
from cnnviewer.networks.stack import ConvLayer, Layer, Padding, PaddingMode, Pair, PoolingKind, PoolLayer, Stack


def check(stack: Stack, size: Pair) -> Pair:
    """The (height, width) of the last maps for an input of `size`; GeometryError with the formula of the layer that fails."""
    for layer in stack.layers:
        if layer.bypassed or (isinstance(layer, PoolLayer) and layer.kind is PoolingKind.NONE):
            continue
        size = layer_size(layer, size)
    return size


def layer_size(layer: Layer, size: Pair) -> Pair:
    """The (height, width) of a layer's maps for an input of `size`; GeometryError names the layer."""
    if isinstance(layer, ConvLayer):
        kernel, dilation = layer.kernel_size, layer.dilation
        sides = sides_of(layer.padding, kernel, dilation)
        _check_mode(layer, layer.padding, sides, size)
    else:
        kernel, dilation, sides = layer.size, (1, 1), layer.sides
    found = []
    for axis in (0, 1):
        numbers = (size[axis], kernel[axis], layer.stride[axis], dilation[axis], sides[axis], sides[axis + 2])
        try:
            found.append(window_count(*numbers))
        except GeometryError:
            filled = formula(*numbers)
            raise GeometryError(
                f"{layer.name} does not fit: {filled}; make the kernel or the dilation smaller or the padding larger."
            ) from None
    return found[0], found[1]


def _check_mode(layer: ConvLayer, padding: Padding, sides: tuple[int, int, int, int], size: Pair) -> None:
    """Reflection needs a cell more than it pads, circular padding as many."""
    room = {PaddingMode.REFLECT: -1, PaddingMode.CIRCULAR: 0}.get(padding.mode)
    if room is None:
        return
    for axis in (0, 1):
        if max(sides[axis], sides[axis + 2]) > size[axis] + room:
            raise GeometryError(
                f"{layer.name} cannot pad {max(sides[axis], sides[axis + 2])} cells by mode {padding.mode.value}: its input "
                f"is {size[0]} × {size[1]}; pad fewer cells or choose another mode."
            )
