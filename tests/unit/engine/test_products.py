"""Products of matrices and shares along an axis against ONNX Runtime."""

from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.kernels import products, softmax, workers
from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.engine.operators import find_operator
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import assert_close, by_onnxruntime, forward, frozen

Shape = tuple[int, ...]


def drawn(*shapes: Shape | None) -> list[Array | None]:
    rng = np.random.default_rng(4)
    return [None if shape is None else frozen(rng.normal(size=shape)) for shape in shapes]


@pytest.mark.parametrize(
    ("a", "b", "c", "attributes"),
    [
        ((4, 7), (7, 5), (5,), {}),
        ((4, 7), (5, 7), (4, 5), {"transB": 1}),
        ((7, 4), (7, 5), None, {"transA": 1}),
        ((7, 4), (5, 7), (), {"transA": 1, "transB": 1}),
        ((4, 7), (7, 5), (1, 5), {"alpha": 0.5, "beta": 2.0}),
        ((1, 700), (300, 700), (300,), {"transB": 1, "alpha": 0.5}),
    ],
)
def test_a_fully_connected_layer_agrees_with_onnxruntime(
    a: Shape, b: Shape, c: Shape | None, attributes: Mapping[str, Attribute]
) -> None:
    arrays = drawn(a, b, c)
    made = forward("Gemm", arrays, attributes)[0]
    assert made.dtype == np.float32
    assert_close(made, by_onnxruntime("Gemm", arrays, attributes))


MATRICES = [
    ((4, 3), (3, 5)),
    ((3,), (3, 5)),
    ((4, 3), (3,)),
    ((3,), (3,)),
    ((2, 6, 4, 3), (3, 5)),
    ((2, 1, 4, 3), (6, 3, 5)),
    ((4, 3), (2, 3, 5)),
    ((3,), (2, 3, 5)),
    ((2, 4, 3), (3,)),
    ((1, 200), (200, 300)),
]


@pytest.mark.parametrize(("a", "b"), MATRICES)
def test_products_of_matrices_agree_with_onnxruntime(a: Shape, b: Shape) -> None:
    arrays = drawn(a, b)
    made = forward("MatMul", arrays, {})[0]
    assert made.dtype == np.float32
    assert_close(made, by_onnxruntime("MatMul", arrays, {}))


@pytest.mark.parametrize("kind", [np.int32, np.int64])
@pytest.mark.parametrize("operator", ["MatMul", "Gemm"])
def test_products_of_whole_numbers_are_whole(operator: str, kind: type) -> None:
    a, b = np.arange(6, dtype=kind).reshape(2, 3), np.arange(12, dtype=kind).reshape(3, 4)
    made = forward(operator, [a, b], {})[0]
    assert made.dtype == kind
    assert np.array_equal(made, a @ b)


