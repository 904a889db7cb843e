"""Small networks as files: what the window opens in its tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cnnviewer.engine.network import Array, Network, Node, Value


def frozen(*shape: int, seed: int = 1) -> Array:
    """Random float32 numbers, read-only."""
    made = np.random.default_rng(seed).normal(0, 0.3, shape).astype(np.float32)
    made.flags.writeable = False
    return made


def classifier(image: Value | None = None, *, unknown: bool = False, blocks: int = 1) -> Network:
    """Conv (6 filters) -> Relu -> MaxPool, `blocks` times, -> mean -> Gemm (5 classes) -> Softmax.

    unknown  an operator nobody knows stands before the pool of the last block
    """
    image = image or Value("picture", (1, 3, 24, 32))
    channels = image.shape[1] if isinstance(image.shape[1], int) else 3
    nodes: list[Node] = []
    weights: dict[str, Array] = {"fc.w": frozen(5, 6, seed=9), "fc.b": frozen(5, seed=8)}
    value = image.name
    for number in range(blocks):
        name = f"block{number}"
        weights[f"{name}.w"] = frozen(6, channels, 3, 3, seed=number)
        weights[f"{name}.b"] = frozen(6, seed=number + 100)
        inputs = (value, f"{name}.w", f"{name}.b")
        nodes.append(Node(f"{name}.conv", "Conv", inputs, (f"{name}.conv",), {"pads": (1, 1, 1, 1)}))
        nodes.append(Node(f"{name}.relu", "Relu", (f"{name}.conv",), (f"{name}.relu",)))
        value, channels = f"{name}.relu", 6
    if unknown:
        nodes.append(Node("strange", "some.domain.Strange", (value,), ("strange",)))
        value = "strange"
    pooling = {"kernel_shape": (2, 2), "strides": (2, 2)}
    nodes.append(Node("pool", "MaxPool", (value,), ("pool",), dict(pooling)))
    nodes.append(Node("mean", "GlobalAveragePool", ("pool",), ("mean",)))
    nodes.append(Node("flat", "Flatten", ("mean",), ("flat",)))
    nodes.append(Node("fc", "Gemm", ("flat", "fc.w", "fc.b"), ("fc",), {"transB": 1}))
    nodes.append(Node("softmax", "Softmax", ("fc",), ("softmax",), {"axis": -1}))
    return Network("Little classifier", tuple(nodes), (image,), ("softmax",), weights)


def saved(folder: Path, network: Network, name: str = "little.onnx") -> str:
    """The path of `network` as a file in `folder`."""
    path = folder / name
    network.save(path)
    return str(path)
