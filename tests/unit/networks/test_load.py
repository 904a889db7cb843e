"""Networks by name and from ONNX files: what was saved comes back, and gives the numbers of ONNX Runtime."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

import cnnviewer
from cnnviewer.errors import NetworkError, UsageError
from cnnviewer.networks.build import build
from cnnviewer.networks.load import load_network, network_names
from cnnviewer.networks.stack import ConvLayer, Padding, PaddingMode, PoolingKind, PoolLayer, Stack, read_only
from cnnviewer.networks.zoo import ZOO

X = np.random.default_rng(1).random((1, 3, 17, 22), np.float32)


def small() -> cnnviewer.Network:
    weight = np.random.default_rng(2).normal(size=(2, 3, 3, 3))
    conv = ConvLayer("Conv1", read_only(weight), read_only([0.1, 0.2]), padding=Padding(mode=PaddingMode.CIRCULAR))
    return build(Stack("Small", (conv, PoolLayer("Pool1", PoolingKind.MIN))))


@pytest.mark.parametrize("name", network_names())
def test_a_saved_network_gives_the_same_numbers_here_and_in_onnx_runtime(name: str, tmp_path: Path) -> None:
    network = cnnviewer.load_network(name)
    path = tmp_path / "edited.onnx"
    network.save(path)
    x = X
    if name in ZOO:
        x = np.random.default_rng(1).random((2, *map(int, network.inputs[0].shape[1:])), np.float32)
    ours = network.run(x)
    again = cnnviewer.load_network(path)
    assert again.labels == network.labels
    for value, array in again.run(x).items():
        np.testing.assert_array_equal(array, ours[value])
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    theirs = session.run(None, {"image": x})[0]
    mine = ours[network.outputs[0]]
    np.testing.assert_allclose(mine, theirs, rtol=1e-4, atol=1e-5 * float(np.abs(theirs).max()))


def test_a_network_comes_back_whole(tmp_path: Path) -> None:
    network = small()
    network.save(tmp_path / "a.onnx")
    again = load_network(tmp_path / "a.onnx")
    assert [(n.name, n.operator, n.inputs, n.outputs) for n in again.nodes] == [
        (n.name, n.operator, n.inputs, n.outputs) for n in network.nodes
    ]
    assert again.name == "Small"
    assert again.inputs == network.inputs
    assert again.outputs == network.outputs
    assert again.internal == network.internal
    assert all(not array.flags.writeable for array in again.weights.values())


def test_an_edited_weight_is_saved(tmp_path: Path) -> None:
    network = load_network("classic")
    weight = np.zeros(network.weights["conv1.weight"].shape, np.float32)
    network.with_weight("conv1", weight=weight).save(tmp_path / "edited.onnx")
    again = load_network(tmp_path / "edited.onnx")
    assert not again.weights["conv1.weight"].any()
    np.testing.assert_array_equal(again.weights["conv2.weight"], network.weights["conv2.weight"])


def test_names_are_found_in_any_case_and_unknown_ones_are_told() -> None:
    assert load_network("Classic").name == "Classic filters"
    with pytest.raises(UsageError, match="There is no network lenet99; choose one of edges-to-shapes, classic"):
        load_network("lenet99")


def test_saving_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="could not be written"):
        small().save(tmp_path / "nowhere" / "a.onnx")
    with pytest.raises(NetworkError, match="could not be written"):
        small().save(tmp_path)


@pytest.mark.parametrize("name", ["none.onnx", "folder.onnx", "text.txt"])
def test_a_path_that_is_no_onnx_file_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.onnx").mkdir()
    (tmp_path / "text.txt").write_text("hello")
    with pytest.raises(NetworkError, match=name) as caught:
        load_network(tmp_path / name)
    assert ". " not in str(caught.value)
