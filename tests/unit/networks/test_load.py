"""Networks by name and from ONNX files: the numbers of ONNX Runtime, one sentence for every file that is none."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

import cnnviewer
from cnnviewer.engine.onnx_model import from_bytes, to_model
from cnnviewer.errors import CnnviewerError, NetworkError, UsageError
from cnnviewer.networks.build import build
from cnnviewer.networks.load import load_network, network_names
from cnnviewer.networks.stack import ConvLayer, Padding, PaddingMode, PoolingKind, PoolLayer, Stack, read_only

X = np.random.default_rng(1).random((1, 3, 17, 22), np.float32)


def small() -> cnnviewer.Network:
    weight = np.random.default_rng(2).normal(size=(2, 3, 3, 3))
    conv = ConvLayer("Conv1", read_only(weight), read_only([0.1, 0.2]), padding=Padding(mode=PaddingMode.CIRCULAR))
    return build(Stack("Small", (conv, PoolLayer("Pool1", PoolingKind.MIN))))


def model(*nodes: onnx.NodeProto, opset: int = 19, x: tuple[int | str, ...] = (1, 3, 8, 8), **weights: object) -> bytes:
    """A model from "x" to "y" out of `nodes` and `weights`."""
    graph = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, list(x))],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(np.asarray(array), name) for name, array in weights.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    made.ir_version = 8
    content: bytes = made.SerializeToString()
    return content


@pytest.mark.parametrize("name", network_names())
def test_a_saved_network_gives_the_same_numbers_here_and_in_onnx_runtime(name: str, tmp_path: Path) -> None:
    network = cnnviewer.load_network(name)
    path = tmp_path / "edited.onnx"
    network.save(path)
    ours = network.run(X)
    again = cnnviewer.load_network(path)
    for value, array in again.run(X).items():
        np.testing.assert_array_equal(array, ours[value])
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    theirs = session.run(None, {"image": X})[0]
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


def test_old_forms_of_operators_become_new_ones() -> None:
    nodes = (
        helper.make_node("Pad", ["x"], ["padded"], mode="constant", pads=[0, 0, 1, 2, 0, 0, 1, 2], value=0.5),
        helper.make_node("Clip", ["padded"], ["clipped"], min=0.2, max=0.6),
        helper.make_node("Flatten", ["clipped"], ["flat"]),
        helper.make_node("Softmax", ["flat"], ["y"]),
    )
    content = model(*nodes, opset=9, x=(1, 3, 4, 4))
    network = from_bytes(content, "old")
    x = np.random.default_rng(1).random((1, 3, 4, 4), np.float32)
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    theirs = session.run(None, {"x": x})[0]
    np.testing.assert_allclose(network.run(x)["y"], theirs, rtol=1e-5)
    rewritten = onnxruntime.InferenceSession(to_model(network).SerializeToString(), providers=["CPUExecutionProvider"])
    np.testing.assert_allclose(rewritten.run(None, {"x": x})[0], theirs, rtol=1e-5)


def test_constants_become_weights_and_nodes_without_names_get_some() -> None:
    value = numpy_helper.from_array(np.float64([2.0]))
    nodes = (
        helper.make_node("Constant", [], ["two"], value=value),
        helper.make_node("Constant", [], ["three"], value_float=3.0),
        helper.make_node("Mul", ["x", "two"], ["m"]),
        helper.make_node("Mul", ["m", "three"], ["y"]),
    )
    network = from_bytes(model(*nodes), "c")
    assert [node.name for node in network.nodes] == ["m", "y"]
    assert network.weights["two"].dtype == np.float32
    x = np.ones((1, 3, 8, 8), np.float32)
    assert network.run(x)["y"].max() == 6


def test_axes_of_no_fixed_length_get_names() -> None:
    content = model(helper.make_node("Relu", ["x"], ["y"]), x=("N", 3, 0, None))  # type: ignore[arg-type]  # as files have it
    assert from_bytes(content, "a").inputs[0].shape == ("N", 3, "height", "width")


def _external() -> bytes:
    made = onnx.load_model_from_string(model(helper.make_node("Add", ["x", "w"], ["y"]), w=np.ones(8, np.float32)))
    tensor = made.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="../../../etc/passwd")
    content: bytes = made.SerializeToString()
    return content


def _damaged_weight() -> bytes:
    made = onnx.load_model_from_string(model(helper.make_node("Add", ["x", "w"], ["y"]), w=np.ones(8, np.float32)))
    made.graph.initializer[0].raw_data = b"abc"
    content: bytes = made.SerializeToString()
    return content


def _whole_numbers() -> bytes:
    made = onnx.load_model_from_string(model(helper.make_node("Identity", ["x"], ["y"])))
    made.graph.input[0].type.tensor_type.elem_type = TensorProto.INT64
    made.graph.output[0].type.tensor_type.elem_type = TensorProto.INT64
    content: bytes = made.SerializeToString()
    return content


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "zero bytes": lambda: bytes(256),
    "text": lambda: b"conv1 conv2 conv3",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(40),
    "an operator that nobody knows": lambda: model(helper.make_node("Frobnicate", ["x"], ["y"])),
    "an operator of another domain": lambda: model(helper.make_node("Relu", ["x"], ["y"], domain="com.example")),
    "an operator that cannot be run yet": lambda: model(helper.make_node("Cos", ["x"], ["y"])),
    "an opset before time": lambda: model(helper.make_node("Relu", ["x"], ["y"]), opset=5),
    "weights in another file": _external,
    "a weight of the wrong length": _damaged_weight,
    "an input of whole numbers": _whole_numbers,
    "a value that nothing makes": lambda: model(helper.make_node("Add", ["x", "ghost"], ["y"])),
    "nothing but an input": lambda: model(),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_is_no_network_we_can_run_is_refused_with_one_sentence(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "bad.onnx"
    path.write_bytes(make())
    with pytest.raises(NetworkError) as caught:
        load_network(path)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_an_unknown_operator_is_named() -> None:
    with pytest.raises(NetworkError, match="operator Cos, which cannot be run here"):
        from_bytes(HOSTILE["an operator that cannot be run yet"](), "net")


def test_a_file_cut_off_anywhere_is_refused_or_whole() -> None:
    content = to_model(small()).SerializeToString()
    refused = 0
    for length in range(0, len(content), 8):
        try:
            network = from_bytes(content[:length], "cut")
        except CnnviewerError:
            refused += 1
            continue
        network.run(X)
    assert refused >= len(content) // 8 - 12


@pytest.mark.parametrize("name", ["none.onnx", "folder.onnx", "text.txt"])
def test_a_path_that_is_no_onnx_file_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.onnx").mkdir()
    (tmp_path / "text.txt").write_text("hello")
    with pytest.raises(NetworkError, match=name) as caught:
        load_network(tmp_path / name)
    assert ". " not in str(caught.value)
