"""Operators that move numbers against ONNX Runtime; their gradients by central differences and the adjoint identity."""

from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.network import Array, Attribute, Node, Tensor
from cnnviewer.engine.operators import find_operator
from cnnviewer.errors import NetworkError
from tests.helpers.gradient_check import check_adjoint, check_gradient
from tests.helpers.one_operator import engine, runtime

LOWEST, HIGHEST = -(2**63), 2**63 - 1

Case = tuple[str, list[Array | None], Mapping[str, Attribute], int]


def floats(*shape: int) -> Array:
    return np.random.default_rng(5).normal(size=shape).astype(np.float32)


def whole(*numbers: int) -> Array:
    return np.array(numbers, np.int64)


def named(value: object) -> str:
    """The name of a case: its operator."""
    return value if isinstance(value, str) else ""


CASES: list[Case] = [
    ("Concat", [floats(2, 3, 4), floats(2, 1, 4), floats(2, 2, 4)], {"axis": 1}, 1),
    ("Concat", [floats(2, 3), floats(2, 5)], {"axis": -1}, 1),
    ("Concat", [floats(2, 3)], {"axis": 0}, 1),
    ("Concat", [floats(0, 3), floats(2, 3)], {"axis": 0}, 1),
    ("Split", [floats(2, 7, 3), whole(2, 0, 5)], {"axis": 1}, 3),
    ("Split", [floats(2, 7, 3)], {"axis": -2, "num_outputs": 3}, 3),
    ("Split", [floats(6)], {"num_outputs": 2}, 2),
    ("Slice", [floats(4, 6, 5), whole(1, 0), whole(3, 100)], {}, 1),
    ("Slice", [floats(4, 6, 5), whole(-3), whole(-1), whole(-2)], {}, 1),
    ("Slice", [floats(4, 6, 5), whole(0, 5), whole(9, LOWEST), whole(0, 1), whole(2, -2)], {}, 1),
    ("Slice", [floats(4, 6, 5), whole(-1), whole(LOWEST), whole(2), whole(-1)], {}, 1),
    ("Slice", [floats(4, 6, 5), whole(-100), whole(-200), whole(0), whole(-1)], {}, 1),
    ("Slice", [floats(4, 6, 5), whole(HIGHEST), whole(1), whole(1), whole(-3)], {}, 1),
    ("Slice", [floats(4, 6, 5), whole(3), whole(2), None, whole(1)], {}, 1),
    ("Gather", [floats(4, 6, 5), np.array([[0, -1], [3, 3]], np.int64)], {"axis": 1}, 1),
    ("Gather", [floats(4, 6), np.array([1, -4, 0, 1], np.int32)], {}, 1),
    ("Gather", [floats(5), np.array(-2, np.int64)], {}, 1),
    ("Gather", [floats(2, 3, 4), np.array(1, np.int64)], {"axis": -1}, 1),
    ("GatherElements", [floats(3, 4), np.array([[0, -1, 2], [1, 1, 1]], np.int64)], {"axis": 0}, 1),
    ("GatherElements", [floats(3, 4, 2), np.full((3, 6, 1), -4, np.int64)], {"axis": 1}, 1),
    ("GatherND", [floats(3, 4, 2), np.array([[0, 1], [-1, 3], [0, 1]], np.int64)], {}, 1),
    ("GatherND", [floats(3, 4, 2), np.array([[[1]], [[-1]], [[0]]], np.int64)], {"batch_dims": 1}, 1),
    ("ScatterND", [floats(4, 3), np.array([[1], [3]], np.int64), floats(2, 3)], {}, 1),
    ("ScatterND", [floats(4, 3), np.array([[1, -1], [1, 2]], np.int64), floats(2)], {"reduction": "add"}, 1),
    ("Pad", [floats(2, 3, 4, 5), whole(0, 0, 1, 2, 0, 1, 3, 0), np.array(1.5, np.float32)], {}, 1),
    ("Pad", [floats(2, 3, 4, 5), whole(0, 0, -1, 2, 0, 0, 2, -3)], {}, 1),
    ("Pad", [floats(6), whole(-7, 3)], {}, 1),
    ("Pad", [floats(2, 3, 4, 5), whole(1, 2, 2, 3), None, whole(-2, 3)], {"mode": "reflect"}, 1),
    ("Pad", [floats(2, 3, 4, 5), whole(-2, 1, 1, -3), None, whole(2, 3)], {"mode": "reflect"}, 1),
    ("Pad", [floats(2, 3, 4, 5), whole(0, 1, 7, -2, 0, 0, 1, 3)], {"mode": "edge"}, 1),
    ("Pad", [floats(2, 3, 4, 5), whole(0, 1, 3, -2, 0, 0, 1, 3)], {"mode": "wrap"}, 1),
    ("Reshape", [floats(2, 3, 4), whole(0, -1)], {}, 1),
    ("Reshape", [floats(2, 3, 4), whole(4, 0, 2)], {}, 1),
    ("Reshape", [floats(0, 3), whole(0, 6)], {"allowzero": 1}, 1),
    ("Reshape", [floats(1, 1), np.zeros(0, np.int64)], {}, 1),
    ("Flatten", [floats(2, 3, 4)], {}, 1),
    ("Flatten", [floats(2, 3, 4)], {"axis": 0}, 1),
    ("Flatten", [floats(2, 3, 4)], {"axis": -1}, 1),
    ("Squeeze", [floats(1, 3, 1, 4)], {}, 1),
    ("Squeeze", [floats(1, 3, 1, 4), whole(-2)], {}, 1),
    ("Unsqueeze", [floats(3, 4), whole(0, -1)], {}, 1),
    ("Unsqueeze", [floats(3, 4), whole(3, 1)], {}, 1),
    ("Expand", [floats(3, 1), whole(2, 1, 4)], {}, 1),
    ("Expand", [floats(2, 3), whole(1)], {}, 1),
    ("Expand", [floats(1), whole(5)], {}, 1),
    ("Tile", [floats(2, 3), whole(2, 3)], {}, 1),
    ("Tile", [floats(2, 1, 3), whole(1, 4, 1)], {}, 1),
    ("Tile", [floats(2, 3), whole(2, 0)], {}, 1),
    ("Transpose", [floats(2, 3, 4)], {}, 1),
    ("Transpose", [floats(2, 5, 6, 7)], {"perm": (0, 2, 3, 1)}, 1),
    ("Transpose", [floats(2, 5, 6, 7)], {"perm": (3, 1, 0, 2)}, 1),
    ("Transpose", [floats(1, 5, 6, 7)], {"perm": (2, 3, 0, 1)}, 1),
    ("Transpose", [floats(3, 1, 4)], {"perm": (1, 0, 2)}, 1),
    ("DepthToSpace", [floats(2, 8, 3, 2)], {"blocksize": 2}, 1),
    ("DepthToSpace", [floats(2, 18, 3, 2)], {"blocksize": 3, "mode": "CRD"}, 1),
    ("SpaceToDepth", [floats(2, 3, 4, 6)], {"blocksize": 2}, 1),
    ("Trilu", [floats(2, 4, 5)], {}, 1),
    ("Trilu", [floats(5, 4), np.array(-1, np.int64)], {"upper": 0}, 1),
    ("Trilu", [floats(5, 4), np.array(2, np.int64)], {}, 1),
]

