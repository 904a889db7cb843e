"""From a stack to a network: names, what is emitted and what is not, and the same numbers as ONNX Runtime."""

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from cnnviewer.engine.cost import costs
from cnnviewer.engine.network import Network
from cnnviewer.networks.build import build, sides_of
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


def conv(filters: int = 4, channels: int = 3, side: int = 3, **fields: object) -> ConvLayer:
    layer = ConvLayer("Conv1", numbers(filters, channels, side, side), numbers(filters, seed=2))
    return replace(layer, **fields)  # type: ignore[arg-type]  # fields of ConvLayer


def picture(rows: int = 11, columns: int = 14, channels: int = 3) -> Weight:
    return numbers(1, channels, rows, columns, seed=3)


def by_onnxruntime(network: Network, x: Weight, folder: Path) -> dict[str, np.ndarray]:
    """Every value of `network` as ONNX Runtime computes it from the saved file."""
    from onnx import TensorProto, helper

    from cnnviewer.engine.exchange.write import to_model

    model = to_model(network)
    known = {output.name for output in model.graph.output}
    names = [name for node in network.nodes for name in node.outputs]
    model.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names if name not in known
    )
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return dict(zip(names, session.run(names, {"image": x}), strict=True))


def test_values_and_nodes_are_named_after_the_layers() -> None:
    network = build(Stack("s", (conv(), PoolLayer("Pool1"), replace(conv(2, 4), name="Conv2")), 3))
    assert [node.name for node in network.nodes] == ["conv1", "relu1", "pool1", "conv2", "relu2"]
    assert [name for node in network.nodes for name in node.outputs] == [
        "conv1",
        "conv1.activation",
        "pool1",
        "conv2",
        "conv2.activation",
    ]
    assert network.inputs[0].name == "image"
    assert network.inputs[0].shape == ("batch", 3, "height", "width")
    assert network.outputs == ("conv2.activation",)
    assert network.internal == frozenset()


@pytest.mark.parametrize("activation", Activation)
def test_an_activation_is_a_node_of_its_own_and_none_is_no_node(activation: Activation) -> None:
    network = build(Stack("s", (conv(activation=activation, slope=0.2),)))
    names = [node.name for node in network.nodes]
    assert names == (["conv1"] if activation is Activation.NONE else ["conv1", activation.replace(" ", "") + "1"])
    assert network.outputs == (("conv1",) if activation is Activation.NONE else ("conv1.activation",))


def test_weights_are_the_arrays_of_the_layers() -> None:
    layer = conv()
    network = build(Stack("s", (layer,)))
    assert network.weights["conv1.weight"] is layer.weight
    assert network.weights["conv1.bias"] is layer.bias


def test_a_convolution_whose_bias_is_switched_off_has_two_inputs_and_gives_what_a_bias_of_0_gives() -> None:
    layer = conv(biased=False)
    network = build(Stack("s", (layer,)))
    assert network.node("conv1").inputs == ("image", "conv1.weight")
    assert "conv1.bias" not in network.weights
    zero = build(Stack("s", (replace(layer, biased=True, bias=read_only(np.zeros(4))),)))
    x = picture()
    np.testing.assert_array_equal(network.run(x)["conv1"], zero.run(x)["conv1"])
    parameters = [sum(row.parameters for row in costs(one, {"image": x.shape})) for one in (network, zero)]
    assert parameters == [4 * 3 * 3 * 3, 4 * 3 * 3 * 3 + 4]


def test_everything_an_edit_did_not_touch_is_the_same_object_in_the_next_build() -> None:
    layers = (
        conv(padding=Padding(mode=PaddingMode.CONSTANT, value=0.5)),
        replace(conv(2, 4, padding=Padding(mode=PaddingMode.REPLICATE), flipped=True), name="Conv2"),
    )
    first, second = build(Stack("s", layers)), build(Stack("s", (*layers, PoolLayer("Pool1"))))
    assert first.weights.keys() == second.weights.keys()
    assert all(second.weights[name] is array for name, array in first.weights.items())
    assert first.nodes == second.nodes[:-1]


def test_an_edit_of_the_last_kernel_recomputes_nothing_before_it() -> None:
    from cnnviewer.engine.evaluate import evaluate

    layers = (conv(padding=Padding(mode=PaddingMode.REPLICATE)), replace(conv(2, 4), name="Conv2"))
    x = picture()
    before = build(Stack("s", layers)).run(x)
    edited = replace(layers[1], weight=numbers(2, 4, 3, 3, seed=9))
    after = evaluate(build(Stack("s", (layers[0], edited))), x, previous=before)
    assert after.reused == {"conv1.pad", "conv1", "relu1"}


