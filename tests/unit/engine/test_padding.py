"""Explicit padding against the slow loops, NumPy and ONNX Runtime."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.engine import reference
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import by_engine, by_onnxruntime, frozen

MODES = ("constant", "reflect", "edge", "wrap")
sides = st.integers(0, 3)


@given(pads=st.tuples(sides, sides, sides, sides), mode=st.sampled_from(MODES), seed=st.integers(0, 99))
@settings(deadline=None)
def test_padding_agrees_with_the_loops(pads: tuple[int, int, int, int], mode: str, seed: int) -> None:
    x = frozen(np.random.default_rng(seed).normal(size=(2, 2, 4, 5)))
    top, left, bottom, right = pads
    sides = np.array((0, 0, top, left, 0, 0, bottom, right), np.int64)
    actual = by_engine("Pad", [x, sides, np.array(2.5, np.float32)], {"mode": mode})
    expected = reference.pad(x, [(0, 0), (0, 0), (top, bottom), (left, right)], mode, 2.5)
    assert np.array_equal(actual, expected.astype(np.float32))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("pads", [(0, 0, 1, 2, 0, 0, 3, 4), (1, 0, 0, 6, 0, 1, 5, 0), (0, 0, 0, 0, 0, 0, 0, 0)])
def test_padding_agrees_with_onnxruntime(mode: str, pads: tuple[int, ...]) -> None:
    x = frozen(np.random.default_rng(1).normal(size=(3, 3, 6, 7)))
    arrays = [x, np.array(pads, np.int64), np.array(-1.5, np.float32)]
    if mode in ("reflect", "wrap"):
        arrays = arrays[:2]
    assert np.array_equal(by_engine("Pad", arrays, {"mode": mode}), by_onnxruntime("Pad", arrays, {"mode": mode}))


def test_sizes_may_be_given_for_some_axes_only() -> None:
    x = frozen(np.random.default_rng(1).normal(size=(1, 2, 6, 7)))
    arrays = [x, np.array([2, 1, 0, 3], np.int64), None, np.array([-1, 2], np.int64)]
    assert np.array_equal(by_engine("Pad", arrays, {}), by_onnxruntime("Pad", arrays, {}))


def test_a_negative_size_cuts_away() -> None:
    x = frozen(np.random.default_rng(1).normal(size=(1, 2, 6, 7)))
    arrays = [x, np.array([0, 0, -1, 2, 0, 0, -2, -3], np.int64)]
    assert np.array_equal(by_engine("Pad", arrays, {}), by_onnxruntime("Pad", arrays, {}))


@pytest.mark.parametrize(
    ("pads", "mode", "sentence"),
    [
        ((0, 0, 4, 0, 0, 0, 0, 0), "reflect", "padding 4 rows by 4 in mode reflect .* at most 3"),
        ((0, 0, -2, 0, 0, 0, 2, 0), "reflect", "padding 2 rows by 2 in mode reflect .* at most 1"),
        ((0, 0, 0, 6, 0, 0, 0, 0), "wrap", "padding 5 columns by 6 in mode wrap .* at most 5"),
        ((0, 0, 1, 1), "edge", "must have 8 numbers"),
        ((0,) * 8, "mirror", "'mirror' of Pad is unknown"),
        ((0, 0, -2, 0, 0, 0, -2, 0), "constant", "cutting 4 of 4 rows away leaves nothing"),
        ((0, 0, 0, -5, 0, 0, 0, 2), "edge", "cutting 5 of 5 columns away leaves nothing"),
    ],
)
def test_padding_that_cannot_be_is_refused_with_a_sentence(pads: tuple[int, ...], mode: str, sentence: str) -> None:
    x = np.zeros((1, 1, 4, 5), np.float32)
    with pytest.raises(NetworkError, match=sentence):
        by_engine("Pad", [x, np.array(pads, np.int64)], {"mode": mode})


def test_padding_of_axes_that_do_not_exist_is_refused_with_a_sentence() -> None:
    x = np.zeros((1, 1, 4, 5), np.float32)
    with pytest.raises(NetworkError, match="axis 4 of Pad does not exist"):
        by_engine("Pad", [x, np.array([1, 1], np.int64), None, np.array([4], np.int64)], {})
