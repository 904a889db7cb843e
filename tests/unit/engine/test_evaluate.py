"""Running a whole network: what is in the trace, what is taken over, what is said when it fails."""

import gc
import threading
import weakref
from dataclasses import replace

import numpy as np
import pytest

from cnnviewer.engine.buffers import POOL
from cnnviewer.engine.evaluate import Cancelled, evaluate
from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.errors import EvaluationError, NetworkError, UsageError
from tests.helpers.one_node import frozen


def two_layers() -> Network:
    rng = np.random.default_rng(0)
    weights = {
        "w1": frozen(rng.normal(size=(4, 3, 3, 3))),
        "b1": frozen(rng.normal(size=4)),
        "w2": frozen(rng.normal(size=(5, 4, 3, 3))),
    }
    nodes = (
        Node("conv1", "Conv", ("image", "w1", "b1"), ("conv1",), {"pads": (1, 1, 1, 1)}),
        Node("relu1", "Relu", ("conv1",), ("conv1.activation",)),
        Node("pool1", "MaxPool", ("conv1.activation",), ("pool1",), {"kernel_shape": (2, 2), "strides": (2, 2)}),
        Node("conv2", "Conv", ("pool1", "w2"), ("conv2",)),
        Node("tanh2", "Tanh", ("conv2",), ("conv2.activation",)),
    )
    return Network("two", nodes, (Value("image", ("batch", 3, "rows", "columns")),), ("conv2.activation",), weights)


def picture(rows: int = 12, columns: int = 15, seed: int = 1) -> np.ndarray:
    return frozen(np.random.default_rng(seed).random((1, 3, rows, columns)))


NAMES = ["image", "conv1", "conv1.activation", "pool1", "conv2", "conv2.activation"]


def test_a_trace_holds_every_activation_in_the_order_of_computation_read_only() -> None:
    trace = evaluate(two_layers(), picture())
    assert list(trace) == NAMES
    assert not any(array.flags.writeable for array in trace.values())
    assert list(trace.durations_ms) == ["conv1", "relu1", "pool1", "conv2", "tanh2"]
    assert all(duration > 0 for duration in trace.durations_ms.values())
    assert trace["conv2"].shape == (1, 5, 4, 5)


def test_an_input_can_be_given_by_its_name() -> None:
    x = picture()
    assert np.array_equal(evaluate(two_layers(), {"image": x})["pool1"], two_layers().run(x)["pool1"])


def test_a_read_only_input_is_in_the_trace_itself_and_a_writable_one_as_a_copy() -> None:
    x = picture()
    assert evaluate(two_layers(), x)["image"] is x
    writable = x.copy()
    trace = evaluate(two_layers(), writable)
    writable[:] = 0
    assert np.array_equal(trace["image"], x)


def test_the_same_network_on_the_same_frame_is_taken_over_whole() -> None:
    network, x = two_layers(), picture()
    before = evaluate(network, x)
    after = evaluate(network, x, previous=before)
    assert after.reused == {node.name for node in network.nodes}
    assert all(after[name] is before[name] for name in NAMES)
    assert set(after.durations_ms.values()) == {0.0}


def test_an_edited_weight_recomputes_its_node_and_all_that_follow_from_it() -> None:
    network, x = two_layers(), picture()
    before = evaluate(network, x)
    edited = network.with_weight("conv2", weight=network.weights["w2"] * 2)
    after = evaluate(edited, x, previous=before)
    assert after.reused == {"conv1", "relu1", "pool1"}
    assert after["pool1"] is before["pool1"]
    assert np.allclose(after["conv2"], 2 * before["conv2"], atol=1e-5)


def test_an_edited_attribute_recomputes_its_node_and_all_that_follow_from_it() -> None:
    network, x = two_layers(), picture()
    before = evaluate(network, x)
    pool = replace(network.nodes[2], attributes={"kernel_shape": (3, 3), "strides": (2, 2), "pads": (1, 1, 1, 1)})
    edited = replace(network, nodes=(*network.nodes[:2], pool, *network.nodes[3:]))
    after = evaluate(edited, x, previous=before)
    assert after.reused == {"conv1", "relu1"}
    assert after["pool1"].shape == (1, 4, 6, 8)


def test_another_frame_recomputes_everything() -> None:
    network = two_layers()
    before = evaluate(network, picture())
    for frame in (picture(seed=2), picture()):
        assert not evaluate(network, frame, previous=before).reused


def test_a_value_of_the_same_name_made_by_another_node_is_not_taken_over() -> None:
    network, x = two_layers(), picture()
    before = evaluate(network, x)
    other = replace(network.nodes[1], operator="Abs")
    after = evaluate(replace(network, nodes=(network.nodes[0], other, *network.nodes[2:])), x, previous=before)
    assert after.reused == {"conv1"}
    assert np.array_equal(after["conv1.activation"], np.abs(before["conv1"]))


def test_only_the_values_asked_for_are_computed_and_kept() -> None:
    network, x = two_layers(), picture()
    trace = evaluate(network, x, outputs=["pool1"])
    assert list(trace) == ["image", "pool1"]
    assert set(trace.durations_ms) == {"conv1", "relu1", "pool1"}
    assert np.array_equal(trace["pool1"], evaluate(network, x)["pool1"])


