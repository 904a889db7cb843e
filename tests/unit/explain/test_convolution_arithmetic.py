"""The arithmetic of convolutions agrees with the engine, step by step, transposed ones too."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.errors import GeometryError
from cnnviewer.explain.arithmetic import Arithmetic, Cell

sizes = st.builds(
    Arithmetic,
    size=st.integers(1, 9),
    kernel=st.integers(1, 5),
    stride=st.integers(1, 4),
    padding=st.integers(0, 4),
    dilation=st.integers(1, 3),
    transposed=st.booleans(),
    extra=st.integers(0, 2),
)


def by_engine(sums: Arithmetic, numbers: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    attributes = {
        "strides": (sums.stride,) * 2,
        "dilations": (sums.dilation,) * 2,
        "pads": (sums.padding,) * 4,
    }
    if sums.transposed:
        attributes["output_padding"] = (sums.extra,) * 2
    operator = "ConvTranspose" if sums.transposed else "Conv"
    node = Node("node", operator, ("x", "w"), ("y",), attributes)
    weight = kernel[None, None].astype(np.float32)
    network = Network("one", (node,), (Value("x", (1, 1, sums.size, sums.size)),), ("y",), {"w": weight})
    return network.run(numbers[None, None].astype(np.float32))["y"][0, 0]


@given(sizes, st.integers(0, 1000))
def test_the_output_is_what_the_engine_gives(sums: Arithmetic, seed: int) -> None:
    rng = np.random.default_rng(seed)
    numbers = rng.integers(-5, 6, (sums.size, sums.size)).astype(np.float64)
    kernel = rng.integers(-3, 4, (sums.kernel, sums.kernel)).astype(np.float64)
    if sums.problem:
        with pytest.raises(GeometryError):
            _ = sums.output
        return
    if not sums.transposed:
        sums = Arithmetic(sums.size, sums.kernel, sums.stride, sums.padding, sums.dilation)
    wanted = by_engine(sums, numbers, kernel)
    made = sums.result(numbers, kernel)
    assert made.shape == wanted.shape == (sums.output, sums.output)
    assert np.allclose(made, wanted, atol=1e-4)
    row, column = rng.integers(0, sums.output, 2)
    read, used = sums.factors(numbers, kernel, row, column)
    assert (read * used).sum() == pytest.approx(made[row, column])


@given(sizes)
def test_a_cell_reaches_exactly_the_outputs_whose_windows_read_it(sums: Arithmetic) -> None:
    if sums.problem or sums.laid_size > 20:
        return
    place = (sums.laid_size // 2, sums.laid_size // 3)
    reached = sums.reached(*place)
    for row in range(sums.output):
        for column in range(sums.output):
            rows, columns = sums.window(row, column)
            assert reached[row, column] == (place[0] in rows and place[1] in columns)


@given(sizes)
def test_every_cell_of_the_input_is_laid_out_and_those_no_window_reads_are_known(sums: Arithmetic) -> None:
    numbers = np.arange(1.0, sums.size**2 + 1).reshape(sums.size, sums.size)
    laid, kinds = sums.laid_out(numbers)
    assert np.array_equal(laid[kinds == Cell.REAL], numbers.ravel())
    assert (laid[kinds != Cell.REAL] == 0).all()
    if sums.problem:
        return
    wanted = np.zeros(laid.shape, bool)
    for row in range(sums.output):
        for column in range(sums.output):
            wanted[np.ix_(*sums.window(row, column))] = True
    assert np.array_equal(sums.read(), wanted)


def test_what_the_floor_drops_is_not_read() -> None:
    sums = Arithmetic(6, 3, stride=2)
    assert sums.laid_size == 6
    assert not sums.read()[5].any()
    assert sums.read()[:5, :5].all()


def test_padding_of_a_transposed_convolution_beyond_the_kernel_cuts_the_input() -> None:
    sums = Arithmetic(4, 2, padding=2, transposed=True)
    assert (sums.output, sums.edge, sums.cut) == (1, 0, 1)
    assert sums.read().sum() == 4


def test_the_equation_has_every_product_and_whole_numbers() -> None:
    numbers, kernel = np.array([[99.0, -99.0], [99.0, 0.0]]), np.array([[99.0, -99.0], [99.0, 1.0]])
    written = Arithmetic(2, 2).equation(numbers, kernel, 0, 0)
    assert written == "99·99 + (−99)·(−99) + 99·99 + 0·1 = 29403"
    turned = Arithmetic(1, 2, transposed=True).equation(numbers[:1, :1], kernel, 0, 0)
    assert turned == "0·1 + 0·99 + 0·(−99) + 99·99 = 9801"


def test_the_classic_cases() -> None:
    assert Arithmetic(5, 3).output == 3
    assert Arithmetic(5, 3, padding=1).output == 5
    assert Arithmetic(5, 3, stride=2, padding=1).output == 3
    assert Arithmetic(7, 3, dilation=2).output == 3
    assert Arithmetic(3, 3, stride=2, padding=1, transposed=True).output == 5
    assert Arithmetic(3, 3, stride=2, padding=1, transposed=True, extra=1).output == 6
    assert Arithmetic(5, 3, stride=2, padding=1).formula == "floor((5 + 2·1 − 1·(3 − 1) − 1) / 2) + 1 = 3"


@pytest.mark.parametrize(
    "sums",
    [
        Arithmetic(3, 5),
        Arithmetic(3, 3, dilation=2),
        Arithmetic(2, 2, padding=5, transposed=True),
        Arithmetic(3, 3, transposed=True, extra=1),
    ],
)
def test_what_is_impossible_is_said_with_its_numbers(sums: Arithmetic) -> None:
    assert sums.problem.endswith(".")
    assert any(figure.isdigit() for figure in sums.problem)


def test_inserted_zeros_and_padding_are_told_apart() -> None:
    sums = Arithmetic(2, 3, stride=2, transposed=True)
    laid, kinds = sums.laid_out(np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert laid.shape == (7, 7)
    assert (kinds == Cell.REAL).sum() == 4
    assert (kinds[2:5, 2:5] == Cell.INSERTED).sum() == 5
    assert sums.cell_of(2, 4) == (0, 1)
    assert sums.cell_of(3, 3) is None
    assert sums.cell_of(0, 0) is None
