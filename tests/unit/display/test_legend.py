"""Numbers are printed short, honest and alike."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.display.legend import format_value, legend_labels


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.131, "+0.13"),
        (-0.0000123, "-1.2e-05"),
        (1, "+1.0"),
        (9.99, "+10"),
        (0.0996, "+0.10"),
        (124.4, "+124"),
        (98765, "+98765"),
        (123456, "+1.2e+05"),
        (0, "0"),
        (-0.0, "0"),
        (float("nan"), "NaN"),
        (float("inf"), "+∞"),
        (float("-inf"), "-∞"),
    ],
)
def test_a_value_is_printed_with_two_digits(value: float, text: str) -> None:
    assert format_value(value) == text


def test_digits_and_sign_can_be_chosen() -> None:
    assert format_value(0.131, 3, signed=False) == "0.131"
    assert format_value(math.inf, signed=False) == "∞"
    assert format_value(-2.5, signed=False) == "-2.5"


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(1, 6))
def test_a_printed_value_is_short_and_near(value: float, digits: int) -> None:
    text = format_value(value, digits)
    assert float(text) == pytest.approx(value, rel=0.51 * 10 ** (1 - digits), abs=0)
    assert len(text) <= digits + 7


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (-1.234, 1.234, ("-1.23", "0", "+1.23")),
        (0, 2.9, ("0", "+1.45", "+2.90")),
        (-0.5, 1.5, ("-0.50", "+0.50", "+1.50")),
        (0, 1e-6, ("0", "+5e-07", "+1e-06")),
        (0, 255, ("0", "+128", "+255")),
        (-3e8, 1e8, ("-3e+08", "-1e+08", "+1e+08")),
    ],
)
def test_a_legend_is_labelled_at_its_ends_and_middle(low: float, high: float, labels: tuple[str, str, str]) -> None:
    assert legend_labels(low, high) == labels


def test_an_unsigned_legend_has_no_plus_signs() -> None:
    assert legend_labels(0, 2.9, signed=False) == ("0", "1.45", "2.90")
