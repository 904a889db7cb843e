"""Any sequence of edits is refused with one sentence or gives a stack that can be built, checked and run."""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.errors import CnnviewerError, GeometryError
from cnnviewer.networks import edits
from cnnviewer.networks.build import build
from cnnviewer.networks.stack import (
    Activation,
    ConvLayer,
    Padding,
    PaddingMode,
    PaddingSize,
    PoolingKind,
    PoolLayer,
    Stack,
    read_only,
)

SIZE = (9, 12)
names = st.sampled_from(["Conv1", "Conv2", "Conv3", "Pool1", "Pool2", "nothing"])
small = st.integers(-1, 5)
pairs = st.tuples(st.integers(0, 4), st.integers(0, 4))
paddings = st.builds(
    Padding,
    st.sampled_from(PaddingSize),
    st.sampled_from(PaddingMode),
    st.tuples(small, small, small, small),
    st.floats(width=32),
)
Edit = Callable[[Stack], Stack]


def _edit(function: Callable[..., Stack], *arguments: Any, **fields: Any) -> Edit:
    return lambda stack: function(stack, *arguments, **fields)


any_edit: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda *a: _edit(edits.set_bias, *a), names, small, st.floats()),
    st.builds(lambda *a: _edit(edits.set_filters, *a), names, st.integers(0, 6)),
    st.builds(lambda *a: _edit(edits.resize_kernel, *a), names, pairs),
    st.builds(lambda name, v: _edit(edits.change_conv, name, stride=v), names, pairs),
    st.builds(lambda name, v: _edit(edits.change_conv, name, dilation=v), names, pairs),
    st.builds(lambda name, v: _edit(edits.change_conv, name, padding=v), names, paddings),
    st.builds(lambda name, v: _edit(edits.change_conv, name, activation=v), names, st.sampled_from(Activation)),
    st.builds(lambda name, v: _edit(edits.change_conv, name, flipped=v), names, st.booleans()),
    st.builds(lambda name, v: _edit(edits.change_conv, name, biased=v), names, st.booleans()),
    st.builds(lambda name, v: _edit(edits.change_pool, name, size=v), names, pairs),
    st.builds(lambda name, v: _edit(edits.change_pool, name, stride=v), names, pairs),
    st.builds(lambda name, v: _edit(edits.change_pool, name, sides=v), names, st.tuples(small, small, small, small)),
    st.builds(lambda name, v: _edit(edits.change_pool, name, kind=v), names, st.sampled_from(PoolingKind)),
    st.builds(lambda *a: _edit(edits.add_layer, *a), st.integers(-1, 6), st.sampled_from(["conv", "pool"])),
    st.builds(lambda name: _edit(edits.remove_layer, name), names),
    st.builds(lambda *a: _edit(edits.move_layer, *a), names, st.integers(-3, 3)),
    st.builds(lambda *a: _edit(edits.set_bypassed, *a), names, st.booleans()),
    st.builds(lambda v: _edit(edits.set_input_channels, v), st.sampled_from([1, 3])),
)


def first_stack() -> Stack:
    generator = np.random.default_rng(1)
    layers = []
    for number, (filters, channels) in enumerate(((4, 3), (3, 4)), start=1):
        weight = read_only(generator.normal(size=(filters, channels, 3, 3)))
        layers += [ConvLayer(f"Conv{number}", weight, read_only(np.zeros(filters))), PoolLayer(f"Pool{number}")]
    return Stack("s", tuple(layers))


@settings(max_examples=150, deadline=None)
@given(st.lists(any_edit, min_size=1, max_size=8))
def test_any_edits_are_refused_with_a_sentence_or_give_a_network_that_runs(done: list[Edit]) -> None:
    stack = first_stack()
    for edit in done:
        before = stack
        try:
            stack = edit(stack)
        except CnnviewerError as error:
            assert str(error).endswith(".")
            assert ". " not in str(error)
            stack = before
    assert [layer.name for layer in stack.layers if isinstance(layer, ConvLayer)] == [
        f"Conv{number}" for number in range(1, 1 + sum(isinstance(layer, ConvLayer) for layer in stack.layers))
    ]
    for layer in stack.layers:
        if isinstance(layer, ConvLayer):
            assert not layer.weight.flags.writeable
            assert not layer.bias.flags.writeable
    network = build(stack)
    try:
        size = edits.check(stack, SIZE)
    except GeometryError as error:
        assert " " in str(error)
        return
    x = read_only(np.random.default_rng(2).random((1, stack.channels, *SIZE)))
    trace = network.run(x)
    assert trace[network.outputs[0]].shape[2:] == size
