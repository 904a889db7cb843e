"""Who is measured: each makes, for a subject, a function from a picture to every activation, on two threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Array
from side_by_side.subjects import Subject
from side_by_side.two_cores import THREADS

Run = Callable[[Array], Sequence[Any]]
"""x (1, C, H, W) -> every activation in the order of `Subject.values`, as anything NumPy understands."""


def _ours(subject: Subject) -> Run:
    network, values = subject.network, subject.values

    def run(x: Array) -> Sequence[Any]:
        trace = evaluate(network, x)
        return [trace[name] for name in values]

    return run


def _onnx_runtime(subject: Subject) -> Run:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    session = onnxruntime.InferenceSession(subject.path, options, providers=["CPUExecutionProvider"])
    name, values = session.get_inputs()[0].name, subject.values
    return lambda x: session.run(values, {name: x})


def _torch(subject: Subject) -> Run:
    from side_by_side.torch_networks import runner

    return runner(subject, THREADS)


def _opencv(subject: Subject) -> Run:
    import cv2

    cv2.setNumThreads(THREADS)
    net = cv2.dnn.readNetFromONNX(str(subject.path))
    # A fused layer has no output of its own.
    net.enableFusion(False)
    name = subject.network.inputs[0].name
    layers = [f"onnx_node!{node.name}" for node in subject.network.nodes]

    def run(x: Array) -> Sequence[Any]:
        net.setInput(x, name)
        outputs: Sequence[Any] = net.forward(layers)
        return outputs

    return run


def _openvino(subject: Subject) -> Run:
    import openvino

    # By default it computes in bfloat16 where the processor can.
    choices = {"INFERENCE_NUM_THREADS": THREADS, "PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
    core = openvino.Core()
    compiled = core.compile_model(core.read_model(subject.path), "CPU", choices)
    ports = [compiled.output(name) for name in subject.values]

    def run(x: Array) -> Sequence[Any]:
        made = compiled([x])
        return [made[port] for port in ports]

    return run


OURS, BASELINE = "cnnviewer", "ONNX Runtime"
CONTENDERS: dict[str, Callable[[Subject], Run]] = {
    OURS: _ours,
    BASELINE: _onnx_runtime,
    "PyTorch": _torch,
    "OpenCV DNN": _opencv,
    "OpenVINO": _openvino,
}
FROM_FILE = (BASELINE, "OpenCV DNN", "OpenVINO")
"""Those that need nothing of the network but its file."""