SIZES: list[Case] = [
    ("Shape", [floats(2, 3, 4)], {}, 1),
    ("Shape", [floats(2, 3, 4)], {"start": -2, "end": 7}, 1),
    ("Shape", [floats(2, 3, 4)], {"start": 2, "end": 1}, 1),
    ("Size", [floats(2, 3, 4)], {}, 1),
    ("ConstantOfShape", [whole(2, 3)], {}, 1),
    ("ConstantOfShape", [np.zeros(0, np.int64)], {"value": Tensor("int64", (1,), (7,))}, 1),
    ("ConstantOfShape", [whole(2, 0)], {"value": Tensor("bool", (1,), (True,))}, 1),
    ("Range", [np.array(3, np.int64), np.array(11, np.int64), np.array(3, np.int64)], {}, 1),
    ("Range", [np.array(10, np.int64), np.array(4, np.int64), np.array(-2, np.int64)], {}, 1),
    ("Range", [np.array(5, np.int64), np.array(1, np.int64), np.array(1, np.int64)], {}, 1),
    ("Range", [np.array(0.5, np.float32), np.array(3, np.float32), np.array(0.5, np.float32)], {}, 1),
    ("OneHot", [np.array([[1, -1], [5, 0]], np.int64), np.array(4, np.int64), floats(2)], {}, 1),
    ("OneHot", [np.array([2, 0], np.int64), np.array([3], np.int64), whole(0, 1)], {"axis": 0}, 1),
    ("NonZero", [np.array([[1, 0, 2], [0, 0, 3]], np.float32)], {}, 1),
]


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), [*CASES, *SIZES], ids=named)
def test_what_moves_numbers_agrees_with_onnxruntime(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    expected = runtime(operator, arrays, attributes, outputs)
    for actual, wanted in zip(engine(operator, arrays, attributes, outputs), expected, strict=True):
        assert actual.dtype == wanted.dtype
        assert np.array_equal(actual, wanted)


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), CASES, ids=named)
def test_numbers_of_every_type_move_in_the_same_way(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    for kind in (np.int64, np.float64, np.uint8, np.bool_):
        if kind is np.bool_ and "reduction" in attributes:
            continue
        given = [one if one is None or one.dtype.kind != "f" else (one * 3).astype(np.int8) for one in arrays]
        given = [one.astype(kind) if one is not None and one.dtype == np.int8 else one for one in given]
        for actual, wanted in zip(
            engine(operator, given, attributes, outputs),
            engine(operator, [one if one is None else one.copy(order="F") for one in given], attributes, outputs),
            strict=True,
        ):
            assert actual.dtype == kind
            assert np.array_equal(actual, wanted)


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), CASES, ids=named)
def test_the_gradient_of_a_move_is_that_of_a_small_change(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    check_gradient(operator, arrays, attributes, outputs=outputs)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "outputs"),
    [case for case in CASES if case[0] not in ("Concat", "ScatterND") and len(case[1]) < 3],
    ids=named,
)
def test_the_gradient_of_a_move_is_its_adjoint(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    check_adjoint(operator, arrays, attributes, outputs=outputs)


@pytest.mark.parametrize(("operator", "arrays", "attributes", "outputs"), CASES, ids=named)
def test_where_no_gradient_arrives_or_is_asked_for_none_is_made(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], outputs: int
) -> None:
    names = tuple("" if one is None else f"x{place}" for place, one in enumerate(arrays))
    node = Node("node", operator, names, tuple(f"y{place}" for place in range(outputs)), attributes)
    made = find_operator(operator).forward(node, arrays)
    nothing = (None,) * len(arrays)
    for grads, wanted in (([None] * outputs, True), ([np.ones_like(y) for y in made], False)):
        assert find_operator(operator).backward(node, arrays, made, grads, [wanted] * len(arrays)) == nothing


