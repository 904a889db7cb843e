"""The famous networks that come with ONNX, with dummy weights, open and run from a frame to their last value."""

from pathlib import Path

import numpy as np
import onnx
import pytest

from cnnviewer.networks.guess import guess_card
from cnnviewer.networks.load import load_network
from cnnviewer.networks.prepare import prepare
from tests.helpers.flows import LIGHT
from tests.helpers.onnx_graphs import by_onnxruntime


def test_all_nine_are_there() -> None:
    names = " ".join(path.stem for path in LIGHT)
    wanted = (
        "alexnet",
        "densenet",
        "inception_v1",
        "inception_v2",
        "resnet50",
        "shufflenet",
        "squeezenet",
        "vgg19",
        "zfnet",
    )
    assert all(name in names for name in wanted)


@pytest.mark.parametrize("path", LIGHT, ids=lambda path: path.stem)
def test_it_opens_and_runs_and_gives_what_onnx_runtime_gives(path: Path) -> None:
    network = load_network(path)
    pixels = np.random.default_rng(1).integers(0, 256, (240, 320, 3), dtype=np.uint8)
    tensor = prepare(pixels, guess_card(network, str(path))).tensor
    last = network.producer(network.outputs[0])
    while last.operator in ("Softmax", "Reshape", "Flatten"):
        last = network.producer(last.inputs[0])
    # The dummy weights are all the same, so logits are huge and equal: a softmax would show nothing but their rounding.
    value = last.outputs[0]
    trace = network.run(tensor, outputs=[value, network.outputs[0]])
    made = trace[value]
    assert network.outputs[0] in trace
    model = onnx.load(path)
    del model.graph.output[:]
    model.graph.output.append(onnx.helper.make_tensor_value_info(value, onnx.TensorProto.FLOAT, None))
    wanted = by_onnxruntime(model.SerializeToString(), {network.inputs[0].name: tensor})[0]
    assert np.isfinite(wanted).all()
    assert made.shape == wanted.shape
    assert np.abs(made - wanted).max() <= 1e-4 * float(np.abs(wanted).max())
