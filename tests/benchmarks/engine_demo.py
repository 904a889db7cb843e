"""Times the engine on the demo network against ONNX Runtime in the same process, and a kernel that changes every frame.

    python tests/benchmarks/engine_demo.py                 240 x 320
    python tests/benchmarks/engine_demo.py --size 480x640  another size
    python tests/benchmarks/engine_demo.py --rounds 30     steadier numbers

The network is 3 -> 16 -> 32 -> 64 filters of 3 x 3 with ReLU and 2 x 2 max pooling; all activations are returned. Both
run on all cores. ONNX Runtime's threads keep spinning after a call and take a core from whoever runs next, so the two
take turns in blocks with a pause between. Wall and CPU milliseconds are medians of a call (CPU: of all threads); on a
busy machine only ratios mean anything.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable

import cnnviewer  # isort: skip  # before NumPy: sets the threads of its BLAS
import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Array, Network, Node, Value
from cnnviewer.engine.trace import Trace

FILTERS = (16, 32, 64)
CALLS = 10


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="240x320", help="rows x columns of the input")
    parser.add_argument("--kernel", type=int, default=3, help="rows and columns of every kernel")
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    rows, columns = (int(number) for number in options.size.split("x"))
    rng = np.random.default_rng(1)
    network = demo_network(rng, options.kernel)
    frames = [frozen(rng.random((1, 3, rows, columns))) for _ in range(CALLS)]
    session = onnx_session(network)

    held: list[Trace] = []

    def run(network: Network, frame: Array, **choices: Trace) -> None:
        # As in the program, the last traces are still held by the window when the next is computed.
        held.append(evaluate(network, frame, **choices))
        del held[:-3]

    still = evaluate(network, frames[0])
    edits = {name: edited_every_frame(network, name) for name in ("conv1", "conv2", "conv3")}
    contenders: dict[str, Callable[[int], object]] = {
        "ONNX Runtime, all outputs": lambda i: session.run(None, {"image": frames[i]}),
        "engine, new frame": lambda i: run(network, frames[i]),
    }
    for name, edit in edits.items():
        contenders[f"engine, new frame and {name} edited"] = lambda i, edit=edit: run(edit(i), frames[i])
    for name, edit in edits.items():
        traces = [still]  # the trace of the edit before, as while a value is dragged

        def follow(i: int, edit: Callable[[int], Network] = edit, traces: list[Trace] = traces) -> None:
            traces.append(evaluate(edit(i), frames[0], previous=traces[-1]))
            del traces[:-2]

        contenders[f"engine, still frame, {name} edited"] = follow
    report(measure(contenders, options.rounds))
    nodes = [node.name for node in network.nodes]
    durations = [trace.durations_ms for trace in (evaluate(network, frame) for frame in frames * 3)]
    for name in nodes:
        sys.stdout.write(f"    {name:8}{statistics.median(one[name] for one in durations):8.2f} ms\n")
    return 0


def measure(contenders: dict[str, Callable[[int], object]], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """(wall, CPU) milliseconds of every call, by contender; blocks of calls in turn with a pause before each."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    for call in contenders.values():
        call(0)
    for _ in range(rounds):
        for name, call in contenders.items():
            time.sleep(0.1)
            call(0)
            for i in range(CALLS):
                wall_s, cpu_s = time.perf_counter(), time.process_time()
                call(i)
                spent = (time.perf_counter() - wall_s) * 1000, (time.process_time() - cpu_s) * 1000
                times[name].append(spent)
    return times


def report(times: dict[str, list[tuple[float, float]]]) -> None:
    baseline = [statistics.median(column) for column in zip(*next(iter(times.values())), strict=True)]
    sys.stdout.write(f"{'':42}{'wall ms':>9}{'fastest':>9}{'ratio':>7}{'CPU ms':>9}{'ratio':>7}\n")
    for name, values in times.items():
        wall, cpu = zip(*values, strict=True)
        wall_ms, cpu_ms = statistics.median(wall), statistics.median(cpu)
        sys.stdout.write(f"{name:42}{wall_ms:9.2f}{min(wall):9.2f}{wall_ms / baseline[0]:7.2f}")
        sys.stdout.write(f"{cpu_ms:9.2f}{cpu_ms / baseline[1]:7.2f}\n")


def demo_network(rng: np.random.Generator, kernel: int) -> Network:
    nodes, weights, value, channels = [], {}, "image", 3
    pads = (kernel // 2, kernel // 2, (kernel - 1) // 2, (kernel - 1) // 2)
    for number, filters in enumerate(FILTERS, start=1):
        weight, bias = f"conv{number}.weight", f"conv{number}.bias"
        weights[weight] = frozen(rng.normal(size=(filters, channels, kernel, kernel)) / (kernel * channels**0.5))
        weights[bias] = frozen(rng.normal(size=filters))
        conv, activation, pool = f"conv{number}", f"conv{number}.activation", f"pool{number}"
        window = {"kernel_shape": (2, 2), "strides": (2, 2)}
        nodes += [
            Node(conv, "Conv", (value, weight, bias), (conv,), {"pads": pads}),
            Node(f"relu{number}", "Relu", (conv,), (activation,)),
            Node(pool, "MaxPool", (activation,), (pool,), window),
        ]
        value, channels = pool, filters
    return Network("demo", tuple(nodes), (Value("image", (1, 3, "rows", "columns")),), (value,), weights)


def edited_every_frame(network: Network, node: str) -> Callable[[int], Network]:
    """A function of the frame number that gives the network with one number of `node`'s first kernel changed."""
    weight = network.weights[f"{node}.weight"].copy()

    def edit(i: int) -> Network:
        weight[0, 0, 1, 1] = i / CALLS
        return network.with_weight(node, weight=weight)

    return edit


def onnx_session(network: Network) -> onnxruntime.InferenceSession:
    nodes = [
        helper.make_node(
            node.operator, node.inputs, node.outputs, **{key: list(value) for key, value in node.attributes.items()}
        )
        for node in network.nodes
    ]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, list(network.inputs[0].shape))
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for node in network.nodes for name in node.outputs
    ]
    constants = [numpy_helper.from_array(array, name) for name, array in network.weights.items()]
    graph = helper.make_graph(nodes, "demo", [image], outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def frozen(array: Array) -> Array:
    array = array.astype(np.float32)
    array.flags.writeable = False
    return array


if __name__ == "__main__":
    sys.stdout.write(f"cnnviewer {cnnviewer.__version__}\n")
    sys.exit(main())
