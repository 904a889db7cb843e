"""A network: an immutable graph of named nodes with ONNX semantics.

Every edit returns a new Network that shares the nodes and the weight arrays it did not touch. `evaluate` relies on that
sharing: an activation is reused when its node and all arrays that enter it are the same objects as before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import NetworkError, UsageError
from cnnviewer.files import refusal, replacing

if TYPE_CHECKING:
    from cnnviewer.engine.gradients import Rule
    from cnnviewer.engine.trace import Trace
    from cnnviewer.engine.verify import Verification

Array = NDArray[Any]
Shape = tuple[int, ...]

OPSET = 21
"""The version of the ONNX operators in which networks are written; ONNX Runtime reads it from 1.20 on."""


@dataclass(frozen=True)
class Tensor:
    """An array as an attribute (the value of ConstantOfShape): numbers in C order, comparable and hashable."""

    dtype: str
    shape: Shape
    numbers: tuple[int | float | bool, ...]

    @property
    def array(self) -> Array:
        """The numbers as a fresh array."""
        return np.array(self.numbers, self.dtype).reshape(self.shape)


@dataclass(frozen=True)
class Unread:
    """An attribute of an operator that cannot be run, of a kind that is not kept (the graph inside an If)."""

    kind: str


Attribute = int | float | str | tuple[int, ...] | tuple[float, ...] | Tensor | Unread


@dataclass(frozen=True)
class Value:
    """An input of a network: its name, shape and NumPy type.

    A dimension that may vary is a name ("batch", "height").
    """

    name: str
    shape: tuple[int | str, ...]
    dtype: str = "float32"


@dataclass(frozen=True)
class Node:
    """One operator in the graph.

    name        unique in its network, for example "conv1"
    operator    ONNX operator type, for example "Conv"; with its domain, "com.microsoft.FusedConv", where it is no
                operator of ONNX itself
    inputs      names of values or weights, in ONNX order; "" for an optional one left out
    outputs     names of the values it makes
    attributes  ONNX attributes by name; pairs are (rows, columns), pads are (top, left, bottom, right)
    """

    name: str
    operator: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Network:
    """An immutable graph. `nodes` are in an order in which they can run.

    weights   constant arrays by value name (weight, bias, shape...), read-only
    internal  values that are a step inside a layer (an explicit padding, a sign flip): computed, not shown as a layer
    opset     version of the ONNX operators in the file it was read from; nodes have the newest form all the same
    labels    names of the classes, in the order of the numbers that the output gives them; () when nobody knows
    """

    name: str
    nodes: tuple[Node, ...]
    inputs: tuple[Value, ...]
    outputs: tuple[str, ...]
    weights: Mapping[str, Array]
    internal: frozenset[str] = frozenset()
    opset: int = OPSET
    labels: tuple[str, ...] = ()

    def node(self, name: str) -> Node:
        """The node called `name`. Raises UsageError when there is none."""
        try:
            return self._nodes_by_name[name]
        except KeyError:
            known = ", ".join(list(self._nodes_by_name)[:12])
            raise UsageError(f"Network {self.name} has no node {name}; it has {known}.") from None

    def producer(self, value: str) -> Node | None:
        """The node that makes `value`; None for an input or a weight."""
        return self._producers.get(value)

    def run(self, x: Array | Mapping[str, Array], outputs: Sequence[str] | None = None) -> Trace:
        """Run on `x`, (N, C, H, W) float32 or {input name: array}; returns every activation, or those in `outputs`."""
        from cnnviewer.engine.evaluate import evaluate

        return evaluate(self, x, outputs=outputs)

    def gradients(
        self,
        trace: Trace,
        grads: Mapping[str, Array],
        wrt: Collection[str],
        rules: Mapping[str, Rule] | None = None,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> dict[str, Array]:
        """{name: gradient} for the activations, inputs and weights named in `wrt`; see engine.gradients.

        trace  a run of this very network;  grads  {value name: gradient of the scalar with respect to it}
        Raises UsageError when the trace belongs to another network, and as `gradients`.
        """
        from cnnviewer.engine.gradients import gradients

        if trace.network is not self:
            raise UsageError(f"The trace is not one of this network {self.name}; run the network and use that trace.")
        return gradients(trace, grads, wrt, rules=rules, cancelled=cancelled)

    def verify(
        self,
        x: Array | Mapping[str, Array],
        *,
        samples: int = 64,
        seed: int = 0,
        cancelled: Callable[[], bool] | None = None,
    ) -> Verification:
        """Run on `x` and work every node out again by a slow, independent path; see engine.verify.

        samples    cells that are worked out of each output of a convolution, pool or product; `seed` draws them
        cancelled  asked again and again; raises Cancelled when it says yes
        """
        from cnnviewer.engine.verify import verify

        return verify(self, x, samples=samples, seed=seed, cancelled=cancelled)

    def with_weight(self, node: str, weight: Array | None = None, bias: Array | None = None) -> Network:
        """A new Network in which `node` has another weight (C_out, C_in/groups, kH, kW) or bias (C_out,).

        Raises UsageError when the node has no such weight, NetworkError when the shape differs from the present one.
        """
        target = self.node(node)
        weights = dict(self.weights)
        for position, name, array in ((1, "weight", weight), (2, "bias", bias)):
            if array is None:
                continue
            value = target.inputs[position] if len(target.inputs) > position else ""
            if value not in self.weights:
                raise UsageError(f"Node {node} ({target.operator}) has no {name} that can be set.")
            weights[value] = _checked(f"{node} {name}", array, self.weights[value])
        return replace(self, weights=weights)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the network to `path` as an ONNX file of opset 21, whole or not at all.

        Raises NetworkError when the file cannot be written, or ONNX cannot express the network: an unknown operator
        with a graph inside, more than 2 GB of weights.
        """
        from cnnviewer.engine.exchange.write import to_bytes

        content = to_bytes(self)
        try:
            with replacing(Path(path)) as temporary:
                temporary.write_bytes(content)
        except OSError as error:
            raise NetworkError(
                f"The network could not be written to {path}: {refusal(error)}; choose another place."
            ) from None

    @cached_property
    def _nodes_by_name(self) -> dict[str, Node]:
        return {node.name: node for node in self.nodes}

    @cached_property
    def _producers(self) -> dict[str, Node]:
        return {output: node for node in self.nodes for output in node.outputs if output}


def _checked(what: str, array: Array, present: Array) -> Array:
    """`array` as a read-only copy in the type of `present`; NetworkError when shape or numbers are wrong."""
    copy = np.array(array, dtype=present.dtype)
    if copy.shape != present.shape:
        raise NetworkError(f"The {what} must have shape {present.shape}, not {copy.shape}.")
    if not np.isfinite(copy).all():
        raise NetworkError(f"The {what} contains NaN or infinity; give finite numbers.")
    copy.flags.writeable = False
    return copy
