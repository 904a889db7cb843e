"""The content of a file decides how its weights are read, and a file of another kind is told what it is."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

import cnnviewer
from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.errors import NetworkError, WeightsError
from cnnviewer.networks.weights.learned import learned_weights
from cnnviewer.networks.weights.read import read_weights
from tests.helpers.one_sentence import sentence


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", a=np.arange(3.0))
    (tmp_path / "w.npz").rename(tmp_path / "weights.bin")
    assert cnnviewer.read_weights(tmp_path / "weights.bin")["a"].tolist() == [0, 1, 2]
    assert cnnviewer.read_weights(str(tmp_path / "weights.bin"))["a"].tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no file of weights; choose one of PyTorch, safetensors, NumPy (.npz) or ONNX"),
        (b"hello, these are my weights", "is no file of weights"),
        (b"\x89HDF\r\n\x1a\n" + bytes(100), "is an HDF5 file, as Keras writes them"),
        (b"\x1f\x8b\x08" + bytes(100), "is packed with gzip"),
        (bytes(1000), "is no file of weights"),
    ],
)
def test_a_file_of_another_kind_is_told_what_it_is(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "w.pth").write_bytes(content)
    with pytest.raises(WeightsError) as caught:
        read_weights(tmp_path / "w.pth")
    assert told in sentence(caught.value)


@pytest.mark.parametrize("name", ["none.pth", "folder.pth", "pipe.pth", "none.onnx", "x" * 300])
def test_a_path_where_no_file_is_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.pth").mkdir()
    os.mkfifo(tmp_path / "pipe.pth")
    with pytest.raises(NetworkError) as caught:
        read_weights(tmp_path / name)
    assert sentence(caught.value)


def dense() -> Network:
    """A network with a constant of every sort: fully connected both ways, and what nobody learned."""
    rng = np.random.default_rng(3)
    weights = {
        "first.weight": rng.random((5, 4), np.float32),
        "second": rng.random((5, 3), np.float32),
        "third": rng.random((3, 2), np.float32),
        "slope": rng.random(2, np.float32),
        "low": np.float32(-1),
        "scale": np.float32(2),
        "pads": np.array([0, 1, 0, 1]),
    }
    weights = {name: np.asarray(array) for name, array in weights.items()}
    nodes = (
        Node("first", "Gemm", ("x", "first.weight"), ("a",), {"transB": 1}),
        Node("second", "Gemm", ("a", "second"), ("b",)),
        Node("third", "MatMul", ("b", "third"), ("c",)),
        Node("rectified", "PRelu", ("c", "slope"), ("d",)),
        Node("clipped", "Clip", ("d", "low"), ("e",)),
        Node("scaled", "Mul", ("e", "scale"), ("f",)),
        Node("padded", "Pad", ("f", "pads"), ("g",)),
    )
    return Network("Dense", nodes, (Value("x", ("batch", 4)),), ("g",), weights)


def test_an_onnx_file_gives_what_its_network_learned_with_fully_connected_weights_turned(tmp_path: Path) -> None:
    network = dense()
    network.save(tmp_path / "n.onnx")
    arrays = read_weights(tmp_path / "n.onnx")
    assert list(arrays) == ["first.weight", "second", "third", "slope"]
    np.testing.assert_array_equal(arrays["first.weight"], network.weights["first.weight"])
    np.testing.assert_array_equal(arrays["second"], network.weights["second"].T)
    np.testing.assert_array_equal(arrays["third"], network.weights["third"].T)
    again, report = cnnviewer.load_weights(network, arrays)
    assert report.complete
    for name, array in network.weights.items():
        np.testing.assert_array_equal(again.weights[name], array)


def test_the_learned_weights_of_an_architecture_are_all_but_its_limits() -> None:
    network = cnnviewer.load_network("mobilenet-v2")
    assert set(network.weights) - set(learned_weights(network)) == {"relu6.min", "relu6.max"}
