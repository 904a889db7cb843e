"""X-rays of operators in their less usual forms: other axes, types, directions, one-dimensional maps."""

from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.network import Attribute, Network, Node, Value
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.engine.trace import Trace
from cnnviewer.explain.xray import Kind, xray
from tests.helpers.xrays import assert_explains
from tests.unit.engine.test_operators import MAPS, Given, array_of

WHOLE = np.arange(-20, 28).reshape(2, 6, 4)
LINE = (2, 6, 14)
VARIANTS: dict[str, tuple[str, list[Given], Mapping[str, Attribute]]] = {
    "convolution of lines": ("Conv", [LINE, (4, 3, 5), (4,)], {"group": 2, "strides": (2,), "pads": (2, 1)}),
    "depthwise convolution": ("Conv", [MAPS, (6, 1, 3, 3)], {"group": 6, "auto_pad": "SAME_LOWER", "strides": (2, 2)}),
    "dilated transposed convolution": (
        "ConvTranspose",
        [MAPS, (6, 2, 3, 2), None],
        {"dilations": (2, 3), "strides": (3, 2), "pads": (1, 1, 0, 2), "output_padding": (1, 0)},
    ),
    "transposed convolution of a size": (
        "ConvTranspose",
        [MAPS, (6, 2, 3, 3)],
        {"auto_pad": "SAME_UPPER", "strides": (2, 2)},
    ),
    "transposed convolution of lines": ("ConvTranspose", [LINE, (6, 2, 3)], {"strides": (2,)}),
    "dilated pool": ("MaxPool", [MAPS], {"kernel_shape": (2, 3), "dilations": (2, 2), "pads": (1, 1, 1, 1)}),
    "pool of lines": ("MaxPool", [LINE], {"kernel_shape": (3,), "strides": (2,), "pads": (1, 1)}),
    "mean with its padding": (
        "AveragePool",
        [MAPS],
        {"kernel_shape": (3, 3), "strides": (2, 2), "pads": (1, 1, 1, 1), "count_include_pad": 1, "ceil_mode": 1},
    ),
    "cubic norm": ("LpPool", [MAPS], {"kernel_shape": (2, 2), "p": 3, "pads": (1, 0, 0, 0)}),
    "smallest values": ("TopK", [MAPS, np.array([3])], {"largest": 0, "axis": 1}),
    "last maximum": ("ArgMax", [np.ones(MAPS)], {"select_last_index": 1, "axis": 2, "keepdims": 0}),
    "minimum": ("ArgMin", [MAPS], {"axis": -1}),
    "running total from the end": ("CumSum", [MAPS, np.array(1)], {"reverse": 1, "exclusive": 1}),
    "running total before": ("CumSum", [MAPS, np.array(-1)], {"exclusive": 1}),
    "scattered sums": ("ScatterND", [MAPS, np.array([[1], [-1], [0]]), (3, 6, 9, 14)], {"reduction": "add"}),
    "scattered products": ("ScatterND", [MAPS, np.array([[1, 2], [0, 3]]), (2, 9, 14)], {"reduction": "mul"}),
    "scattered maxima": ("ScatterND", [MAPS, np.array([[1, 2], [1, 2]]), (2, 9, 14)], {"reduction": "max"}),
    "padding with a number": ("Pad", [MAPS, [0, 0, 1, 2, 0, 0, 3, -2], 0.75], {}),
    "padding round": ("Pad", [MAPS, [0, 1, 1, 2, 0, 0, 3, 1]], {"mode": "wrap"}),
    "nearest": ("Resize", [MAPS, None, np.array([1, 1, 2, 0.5], np.float32)], {"mode": "nearest"}),
    "cubic": ("Resize", [MAPS, None, None, [2, 6, 5, 30]], {"mode": "cubic", "antialias": 1}),
    "whole numbers resized": ("Resize", [WHOLE[None], None, None, [1, 2, 9, 7]], {"mode": "linear"}),
    "whole quotient": ("Div", [WHOLE, np.array([3, -4, 5, 7])], {}),
    "whole remainder": ("Mod", [WHOLE, np.array([3, -4, 5, 7])], {}),
    "whole mean": ("ReduceMean", [WHOLE, np.array([1])], {}),
    "reduced maps": ("ReduceSumSquare", [MAPS, np.array([2, 3])], {"keepdims": 0}),
    "nothing reduced": ("ReduceL2", [MAPS], {"noop_with_empty_axes": 1}),
    "stacks of matrices": ("MatMul", [(2, 1, 3, 4), (5, 4, 6)], {}),
    "vector times stack": ("MatMul", [(4,), (5, 4, 6)], {}),
    "matrix times vector": ("MatMul", [(2, 3, 4), (4,)], {}),
    "scaled product": ("Gemm", [(5, 3), (4, 5), (3, 1)], {"transA": 1, "transB": 1, "alpha": 0.5, "beta": -2.0}),
    "shares of channels": ("Softmax", [MAPS], {"axis": 1}),
    "log of shares": ("LogSoftmax", [MAPS], {"axis": 2}),
    "steps by channel": ("QuantizeLinear", [MAPS, np.full(6, 0.1, np.float32), np.arange(6, dtype=np.int8)], {}),
    "restored by channel": (
        "DequantizeLinear",
        [WHOLE.astype(np.int8), np.linspace(0.1, 0.6, 6, dtype=np.float32), np.arange(6, dtype=np.int8)],
        {},
    ),
    "normalised from the second axis on": ("LayerNormalization", [MAPS, (6, 9, 14)], {"axis": 1}),
    "clipped": ("Clip", [MAPS, -0.5, 0.25], {}),
    "one slope": ("PRelu", [MAPS, (1,)], {}),
    "gelu by tanh": ("Gelu", [MAPS], {"approximate": "tanh"}),
    "cut off": ("Cast", [MAPS], {"to": 6}),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_terms_combine_to_the_number(name: str) -> None:
    operator, inputs, attributes = VARIANTS[name]
    arrays = [array_of(one) for one in inputs]
    names = tuple("" if array is None else f"x{i}" for i, array in enumerate(arrays))
    outputs = ("y0", "y1") if operator in ("TopK", "MaxPool") else ("y0",)
    node = Node("node", operator, names, outputs, attributes)
    given = {one: array for one, array in zip(names, arrays, strict=True) if array is not None}
    network = Network("one", (node,), tuple(Value(one, array.shape) for one, array in given.items()), outputs, {})
    trace = Trace(network, {**given, **dict(zip(outputs, OPERATORS[operator].forward(node, arrays), strict=True))})
    for value in outputs:
        for cell in np.random.default_rng(6).permutation(trace[value].size)[:80]:
            index = tuple(int(one) for one in np.unravel_index(cell, trace[value].shape))
            assert_explains(xray(network, trace, value, index))


def test_a_number_that_is_not_finite_is_shown_as_it_is() -> None:
    node = Node("log", "Log", ("image",), ("y",))
    network = Network("one", (node,), (Value("image", (1, 2)),), ("y",), {})
    trace = network.run(np.array([[0.0, -1.0]], np.float32))
    infinite, undefined = (xray(network, trace, "y", (0, place)) for place in (0, 1))
    assert infinite.combined == infinite.number == -np.inf
    assert np.isnan(undefined.number)
    assert np.isnan(undefined.combined)
    assert undefined.kind is Kind.CURVE
