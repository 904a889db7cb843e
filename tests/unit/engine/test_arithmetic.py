"""Arithmetic, comparisons, choices and casts against ONNX Runtime."""

from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.kernels import elementwise, workers
from cnnviewer.engine.network import Array, Attribute
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import by_onnxruntime, forward, frozen

Shape = tuple[int, ...]
MAPS = (2, 3, 7, 5)
LIMITS = [0.0, -0.0, np.inf, -np.inf, np.nan, 1e30, -1e30, 1e-39, 1.0, -1.0, 2.0, -2.5]
COMPARISONS = ["Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual"]


def drawn(*shapes: Shape, positive: bool = False) -> list[Array]:
    rng = np.random.default_rng(3)
    arrays = [frozen(rng.normal(size=shape).round(1)) for shape in shapes]
    return [np.abs(array) + np.float32(0.1) for array in arrays] if positive else arrays


@pytest.mark.parametrize("operator", ["Add", "Sub", "Mul", "Div", *COMPARISONS])
@pytest.mark.parametrize("shape", [MAPS, (3, 1, 1), (1,), (5,), (), (7, 1), (2, 1, 1, 1)])
def test_arithmetic_and_comparisons_agree_with_onnxruntime(operator: str, shape: Shape) -> None:
    for arrays in (drawn(MAPS, shape), drawn(shape, MAPS)):
        made, expected = forward(operator, arrays, {})[0], by_onnxruntime(operator, arrays, {})
        assert made.dtype == expected.dtype
        assert np.array_equal(made, expected, equal_nan=made.dtype.kind == "f")


@pytest.mark.parametrize("operator", ["Add", "Sub", "Mul", "Div", *COMPARISONS])
def test_special_numbers_meet_as_in_onnxruntime(operator: str) -> None:
    arrays = [np.array(LIMITS, np.float32)[:, None], np.array(LIMITS, np.float32)]
    made, expected = forward(operator, arrays, {})[0], by_onnxruntime(operator, arrays, {})
    assert np.array_equal(made, expected, equal_nan=made.dtype.kind == "f")


@pytest.mark.parametrize("operator", ["Max", "Min"])
def test_nan_beside_a_number_is_nan(operator: str) -> None:
    a, b = np.array([np.nan, 1.0, np.inf, np.nan], np.float32), np.array([1.0, np.nan, -np.inf, np.inf], np.float32)
    assert np.isnan(forward(operator, [a, b], {})[0]).tolist() == [True, True, False, True]


@pytest.mark.parametrize("exponent", [2.0, 3.0, 1.0, 0.0, 0.5, -1.0, 1.7, [2.0, 3.0, -0.5, 1.0, 0.0]])
def test_pow_agrees_with_onnxruntime(exponent: float | list[float]) -> None:
    arrays = [drawn(MAPS, positive=True)[0], np.array(exponent, np.float32)]
    assert np.allclose(forward("Pow", arrays, {})[0], by_onnxruntime("Pow", arrays, {}), rtol=2e-6)


@pytest.mark.parametrize(
    ("base", "exponent"),
    [
        (np.array([1.5, -2.0, 0.0], np.float32), np.array([2, 3, 0])),
        (np.array([1, -2, 3]), np.array([2, 3, 0])),
        (np.array([1, -2, 3], np.int32), np.array([0.5, 2.0, 1.5], np.float32)),
        (np.array([2, -2, 1]), np.array(-1)),
    ],
)
def test_a_power_has_the_type_of_its_base(base: Array, exponent: Array) -> None:
    made, expected = forward("Pow", [base, exponent], {})[0], by_onnxruntime("Pow", [base, exponent], {})
    assert made.dtype == expected.dtype == base.dtype
    assert np.array_equal(made, expected)


@pytest.mark.parametrize("kind", [np.int32, np.int64])
@pytest.mark.parametrize("operator", ["Add", "Sub", "Mul", "Div", "Max", "Min", *COMPARISONS])
def test_whole_numbers_agree_with_onnxruntime(operator: str, kind: type) -> None:
    arrays = [np.array([[-7, 7, -8, 8, 0]], kind), np.array([[2], [-2], [3]], kind)]
    made, expected = forward(operator, arrays, {})[0], by_onnxruntime(operator, arrays, {})
    assert made.dtype == expected.dtype
    assert np.array_equal(made, expected)


@pytest.mark.parametrize("fmod", [0, 1])
@pytest.mark.parametrize("kind", [np.int64, np.float32])
def test_mod_agrees_with_onnxruntime(kind: type, fmod: int) -> None:
    arrays = [np.array([[-7, 7, -8, 8, 0]], kind), np.array([[2], [-2], [3]], kind)]
    made = forward("Mod", arrays, {"fmod": fmod})[0]
    assert made.dtype == kind
    if kind == np.float32 and not fmod:
        assert np.array_equal(made, arrays[0] - np.floor(arrays[0] / arrays[1]) * arrays[1])
    else:
        assert np.array_equal(made, by_onnxruntime("Mod", arrays, {"fmod": fmod}))


