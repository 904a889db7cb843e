"""MobileNetV2 (M. Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", 2018).

A block widens by a 1 x 1 convolution, looks at every map by itself (depthwise), and narrows again without an
activation. Weights as in torchvision.
"""

from __future__ import annotations

from cnnviewer.networks.architectures.architecture import IMAGENET_MEAN, IMAGENET_STD, Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph

# Table 2 of the paper: how often a block widens, its filters, how many blocks, stride of the first.
PLAN = (
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
)


def _write(graph: Graph) -> str:
    value = _convolved(graph, IMAGE, "conv1", 32, 3, ("features.0.0", "features.0.1"), stride=2)
    channels, place = 32, 1
    for widening, filters, count, stride in PLAN:
        for number in range(count):
            value = _block(graph, value, place, channels, widening * channels, filters, stride if number == 0 else 1)
            channels, place = filters, place + 1
    value = _convolved(graph, value, "conv2", 1280, 1, (f"features.{place}.0", f"features.{place}.1"))
    value = graph.global_average(value, "avgpool")
    return graph.softmax(graph.gemm(value, "fc", 1280, 1000, weight="classifier.1"))


def _block(graph: Graph, value: str, place: int, channels: int, wide: int, filters: int, stride: int) -> str:
    """An inverted residual; what it was given is added where neither size nor channels change."""
    name, weight = f"block{place}", f"features.{place}.conv"
    made, step = value, 0
    if wide != channels:
        made = _convolved(graph, made, f"{name}.expand", wide, 1, (f"{weight}.0.0", f"{weight}.0.1"))
        step = 1
    weights = f"{weight}.{step}.0", f"{weight}.{step}.1"
    made = _convolved(graph, made, f"{name}.depthwise", wide, 3, weights, stride=stride, groups=wide)
    made = graph.conv(made, f"{name}.project", filters, 1, bias=False, weight=f"{weight}.{step + 1}")
    made = graph.batch_norm(made, f"{name}.project_bn", weight=f"{weight}.{step + 2}")
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
    pad, (weight, norm) = kernel // 2, weights
    value = graph.conv(value, name, filters, kernel, stride=stride, pad=pad, groups=groups, bias=False, weight=weight)
    return graph.relu6(graph.batch_norm(value, f"{name}_bn", weight=norm), f"{name}_relu6")


ARCHITECTURES = (
    Architecture("mobilenet-v2", "MobileNetV2", 2018, (224, 224), _write, mean=IMAGENET_MEAN, std=IMAGENET_STD),
)
