"""Normalisations against ONNX Runtime; their gradients by central differences."""

import warnings
from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.cost import costs
from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.operators import find_operator
from cnnviewer.errors import NetworkError
from tests.helpers.gradient_check import check_gradient
from tests.helpers.one_node import assert_close
from tests.helpers.one_operator import engine, node_of, runtime

Case = tuple[str, list[Array | None], Mapping[str, Attribute], int]


def floats(*shape: int, seed: int = 5) -> Array:
    return (np.random.default_rng(seed).normal(size=shape) * 2 + 0.5).astype(np.float32)


def above_0(*shape: int) -> Array:
    return np.abs(floats(*shape, seed=6)) + np.float32(0.1)


def batch(*shape: int) -> list[Array | None]:
    return [floats(*shape), *(floats(shape[1], seed=seed) for seed in (7, 8, 9)), above_0(shape[1])]


def layer(shape: tuple[int, ...], scale: tuple[int, ...], bias: tuple[int, ...] | None) -> list[Array | None]:
    return [floats(*shape), floats(*scale, seed=7), None if bias is None else floats(*bias, seed=8)]


CASES: list[Case] = [
    ("BatchNormalization", batch(2, 5, 6, 7), {}, 1),
    ("BatchNormalization", batch(2, 5, 6, 7), {"epsilon": 0.3}, 1),
    ("BatchNormalization", batch(3, 4), {}, 1),
    ("BatchNormalization", batch(1, 3, 8), {}, 1),
    ("BatchNormalization", batch(2, 3, 2, 4, 3), {}, 1),
    ("InstanceNormalization", layer((2, 4, 5, 6), (4,), (4,)), {}, 1),
    ("InstanceNormalization", layer((2, 4, 7), (4,), (4,)), {"epsilon": 0.1}, 1),
    ("GroupNormalization", layer((2, 6, 3, 4), (6,), (6,)), {"num_groups": 2}, 1),
    ("GroupNormalization", layer((2, 6, 5), (6,), (6,)), {"num_groups": 6, "epsilon": 0.1}, 1),
    ("GroupNormalization", layer((1, 6, 3, 4), (6,), (6,)), {"num_groups": 1}, 1),
    ("LayerNormalization", layer((2, 3, 5), (5,), (5,)), {}, 1),
    ("LayerNormalization", layer((2, 3, 5), (5,), None), {"axis": 2, "epsilon": 0.2}, 3),
    ("LayerNormalization", layer((2, 3, 5), (3, 5), (3, 5)), {"axis": -2}, 3),
    ("LayerNormalization", layer((2, 3, 5), (5,), (3, 1)), {"axis": 1}, 2),
    ("LRN", [floats(2, 7, 4, 5)], {"size": 5}, 1),
    ("LRN", [floats(2, 7, 4, 5)], {"size": 3, "alpha": 0.3, "beta": 0.5, "bias": 2.0}, 1),
    ("LRN", [floats(2, 3, 4, 5)], {"size": 9, "alpha": 0.3, "beta": 1.5}, 1),
    ("LRN", [floats(1, 1, 4, 5)], {"size": 1, "alpha": 0.7}, 1),
    ("MeanVarianceNormalization", [floats(2, 3, 4, 5)], {}, 1),
    ("MeanVarianceNormalization", [floats(2, 3, 4, 5)], {"axes": (2, 3)}, 1),
    ("MeanVarianceNormalization", [floats(2, 3, 4, 5)], {"axes": (0, 1, 2, 3)}, 1),
    ("LpNormalization", [floats(2, 3, 4)], {}, 1),
    ("LpNormalization", [floats(2, 3, 4)], {"p": 1, "axis": 1}, 1),
    ("LpNormalization", [np.zeros((2, 3), np.float32)], {"axis": 0}, 1),
]


