"""Files that mean harm, one by one: each is refused with one sentence, before memory is taken or a file is read."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from cnnviewer.errors import NetworkError
from cnnviewer.networks.load import load_network
from tests.helpers.one_sentence import most_memory, sentence
from tests.helpers.onnx_graphs import graph_model, model, value


def normal(*shape: int) -> np.ndarray:
    return np.random.default_rng(11).normal(size=shape).astype(np.float32)


def whole(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.int64)


def declared(kind: int, *dims: int, **fields: object) -> bytes:
    """A network with a weight of `dims` that the file does not hold."""
    made = graph_model([helper.make_node("Add", ["x", "w"], ["y"])], [value("x", (2,))])
    made.graph.initializer.append(TensorProto(name="w", data_type=kind, dims=dims, **fields))
    content: bytes = made.SerializeToString()
    return content


def filled(*dims: int) -> bytes:
    """A network that makes an array of `dims` out of one number."""
    nodes = [helper.make_node("ConstantOfShape", ["s"], ["c"]), helper.make_node("Add", ["x", "c"], ["y"])]
    return model(*nodes, x=(2,), s=whole(*dims))


def elsewhere(location: str, kind: int, *dims: int) -> bytes:
    """A network with a weight in another file."""
    made = onnx.ModelProto.FromString(declared(kind, *dims, data_location=TensorProto.EXTERNAL))
    made.graph.initializer[0].external_data.add(key="location", value=location)
    content: bytes = made.SerializeToString()
    return content


def deep(levels: int = 1000) -> bytes:
    """Graphs inside one another, far below what anybody writes."""
    graph = onnx.GraphProto(name="deepest").SerializeToString()

    def field(number: int, content: bytes) -> bytes:
        length, digits = len(content), bytearray([number << 3 | 2])
        while length > 127:
            digits.append(length & 127 | 128)
            length >>= 7
        return bytes([*digits, length]) + content

    for _ in range(levels):
        graph = field(1, field(4, b"If") + field(5, field(1, b"then_branch") + field(6, graph)))
    return field(7, graph)


F32, STRING = TensorProto.FLOAT, TensorProto.STRING
HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": bytes,
    "zero bytes": lambda: bytes(256),
    "text": lambda: b"conv1 conv2 conv3",
    "Korean text": lambda: "고양이를 보았다.\n".encode() * 100,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(40),
    "graphs in graphs in graphs": deep,
    "10 GB of weights that are not there": lambda: declared(F32, 50_000, 50_000),
    "10 GB of weights without room for their shape": lambda: declared(F32, 1 << 40, 1 << 40),
    "10 GB of weights in no numbers": lambda: declared(F32, 1 << 62, 0, float_data=[1.0]),
    "weights of a length beyond counting and none": lambda: declared(F32, 1 << 62, 0),
    "10 GB of small numbers": lambda: declared(TensorProto.INT8, 100_000, 100_000, int32_data=[1]),
    "10 GB in another file": lambda: elsewhere("w.bin", F32, 50_000, 50_000),
    "1 GB in another file of 32 bytes": lambda: elsewhere("w.bin", F32, 250_000_000),
    "a device as weights": lambda: elsewhere("/dev/zero", F32, 8),
    "this program's memory as weights": lambda: elsewhere("../../../../../proc/self/mem", F32, 8),
    "10 GB out of one number": lambda: filled(50_000, 50_000),
    "more out of one number than can be counted": lambda: filled(1 << 40, 1 << 40),
    "weights of a negative shape": lambda: declared(F32, -1, raw_data=bytes(8)),
    "weights of too many axes": lambda: declared(F32, *[1] * 65, raw_data=bytes(4)),
    "weights of the wrong length": lambda: declared(F32, 2, raw_data=b"abc"),
    "weights with a number too few": lambda: declared(F32, 2, float_data=[1.0]),
    "weights that are text": lambda: declared(STRING, 2, string_data=[b"a", b"b"]),
    "weights of no type": lambda: declared(0, 2, raw_data=bytes(8)),
    "weights that do not fit": lambda: model(helper.make_node("Conv", ["x", "w"], ["y"]), w=normal(2, 5, 3, 3)),
    "a constant that is text": lambda: model(helper.make_node("Constant", [], ["c"], value_string="a"),
                                             helper.make_node("Add", ["x", "c"], ["y"])),
    "a circle": lambda: model(helper.make_node("Add", ["x", "y"], ["y"])),
    "a value that nothing makes": lambda: model(helper.make_node("Add", ["x", "ghost"], ["y"])),
    "nothing but an input": model,
    "an opset before time": lambda: model(helper.make_node("Relu", ["x"], ["y"]), opset=5),
    "a window larger than a computer": lambda: model(
        helper.make_node("MaxPool", ["x"], ["y"], kernel_shape=[1 << 62, 1 << 62], pads=[(1 << 62) - 1] * 4)
    ),
    "a padding larger than a computer": lambda: model(
        helper.make_node("Pad", ["x", "p"], ["y"]), p=whole(0, 0, 1 << 40, 1 << 40, 0, 0, 0, 0)
    ),
    "a padding larger than this computer": lambda: model(
        helper.make_node("Pad", ["x", "p"], ["y"]), p=whole(0, 0, 1 << 16, 1 << 16, 0, 0, 0, 0)
    ),
    "a stride larger than a computer": lambda: model(
        helper.make_node("Conv", ["x", "w"], ["y"], strides=[(1 << 63) - 1] * 2), w=normal(2, 3, 3, 3)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_sentence_and_takes_no_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.onnx"
    path.write_bytes(HOSTILE[name]())
    (tmp_path / "w.bin").write_bytes(bytes(32))
    held = most_memory()
    tracemalloc.start()
    try:
        with pytest.raises(NetworkError) as caught:
            network = load_network(path)
            network.run(np.ones([length if isinstance(length, int) else 8 for length in network.inputs[0].shape], "f4"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    sentence(caught.value)
    assert peak < 64 << 20
    assert most_memory() - held < 256 << 20


def test_no_file_outside_the_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    open_path = Path.open

    def watched(path: Path, *arguments: object, **more: object) -> object:
        opened.append(str(path))
        return open_path(path, *arguments, **more)  # type: ignore[call-overload]

    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "secret.bin").write_bytes(bytes(32))
    (folder / "link.bin").symlink_to(tmp_path / "secret.bin")
    monkeypatch.setattr(Path, "open", watched)
    for location in ("../secret.bin", str(tmp_path / "secret.bin"), "link.bin", "/dev/zero", "inner/../../secret.bin"):
        (folder / "n.onnx").write_bytes(elsewhere(location, F32, 8))
        with pytest.raises(NetworkError):
            load_network(folder / "n.onnx")
    assert {Path(path).name for path in opened} == {"n.onnx"}
