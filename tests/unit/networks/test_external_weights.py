"""Weights in another file are read from the folder of the network and from nowhere else."""

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from cnnviewer.errors import NetworkError
from cnnviewer.networks.load import load_network
from tests.helpers.onnx_graphs import graph_model, value

WEIGHT = np.arange(1, 9, dtype=np.float32)


def network_file(folder: Path, kind: int = TensorProto.FLOAT, **entries: object) -> Path:
    """An .onnx file whose weight of 8 numbers stands where `entries` say (location, offset, length)."""
    made = graph_model([helper.make_node("Add", ["x", "w"], ["y"])], [value("x", (8,), kind)])
    tensor = TensorProto(name="w", data_type=kind, dims=[8], data_location=TensorProto.EXTERNAL)
    for key, entry in entries.items():
        tensor.external_data.add(key=key, value=str(entry))
    made.graph.initializer.append(tensor)
    path = folder / "net.onnx"
    path.write_bytes(made.SerializeToString())
    return path


def outside(folder: Path) -> Path:
    """A folder for the network, with a file of the right length above it."""
    (folder / "secret.bin").write_bytes(WEIGHT.tobytes())
    inner = folder / "inner"
    inner.mkdir()
    return inner


@pytest.mark.parametrize("entries", [{}, {"length": 32}, {"offset": 0, "length": 32}])
def test_a_weight_is_read_from_a_file_beside_the_network(entries: Mapping[str, int], tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(WEIGHT.tobytes())
    network = load_network(network_file(tmp_path, location="weights.bin", **entries))
    assert network.weights["w"].tolist() == WEIGHT.tolist()
    assert not network.weights["w"].flags.writeable


def test_a_weight_is_read_from_its_place_in_a_file_below_the_network(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "w.bin").write_bytes(bytes(100) + WEIGHT.astype(np.float16).tobytes() + bytes(7))
    network = load_network(network_file(tmp_path, TensorProto.FLOAT16, location="parts/w.bin", offset=100, length=16))
    assert network.weights["w"].tolist() == WEIGHT.tolist()


def test_what_onnx_saves_with_external_data_is_read(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    weights = {"a": rng.random((64, 64), np.float32), "b": rng.random((64, 5), np.float32)}
    nodes = [helper.make_node("Gemm", ["x", "a"], ["h"]), helper.make_node("Gemm", ["h", "b"], ["y"])]
    made = graph_model(nodes, [value("x", (1, 64))], weights=weights)
    onnx.save_model(made, tmp_path / "n.onnx", save_as_external_data=True, location="n.data", size_threshold=0)
    network = load_network(tmp_path / "n.onnx")
    for name, array in weights.items():
        np.testing.assert_array_equal(network.weights[name], array)
    network.save(tmp_path / "whole.onnx")
    (tmp_path / "n.data").unlink()
    np.testing.assert_array_equal(load_network(tmp_path / "whole.onnx").weights["a"], weights["a"])


@pytest.mark.parametrize(
    "location",
    ["../secret.bin", "parts/../../secret.bin", "./../secret.bin", "..", ".", "", "..\\secret.bin", "C:secret.bin",
     "C:\\secret.bin", "\\\\server\\share", "/etc/passwd"],
)  # fmt: skip
def test_a_path_that_leads_out_of_the_folder_is_refused(location: str, tmp_path: Path) -> None:
    folder = outside(tmp_path)
    with pytest.raises(NetworkError, match=r"net\.onnx asks for weights in .*, outside its folder"):
        load_network(network_file(folder, location=location))


def test_an_absolute_path_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(WEIGHT.tobytes())
    with pytest.raises(NetworkError, match="outside its folder"):
        load_network(network_file(tmp_path, location=tmp_path / "weights.bin"))


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_link_out_of_the_folder_is_refused(link: str, tmp_path: Path) -> None:
    folder = outside(tmp_path)
    (folder / "link").symlink_to(tmp_path / "secret.bin" if link == "file" else tmp_path)
    with pytest.raises(NetworkError, match="outside its folder"):
        load_network(network_file(folder, location="link" if link == "file" else "link/secret.bin"))


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(WEIGHT.tobytes())
    (tmp_path / "link").symlink_to(tmp_path / "weights.bin")
    assert load_network(network_file(tmp_path, location="link")).weights["w"].sum() == WEIGHT.sum()


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"offset": 4}, "expects 36 bytes in weights.bin, which has 32"),
        ({"offset": 2**70}, "expects .* bytes in weights.bin, which has 32"),
        ({"offset": -8}, "32 bytes at -8 of the other file"),
        ({"length": 16}, "16 bytes at 0 of the other file instead of 32"),
        ({"length": "all"}, "its place in the other file is no number"),
        ({"offset": "9" * 5000}, "its place in the other file is no number"),
        ({"location": "gone.bin"}, "in the file gone.bin, which is not there"),
        ({"location": "folder"}, "in the file folder, which is not there"),
        ({"location": "pipe"}, "in the file pipe, which is not there"),
        ({"location": "weights.bin\0"}, "which is not there"),
        ({"location": "x" * 400}, "which is not there"),
    ],
)
def test_weights_that_are_not_where_they_should_be_are_told(
    entries: Mapping[str, object], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "weights.bin").write_bytes(WEIGHT.tobytes())
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NetworkError, match=sentence) as caught:
        load_network(network_file(tmp_path, **{"location": "weights.bin", **entries}))
    assert str(caught.value).endswith(".")
    assert str(caught.value).isprintable()