def named(value: object) -> str:
    """The name of a case: its operator."""
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), CASES, ids=named)
def test_a_normalisation_agrees_with_onnxruntime(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    expected = runtime(operator, arrays, attributes, outputs)
    scattered = [None if array is None else array.copy(order="F") for array in arrays]
    for given in (arrays, scattered):
        for actual, wanted in zip(engine(operator, given, attributes, outputs), expected, strict=True):
            assert actual.dtype == np.float32
            assert_close(actual, wanted, 5e-6)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "outputs"),
    [case for case in CASES if case[1][0] is not None and case[1][0].any()],
    ids=named,
)
def test_the_gradient_of_a_normalisation_is_that_of_a_small_change(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    check_gradient(operator, arrays, attributes, outputs=outputs)
    for place, array in enumerate(arrays):
        if array is not None:
            check_gradient(operator, arrays, attributes, wrt=[place], outputs=outputs)


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), CASES, ids=named)
def test_the_gradient_of_a_normalisation_in_float32_is_that_in_float64(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    results = []
    for kind in (np.float32, np.float64):
        given = [None if array is None else array.astype(kind) for array in arrays]
        node = node_of(operator, given, attributes, outputs)
        made = find_operator(operator).forward(node, given)
        grads = [floats(*y.shape, seed=13).astype(kind) for y in made]
        wanted = [array is not None for array in given]
        results.append(find_operator(operator).backward(node, given, made, grads, wanted))
        nothing = (None,) * len(given)
        assert find_operator(operator).backward(node, given, made, [None] * outputs, wanted) == nothing
    for narrow, exact in zip(*results, strict=True):
        assert (narrow is None) == (exact is None)
        if narrow is not None and exact is not None:
            assert narrow.dtype == np.float32
            assert_close(narrow, exact, 2e-5)


@pytest.mark.parametrize(
    ("operator", "shape", "attributes"),
    [
        ("BatchNormalization", (1, 40, 90, 91), {}),
        ("BatchNormalization", (2, 700, 20, 21), {}),
        ("InstanceNormalization", (1, 40, 90, 91), {}),
        ("GroupNormalization", (2, 64, 60, 60), {"num_groups": 8}),
        ("LRN", (1, 96, 70, 71), {"size": 5}),
    ],
)
def test_large_maps_are_normalised_like_small_ones(
    operator: str, shape: tuple[int, ...], attributes: Mapping[str, Attribute]
) -> None:
    arrays = {"BatchNormalization": batch(*shape), "LRN": [floats(*shape)]}.get(
        operator, layer(shape, (shape[1],), (shape[1],))
    )
    assert_close(engine(operator, arrays, attributes)[0], runtime(operator, arrays, attributes)[0], 1e-5)


@pytest.mark.parametrize(
    ("operator", "attributes"),
    [("InstanceNormalization", {}), ("GroupNormalization", {"num_groups": 1}), ("MeanVarianceNormalization", {})],
)
def test_a_large_mean_costs_no_digits_of_the_variance(operator: str, attributes: Mapping[str, Attribute]) -> None:
    x = np.random.default_rng(3).integers(-4, 5, (1, 1, 30, 31)).astype(np.float32)
    arrays = [x] if operator.startswith("Mean") else [x, np.ones(1, np.float32), np.zeros(1, np.float32)]
    moved = [x + np.float32(1e5), *arrays[1:]]
    assert_close(engine(operator, moved, attributes)[0], engine(operator, arrays, attributes)[0], 2e-3)


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), CASES, ids=named)
def test_broken_and_huge_numbers_pass_through_a_normalisation_without_a_warning(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    assert arrays[0] is not None
    x = arrays[0].copy()
    x.reshape(-1)[:4] = [np.nan, np.inf, -np.inf, 3e38][: x.size]
    given = [x, *arrays[1:]]
    node = node_of(operator, given, attributes, outputs)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = find_operator(operator).forward(node, given)
        find_operator(operator).backward(node, given, made, made, [array is not None for array in given])
    assert not np.isfinite(made[0]).all()


def test_an_infinite_value_does_not_reach_beyond_its_neighbours_in_lrn() -> None:
    x = np.ones((1, 12, 1, 1), np.float32)
    x[0, 3] = np.inf
    (out,) = engine("LRN", [x], {"size": 3})
    assert np.isfinite(out[0, 5:]).all()
    assert (out[0, 5:-1] == out[0, 6]).all()


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), CASES, ids=named)
def test_an_array_without_numbers_is_normalised_to_one_without(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    assert arrays[0] is not None
    for empty in (arrays[0][:0], arrays[0][..., :0]):
        if empty.shape[-1] == 0 and (operator == "LayerNormalization" or (len(arrays) == 5 and empty.ndim == 2)):
            # Then there is a scale for each of no numbers, and these scales are no longer the right ones.
            continue
        given = [empty, *arrays[1:]]
        made = engine(operator, given, attributes, outputs)
        grads = [np.ones_like(y) for y in made]
        back = find_operator(operator).backward(
            node_of(operator, given, attributes, outputs), given, made, grads, [True] * len(given)
        )
        assert back[0] is not None
        assert back[0].shape == empty.shape


def test_numbers_that_are_all_equal_are_normalised_to_the_bias() -> None:
    x = np.full((1, 2, 3, 3), 7, np.float32)
    bias = np.array([1, -2], np.float32)
    (out,) = engine("InstanceNormalization", [x, np.ones(2, np.float32), bias], {})
    assert np.array_equal(out, np.broadcast_to(bias[None, :, None, None], x.shape))
    assert not engine("MeanVarianceNormalization", [x], {})[0].any()
    node = node_of("MeanVarianceNormalization", [x], {})
    back = find_operator("MeanVarianceNormalization").backward(node, [x], [x], [floats(1, 2, 3, 3)], [True])[0]
    assert back is not None
    assert np.isfinite(back).all()


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "parameters"),
    [
        ("BatchNormalization", batch(1, 5, 4, 4), {}, 10),
        ("InstanceNormalization", layer((1, 5, 4, 4), (5,), (5,)), {}, 10),
        ("GroupNormalization", layer((1, 6, 4, 4), (6,), (6,)), {"num_groups": 2}, 12),
        ("LayerNormalization", layer((1, 5, 4, 7), (7,), (7,)), {}, 14),
        ("LayerNormalization", layer((1, 5, 4, 7), (4, 7), None), {"axis": 2}, 28),
        ("LRN", [floats(1, 5, 4, 4)], {"size": 5}, 0),
    ],
    ids=named,
)
def test_only_scale_and_bias_count_as_parameters(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], parameters: int
) -> None:
    node = node_of(operator, arrays, attributes)
    x = arrays[0]
    assert x is not None
    weights = {f"x{place}": one for place, one in enumerate(arrays) if place and one is not None}
    network = Network("one", (node,), (Value("x0", x.shape),), ("y0",), weights)
    (row,) = costs(network, {"x0": x.shape})
    assert (row.parameters, row.macs) == (parameters, 0)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "sentence"),
    [
        ("BatchNormalization", [floats(4)] * 5, {}, "must have shape"),
        (
            "BatchNormalization",
            [floats(2, 3), *[floats(4)] * 4],
            {},
            "scale of BatchNormalization must have one number",
        ),
        ("BatchNormalization", [*batch(2, 3)[:4], floats(2)], {}, "var of BatchNormalization must have one number"),
        ("BatchNormalization", batch(2, 3), {"training_mode": 1}, "training mode .* not supported"),
        ("BatchNormalization", [np.ones((2, 3), np.int64), *batch(2, 3)[1:]], {}, "needs floating-point numbers"),
        ("InstanceNormalization", layer((2, 3), (3,), (3,)), {}, "must have shape"),
        ("InstanceNormalization", layer((2, 3, 4), (3,), (4,)), {}, "bias of InstanceNormalization"),
        ("GroupNormalization", layer((2, 6, 4), (6,), (6,)), {"num_groups": 4}, "6 channels cannot be shared out"),
        ("GroupNormalization", layer((2, 6, 4), (6,), (6,)), {}, "among 0 groups"),
        ("LayerNormalization", layer((2, 3), (2, 2), None), {}, "cannot be repeated to"),
        ("LayerNormalization", layer((2, 3), (3,), None), {"axis": 2}, "axis 2 of LayerNormalization"),
        ("LRN", [floats(1, 2, 3)], {}, "size of LRN"),
        ("LRN", [floats(3)], {"size": 3}, "must have shape"),
        ("MeanVarianceNormalization", [floats(2, 3, 4)], {}, "axis 3 of MeanVarianceNormalization"),
        ("LpNormalization", [floats(2, 3)], {"p": 3}, "must be 1 or 2"),
    ],
    ids=named,
)
def test_a_normalisation_that_cannot_be_is_refused_with_a_sentence(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        find_operator(operator).forward(node_of(operator, arrays, attributes), arrays)


def test_what_batch_normalisation_finds_out_in_training_is_refused() -> None:
    arrays = batch(2, 3)
    with pytest.raises(NetworkError, match="training mode"):
        find_operator("BatchNormalization").forward(node_of("BatchNormalization", arrays, {}, 3), arrays)
    node = Node("node", "BatchNormalization", ("x", "a", "b", "c", "d"), ("y", ""), {})
    assert find_operator("BatchNormalization").forward(node, arrays)[0].shape == (2, 3)
