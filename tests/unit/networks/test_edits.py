"""Edits of the stack: what they change, what they share, what they refuse and in which words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cnnviewer.errors import CnnviewerError, GeometryError, KernelError, NetworkError
from cnnviewer.networks import edits
from cnnviewer.networks.build import build
from cnnviewer.networks.kernels import KERNELS
from cnnviewer.networks.stack import (
    Activation,
    ConvLayer,
    Padding,
    PaddingMode,
    PaddingSize,
    PoolingKind,
    PoolLayer,
    Stack,
    Weight,
    read_only,
)


def numbers(*shape: int, seed: int = 1) -> Weight:
    return read_only(np.random.default_rng(seed).normal(size=shape))


@pytest.fixture
def stack() -> Stack:
    return Stack(
        "s",
        (
            ConvLayer("Conv1", numbers(4, 3, 3, 3), numbers(4)),
            PoolLayer("Pool1"),
            ConvLayer("Conv2", numbers(5, 4, 3, 3), numbers(5)),
            PoolLayer("Pool2"),
            ConvLayer("Conv3", numbers(6, 5, 3, 3), numbers(6)),
        ),
    )


def conv(stack: Stack, name: str) -> ConvLayer:
    layer = stack.layer(name)
    assert isinstance(layer, ConvLayer)
    return layer


def names(stack: Stack) -> list[str]:
    return [layer.name for layer in stack.layers]


def run(stack: Stack, size: tuple[int, int] = (24, 20)) -> Weight:
    network = build(stack)
    x = numbers(1, stack.channels, *size, seed=5)
    result: Weight = network.run(x)[network.outputs[0]]
    return result


def test_a_kernel_is_set_for_one_channel_or_for_all(stack: Stack) -> None:
    kernel = KERNELS["sobel"].make()
    one = edits.set_kernel(stack, "conv1", 2, 1, kernel)
    np.testing.assert_array_equal(conv(one, "Conv1").weight[2, 1], kernel)
    every = edits.set_kernel(stack, "Conv1", 2, None, kernel)
    np.testing.assert_array_equal(conv(every, "Conv1").weight[2], np.stack([kernel] * 3))
    untouched = np.ones(conv(stack, "Conv1").weight.shape, bool)
    untouched[2] = False
    np.testing.assert_array_equal(conv(every, "Conv1").weight[untouched], conv(stack, "Conv1").weight[untouched])


def test_an_edit_shares_every_layer_it_did_not_touch_and_leaves_the_old_stack_alone(stack: Stack) -> None:
    before = np.array(conv(stack, "Conv2").weight)
    edited = edits.set_kernel(stack, "Conv2", 0, 0, np.zeros((3, 3), np.float32))
    assert [a is b for a, b in zip(edited.layers, stack.layers, strict=True)] == [True, True, False, True, True]
    assert conv(edited, "Conv2").bias is conv(stack, "Conv2").bias
    np.testing.assert_array_equal(conv(stack, "Conv2").weight, before)
    with pytest.raises(ValueError, match="read-only"):
        conv(edited, "Conv2").weight[0] = 1


def test_a_bias_is_set_for_one_filter(stack: Stack) -> None:
    edited = edits.set_bias(stack, "Conv1", 3, 0.25)
    assert conv(edited, "Conv1").bias[3] == 0.25
    np.testing.assert_array_equal(conv(edited, "Conv1").bias[:3], conv(stack, "Conv1").bias[:3])
    assert conv(edited, "Conv1").weight is conv(stack, "Conv1").weight


@pytest.mark.parametrize("size", [(5, 5), (1, 1), (4, 3), (3, 6), (2, 2), (15, 1)])
def test_a_resized_kernel_keeps_its_centre_so_the_maps_stay_in_place(stack: Stack, size: tuple[int, int]) -> None:
    edited = edits.resize_kernel(stack, "Conv1", size)
    assert conv(edited, "Conv1").kernel_size == size
    centre = (size[0] - 1) // 2, (size[1] - 1) // 2
    np.testing.assert_array_equal(
        conv(edited, "Conv1").weight[:, :, centre[0], centre[1]], conv(stack, "Conv1").weight[:, :, 1, 1]
    )
    if min(size) >= 3:
        np.testing.assert_allclose(run(edited), run(stack), rtol=1e-4, atol=1e-5)
        back = edits.resize_kernel(edited, "Conv1", (3, 3))
        np.testing.assert_array_equal(conv(back, "Conv1").weight, conv(stack, "Conv1").weight)


def test_the_same_size_is_no_edit(stack: Stack) -> None:
    assert edits.resize_kernel(stack, "Conv1", (3, 3)) is stack
    assert edits.set_filters(stack, "Conv1", 4) is stack
    assert edits.set_bypassed(stack, "Conv1", False) is stack
    assert edits.move_layer(stack, "Conv1", -1) is stack
    assert edits.set_input_channels(stack, 3) is stack


@pytest.mark.parametrize("count", [1, 3, 7, 256])
def test_another_number_of_filters_keeps_the_first_ones_and_fits_the_next_convolution(stack: Stack, count: int) -> None:
    edited = edits.set_filters(stack, "Conv1", count)
    kept = min(count, 4)
    assert conv(edited, "Conv1").weight.shape == (count, 3, 3, 3)
    assert conv(edited, "Conv1").bias.shape == (count,)
    assert conv(edited, "Conv2").weight.shape == (5, count, 3, 3)
    np.testing.assert_array_equal(conv(edited, "Conv1").weight[:kept], conv(stack, "Conv1").weight[:kept])
    np.testing.assert_array_equal(conv(edited, "Conv2").weight[:, :kept], conv(stack, "Conv2").weight[:, :kept])
    assert conv(edited, "Conv3") is conv(stack, "Conv3")
    assert run(edited).shape == (1, 6, 6, 5)


def test_new_filters_and_their_maps_are_not_dead(stack: Stack) -> None:
    edited = edits.set_filters(stack, "Conv1", 8)
    assert np.abs(conv(edited, "Conv1").weight[4:]).sum(axis=(1, 2, 3)).all()
    assert np.abs(conv(edited, "Conv2").weight[:, 4:]).sum(axis=(2, 3)).all()
    again = edits.set_filters(stack, "Conv1", 8)
    np.testing.assert_array_equal(conv(again, "Conv1").weight, conv(edited, "Conv1").weight)


def test_fewer_filters_and_more_again_gives_the_next_convolution_its_kernels_back(stack: Stack) -> None:
    fewer = edits.set_filters(stack, "Conv1", 2)
    changed = edits.set_kernel(fewer, "Conv2", 0, 0, np.zeros((3, 3), np.float32))
    back = edits.set_filters(changed, "Conv1", 4)
    expected = np.array(conv(stack, "Conv2").weight)
    expected[0, 0] = 0
    np.testing.assert_array_equal(conv(back, "Conv2").weight, expected)
    assert conv(back, "Conv2").spare is None


@pytest.mark.parametrize("name", ["Conv1", "Pool1", "Conv2", "Pool2", "Conv3"])
def test_bypassing_a_layer_and_taking_it_in_again_changes_nothing(stack: Stack, name: str) -> None:
    bypassed = edits.set_bypassed(stack, name, True)
    assert np.isfinite(run(bypassed)).all()
    assert names(bypassed) == names(stack)
    back = edits.set_bypassed(bypassed, name, False)
    np.testing.assert_array_equal(run(back), run(stack))


def test_a_kernel_resized_while_a_layer_is_bypassed_comes_back_resized(stack: Stack) -> None:
    bypassed = edits.set_bypassed(stack, "Conv2", True)
    back = edits.set_bypassed(edits.resize_kernel(bypassed, "Conv3", (5, 5)), "Conv2", False)
    expected = edits.resize_kernel(stack, "Conv3", (5, 5))
    np.testing.assert_array_equal(conv(back, "Conv3").weight, conv(expected, "Conv3").weight)


def test_filters_added_while_a_layer_is_bypassed_do_not_lose_the_kernels_kept_aside(stack: Stack) -> None:
    bypassed = edits.set_bypassed(stack, "Conv2", True)
    back = edits.set_bypassed(edits.set_filters(bypassed, "Conv3", 9), "Conv2", False)
    np.testing.assert_array_equal(conv(back, "Conv3").weight[:6], conv(stack, "Conv3").weight)


def test_a_damaged_spare_is_not_used(stack: Stack) -> None:
    narrow = edits.set_filters(stack, "Conv1", 2)
    damaged = replace(conv(narrow, "Conv2"), spare=numbers(2, 2))
    layers = tuple(damaged if layer.name == "Conv2" else layer for layer in narrow.layers)
    back = edits.set_filters(replace(narrow, layers=layers), "Conv1", 4)
    assert conv(back, "Conv2").weight.shape == (5, 4, 3, 3)


@pytest.mark.parametrize("position", range(6))
def test_an_added_convolution_passes_the_maps_on_until_it_is_edited(stack: Stack, position: int) -> None:
    edited = edits.add_layer(stack, position, "conv")
    added = edited.layers[position]
    assert isinstance(added, ConvLayer)
    positive = np.abs(numbers(1, 3, 24, 20, seed=5))
    old, new = build(stack), build(edited)
    np.testing.assert_allclose(
        new.run(positive)[new.outputs[0]], old.run(positive)[old.outputs[0]], rtol=1e-4, atol=1e-3
    )


def test_layers_are_numbered_in_their_order_after_every_change(stack: Stack) -> None:
    assert names(edits.add_layer(stack, 0, "pool")) == ["Pool1", "Conv1", "Pool2", "Conv2", "Pool3", "Conv3"]
    assert names(edits.remove_layer(stack, "Conv1")) == ["Pool1", "Conv1", "Pool2", "Conv2"]
    moved = edits.move_layer(stack, "Conv3", -10)
    assert names(moved) == ["Conv1", "Conv2", "Pool1", "Conv3", "Pool2"]
    assert conv(moved, "Conv1").filters == 6


def test_removing_or_moving_a_convolution_adapts_those_after_it(stack: Stack) -> None:
    removed = edits.remove_layer(stack, "Conv2")
    assert conv(removed, "Conv2").weight.shape == (6, 4, 3, 3)
    np.testing.assert_array_equal(conv(removed, "Conv2").weight, conv(stack, "Conv3").weight[:, :4])
    moved = edits.move_layer(stack, "Conv1", 3)
    assert run(removed).shape[1] == 6
    assert run(moved).shape[1] == 6


def test_grey_pictures_give_the_same_maps_as_before(stack: Stack) -> None:
    grey = edits.set_input_channels(stack, 1)
    picture = numbers(1, 1, 16, 16, seed=5)
    old = build(stack).run(np.repeat(picture, 3, axis=1))["conv3.activation"]
    np.testing.assert_allclose(build(grey).run(picture)["conv3.activation"], old, rtol=1e-4, atol=1e-4)
    back = edits.set_input_channels(grey, 3)
    np.testing.assert_allclose(
        build(back).run(np.repeat(picture, 3, axis=1))["conv3.activation"], old, rtol=1e-4, atol=1e-4
    )


def test_another_number_of_channels_reaches_the_first_convolution_at_work(stack: Stack) -> None:
    grey = edits.set_input_channels(edits.set_bypassed(stack, "Conv1", True), 1)
    assert conv(grey, "Conv2").channels == 1
    back = edits.set_bypassed(grey, "Conv1", False)
    assert conv(back, "Conv1").channels == 1
    assert run(back).shape[1] == 6


def test_hyper_parameters_change_one_by_one(stack: Stack) -> None:
    edited = edits.change_conv(stack, "Conv1", stride=(2, 1), activation=Activation.TANH, flipped=True)
    layer = conv(edited, "Conv1")
    assert (layer.stride, layer.activation, layer.flipped) == ((2, 1), Activation.TANH, True)
    assert layer.dilation == (1, 1)
    pooled = edits.change_pool(edited, "Pool1", kind=PoolingKind.MIN, size=(3, 3), sides=(1, 1, 1, 1))
    pool = pooled.layer("Pool1")
    assert isinstance(pool, PoolLayer)
    assert (pool.kind, pool.size, pool.stride, pool.sides) == (PoolingKind.MIN, (3, 3), (2, 2), (1, 1, 1, 1))


def test_a_bias_that_is_switched_off_keeps_its_numbers_and_follows_the_filters(stack: Stack) -> None:
    off = edits.change_conv(stack, "Conv1", biased=False)
    assert run(off).shape == run(stack).shape and not np.array_equal(run(off), run(stack))
    fewer = edits.set_filters(off, "Conv1", 3)
    assert not conv(fewer, "Conv1").biased
    on = edits.change_conv(fewer, "Conv1", biased=True)
    np.testing.assert_array_equal(conv(on, "Conv1").bias, conv(stack, "Conv1").bias[:3])


REFUSED: list[tuple[Callable[[Stack], Any], type[CnnviewerError], str]] = [
    (lambda s: edits.set_kernel(s, "Conv9", 0, 0, np.zeros((3, 3))), NetworkError, "There is no layer Conv9"),
    (lambda s: edits.set_kernel(s, "Pool1", 0, 0, np.zeros((3, 3))), NetworkError, "Pool1 is a pooling layer"),
    (lambda s: edits.change_pool(s, "Conv1"), NetworkError, "Conv1 is a convolution"),
    (lambda s: edits.set_kernel(s, "Conv1", 4, 0, np.zeros((3, 3))), NetworkError, "from 0 to 3, not 4"),
    (lambda s: edits.set_kernel(s, "Conv1", -1, 0, np.zeros((3, 3))), NetworkError, "from 0 to 3, not -1"),
    (lambda s: edits.set_kernel(s, "Conv1", 0, 3, np.zeros((3, 3))), NetworkError, "from 0 to 2, not 3"),
    (lambda s: edits.set_kernel(s, "Conv1", 0, 0, np.zeros((5, 5))), KernelError, "is 3 × 3, this one is 5 × 5"),
    (lambda s: edits.set_kernel(s, "Conv1", 0, 0, np.zeros(9)), KernelError, "this one is 9"),
    (lambda s: edits.set_kernel(s, "Conv1", 0, 0, np.full((3, 3), np.nan)), KernelError, "no NaN"),
    (lambda s: edits.set_kernel(s, "Conv1", 0, 0, np.full((3, 3), np.inf)), KernelError, "no NaN"),
    (lambda s: edits.set_kernel(s, "Conv1", 0, 0, np.full((3, 3), 1e300)), KernelError, "3.4e38"),
    (lambda s: edits.set_bias(s, "Conv1", 0, float("nan")), NetworkError, "finite number"),
    (lambda s: edits.set_bias(s, "Conv1", 0, 1e39), NetworkError, "3.4e38"),
    (lambda s: edits.set_bias(s, "Conv1", 4, 0), NetworkError, "from 0 to 3"),
    (lambda s: edits.set_bias(s, "Conv1", 0, "1"), NetworkError, "finite number"),  # type: ignore[arg-type]  # on purpose
    (
        lambda s: edits.resize_kernel(s, "Conv1", (0, 3)),
        NetworkError,
        "along the rows must be a whole number from 1 to 15",
    ),
    (lambda s: edits.resize_kernel(s, "Conv1", (3, 16)), NetworkError, "along the columns"),
    (lambda s: edits.resize_kernel(s, "Conv1", (3,)), NetworkError, "one number for the rows"),
    (lambda s: edits.set_filters(s, "Conv1", 0), NetworkError, "from 1 to 256, not 0"),
    (lambda s: edits.set_filters(s, "Conv1", 257), NetworkError, "from 1 to 256"),
    (lambda s: edits.set_filters(s, "Conv1", 2.5), NetworkError, "whole number"),  # type: ignore[arg-type]  # on purpose
    (lambda s: edits.change_conv(s, "Conv1", stride=(0, 1)), NetworkError, "stride along the rows"),
    (lambda s: edits.change_conv(s, "Conv1", stride=(1, 17)), NetworkError, "stride along the columns"),
    (lambda s: edits.change_conv(s, "Conv1", dilation=(1, 17)), NetworkError, "dilation along the columns"),
    (lambda s: edits.change_conv(s, "Conv1", slope=float("inf")), NetworkError, "slope"),
    (lambda s: edits.change_conv(s, "Conv1", padding=Padding(sides=(0, 0, 65, 0))), NetworkError, "at the bottom"),
    (lambda s: edits.change_conv(s, "Conv1", padding=Padding(sides=(-1, 0, 0, 0))), NetworkError, "at the top"),
    (lambda s: edits.change_conv(s, "Conv1", padding=Padding(value=float("nan"))), NetworkError, "padding value"),
    (lambda s: edits.change_conv(s, "Conv1", activation="swish"), NetworkError, "swish is unknown"),  # type: ignore[arg-type]  # on purpose
    (
        lambda s: edits.set_bias(edits.change_conv(s, "Conv1", biased=False), "Conv1", 0, 1.0),
        NetworkError,
        "switched off",
    ),
    (lambda s: edits.change_conv(s, "Conv1", bias=numbers(3)), NetworkError, "must be 4 finite numbers"),
    (lambda s: edits.change_pool(s, "Pool1", kind="median"), NetworkError, "median is unknown"),  # type: ignore[arg-type]  # on purpose
    (lambda s: edits.change_pool(s, "Pool1", size=(0, 2)), NetworkError, "window along the rows"),
    (lambda s: edits.change_pool(s, "Pool1", stride=(2, 0)), NetworkError, "stride along the columns"),
    (lambda s: edits.change_pool(s, "Pool1", sides=(0, 2, 0, 0)), GeometryError, "pads 2 columns but its window has 2"),
    (lambda s: edits.add_layer(s, 6, "conv"), NetworkError, "position"),
    (lambda s: edits.add_layer(s, -1, "pool"), NetworkError, "position"),
    (lambda s: edits.set_input_channels(s, 0), NetworkError, "number of channels"),
    (lambda s: edits.remove_layer(s, "Conv9"), NetworkError, "There is no layer Conv9"),
]


@pytest.mark.parametrize(("edit", "kind", "words"), REFUSED, ids=[words for _, _, words in REFUSED])
def test_what_cannot_be_is_refused_with_one_sentence(
    stack: Stack, edit: Callable[[Stack], Any], kind: type[CnnviewerError], words: str
) -> None:
    with pytest.raises(kind, match=words) as caught:
        edit(stack)
    assert str(caught.value).endswith(".")
    assert ". " not in str(caught.value)


def test_the_last_layer_at_work_stays(stack: Stack) -> None:
    alone = Stack("s", stack.layers[:1])
    with pytest.raises(NetworkError, match="Conv1 is the only layer"):
        edits.remove_layer(alone, "Conv1")
    with pytest.raises(NetworkError, match="Conv1 is the only layer at work"):
        edits.set_bypassed(alone, "Conv1", True)
    two = edits.set_bypassed(Stack("s", stack.layers[:2]), "Pool1", True)
    with pytest.raises(NetworkError, match="Conv1 is the only layer at work"):
        edits.remove_layer(two, "Conv1")


def test_there_is_a_limit_to_the_number_of_layers(stack: Stack) -> None:
    while len(stack.layers) < edits.LAYER_LIMIT:
        stack = edits.add_layer(stack, len(stack.layers), "pool")
    with pytest.raises(NetworkError, match="at most 24 layers"):
        edits.add_layer(stack, 0, "pool")


def test_what_does_not_fit_is_named_with_the_formula_filled_in(stack: Stack) -> None:
    assert edits.check(stack, (24, 20)) == (6, 5)
    narrow = edits.change_conv(edits.resize_kernel(stack, "Conv3", (5, 5)), "Conv3", padding=Padding(PaddingSize.VALID))
    with pytest.raises(GeometryError) as caught:
        edits.check(narrow, (12, 40))
    assert str(caught.value) == (
        "Conv3 does not fit: floor((3 + 2·0 − 1·(5 − 1) − 1)/1) + 1 = −1; "
        "make the kernel smaller or the padding larger."
    )


def test_a_pool_that_does_not_fit_is_named_too(stack: Stack) -> None:
    with pytest.raises(GeometryError, match=r"Pool2 does not fit: floor\(\(1 \+ .*make its window smaller"):
        edits.check(stack, (2, 40))


@pytest.mark.parametrize(
    ("mode", "fits", "fails"),
    [(PaddingMode.REFLECT, 5, 4), (PaddingMode.CIRCULAR, 4, 3), (PaddingMode.REPLICATE, 1, 0)],
)
def test_repeating_padding_needs_cells_to_repeat(stack: Stack, mode: PaddingMode, fits: int, fails: int) -> None:
    padding = Padding(PaddingSize.CUSTOM, mode, (4, 4, 4, 4))
    padded = Stack("s", edits.change_conv(stack, "Conv1", padding=padding).layers[:1])
    assert edits.check(padded, (fits, 9)) == (fits + 6, 15)
    assert run(padded, (fits, 9)).shape == (1, 4, fits + 6, 15)
    if fails:
        with pytest.raises(GeometryError, match=f"cannot pad 4 rows in mode {mode.value}"):
            edits.check(padded, (fails, 9))
