"""Writes gradients.npz: values and gradients of single operators and small networks as PyTorch computes them.

    python tests/golden/make_gradient_goldens.py

Needs `pip install torch==2.13.0 numpy`, which the tests do not. A case is a list of nodes in ONNX form. Its numbers are
drawn in float32; PyTorch computes with them in float64, and what it finds is stored in float32 under the number of the
case: "3.x.NAME" inputs and weights, "3.y.NAME" outputs, "3.s.NAME" the gradients that start the way back, "3.g.NAME"
the gradients that come out. "cases" holds the nodes and names as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

HOME = Path(__file__).parent
Attributes = dict[str, Any]
Step = tuple[str, list[str], str, Attributes]
"""(operator, names of the inputs, name of the output, attributes)"""
Shapes = Mapping[str, Sequence[int]]


def main() -> None:
    torch.manual_seed(3)
    torch.set_num_threads(1)
    arrays: dict[str, np.ndarray] = {}
    rows: list[dict[str, Any]] = []
    for title, steps, shapes, outputs in [*convolutions(), *pools(), *others(), *networks()]:
        drawn = {name: draw(name, shape) for name, shape in shapes.items()}
        # PyTorch has no gradient for the running statistics of a batch normalisation.
        wrt = [name for name in drawn if not name.startswith(("mean", "variance"))]
        values = {name: array.double().requires_grad_(name in wrt) for name, array in drawn.items()}
        for operator, inputs, output, attributes in steps:
            values[output] = RUN[operator](attributes, *(values[name] for name in inputs))
        seeds = {name: torch.randn(values[name].shape) for name in outputs}
        scalar = sum((values[name] * seeds[name].double()).sum() for name in outputs)
        if title == "cross entropy":
            # PyTorch's own loss: the mean of -log softmax at the right class is what the seed says about log softmax.
            classes = torch.tensor([2, 0, 4])
            seeds = {"y": -functional.one_hot(classes, 5) / 3.0}
            scalar = functional.cross_entropy(values["scores"], classes)
        found = torch.autograd.grad(scalar, [values[name] for name in wrt], materialize_grads=True)
        number = len(rows)
        rows.append({"title": title, "steps": steps, "inputs": list(drawn), "outputs": list(seeds), "wrt": wrt})
        arrays |= {f"{number}.x.{name}": array.numpy() for name, array in drawn.items()}
        arrays |= {f"{number}.y.{name}": values[name].detach().float().numpy() for name in seeds}
        arrays |= {f"{number}.s.{name}": seed.float().numpy() for name, seed in seeds.items()}
        arrays |= {f"{number}.g.{name}": g.float().numpy() for name, g in zip(wrt, found, strict=True)}
    np.savez_compressed(HOME / "gradients.npz", cases=np.array(json.dumps(rows)), **arrays)


def draw(name: str, shape: Sequence[int]) -> torch.Tensor:
    """Random numbers; variances are positive, large weights are scaled down."""
    if "variance" in name:
        return torch.rand(*shape) + 0.5
    fan_in = int(np.prod(shape[1:])) if len(shape) > 1 and not name.startswith(("x", "image")) else 1
    return torch.randn(*shape) / fan_in**0.5


def pairs(attributes: Attributes, *names: str) -> list[Any]:
    """The attributes as PyTorch takes them; pads must be symmetric."""
    return [attributes[name][: len(attributes[name]) // (2 if name == "pads" else 1)] for name in names]


def conv(attributes: Attributes, x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    pads = attributes["pads"]
    sides = pads[: len(pads) // 2][::-1], pads[len(pads) // 2 :][::-1]
    x = functional.pad(x, [length for both in zip(*sides, strict=True) for length in both])
    run = functional.conv2d if x.ndim == 4 else functional.conv1d
    strides, dilations = pairs(attributes, "strides", "dilations")
    return run(x, weight, bias, strides, 0, dilations, attributes["group"])


def transposed(attributes: Attributes, x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    run = functional.conv_transpose2d if x.ndim == 4 else functional.conv_transpose1d
    strides, pads, more, dilations = pairs(attributes, "strides", "pads", "output_padding", "dilations")
    return run(x, weight, bias, strides, pads, more, attributes["group"], dilations)


def max_pool(attributes: Attributes, x: torch.Tensor) -> torch.Tensor:
    run = functional.max_pool2d if x.ndim == 4 else functional.max_pool1d
    kernel, strides, pads, dilations = pairs(attributes, "kernel_shape", "strides", "pads", "dilations")
    return run(x, kernel, strides, pads, dilations, bool(attributes["ceil_mode"]))


def average_pool(attributes: Attributes, x: torch.Tensor) -> torch.Tensor:
    run = functional.avg_pool2d if x.ndim == 4 else functional.avg_pool1d
    kernel, strides, pads = pairs(attributes, "kernel_shape", "strides", "pads")
    return run(x, kernel, strides, pads, bool(attributes["ceil_mode"]), bool(attributes["count_include_pad"]))


RUN: dict[str, Callable[..., torch.Tensor]] = {
    "Conv": conv,
    "ConvTranspose": transposed,
    "MaxPool": max_pool,
    "AveragePool": average_pool,
    "LpPool": lambda attributes, x: functional.lp_pool2d(
        # PyTorch takes the power of x as it is, ONNX that of |x|.
        x.abs(),
        attributes["p"],
        attributes["kernel_shape"],
        attributes["strides"],
    ),
    "GlobalAveragePool": lambda attributes, x: functional.adaptive_avg_pool2d(x, 1),
    "GlobalMaxPool": lambda attributes, x: functional.adaptive_max_pool2d(x, 1),
    "BatchNormalization": lambda attributes, x, scale, shift, mean, variance: functional.batch_norm(
        x, mean, variance, scale, shift, False, 0.0, attributes["epsilon"]
    ),
    "Gemm": lambda attributes, x, weight, bias: functional.linear(x, weight, bias),
    "Flatten": lambda attributes, x: torch.flatten(x, 1),
    "Relu": lambda attributes, x: functional.relu(x),
    "LeakyRelu": lambda attributes, x: functional.leaky_relu(x, attributes["alpha"]),
    "Sigmoid": lambda attributes, x: torch.sigmoid(x),
    "Tanh": lambda attributes, x: torch.tanh(x),
    "Gelu": lambda attributes, x: functional.gelu(x),
    "Softmax": lambda attributes, x: torch.softmax(x, attributes["axis"]),
    "LogSoftmax": lambda attributes, x: torch.log_softmax(x, attributes["axis"]),
    "Add": lambda attributes, a, b: a + b,
    "Mul": lambda attributes, a, b: a * b,
    "Concat": lambda attributes, *parts: torch.cat(parts, attributes["axis"]),
}

Case = tuple[str, list[Step], Shapes, list[str]]


def single(operator: str, attributes: Attributes, *shapes: Sequence[int], names: str = "x w b") -> Case:
    given = dict(zip(names.split(), shapes, strict=False))
    return f"{operator} {attributes}", [(operator, list(given), "y", attributes)], given, ["y"]


def window(stride: Sequence[int], pads: Sequence[int], dilation: Sequence[int], group: int) -> Attributes:
    return {"strides": stride, "pads": pads, "dilations": dilation, "group": group}


def convolutions() -> list[Case]:
    cases = [
        single("Conv", window(stride, pads, dilation, group), x, weight, weight[:1])
        for x, weight, stride, pads, dilation, group in (
            ((1, 3, 11, 12), (6, 3, 3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 1),
            ((1, 8, 9, 10), (12, 8, 3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 1),
            ((2, 3, 11, 10), (4, 3, 5, 5), (2, 2), (2, 2, 2, 2), (1, 1), 1),
            ((1, 3, 17, 16), (4, 3, 7, 7), (2, 2), (3, 3, 3, 3), (1, 1), 1),
            ((1, 4, 9, 8), (6, 2, 3, 2), (2, 1), (1, 2, 0, 3), (1, 2), 2),
            ((1, 6, 9, 8), (6, 1, 3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 6),
            ((1, 6, 9, 8), (12, 1, 3, 3), (2, 2), (0, 1, 1, 0), (1, 1), 6),
            ((2, 5, 6, 7), (3, 5, 1, 1), (1, 1), (0, 0, 0, 0), (1, 1), 1),
            ((2, 5, 6, 7), (3, 5, 1, 1), (2, 2), (0, 0, 0, 0), (1, 1), 1),
            ((1, 2, 11, 12), (3, 2, 3, 3), (1, 1), (2, 2, 2, 2), (2, 3), 1),
            ((2, 4, 13), (6, 2, 5), (2,), (1, 3), (1,), 2),
        )
    ]
    cases += [
        single("ConvTranspose", {**window(stride, pads, dilation, group), "output_padding": more}, x, weight, bias)
        for x, weight, bias, stride, pads, dilation, group, more in (
            ((1, 4, 6, 5), (4, 3, 3, 3), (3,), (1, 1), (1, 1, 1, 1), (1, 1), 1, (0, 0)),
            ((2, 4, 5, 6), (4, 3, 4, 4), (3,), (2, 2), (1, 1, 1, 1), (1, 1), 1, (0, 0)),
            ((1, 4, 5, 6), (4, 3, 3, 2), (6,), (2, 3), (1, 0, 1, 0), (1, 1), 2, (1, 2)),
            ((1, 2, 5, 4), (2, 3, 3, 3), (3,), (2, 1), (2, 1, 2, 1), (2, 3), 1, (1, 2)),
            ((2, 4, 7), (4, 2, 5), (4,), (3,), (2, 2), (1,), 2, (1,)),
        )
    ]
    return cases


def pools() -> list[Case]:
    cases: list[Case] = []
    for shape, kernel, stride, pads, ceil_mode in (
        ((1, 3, 8, 10), (2, 2), (2, 2), (0, 0, 0, 0), 0),
        ((1, 2, 11, 12), (3, 3), (2, 2), (1, 1, 1, 1), 0),
        ((1, 2, 11, 12), (3, 2), (1, 1), (1, 1, 1, 1), 0),
        ((1, 2, 11, 12), (2, 3), (3, 2), (1, 1, 1, 1), 1),
        ((2, 3, 13), (3,), (2,), (1, 1), 0),
    ):
        attributes = {"kernel_shape": kernel, "strides": stride, "pads": pads, "ceil_mode": ceil_mode}
        cases.append(single("MaxPool", {**attributes, "dilations": [1] * len(kernel)}, shape))
        cases += [single("AveragePool", {**attributes, "count_include_pad": counted}, shape) for counted in (0, 1)]
    dilated = {"kernel_shape": (3, 2), "strides": (1, 2), "pads": (1, 0, 1, 0), "dilations": (2, 3), "ceil_mode": 0}
    cases.append(single("MaxPool", dilated, (1, 2, 10, 11)))
    for p in (1, 2, 3):
        cases.append(single("LpPool", {"p": p, "kernel_shape": (2, 3), "strides": (2, 2)}, (1, 2, 6, 9)))
    return [*cases, single("GlobalAveragePool", {}, (2, 3, 4, 5)), single("GlobalMaxPool", {}, (2, 3, 4, 5))]


def others() -> list[Case]:
    channel = (3,)
    return [
        single("Gemm", {"transB": 1}, (3, 10), (6, 10), (6,)),
        single(
            "BatchNormalization",
            {"epsilon": 1e-3},
            (2, 3, 4, 5),
            *[channel] * 4,
            names="x scale shift mean variance",
        ),
        *(single(name, {}, (2, 3, 4)) for name in ("Relu", "Sigmoid", "Tanh", "Gelu")),
        single("LeakyRelu", {"alpha": 0.2}, (2, 3, 4)),
        single("Softmax", {"axis": -1}, (3, 5)),
        single("LogSoftmax", {"axis": 1}, (2, 3, 4)),
        single("Add", {}, (2, 3, 4), (3, 1), names="x a"),
        single("Mul", {}, (2, 3, 4), (2, 1, 4), names="x a"),
        ("cross entropy", [("LogSoftmax", ["scores"], "y", {"axis": 1})], {"scores": (3, 5)}, ["y"]),
    ]


def networks() -> list[Case]:
    same, one = window((1, 1), (1, 1, 1, 1), (1, 1), 1), window((1, 1), (0, 0, 0, 0), (1, 1), 1)
    halving = window((2, 2), (1, 1, 1, 1), (1, 1), 1)
    halves: Attributes = {"kernel_shape": (2, 2), "strides": (2, 2), "pads": (0, 0, 0, 0)}
    halves |= {"ceil_mode": 0, "dilations": (1, 1)}
    small: list[Step] = [
        ("Conv", ["image", "w1", "b1"], "conv1", same),
        ("Relu", ["conv1"], "relu1", {}),
        ("MaxPool", ["relu1"], "pool1", halves),
        ("Conv", ["pool1", "w2", "b2"], "conv2", same),
        ("Relu", ["conv2"], "relu2", {}),
        ("MaxPool", ["relu2"], "pool2", halves),
        ("Flatten", ["pool2"], "flat", {}),
        ("Gemm", ["flat", "w3", "b3"], "scores", {"transB": 1}),
        ("Softmax", ["scores"], "shares", {"axis": 1}),
    ]
    small_shapes = {"image": (2, 3, 12, 12), "w1": (6, 3, 3, 3), "b1": (6,), "w2": (8, 6, 3, 3), "b2": (8,)}
    small_shapes |= {"w3": (5, 72), "b3": (5,)}

    def norm(source: str, number: int) -> Step:
        names = [f"{part}{number}" for part in ("scale", "shift", "mean", "variance")]
        return ("BatchNormalization", [source, *names], f"norm{number}", {"epsilon": 1e-5})

    residual: list[Step] = [
        ("Conv", ["image", "w1", "b1"], "conv1", halving),
        norm("conv1", 1),
        ("Relu", ["norm1"], "relu1", {}),
        ("Conv", ["relu1", "w2", "b2"], "conv2", same),
        norm("conv2", 2),
        ("Conv", ["image", "w3", "b3"], "side", {**one, "strides": (2, 2)}),
        ("Add", ["norm2", "side"], "joined", {}),
        ("Relu", ["joined"], "relu2", {}),
        ("MaxPool", ["relu2"], "pooled", {**halves, "strides": (1, 1), "pads": (1, 1, 1, 1)}),
        ("Conv", ["relu2", "w4", "b4"], "narrow", {**one, "pads": (0, 0, 1, 1)}),
        ("Concat", ["pooled", "narrow"], "both", {"axis": 1}),
        ("GlobalAveragePool", ["both"], "mean", {}),
    ]
    residual_shapes: dict[str, Sequence[int]] = {"image": (2, 4, 9, 10), "w1": (6, 4, 3, 3), "w2": (6, 6, 3, 3)}
    residual_shapes |= {"w3": (6, 4, 1, 1), "w4": (3, 6, 1, 1), "b1": (6,), "b2": (6,), "b3": (6,), "b4": (3,)}
    for number in (1, 2):
        residual_shapes |= {f"{part}{number}": (6,) for part in ("scale", "shift", "mean", "variance")}
    return [
        ("convolutional network", small, small_shapes, ["shares"]),
        ("convolutional network, all scores and an inner map", small, small_shapes, ["scores", "pool1"]),
        ("residual block with a concatenation", residual, residual_shapes, ["mean"]),
        ("residual block, every cell", residual, residual_shapes, ["both"]),
    ]


if __name__ == "__main__":
    main()
