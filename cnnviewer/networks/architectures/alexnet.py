"""AlexNet: the network of 2012, whose filters lived on two graphics cards, and the one of a single tower.

    two groups  A. Krizhevsky, I. Sutskever and G. Hinton, "ImageNet classification with deep convolutional neural
                networks", 2012. The paper says 224 x 224, its sizes come out with 227 x 227
    one tower   A. Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014; the widths and
                the names of the weights are those of torchvision

Dropout does nothing after training and is left out.
"""

from __future__ import annotations

from cnnviewer.networks.architectures.architecture import IMAGENET_MEAN, IMAGENET_STD, Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph


def _write_two_groups(graph: Graph) -> str:
    value = graph.relu(graph.conv(IMAGE, "conv1", 96, 11, stride=4), "relu1")
    value = graph.max_pool(_normalised(graph, value, "norm1"), "pool1", 3, 2)
    value = graph.relu(graph.conv(value, "conv2", 256, 5, pad=2, groups=2), "relu2")
    value = graph.max_pool(_normalised(graph, value, "norm2"), "pool2", 3, 2)
    value = graph.relu(graph.conv(value, "conv3", 384, 3, pad=1), "relu3")
    value = graph.relu(graph.conv(value, "conv4", 384, 3, pad=1, groups=2), "relu4")
    value = graph.relu(graph.conv(value, "conv5", 256, 3, pad=1, groups=2), "relu5")
    return _classified(graph, graph.max_pool(value, "pool5", 3, 2), ("fc6", "fc7", "fc8"))


def _write_one_tower(graph: Graph) -> str:
    value = graph.relu(graph.conv(IMAGE, "conv1", 64, 11, stride=4, pad=2, weight="features.0"), "relu1")
    value = graph.max_pool(value, "pool1", 3, 2)
    value = graph.relu(graph.conv(value, "conv2", 192, 5, pad=2, weight="features.3"), "relu2")
    value = graph.max_pool(value, "pool2", 3, 2)
    value = graph.relu(graph.conv(value, "conv3", 384, 3, pad=1, weight="features.6"), "relu3")
    value = graph.relu(graph.conv(value, "conv4", 256, 3, pad=1, weight="features.8"), "relu4")
    value = graph.relu(graph.conv(value, "conv5", 256, 3, pad=1, weight="features.10"), "relu5")
    value = graph.max_pool(value, "pool5", 3, 2)
    return _classified(graph, value, ("classifier.1", "classifier.4", "classifier.6"))


def _normalised(graph: Graph, value: str, name: str) -> str:
    """x / (2 + 1e-4 sum)^0.75 as in section 3.3; ONNX divides alpha by the 5 maps of the sum, the paper does not."""
    return graph.lrn(value, name, alpha=5e-4, bias=2.0)


def _classified(graph: Graph, value: str, weights: tuple[str, str, str]) -> str:
    value = graph.flatten(value, "flatten")
    value = graph.relu(graph.gemm(value, "fc6", 256 * 6 * 6, 4096, weight=weights[0]), "relu6")
    value = graph.relu(graph.gemm(value, "fc7", 4096, 4096, weight=weights[1]), "relu7")
    return graph.softmax(graph.gemm(value, "fc8", 4096, 1000, weight=weights[2]))


ARCHITECTURES = (
    Architecture("alexnet-2012", "AlexNet (2012, two groups)", 2012, (227, 227), _write_two_groups, any_size=False),
    Architecture(
        *("alexnet", "AlexNet (one tower)", 2014, (224, 224), _write_one_tower),
        any_size=False,
        mean=IMAGENET_MEAN,
        std=IMAGENET_STD,
    ),
)
