"""Arrays find their place in a network by name, then by what is left of the names, then by order; the rest is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cnnviewer import load_network, load_weights
from cnnviewer.engine.network import Array, Network
from cnnviewer.errors import WeightsError
from cnnviewer.networks.architectures.graph import IMAGE, Graph
from cnnviewer.networks.weights.learned import learned_weights
from cnnviewer.networks.weights.report import Misshapen
from tests.helpers.one_sentence import sentence

Arrays = dict[str, Array]


def small(weights: str = "features.") -> Network:
    """Two convolutions, a batch normalisation and a fully connected layer, with names as in torchvision."""
    graph = Graph("Small", 3, (8, 8))
    value = graph.conv(IMAGE, "conv1", 4, 3, weight=f"{weights}0")
    value = graph.relu6(graph.batch_norm(value, "norm1", weight=f"{weights}1"), "relu1")
    value = graph.conv(value, "conv2", 4, 3, bias=False, weight=f"{weights}3")
    return graph.network(graph.gemm(graph.flatten(value, "flatten"), "fc", 64, 5, weight="classifier"))


def trained(network: Network) -> Arrays:
    """An array for every weight of `network`, all different."""
    rng = np.random.default_rng(8)
    return {name: rng.random(slot.shape, np.float32) for name, slot in learned_weights(network).items()}


def assert_loaded(network: Network, arrays: Arrays, names: Callable[[str], str]) -> None:
    for name in learned_weights(network):
        np.testing.assert_array_equal(network.weights[name], arrays[names(name)])
        assert not network.weights[name].flags.writeable


def test_arrays_with_the_names_of_the_weights_are_taken_as_they_are() -> None:
    network = small()
    arrays = trained(network)
    loaded, report = load_weights(network, arrays, source="w.pth")
    assert_loaded(loaded, arrays, lambda name: name)
    assert loaded.nodes is network.nodes
    assert loaded.weights["relu6.max"] is network.weights["relu6.max"]
    assert report.complete
    assert report.named == tuple(arrays)
    assert report.summary == "9 of 9 weights of Small come from w.pth."
    assert report.lines() == []


@pytest.mark.parametrize(
    "beginning", ["module.", "model.", "net.", "state_dict.model.", "_orig_mod.module.", "mine.own."]
)
def test_a_beginning_that_all_names_have_does_not_matter(beginning: str) -> None:
    network = small()
    arrays = {beginning + name: array for name, array in trained(network).items()}
    loaded, report = load_weights(network, arrays)
    assert_loaded(loaded, arrays, lambda name: beginning + name)
    assert report.complete
    assert report.renamed == tuple((name.removeprefix(beginning), name) for name in arrays)
    assert report.summary.endswith("(9 under a longer or shorter name).")
    assert report.lines() == []


@pytest.mark.parametrize(("theirs", "ours"), [("", "features."), ("features.", ""), ("module.features.", "features.")])
def test_features_may_stand_before_the_names_or_not(theirs: str, ours: str) -> None:
    network = small(ours)
    arrays = trained(small(theirs))
    loaded, report = load_weights(network, arrays)
    assert report.complete
    np.testing.assert_array_equal(loaded.weights[f"{ours}3.weight"], arrays[f"{theirs}3.weight"])


def test_counted_batches_and_integers_are_no_weights() -> None:
    network = small()
    arrays = trained(network) | {
        "features.1.num_batches_tracked": np.array(7),
        "module.num_batches_tracked": np.array(7.0),
        "steps": np.array([3]),
    }
    _, report = load_weights(network, arrays)
    assert report.lines() == []


def test_every_mismatch_is_told_and_what_does_not_fit_keeps_its_numbers() -> None:
    network = small()
    arrays = trained(network)
    del arrays["features.0.bias"]
    arrays["classifier.weight"] = np.zeros((10, 64), np.float32)
    arrays["classifier.bias"] = np.zeros(10, np.float32)
    arrays["aux.weight"] = np.zeros((2, 2), np.float32)
    arrays["features.3.weight"] = np.full_like(arrays["features.3.weight"], np.nan)
    loaded, report = load_weights(network, arrays, source="w.pth")
    assert not report.complete
    assert (report.loaded, report.wanted) == (6, 9)
    assert report.missing == ("features.0.bias",)
    assert report.unexpected == ("aux.weight",)
    assert report.misshapen == (
        Misshapen("classifier.weight", (5, 64), (10, 64)),
        Misshapen("classifier.bias", (5,), (10,)),
    )
    assert report.not_finite == ("features.3.weight",)
    assert report.lines() == [
        "other shape: classifier.weight needs 5 × 64, the file has 10 × 64",
        "other shape: classifier.bias needs 5, the file has 10",
        "missing: features.0.bias",
        "unexpected: aux.weight",
        "not finite: features.3.weight contains NaN or infinity",
    ]
    for name in ("features.0.bias", "classifier.weight", "classifier.bias"):
        assert loaded.weights[name] is network.weights[name]


def test_a_wrong_shape_is_told_under_a_longer_name_too() -> None:
    network = small()
    arrays = {f"module.{name}": array for name, array in trained(network).items()}
    arrays["module.classifier.bias"] = np.zeros(10, np.float32)
    _, report = load_weights(network, arrays)
    assert report.misshapen == (Misshapen("classifier.bias", (5,), (10,)),)


def test_order_and_shape_decide_about_a_layer_of_another_name() -> None:
    network = small()
    arrays = trained(network)
    renamed = {name.replace("classifier", "last_linear"): array for name, array in arrays.items()}
    loaded, report = load_weights(network, renamed, source="w.pth")
    assert report.complete
    assert report.ordered == (("classifier.weight", "last_linear.weight"), ("classifier.bias", "last_linear.bias"))
    assert report.summary == "9 of 9 weights of Small come from w.pth (2 only by their order and shapes)."
    assert report.lines()[0] == "taken by order and shape: classifier.weight from last_linear.weight"
    np.testing.assert_array_equal(loaded.weights["classifier.bias"], arrays["classifier.bias"])


def test_order_and_shape_decide_when_no_name_fits() -> None:
    network = small()
    arrays = list(trained(network).values())
    loaded, report = load_weights(network, {f"arr_{place}": array for place, array in enumerate(arrays)})
    assert len(report.ordered) == 9
    assert_loaded(loaded, dict(zip(learned_weights(network), arrays, strict=True)), lambda name: name)
    # Without the last layer, as for other classes.
    _, report = load_weights(network, {f"arr_{place}": array for place, array in enumerate(arrays[:-2])})
    assert report.missing == ("classifier.weight", "classifier.bias")
    # With one more after it.
    _, report = load_weights(network, {f"arr_{place}": array for place, array in enumerate([*arrays, arrays[0]])})
    assert report.unexpected == ("arr_9",)


def test_order_does_not_decide_where_the_shapes_differ_or_names_do() -> None:
    network = small()
    arrays = trained(network)
    shuffled = {f"arr_{place}": array for place, array in enumerate(reversed(arrays.values()))}
    with pytest.raises(WeightsError):
        load_weights(network, shuffled)
    del arrays["classifier.bias"], arrays["features.3.weight"]
    arrays["strange"] = np.zeros((5, 5), np.float32)
    arrays["other"] = np.zeros(5, np.float32)
    _, report = load_weights(network, arrays)
    assert report.missing == ("features.3.weight", "classifier.bias")
    assert report.unexpected == ("strange", "other")
    assert report.ordered == ()


def test_two_arrays_of_one_name_leave_it_to_their_order() -> None:
    network = small()
    arrays = trained(network)
    twice = {f"{before}.{name}": array for before in ("module", "model") for name, array in arrays.items()}
    _, report = load_weights(network, twice)
    assert report.ordered == tuple((name, f"module.{name}") for name in arrays)
    assert report.unexpected == tuple(f"model.{name}" for name in arrays)


def test_axes_of_one_cell_do_not_matter() -> None:
    network = small()
    arrays = trained(network)
    arrays["classifier.weight"] = arrays["classifier.weight"].reshape(5, 64, 1, 1)
    loaded, report = load_weights(network, arrays)
    assert report.lines() == []
    np.testing.assert_array_equal(loaded.weights["classifier.weight"], arrays["classifier.weight"][:, :, 0, 0])


def test_numbers_of_another_type_are_turned_and_the_callers_array_stays_free() -> None:
    network = small()
    arrays = trained(network)
    given = {name: array.astype(np.float64) for name, array in arrays.items()}
    given["classifier.bias"] = arrays["classifier.bias"]
    loaded, _ = load_weights(network, given)
    assert_loaded(loaded, arrays, lambda name: name)
    assert {array.dtype for array in loaded.weights.values()} == {np.dtype(np.float32)}
    given["classifier.bias"][:] = 9
    assert not (loaded.weights["classifier.bias"] == 9).any()


def test_weights_of_another_architecture_are_told() -> None:
    with pytest.raises(WeightsError, match=r"None of the 9 arrays of w\.pth is a weight of LeNet-5") as caught:
        load_weights(load_network("lenet5-1998"), trained(small()), source="w.pth")
    assert sentence(caught.value)
    with pytest.raises(WeightsError, match="None of the 0 arrays of the file"):
        load_weights(small(), {})
    wrong = {name: np.zeros((3, 2), np.float32) for name in trained(small())}
    with pytest.raises(WeightsError, match="is a weight of Small with its shape"):
        load_weights(small(), wrong)


def test_a_network_is_loaded_by_name_with_the_weights_of_a_file(tmp_path: Path) -> None:
    arrays = trained(load_network("lenet5-1998"))
    np.savez(tmp_path / "w.npz", **arrays)
    loaded = load_network("lenet5-1998", weights=tmp_path / "w.npz")
    assert_loaded(loaded, arrays, lambda name: name)
    loaded.save(tmp_path / "n.onnx")
    again = load_network("lenet5-1998", weights=str(tmp_path / "n.onnx"))
    assert_loaded(again, arrays, lambda name: name)
    opened = load_network(tmp_path / "n.onnx", weights=tmp_path / "w.npz")
    assert_loaded(opened, arrays, lambda name: name)


def test_a_file_that_lacks_weights_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    arrays = trained(load_network("lenet5-1998"))
    lacking = {name: array for name, array in arrays.items() if name != "conv3.bias"}
    np.savez(tmp_path / "w.npz", **lacking)
    with pytest.raises(
        WeightsError, match=r"w\.npz lacks 1 of the 10 weights of LeNet-5 \(missing: conv3.bias\)"
    ) as told:
        load_network("lenet5-1998", weights=tmp_path / "w.npz")
    assert sentence(told.value)
    np.savez(tmp_path / "w.npz", *arrays.values())
    load_network("lenet5-1998", weights=tmp_path / "w.npz")
    assert "10 only by their order and shapes" in caplog.text