def test_a_piece_of_a_split_that_nothing_depends_on_gets_the_gradient_0() -> None:
    x = floats(2, 4)
    node = Node("node", "Split", ("x",), ("a", "b"), {"axis": 1})
    made = find_operator("Split").forward(node, [x])
    (gradient,) = find_operator("Split").backward(node, [x], made, [np.ones((2, 2), np.float32), None], [True])
    assert gradient is not None
    assert np.array_equal(gradient, [[1, 1, 0, 0], [1, 1, 0, 0]])


@pytest.mark.parametrize("shape", [(1, 96, 60, 60), (1, 60, 60, 96), (1, 4, 300, 302)])
@pytest.mark.parametrize("order", [(0, 2, 3, 1), (0, 3, 1, 2), (0, 1, 3, 2), (2, 0, 3, 1)])
def test_large_arrays_are_transposed_like_small_ones(shape: tuple[int, ...], order: tuple[int, ...]) -> None:
    for kind in (np.float32, np.float64, np.int16, np.bool_):
        x = np.arange(np.prod(shape)).reshape(shape).astype(kind)
        assert np.array_equal(engine("Transpose", [x], {"perm": order})[0], x.transpose(order))


REFUSED: list[tuple[str, list[Array | None], Mapping[str, Attribute], str]] = [
    ("Concat", [floats(2, 3), floats(3, 2)], {"axis": 0}, "cannot put shapes"),
    ("Concat", [floats(2, 3), floats(2, 3, 1)], {"axis": 0}, "cannot put shapes"),
    ("Concat", [floats(2, 3), whole(1, 2, 3).reshape(1, 3)], {"axis": 0}, "cannot join float32 and int64"),
    ("Concat", [floats(2, 3)], {}, "axis of Concat is missing"),
    ("Concat", [floats(2, 3)], {"axis": 2}, "axis 2 of Concat does not exist"),
    ("Split", [floats(6), whole(2, 3)], {}, "do not fill an axis of 6"),
    ("Split", [floats(6), whole(6)], {"axis": 1}, "axis 1 of Split"),
    ("Split", [floats(6), whole(2, 4)], {}, "2 pieces for 1 outputs"),
    ("Split", [floats(6)], {"num_outputs": 0}, "1 outputs for 0 pieces"),
    ("Slice", [floats(6), whole(0), whole(3), whole(0), whole(0)], {}, "steps of 0"),
    ("Slice", [floats(6), whole(0), whole(3), whole(1)], {}, "axis 1 of Slice"),
    ("Slice", [floats(6, 6), whole(0, 0), whole(3, 3), whole(1, -1)], {}, "name an axis twice"),
    ("Slice", [floats(6), whole(0, 0), whole(3)], {}, "as many of each"),
    ("Slice", [floats(6), floats(1), whole(3)], {}, "must be whole numbers"),
    ("Gather", [floats(4), whole(1, 4)], {}, "index 4 of Gather lies outside an axis of 4"),
    ("Gather", [floats(4), whole(-5)], {}, "index -5 of Gather"),
    ("Gather", [floats(4), floats(2)], {}, "indices of Gather must be whole numbers"),
    ("GatherElements", [floats(2, 3), whole(1, 2)], {}, "do not fit an input"),
    ("GatherElements", [floats(2, 3), np.array([[7]], np.int64)], {}, "index 7 of GatherElements"),
    ("GatherND", [floats(2, 3), np.zeros((2, 3), np.int64)], {}, "must name 1 or more"),
    ("ScatterND", [floats(4), np.array([[1]], np.int64), floats(2)], {}, "do not fill the places"),
    ("ScatterND", [floats(4), np.array([[9]], np.int64), floats(1)], {}, "index 9 of ScatterND"),
    ("ScatterND", [floats(4), np.array([[1]], np.int64), floats(1)], {"reduction": "mean"}, "'mean' is unknown"),
    ("Reshape", [floats(2, 3), whole(4, 2)], {}, "6 numbers of shape .* do not fill"),
    ("Reshape", [floats(2, 3), whole(-1, -1)], {}, "more than one size open"),
    ("Reshape", [floats(2, 3), whole(4, -1)], {}, "do not fill"),
    ("Reshape", [floats(2, 3), whole(2, 3, 0)], {}, "keeps axis 2"),
    ("Reshape", [floats(0, 3), whole(0, -1)], {}, "leaves a size open"),
    ("Squeeze", [floats(2, 1), whole(0)], {}, "cannot drop axis 0"),
    ("Unsqueeze", [floats(2), whole(0, -3)], {}, "name an axis twice"),
    ("Unsqueeze", [floats(2), whole(4)], {}, "axis 4 of Unsqueeze"),
    ("Expand", [floats(2), whole(3)], {}, "cannot be repeated"),
    ("Expand", [floats(1), whole(-3)], {}, "cannot be repeated"),
    ("Tile", [floats(2), whole(3, 1)], {}, "number of repeats for each"),
    ("Tile", [floats(2), whole(-1)], {}, "number of repeats for each"),
    ("Transpose", [floats(2, 3)], {"perm": (0, 0)}, "name an axis twice"),
    ("Transpose", [floats(2, 3)], {"perm": (0,)}, "must name each of the 2 axes"),
    ("Transpose", [floats(2, 3)], {"perm": "01"}, "must be whole numbers"),
    ("DepthToSpace", [floats(1, 3, 2, 2)], {"blocksize": 2}, "3 channels do not make blocks"),
    ("DepthToSpace", [floats(1, 4, 2, 2)], {"blocksize": 2, "mode": "RCD"}, "'RCD' of DepthToSpace"),
    ("SpaceToDepth", [floats(1, 4, 3, 2)], {"blocksize": 2}, "no whole number of blocks"),
    ("SpaceToDepth", [floats(4, 3, 2)], {"blocksize": 2}, "must have shape"),
    ("SpaceToDepth", [floats(1, 4, 3, 2)], {}, "must be 1 or more, not 0"),
    ("Trilu", [floats(4)], {}, "needs a matrix"),
    ("Trilu", [floats(4, 4), whole(0, 1)], {}, "diagonal of Trilu must be one number"),
    ("ScatterND", [floats(4), np.array([[1]], np.int64), whole(1)], {}, "cannot join float32 and int64"),
    ("ConstantOfShape", [whole(1 << 40, 1 << 30)], {}, "which no memory holds"),
    ("ConstantOfShape", [whole(0, 1 << 60)], {}, "which no memory holds"),
    ("Expand", [floats(1), np.ones(40, np.int64)], {}, "which no memory holds"),
    ("Tile", [floats(2), whole(1 << 60)], {}, "which no memory holds"),
    ("ConstantOfShape", [whole(2, -1)], {}, "cannot make an array"),
    ("ConstantOfShape", [whole(2)], {"value": Tensor("float32", (2,), (1.0, 2.0))}, "array of one number"),
    ("Range", [whole(0), whole(3), whole(0)], {}, "in steps of 0"),
    ("Range", [whole(0), whole(3), whole(1, 2)], {}, "single numbers"),
    ("Range", [whole(0), whole(3), floats(1)], {}, "cannot join int64 and float32"),
    ("OneHot", [whole(0), whole(0), floats(2)], {}, "depth of OneHot must be 1 or more"),
    ("OneHot", [whole(0), whole(3), floats(3)], {}, "two values"),
    ("OneHot", [whole(0), whole(3), floats(2)], {"axis": 2}, "axis 2 of OneHot"),
]


