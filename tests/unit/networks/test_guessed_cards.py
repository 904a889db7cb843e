"""What is found out about a network before the window shows it: its card, its labels, what is worth looking at."""

from dataclasses import replace
from pathlib import Path

import pytest

from cnnviewer.engine.network import Node, Value
from cnnviewer.errors import NetworkError
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.guess import disagreement, guess_card, has_random_weights
from cnnviewer.networks.labels import labels_of
from cnnviewer.networks.load import is_known
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.networks.shown import class_value, input_shape, shown_values
from tests.helpers.small_networks import classifier


@pytest.mark.parametrize(
    ("shape", "height", "width", "fit", "colour"),
    [
        ((1, 3, 24, 32), 24, 32, Fit.CROP, Colour.RGB),
        (("batch", 1, 28, 28), 28, 28, Fit.CROP, Colour.GREY),
        ((1, 3, "height", "width"), 240, 320, Fit.INSIDE, Colour.RGB),
        ((1, 3, 64, "width"), 64, 64, Fit.CROP, Colour.RGB),
        ((1, "channels", 24, 32), 24, 32, Fit.CROP, Colour.RGB),
    ],
)
def test_the_card_is_guessed_from_the_input(shape, height, width, fit, colour) -> None:
    card = guess_card(classifier(Value("x", shape)))
    assert (card.height, card.width, card.fit, card.colour) == (height, width, fit, colour)
    assert (card.mean, card.std) == ((0.0,), (1.0,))
    assert disagreement(classifier(Value("x", shape)), card) == ""


@pytest.mark.parametrize(
    ("image", "word"),
    [
        (Value("x", (1, 5, 24, 32)), "5 channels"),
        (Value("x", (2, 3, 24, 32)), "batch of 1"),
        (Value("x", (1, 3, 24, 32), "uint8"), "float32"),
        (Value("x", (1, 3, 24)), "3 axes"),
    ],
)
def test_what_no_frame_can_enter_is_refused(image: Value, word: str) -> None:
    with pytest.raises(NetworkError, match=word):
        guess_card(classifier(image))


def test_a_network_of_several_inputs_is_refused_by_their_names() -> None:
    network = replace(classifier(), inputs=(Value("a", (1, 3, 8, 8)), Value("b", (1, 3, 8, 8))))
    with pytest.raises(NetworkError, match=r"2 inputs \(a, b\)"):
        guess_card(network)


def test_a_card_that_gives_another_size_or_colour_disagrees() -> None:
    network = classifier()
    assert "24" in disagreement(network, PreprocessingCard(30, 32, Fit.CROP))
    assert "inside" in disagreement(network, PreprocessingCard(24, 32, Fit.INSIDE))
    assert "RGB" in disagreement(network, PreprocessingCard(24, 32, Fit.CROP, Colour.GREY))


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_every_architecture_has_a_card_columns_and_classes(name: str) -> None:
    network = ARCHITECTURES[name].make(weights=False)
    card = guess_card(network, name)
    assert (card.height, card.width) == ARCHITECTURES[name].size
    assert card == ARCHITECTURES[name].card
    assert disagreement(network, card) == ""
    shape = input_shape(network, card)
    shown = [value for _, value in shown_values(network, shape)]
    assert len(shown) > 5
    found = class_value(network, shape)
    assert found is not None
    assert found[0] == shown[-1]
    assert has_random_weights(name) is (ARCHITECTURES[name].trained is None)
    assert is_known(name)


def test_weights_and_sizes_that_the_network_makes_are_not_shown() -> None:
    made = (
        Node("filled", "ConstantOfShape", ("block0.b",), ("filled",)),
        Node("size", "Shape", ("picture",), ("size",)),
        Node("moved", "Reshape", ("pool", "block0.b"), ("moved",)),
    )
    network = replace(classifier(), nodes=(*classifier().nodes, *made))
    shown = [value for _, value in shown_values(network, (1, 3, 24, 32))]
    assert shown == ["block0.conv", "block0.relu", "pool", "mean", "fc", "softmax"]


def test_what_stands_behind_an_unknown_operator_is_still_listed() -> None:
    shown = [value for _, value in shown_values(classifier(unknown=True), (1, 3, 24, 32))]
    assert shown[-5:] == ["strange", "pool", "mean", "fc", "softmax"]


@pytest.mark.parametrize("name", ["net.labels.txt", "net.txt", "labels.txt", "synset.txt"])
def test_labels_are_found_beside_the_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("n01440764 tench, Tinca tinca\ncat\n고양이\n", "utf-8")
    found = labels_of(classifier(), str(tmp_path / "net.onnx"), 3)
    assert found == ("tench, Tinca tinca", "cat", "고양이")


def test_labels_may_be_a_json_list(tmp_path: Path) -> None:
    (tmp_path / "net.labels.txt").write_text('["a", "b"]')
    assert labels_of(classifier(), str(tmp_path / "net.onnx"), 2) == ("a", "b")


def test_labels_of_another_number_are_a_sentence_when_they_bear_the_name_of_the_network(tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_text("a\nb\n")
    assert labels_of(classifier(), str(tmp_path / "net.onnx"), 5) == ()
    (tmp_path / "net.txt").write_text("a\nb\n")
    with pytest.raises(NetworkError, match="2 labels"):
        labels_of(classifier(), str(tmp_path / "net.onnx"), 5)


def test_labels_that_are_no_text_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "net.txt").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(NetworkError, match="UTF-8"):
        labels_of(classifier(), str(tmp_path / "net.onnx"), 5)


def test_a_name_has_no_labels_beside_it() -> None:
    assert labels_of(classifier(), "resnet18", 1000) == ()
