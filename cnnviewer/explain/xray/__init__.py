"""X-rays: why one number of an activation is what it is, down to the cells and weights it was made of.

XRAYS says for every operator how its numbers are taken apart; one line a row, one file a family. `xray` answers for a
value of a network that was run, and the terms of the answer combine to the number of the tensor up to rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from cnnviewer.engine.network import Array, Network, Node
from cnnviewer.engine.trace import Trace
from cnnviewer.errors import UsageError
from cnnviewer.explain.xray import (
    copying,
    curves,
    filters,
    generating,
    normalising,
    operands,
    pools,
    products,
    quantising,
    reducing,
    resizing,
    shares,
)
from cnnviewer.explain.xray.question import Question, beside
from cnnviewer.explain.xray.view import Box, Curve, Index, Kind, Part, Rule, Terms, XRay, shown
from cnnviewer.networks.shown import LIES_THE_SAME

__all__ = ["XRAYS", "Box", "Curve", "Index", "Kind", "Part", "Rule", "Terms", "XRay", "inputs_of", "xray"]

View = Callable[[Question], XRay]


def _each(view: View, names: str) -> dict[str, View]:
    return dict.fromkeys(names.split(), view)


XRAYS: dict[str, View] = {
    "Conv": filters.convolution,
    "ConvTranspose": filters.transposed_convolution,
    "MaxPool": pools.largest,
    "AveragePool": pools.mean,
    "LpPool": pools.norm,
    "GlobalMaxPool": pools.largest_of_map,
    "GlobalAveragePool": pools.mean_of_map,
    "GlobalLpPool": pools.norm_of_map,
    **_each(
        curves.curve,
        """
        Abs Neg Exp Log Sqrt Erf Reciprocal Floor Ceil Round Sign Sigmoid Tanh Softplus Softsign Elu Selu Celu Gelu Mish
        Swish Relu LeakyRelu PRelu ThresholdedRelu HardSigmoid HardSwish Clip
        """,
    ),
    **_each(operands.total, "Add Sub Sum"),
    "Mean": operands.mean,
    "Mul": operands.product,
    "Div": operands.quotient,
    "Pow": operands.power,
    "Mod": operands.rest,
    **_each(operands.extreme, "Max Min"),
    **_each(operands.asked, "Equal Less LessOrEqual Greater GreaterOrEqual And Or Xor"),
    "Not": operands.opposite,
    "Where": operands.choice,
    **_each(
        reducing.reduction,
        """
        ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 ReduceSumSquare ReduceLogSum
        ReduceLogSumExp
        """,
    ),
    **_each(reducing.place_of_extreme, "ArgMax ArgMin"),
    "TopK": reducing.ranked,
    "CumSum": reducing.running_total,
    "Gemm": products.fully_connected,
    "MatMul": products.product,
    **_each(shares.softmax, "Softmax LogSoftmax"),
    "Hardmax": shares.hardmax,
    **_each(
        copying.copied,
        """
        Identity Dropout Reshape Flatten Squeeze Unsqueeze Transpose Concat Split Slice Gather GatherElements GatherND
        Pad MaxUnpool Expand Tile DepthToSpace SpaceToDepth Trilu
        """,
    ),
    "ScatterND": copying.scattered,
    "OneHot": copying.one_hot,
    "NonZero": copying.not_zero,
    "Cast": copying.converted,
    "Resize": resizing.resized,
    "BatchNormalization": normalising.batch,
    **_each(normalising.by_channel, "InstanceNormalization GroupNormalization"),
    "LayerNormalization": normalising.layer,
    "MeanVarianceNormalization": normalising.mean_variance,
    "LRN": normalising.local_response,
    "LpNormalization": normalising.unit_length,
    "QuantizeLinear": quantising.quantised,
    "DequantizeLinear": quantising.restored,
    "DynamicQuantizeLinear": quantising.quantised_by_range,
    **_each(generating.size, "Shape Size"),
    "ConstantOfShape": generating.filled,
    "Range": generating.counted,
}


def xray(network: Network, trace: Trace, value: str, index: Index) -> XRay:
    """Why the number at `index` of `value` is what it is.

    trace  a run of `network` that holds `value` and what its node reads (see `inputs_of`)
    index  the place in the whole array, samples first: (n, channel, row, column) of feature maps
    Raises UsageError when the trace lacks one of these or there is no such place.
    """
    output = network.weights[value] if value in network.weights else trace[value]
    if len(index) != output.ndim or not all(0 <= one < length for one, length in zip(index, output.shape, strict=True)):
        raise UsageError(f"{value} of shape {output.shape} has no place {index}; choose one inside.")
    node = network.producer(value)
    if node is None:
        number = float(output[index])
        word = "weight" if value in network.weights else "input"
        return XRay(value, index, number, None, Kind.GIVEN, beside(number, word), formula=shown(number))
    minimum = _minimum_pool(network, node)
    view = XRAYS[node.operator] if minimum is None else pools.smallest
    node = node if minimum is None else minimum
    arrays = [_array(network, trace, name) for name in node.inputs]
    question = Question(network, trace, node, arrays, node.outputs.index(value), index, output)
    with np.errstate(all="ignore"):
        return view(question)


def inputs_of(network: Network, value: str) -> tuple[str, ...]:
    """The values, weights left out, that a trace must hold for an x-ray of `value`: it, and all its node reads.

    Where these were only reshaped or padded inside a layer, what stands before that too.
    """
    found = [value]
    waiting = [value]
    while waiting:
        node = network.producer(waiting.pop())
        for name in () if node is None else node.inputs:
            if name and name not in network.weights and name not in found:
                found.append(name)
                before = network.producer(name)
                if before is not None and (before.operator in LIES_THE_SAME or name in network.internal):
                    waiting.append(name)
    return tuple(found)


def _minimum_pool(network: Network, last: Node) -> Node | None:
    """The pool that Neg, MaxPool and Neg make together inside a layer, `last` being the second Neg; None for others."""
    if last.operator != "Neg" or last.inputs[0] not in network.internal:
        return None
    pool = network.producer(last.inputs[0])
    first = network.producer(pool.inputs[0]) if pool is not None and pool.operator == "MaxPool" else None
    if pool is None or first is None or first.operator != "Neg" or pool.inputs[0] not in network.internal:
        return None
    return replace(pool, inputs=first.inputs, outputs=last.outputs)


def _array(network: Network, trace: Trace, name: str) -> Array | None:
    if not name:
        return None
    return network.weights[name] if name in network.weights else trace[name]
