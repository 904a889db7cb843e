"""Reductions, ranking and running sums against ONNX Runtime."""

from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.kernels import reductions, workers
from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.engine.operators import find_operator
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import all_by_onnxruntime, by_onnxruntime, forward, frozen

MAPS = (2, 3, 7, 5)
ALL = ["Sum", "Mean", "Max", "Min", "Prod", "L1", "L2", "SumSquare", "LogSum", "LogSumExp"]
AXES: list[Array | None] = [None, np.array([], np.int64), np.array([1]), np.array([-1, 2]), np.array([0, 1, 2, 3])]


@pytest.mark.parametrize("axes", AXES, ids=str)
@pytest.mark.parametrize("name", ALL)
def test_reductions_agree_with_onnxruntime(name: str, axes: Array | None) -> None:
    x = frozen(np.random.default_rng(4).normal(size=MAPS))
    x = np.abs(x) if name == "LogSum" else x
    for attributes in ({}, {"keepdims": 0}, {"noop_with_empty_axes": 1}):
        arrays = [x] if axes is None else [x, axes]
        made = forward(f"Reduce{name}", arrays, attributes)[0]
        expected = by_onnxruntime(f"Reduce{name}", arrays, attributes)
        if attributes.get("noop_with_empty_axes") and (axes is None or not axes.size):
            # ONNX Runtime hands on the input; ONNX says that |x|, x x and log x are still taken.
            assert np.allclose(
                made,
                {"L1": np.abs, "L2": np.abs, "SumSquare": np.square, "LogSum": np.log}.get(name, np.array)(x),
                rtol=1e-5,
                atol=1e-6,
            )
            continue
        assert made.dtype == np.float32
        assert made.shape == expected.shape
        assert np.allclose(made, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", ALL)
def test_a_single_number_can_be_reduced(name: str) -> None:
    x = np.array(2.5, np.float32)
    made = forward(f"Reduce{name}", [x], {})[0]
    assert made.shape == ()
    assert made == pytest.approx(by_onnxruntime(f"Reduce{name}", [x], {}))


@pytest.mark.parametrize("kind", [np.int32, np.int64])
@pytest.mark.parametrize("name", ["Sum", "Mean", "Max", "Min", "Prod", "L1", "L2", "SumSquare"])
def test_whole_numbers_reduce_to_whole_numbers(name: str, kind: type) -> None:
    x = np.array([[3, -4, 2], [-7, 5, 1]], kind)
    made, expected = forward(f"Reduce{name}", [x, np.array([1])], {})[0], None
    assert made.dtype == kind
    if name != "L2" or kind == np.int32:
        expected = by_onnxruntime(f"Reduce{name}", [x, np.array([1])], {})
        assert np.array_equal(made, expected)


def test_truth_values_have_a_maximum_and_a_minimum() -> None:
    x = np.array([[True, False], [False, False]])
    assert forward("ReduceMax", [x, np.array([1])], {"keepdims": 0})[0].tolist() == [True, False]
    assert not forward("ReduceMin", [x], {"keepdims": 0})[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Sum", 0), ("Prod", 1), ("Max", -np.inf), ("Min", np.inf), ("L1", 0), ("LogSumExp", -np.inf)],
)
def test_nothing_reduces_to_the_neutral_number(name: str, expected: float) -> None:
    made = forward(f"Reduce{name}", [np.zeros((2, 0), np.float32), np.array([1])], {"keepdims": 0})[0]
    assert made.tolist() == [expected, expected]


@pytest.mark.parametrize("name", ALL)
def test_broken_numbers_reduce_without_a_warning(name: str) -> None:
    x = np.array([[np.nan, 1], [np.inf, 1], [-np.inf, 1], [np.inf, -np.inf], [1e30, -1e30], [0, -0.0]], np.float32)
    made = forward(f"Reduce{name}", [x, np.array([1])], {})[0]
    assert np.isnan(made[0])
    assert not np.isnan(made[5])


def test_a_large_logarithm_of_a_sum_does_not_overflow() -> None:
    x = np.array([[1000.0, 1000.0], [-1000.0, -1000.0], [-np.inf, -np.inf], [np.inf, 0.0]], np.float32)
    made = forward("ReduceLogSumExp", [x, np.array([1])], {"keepdims": 0})[0]
    assert np.allclose(made, [1000 + np.log(2), -1000 + np.log(2), -np.inf, np.inf])


@pytest.mark.parametrize("axes", [(1,), (2, 3), (0, 2, 3), (0, 1, 2, 3)])
def test_a_reduction_on_all_cores_gives_what_one_core_gives(
    axes: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    x = frozen(np.random.default_rng(4).normal(size=MAPS))
    expected = reductions.reduce(reductions.norm_2, x, axes)
    monkeypatch.setattr(workers, "CORES", 2)
    monkeypatch.setattr(reductions, "WORTH_A_THREAD", 10)
    assert np.allclose(reductions.reduce(reductions.norm_2, x, axes), expected, rtol=1e-6)


@pytest.mark.parametrize("operator", ["ArgMax", "ArgMin"])
@pytest.mark.parametrize("axis", [0, 1, -1])
@pytest.mark.parametrize("attributes", [{}, {"keepdims": 0}, {"select_last_index": 1}])
def test_the_place_of_an_extreme_agrees_with_onnxruntime(
    operator: str, axis: int, attributes: Mapping[str, Attribute]
) -> None:
    # Rounded, so that many numbers are equal.
    x = frozen(np.random.default_rng(4).normal(size=MAPS).round())
    attributes = {"axis": axis, **attributes}
    made, expected = forward(operator, [x], attributes)[0], by_onnxruntime(operator, [x], attributes)
    assert made.dtype == np.int64
    assert np.array_equal(made, expected)


@pytest.mark.parametrize("kind", [np.float32, np.int64, np.uint8])
@pytest.mark.parametrize(("axis", "count"), [(-1, 3), (1, 3), (2, 1), (0, 0)])
@pytest.mark.parametrize("largest", [0, 1])
def test_topk_agrees_with_onnxruntime_also_among_equals(kind: type, axis: int, count: int, largest: int) -> None:
    x = np.random.default_rng(4).integers(0, 4, MAPS).astype(kind)
    arrays, attributes = [x, np.array([count])], {"axis": axis, "largest": largest}
    made = forward("TopK", arrays, attributes, outputs=2)
    assert made[0].dtype == kind
    assert made[1].dtype == np.int64
    if kind != np.uint8 and count:
        expected = all_by_onnxruntime("TopK", arrays, attributes, outputs=2)
        assert all(np.array_equal(a, b) for a, b in zip(made, expected, strict=True))


@pytest.mark.parametrize("axis", [0, 1, -1])
@pytest.mark.parametrize("attributes", [{}, {"exclusive": 1}, {"reverse": 1}, {"exclusive": 1, "reverse": 1}])
@pytest.mark.parametrize("kind", [np.float32, np.int64])
def test_running_sums_agree_with_onnxruntime(kind: type, axis: int, attributes: Mapping[str, Attribute]) -> None:
    arrays = [(np.random.default_rng(4).normal(size=MAPS) * 9).astype(kind), np.array(axis)]
    made, expected = forward("CumSum", arrays, attributes)[0], by_onnxruntime("CumSum", arrays, attributes)
    assert made.dtype == kind
    assert np.allclose(made, expected, rtol=1e-5, atol=1e-5)


def test_sizes_that_are_known_only_in_a_run_are_refused_before_it() -> None:
    for operator, what in (("ReduceSum", "axes"), ("TopK", "numbers k")):
        with pytest.raises(NetworkError, match=f"The {what} of {operator} depend on what the network is run on"):
            find_operator(operator).output_shapes(Node("n", operator, ("x", "k"), ("y",)), [(2, 3), (1,)])
    assert find_operator("CumSum").output_shapes(Node("n", "CumSum", ("x", "k"), ("y",)), [(2, 3), ()]) == ((2, 3),)


X = np.ones((2, 3), np.float32)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "sentence"),
    [
        ("ReduceSum", [X, np.array([2])], {}, "axis 2 of ReduceSum does not exist"),
        ("ReduceSum", [X, np.array([1.0])], {}, "axes of ReduceSum must be whole numbers"),
        ("ReduceSum", [X > 0], {}, "ReduceSum cannot compute with bool"),
        ("ReduceLogSum", [np.ones((2, 3), np.int64)], {}, "ReduceLogSum cannot compute with int64"),
        ("ArgMax", [X], {"axis": -3}, "axis -3 of ArgMax does not exist"),
        ("ArgMax", [np.zeros((2, 0), np.float32)], {"axis": 1}, "finds nothing along axis 1"),
        ("TopK", [X, np.array([4])], {}, "TopK cannot pick 4 of 3 values"),
        ("TopK", [X, np.array([-1])], {}, "TopK cannot pick -1 of 3 values"),
        ("TopK", [X, np.array([1, 2])], {}, "TopK cannot pick 1, 2 of 3 values"),
        ("CumSum", [X, np.array(2)], {}, "axis 2 of CumSum"),
        ("CumSum", [X, np.array([0, 1])], {}, "along one axis, not 2"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        forward(operator, arrays, attributes)