def test_a_bypassed_layer_and_pooling_of_no_kind_emit_nothing() -> None:
    layers = (conv(), PoolLayer("Pool1", kind=PoolingKind.NONE), PoolLayer("Pool2", bypassed=True), PoolLayer("Pool3"))
    network = build(Stack("s", layers))
    assert [node.name for node in network.nodes] == ["conv1", "relu1", "pool3"]
    assert network.node("pool3").inputs == ("conv1.activation",)


def test_a_stack_of_bypassed_layers_gives_the_picture() -> None:
    network = build(Stack("s", (PoolLayer("Pool1", bypassed=True),)))
    x = picture()
    np.testing.assert_array_equal(network.run(x)["image"], x)
    assert network.outputs == ("image",)


@pytest.mark.parametrize("mode", [mode for mode in PaddingMode if mode is not PaddingMode.ZERO])
def test_padding_that_is_not_zero_is_an_internal_step(mode: PaddingMode) -> None:
    network = build(Stack("s", (conv(padding=Padding(mode=mode, value=0.7)),)))
    assert network.internal == {"conv1.pad"}
    assert network.node("conv1").inputs[0] == "conv1.pad"
    valid = build(Stack("s", (conv(padding=Padding(PaddingSize.VALID, mode)),)))
    assert valid.internal == frozenset()


def test_minimum_pooling_is_the_smallest_value_of_every_window() -> None:
    network = build(Stack("s", (PoolLayer("Pool1", PoolingKind.MIN, (2, 3), (2, 3)),)))
    x = picture(8, 9)
    windows = x.reshape(1, 3, 4, 2, 3, 3)
    np.testing.assert_array_equal(network.run(x)["pool1"], windows.min(axis=(3, 5)))
    assert network.internal == {"pool1.negated", "pool1.max"}
    assert network.outputs == ("pool1",)


@pytest.mark.parametrize(
    ("kernel", "dilation", "sides"),
    [
        ((3, 3), (1, 1), (1, 1, 1, 1)),
        ((5, 1), (1, 1), (2, 0, 2, 0)),
        ((4, 2), (1, 1), (1, 0, 2, 1)),
        ((3, 4), (2, 3), (2, 4, 2, 5)),
    ],
)
def test_same_padding_keeps_the_size_at_stride_one(
    kernel: tuple[int, int], dilation: tuple[int, int], sides: tuple[int, int, int, int]
) -> None:
    assert sides_of(Padding(), kernel, dilation) == sides
    layer = ConvLayer("Conv1", numbers(2, 3, *kernel), numbers(2), dilation=dilation)
    assert build(Stack("s", (layer,))).run(picture(20, 17))["conv1"].shape == (1, 2, 20, 17)


def test_a_flipped_kernel_is_true_convolution() -> None:
    impulse = np.zeros((1, 3, 7, 7), np.float32)
    impulse[0, 0, 3, 3] = 1
    layer = conv(1, flipped=True, bias=read_only([0]), activation=Activation.NONE)
    result = build(Stack("s", (layer,))).run(impulse)["conv1"]
    np.testing.assert_allclose(result[0, 0, 2:5, 2:5], layer.weight[0, 0], atol=1e-6)


CASES = [
    *itertools.product(PaddingMode, [Padding(), Padding(PaddingSize.CUSTOM, sides=(0, 3, 2, 1))], [(1, 1)], [3]),
    *itertools.product(PaddingMode, [Padding()], [(2, 3)], [3, 4]),
]


@pytest.mark.parametrize(("mode", "padding", "stride", "side"), CASES)
def test_the_network_of_a_stack_gives_the_numbers_of_onnx_runtime(
    tmp_path: Path, mode: PaddingMode, padding: Padding, stride: tuple[int, int], side: int
) -> None:
    padding = replace(padding, mode=mode, value=0.3)
    kinds = [*PoolingKind]
    activations = [*Activation]
    pick = CASES.index((mode, replace(padding, mode=PaddingMode.ZERO, value=0.0), stride, side))
    stack = Stack(
        "s",
        (
            conv(4, 3, side, padding=padding, stride=stride, activation=activations[pick % 6], slope=0.1, flipped=True),
            PoolLayer("Pool1", kinds[pick % 4], (2, 3), (2, 1), (1, 1, 0, 2)),
            replace(conv(3, 4, 1, activation=activations[(pick + 3) % 6]), name="Conv2"),
        ),
    )
    network, x = build(stack), picture()
    ours, theirs = network.run(x), by_onnxruntime(network, x, tmp_path)
    for name, array in theirs.items():
        np.testing.assert_allclose(ours[name], array, rtol=1e-5, atol=1e-5, err_msg=name)
