"""Whether a value can be negative: never wrongly denied, and denied where colours should be sequential."""

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.explain.ranges import is_signed
from cnnviewer.networks.build import build
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.stack import (
    Activation,
    ConvLayer,
    Padding,
    PaddingMode,
    PoolingKind,
    PoolLayer,
    Stack,
    read_only,
)

NEVER_NEGATIVE = (Activation.RELU, Activation.SIGMOID, Activation.ABS)


def stack(activation: Activation, kind: PoolingKind, padding: Padding | None = None) -> Stack:
    weight = read_only(np.random.default_rng(1).normal(size=(4, 3, 3, 3)))
    conv = ConvLayer("Conv1", weight, read_only(np.zeros(4)), activation=activation, padding=padding or Padding())
    return Stack("s", (conv, PoolLayer("Pool1", kind)))


@pytest.mark.parametrize("activation", Activation)
@pytest.mark.parametrize("kind", [kind for kind in PoolingKind if kind is not PoolingKind.NONE])
def test_pooling_keeps_the_sign_of_the_activation(activation: Activation, kind: PoolingKind) -> None:
    network = build(stack(activation, kind))
    assert is_signed(network, "pool1") is (activation not in NEVER_NEGATIVE)
    assert is_signed(network, "conv1")
    trace = network.run(np.random.default_rng(2).normal(size=(1, 3, 20, 20)).astype(np.float32))
    for value, array in trace.items():
        assert is_signed(network, value, input_signed=True) or array.min() >= 0


def test_the_input_has_the_sign_that_the_card_gives_it() -> None:
    network = build(Stack("s", (PoolLayer("Pool1"), PoolLayer("Pool2", PoolingKind.MIN))))
    for value in ("image", "pool1", "pool2"):
        assert not is_signed(network, value)
        assert is_signed(network, value, input_signed=True)


@pytest.mark.parametrize(("number", "signed"), [(0.5, False), (-0.5, True)])
def test_padding_with_a_negative_number_brings_negative_values(number: float, signed: bool) -> None:
    network = build(stack(Activation.RELU, PoolingKind.MAX, Padding(mode=PaddingMode.CONSTANT, value=number)))
    assert is_signed(network, "conv1.pad") is signed


@pytest.mark.parametrize(
    ("node", "signed"),
    [
        (Node("n", "Clip", ("x", "zero"), ("y",)), False),
        (Node("n", "Clip", ("x", "minus"), ("y",)), True),
        (Node("n", "Clip", ("x",), ("y",)), True),
        (Node("n", "Clip", ("x", "", "zero"), ("y",)), True),
        (Node("n", "Add", ("x", "zero"), ("y",)), False),
        (Node("n", "Add", ("x", "minus"), ("y",)), True),
        (Node("n", "Sub", ("x", "zero"), ("y",)), True),
        (Node("n", "Neg", ("x",), ("y",)), True),
        (Node("n", "SomethingNew", ("x",), ("y",)), True),
        (Node("n", "Softmax", ("x",), ("y",)), False),
    ],
)
def test_operators_one_by_one(node: Node, signed: bool) -> None:
    weights = {"zero": read_only([0.0]), "minus": read_only([-1.0])}
    network = Network("n", (node,), (Value("x", (1, 3, 8, 8)),), ("y",), weights)
    assert is_signed(network, "y") is signed
    assert is_signed(network, "minus")
    assert not is_signed(network, "zero")


def test_the_first_network_shows_convolutions_diverging_and_the_rest_sequential() -> None:
    network = build(next(iter(PRESETS.values())).make())
    assert [is_signed(network, f"conv{n}") for n in (1, 2, 3)] == [True] * 3
    assert [is_signed(network, f"pool{n}") for n in (1, 2, 3)] == [False] * 3
