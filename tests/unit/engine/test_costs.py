"""Shapes and costs, computed from the graph, against the published numbers."""

from dataclasses import replace

import numpy as np
import pytest

from cnnviewer.engine.cost import costs, known_costs
from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.shapes import infer_shapes, known_shapes
from cnnviewer.errors import EvaluationError, GeometryError, NetworkError
from tests.helpers.one_node import frozen


def chain(channels: int, layers: list[tuple[str, tuple[int, ...] | None, dict[str, Attribute]]]) -> Network:
    """A network of layers one after another: (operator, shape of the weight or None, attributes)."""
    nodes, value = [], "image"
    weights: dict[str, Array] = {}
    for number, (operator, shape, attributes) in enumerate(layers):
        names: tuple[str, ...] = ()
        if shape is not None:
            names = (f"w{number}", f"b{number}")
            # A stride of 0 makes weights of any size out of one number.
            weights[names[0]] = np.broadcast_to(np.float32(0.01), shape)
            weights[names[1]] = frozen(np.zeros(shape[0]))
        nodes.append(Node(f"n{number}", operator, (value, *names), (f"v{number}",), attributes))
        value = f"v{number}"
    shape = ("batch", channels, "rows", "columns")
    return Network("chain", tuple(nodes), (Value("image", shape),), (value,), weights)


def pool(size: int, stride: int) -> tuple[str, None, dict[str, Attribute]]:
    return "MaxPool", None, {"kernel_shape": (size, size), "strides": (stride, stride)}


def conv(
    shape: tuple[int, ...], pad: int = 0, **attributes: Attribute
) -> tuple[str, tuple[int, ...], dict[str, Attribute]]:
    return "Conv", shape, {"pads": (pad,) * 4, **attributes}


DENSE: dict[str, Attribute] = {"transB": 1}
LENET = [
    conv((6, 1, 5, 5)),
    ("Tanh", None, {}),
    ("AveragePool", None, {"kernel_shape": (2, 2), "strides": (2, 2)}),
    conv((16, 6, 5, 5)),
    ("AveragePool", None, {"kernel_shape": (2, 2), "strides": (2, 2)}),
    conv((120, 16, 5, 5)),
    ("Flatten", None, {}),
    ("Gemm", (84, 120), DENSE),
    ("Gemm", (10, 84), DENSE),
]
ALEXNET = [
    conv((96, 3, 11, 11), strides=(4, 4)),
    pool(3, 2),
    conv((256, 48, 5, 5), 2, group=2),
    pool(3, 2),
    conv((384, 256, 3, 3), 1),
    conv((384, 192, 3, 3), 1, group=2),
    conv((256, 192, 3, 3), 1, group=2),
    pool(3, 2),
    ("Flatten", None, {}),
    ("Gemm", (4096, 9216), DENSE),
    ("Gemm", (4096, 4096), DENSE),
    ("Gemm", (1000, 4096), DENSE),
]
VGG = []
for channels, filters, repeats in ((3, 64, 2), (64, 128, 2), (128, 256, 3), (256, 512, 3), (512, 512, 3)):
    VGG += [conv((filters, channels if i == 0 else filters, 3, 3), 1) for i in range(repeats)] + [pool(2, 2)]
VGG += [
    ("Flatten", None, {}),
    ("Gemm", (4096, 25088), DENSE),
    ("Gemm", (4096, 4096), DENSE),
    ("Gemm", (1000, 4096), DENSE),
]


@pytest.mark.parametrize(
    ("layers", "size", "channels", "parameters", "macs"),
    [
        (LENET, 32, 1, 61_706, 416_520),
        (ALEXNET, 227, 3, 60_965_224, 724_406_816),
        (VGG, 224, 3, 138_357_544, 15_470_264_320),
    ],
    ids=["LeNet-5", "AlexNet of two groups", "VGG-16"],
)
def test_parameters_and_multiply_accumulates_agree_with_the_published_tables(
    layers: list[tuple[str, tuple[int, ...] | None, dict[str, Attribute]]],
    size: int,
    channels: int,
    parameters: int,
    macs: int,
) -> None:
    rows = costs(chain(channels, layers), {"image": (1, channels, size, size)})
    assert sum(row.parameters for row in rows) == parameters
    assert sum(row.macs for row in rows) == macs


