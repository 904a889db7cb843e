"""The trained networks that come with the program: what they learned is what the engine computes, and how well."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import onnx
import pytest

from cnnviewer.engine.network import Network
from cnnviewer.named import card_for
from cnnviewer.networks.guess import guess_card, has_random_weights
from cnnviewer.networks.labels import labels_of
from cnnviewer.networks.load import is_known, load_network, network_names
from cnnviewer.networks.prepare import check_card, prepare
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.networks.zoo import ALIASES, ZOO, find_bundled
from cnnviewer.resources import resource_path
from tests.helpers.onnx_graphs import by_onnxruntime

GOLDEN = Path(__file__).parents[2] / "golden" / "networks"
EVERY = pytest.mark.parametrize("name", ZOO)

# On the 200 pictures kept here; on all 10,000 as their cards say.
AT_LEAST = {"mnist": 0.97, "fashion": 0.86, "cifar10": 0.80}


def golden(name: str) -> dict[str, np.ndarray]:
    with np.load(GOLDEN / f"{name}.npz") as stored:
        return dict(stored)


def frame(picture: np.ndarray) -> np.ndarray:
    """(C, H, W) of a data set as a frame, (32, 32, 3), with the black border that it was learned with."""
    border = (32 - picture.shape[1]) // 2
    grown = np.pad(picture, ((0, 0), (border, border), (border, border)))
    return np.ascontiguousarray(np.broadcast_to(grown, (3, 32, 32)).transpose(1, 2, 0))


def tensor(frames: list[np.ndarray], card: PreprocessingCard) -> np.ndarray:
    return np.concatenate([prepare(one, card).tensor for one in frames])


def share_right(network: Network, x: np.ndarray, labels: np.ndarray) -> float:
    probabilities = network.run(x)[network.outputs[0]]
    return float((probabilities.argmax(axis=1) == labels).mean())


@EVERY
def test_a_network_gets_the_pictures_right_that_it_never_learned_from(name: str) -> None:
    kept = golden(name)
    assert len(kept["pictures"]) == 200
    x = tensor([frame(one) for one in kept["pictures"]], ZOO[name].card)
    assert share_right(load_network(name), x, kept["labels"]) >= AT_LEAST[name]


@EVERY
def test_the_logits_are_those_of_the_trained_layers_in_pytorch(name: str) -> None:
    kept = golden(name)
    network = load_network(name)
    logits = network.node("softmax").inputs[0]
    made = network.run(tensor([frame(one) for one in kept["pictures"][:50]], ZOO[name].card))[logits]
    expected = kept["logits"][:50]
    np.testing.assert_allclose(made, expected, rtol=1e-4, atol=1e-4 * float(np.abs(expected).max()))


@EVERY
def test_every_value_agrees_with_onnx_runtime_and_with_the_self_check(name: str) -> None:
    network = load_network(name)
    x = tensor([frame(one) for one in golden(name)["pictures"][:4]], ZOO[name].card)
    trace = network.run(x)
    model = onnx.load_model(ZOO[name].path)
    values = [node.outputs[0] for node in network.nodes]
    del model.graph.output[:]
    model.graph.output.extend(onnx.ValueInfoProto(name=value) for value in values)
    theirs = by_onnxruntime(model.SerializeToString(), {"image": x}, values)
    for value, expected in zip(values, theirs, strict=True):
        largest = float(np.abs(expected).max())
        assert largest > 0
        np.testing.assert_allclose(trace[value], expected, rtol=1e-4, atol=1e-4 * largest, err_msg=value)
    assert network.verify(x[:1]).passed()


@pytest.mark.parametrize("name", ["mnist", "fashion"])
def test_a_picture_of_28_by_28_is_read_by_the_card_as_it_is(name: str) -> None:
    kept = golden(name)
    frames = [np.repeat(one[0][:, :, None], 3, axis=2) for one in kept["pictures"]]
    assert share_right(load_network(name), tensor(frames, ZOO[name].card), kept["labels"]) >= AT_LEAST[name] - 0.04


def test_dark_digits_on_a_large_sheet_of_white_paper_are_read_when_the_card_inverts() -> None:
    kept, network = golden("mnist"), load_network("mnist")
    sheets = []
    for one in kept["pictures"]:
        sheet = np.full((300, 400, 3), 255, np.uint8)
        sheet[10:290, 60:340] = 255 - cv2.resize(one[0], (280, 280))[:, :, None]
        sheets.append(sheet)
    card = ZOO["mnist"].card
    assert share_right(network, tensor(sheets, replace(card, invert=True)), kept["labels"]) >= 0.95
    assert share_right(network, tensor(sheets, card), kept["labels"]) < 0.5


@EVERY
def test_the_card_says_what_the_network_is(name: str) -> None:
    bundled, network = ZOO[name], load_network(name)
    assert (bundled.name, bundled.title) == (name, network.name)
    assert bundled.labels == network.labels
    assert labels_of(network, name, 10) == bundled.labels
    assert labels_of(network, name, 11) == ()
    assert network.inputs[0].shape == ("batch", bundled.card.channels, bundled.card.height, bundled.card.width)
    assert network.node("softmax").outputs == network.outputs
    check_card(bundled.card)
    assert 0.8 < bundled.accuracy < 1
    assert bundled.path.stat().st_size < 2_000_000
    metadata = {one.key: one.value for one in onnx.load_model(bundled.path).metadata_props}
    assert metadata["labels"].splitlines() == list(bundled.labels)


@EVERY
def test_the_accuracy_stands_in_the_provenance_too(name: str) -> None:
    text = resource_path("networks", "PROVENANCE.md").read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| {name} "))
    assert f"| {ZOO[name].accuracy:.2%}".replace("%", " % |") in row


def test_every_file_of_bundled_networks_is_listed() -> None:
    folder = resource_path("networks")
    assert {path.stem for path in folder.glob("*.onnx")} == {path.stem for path in folder.glob("*.json")} == set(ZOO)
    assert set(ZOO) <= set(network_names())


def test_lenet5_is_the_network_that_reads_digits() -> None:
    assert ALIASES["lenet5"] == "mnist"
    assert find_bundled("LeNet5") is ZOO["mnist"]
    assert find_bundled("lenet99") is None
    assert is_known("LeNet5")
    assert not has_random_weights("LeNet5")
    np.testing.assert_array_equal(
        load_network("LeNet5").weights["conv1.weight"], load_network("mnist").weights["conv1.weight"]
    )


def test_the_command_line_and_the_window_start_with_the_card_that_a_trained_network_knows() -> None:
    mnist, own = load_network("mnist"), ZOO["mnist"].card
    assert card_for(mnist, "LENET5") == guess_card(mnist, "LeNet5") == guess_card(mnist, "mnist") == own
    larger = replace(own, height=40, width=50, invert=True)
    assert card_for(mnist, "mnist", (40, 50), invert=True) == larger
    from_file = PreprocessingCard(32, 32, Fit.CROP, Colour.GREY)
    assert card_for(mnist, "a.onnx") == guess_card(mnist, "a.onnx") == from_file
    assert card_for(mnist, "a.onnx", invert=True) == replace(from_file, invert=True)
