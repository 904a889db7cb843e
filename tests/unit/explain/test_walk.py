"""The walk back from a number to the input: shares sum to 1 at every step, and the walk arrives at a pixel."""

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.explain.walk import Step, answer_of, contributors, walk_to_input
from cnnviewer.networks.load import load_network
from cnnviewer.networks.zoo import ZOO
from tests.helpers.random_graphs import random_network
from tests.helpers.xrays import random_places


def assert_shares_sum_to_1(network: Network, trace: object, step: Step) -> None:
    found = contributors(network, trace, step)  # type: ignore[arg-type]  # a Trace
    shares = np.abs(found.shares) if found.of_amount else found.shares
    assert shares.sum() == pytest.approx(1.0, abs=1e-6)
    ranked = [found.ranked(rank).share for rank in range(min(50, len(found)))]
    assert ranked == sorted(ranked, reverse=True)


def seen(network: Network, seed: int = 2) -> np.ndarray:
    _, *shape = network.inputs[0].shape
    return np.random.default_rng(seed).random((1, *map(int, shape)), dtype=np.float32)


@pytest.mark.parametrize("name", ZOO)
def test_a_walk_from_the_class_arrives_at_a_pixel(name: str) -> None:
    network = load_network(name)
    trace = network.run(seen(network))
    start = answer_of(network, trace)
    assert start is not None
    assert start.index[1] == int(trace[start.value].argmax())
    path = walk_to_input(network, trace, start)
    assert path[-1].value == network.inputs[0].name
    for step in path:
        assert_shares_sum_to_1(network, trace, step)


@pytest.mark.parametrize("seed", range(10))
def test_shares_sum_to_1_everywhere_in_a_random_graph(seed: int) -> None:
    network = random_network(seed)
    trace = network.run(np.random.default_rng(seed).normal(size=(2, 3, 8, 9)))
    for value, index in random_places(network, trace, 60, seed):
        assert_shares_sum_to_1(network, trace, Step(value, index))
    value, index = random_places(network, trace, 1, seed)[0]
    assert walk_to_input(network, trace, Step(value, index))[-1].value == "image"


def network_of(*nodes: Node, shape: tuple[int, ...], **weights: np.ndarray) -> Network:
    return Network("small", nodes, (Value("image", shape),), nodes[-1].outputs, weights)


def test_the_bias_is_one_of_the_contributors_and_is_named() -> None:
    weight, bias = np.array([[[[2.0]]]], np.float32), np.array([1.0], np.float32)
    network = network_of(Node("conv", "Conv", ("image", "w", "b"), ("y",)), shape=(1, 1, 1, 1), w=weight, b=bias)
    found = contributors(network, network.run(np.array([[[[1.5]]]], np.float32)), Step("y", (0, 0, 0, 0)))
    assert [(one.word, one.share) for one in map(found.ranked, (0, 1))] == [("", 0.75), ("bias", 0.25)]
    assert found.ranked(1).step is None


def test_a_sum_that_cancels_counts_parts_of_the_amount() -> None:
    network = network_of(Node("sum", "ReduceSum", ("image",), ("y",), {"keepdims": 0}), shape=(1, 2))
    found = contributors(network, network.run(np.array([[3.0, -3.0]], np.float32)), Step("y", ()))
    assert found.of_amount
    assert found.shares.tolist() == [0.5, -0.5]


def test_a_probability_leads_to_its_own_score_alone() -> None:
    network = network_of(Node("softmax", "Softmax", ("image",), ("y",)), shape=(1, 4))
    found = contributors(network, network.run(np.array([[1.0, 9.0, 3.0, 2.0]], np.float32)), Step("y", (0, 2)))
    strongest = found.strongest()
    assert strongest is not None
    assert strongest.step == Step("image", (0, 2))
    assert strongest.share == 1.0


def test_a_product_with_a_constant_leads_to_what_was_computed() -> None:
    network = network_of(
        Node("mul", "Mul", ("scale", "image"), ("y",)), shape=(1, 2), scale=np.array([9, 9], np.float32)
    )
    found = contributors(network, network.run(np.array([[3.0, 4.0]], np.float32)), Step("y", (0, 1)))
    strongest = found.strongest()
    assert strongest is not None
    assert strongest.step == Step("image", (0, 1))
    assert found.shares.tolist() == [0.0, 1.0]


def test_the_answer_of_a_network_without_classes_is_its_strongest_number() -> None:
    network = network_of(Node("relu", "Relu", ("image",), ("y",)), shape=(1, 1, 2, 2))
    trace = network.run(np.array([[[[1.0, 2.0], [7.0, 3.0]]]], np.float32))
    assert answer_of(network, trace) == Step("y", (0, 0, 1, 0))
