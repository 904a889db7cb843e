"""Edits of an opened network and interventions come back from a session file; the network itself is never in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cnnviewer.errors import SessionError
from cnnviewer.networks.intervention import Brush, Intervention, painted
from cnnviewer.session.changes import changes_between, loaded, with_changes
from cnnviewer.session.file import pack, unpack
from cnnviewer.session.original import before_edits
from cnnviewer.session.state import OpenedNetwork, State, WeightChange, default_state, plain_of
from tests.helpers.small_networks import classifier, frozen


def stroke() -> Intervention:
    cells = np.zeros((4, 5), np.bool_)
    cells[1, 2] = True
    return painted(Intervention("block0.relu", 3, factor=0.25), cells, Brush.SET, 2.5)


def edited_state() -> State:
    """A filter of the classifier and one bias edited; two maps changed; a map of the stack switched off."""
    network = classifier(blocks=2)
    weight, bias = np.array(network.weights["block1.w"]), np.array(network.weights["fc.b"])
    weight[2], bias[1] = 1.5, 7
    graph = network.with_weight("block1.conv", weight=weight).with_weight("fc", bias=bias)
    opened = OpenedNetwork("/nets/a.onnx", network)
    opened = replace(opened, graph=graph, edited=True, interventions=(Intervention("fc", 1, mean=True), stroke()))
    start = default_state()
    stack = replace(start.stack, interventions=(Intervention("conv1", 0, factor=0.0),))
    return replace(start, stack=stack, network=opened)


def test_edits_and_interventions_come_back() -> None:
    state = edited_state()
    found = unpack(pack(state))
    assert found.network is not None
    assert state.network is not None
    assert state.network.graph is not None
    assert found.network.graph is None
    opened, lost = loaded(OpenedNetwork("/nets/a.onnx", classifier(blocks=2)), found.network)
    assert lost == ()
    assert opened.edited
    assert opened.graph is not None
    for name, array in state.network.graph.weights.items():
        assert np.array_equal(opened.graph.weights[name], array)
    first, second = opened.interventions
    assert (first.value, first.channel, first.factor, first.mean, first.paint) == ("fc", 1, 1.0, True, None)
    assert (second.factor, second.mean) == (0.25, False)
    assert second.paint is not None
    assert np.array_equal(second.paint, stroke().paint)
    assert [one.off for one in found.stack.interventions] == [True]


def test_a_session_that_waits_for_its_network_keeps_the_edits_when_it_is_saved_again() -> None:
    once = unpack(pack(edited_state()))
    again = unpack(pack(once))
    assert again.network is not None
    assert [one.weight for one in again.network.changes] == ["fc.b", "block1.w"]


def test_only_the_filters_that_differ_are_written() -> None:
    state = edited_state()
    assert state.network is not None
    assert state.network.original is not None
    assert state.network.graph is not None
    changes = {one.weight: one for one in changes_between(state.network.original, state.network.graph)}
    assert changes["block1.w"].rows == (2,)
    assert changes["block1.w"].numbers.shape == (1, 6, 3, 3)
    assert changes["fc.b"].rows == (1,)


def test_a_large_network_makes_no_large_session() -> None:
    network = classifier(blocks=1)
    big = replace(network, weights={**network.weights, "spare": np.zeros((64, 1 << 18), np.float32)})
    opened = replace(OpenedNetwork("a.onnx", big), graph=replace(big, weights={**big.weights}), edited=True)
    assert len(pack(replace(default_state(), network=opened))) < 1 << 20


def test_weights_from_a_file_are_kept_as_its_path() -> None:
    opened = OpenedNetwork("resnet18", classifier(), weights="/nets/mine.pth")
    found = unpack(pack(replace(default_state(), network=opened))).network
    assert found is not None
    assert (found.weights, found.changes) == ("/nets/mine.pth", ())


def test_edits_of_a_file_that_has_changed_meanwhile_are_left_out_and_named() -> None:
    state = edited_state()
    assert state.network is not None
    assert state.network.original is not None
    assert state.network.graph is not None
    changes = changes_between(state.network.original, state.network.graph)
    other = classifier(blocks=2)
    other = replace(other, weights={**other.weights, "block1.w": frozen(6, 6, 3, 3, seed=77)})
    network, lost = with_changes(other, changes)
    assert lost == ("block1.w",)
    assert np.array_equal(network.weights["block1.w"], other.weights["block1.w"])
    assert network.weights["fc.b"][1] == 7
    nothing, lost = with_changes(classifier(blocks=1), [one for one in changes if one.weight == "block1.w"])
    assert lost == ("block1.w",)
    assert nothing.weights.keys() == classifier(blocks=1).weights.keys()


def test_the_original_is_the_network_as_it_was_loaded() -> None:
    state = edited_state()
    assert state.network is not None
    assert before_edits(state) is state.network.original
    assert plain_of(state) is state.network.graph
    assert before_edits(replace(state, network=OpenedNetwork("a.onnx"))) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"interventions": (Intervention("", 0, factor=0.0),)},
        {"interventions": (Intervention("fc", -1, factor=0.0),)},
        {"interventions": (Intervention("fc", 0, factor=0.0), Intervention("fc", 0, factor=2.0))},
        {"interventions": (Intervention("fc", 0, paint=np.zeros((3, 4, 4), np.float32)),)},
        {"interventions": (Intervention("fc", 0, paint=np.zeros((2, 4), np.float32)),)},
        {"interventions": (Intervention("fc", 0, paint=np.full((2, 4, 4), np.inf, np.float32)),)},
        {"changes": (WeightChange("w", (0, 1), np.zeros((1, 3), np.float32), ""),)},
        {"changes": (WeightChange("w", (), np.zeros((0, 3), np.float32), ""),)},
        {"changes": (WeightChange("w", (-1,), np.zeros((1, 3), np.float32), ""),)},
        {"changes": (WeightChange("w", (0,), np.full((1, 3), np.nan, np.float32), ""),)},
    ],
)
def test_a_file_with_impossible_changes_is_refused(broken: dict[str, object]) -> None:
    network = replace(OpenedNetwork("a.onnx"), **broken)  # type: ignore[arg-type]  # fields of OpenedNetwork
    with pytest.raises(SessionError, match="damaged"):
        unpack(pack(replace(default_state(), network=network)))


def test_a_change_beyond_the_rows_of_the_weight_is_left_out() -> None:
    network = classifier()
    change = WeightChange("fc.b", (9,), np.zeros(1, np.float32), "")
    assert with_changes(network, [change]) == (network, ("fc.b",))
