"""SqueezeNet 1.1 (F. Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters ...", 2016).

Version 1.1 is the authors' own, with less to compute than the paper's. Nodes have the paper's names (fire2 to fire9),
weights those of torchvision.
"""

from __future__ import annotations

from cnnviewer.networks.architectures.architecture import IMAGENET_MEAN, IMAGENET_STD, Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph

# Name of the fire: its place in torchvision's list, filters that squeeze, filters of each kind that expand.
FIRES = {
    "fire2": (3, 16, 64),
    "fire3": (4, 16, 64),
    "fire4": (6, 32, 128),
    "fire5": (7, 32, 128),
    "fire6": (9, 48, 192),
    "fire7": (10, 48, 192),
    "fire8": (11, 64, 256),
    "fire9": (12, 64, 256),
}


def _write(graph: Graph) -> str:
    value = graph.relu(graph.conv(IMAGE, "conv1", 64, 3, stride=2, weight="features.0"), "relu1")
    value = graph.max_pool(value, "pool1", 3, 2, ceil=True)
    for name in FIRES:
        value = _fire(graph, value, name)
        if name in ("fire3", "fire5"):
            value = graph.max_pool(value, f"pool{name[-1]}", 3, 2, ceil=True)
    value = graph.relu(graph.conv(value, "conv10", 1000, 1, weight="classifier.1"), "relu10")
    return graph.softmax(graph.global_average(value, "avgpool"))


def _fire(graph: Graph, value: str, name: str) -> str:
    """Few filters of 1 x 1, then many of 1 x 1 and 3 x 3 side by side."""
    place, squeezing, expanding = FIRES[name]
    weight = f"features.{place}"
    value = graph.conv(value, f"{name}.squeeze", squeezing, 1, weight=f"{weight}.squeeze")
    value = graph.relu(value, f"{name}.squeeze_relu")
    wide = []
    for kernel in (1, 3):
        kind = f"expand{kernel}x{kernel}"
        made = graph.conv(value, f"{name}.{kind}", expanding, kernel, pad=kernel // 2, weight=f"{weight}.{kind}")
        wide.append(graph.relu(made, f"{name}.{kind}_relu"))
    return graph.concat(wide, f"{name}.concat")


ARCHITECTURES = (
    Architecture("squeezenet", "SqueezeNet 1.1", 2016, (224, 224), _write, mean=IMAGENET_MEAN, std=IMAGENET_STD),
)
