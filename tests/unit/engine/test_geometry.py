"""How many windows fit, and what is said when none does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.engine.geometry import Window, formula, same_padding, window_count, window_of
from cnnviewer.errors import GeometryError

sizes = st.integers(1, 40)
small = st.integers(1, 7)
pads = st.integers(0, 6)


@pytest.mark.parametrize(
    ("length", "kernel", "stride", "dilation", "before", "after", "count"),
    [
        (3, 3, 1, 1, 1, 1, 3),
        (3, 3, 1, 1, 0, 0, 1),
        (240, 5, 1, 1, 2, 2, 240),
        (227, 11, 4, 1, 0, 0, 55),
        (224, 7, 2, 1, 3, 3, 112),
        (10, 3, 1, 2, 0, 0, 6),
        (7, 2, 2, 1, 0, 0, 3),
        (6, 4, 1, 1, 1, 2, 6),
    ],
)
def test_the_number_of_windows_follows_the_formula(
    length: int, kernel: int, stride: int, dilation: int, before: int, after: int, count: int
) -> None:
    assert window_count(length, kernel, stride, dilation, before, after) == count


@given(length=sizes, kernel=small, stride=small, dilation=small, before=pads, after=pads)
def test_the_number_of_windows_is_the_number_of_places_where_one_fits(
    length: int, kernel: int, stride: int, dilation: int, before: int, after: int
) -> None:
    padded = length + before + after
    places = [start for start in range(0, padded, stride) if start + dilation * (kernel - 1) < padded]
    if places:
        assert window_count(length, kernel, stride, dilation, before, after) == len(places)
    else:
        with pytest.raises(GeometryError, match="does not fit"):
            window_count(length, kernel, stride, dilation, before, after)


@given(length=sizes, kernel=small, dilation=small)
def test_same_padding_keeps_the_length_at_stride_one(length: int, kernel: int, dilation: int) -> None:
    before, after = same_padding(kernel, dilation)
    assert after - before in (0, 1)
    assert window_count(length, kernel, 1, dilation, before, after) == length


@pytest.mark.parametrize(("kernel", "sides"), [(3, (1, 1)), (5, (2, 2)), (1, (0, 0)), (4, (1, 2)), (2, (0, 1))])
def test_same_padding_of_an_odd_kernel_is_half_of_what_it_overlaps(kernel: int, sides: tuple[int, int]) -> None:
    assert same_padding(kernel) == sides


def test_the_formula_shows_all_numbers() -> None:
    assert formula(240, 5, 1, 1, 2, 2) == "floor((240 + 2·2 − 1·(5 − 1) − 1)/1) + 1 = 240"
    assert formula(240, 4, 2, 3, 1, 2) == "floor((240 + 1 + 2 − 3·(4 − 1) − 1)/2) + 1 = 117"
    assert formula(3, 7) == "floor((3 + 2·0 − 1·(7 − 1) − 1)/1) + 1 = −3"
    assert formula(6, 3, 2, ceil_mode=True) == "ceil((6 + 2·0 − 1·(3 − 1) − 1)/2) + 1 = 3"


def test_the_formula_says_when_a_window_in_the_padding_is_left_out() -> None:
    assert formula(4, 2, 3, 1, 0, 2, ceil_mode=True) == "ceil((4 + 0 + 2 − 1·(2 − 1) − 1)/3) + 1 − 1 = 2"
    assert window_count(4, 2, 3, 1, 0, 2, ceil_mode=True) == 2


@given(length=sizes, kernel=small, stride=small, dilation=small, before=pads, after=pads)
def test_the_formula_ends_with_the_number_of_windows(
    length: int, kernel: int, stride: int, dilation: int, before: int, after: int
) -> None:
    for ceil_mode in (False, True):
        try:
            count = window_count(length, kernel, stride, dilation, before, after, ceil_mode=ceil_mode)
        except GeometryError:
            continue
        text = formula(length, kernel, stride, dilation, before, after, ceil_mode=ceil_mode)
        assert text.endswith(f" = {count}")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            (3, 7),
            "A kernel of 7 cells does not fit into 3 cells: floor((3 + 2·0 − 1·(7 − 1) − 1)/1) + 1 = −3; "
            "make the kernel smaller or add padding.",
        ),
        (
            (3, 3, 1, 2),
            "A kernel of 3 cells spread over 5 by dilation 2 does not fit into 3 cells: "
            "floor((3 + 2·0 − 2·(3 − 1) − 1)/1) + 1 = −1; make the kernel or the dilation smaller "
            "or add padding.",
        ),
        ((3, 3, 0), "The stride along the cells must be 1 or more, not 0."),
        ((3, 0), "The kernel size along the cells must be 1 or more, not 0."),
        ((3, 3, 1, 0), "The dilation along the cells must be 1 or more, not 0."),
        ((3, 3, 1, 1, -1), "The padding along the cells must be 0 or more, not -1."),
        ((0, 1), "The length along the cells must be 1 or more, not 0."),
    ],
)
def test_a_window_that_does_not_fit_is_refused_with_one_sentence(arguments: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(GeometryError) as refusal:
        window_count(*arguments)
    assert str(refusal.value) == sentence


def test_a_window_over_rows_and_columns_names_the_axis_that_does_not_fit() -> None:
    assert Window((3, 5), (2, 1), (1, 2), (1, 0, 1, 0)).output_size((9, 9)) == (5, 1)
    with pytest.raises(GeometryError, match="kernel of 5 columns spread over 9 by dilation 2"):
        Window((3, 5), dilation=(1, 2)).output_size((9, 8))


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        ({}, "kernel_shape.* is missing"),
        ({"kernel_shape": (3, 3, 3)}, "kernel_shape must be"),
        ({"kernel_shape": (3, 3), "strides": 2}, "strides must be"),
        ({"kernel_shape": (3, 3), "pads": (1, 1, 1)}, "pads must be"),
    ],
)
def test_attributes_that_describe_no_window_are_refused(attributes: dict[str, tuple[int, ...]], sentence: str) -> None:
    with pytest.raises(GeometryError, match=sentence):
        window_of(attributes, None, (9, 9))


@pytest.mark.parametrize("name", ["stride", "dilation", "before", "after"])
def test_numbers_beyond_what_a_computer_counts_to_are_refused(name: str) -> None:
    with pytest.raises(GeometryError, match=r"along the rows must be 1073741824 or less, not 9223372036854775807"):
        window_count(3, 1, unit="rows", **{name: (1 << 63) - 1})
