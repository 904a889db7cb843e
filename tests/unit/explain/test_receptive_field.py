"""The receptive field is exactly what a value depends on: found by changing the input cell by cell."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.errors import GeometryError
from cnnviewer.explain.receptive_field import ReceptiveField, box, receptive_field
from cnnviewer.networks.build import build
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.sizes import check
from cnnviewer.networks.stack import (
    Activation,
    ConvLayer,
    Layer,
    Padding,
    PaddingMode,
    PaddingSize,
    PoolingKind,
    PoolLayer,
    Stack,
    read_only,
)

HEIGHT, WIDTH = 14, 17


def conv(kernel: tuple[int, int], **fields: object) -> ConvLayer:
    layer = ConvLayer("Conv1", read_only(np.ones((1, 1, *kernel))), read_only([0.0]), activation=Activation.NONE)
    return replace(layer, **fields)  # type: ignore[arg-type]  # fields of ConvLayer


def depends_on(network: Network, value: str, row: int, column: int) -> tuple[int, int, int, int] | None:
    """The smallest box of input cells whose change changes the cell, by trying them all (they are the batch)."""
    cells = HEIGHT * WIDTH
    inputs = np.zeros((cells + 1, 1, cells), np.float32)
    inputs[np.arange(cells), 0, np.arange(cells)] = 1
    found = network.run(inputs.reshape(-1, 1, HEIGHT, WIDTH))[value][:, 0, row, column]
    rows, columns = np.nonzero((found[:-1] != found[-1]).reshape(HEIGHT, WIDTH))
    if not len(rows):
        return None
    return int(rows.min()), int(columns.min()), int(rows.max()) + 1, int(columns.max()) + 1


pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))
convs = st.builds(
    lambda kernel, stride, dilation, padding: conv(kernel, stride=stride, dilation=dilation, padding=padding),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    pairs,
    st.tuples(st.integers(1, 2), st.integers(1, 2)),
    st.builds(
        Padding,
        st.sampled_from(PaddingSize),
        st.sampled_from([PaddingMode.ZERO, PaddingMode.CONSTANT, PaddingMode.REPLICATE]),
        st.tuples(*[st.integers(0, 2)] * 4),
    ),
)
pools = st.builds(
    lambda size, stride: PoolLayer("Pool1", PoolingKind.AVERAGE, size, stride),
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
    pairs,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(convs, pools), min_size=1, max_size=3), st.data())
def test_the_box_is_what_the_value_depends_on(layers: list[Layer], data: st.DataObject) -> None:
    named = tuple(
        replace(layer, name=f"{'Conv' if isinstance(layer, ConvLayer) else 'Pool'}{number}")
        for number, layer in enumerate(layers, start=1)
    )
    stack = Stack("s", named, channels=1)
    try:
        rows, columns = check(stack, (HEIGHT, WIDTH))
    except GeometryError:
        return  # what does not fit is another test's business
    network = build(stack)
    row, column = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    told = box(network, network.outputs[0], row, column, (1, 1, HEIGHT, WIDTH))
    truth = depends_on(network, network.outputs[0], row, column)
    if truth is not None:
        # A dilated kernel or a stride beyond the window leaves gaps, so the truth can be smaller at a cut edge.
        assert told[0] <= truth[0] and told[1] <= truth[1] and told[2] >= truth[2] and told[3] >= truth[3]
        solid = all(max(layer.dilation) == 1 if isinstance(layer, ConvLayer) else True for layer in layers) and all(
            s <= k for layer in layers for s, k in zip(layer.stride, _window(layer), strict=True)
        )
        zero = all(not isinstance(layer, ConvLayer) or layer.padding.mode is PaddingMode.ZERO for layer in layers)
        if solid and zero:
            assert told == truth


def _window(layer: Layer) -> tuple[int, int]:
    return layer.kernel_size if isinstance(layer, ConvLayer) else layer.size


def test_the_fields_of_the_first_network_are_those_of_the_formula() -> None:
    network = build(next(iter(PRESETS.values())).make())
    sizes = {name: receptive_field(network, name).size[0] for name in ("conv1", "pool1", "conv2", "pool2", "conv3")}
    assert sizes == {"conv1": 5, "pool1": 6, "conv2": 10, "pool2": 12, "conv3": 20}
    assert receptive_field(network, "conv3") == ReceptiveField((20, 20), (4, 4), (-8, -8))
    assert receptive_field(network, "conv3.activation") == receptive_field(network, "conv3")
    assert receptive_field(network, "image") == ReceptiveField()


def test_a_box_is_cut_at_the_edges_and_never_empty() -> None:
    network = build(Stack("s", (conv((3, 3), padding=Padding(PaddingSize.CUSTOM, sides=(9, 9, 9, 9))),), 1))
    shape = (1, 1, HEIGHT, WIDTH)
    assert box(network, "conv1", 9, 9, shape) == (0, 0, 3, 3)
    assert box(network, "conv1", 8, 9, shape) == (0, 0, 2, 3)
    assert box(network, "conv1", 0, 0, shape) == (0, 0, 1, 1)
    assert box(network, "conv1", HEIGHT + 15, 9, shape) == (HEIGHT - 1, 0, HEIGHT, 3)


def graph(*nodes: Node, shape: tuple[int | str, ...] = ("batch", 1, HEIGHT, WIDTH), **weights: object) -> Network:
    arrays = {name: read_only(array) for name, array in weights.items()}  # type: ignore[arg-type]  # numbers
    return Network("g", nodes, (Value("x", shape),), (nodes[-1].outputs[0],), arrays)


def test_where_branches_meet_the_field_covers_both() -> None:
    network = graph(
        Node("a", "Conv", ("x", "wide"), ("a",), {"pads": (2, 0, 2, 0)}),
        Node("b", "Conv", ("x", "tall"), ("b",), {"pads": (0, 1, 0, 1)}),
        Node("y", "Add", ("a", "b"), ("y",)),
        wide=np.ones((1, 1, 5, 1)),
        tall=np.ones((1, 1, 1, 3)),
    )
    assert receptive_field(network, "y") == ReceptiveField((5, 3), (1, 1), (-2, -1))
    assert receptive_field(network, "a").size == (5, 1)
    assert depends_on(network, "y", 6, 6) == (4, 5, 9, 8)
    assert box(network, "y", 6, 6, (1, 1, HEIGHT, WIDTH)) == (4, 5, 9, 8)


@pytest.mark.parametrize("operator", ["Flatten", "GlobalAveragePool", "SomethingNew"])
def test_a_value_that_mixes_all_places_sees_everything(operator: str) -> None:
    network = graph(
        Node("c", "Conv", ("x", "w"), ("c",), {"pads": (1, 1, 1, 1)}),
        Node("y", operator, ("c",), ("y",)),
        Node("z", "Relu", ("y",), ("z",)),
        w=np.ones((1, 1, 3, 3)),
    )
    field = receptive_field(network, "z")
    assert field.everything
    assert field.size == (HEIGHT, WIDTH)
    assert box(network, "z", 0, 0, (1, 1, HEIGHT, WIDTH)) == (0, 0, HEIGHT, WIDTH)
    assert not receptive_field(network, "c").everything


@pytest.mark.parametrize("upper", [True, False])
@pytest.mark.parametrize("stride", [1, 2])
def test_same_padding_by_name_is_understood(upper: bool, stride: int) -> None:
    attributes = {"auto_pad": "SAME_UPPER" if upper else "SAME_LOWER", "strides": (stride, stride)}
    network = graph(Node("y", "Conv", ("x", "w"), ("y",), attributes), shape=(1, 1, 14, 16), w=np.ones((1, 1, 4, 4)))
    top, left, bottom, right = box(network, "y", 2, 2, (1, 1, 14, 16))
    x = np.zeros((1, 1, 14, 16), np.float32)
    x[0, 0, top:bottom, left:right] = 1
    assert network.run(x)["y"][0, 0, 2, 2] == 16


def test_padding_that_repeats_the_edge_sees_what_the_edge_sees() -> None:
    repeating = Padding(PaddingSize.CUSTOM, PaddingMode.REPLICATE, (0, 1, 0, 1))
    layers = (replace(conv((1, 2)), name="Conv1"), replace(conv((1, 1), padding=repeating), name="Conv2"))
    network = build(Stack("s", layers, channels=1))
    for column in range(WIDTH + 2):
        told = box(network, network.outputs[0], 0, column, (1, 1, HEIGHT, WIDTH))
        assert told == depends_on(network, network.outputs[0], 0, column)


def test_every_operator_named_here_exists() -> None:
    from cnnviewer.engine.operators import OPERATORS
    from cnnviewer.explain import ranges, receptive_field

    named = receptive_field._CELL_BY_CELL | ranges._NEVER_NEGATIVE | ranges._KEEP_SIGN
    assert sorted(named - set(OPERATORS)) == []
