"""The self-check: an honest network passes, a broken operator is found and named, and nothing passes unseen."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from cnnviewer.engine import verify as verify_module
from cnnviewer.engine.evaluate import Cancelled, evaluate
from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.engine.operators.operator import Arrays
from cnnviewer.engine.verify import UNCHECKED, places_of, verify_node, verify_trace
from cnnviewer.engine.verify_onnx import AT_ONCE, piece_of
from cnnviewer.networks.build import build
from cnnviewer.networks.presets import PRESETS
from tests.helpers.one_node import all_by_onnxruntime, frozen
from tests.unit.engine.test_operators import sample

MAPS = (2, 6, 5, 7)


def random(*shape: int, seed: int = 1) -> Array:
    return frozen(np.random.default_rng(seed).normal(size=shape))


def small_network() -> Network:
    """conv -> relu -> pool -> mean over maps -> fully connected -> softmax, with a branch that is added."""
    nodes = (
        Node("conv", "Conv", ("x", "w", "b"), ("conv",), {"pads": (1, 1, 1, 1)}),
        Node("twice", "Add", ("conv", "conv"), ("twice",)),
        Node("relu", "Relu", ("twice",), ("relu",)),
        Node("pool", "MaxPool", ("relu",), ("pool",), {"kernel_shape": (2, 2), "strides": (2, 2)}),
        Node("mean", "GlobalAveragePool", ("pool",), ("mean",)),
        Node("flat", "Flatten", ("mean",), ("flat",)),
        Node("dense", "Gemm", ("flat", "v", "c"), ("dense",)),
        Node("share", "Softmax", ("dense",), ("y",), {"axis": -1}),
    )
    weights = {"w": random(4, 3, 3, 3), "b": random(4), "v": random(4, 5), "c": random(5)}
    return Network("small", nodes, (Value("x", ("batch", 3, "height", "width")),), ("y",), weights)


def broken(monkeypatch: pytest.MonkeyPatch, operator: str, spoil: Callable[[Array], object]) -> None:
    """From now on `operator` hands on what it made after `spoil` has changed it."""
    honest = type(OPERATORS[operator]).forward

    def forward(self: Any, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        made = honest(self, node, arrays)
        if OPERATORS[operator] is not self:
            return made
        first = made[0].copy()
        spoil(first)
        return (first, *made[1:])

    monkeypatch.setattr(type(OPERATORS[operator]), "forward", forward)


@pytest.mark.parametrize("name", PRESETS)
def test_the_networks_that_come_with_the_program_compute_what_they_should(name: str) -> None:
    network = build(PRESETS[name].make())
    checked = network.verify(random(1, network.inputs[0].shape[1], 20, 24))  # type: ignore[arg-type]  # a number
    assert checked.passed(1e-5)
    assert [(row.node, row.operator) for row in checked.rows] == [(node.name, node.operator) for node in network.nodes]
    assert checked.worst in checked.rows
    assert all(row.cells > 0 for row in checked.rows)


@pytest.mark.parametrize("name", OPERATORS)
def test_every_operator_is_checked_or_listed_as_one_that_cannot_be(name: str) -> None:
    node, arrays = sample(name)
    check = verify_node(node, arrays, OPERATORS[name].forward(node, arrays))
    if name in UNCHECKED:
        assert check.error is None
        assert check.reason == UNCHECKED[name]
    else:
        assert check.error is not None, check.reason
        assert check.error < 1e-5, check
        assert check.cells > 0


@pytest.mark.parametrize("name", OPERATORS)
def test_a_wrong_output_of_any_operator_is_seen(name: str) -> None:
    node, arrays = sample(name)
    outputs = [y.copy() for y in OPERATORS[name].forward(node, arrays)]
    first = outputs[0]
    middle = first.size // 2
    finite = first[np.isfinite(first)]
    if first.dtype == bool:
        first.flat[middle] ^= True
    else:
        first.flat[middle] += max(1, np.abs(finite).max(initial=0)) / 50 if first.dtype.kind == "f" else 1
    check = verify_node(node, arrays, outputs, samples=first.size)
    if name not in UNCHECKED and np.isfinite(first.flat[middle]):
        assert check.error is not None
        assert check.error > 1e-3
        assert check.place == tuple(int(i) for i in np.unravel_index(middle, first.shape))


def test_a_kernel_that_is_flipped_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    operator = type(OPERATORS["Conv"])
    honest = operator.forward

    def flipped(self: Any, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, weight, *rest = arrays
        assert weight is not None
        return honest(self, node, [x, weight[:, :, ::-1, ::-1], *rest])

    monkeypatch.setattr(operator, "forward", flipped)
    checked = small_network().verify(random(1, 3, 12, 12))
    assert not checked.passed()
    assert [(row.node, row.operator) for row in checked.wrong()] == [("conv", "Conv")]
    assert checked.worst is not None
    assert checked.worst.error is not None
    assert checked.worst.error > 0.1


def test_a_pool_that_takes_the_wrong_cell_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "MaxPool", lambda y: np.copyto(y, np.roll(y, 1, axis=-1)))
    assert [row.node for row in small_network().verify(random(1, 3, 12, 12)).wrong()] == ["pool"]


@pytest.mark.parametrize(
    ("operator", "node"), [("Conv", "conv"), ("Add", "twice"), ("Relu", "relu"), ("Gemm", "dense")]
)
def test_a_single_wrong_cell_is_found_and_told(operator: str, node: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places = []

    def spoil(y: Array) -> None:
        places.append(tuple(int(i) for i in np.unravel_index(y.size // 3, y.shape)))
        y[places[0]] += 1e-2

    broken(monkeypatch, operator, spoil)
    checked = small_network().verify(random(1, 3, 12, 12), samples=4 * 12 * 12)
    (row,) = checked.wrong()
    assert (row.node, row.operator, row.place) == (node, operator, places[0])
    assert row.output == next(one for one in small_network().nodes if one.name == node).outputs[0]


def test_an_operator_without_a_reference_is_told_and_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPERATORS, "Relu6", OPERATORS["Relu"])
    x = random(1, 2, 3, 4)
    network = Network("odd", (Node("odd", "Relu6", ("x",), ("y",)),), (Value("x", x.shape),), ("y",), {})
    checked = network.verify(x)
    assert not checked.passed()
    assert checked.wrong() == ()
    assert [row.node for row in checked.unchecked] == ["odd"]
    assert checked.worst is None
    assert "refuses" in checked.rows[0].reason
    monkeypatch.setattr(verify_module, "UNCHECKED", {"Relu6": "it is no operator of ONNX"})
    assert network.verify(x).rows[0].reason == "it is no operator of ONNX"


def test_what_the_run_did_not_keep_is_not_checked() -> None:
    trace = evaluate(small_network(), random(1, 3, 12, 12), outputs=["pool", "y"])
    checked = verify_trace(trace)
    assert {row.node for row in checked.rows if row.error is not None} == set()
    assert "did not keep" in checked.rows[0].reason


def check(operator: str, arrays: Sequence[Array | None], y: Array, **attributes: Attribute) -> float | None:
    names = tuple("" if array is None else f"x{i}" for i, array in enumerate(arrays))
    return verify_node(Node("node", operator, names, ("y",), attributes), arrays, [y]).error


def test_nan_is_right_where_it_must_be_and_an_error_elsewhere() -> None:
    x = np.array([[np.nan, 1, np.inf, -2]], np.float32)
    assert check("Relu", [x], np.array([[np.nan, 1, np.inf, 0]], np.float32)) == 0
    assert check("Relu", [x], np.array([[0, 1, np.inf, 0]], np.float32)) == np.inf
    assert check("Relu", [x], np.array([[np.nan, np.nan, np.inf, 0]], np.float32)) == np.inf
    assert check("Relu", [x], np.array([[np.nan, 1, 7, 0]], np.float32)) == np.inf
    assert check("Exp", [np.array([100], np.float32)], np.array([np.inf], np.float32)) == 0
    weight = np.ones((1, 1, 1, 1), np.float32)
    maps = np.array([[[[np.nan, np.inf, 3]]]], np.float32)
    assert check("Conv", [maps, weight], maps) == 0
    assert check("Conv", [maps, weight], np.nan_to_num(maps)) == np.inf


def test_an_output_of_another_shape_is_an_error() -> None:
    assert check("Conv", [random(1, 1, 4, 4), random(1, 1, 1, 1)], random(1, 1, 4, 3)) == np.inf
    assert check("Relu", [random(2, 3)], random(3, 2)) == np.inf


def test_indices_are_wrong_by_whole_steps_however_large_they_are() -> None:
    x = np.zeros((1, 1 << 20), np.float32)
    x[0, -1] = 1
    assert check("ArgMax", [x], np.array([[(1 << 20) - 1]]), axis=1) == 0
    assert check("ArgMax", [x], np.array([[(1 << 20) - 2]]), axis=1) == 1


def test_roundings_of_terms_that_cancel_are_no_error() -> None:
    laplacian = frozen(np.array([0.1, 0.7, -1.6, 0.3, 0.5]).reshape(1, 1, 1, 5))
    x = np.full((1, 1, 8, 8), 0.3, np.float32)
    assert abs(float(OPERATORS["Conv"].forward(Node("n", "Conv", ("x", "w"), ("y",)), [x, laplacian])[0].max())) < 1e-6
    assert check("Conv", [x, laplacian], np.full((1, 1, 8, 4), 1e-7, np.float32)) < 1e-5  # type: ignore[operator]  # checked
    ups_and_downs = np.tile(np.array([0.1, 0.2, -0.3], np.float32), (1, 50))
    assert check("ReduceSum", [ups_and_downs], np.full((1, 1), 1e-6, np.float32)) < 1e-5  # type: ignore[operator]  # checked


def test_a_check_is_given_up_between_cells_when_it_is_cancelled() -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 30

    trace = evaluate(small_network(), random(1, 3, 12, 12))
    with pytest.raises(Cancelled):
        verify_trace(trace, cancelled=cancelled)
    assert len(asked) == 31
    with pytest.raises(Cancelled):
        small_network().verify(random(1, 3, 12, 12), cancelled=lambda: True)


def test_progress_grows_from_node_to_node_up_to_one() -> None:
    told: list[float] = []
    verify_trace(evaluate(small_network(), random(1, 3, 12, 12)), progress=told.append)
    assert told == [(number + 1) / 8 for number in range(8)]


def test_the_seed_draws_the_cells() -> None:
    shape = (1, 32, 40, 50)
    drawn = [places_of(shape, 64, np.random.default_rng(seed)) for seed in (3, 3, 4)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert 50 < len(drawn[0]) <= 64
    assert sum(row in (0, 39) or column in (0, 49) for _, _, row, column in drawn[0]) >= 12
    assert places_of((2, 3), 64, np.random.default_rng(0)) == list(np.ndindex(2, 3))


@pytest.mark.parametrize(
    ("operator", "shapes"), [("Relu", [(1, 40, 90, 100)]), ("Mul", [(1, 40, 90, 100), (40, 1, 1)])]
)
def test_of_a_large_activation_a_part_is_compared_and_its_places_are_told(
    operator: str, shapes: list[tuple[int, ...]]
) -> None:
    arrays = [random(*shape) for shape in shapes]
    node = Node("node", operator, ("x", "w")[: len(arrays)], ("y",))
    y = OPERATORS[operator].forward(node, arrays)[0]
    piece = piece_of(node, arrays, [y], np.random.default_rng(0))
    assert 0 < sum(part.size for part in piece.outputs) <= AT_ONCE
    for at in ((0,) * piece.outputs[0].ndim, tuple(length - 1 for length in piece.outputs[0].shape)):
        assert piece.outputs[0][at] == y[piece.locate(at)]
    row = verify_node(node, arrays, [y])
    assert row.error is not None
    assert row.error < 1e-6
    assert row.cells == piece.outputs[0].size


def test_a_resize_to_given_sizes_is_cut_down_to_some_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPERATORS, "Resize", OPERATORS["Identity"])
    x = random(1, 40, 30, 40)
    sizes = np.array([1, 40, 60, 80])
    y = x.repeat(2, axis=2).repeat(2, axis=3)
    how = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    row = verify_node(Node("node", "Resize", ("x", "", "", "s"), ("y",), how), [x, None, None, sizes], [y])
    assert (row.error, row.cells % 4800) == (0.0, 0)
    assert 0 < row.cells < y.size


TABLE: list[tuple[str, list[Array | None], Mapping[str, Attribute], int]] = [
    ("ConvTranspose", [random(*MAPS), random(6, 2, 3, 2), random(4)], {"group": 2, "strides": (2, 3)}, 1),
    ("ConvTranspose", [random(*MAPS), random(6, 2, 3, 2)], {"pads": (1, 0, 2, 1), "dilations": (2, 1)}, 1),
    ("ConvTranspose", [random(*MAPS), random(6, 2, 3, 2)], {"strides": (3, 2), "output_padding": (2, 1)}, 1),
    ("ConvTranspose", [random(*MAPS), random(6, 2, 3, 2)], {"strides": (2, 2), "auto_pad": "SAME_UPPER"}, 1),
    ("ConvTranspose", [random(*MAPS), random(6, 2, 4, 3)], {"strides": (2, 2), "output_shape": (11, 13)}, 1),
    ("ConvTranspose", [random(1, 3, 7), random(3, 2, 3)], {"strides": (2,), "output_padding": (1,)}, 1),
    ("Conv", [random(1, 4, 9), random(2, 2, 3), random(2)], {"group": 2, "pads": (2, 0), "dilations": (2,)}, 1),
    ("MaxPool", [random(*MAPS)], {"kernel_shape": (3, 2), "strides": (2, 1), "pads": (1, 0, 1, 1)}, 2),
    ("MaxPool", [random(*MAPS)], {"kernel_shape": (3, 2), "storage_order": 1}, 2),
    ("MaxPool", [random(2, 3, 9)], {"kernel_shape": (3,), "ceil_mode": 1, "strides": (2,)}, 2),
    ("LpPool", [random(*MAPS)], {"kernel_shape": (3, 2), "strides": (2, 1), "pads": (1, 0, 1, 1), "p": 3}, 1),
    ("GlobalLpPool", [random(*MAPS)], {"p": 3}, 1),
    ("GlobalMaxPool", [random(2, 3, 9)], {}, 1),
    ("LRN", [random(1, 7, 2, 3)], {"size": 3, "alpha": 0.3, "beta": 0.5, "bias": 2.0}, 1),
    ("LpNormalization", [random(*MAPS)], {"axis": 1, "p": 1}, 1),
    ("LpNormalization", [random(*MAPS)], {}, 1),
    ("Pad", [random(*MAPS), np.array([0, 0, 1, -2, 0, 0, 2, 1]), np.array(2, np.float32)], {}, 1),
    ("Pad", [random(*MAPS), np.array([2, 1, 2, 3]), None, np.array([-2, 3])], {"mode": "reflect"}, 1),
    ("MatMul", [random(5), random(3, 5, 4)], {}, 1),
    ("MatMul", [random(2, 1, 3, 5), random(3, 5, 4)], {}, 1),
    ("MatMul", [random(3, 5), random(5)], {}, 1),
    ("Gemm", [random(5, 3), random(4, 5), random(4)], {"transA": 1, "transB": 1, "alpha": 0.5, "beta": 2.0}, 1),
]


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), TABLE)
def test_the_loops_agree_with_onnxruntime(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    made = all_by_onnxruntime(operator, arrays, attributes, outputs, opset=18 if operator == "GlobalLpPool" else 20)
    names = tuple("" if array is None else f"x{i}" for i, array in enumerate(arrays))
    node = Node("node", operator, names, tuple(f"y{i}" for i in range(outputs)), attributes)
    row = verify_node(node, arrays, made, samples=10_000)
    assert row.error is not None, row.reason
    assert row.error < 1e-5
    assert row.cells == sum(y.size for y in made)


def test_the_reference_of_the_onnx_package_is_loaded_by_a_check_only() -> None:
    program = "import sys, cnnviewer.engine.verify; print(*[name for name in sys.modules if 'onnx.reference' in name])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "\n"
