"""MobileNetV2 (M. Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", 2018).

A block widens by a 1 x 1 convolution, looks at every map by itself (depthwise), and narrows again without an
activation. Weights as in torchvision.
"""

from __future__ import annotations

from dataclasses import dataclass

from cnnviewer.networks.architectures.architecture import IMAGENET_MEAN, IMAGENET_STD, Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph

Pair = tuple[str, str]

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


@dataclass(frozen=True)
class Style:
    """What a family does its own way.

    same     True: padding as TensorFlow adds it
    epsilon  of the batch normalisations
    """

    same: bool = False
    epsilon: float = 1e-5


STYLE = Style()


def _write(graph: Graph) -> str:
    value = convolved(graph, IMAGE, "conv1", 32, 3, ("features.0.0", "features.0.1"), STYLE, stride=2)
    channels, place = 32, 1
    for widening, filters, count, stride in PLAN:
        for number in range(count):
            plan, by = (channels, widening * channels, filters), stride if number == 0 else 1
            weights = _weights(place, widening > 1)
            value = inverted_residual(graph, value, f"block{place}", plan, 3, by, weights, STYLE)
            channels, place = filters, place + 1
    value = convolved(graph, value, "conv2", 1280, 1, (f"features.{place}.0", f"features.{place}.1"), STYLE)
    value = graph.global_average(value, "avgpool")
    return graph.softmax(graph.gemm(value, "fc", 1280, 1000, weight="classifier.1"))


def _weights(place: int, widens: bool) -> tuple[Pair, Pair, Pair]:
    """Names in torchvision: the parts of a block are counted, and a block that does not widen has one part less."""
    weight, step = f"features.{place}.conv", int(widens)
    return (
        (f"{weight}.0.0", f"{weight}.0.1"),
        (f"{weight}.{step}.0", f"{weight}.{step}.1"),
        (f"{weight}.{step + 1}", f"{weight}.{step + 2}"),
    )


def convolved(
    graph: Graph,
    value: str,
    name: str,
    filters: int,
    kernel: int,
    weights: Pair,
    style: Style,
    *,
    stride: int = 1,
    groups: int = 1,
) -> str:
    """Convolution, batch normalisation and Relu up to 6; `weights` are the names of those of the first two."""
    weight, norm = weights
    same = style.same and kernel > 1
    pad = 0 if style.same else kernel // 2
    value = graph.conv(
        value, name, filters, kernel, stride=stride, pad=pad, groups=groups, bias=False, weight=weight, same=same
    )
    return graph.relu6(graph.batch_norm(value, f"{name}_bn", epsilon=style.epsilon, weight=norm), f"{name}_relu6")


def inverted_residual(
    graph: Graph,
    value: str,
    name: str,
    channels: tuple[int, int, int],
    kernel: int,
    stride: int,
    weights: tuple[Pair, Pair, Pair],
    style: Style,
) -> str:
    """What it was given is added where neither size nor channels change.

    channels  before, between and after; where the first two are equal nothing is widened
    weights   names of those that widen, that look at every map, that narrow: convolution and batch normalisation each
    """
    before, wide, filters = channels
    expand, depthwise, (project, norm) = weights
    made = value if wide == before else convolved(graph, value, f"{name}.expand", wide, 1, expand, style)
    made = convolved(graph, made, f"{name}.depthwise", wide, kernel, depthwise, style, stride=stride, groups=wide)
    made = graph.conv(made, f"{name}.project", filters, 1, bias=False, weight=project)
    made = graph.batch_norm(made, f"{name}.project_bn", epsilon=style.epsilon, weight=norm)
    return graph.add(value, made, f"{name}.add") if stride == 1 and before == filters else made


ARCHITECTURES = (
    Architecture("mobilenet-v2", "MobileNetV2", 2018, (224, 224), _write, mean=IMAGENET_MEAN, std=IMAGENET_STD),
)