@pytest.mark.parametrize(("operator", "arrays", "attributes", "sentence"), REFUSED, ids=named)
def test_a_move_that_cannot_be_is_refused_with_a_sentence(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    names = tuple(f"x{place}" for place in range(len(arrays)))
    with pytest.raises(NetworkError, match=sentence):
        find_operator(operator).forward(Node("node", operator, names, ("y",), attributes), arrays)


@pytest.mark.parametrize(
    ("operator", "inputs"),
    [
        ("Split", 2),
        ("Slice", 3),
        ("Reshape", 2),
        ("Unsqueeze", 2),
        ("Expand", 2),
        ("Tile", 2),
        ("Pad", 2),
        ("ConstantOfShape", 1),
        ("Range", 3),
        ("NonZero", 1),
    ],
)
def test_sizes_that_only_a_run_makes_known_are_refused_before_it(operator: str, inputs: int) -> None:
    node = Node("node", operator, ("x", "a", "b")[:inputs], ("y",))
    with pytest.raises(NetworkError, match="no fixed size"):
        find_operator(operator).output_shapes(node, [(2,) if operator != "Range" else ()] * inputs)


def test_a_gradient_through_a_product_that_is_scattered_is_refused() -> None:
    arrays = [floats(4), np.array([[1]], np.int64), floats(1)]
    node = Node("node", "ScatterND", ("x", "i", "u"), ("y",), {"reduction": "mul"})
    with pytest.raises(NetworkError, match="no gradient when it combines by mul"):
        find_operator("ScatterND").backward(node, arrays, [floats(4)], [floats(4)], [True, False, True])
