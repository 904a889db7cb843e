"""A network while it is read: weights, names and what is known of its values, for the steps that change nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import DTypeLike

from cnnviewer.engine.exchange.names import Names, quoted
from cnnviewer.engine.exchange.ranks import Outline, Ranks
from cnnviewer.engine.exchange.tensors import TensorReader, read_only
from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.errors import NetworkError


class Draft:
    """What the steps of reading share.

    name     the network, for sentences
    opset    version of the ONNX operators in the file
    reader   reads arrays;  weights  {value: array}, read so far
    used     values that somebody takes
    internal values that are a step inside a layer
    """

    def __init__(
        self,
        name: str,
        opset: int,
        reader: TensorReader,
        weights: dict[str, Array],
        nodes: Iterable[Node],
        outlines: dict[str, Outline],
    ) -> None:
        self.name, self.opset, self.reader, self.weights = name, opset, reader, weights
        self.ranks = Ranks(weights, outlines)
        self.used: set[str] = set()
        self.internal: set[str] = set()
        self.node_names = Names()
        self._values = Names((*weights, *outlines))
        for node in nodes:
            self.node_names.take(node.name)
            self.used.update(node.inputs)
            for value in node.outputs:
                self._values.take(value)

    @property
    def floats(self) -> DTypeLike:
        """The type of the numbers that the network computes with."""
        return np.float64 if self.reader.wide else np.float32

    def constant(self, wanted: str, numbers: object, kind: DTypeLike) -> str:
        """A new weight, called `wanted` or nearly so."""
        name = self._values.fresh(wanted)
        self.weights[name] = read_only(np.array(numbers, kind))
        return name

    def step(self, wanted: str) -> str:
        """A new value that is a step inside a layer, called `wanted` or nearly so."""
        name = self._values.fresh(wanted)
        self.internal.add(name)
        return name

    def extra(self, node: Node, operator: str, inputs: Iterable[str], output: str, **attributes: Attribute) -> Node:
        """A new node beside `node`."""
        name = self.node_names.fresh(f"{node.name}.{operator.lower()}")
        return Node(name, operator, tuple(inputs), (output,), attributes)

    def to_inputs(self, node: Node, first: int, names: Iterable[str], kind: DTypeLike) -> Node:
        """`node` with the attributes `names` as its inputs `first`, `first` + 1 ...; those that are absent stay so."""
        attributes, inputs = dict(node.attributes), list(node.inputs)
        for position, name in enumerate(names, start=first):
            if name not in attributes:
                continue
            inputs += [""] * (position + 1 - len(inputs))
            inputs[position] = self.constant(f"{node.outputs[0]}.{name}", attributes.pop(name), kind)
        return replace(node, inputs=tuple(inputs), attributes=attributes)

    def refused(self, node: Node, problem: str) -> NetworkError:
        """The error that names `node` and says what is wrong with it, and what to do: a sentence without its start."""
        return NetworkError(f"The node {quoted(node.name)} ({quoted(node.operator)}) of {self.name} {problem}.")
