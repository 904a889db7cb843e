"""Every step of the animation gives what the layer gives; padding, strides, gaps and groups included."""

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.explain.equation import channel_equation, number, total_equation
from cnnviewer.explain.sliding import sliding
from cnnviewer.explain.sliding_layer import sliding_layer
from cnnviewer.networks.build import build
from cnnviewer.networks.stack import ConvLayer, Padding, PaddingMode, PaddingSize, PoolingKind, PoolLayer, Stack


def stack_network(**fields) -> Network:
    rng = np.random.default_rng(1)
    kernel = fields.pop("kernel", (3, 3))
    conv = ConvLayer(
        "Conv1",
        rng.normal(size=(4, 3, *kernel)).astype(np.float32),
        rng.normal(size=4).astype(np.float32),
        **fields,
    )
    return build(Stack("test", (conv, PoolLayer("Pool1")), 3))


def pieces(network: Network, value: str, channel: int, size=(13, 17), **more):
    x = np.random.default_rng(2).normal(size=(1, 3, *size)).astype(np.float32)
    trace = network.run(x)
    activations = {name: trace[name][0] for name in trace}
    layer = sliding_layer(network, value)
    return layer, sliding(network, layer, activations, channel, **more)


def check_convolution(piece) -> None:
    for place in range(piece.places):
        step = piece.at(place)
        made = piece.sums(step).sum() + piece.bias[step.filter]
        assert made == pytest.approx(piece.value(step), abs=1e-4)


@pytest.mark.parametrize("mode", PaddingMode)
@pytest.mark.parametrize("stride", [(1, 1), (2, 3)])
@pytest.mark.parametrize("dilation", [(1, 1), (2, 1)])
@pytest.mark.parametrize("limit", [9, None])
def test_the_terms_of_every_step_add_up_to_the_value(mode, stride, dilation, limit) -> None:
    padding = Padding(PaddingSize.CUSTOM, mode, (2, 1, 2, 1), value=0.7)
    network = stack_network(stride=stride, dilation=dilation, padding=padding)
    for centre in (None, (0, 0), (3, 2), (99, 99)):
        _, piece = pieces(network, "conv1", 2, centre=centre, limit=limit)
        check_convolution(piece)


def test_padding_is_told_from_the_picture_and_holds_what_the_layer_padded_with() -> None:
    network = stack_network(padding=Padding(PaddingSize.SAME, PaddingMode.REPLICATE))
    layer, piece = pieces(network, "conv1", 0, centre=None)
    assert layer.mode == "edge"
    assert not piece.real[0].any()
    assert piece.real[1:, 1:].all()
    assert np.array_equal(piece.cells[:, 0, 1:], piece.cells[:, 1, 1:])
    zero, piece = pieces(stack_network(), "conv1", 0)
    assert zero.mode in ("zero", "constant")
    assert not piece.cells[:, ~piece.real].any()


def test_the_worked_example() -> None:
    kernel = np.array([[-1, 2, 0], [1, 0, 1], [0, -1, -2]], np.float32)
    conv = ConvLayer("Conv1", kernel[None, None], np.zeros(1, np.float32))
    network = build(Stack("test", (conv,), 1))
    x = np.zeros((1, 1, 3, 3), np.float32)
    x[0, 0, :2, :2] = [[0, 5], [-1, 3]]
    trace = network.run(x)
    piece = sliding(network, sliding_layer(network, "conv1"), {name: trace[name][0] for name in trace}, 0)
    step = piece.at(0)
    wanted = "0·(−1) + 0·2 + 0·0 + 0·1 + 0·0 + 5·1 + 0·0 + (−1)·(−1) + 3·(−2) = 0"
    assert channel_equation(piece, step, 0).text == wanted
    assert total_equation(piece, step, ("grey",)).text == "grey 0 + bias 0 = 0"


@pytest.mark.parametrize("kind", [PoolingKind.MAX, PoolingKind.AVERAGE, PoolingKind.MIN])
def test_a_pool_takes_one_cell_or_the_mean(kind) -> None:
    pool = PoolLayer("Pool1", kind=kind, size=(3, 3), stride=(2, 2))
    network = build(Stack("test", (pool,), 3))
    layer, piece = pieces(network, "pool1", 1)
    assert layer.kind == kind.value
    for place in range(piece.places):
        step = piece.at(place)
        window = piece.window(step)[0]
        if kind is PoolingKind.AVERAGE:
            assert piece.chosen(step) is None
            assert window[piece.counted(step)].mean() == pytest.approx(piece.value(step), abs=1e-5)
        else:
            assert window[piece.chosen(step)] == piece.value(step)


def test_filters_fill_their_maps_one_after_another() -> None:
    _, piece = pieces(stack_network(), "conv1", 0, filters=(0, 1, 2, 3))
    assert piece.steps == 4 * piece.places
    assert piece.at(piece.places).filter == 1
    assert piece.at(piece.places).row == piece.first[0]
    for number_ in range(0, piece.steps, 7):
        step = piece.at(number_)
        assert piece.sums(step).sum() + piece.bias[step.filter] == pytest.approx(piece.value(step), abs=1e-4)


def test_a_filter_of_a_group_reads_the_channels_of_its_group() -> None:
    weight = np.random.default_rng(0).normal(size=(4, 1, 3, 3)).astype(np.float32)
    node = Node("conv", "Conv", ("x", "w"), ("y",), {"group": 2, "pads": (1, 1, 1, 1)})
    network = Network("one", (node,), (Value("x", (1, 2, 6, 6)),), ("y",), {"w": weight})
    x = np.random.default_rng(1).normal(size=(1, 2, 6, 6)).astype(np.float32)
    trace = network.run(x)
    activations = {name: trace[name][0] for name in trace}
    piece = sliding(network, sliding_layer(network, "y"), activations, 3)
    assert piece.channels == (1,)
    check_convolution(piece)


def test_an_activation_is_shown_by_the_convolution_before_it() -> None:
    network = stack_network()
    assert sliding_layer(network, "conv1.activation").value == "conv1"
    assert sliding_layer(network, "image") is None


def test_what_was_not_computed_gives_no_steps() -> None:
    network = stack_network()
    assert sliding(network, sliding_layer(network, "conv1"), {}, 0) is None


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-0.0, "0"), (5, "5"), (-1.5, "−1.5"), (0.12345, "0.123"), (-2e-7, "−2e−07")]
)
def test_numbers_are_short_and_have_a_true_minus(value: float, text: str) -> None:
    assert number(value) == text