@pytest.mark.parametrize(
    ("a", "b"), [((40, 30), (30, 5)), ((1, 30), (30, 50)), ((6, 4, 30), (30, 5)), ((2, 1, 4, 3), (6, 3, 5))]
)
def test_a_product_on_all_cores_gives_what_one_core_gives(a: Shape, b: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    left, right = rng.normal(size=a), rng.normal(size=b)
    monkeypatch.setattr(workers, "CORES", 2)
    monkeypatch.setattr(products, "WORTH_A_THREAD", 50)
    assert np.allclose(products.multiply(left, right), left @ right)
    scattered = np.repeat(right, 2, axis=-1)[..., ::2]
    assert np.allclose(products.multiply(np.asfortranarray(left), scattered), left @ right)


def test_products_of_nothing_are_zero_or_empty() -> None:
    assert not forward("MatMul", [np.zeros((2, 0), np.float32), np.zeros((0, 3), np.float32)], {})[0].any()
    assert forward("MatMul", [np.zeros((0, 2), np.float32), np.zeros((2, 3), np.float32)], {})[0].shape == (0, 3)


def test_the_cost_of_a_product_counts_a_matrix_behind_as_a_weight_but_not_a_stack() -> None:
    node = Node("n", "MatMul", ("a", "b"), ("y",))
    run = find_operator("MatMul")
    assert run.cost(node, [(1, 49, 32), (32, 64)], [(1, 49, 64)]) == (32 * 64, 49 * 32 * 64)
    assert run.cost(node, [(8, 49, 32), (8, 32, 49)], [(8, 49, 49)]) == (0, 8 * 49 * 49 * 32)


@pytest.mark.parametrize("operator", ["Softmax", "LogSoftmax", "Hardmax"])
@pytest.mark.parametrize(("shape", "axis"), [((2, 3, 7, 5), 1), ((2, 3, 7, 5), -1), ((4, 10), 0), ((6,), -1)])
def test_shares_agree_with_onnxruntime(operator: str, shape: Shape, axis: int) -> None:
    x = frozen(np.random.default_rng(2).normal(size=shape) * 6)
    made = forward(operator, [x], {"axis": axis})[0]
    assert made.dtype == np.float32
    assert_close(made, by_onnxruntime(operator, [x], {"axis": axis}))


def test_the_first_of_equal_scores_takes_all() -> None:
    assert forward("Hardmax", [np.array([[1.0, 2.0, 2.0]], np.float32)], {})[0].tolist() == [[0, 1, 0]]


def test_huge_scores_do_not_overflow_and_broken_ones_stay_in_their_line() -> None:
    x = np.array([[1e30, 1e30], [-1e30, 1e30], [np.nan, 0], [np.inf, 0], [-np.inf, 0], [1000, 999]], np.float32)
    shares, logarithms = forward("Softmax", [x], {})[0], forward("LogSoftmax", [x], {})[0]
    assert shares[:2].tolist() == [[0.5, 0.5], [0, 1]]
    assert np.isnan(shares[2:4]).any(axis=1).all()
    assert shares[4].tolist() == [0, 1]
    assert logarithms[5] == pytest.approx([-0.31326169, -1.31326169])
    assert logarithms[1].tolist() == [2 * x[1, 0], 0]


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_shares_on_all_cores_are_those_of_one_core(axis: int, monkeypatch: pytest.MonkeyPatch) -> None:
    x = frozen(np.random.default_rng(2).normal(size=(4, 5, 6)))
    expected = forward("LogSoftmax", [x], {"axis": axis})[0]
    monkeypatch.setattr(workers, "CORES", 2)
    monkeypatch.setattr(softmax, "WORTH_A_THREAD", 1)
    assert np.allclose(forward("LogSoftmax", [x], {"axis": axis})[0], expected, rtol=1e-6)


@pytest.mark.parametrize(
    ("operator", "shapes", "attributes", "sentence"),
    [
        ("Gemm", ((2, 3), (4, 5)), {}, "expects 4 inputs, not 3"),
        ("Gemm", ((2, 3, 1, 1), (3, 5)), {}, "flatten the input"),
        ("Gemm", ((2, 3), (3, 5), (4,)), {}, "bias of shape"),
        ("MatMul", ((2, 3), (4, 5)), {}, r"MatMul cannot multiply shapes \(2, 3\) and \(4, 5\)"),
        ("MatMul", ((2, 4, 3), (3, 3, 5)), {}, "MatMul cannot combine the stacks"),
        ("MatMul", ((), (3, 5)), {}, "not single numbers"),
        ("Softmax", ((2, 3),), {"axis": 2}, "axis 2 of Softmax"),
        ("Hardmax", ((),), {}, "axis -1 of Hardmax"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    operator: str, shapes: tuple[Shape, ...], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        forward(operator, [np.ones(shape, np.float32) for shape in shapes], attributes)


def test_a_factor_that_is_not_whole_is_refused_for_whole_numbers() -> None:
    ones = np.ones((2, 2), np.int64)
    assert forward("Gemm", [ones, ones, ones], {"alpha": 3.0})[0].tolist() == [[7, 7], [7, 7]]
    with pytest.raises(NetworkError, match=r"factor alpha = 0\.5 does not fit int64"):
        forward("Gemm", [ones, ones], {"alpha": 0.5})
