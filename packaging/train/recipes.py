"""How each bundled network is made: what it learns from, in which form, for how long, and what its card says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from architectures import lenet5, tiny_vgg
from augment import cut, flipped, warped
from torch import Tensor, nn

from cnnviewer.networks.preprocessing import Centring, Colour, Fit, PreprocessingCard


@dataclass(frozen=True)
class Recipe:
    """A network to be trained.

    name, dataset     of the network; of the pictures (data.py)
    title, description  for people
    labels            of the classes, in order
    card              how a frame enters the network; `border` black cells are added to the pictures of the data set
    drawn             how the ink of a drawing is centred, and its longer side in cells: as the data set was made
    make              the network before it has learned
    optimiser         given its weights; the rate rises to `rate` and falls again (one cycle)
    augment           what is done to pictures, (N, C, H, W) in the range of the card; told which share of the training
                      is done, 0...1
    smoothing         of the labels: the wanted class gets 1 - smoothing, what is left is shared by all
    """

    name: str
    dataset: str
    title: str
    description: str
    labels: tuple[str, ...]
    card: PreprocessingCard
    make: Callable[[], nn.Sequential]
    optimiser: Callable[[Iterable[nn.Parameter]], torch.optim.Optimizer]
    augment: Callable[[Tensor, float, torch.Generator], Tensor]
    epochs: int
    batch: int
    rate: float
    border: int = 0
    smoothing: float = 0.0
    drawn: tuple[Centring, int] = (Centring.NONE, 20)
    seed: int = 1


def _adam(weights: Iterable[nn.Parameter]) -> torch.optim.Optimizer:
    return torch.optim.AdamW(weights, weight_decay=1e-3)


def _momentum(weights: Iterable[nn.Parameter]) -> torch.optim.Optimizer:
    return torch.optim.SGD(weights, lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4)


def _digits(pictures: Tensor, done: float, generator: torch.Generator) -> Tensor:
    return warped(pictures, 12, (0.85, 1.2), 2.0, generator)


def _clothes(pictures: Tensor, done: float, generator: torch.Generator) -> Tensor:
    return warped(flipped(pictures, generator), 3, (0.95, 1.15), 1.0, generator)


def _photographs(pictures: Tensor, done: float, generator: torch.Generator) -> Tensor:
    """Cut to 24 x 24 for two thirds of the time: little more than half the work, and the last third makes up for it."""
    whole = done >= 2 / 3
    return cut(flipped(pictures, generator), 32 if whole else 24, 3 if whole else 0, generator)


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            "mnist",
            "mnist",
            "LeNet-5 on MNIST",
            "Reads handwritten digits, light ones on black: the architecture of 1998, "
            "trained with ReLU and max pooling.",
            tuple("0123456789"),
            PreprocessingCard(32, 32, Fit.LETTERBOX, Colour.GREY),
            lenet5,
            _adam,
            _digits,
            epochs=16,
            batch=128,
            rate=6e-3,
            border=2,
            drawn=(Centring.MASS, 20),
        ),
        Recipe(
            "fashion",
            "fashion",
            "LeNet-5 on Fashion-MNIST",
            "Tells ten kinds of clothes apart, light ones on black: LeNet-5 on a harder task.",
            (
                "T-shirt",
                "trousers",
                "pullover",
                "dress",
                "coat",
                "sandal",
                "shirt",
                "sneaker",
                "bag",
                "ankle boot",
            ),
            PreprocessingCard(32, 32, Fit.LETTERBOX, Colour.GREY),
            lenet5,
            _adam,
            _clothes,
            epochs=20,
            batch=128,
            rate=6e-3,
            border=2,
            drawn=(Centring.BOX, 28),
        ),
        Recipe(
            "cifar10",
            "cifar10",
            "Tiny VGG on CIFAR-10",
            "Tells animals and vehicles in small photographs apart: three blocks of two convolutions and a pool.",
            ("airplane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            PreprocessingCard(32, 32, Fit.CROP, Colour.RGB, mean=(0.5,), std=(0.5,)),
            tiny_vgg,
            _momentum,
            _photographs,
            epochs=12,
            batch=128,
            rate=0.1,
            smoothing=0.05,
        ),
    )
}
