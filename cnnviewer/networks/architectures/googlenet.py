"""GoogLeNet (C. Szegedy et al., "Going deeper with convolutions", 2014), and the one with batch normalisation.

The heads that help training are left out. The second is torchvision's, with its names of weights: batch normalisation
after every convolution, no local response normalisation, and 3 x 3 where the paper has 5 x 5.
"""

from __future__ import annotations

from collections.abc import Callable

from cnnviewer.networks.architectures.architecture import Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph

# Table 1 of the paper: 1 x 1, before 3 x 3, 3 x 3, before 5 x 5, 5 x 5, after the pool.
FILTERS = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}

Convolved = Callable[[str, str, int, int, str], str]
"""(value, name, filters, kernel, branch) -> a convolution and its Relu, as large as `value`.

branch  torchvision's name for it, which only the weights of its own network bear
"""


def _write_paper(graph: Graph) -> str:
    def convolved(value: str, name: str, filters: int, kernel: int, branch: str = "") -> str:
        return graph.relu(graph.conv(value, name, filters, kernel, pad=kernel // 2), f"{name}_relu")

    value = graph.relu(graph.conv(IMAGE, "conv1", 64, 7, stride=2, pad=3), "conv1_relu")
    value = graph.lrn(graph.max_pool(value, "pool1", 3, 2, ceil=True), "norm1", alpha=1e-4, bias=1.0)
    value = convolved(convolved(value, "conv2_reduce", 64, 1), "conv2", 192, 3)
    value = graph.max_pool(graph.lrn(value, "norm2", alpha=1e-4, bias=1.0), "pool2", 3, 2, ceil=True)
    return _inceptions(graph, value, convolved, fifth=5, last_pool=3)


def _write_batch_norm(graph: Graph) -> str:
    def convolved(value: str, name: str, filters: int, kernel: int, branch: str, stride: int = 1) -> str:
        pad, weight = kernel // 2, f"{branch}.conv"
        value = graph.conv(value, name, filters, kernel, stride=stride, pad=pad, bias=False, weight=weight)
        value = graph.batch_norm(value, f"{name}_bn", epsilon=0.001, weight=f"{branch}.bn")
        return graph.relu(value, f"{name}_relu")

    value = graph.max_pool(convolved(IMAGE, "conv1", 64, 7, "conv1", stride=2), "pool1", 3, 2, ceil=True)
    value = convolved(convolved(value, "conv2_reduce", 64, 1, "conv2"), "conv2", 192, 3, "conv3")
    value = graph.max_pool(value, "pool2", 3, 2, ceil=True)
    return _inceptions(graph, value, convolved, fifth=3, last_pool=2)


def _inceptions(graph: Graph, value: str, convolved: Convolved, fifth: int, last_pool: int) -> str:
    """Nine inceptions and the classes; `fifth` is the larger kernel, `last_pool` the window between 4e and 5a."""
    for name in FILTERS:
        if name in ("4a", "5a"):
            value = graph.max_pool(value, *(("pool3", 3) if name == "4a" else ("pool4", last_pool)), 2, ceil=True)
        value = _inception(graph, value, name, convolved, fifth)
    value = graph.global_average(value, "avgpool")
    return graph.softmax(graph.gemm(value, "fc", 1024, 1000))


def _inception(graph: Graph, value: str, name: str, convolved: Convolved, fifth: int) -> str:
    """Four ways side by side, their maps one after another."""
    ones, before_threes, threes, before_fives, fives, pooled = FILTERS[name]
    block = f"inception{name}"
    first = convolved(value, f"{block}.1x1", ones, 1, f"{block}.branch1")
    second = convolved(value, f"{block}.3x3_reduce", before_threes, 1, f"{block}.branch2.0")
    second = convolved(second, f"{block}.3x3", threes, 3, f"{block}.branch2.1")
    third = convolved(value, f"{block}.5x5_reduce", before_fives, 1, f"{block}.branch3.0")
    third = convolved(third, f"{block}.5x5", fives, fifth, f"{block}.branch3.1")
    fourth = graph.max_pool(value, f"{block}.pool", 3, 1, pad=1, ceil=True)
    fourth = convolved(fourth, f"{block}.pool_proj", pooled, 1, f"{block}.branch4.1")
    return graph.concat([first, second, third, fourth], f"{block}.concat")


ARCHITECTURES = (
    Architecture("googlenet", "GoogLeNet (2014)", 2014, (224, 224), _write_paper),
    # torchvision's weights want pixels from -1 to 1; it turns those that are normalised for its other networks.
    Architecture(
        *("googlenet-bn", "GoogLeNet (batch normalisation)", 2015, (224, 224), _write_batch_norm),
        mean=(0.5,),
        std=(0.5,),
    ),
)
