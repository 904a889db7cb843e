"""How far two runs lie apart: known arrays, equal networks, one edited kernel, layers matched by name and by order."""

import math

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.explain.compare import agreement, divergence, first_difference, layer_difference, layer_differences
from cnnviewer.explain.matching import matched_values
from tests.helpers.small_networks import classifier, frozen

FRAME = frozen(1, 3, 24, 32, seed=5)


def column(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_the_relative_difference_is_the_distance_over_the_longer_of_both() -> None:
    row = layer_difference("a", "b", column(3, 4), column(0, 4))
    assert row.relative == pytest.approx(3 / 5)
    assert row.largest == 3
    assert layer_difference("a", "b", column(1, 0), column(-1, 0)).relative == pytest.approx(2)


def test_two_layers_of_zeros_do_not_differ() -> None:
    assert layer_difference("a", "a", column(0, 0), column(0, 0)).relative == 0


def test_rounding_is_no_difference_and_a_thousandth_is() -> None:
    assert not layer_difference("a", "a", column(1, 2), column(1, 2.000002)).differs
    assert layer_difference("a", "a", column(1, 2), column(1, 2.002)).differs


@pytest.mark.parametrize("other", [column(1, 2, 3), column(1, np.nan), column(1, np.inf)])
def test_other_shapes_and_values_that_are_not_finite_have_no_number_but_differ(other: np.ndarray) -> None:
    row = layer_difference("a", "a", column(1, 2), other)
    assert row.relative is None and row.largest is None
    assert row.differs


def test_values_too_large_to_be_squared_in_float32_still_have_a_difference() -> None:
    assert layer_difference("a", "a", column(3e30, 4e30), column(0, 4e30)).relative == pytest.approx(0.6)


def test_truth_values_are_compared_as_numbers() -> None:
    row = layer_difference("a", "a", np.array([True, True]), np.array([True, False]))
    assert row.relative == pytest.approx(1 / math.sqrt(2))


def test_nothing_differs_between_two_equal_networks() -> None:
    here, there = classifier(blocks=2), classifier(blocks=2)
    rows = layer_differences(here.run(FRAME), there.run(FRAME), matched_values(here, there, {}, {}))
    assert len(rows) == 1 + len(here.nodes)
    assert first_difference(rows) is None


def test_the_first_layer_that_differs_is_the_one_whose_kernel_was_changed() -> None:
    here = classifier(blocks=3)
    there = here.with_weight("block1.conv", weight=here.weights["block1.w"] * np.float32(1.01))
    rows = layer_differences(here.run(FRAME), there.run(FRAME), matched_values(here, there, {}, {}))
    first = first_difference(rows)
    assert first is not None and first.here == "block1.conv"
    assert all(row.relative == 0 for row in rows[: rows.index(first)])


def test_layers_of_other_names_are_matched_by_order_among_the_same_operator_and_shape() -> None:
    def chain(*names: str) -> Network:
        nodes, value = [], "x"
        for name in names:
            nodes.append(Node(name, "Relu" if name.startswith("r") else "Abs", (value,), (name,)))
            value = name
        return Network("chain", tuple(nodes), (Value("x", (1, 4)),), (value,), {})

    here, there = chain("a1", "r1", "a2"), chain("r9", "a7", "a8")
    shapes = dict.fromkeys(("a1", "r1", "a2", "r9", "a7", "a8"), (1, 4))
    assert matched_values(here, there, shapes, shapes) == {"x": "x", "a1": "a7", "r1": "r9", "a2": "a8"}
    assert matched_values(here, there, shapes, {**shapes, "a7": (1, 5)}) == {"x": "x", "a1": "a8", "r1": "r9"}
    assert matched_values(here, there, {}, {}) == {"x": "x"}


def test_a_name_that_another_operator_carries_is_no_match() -> None:
    one = Network("one", (Node("n", "Relu", ("x",), ("y",)),), (Value("x", (1, 4)),), ("y",), {})
    other = Network("other", (Node("n", "Abs", ("x",), ("y",)),), (Value("x", (1, 4)),), ("y",), {})
    assert matched_values(one, other, {"y": (1, 4)}, {"y": (1, 4)}) == {"x": "x"}


def test_the_divergence_is_that_of_the_formula() -> None:
    p, q = np.array([0.5, 0.5]), np.array([0.25, 0.75])
    assert divergence(p, q) == pytest.approx(0.5 * math.log(2) + 0.5 * math.log(2 / 3))
    assert divergence(p, p) == 0
    assert math.isfinite(divergence(np.array([1.0, 0.0]), np.array([0.0, 1.0])))


def test_the_agreement_counts_classes_in_common_and_compares_the_first() -> None:
    p = np.array([0.4, 0.3, 0.1, 0.1, 0.05, 0.05, 0.0])
    q = np.array([0.3, 0.4, 0.0, 0.1, 0.05, 0.05, 0.1])
    found = agreement(p, q)
    assert (found.common, found.count, found.same_first) == (4, 5, False)
    assert agreement(p, p).same_first and agreement(p, p).common == 5
    assert agreement(np.array([0.7, 0.3]), np.array([0.6, 0.4])).count == 2
