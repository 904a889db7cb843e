"""What speaks for a class: the terms of the last fully connected layer, which make up the logit exactly."""

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.explain.terms import last_layer, place_of, terms_of
from cnnviewer.networks.load import load_network
from cnnviewer.networks.zoo import ZOO
from tests.helpers.small_networks import classifier, frozen


@pytest.mark.parametrize("name", ZOO)
def test_the_terms_and_the_bias_make_the_logit(name: str) -> None:
    network = load_network(name)
    card = ZOO[name].card
    x = np.random.default_rng(3).random((1, card.channels, card.height, card.width), np.float32)
    trace = network.run(x)
    layer = last_layer(network, "softmax")
    for number in range(10):
        terms = terms_of(layer, trace[layer.input][0], number)
        assert terms.logit == pytest.approx(float(trace[layer.logits][0, number]), rel=1e-4, abs=1e-4)


def test_a_flatten_is_passed_over_to_what_people_see() -> None:
    layer = last_layer(classifier(), "softmax")
    assert (layer.input, layer.unit, layer.logits) == ("flat", "mean", "fc")
    assert place_of(17, (2, 3, 4)) == (1, 1, 1)
    assert place_of(5, (6,)) == (5, 0, 0)


def test_the_largest_terms_of_either_sign_are_named_and_the_rest_is_summed() -> None:
    layer = last_layer(classifier(), "softmax")
    inputs = np.array([1, 2, 3, -1, 0, 2], np.float32)
    terms = terms_of(layer, inputs, 2)
    positive, negative = terms.largest(2)
    order = np.argsort(terms.products)
    assert list(negative) == [index for index in order[:2] if terms.products[index] < 0]
    assert list(positive) == [index for index in order[::-1][:2] if terms.products[index] > 0]
    named = (*positive, *negative)
    assert terms.rest(named) + sum(terms.products[list(named)]) + terms.bias == pytest.approx(terms.logit)


def test_a_product_with_a_bias_added_and_a_turned_gemm_are_read_too() -> None:
    weight, bias = frozen(4, 3), frozen(3, seed=2)
    image = Value("x", (1, 4))
    product = (Node("m", "MatMul", ("x", "w"), ("m",)), Node("a", "Add", ("b", "m"), ("a",)))
    gemm = (Node("a", "Gemm", ("x", "w", "b"), ("a",), {"alpha": 0.5, "beta": 2.0}),)
    x = frozen(1, 4, seed=5)
    for nodes in (product, gemm):
        network = Network("n", nodes, (image,), ("a",), {"w": weight, "b": bias})
        terms = terms_of(last_layer(network, "a"), x, 1)
        assert terms.logit == pytest.approx(float(network.run({"x": x})["a"][0, 1]), rel=1e-5)


def test_a_network_that_ends_otherwise_has_no_such_layer() -> None:
    image = Value("x", (1, 3, 8, 8))
    pooled = (Node("p", "GlobalAveragePool", ("x",), ("p",)), Node("f", "Flatten", ("p",), ("f",)))
    assert last_layer(Network("n", pooled, (image,), ("f",), {}), "f") is None