@pytest.mark.parametrize("operator", ["Sum", "Mean", "Max", "Min"])
@pytest.mark.parametrize(
    "shapes", [[MAPS], [MAPS, MAPS], [(3, 1, 1), MAPS, (5,)], [(), (7, 1), (5,), MAPS], [(2, 1), (1, 3)]]
)
def test_any_number_of_inputs_agrees_with_onnxruntime(operator: str, shapes: list[Shape]) -> None:
    arrays = drawn(*shapes)
    made, expected = forward(operator, arrays, {})[0], by_onnxruntime(operator, arrays, {})
    assert made.dtype == expected.dtype
    assert np.allclose(made, expected, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("operator", ["And", "Or", "Xor", "Not"])
def test_logic_agrees_with_onnxruntime(operator: str) -> None:
    arrays = [np.array([[True], [False]]), np.array([True, False, True])][: 1 if operator == "Not" else 2]
    made, expected = forward(operator, arrays, {})[0], by_onnxruntime(operator, arrays, {})
    assert made.dtype == expected.dtype == np.bool_
    assert np.array_equal(made, expected)


@pytest.mark.parametrize("shapes", [(MAPS, MAPS, MAPS), ((5,), (3, 1, 1), MAPS), ((7, 1), (), (5,)), ((), (), ())])
def test_where_agrees_with_onnxruntime(shapes: tuple[Shape, Shape, Shape]) -> None:
    condition, x, y = drawn(*shapes)
    for kind in (np.float32, np.int64):
        arrays = [np.asarray(condition > 0), np.asarray(10 * x).astype(kind), np.asarray(10 * y).astype(kind)]
        made, expected = forward("Where", arrays, {})[0], by_onnxruntime("Where", arrays, {})
        assert made.dtype == expected.dtype
        assert np.array_equal(made, expected)


@pytest.mark.parametrize("to", [1, 2, 3, 4, 5, 6, 7, 9, 12, 13])
@pytest.mark.parametrize("kind", [np.float32, np.int64, np.bool_, np.uint8])
def test_cast_agrees_with_onnxruntime(kind: type, to: int) -> None:
    x = np.array([[0, 1, 2.7, 100.2]]).astype(kind)
    made, expected = forward("Cast", [x], {"to": to})[0], by_onnxruntime("Cast", [x], {"to": to})
    assert made.dtype == expected.dtype
    assert np.array_equal(made, expected)


@pytest.mark.parametrize("to", [1, 10, 11, 16])
def test_a_cast_between_precisions_changes_nothing(to: int) -> None:
    for kind in (np.float32, np.float64):
        x = np.array([1.1, np.nan, 1e-40], kind)
        assert forward("Cast", [x], {"to": to})[0] is x
    assert forward("Cast", [np.array([3])], {"to": to})[0].dtype == np.float32


def test_numbers_that_a_type_cannot_hold_are_cast_without_a_warning() -> None:
    x = np.array([np.nan, np.inf, -1e30, 300.0], np.float32)
    assert forward("Cast", [x], {"to": 2})[0].dtype == np.uint8
    assert forward("Cast", [x], {"to": 9})[0].all()


@pytest.mark.parametrize("shapes", [(MAPS, MAPS), (MAPS, (3, 1, 1)), ((5,), MAPS), (MAPS, ()), ((7, 1), (5,))])
def test_work_on_all_cores_gives_what_one_core_gives(
    shapes: tuple[Shape, Shape], monkeypatch: pytest.MonkeyPatch
) -> None:
    arrays = drawn(*shapes)
    expected = [arrays[0] + arrays[1], np.where(arrays[0] > 0, arrays[0], arrays[1])]
    monkeypatch.setattr(workers, "CORES", 2)
    for array in (arrays, [np.asfortranarray(one) for one in arrays]):
        a, b = array
        added = elementwise.broadcast(np.add, (a, b), least=1)
        chosen = elementwise.broadcast(lambda a, b, out: np.copyto(out, np.where(a > 0, a, b)), (a, b), least=1)
        assert np.array_equal(added, expected[0])
        assert np.array_equal(chosen, expected[1])


def test_broken_numbers_make_no_warning_in_any_thread() -> None:
    x = np.full((8, 1 << 18), np.inf, np.float32)
    assert np.isnan(forward("Sub", [x, x], {})[0]).all()
    assert np.isnan(forward("Sub", [x, x[:, :1]], {})[0]).all()


X = np.ones((2, 3), np.float32)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "sentence"),
    [
        ("Add", [X, np.ones((2, 4), np.float32)], {}, "Add cannot combine shapes"),
        ("Sum", [X, X, np.ones((2, 4), np.float32)], {}, "Sum cannot combine shapes"),
        ("Add", [X, np.ones((2, 3), np.int64)], {}, "Add cannot combine float32 with int64; convert one"),
        ("Max", [X, X, np.ones((2, 3), np.int64)], {}, "Max cannot combine float32 with int64"),
        ("Sub", [X > 0, X > 0], {}, "Sub cannot compute with bool in input 1"),
        ("And", [X, X], {}, "And cannot compute with float32 in input 1; convert it to bool"),
        ("Where", [X, X, X], {}, "Where cannot compute with float32 in input 1"),
        ("Where", [X > 0, X, np.ones(4, np.float32)], {}, "Where cannot combine shapes"),
        ("Where", [X > 0, X], {}, "Input 3 of Where is missing"),
        ("Cast", [X], {"to": 8}, "Cast to the ONNX type 8 is not supported"),
        ("Cast", [X], {}, "Cast to the ONNX type None"),
        ("Mod", [X, X], {"fmod": "yes"}, "fmod of Mod must be a number"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        forward(operator, arrays, attributes)
