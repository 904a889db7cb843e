"""Writes engine.npz: inputs and outputs of convolution, pooling, padding and activations as PyTorch computes them.

    python tests/golden/make_engine_goldens.py

Needs `pip install torch==2.13.0 numpy`, which the tests do not: PyTorch is gigabytes on a user's machine. Every case is
computed in float64 where PyTorch's own float32 would be less exact, and stored in float32 under its number: the ONNX
operator and attributes as JSON in "cases", the arrays as "3.x0", "3.x1", ... "3.y".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

HOME = Path(__file__).parent
Attributes = Mapping[str, float | str | Sequence[int]]
Case = tuple[str, Attributes, list[torch.Tensor], torch.Tensor]


def main() -> None:
    torch.manual_seed(2)
    torch.set_num_threads(1)
    cases = [*convolutions(), *pools(), *paddings(), *activations(), *dense()]
    arrays: dict[str, np.ndarray] = {}
    rows = []
    for number, (operator, attributes, inputs, output) in enumerate(cases):
        rows.append({"operator": operator, "attributes": attributes, "inputs": len(inputs)})
        arrays |= {f"{number}.x{i}": array.numpy() for i, array in enumerate(inputs)}
        arrays[f"{number}.y"] = output.float().numpy()
    np.savez_compressed(HOME / "engine.npz", cases=np.array(json.dumps(rows)), **arrays)


def convolutions() -> list[Case]:
    cases: list[Case] = []
    for x_shape, weight_shape, stride, padding, dilation, groups in (
        ((1, 3, 24, 31), (8, 3, 3, 3), (1, 1), (1, 1), (1, 1), 1),
        ((2, 3, 17, 19), (4, 3, 5, 5), (2, 2), (2, 2), (1, 1), 1),
        ((1, 1, 28, 28), (2, 1, 15, 15), (1, 1), (7, 7), (1, 1), 1),
        ((1, 2, 15, 16), (3, 2, 4, 2), (1, 3), (0, 1), (1, 1), 1),
        ((1, 4, 21, 20), (6, 2, 3, 3), (1, 1), (2, 2), (2, 2), 2),
        ((1, 6, 13, 14), (6, 1, 3, 3), (2, 1), (1, 0), (1, 1), 6),
        ((1, 6, 13, 14), (12, 1, 5, 4), (1, 1), (2, 2), (1, 1), 6),
        ((1, 16, 20, 22), (8, 16, 3, 3), (1, 1), (1, 1), (1, 1), 1),
        ((1, 64, 9, 11), (10, 64, 3, 3), (1, 1), (0, 0), (1, 1), 1),
        ((1, 12, 9, 8), (5, 12, 1, 1), (1, 1), (0, 0), (1, 1), 1),
        ((1, 3, 30, 30), (2, 3, 7, 7), (1, 1), (0, 3), (1, 3), 1),
    ):
        x, weight, bias = torch.randn(x_shape), torch.randn(weight_shape), torch.randn(weight_shape[0])
        attributes = {"strides": stride, "pads": padding * 2, "dilations": dilation, "group": groups}
        y = functional.conv2d(x.double(), weight.double(), bias.double(), stride, padding, dilation, groups)
        cases.append(("Conv", attributes, [x, weight, bias], y))
    return cases


def pools() -> list[Case]:
    cases: list[Case] = []
    for kernel, stride, padding, ceil_mode in (
        ((2, 2), (2, 2), (0, 0), False),
        ((3, 3), (2, 2), (1, 1), False),
        ((3, 2), (1, 1), (1, 1), False),
        ((3, 3), (2, 2), (0, 0), True),
        ((2, 3), (3, 2), (1, 1), True),
    ):
        x = torch.randn(1, 3, 15, 18) - 2
        window = {"kernel_shape": kernel, "strides": stride, "pads": padding * 2, "ceil_mode": int(ceil_mode)}
        cases.append(("MaxPool", window, [x], functional.max_pool2d(x, kernel, stride, padding, 1, ceil_mode)))
        lowest = -functional.max_pool2d(-x, kernel, stride, padding, 1, ceil_mode)
        cases.append(("minimum", window, [x], lowest))
        for counted in (False, True):
            y = functional.avg_pool2d(x.double(), kernel, stride, padding, ceil_mode, counted)
            cases.append(("AveragePool", {**window, "count_include_pad": int(counted)}, [x], y))
    x = torch.randn(1, 2, 14, 15)
    dilated = {"kernel_shape": (3, 2), "strides": (1, 2), "pads": (1, 0, 1, 0), "dilations": (2, 3)}
    cases.append(("MaxPool", dilated, [x], functional.max_pool2d(x, (3, 2), (1, 2), (1, 0), (2, 3))))
    x = torch.randn(2, 5, 6, 7)
    cases.append(("GlobalAveragePool", {}, [x], x.double().mean(dim=(2, 3), keepdim=True)))
    return cases


def paddings() -> list[Case]:
    x = torch.randn(1, 2, 6, 7)
    top, left, bottom, right = 1, 2, 3, 4
    sides = torch.tensor((0, 0, top, left, 0, 0, bottom, right))
    return [
        (
            "Pad",
            {"mode": mode},
            [x, sides, *map(torch.tensor, value)],
            functional.pad(x, (left, right, top, bottom), theirs, *value),
        )
        for mode, theirs, value in (
            ("constant", "constant", (0.5,)),
            ("reflect", "reflect", ()),
            ("edge", "replicate", ()),
            ("wrap", "circular", ()),
        )
    ]


def activations() -> list[Case]:
    x = torch.cat([torch.randn(1, 2, 5, 40) * 4, torch.tensor([0.0, -0.0, 90.0, -90.0]).expand(1, 2, 5, 4)], dim=3)
    wide = x.double()
    return [
        ("Relu", {}, [x], functional.relu(wide)),
        ("LeakyRelu", {"alpha": 0.2}, [x], functional.leaky_relu(wide, 0.2)),
        ("Sigmoid", {}, [x], torch.sigmoid(wide)),
        ("Tanh", {}, [x], torch.tanh(wide)),
        ("Abs", {}, [x], wide.abs()),
        ("Neg", {}, [x], -wide),
        ("Softmax", {"axis": -1}, [x], torch.softmax(wide, dim=-1)),
    ]


def dense() -> list[Case]:
    x, weight, bias = torch.randn(3, 20), torch.randn(7, 20), torch.randn(7)
    return [("Gemm", {"transB": 1}, [x, weight, bias], functional.linear(x.double(), weight.double(), bias.double()))]


if __name__ == "__main__":
    main()