def test_what_a_partial_trace_holds_is_enough_to_go_on_from() -> None:
    network, x = two_layers(), picture()
    part = evaluate(network, x, outputs=["pool1"])
    after = evaluate(network, x, outputs=["conv2"], previous=part)
    assert after.reused == {"pool1"}
    assert list(after) == ["image", "conv2"]
    whole = evaluate(network, x, previous=part)
    assert whole.reused == {"pool1"}
    assert whole["pool1"] is part["pool1"]
    assert set(whole) == set(NAMES)


def test_a_value_that_does_not_exist_cannot_be_asked_for() -> None:
    with pytest.raises(UsageError, match="no value conv9"):
        evaluate(two_layers(), picture(), outputs=["conv9"])


@pytest.mark.parametrize("after", range(5))
def test_a_run_stops_between_nodes_when_it_is_cancelled(after: int) -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > after

    with pytest.raises(Cancelled):
        evaluate(two_layers(), picture(), cancelled=cancelled)
    assert len(asked) == after + 1


@pytest.mark.parametrize(
    ("x", "sentence"),
    [
        (np.zeros((3, 12, 15), np.float32), r"must have 4 axes \(batch, 3, rows, columns\), not shape \(3, 12, 15\)"),
        (np.zeros((1, 1, 12, 15), np.float32), "must have 3 channels, not 1"),
        (np.zeros((1, 3, 12, 15), np.uint8), "must be float32, not uint8"),
        (np.zeros((1, 3, 0, 15), np.float32), "is empty"),
        ({"picture": np.zeros((1, 3, 12, 15), np.float32)}, "has no input picture; it has image"),
        ({}, "input image of network two is missing"),
    ],
)
def test_an_input_that_does_not_fit_is_refused_with_a_sentence(x: object, sentence: str) -> None:
    with pytest.raises(NetworkError, match=sentence):
        evaluate(two_layers(), x)  # type: ignore[arg-type]  # that is what is tested


def test_a_network_of_two_inputs_wants_both_by_name() -> None:
    node = Node("sum", "Add", ("a", "b"), ("y",))
    network = Network("sum", (node,), (Value("a", (1,)), Value("b", (1,))), ("y",), {})
    with pytest.raises(NetworkError, match="has 2 inputs; give an array for each of a, b"):
        evaluate(network, np.ones(1, np.float32))
    ones = np.ones(1, np.float32)
    assert evaluate(network, {"a": ones, "b": ones})["y"].tolist() == [2.0]


def test_a_failing_node_is_named_and_what_does_not_depend_on_it_is_in_the_trace() -> None:
    network = two_layers()
    side = Node("abs", "Abs", ("conv1",), ("side",))
    network = replace(network, nodes=(*network.nodes, side))
    with pytest.raises(EvaluationError) as failure:
        evaluate(network, picture(4, 4))
    assert str(failure.value).startswith(
        "The node conv2 (Conv) cannot run: a kernel of 3 rows does not fit into 2 rows"
    )
    assert list(failure.value.trace) == ["image", "conv1", "conv1.activation", "pool1", "side"]


def test_a_failed_run_gives_its_memory_back_as_soon_as_its_error_is_dropped() -> None:
    gc.collect()
    gc.disable()
    try:
        with pytest.raises(EvaluationError) as failure:
            evaluate(two_layers(), picture(4, 4))
        activation = weakref.ref(failure.value.trace["conv1"])
        assert activation() is not None
        del failure
        assert activation() is None
    finally:
        gc.enable()


def test_an_unknown_operator_still_shows_everything_up_to_it() -> None:
    network = two_layers()
    strange = replace(network.nodes[3], operator="Strange")
    with pytest.raises(EvaluationError, match=r"conv2 \(Strange\) cannot run: the operator Strange") as failure:
        evaluate(replace(network, nodes=(*network.nodes[:3], strange, network.nodes[4])), picture())
    assert list(failure.value.trace) == NAMES[:4]


def test_activations_never_change_while_somebody_holds_them() -> None:
    network = two_layers()
    held = []
    for seed in range(12):
        trace = evaluate(network, picture(120, 160, seed))
        view = trace["conv1"][0, 2, 5:9]
        held.append((view, view.copy()))
        del trace
    gc.collect()
    assert all(np.array_equal(view, copy) for view, copy in held)


def test_running_a_video_needs_no_new_memory_for_activations() -> None:
    network = two_layers()
    frames = [picture(120, 160, seed) for seed in range(2)]

    def places(trace: object) -> int:
        return int(trace["conv1.activation"].__array_interface__["data"][0])  # type: ignore[index]  # a Trace

    seen = {places(evaluate(network, frames[i % 2])) for i in range(8)}
    assert len(seen) <= 3
    assert POOL.free_bytes > 0


def test_several_threads_may_run_networks_at_the_same_time() -> None:
    network = two_layers()
    frames = [picture(60, 80, seed) for seed in range(4)]
    expected = [evaluate(network, frame)["conv2"].copy() for frame in frames]
    wrong: list[int] = []

    def work(index: int) -> None:
        for _ in range(10):
            if not np.array_equal(evaluate(network, frames[index])["conv2"], expected[index]):
                wrong.append(index)

    threads = [threading.Thread(target=work, args=(index,)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
