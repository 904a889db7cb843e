"""Interventions on feature maps: what they make of a network, and that its numbers are those that were asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError
from cnnviewer.networks.build import build
from cnnviewer.networks.edits import add_layer, move_layer, remove_layer
from cnnviewer.networks.intervention import Brush, Intervention, find, marked, painted, untouched, with_one
from cnnviewer.networks.interventions import apply_interventions, fitting
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.shown import shown_values
from tests.helpers.small_networks import classifier, frozen

SHAPE = (1, 3, 24, 32)
MAPS = (24, 32)


def cells(*places: tuple[int, int]) -> np.ndarray:
    mask = np.zeros(MAPS, np.bool_)
    for place in places:
        mask[place] = True
    return mask


def mixture() -> tuple[Intervention, ...]:
    """One of every kind, on three values, one of them a vector."""
    stroke = painted(Intervention("block0.conv", 4, factor=0.5), cells((2, 3), (2, 4)), Brush.SET, 7.0)
    return (
        Intervention("block0.relu", 1, factor=0.0),
        Intervention("block0.conv", 2, factor=-1.0),
        Intervention("block0.conv", 0, mean=True),
        painted(stroke, cells((9, 9)), Brush.ADD, -1.5),
        Intervention("fc", 3, factor=2.0),
    )


def test_every_kind_gives_the_numbers_it_says() -> None:
    network, x = classifier(), frozen(*SHAPE, seed=3)
    plain = network.run(x)
    changed = apply_interventions(network, mixture(), SHAPE).run(x)
    before, after = plain["block0.conv"][0], changed["block0.conv"][0]
    assert np.array_equal(changed["block0.conv.before"], plain["block0.conv"])
    assert np.array_equal(after[[1, 3, 5]], before[[1, 3, 5]])
    assert np.array_equal(after[2], -before[2])
    assert np.allclose(after[0], before[0].mean(), atol=1e-6)
    wanted = before[4] * np.float32(0.5)
    wanted[2, 3:5] = 7.0
    wanted[9, 9] += np.float32(-1.5)
    assert np.array_equal(after[4], wanted)
    assert not changed["block0.relu"][0, 1].any()
    assert changed["block0.relu"][0, 3].any()
    assert np.array_equal(changed["fc"][0, 3], 2 * changed["fc.before"][0, 3])
    assert not np.array_equal(changed["softmax"], plain["softmax"])


def test_off_stops_even_what_is_behind_in_the_next_layer_from_seeing_the_map() -> None:
    network = classifier(blocks=2)
    off = apply_interventions(network, (Intervention("block0.relu", 2, factor=0.0),), SHAPE)
    weight = np.array(network.weights["block1.w"])
    weight[:, 2] = 0
    x = frozen(*SHAPE, seed=4)
    assert np.allclose(off.run(x)["softmax"], network.with_weight("block1.conv", weight=weight).run(x)["softmax"])


def test_nothing_to_do_gives_the_very_network() -> None:
    network = classifier()
    assert apply_interventions(network, (), SHAPE) is network


def test_a_network_knows_what_it_was_made_of_and_shows_the_same_layers() -> None:
    network = classifier()
    made = apply_interventions(network, mixture(), SHAPE)
    assert untouched(made) is network
    assert shown_values(made, SHAPE) == shown_values(network, SHAPE)
    assert made.outputs == network.outputs
    added = {name for node in made.nodes for name in node.outputs} - {n for node in network.nodes for n in node.outputs}
    assert added == set(made.internal)


def test_another_factor_or_stroke_keeps_the_nodes() -> None:
    network = classifier()
    first = painted(Intervention("block0.conv", 1, factor=0.5), cells((1, 1)), Brush.SET, 1.0)
    second = painted(replace(first, factor=0.7), cells((5, 5)), Brush.ADD, 2.0)
    assert apply_interventions(network, (first,), SHAPE).nodes is apply_interventions(network, (second,), SHAPE).nodes


@pytest.mark.parametrize("value", ["nothing", "picture"])
def test_a_value_that_no_node_makes_is_refused(value: str) -> None:
    with pytest.raises(NetworkError, match="makes no map 1"):
        apply_interventions(classifier(), (Intervention(value, 0, factor=0.0),), SHAPE)


def test_a_map_beyond_the_last_one_is_refused_and_left_out_where_it_may_come_back() -> None:
    network, beyond = classifier(), Intervention("block0.conv", 6, factor=0.0)
    with pytest.raises(NetworkError, match="map 7"):
        apply_interventions(network, (beyond,), SHAPE)
    assert fitting(network, (beyond, Intervention("fc", 4)), SHAPE)[0].value == "fc"


def test_what_enters_need_not_be_told_where_the_network_says_it() -> None:
    network, x = classifier(), frozen(*SHAPE)
    assert np.array_equal(
        apply_interventions(network, mixture()).run(x)["softmax"],
        apply_interventions(network, mixture(), SHAPE).run(x)["softmax"],
    )


def test_paint_follows_a_map_of_another_size() -> None:
    network = build(PRESETS["classic"].make())
    maps = np.zeros((8, 10), np.bool_)
    maps[4:, :5] = True
    stroke = painted(Intervention("conv1", 0), maps, Brush.SET, 3.0)
    shape = (1, network.inputs[0].shape[1], 16, 20)
    x = frozen(*shape)  # type: ignore[arg-type]  # the channels of a stack are a number
    after = apply_interventions(network, (stroke,), shape).run(x)["conv1"][0, 0]  # type: ignore[arg-type]  # the same
    assert (after[8:, :10] == 3.0).all()
    assert not (after[:8] == 3.0).any()


def trace_after(network: Network, steps: list[tuple[Intervention, ...]], x: np.ndarray) -> list[np.ndarray]:
    """The class scores after every step, each computed from the run before."""
    trace, found = None, []
    for interventions in steps:
        trace = evaluate(apply_interventions(network, interventions, SHAPE), x, previous=trace)
        found.append(trace["softmax"])
    return found


def test_what_is_computed_from_the_run_before_is_what_a_run_from_nothing_gives() -> None:
    network, x = classifier(blocks=2), frozen(*SHAPE, seed=6)
    kinds = mixture()
    dragged = [(replace(kinds[0], factor=factor), *kinds[1:]) for factor in (0.0, 0.3, -0.7)]
    steps = [(), kinds[:1], kinds[:2], kinds, *dragged, kinds[1:], kinds[:1], ()]
    for interventions, scores in zip(steps, trace_after(network, steps, x), strict=True):
        assert np.allclose(scores, apply_interventions(network, interventions, SHAPE).run(x)["softmax"], atol=1e-6)


def test_a_pure_change_of_one_map_is_bit_for_bit_that_of_a_run_from_nothing() -> None:
    network, x = classifier(), frozen(*SHAPE, seed=6)
    first, second = Intervention("block0.conv", 1, factor=0.5), Intervention("block0.conv", 1, factor=0.25)
    before = evaluate(apply_interventions(network, (first,), SHAPE), x)
    after = evaluate(apply_interventions(network, (second,), SHAPE), x, previous=before)
    fresh = apply_interventions(network, (second,), SHAPE).run(x)
    assert {"block0.conv"} <= after.reused
    assert all(np.array_equal(after[name], fresh[name]) for name in ("block0.conv", "block0.relu", "pool"))


def test_what_stands_before_the_map_is_never_computed_again() -> None:
    network, x = classifier(blocks=3), frozen(*SHAPE, seed=6)
    before = evaluate(network, x)
    after = evaluate(
        apply_interventions(network, (Intervention("block2.conv", 0, factor=0.0),), SHAPE), x, previous=before
    )
    assert {"block0.conv", "block0.relu", "block1.conv", "block1.relu"} <= after.reused


def test_the_saved_file_gives_onnx_runtime_the_same_numbers(tmp_path: Path) -> None:
    runtime = pytest.importorskip("onnxruntime")
    network = apply_interventions(classifier(), mixture(), SHAPE)
    network.save(tmp_path / "changed.onnx")
    x = frozen(*SHAPE, seed=8)
    session = runtime.InferenceSession(str(tmp_path / "changed.onnx"), providers=["CPUExecutionProvider"])
    (scores,) = session.run(None, {"picture": x})
    assert np.allclose(scores, network.run(x)["softmax"], atol=1e-6)


def test_gradients_go_through_an_intervention() -> None:
    network, x = apply_interventions(classifier(), (Intervention("block0.relu", 1, factor=0.0),), SHAPE), frozen(*SHAPE)
    trace = network.run(x)
    grads = network.gradients(trace, {"fc": np.ones_like(trace["fc"])}, ["block0.conv"])
    assert not grads["block0.conv"][0, 1].any()
    assert grads["block0.conv"][0, 0].any()


def test_an_eraser_takes_the_paint_away_and_leaves_the_map_as_it_was() -> None:
    stroke = painted(Intervention("conv1", 0), cells((1, 1), (2, 2)), Brush.SET, 0.0)
    assert stroke.paint is not None
    assert marked(stroke.paint).sum() == 2
    assert painted(stroke, cells((1, 1), (2, 2)), Brush.ERASE).idle


def test_one_intervention_stands_for_a_map() -> None:
    first = with_one((), Intervention("conv1", 0, factor=0.0))
    second = with_one(first, Intervention("conv1", 0, factor=0.5))
    assert [one.factor for one in second] == [0.5]
    assert find(second, "conv1", 1).idle
    assert with_one(second, Intervention("conv1", 0)) == ()


def test_interventions_follow_their_layer_when_the_layers_are_numbered_anew() -> None:
    stack = replace(
        PRESETS["classic"].make(),
        interventions=(Intervention("conv2", 1, factor=0.0), Intervention("conv2.activation", 0, factor=0.0)),
    )
    grown = add_layer(stack, 0, "conv")
    assert [one.value for one in grown.interventions] == ["conv3", "conv3.activation"]
    assert [one.value for one in remove_layer(grown, "Conv1").interventions] == ["conv2", "conv2.activation"]
    assert remove_layer(grown, "Conv3").interventions == ()
    assert [one.value for one in move_layer(grown, "Conv3", -9).interventions] == ["conv1", "conv1.activation"]


def test_every_step_of_an_intervention_is_worked_out_again_by_the_self_check() -> None:
    network = apply_interventions(classifier(), mixture(), SHAPE)
    verification = network.verify(frozen(*SHAPE, seed=9))
    assert verification.passed()
    assert {"block0.conv.mean", "block0.conv.scale", "fc.scale"} <= {row.node for row in verification.rows}


def test_a_unit_of_a_vector_is_painted_like_a_map_of_one_cell() -> None:
    network, x = classifier(), frozen(*SHAPE)
    unit = painted(Intervention("fc", 2), np.ones((1, 1), np.bool_), Brush.SET, 30.0)
    trace = apply_interventions(network, (unit,), SHAPE).run(x)
    assert trace["fc"][0, 2] == 30.0
    assert trace["softmax"][0].argmax() == 2


def test_what_a_window_slides_over_and_the_classes_are_told_of_the_layer_itself() -> None:
    from cnnviewer.explain.receptive_field import receptive_field
    from cnnviewer.explain.sliding_layer import sliding_layer
    from cnnviewer.explain.terms import last_layer

    network = classifier()
    made = apply_interventions(network, mixture(), SHAPE)
    layer = sliding_layer(made, "block0.conv")
    assert layer is not None
    assert layer.value == "block0.conv"
    assert last_layer(made, "softmax") is not None
    assert receptive_field(untouched(made), "block0.conv").size == (3, 3)
