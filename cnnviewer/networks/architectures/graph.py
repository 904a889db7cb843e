"""Writes a network node by node: what the files of the architectures share.

Every method adds one node and returns the name of the value it makes, which is the name of the node. Weights carry the
names that trained weights have, `weight` followed by ".weight", ".bias" and so on; where it is not given, the node's
own name.
"""

from __future__ import annotations

import math

import numpy as np

from cnnviewer.engine.network import Array, Attribute, Network, Node, Shape, Value

IMAGE = "image"

# A prime, so that no filter starts at the place in the block where another one does.
_BLOCK = 1_000_003


class Graph:
    """The nodes and weights so far of a network called `title`.

    channels, size  of the input IMAGE; a size of None leaves rows and columns open
    weights         True: random weights (K. He et al., "Delving deep into rectifiers", 2015: normal numbers of
                    variance 2 / fan-in), biases 0, batch normalisation that changes nothing. The same every time.
                    False: zeros that take no memory, for questions about shapes and costs
    """

    def __init__(self, title: str, channels: int, size: tuple[int, int] | None, *, weights: bool = True) -> None:
        self.title = title
        self._image = Value(IMAGE, ("batch", channels, *(size or ("height", "width"))))
        self._channels = {IMAGE: channels}
        self._nodes: list[Node] = []
        self._weights: dict[str, Array] = {}
        self._numbers = _Numbers() if weights else None

    def conv(
        self,
        value: str,
        name: str,
        filters: int,
        kernel: int,
        *,
        stride: int = 1,
        pad: int = 0,
        groups: int = 1,
        bias: bool = True,
        weight: str = "",
        same: bool = False,
    ) -> str:
        """Filters of kernel x kernel; `groups` parts of the maps are kept apart.

        same  instead of `pad`: as much padding as makes the output ceil(length / stride) long, the odd cell after, as
              "SAME" of TensorFlow does (SAME_UPPER of ONNX); at stride 2 the two sides differ
        """
        shape = (filters, self._channels[value] // groups, kernel, kernel)
        inputs = [value, self._random(f"{weight or name}.weight", shape)]
        if bias:
            inputs.append(self._constant(f"{weight or name}.bias", 0, (filters,)))
        grouped: dict[str, Attribute] = {"group": groups} if groups > 1 else {}
        window = _window(kernel, stride, pad)
        if same:
            del window["pads"]
            window["auto_pad"] = "SAME_UPPER"
        return self._add(name, "Conv", inputs, filters, **window, **grouped)

    def batch_norm(self, value: str, name: str, *, epsilon: float = 1e-5, weight: str = "") -> str:
        """Every map less its mean, divided by its standard deviation, scaled and shifted."""
        named = (("weight", 1), ("bias", 0), ("running_mean", 0), ("running_var", 1))
        channels = self._channels[value]
        constants = [self._constant(f"{weight or name}.{part}", number, (channels,)) for part, number in named]
        return self._add(name, "BatchNormalization", [value, *constants], channels, epsilon=epsilon)

    def relu(self, value: str, name: str) -> str:
        return self._add(name, "Relu", [value], self._channels[value])

    def relu6(self, value: str, name: str) -> str:
        """Relu that ends at 6 (A. Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010)."""
        bounds = [self._constant("relu6.min", 0, ()), self._constant("relu6.max", 6, ())]
        return self._add(name, "Clip", [value, *bounds], self._channels[value])

    def tanh(self, value: str, name: str) -> str:
        return self._add(name, "Tanh", [value], self._channels[value])

    def max_pool(self, value: str, name: str, size: int, stride: int, *, pad: int = 0, ceil: bool = False) -> str:
        """ceil  a last window that hangs over the edge counts too"""
        rounded: dict[str, Attribute] = {"ceil_mode": 1} if ceil else {}
        return self._add(name, "MaxPool", [value], self._channels[value], **_window(size, stride, pad), **rounded)

    def average_pool(self, value: str, name: str, size: int, stride: int) -> str:
        return self._add(name, "AveragePool", [value], self._channels[value], **_window(size, stride, 0))

    def global_average(self, value: str, name: str) -> str:
        """The mean of every map, as a matrix (N, C): the nodes `name` and "flatten"."""
        return self.flatten(self._add(name, "GlobalAveragePool", [value], self._channels[value]), "flatten")

    def lrn(self, value: str, name: str, *, alpha: float, bias: float) -> str:
        """Local response normalisation over 5 maps with exponent 0.75: x / (bias + alpha / 5 * sum of squares)^0.75."""
        return self._add(name, "LRN", [value], self._channels[value], size=5, alpha=alpha, beta=0.75, bias=bias)

    def concat(self, values: list[str], name: str) -> str:
        """The maps of all `values`, one after another."""
        return self._add(name, "Concat", values, sum(self._channels[value] for value in values), axis=1)

    def add(self, a: str, b: str, name: str) -> str:
        return self._add(name, "Add", [a, b], self._channels[a])

    def flatten(self, value: str, name: str) -> str:
        return self._add(name, "Flatten", [value], self._channels[value])

    def gemm(self, value: str, name: str, inputs: int, outputs: int, *, weight: str = "") -> str:
        """A fully connected layer; its weight is (outputs, inputs)."""
        made = self._random(f"{weight or name}.weight", (outputs, inputs))
        bias = self._constant(f"{weight or name}.bias", 0, (outputs,))
        return self._add(name, "Gemm", [value, made, bias], outputs, transB=1)

    def softmax(self, value: str) -> str:
        """The probabilities, node "softmax"; `value` holds the logits."""
        return self._add("softmax", "Softmax", [value], self._channels[value], axis=-1)

    def network(self, output: str) -> Network:
        """Everything written so far, ending with the value `output`."""
        return Network(self.title, tuple(self._nodes), (self._image,), (output,), self._weights)

    def _add(self, name: str, operator: str, inputs: list[str], channels: int, **attributes: Attribute) -> str:
        if name in self._channels:
            raise ValueError(f"{self.title} has two nodes {name}")
        self._nodes.append(Node(name, operator, tuple(inputs), (name,), attributes))
        self._channels[name] = channels
        return name

    def _random(self, name: str, shape: Shape) -> str:
        """A weight (outputs, fan-in ...) of random numbers."""
        if self._numbers is None:
            return self._constant(name, 0, shape)
        self._weights[name] = self._numbers.array(shape, math.sqrt(2 / math.prod(shape[1:])))
        return name

    def _constant(self, name: str, number: float, shape: Shape) -> str:
        """A weight of one number all over; without memory when there are no weights."""
        if name not in self._weights:
            array = np.broadcast_to(np.float32(number), shape)
            self._weights[name] = array if self._numbers is None else _read_only(array.copy())
        return name


class _Numbers:
    """Normal random numbers out of one block that is used again and again: drawing 138 million takes seconds."""

    def __init__(self) -> None:
        self._block = np.random.default_rng(1).standard_normal(_BLOCK, np.float32)
        self._next = 0

    def array(self, shape: Shape, deviation: float) -> Array:
        """A read-only array of numbers with that standard deviation."""
        out = np.empty(math.prod(shape), np.float32)
        done = 0
        while done < out.size:
            piece = self._block[self._next : self._next + out.size - done]
            np.multiply(piece, np.float32(deviation), out=out[done : done + piece.size])
            done += piece.size
            self._next = (self._next + piece.size) % _BLOCK
        return _read_only(out.reshape(shape))


def _window(size: int, stride: int, pad: int) -> dict[str, Attribute]:
    return {"kernel_shape": (size, size), "strides": (stride, stride), "pads": (pad,) * 4}


def _read_only(array: Array) -> Array:
    array.flags.writeable = False
    return array
