"""From the editable stack to a Network with ONNX semantics."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from cnnviewer.engine.geometry import same_padding
from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.networks.stack import (
    Activation,
    ConvLayer,
    Padding,
    PaddingMode,
    PaddingSize,
    PoolingKind,
    PoolLayer,
    Stack,
)

INPUT = "image"
PAD_MODES = {
    PaddingMode.ZERO: "constant",
    PaddingMode.CONSTANT: "constant",
    PaddingMode.REFLECT: "reflect",
    PaddingMode.REPLICATE: "edge",
    PaddingMode.CIRCULAR: "wrap",
}
ACTIVATION_OPERATORS = {
    Activation.RELU: "Relu",
    Activation.LEAKY_RELU: "LeakyRelu",
    Activation.SIGMOID: "Sigmoid",
    Activation.TANH: "Tanh",
    Activation.ABS: "Abs",
}
Sides = tuple[int, int, int, int]


def build(stack: Stack) -> Network:
    """The network of `stack`, whose values are named after the layers in lower case.

        "image"                          the input, ("batch", channels, "height", "width")
        "conv1", "conv1.activation"      of Conv1; the nodes are "conv1" and "relu1" (or "leakyrelu1", "sigmoid1" ...)
        "pool1"                          of Pool1, node "pool1"
        "conv1.pad", "pool1.negated", "pool1.max"   steps inside a layer, in Network.internal: padding that is not zero,
                                         and minimum pooling as the negative of the maximum of the negative

    A bypassed layer and a pooling layer of kind NONE emit no node: the next layer reads what came before; activation
    NONE emits none either, and a convolution whose bias is switched off has two inputs only. All constants are shared
    between builds (the weights are the arrays of the layers themselves), so that `evaluate` can take over what an edit
    did not touch.
    """
    building = _Building()
    value = INPUT
    for layer in stack.layers:
        if not layer.bypassed:
            value = building.conv(layer, value) if isinstance(layer, ConvLayer) else building.pool(layer, value)
    source = Value(INPUT, ("batch", stack.channels, "height", "width"))
    internal = frozenset(building.internal)
    return Network(stack.name, tuple(building.nodes), (source,), (value,), building.weights, internal)


def sides_of(padding: Padding, kernel: tuple[int, int], dilation: tuple[int, int]) -> Sides:
    """(top, left, bottom, right) cells that `padding` adds.

    SAME is d(k - 1) cells along an axis, half of them before and half after; when that is odd (an even kernel), the odd
    cell is added after, as ONNX SAME_UPPER does at stride 1. It does not depend on the stride, so that at stride s an
    axis of n cells becomes ceil(n / s).
    """
    if padding.size is PaddingSize.CUSTOM:
        return padding.sides
    if padding.size is PaddingSize.VALID:
        return (0, 0, 0, 0)
    rows, columns = (same_padding(kernel[axis], dilation[axis]) for axis in (0, 1))
    return rows[0], columns[0], rows[1], columns[1]


class _Building:
    """The nodes and weights so far."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.weights: dict[str, Array] = {}
        self.internal: set[str] = set()

    def add(self, name: str, operator: str, inputs: tuple[str, ...], output: str, **attributes: Attribute) -> str:
        self.nodes.append(Node(name, operator, inputs, (output,), attributes))
        return output

    def step(self, name: str, operator: str, inputs: tuple[str, ...], output: str, **attributes: Attribute) -> str:
        """A node inside a layer, not shown as one."""
        self.internal.add(output)
        return self.add(name, operator, inputs, output, **attributes)

    def constant(self, name: str, array: Array) -> str:
        self.weights[name] = array
        return name

    def conv(self, layer: ConvLayer, value: str) -> str:
        name = layer.name.lower()
        sides = sides_of(layer.padding, layer.kernel_size, layer.dilation)
        if layer.padding.mode is not PaddingMode.ZERO and any(sides):
            value = self.explicit_padding(layer, name, value, sides)
            sides = (0, 0, 0, 0)
        inputs: tuple[str, ...] = (value, self.constant(f"{name}.weight", layer.applied_weight))
        if layer.applied_bias is not None:
            inputs = (*inputs, self.constant(f"{name}.bias", layer.applied_bias))
        output = self.add(
            name,
            "Conv",
            inputs,
            name,
            kernel_shape=layer.kernel_size,
            strides=layer.stride,
            dilations=layer.dilation,
            pads=sides,
        )
        operator = ACTIVATION_OPERATORS.get(layer.activation)
        if operator is None:
            return output
        slope: dict[str, Attribute] = {"alpha": layer.slope} if layer.activation is Activation.LEAKY_RELU else {}
        number = name.removeprefix("conv")
        return self.add(f"{operator.lower()}{number}", operator, (output,), f"{name}.activation", **slope)

    def explicit_padding(self, layer: ConvLayer, name: str, value: str, sides: Sides) -> str:
        inputs: tuple[str, ...] = (value, self.constant(f"{name}.pads", _pads(sides)))
        if layer.padding.mode is PaddingMode.CONSTANT:
            inputs = (*inputs, self.constant(f"{name}.pad_value", _scalar(layer.padding.value)))
        return self.step(f"{name}.pad", "Pad", inputs, f"{name}.pad", mode=PAD_MODES[layer.padding.mode])

    def pool(self, layer: PoolLayer, value: str) -> str:
        name = layer.name.lower()
        window: dict[str, Attribute] = {"kernel_shape": layer.size, "strides": layer.stride, "pads": layer.sides}
        if layer.kind is PoolingKind.NONE:
            return value
        if layer.kind is PoolingKind.AVERAGE:
            return self.add(name, "AveragePool", (value,), name, count_include_pad=0, **window)
        if layer.kind is PoolingKind.MAX:
            return self.add(name, "MaxPool", (value,), name, **window)
        negated = self.step(f"{name}.negated", "Neg", (value,), f"{name}.negated")
        largest = self.step(f"{name}.max", "MaxPool", (negated,), f"{name}.max", **window)
        return self.add(name, "Neg", (largest,), name)


@lru_cache(maxsize=64)
def _pads(sides: Sides) -> Array:
    """The second input of ONNX Pad; the same object for the same sides."""
    top, left, bottom, right = sides
    pads = np.array([0, 0, top, left, 0, 0, bottom, right], np.int64)
    pads.flags.writeable = False
    return pads


@lru_cache(maxsize=64)
def _scalar(value: float) -> Array:
    """The third input of ONNX Pad; the same object for the same value."""
    scalar = np.array(value, np.float32)
    scalar.flags.writeable = False
    return scalar
