"""ResNet 18 to 152 (K. He et al., "Deep residual learning for image recognition", 2015). Weights as in torchvision.

What a block makes is added to what it was given, so that every block only learns a change. Where the size halves, the
50, 101 and 152 of torchvision take the stride in the 3 x 3 convolution of a block, the paper in the 1 x 1 before it.
"""

from __future__ import annotations

from functools import partial

from cnnviewer.networks.architectures.architecture import IMAGENET_MEAN, IMAGENET_STD, Architecture
from cnnviewer.networks.architectures.graph import IMAGE, Graph


def _write(graph: Graph, repeats: tuple[int, ...], *, bottleneck: bool, original: bool = False) -> str:
    """repeats: how many blocks the four layers have;  original: the stride where the paper has it."""
    value = graph.conv(IMAGE, "conv1", 64, 7, stride=2, pad=3, bias=False)
    value = graph.relu(graph.batch_norm(value, "bn1"), "relu")
    value = graph.max_pool(value, "maxpool", 3, 2, pad=1)
    for layer, count in enumerate(repeats, start=1):
        for number in range(count):
            value = _block(graph, value, layer, number, bottleneck, original)
    value = graph.global_average(value, "avgpool")
    return graph.softmax(graph.gemm(value, "fc", 2048 if bottleneck else 512, 1000))


def _block(graph: Graph, value: str, layer: int, number: int, bottleneck: bool, original: bool) -> str:
    name, width = f"layer{layer}.{number}", 32 << layer
    stride = 2 if layer > 1 and number == 0 else 1
    # (filters, kernel, stride) of its convolutions
    plan = [(width, 3, stride), (width, 3, 1)]
    if bottleneck:
        first, second = (stride, 1) if original else (1, stride)
        plan = [(width, 1, first), (width, 3, second), (4 * width, 1, 1)]
    made = value
    for step, (filters, kernel, by) in enumerate(plan, start=1):
        if step > 1:
            made = graph.relu(made, f"{name}.relu{step - 1}")
        made = graph.conv(made, f"{name}.conv{step}", filters, kernel, stride=by, pad=kernel // 2, bias=False)
        made = graph.batch_norm(made, f"{name}.bn{step}")
    if number == 0 and (bottleneck or layer > 1):
        # Sizes or channels differ: the shortcut needs a convolution of its own.
        short = f"{name}.downsample"
        filters = plan[-1][0]
        value = graph.conv(value, f"{short}.conv", filters, 1, stride=stride, bias=False, weight=f"{short}.0")
        value = graph.batch_norm(value, f"{short}.bn", weight=f"{short}.1")
    return graph.relu(graph.add(made, value, f"{name}.add"), f"{name}.relu")


# How many blocks each layer has, and whether they narrow before their 3 x 3 convolution.
PLANS = {
    18: ((2, 2, 2, 2), False),
    34: ((3, 4, 6, 3), False),
    50: ((3, 4, 6, 3), True),
    101: ((3, 4, 23, 3), True),
    152: ((3, 8, 36, 3), True),
}


def _architecture(depth: int, name: str = "", title: str = "", *, original: bool = False) -> Architecture:
    repeats, bottleneck = PLANS[depth]
    write = partial(_write, repeats=repeats, bottleneck=bottleneck, original=original)
    name, title = name or f"resnet{depth}", title or f"ResNet-{depth}"
    return Architecture(name, title, 2015, (224, 224), write, mean=IMAGENET_MEAN, std=IMAGENET_STD)


ARCHITECTURES = (
    *map(_architecture, PLANS),
    _architecture(50, "resnet50-original", "ResNet-50 (as in the paper)", original=True),
)
