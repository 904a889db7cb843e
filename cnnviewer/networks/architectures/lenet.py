"""LeNet-5 (Y. LeCun et al., "Gradient-based learning applied to document recognition", 1998): handwritten digits.

As it is built today: every filter of the second convolution sees all maps before it (the paper connects some), the
averages have no factors to learn, and the ten classes are one fully connected layer. "lenet5" alone is the network of
networks.zoo that has learned to read digits.
"""

from __future__ import annotations

from cnnviewer.networks.architectures.architecture import Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph


def _write(graph: Graph) -> str:
    value = IMAGE
    for number, filters in enumerate((6, 16, 120), start=1):
        value = graph.tanh(graph.conv(value, f"conv{number}", filters, 5), f"tanh{number}")
        if number < 3:
            value = graph.average_pool(value, f"pool{number}", 2, 2)
    value = graph.gemm(graph.flatten(value, "flatten"), "fc1", 120, 84)
    return graph.softmax(graph.gemm(graph.tanh(value, "tanh4"), "fc2", 84, 10))


ARCHITECTURES = (Architecture("lenet5-1998", "LeNet-5", 1998, (32, 32), _write, channels=1, any_size=False),)
