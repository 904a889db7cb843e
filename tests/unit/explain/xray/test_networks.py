"""X-rays of whole networks: what they say is right at random places of every bundled network and of random graphs."""

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.explain.xray import Kind, inputs_of, xray
from cnnviewer.networks.load import load_network, network_names
from tests.helpers.random_graphs import random_network
from tests.helpers.xrays import assert_network_explains


def picture(network: Network) -> np.ndarray:
    """Noise in the size the network asks for; 48 x 64 where any size will do."""
    _, *lengths = network.inputs[0].shape
    shape = [length if isinstance(length, int) else free for length, free in zip(lengths, (3, 48, 64), strict=True)]
    return np.random.default_rng(2).random((1, *shape), dtype=np.float32)


@pytest.mark.parametrize("name", network_names())
def test_two_hundred_numbers_of_a_bundled_network_follow_from_their_terms(name: str) -> None:
    network = load_network(name)
    assert_network_explains(network, network.run(picture(network)), count=200)


@pytest.mark.parametrize("seed", range(10))
def test_two_hundred_numbers_of_a_random_graph_follow_from_their_terms(seed: int) -> None:
    network = random_network(seed)
    trace = network.run(np.random.default_rng(seed).normal(size=(2, 3, 8, 9)))
    assert_network_explains(network, trace, count=200)


def one_layer(node: Node, weights: dict[str, np.ndarray], shape: tuple[int, ...]) -> Network:
    return Network("one", (node,), (Value("image", shape),), node.outputs, weights)


def test_the_worked_example_of_a_convolution_is_shown_with_its_nine_products() -> None:
    x = np.array([[0, 5, 1], [-1, 3, 2], [4, 4, 4]], np.float32)[None, None]
    kernel = np.array([[-1, 2, 0], [1, 0, 1], [0, -1, -2]], np.float32)[None, None]
    node = Node("conv", "Conv", ("image", "w"), ("y",), {"pads": (1, 1, 1, 1)})
    network = one_layer(node, {"w": kernel}, x.shape)
    ray = xray(network, network.run(x), "y", (0, 0, 0, 0))
    assert ray.kind is Kind.FILTER
    assert ray.terms.numbers[0].tolist() == [[0, 0, 0], [0, 0, 5], [0, 1, -6]]
    assert ray.number == ray.combined == 0
    assert ray.outside == "zero"
    (box,) = ray.boxes
    assert (box.top, box.left, box.bottom, box.right, box.channels) == (0, 0, 2, 2, (0,))


def test_a_fully_connected_layer_behind_maps_reads_the_maps() -> None:
    flatten = Node("flatten", "Flatten", ("image",), ("flat",))
    gemm = Node("fc", "Gemm", ("flat", "w", "b"), ("y",), {"transB": 1})
    rng = np.random.default_rng(1)
    weights = {"w": rng.normal(size=(5, 24)).astype(np.float32), "b": np.ones(5, np.float32)}
    network = Network("fc", (flatten, gemm), (Value("image", (1, 2, 3, 4)),), ("y",), weights)
    trace = network.run(rng.normal(size=(1, 2, 3, 4)).astype(np.float32))
    ray = xray(network, trace, "y", (0, 3))
    assert ray.terms.shape == (2, 3, 4)
    assert ray.terms.values == ("image",)
    assert ray.terms.place(23) == ("image", (0, 1, 2, 3))
    assert ray.terms.weight_place(23) == ("w", (3, 23))
    assert ray.added[0].word == "bias"
    assert set(inputs_of(network, "y")) == {"y", "flat", "image"}


def test_a_window_behind_explicit_padding_is_seen_on_the_map_that_was_padded() -> None:
    pad = Node("pad", "Pad", ("image", "pads"), ("padded",), {"mode": "edge"})
    conv = Node("conv", "Conv", ("padded", "w"), ("y",))
    weights = {"pads": np.array([0, 0, 1, 1, 0, 0, 1, 1]), "w": np.ones((1, 1, 3, 3), np.float32)}
    image = Value("image", (1, 1, 4, 4))
    network = Network("padded", (pad, conv), (image,), ("y",), weights, frozenset({"padded"}))
    trace = network.run(np.arange(16, dtype=np.float32).reshape(1, 1, 4, 4))
    ray = xray(network, trace, "y", (0, 0, 0, 0))
    assert ray.terms.values == ("image",)
    assert ray.terms.cells[0].tolist() == [[0, 0, 1], [0, 0, 1], [4, 4, 5]]
    assert ray.terms.read[0].tolist() == [[0, 0, 1], [0, 0, 1], [4, 4, 5]]


def test_the_maximum_is_the_first_of_equal_cells_and_padding_never_wins() -> None:
    node = Node("pool", "MaxPool", ("image",), ("y",), {"kernel_shape": (2, 2), "pads": (1, 1, 0, 0)})
    network = one_layer(node, {}, (1, 1, 2, 2))
    trace = network.run(np.full((1, 1, 2, 2), -3, np.float32))
    corner, middle = xray(network, trace, "y", (0, 0, 0, 0)), xray(network, trace, "y", (0, 0, 1, 1))
    assert corner.winner == 3
    assert corner.outside == "ignored"
    assert middle.winner == 0


def test_minimum_pooling_is_seen_through_the_signs_it_is_built_with() -> None:
    from cnnviewer.networks.build import build
    from cnnviewer.networks.stack import PoolingKind, PoolLayer, Stack

    network = build(Stack("pool", (PoolLayer("Pool1", PoolingKind.MIN),), 1))
    trace = network.run(np.random.default_rng(3).normal(size=(1, 1, 4, 6)).astype(np.float32))
    ray = xray(network, trace, "pool1", (0, 0, 1, 2))
    assert ray.kind is Kind.WINDOW
    assert ray.combined == ray.number == float(trace["image"][0, 0, 2:4, 4:6].min())
    assert ray.terms.values == ("image",)
    assert "pool1" in inputs_of(network, "pool1")
    assert "image" in inputs_of(network, "pool1")
