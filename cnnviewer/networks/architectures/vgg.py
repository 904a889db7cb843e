"""VGG-16 and VGG-19 (K. Simonyan and A. Zisserman, "Very deep convolutional networks ...", 2014): 3 x 3 throughout.

Nodes have the names by which the layers are known (conv3_2, fc6) inside their block; weights those of torchvision,
where a layer counts activations and pooling too: features.0, features.2 ...
"""

from __future__ import annotations

from functools import partial

from cnnviewer.networks.architectures.architecture import IMAGENET_MEAN, IMAGENET_STD, Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph

FILTERS = (64, 128, 256, 512, 512)


def _write(graph: Graph, repeats: tuple[int, ...]) -> str:
    value, place = IMAGE, 0
    for block, (filters, count) in enumerate(zip(FILTERS, repeats, strict=True), start=1):
        for number in range(1, count + 1):
            name = f"block{block}.conv{block}_{number}"
            value = graph.conv(value, name, filters, 3, pad=1, weight=f"features.{place}")
            value = graph.relu(value, f"block{block}.relu{block}_{number}")
            place += 2
        value = graph.max_pool(value, f"block{block}.pool{block}", 2, 2)
        place += 1
    value = graph.flatten(value, "classifier.flatten")
    value = graph.gemm(value, "classifier.fc6", 512 * 7 * 7, 4096, weight="classifier.0")
    value = graph.relu(value, "classifier.relu6")
    value = graph.gemm(value, "classifier.fc7", 4096, 4096, weight="classifier.3")
    value = graph.relu(value, "classifier.relu7")
    return graph.softmax(graph.gemm(value, "classifier.fc8", 4096, 1000, weight="classifier.6"))


ARCHITECTURES = tuple(
    Architecture(
        *(name, title, 2014, (224, 224), partial(_write, repeats=repeats)),
        any_size=False,
        mean=IMAGENET_MEAN,
        std=IMAGENET_STD,
    )
    for name, title, repeats in (("vgg16", "VGG-16", (2, 2, 3, 3, 3)), ("vgg19", "VGG-19", (2, 2, 4, 4, 4)))
)
