"""The places of maxima, pools of norms, pools of whole maps and unpooling, against ONNX Runtime and the slow loops."""

import numpy as np
import onnxruntime
import pytest
from onnx import TensorProto, helper

from cnnviewer.engine import reference
from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import assert_close, by_engine, by_onnxruntime, frozen
from tests.unit.engine.test_pooling import Case, attributes_of, maps, random_cases

Attributes = dict[str, Attribute]


def with_places(x: Array, attributes: Attributes) -> list[Array]:
    node = Node("node", "MaxPool", ("x",), ("y", "places"), attributes)
    network = Network("pool", (node,), (Value("x", x.shape, str(x.dtype)),), ("y", "places"), {})
    trace = network.run(x)
    return [trace["y"], trace["places"]]


def with_places_by_onnxruntime(x: Array, attributes: Attributes) -> list[Array]:
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in attributes.items()}
    node = helper.make_node("MaxPool", ["x"], ["y", "places"], **given)
    kind = helper.np_dtype_to_tensor_dtype(x.dtype)
    outputs = [("y", kind), ("places", TensorProto.INT64)]
    graph = helper.make_graph(
        [node],
        "pool",
        [helper.make_tensor_value_info("x", kind, x.shape)],
        [helper.make_tensor_value_info(name, of, None) for name, of in outputs],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return list(session.run(None, {"x": x}))


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("case", random_cases(25, 11) + random_cases(10, 12, ceil_mode=True), ids=str)
def test_the_places_of_the_maxima_agree_with_onnxruntime(case: Case, order: int) -> None:
    shape, window = case
    # Few different numbers, so that many windows hold their maximum more than once.
    x = frozen(np.random.default_rng(3).integers(-2, 3, shape))
    attributes = {**attributes_of(window), "storage_order": order}
    for actual, expected in zip(with_places(x, attributes), with_places_by_onnxruntime(x, attributes), strict=True):
        assert actual.dtype == expected.dtype
        assert np.array_equal(actual, expected)


def test_the_places_in_a_signal_and_in_large_maps_agree_with_onnxruntime() -> None:
    for shape, attributes in (
        ((2, 3, 40), {"kernel_shape": (3,), "strides": (2,), "pads": (1, 1)}),
        ((2, 40, 90, 101), {"kernel_shape": (2, 2), "strides": (2, 2)}),
        ((1, 30, 90, 101), {"kernel_shape": (3, 3), "strides": (1, 2), "pads": (1, 1, 1, 1)}),
    ):
        x = np.maximum(maps(shape), 0)
        for actual, expected in zip(with_places(x, attributes), with_places_by_onnxruntime(x, attributes), strict=True):
            assert np.array_equal(actual, expected)


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.float64])
@pytest.mark.parametrize("window", [{"kernel_shape": (2, 2), "strides": (2, 2)}, {"kernel_shape": (3, 2)}])
def test_small_integers_and_doubles_are_pooled_in_their_own_type(kind: type, window: Attributes) -> None:
    x = np.random.default_rng(4).integers(0, 256, (1, 3, 17, 15)).astype(np.uint8).astype(kind)
    attributes = {**window, "pads": (1, 1, 0, 1)}
    for actual, expected in zip(with_places(x, attributes), with_places_by_onnxruntime(x, attributes), strict=True):
        assert actual.dtype == expected.dtype
        assert np.array_equal(actual, expected)


def test_a_broken_window_names_its_first_broken_cell() -> None:
    x = maps((1, 1, 4, 4)).copy()
    x[0, 0, 1, 1] = x[0, 0, 1, 0] = np.nan
    x[0, 0, 2:, 2:] = -np.inf
    assert with_places(x, {"kernel_shape": (2, 2), "strides": (2, 2)})[1].ravel()[[0, 3]].tolist() == [4, 10]


def test_means_of_doubles_stay_double() -> None:
    x = maps((1, 3, 9, 8)).astype(np.float64)
    attributes = {"kernel_shape": (3, 2), "pads": (1, 0, 1, 1)}
    (y,) = OPERATORS["AveragePool"].forward(Node("node", "AveragePool", ("x",), ("y",), attributes), [x])
    assert y.dtype == np.float64
    assert_close(y, by_engine("AveragePool", [frozen(x)], attributes).astype(np.float64))


@pytest.mark.parametrize("operator", ["AveragePool", "LpPool", "MaxPool"])
def test_maps_of_a_few_cells_agree_with_onnxruntime(operator: str) -> None:
    for shape in ((1, 1, 1, 2), (1, 1, 2, 2), (1, 1, 3, 2), (1, 1, 1, 5), (1, 3, 2, 1)):
        for kernel in ((1, 2), (2, 1), (2, 2), (1, 1)):
            attributes = {"kernel_shape": kernel, "pads": (kernel[0] - 1, kernel[1] - 1, 0, 0)}
            expected = by_onnxruntime(operator, [maps(shape)], attributes)
            assert_close(by_engine(operator, [maps(shape)], attributes), expected)


