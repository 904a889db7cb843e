"""The networks before they have learned, as chains of layers whose names are those of the nodes that will be bundled.

In TinyVGG a batch normalisation stands behind every convolution while it learns ("norm1_1"); in the bundled network it
is part of the convolution, see export.py.
"""

from __future__ import annotations

from collections import OrderedDict

from torch import nn

CLASSES = 10


def lenet5() -> nn.Sequential:
    """LeNet-5 (Y. LeCun et al., "Gradient-based learning applied to document recognition", 1998), 1 x 32 x 32.

    6 and 16 filters of 5 x 5, then 120, 84 and 10 neurons, as in the paper. As it is built today: ReLU where the paper
    has tanh, the largest of 2 x 2 where it has an average with a factor to learn, every filter of the second
    convolution sees all six maps (the paper connects some of them), and the ten classes are fully connected.
    """
    return nn.Sequential(
        OrderedDict(
            conv1=nn.Conv2d(1, 6, 5),
            relu1=nn.ReLU(),
            pool1=nn.MaxPool2d(2),
            conv2=nn.Conv2d(6, 16, 5),
            relu2=nn.ReLU(),
            pool2=nn.MaxPool2d(2),
            flatten=nn.Flatten(),
            fc1=nn.Linear(16 * 5 * 5, 120),
            relu3=nn.ReLU(),
            fc2=nn.Linear(120, 84),
            relu4=nn.ReLU(),
            fc3=nn.Linear(84, CLASSES),
        )
    )


def tiny_vgg(filters: tuple[int, ...] = (32, 64, 128)) -> nn.Sequential:
    """Three blocks in the manner of VGG (K. Simonyan and A. Zisserman, "Very deep convolutional networks", 2014).

    A block is two convolutions of 3 x 3 that keep the size, each with its activation, and the largest of 2 x 2. The
    mean of every map of the last block (M. Lin et al., "Network in network", 2013) is what the ten classes see.
    """
    layers: OrderedDict[str, nn.Module] = OrderedDict()
    channels = 3
    for block, count in enumerate(filters, start=1):
        for number in (1, 2):
            place = f"{block}_{number}"
            layers[f"conv{place}"] = nn.Conv2d(channels, count, 3, padding=1, bias=False)
            layers[f"norm{place}"] = nn.BatchNorm2d(count)
            layers[f"relu{place}"] = nn.ReLU()
            channels = count
        layers[f"pool{block}"] = nn.MaxPool2d(2)
    layers["average"] = nn.AdaptiveAvgPool2d(1)
    layers["flatten"] = nn.Flatten()
    layers["fc"] = nn.Linear(channels, CLASSES)
    return nn.Sequential(layers)