def test_a_row_of_costs_names_node_operator_output_and_shape() -> None:
    rows = costs(chain(1, LENET), {"image": (2, 1, 32, 32)})
    assert (rows[0].node, rows[0].operator, rows[0].output) == ("n0", "Conv", "v0")
    assert rows[0].output_shape == (2, 6, 28, 28)
    assert rows[0].activation_bytes == 2 * 6 * 28 * 28 * 4
    assert (rows[0].parameters, rows[0].macs) == (156, 2 * 6 * 28 * 28 * 25)
    assert (rows[1].parameters, rows[1].macs) == (0, 0)


def test_the_shapes_inferred_are_those_of_a_run() -> None:
    network = chain(1, LENET)
    trace = network.run(np.ones((2, 1, 32, 32), np.float32))
    assert infer_shapes(network, {"image": (2, 1, 32, 32)}) == {name: array.shape for name, array in trace.items()}


def test_a_size_that_does_not_fit_is_refused_with_the_node_and_the_formula() -> None:
    with pytest.raises(GeometryError, match=r"n3 \(Conv\): a kernel of 5 rows .* floor\(\(4 \+ 2·0 − 1·\(5 − 1\)"):
        infer_shapes(chain(1, LENET), {"image": (1, 1, 12, 32)})


def test_a_missing_input_or_value_is_refused_with_a_sentence() -> None:
    network = chain(1, LENET)
    with pytest.raises(NetworkError, match="shape of input image of network chain is missing"):
        infer_shapes(network, {})
    broken = Network("broken", network.nodes[1:2], network.inputs, ("v1",), {})
    with pytest.raises(NetworkError, match="nothing makes the value v0"):
        infer_shapes(broken, {"image": (1, 1, 12, 32)})


def test_what_does_not_depend_on_a_node_that_cannot_run_is_told_all_the_same() -> None:
    network = chain(1, [conv((6, 1, 5, 5)), ("Strange", None, {}), ("Relu", None, {})])
    beside = Node("beside", "Abs", ("v0",), ("side",))
    network = replace(network, nodes=(*network.nodes, beside), opset=17)
    shapes, problem = known_shapes(network, {"image": (1, 1, 12, 12)})
    assert shapes == {"image": (1, 1, 12, 12), "v0": (1, 6, 8, 8), "side": (1, 6, 8, 8)}
    assert str(problem).startswith("n1 (Strange): the operator Strange (ONNX opset 17) is not supported")
    rows, again = known_costs(network, {"image": (1, 1, 12, 12)})
    assert [row.node for row in rows] == ["n0", "beside"]
    assert str(again) == str(problem)
    with pytest.raises(NetworkError, match=r"n1 \(Strange\)"):
        costs(network, {"image": (1, 1, 12, 12)})


def test_the_first_problem_is_told_and_nothing_is_when_there_is_none() -> None:
    network = chain(1, LENET)
    shapes, problem = known_shapes(network, {"image": (1, 1, 32, 32)})
    assert problem is None
    assert shapes == infer_shapes(network, {"image": (1, 1, 32, 32)})
    shapes, problem = known_shapes(network, {"image": (1, 1, 5, 5)})
    assert isinstance(problem, GeometryError)
    assert list(shapes) == ["image", "v0", "v1"]
    assert known_shapes(network, {})[0] == {}


def test_a_node_with_an_output_that_its_operator_does_not_make_is_told() -> None:
    network = chain(1, [("Relu", None, {})])
    odd = replace(network, nodes=(replace(network.nodes[0], outputs=("v0", "more")),))
    with pytest.raises(NetworkError, match="makes 1 values, not 2"):
        infer_shapes(odd, {"image": (1, 1, 4, 4)})
    with pytest.raises(EvaluationError, match="makes 1 values, not 2"):
        odd.run(frozen(np.ones((1, 1, 4, 4))))
