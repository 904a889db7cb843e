"""Networks that want more than one picture, or want it otherwise, are fed; and saved in the form of their file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cnnviewer.cli import main
from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.errors import NetworkError
from cnnviewer.explain.receptive_field import receptive_field
from cnnviewer.networks.feeding import as_in_file, fed, takes_whole_numbers
from cnnviewer.networks.guess import guess_card
from cnnviewer.networks.load import load_network
from cnnviewer.networks.preprocessing import Fit
from cnnviewer.networks.shown import class_value, input_shape, shown_values
from tests.helpers.onnx_graphs import by_onnxruntime
from tests.helpers.small_networks import classifier, frozen, saved


def picture(height: int = 24, width: int = 32, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((1, 3, height, width)).astype(np.float32)


def with_four_inputs() -> Network:
    """The little classifier, whose scores are shifted by three more inputs: (1, 5), an open length, and a mask."""
    base = classifier(Value("picture", ("N", 3, 24, 32)))
    nodes = (
        *base.nodes[:-1],
        Node("shift", "Add", ("fc", "state"), ("shifted",)),
        Node("count", "ReduceSum", ("tokens", "axes"), ("counted",), {"keepdims": 1}),
        Node("counted", "Add", ("shifted", "counted"), ("summed",)),
        Node("flag", "Cast", ("mask",), ("flagged",), {"to": 1}),
        Node("flagged", "Add", ("summed", "flagged"), ("scores",)),
        Node("softmax", "Softmax", ("scores",), ("softmax",), {"axis": -1}),
    )
    inputs = (
        Value("state", ("N", 5)),
        Value("tokens", ("N", "length")),
        base.inputs[0],
        Value("mask", (1, 1), "int64"),
    )
    axes = np.array([1], np.int64)
    axes.flags.writeable = False
    return replace(base, nodes=nodes, inputs=inputs, weights={**base.weights, "axes": axes})


def channels_last(transposed: bool) -> Network:
    """The little classifier behind a Transpose of an input (1, 24, 32, 3); or that input shifted before it."""
    base = classifier()
    brought = Node("first", "Transpose", ("nhwc" if transposed else "shifted",), ("picture",), {"perm": (0, 3, 1, 2)})
    before = () if transposed else (Node("shifting", "Sub", ("nhwc", "means"), ("shifted",)),)
    image = Value("nhwc", ("N", 24, 32, 3))
    weights = {**base.weights, "means": frozen(3)}
    return replace(base, nodes=(*before, brought, *base.nodes), inputs=(image,), weights=weights)


def test_a_network_with_four_inputs_runs_on_the_frame_alone() -> None:
    network = with_four_inputs()
    changed, feeding = fed(network)
    assert [value.name for value in changed.inputs] == ["picture"]
    assert feeding.frames == ("picture",)
    assert feeding.constants == {"state": (1, 5), "tokens": (1, 1), "mask": (1, 1)}
    card = guess_card(changed)
    assert (card.height, card.width, card.fit) == (24, 32, Fit.CROP)
    x = picture()
    np.testing.assert_allclose(changed.run(x)["softmax"], classifier().run(x)["softmax"], rtol=1e-6)
    every = {"picture": x, "state": np.zeros((1, 5), np.float32), "tokens": np.zeros((1, 1), np.float32)}
    every["mask"] = np.zeros((1, 1), np.int64)
    np.testing.assert_array_equal(changed.run(x)["softmax"], network.run(every)["softmax"])


def test_what_was_edited_is_saved_with_the_inputs_of_the_file(tmp_path: Path) -> None:
    for network in (with_four_inputs(), channels_last(True), channels_last(False)):
        read = load_network(saved(tmp_path, network))
        changed, feeding = fed(read)
        edited = changed.with_weight("block0.conv", weight=changed.weights["block0.w"] * 2)
        back = load_network(saved(tmp_path, as_in_file(edited, feeding), "back.onnx"))
        assert back.inputs == read.inputs
        assert back.nodes == read.nodes
        assert set(back.weights) == set(read.weights)
        np.testing.assert_array_equal(back.weights["block0.w"], read.weights["block0.w"] * 2)


@pytest.mark.parametrize("transposed", [True, False])
def test_channels_last_are_fed_as_onnx_runtime_wants_them(tmp_path: Path, transposed: bool) -> None:
    path = saved(tmp_path, channels_last(transposed))
    changed, feeding = fed(load_network(path))
    assert feeding.last
    card = guess_card(changed)
    assert (card.height, card.width, card.channels) == (24, 32, 3)
    x = picture()
    nhwc = np.ascontiguousarray(x.transpose(0, 2, 3, 1))
    expected = by_onnxruntime(Path(path).read_bytes(), {"nhwc": nhwc}, ["softmax"])[0]
    np.testing.assert_allclose(changed.run(x)["softmax"], expected, rtol=1e-5)
    if transposed:  # nothing is turned there and back: a cell still sees its window of the frame
        assert all(node.operator != "Transpose" for node in changed.nodes)
        assert receptive_field(changed, "block0.conv").size == (3, 3)
        assert next(value for _, value in shown_values(changed, input_shape(changed, card))) == "block0.conv"


@pytest.mark.parametrize("dtype", ["uint8", "int32", "float64", "float16"])
def test_an_input_of_another_type_gets_the_frame_in_it(dtype: str) -> None:
    base = classifier()
    cast = Node("float", "Cast", ("raw",), ("picture",), {"to": 1})
    network = replace(base, nodes=(cast, *base.nodes), inputs=(Value("raw", (1, 3, 24, 32), dtype),))
    changed, feeding = fed(network)
    card = guess_card(changed)
    whole = not dtype.startswith("float")
    assert takes_whole_numbers(changed) is whole
    assert card.scale == (1.0 if whole else 1 / 255)
    x = np.rint(picture() * 255) if whole else picture()
    tolerance = 1e-2 if dtype == "float16" else 1e-6
    np.testing.assert_allclose(
        changed.run(x.astype(np.float32))["softmax"], base.run(x.astype(np.float32))["softmax"], rtol=tolerance
    )
    assert as_in_file(changed, feeding).nodes == network.nodes


def test_two_inputs_of_the_same_form_both_get_the_frame_and_a_smaller_one_gets_zeros() -> None:
    nodes = (
        Node("difference", "Sub", ("left", "right"), ("difference",)),
        Node("mean", "ReduceMean", ("small",), ("mean",), {"keepdims": 1}),
        Node("sum", "Add", ("difference", "mean"), ("sum",)),
    )
    form = (1, 3, 24, 32)
    inputs = (Value("small", (1, 3, 8, 8)), Value("left", form), Value("right", form))
    changed, feeding = fed(Network("two", nodes, inputs, ("sum",), {}))
    assert feeding.frames == ("left", "right")
    assert feeding.constants == {"small": (1, 3, 8, 8)}
    assert not changed.run(picture())["sum"].any()


def test_a_network_that_takes_a_frame_as_it_is_stays_the_same_object() -> None:
    network = classifier()
    assert fed(network) == (network, None)
    assert as_in_file(network, None) is network


@pytest.mark.parametrize(
    "shapes", [((1, 5), (1, 7)), ((2, 3, 24, 32), (1, 9)), ((1, 5, 24, 32), (1, 9)), ((1, 3, 2, 2), (1, 9))]
)
def test_where_no_input_takes_a_picture_that_is_said_with_their_names(shapes) -> None:
    network = replace(classifier(), inputs=tuple(Value(f"in{n}", shape) for n, shape in enumerate(shapes)))
    changed, feeding = fed(network)
    assert (changed, feeding) == (network, None)
    with pytest.raises(NetworkError, match=r"2 inputs \(in0, in1\), and none of them takes a picture"):
        guess_card(changed)


def test_names_that_are_taken_are_left_alone() -> None:
    network = channels_last(False)
    nodes = (*network.nodes, Node("nhwc.frame", "Identity", ("softmax",), ("nhwc.channels_last",)))
    changed, _ = fed(replace(network, nodes=nodes))
    names = [node.name for node in changed.nodes]
    assert len(set(names)) == len(names)
    assert changed.inputs[0].name == "nhwc.frame2"


def test_of_several_outputs_the_classes_are_those_that_look_like_it() -> None:
    base = classifier()
    box = Node("box", "Gemm", ("flat", "box.w", "box.b"), ("box",), {"transB": 1})
    weights = {**base.weights, "box.w": frozen(40, 6), "box.b": frozen(40)}
    network = replace(base, nodes=(*base.nodes, box), outputs=("box", "softmax"), weights=weights)
    shape = (1, 3, 24, 32)
    assert class_value(network, shape) == ("softmax", 5)
    assert class_value(replace(network, outputs=("fc", "box")), shape) == ("box", 40)
    assert class_value(replace(network, outputs=("box", "fc"), labels=tuple("abcde")), shape) == ("fc", 5)


def test_the_command_line_feeds_them_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path, with_four_inputs())
    out = tmp_path / "map.png"
    arguments = ["render", "--source", "sample:cat", "--network", path, "--layer", "block0.conv", "--channel", "1"]
    assert main([*arguments, "--out", str(out)]) == 0, capsys.readouterr().err
    assert out.exists()
