"""Learning: batches of changed pictures, and one cycle of the learning rate.

The same seed gives the same network with the same PyTorch on the same kind of processor: one thread computes, so that
the number of cores does not matter. The last weights are kept, never the best ones on the test pictures: those only
measure.
"""

from __future__ import annotations

import sys
import time

import torch
from data import Dataset, Pictures
from recipes import Recipe
from torch import Tensor, nn


def learned(recipe: Recipe, dataset: Dataset, epochs: int) -> nn.Sequential:
    """The network of `recipe` after `epochs` times the training pictures."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(recipe.seed)
    generator = torch.Generator().manual_seed(recipe.seed)
    # Channels last: one and a half times as fast for these sizes.
    network = recipe.make().to(memory_format=torch.channels_last)
    pictures, labels = prepared(recipe, dataset.pictures), torch.from_numpy(dataset.labels)
    optimiser = recipe.optimiser(network.parameters())
    steps = len(pictures) // recipe.batch
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, epochs * steps, pct_start=0.25)
    loss_of = nn.CrossEntropyLoss(label_smoothing=recipe.smoothing)
    began_s = time.monotonic()
    for epoch in range(epochs):
        total = 0.0
        order = torch.randperm(len(pictures), generator=generator)
        for step in range(steps):
            chosen = order[step * recipe.batch : (step + 1) * recipe.batch]
            batch = recipe.augment(pictures[chosen], epoch / epochs, generator).contiguous(
                memory_format=torch.channels_last
            )
            loss = loss_of(network(batch), labels[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
            total += loss.item()
        sys.stdout.write(
            f"{recipe.name}: epoch {epoch + 1} of {epochs}, loss {total / steps:.4f}, "
            f"{time.monotonic() - began_s:.0f} s\n"
        )
        sys.stdout.flush()
    return network.eval()


def prepared(recipe: Recipe, pictures: Pictures) -> Tensor:
    """(N, C, H, W) float32 in the range of the card, with the black border that brings them to its size."""
    card = recipe.card
    mean, std = (torch.tensor(numbers).reshape(1, -1, 1, 1) for numbers in (card.mean, card.std))
    bordered = nn.functional.pad(torch.tensor(pictures), (recipe.border,) * 4)
    return (bordered * card.scale - mean) / std