@pytest.mark.parametrize("operator", ["AveragePool", "LpPool"])
def test_a_dilated_window_that_sees_padding_alone_gives_zero(operator: str) -> None:
    attributes = {"kernel_shape": (2, 1), "dilations": (2, 1), "pads": (1, 0, 1, 0)}
    x = maps((1, 1, 1, 3))
    assert np.array_equal(by_engine(operator, [x], attributes), by_onnxruntime(operator, [x], attributes))
    assert not by_engine(operator, [x], attributes).any()


@pytest.mark.parametrize("p", [1, 2, 3])
@pytest.mark.parametrize("case", random_cases(15, 13) + random_cases(8, 14, ceil_mode=True), ids=str)
def test_norms_of_windows_agree_with_the_loops(case: Case, p: int) -> None:
    shape, window = case
    x = maps(shape)
    assert_close(by_engine("LpPool", [x], {**attributes_of(window), "p": p}), reference.lp_pool(x, window, p))


@pytest.mark.parametrize("p", [1, 2, 3])
@pytest.mark.parametrize("case", random_cases(8, 15), ids=str)
def test_norms_of_windows_agree_with_onnxruntime(case: Case, p: int) -> None:
    shape, window = case
    x = maps(shape)
    attributes = {**attributes_of(window), "p": p}
    assert_close(by_engine("LpPool", [x], attributes), by_onnxruntime("LpPool", [x], attributes))


@pytest.mark.parametrize("shape", [(2, 3, 17, 5), (1, 4, 1, 1), (2, 3, 9)])
@pytest.mark.parametrize(
    ("operator", "attributes"),
    [
        ("GlobalAveragePool", {}),
        ("GlobalMaxPool", {}),
        ("GlobalLpPool", {}),
        ("GlobalLpPool", {"p": 1}),
        ("GlobalLpPool", {"p": 3}),
    ],
)
def test_pools_of_whole_maps_agree_with_onnxruntime(
    operator: str, attributes: Attributes, shape: tuple[int, ...]
) -> None:
    x = maps(shape)
    assert_close(by_engine(operator, [x], attributes), by_onnxruntime(operator, [x], attributes))


@pytest.mark.parametrize("shape", [None, (2, 3, 9, 9), (2, 3, 8, 11)])
def test_unpooling_agrees_with_onnxruntime(shape: tuple[int, ...] | None) -> None:
    attributes = {"kernel_shape": (2, 3), "strides": (2, 3)}
    x, places = with_places(maps((2, 3, 8, 9)), attributes)
    arrays = [x, places] if shape is None else [x, places, np.array(shape)]
    expected = by_onnxruntime("MaxUnpool", arrays, attributes)
    assert np.array_equal(by_engine("MaxUnpool", arrays, attributes), expected)


def test_unpooling_puts_every_maximum_back_where_it_was() -> None:
    attributes = {"kernel_shape": (2,), "strides": (2,)}
    x = maps((1, 2, 10)) + 10
    pooled, places = with_places(x, attributes)
    unpooled = by_engine("MaxUnpool", [pooled, places], attributes)
    assert np.array_equal(unpooled[unpooled > 0], pooled.ravel())
    assert np.array_equal(unpooled > 0, unpooled == x)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "sentence"),
    [
        ("AveragePool", [np.ones((1, 1, 4, 4), np.uint8)], {"kernel_shape": (2, 2)}, "cannot compute with uint8"),
        ("MaxPool", [np.ones((1, 1, 4, 4), bool)], {"kernel_shape": (2, 2)}, "cannot compute with bool"),
        ("LpPool", [maps((1, 1, 4, 4))], {"kernel_shape": (2, 2), "p": 0}, "norm p of LpPool must be 1, 2"),
        ("GlobalMaxPool", [maps((2, 3))], {}, "must have shape"),
        ("GlobalMaxPool", [np.ones((2, 3, 4), np.int64)], {}, "cannot compute with int64"),
        ("MaxUnpool", [maps((1, 1, 2, 2)), np.zeros((1, 1, 2), int)], {"kernel_shape": (2, 2)}, "one place a number"),
        ("MaxUnpool", [maps((1, 1, 2, 2)), np.full((1, 1, 2, 2), 9)], {"kernel_shape": (2, 2)}, "outside its output"),
        (
            "MaxUnpool",
            [maps((1, 1, 2, 2)), maps((1, 1, 2, 2))],
            {"kernel_shape": (2, 2)},
            "cannot compute with float32 in input 2; convert it to int64",
        ),
        (
            "MaxUnpool",
            [maps((1, 1, 2, 2)), np.zeros((1, 1, 2, 2), int), np.array([1, 2, 4, 4])],
            {"kernel_shape": (2, 2)},
            "keep the batch and the channels",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    operator: str, arrays: list[Array], attributes: Attributes, sentence: str
) -> None:
    node = Node("node", operator, tuple(f"x{i}" for i in range(len(arrays))), ("y",), attributes)
    with pytest.raises(NetworkError, match=sentence):
        OPERATORS[operator].forward(node, arrays)


def test_a_shape_that_is_not_known_before_the_run_is_asked_for_with_a_sentence() -> None:
    node = Node("node", "MaxUnpool", ("x", "places", "shape"), ("y",), {"kernel_shape": (2, 2)})
    with pytest.raises(NetworkError, match="not known before it runs"):
        OPERATORS["MaxUnpool"].output_shapes(node, [(1, 1, 2, 2), (1, 1, 2, 2), (4,)])
