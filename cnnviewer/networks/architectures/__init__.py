"""The architectures of the literature as graphs, one file a family; their weights are random until some are loaded."""

from __future__ import annotations

from cnnviewer.networks.architectures import (
    alexnet,
    efficientnet_lite,
    googlenet,
    lenet,
    mobilenet,
    resnet,
    squeezenet,
    vgg,
)
from cnnviewer.networks.architectures.architecture import Architecture

__all__ = ["ARCHITECTURES", "Architecture"]

ARCHITECTURES: dict[str, Architecture] = {
    architecture.name: architecture
    for family in (lenet, alexnet, vgg, googlenet, resnet, squeezenet, mobilenet, efficientnet_lite)
    for architecture in family.ARCHITECTURES
}
