"""Times the gradient of one logit with respect to the picture, against PyTorch in the same run when it can be imported.

    python tests/benchmarks/gradients.py                   112 x 112
    python tests/benchmarks/gradients.py --size 224        another size
    python tests/benchmarks/gradients.py --rounds 30       steadier numbers
    python tests/benchmarks/gradients.py --weights         of all weights too, as training needs them

The network is 3 -> 32 -> 64 -> 128 filters of 3 x 3 with ReLU and 2 x 2 max pooling, then a fully connected layer of 10
logits. Both use two threads. PyTorch keeps its threads spinning after a call, which takes a core from whoever is next:
the two take turns in blocks with a pause between. Milliseconds are medians of a call; on a busy machine only ratios
mean anything.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable

import cnnviewer  # isort: skip  # before NumPy: sets the threads of its BLAS
import numpy as np

from cnnviewer.engine.network import Array, Network, Node, Value

FILTERS = (32, 64, 128)
LOGITS = 10
CALLS = 10
THREADS = 2
POOL = {"kernel_shape": (2, 2), "strides": (2, 2)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=112, help="rows and columns of the picture")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--weights", action="store_true", help="gradients of all weights too")
    options = parser.parse_args()
    rng = np.random.default_rng(1)
    network = vgg_like(rng, options.size)
    picture = frozen(rng.normal(size=(1, 3, options.size, options.size)))
    wrt = ["image", *network.weights] if options.weights else ["image"]
    seed = frozen(np.eye(1, LOGITS, 3))
    trace = network.run(picture)
    contenders: dict[str, Callable[[], object]] = {
        "engine, forward": lambda: network.run(picture),
        "engine, backward": lambda: network.gradients(trace, {"logits": seed}, wrt),
        "engine, both": lambda: network.gradients(network.run(picture), {"logits": seed}, wrt),
    }
    theirs, gradient = by_pytorch(network, picture, wrt)
    contenders |= theirs
    times = measure(contenders, options.rounds)
    report(times)
    slowest(network, picture, seed, wrt)
    if gradient is not None:
        found = network.gradients(trace, {"logits": seed}, wrt)["image"]
        sys.stdout.write(f"largest difference {np.abs(found - gradient).max() / np.abs(gradient).max():.1e}\n")
    return 0


def vgg_like(rng: np.random.Generator, size: int) -> Network:
    nodes, weights, value, channels = [], {}, "image", 3
    for number, filters in enumerate(FILTERS, start=1):
        weights[f"w{number}"] = frozen(rng.normal(size=(filters, channels, 3, 3)) / (9 * channels) ** 0.5)
        weights[f"b{number}"] = frozen(rng.normal(size=filters) / 10)
        nodes += [
            Node(f"conv{number}", "Conv", (value, f"w{number}", f"b{number}"), (f"conv{number}",), {"pads": (1,) * 4}),
            Node(f"relu{number}", "Relu", (f"conv{number}",), (f"relu{number}",)),
            Node(f"pool{number}", "MaxPool", (f"relu{number}",), (f"pool{number}",), POOL),
        ]
        value, channels = f"pool{number}", filters
    inputs = channels * (size >> len(FILTERS)) ** 2
    weights["w"], weights["b"] = frozen(rng.normal(size=(LOGITS, inputs)) / inputs**0.5), frozen(np.zeros(LOGITS))
    nodes += [
        Node("flatten", "Flatten", (value,), ("flat",)),
        Node("logits", "Gemm", ("flat", "w", "b"), ("logits",), {"transB": 1}),
    ]
    return Network("vgg-like", tuple(nodes), (Value("image", (1, 3, size, size)),), ("logits",), weights)


def by_pytorch(
    network: Network, picture: Array, wrt: list[str]
) -> tuple[dict[str, Callable[[], object]], Array | None]:
    """The same in PyTorch, and its gradient; nothing when PyTorch is not installed."""
    try:
        import torch
    except ImportError:
        sys.stdout.write("PyTorch is not installed; only the engine is timed.\n")
        return {}, None
    torch.set_num_threads(THREADS)
    arrays = {name: torch.from_numpy(array.copy()) for name, array in network.weights.items()}
    image = torch.from_numpy(picture.copy())
    moved = [(image if name == "image" else arrays[name]).requires_grad_() for name in wrt]

    def forward() -> torch.Tensor:
        x = image
        for number in range(1, len(FILTERS) + 1):
            x = torch.nn.functional.conv2d(x, arrays[f"w{number}"], arrays[f"b{number}"], padding=1)
            x = torch.nn.functional.max_pool2d(torch.relu(x), 2)
        return torch.nn.functional.linear(x.flatten(1), arrays["w"], arrays["b"])[0, 3]

    logit = forward()
    gradient: Array = torch.autograd.grad(logit, moved, retain_graph=True)[0].numpy()
    contenders: dict[str, Callable[[], object]] = {
        "PyTorch, forward": forward,
        "PyTorch, backward": lambda: torch.autograd.grad(logit, moved, retain_graph=True),
        "PyTorch, both": lambda: torch.autograd.grad(forward(), moved),
    }
    return contenders, gradient


def measure(contenders: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every call, by contender; blocks of calls in turn with a pause before each."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            time.sleep(0.1)
            call()
            for _ in range(CALLS):
                started_s = time.perf_counter()
                call()
                times[name].append((time.perf_counter() - started_s) * 1000)
    return times


def report(times: dict[str, list[float]]) -> None:
    sys.stdout.write(f"{'':24}{'median ms':>10}{'fastest':>9}{'ratio to PyTorch':>18}\n")
    for name, values in times.items():
        theirs = times.get(name.replace("engine", "PyTorch"), values)
        ratio = statistics.median(values) / statistics.median(theirs)
        sys.stdout.write(f"{name:24}{statistics.median(values):10.2f}{min(values):9.2f}{ratio:18.2f}\n")


def slowest(network: Network, picture: Array, seed: Array, wrt: list[str]) -> None:
    """Milliseconds of the way back through each node."""
    spent: dict[str, list[float]] = {}

    def timed(node: Node, *rest: object) -> object:
        *given, backward = rest
        started_s = time.perf_counter()
        made = backward(node, *given)  # type: ignore[operator]  # the last one is the operator's own gradient
        spent.setdefault(node.name, []).append((time.perf_counter() - started_s) * 1000)
        return made

    trace = network.run(picture)
    for _ in range(3 * CALLS):
        network.gradients(trace, {"logits": seed}, wrt, dict.fromkeys((node.name for node in network.nodes), timed))
    for name, values in spent.items():
        sys.stdout.write(f"    {name:8}{statistics.median(values):8.2f} ms\n")


def frozen(array: Array) -> Array:
    array = array.astype(np.float32)
    array.flags.writeable = False
    return array


if __name__ == "__main__":
    sys.stdout.write(f"cnnviewer {cnnviewer.__version__}\n")
    sys.exit(main())
