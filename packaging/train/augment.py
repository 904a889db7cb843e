"""Small changes of the pictures that do not change what they show, drawn anew every time a picture is seen.

Everything here takes and gives (N, C, H, W) and draws from the generator it is handed.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


def uniform(count: int, low: float, high: float, generator: torch.Generator) -> Tensor:
    return low + (high - low) * torch.rand(count, generator=generator)


def flipped(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Half of the pictures, left and right exchanged."""
    chosen = torch.rand(len(pictures), generator=generator) < 0.5
    return torch.where(chosen[:, None, None, None], pictures.flip(3), pictures)


def cut(pictures: Tensor, size: int, border: int, generator: torch.Generator) -> Tensor:
    """A window of size x size anywhere in each picture, which is mirrored at its edges by up to `border` cells."""
    count, _, height, width = pictures.shape
    padded = nn.functional.pad(pictures, (border,) * 4, mode="reflect") if border else pictures
    top, left = (
        torch.randint(0, length + 2 * border - size + 1, (count, 1), generator=generator) for length in (height, width)
    )
    rows, columns = top + torch.arange(size), left + torch.arange(size)
    taken = padded[torch.arange(count)[:, None, None], :, rows[:, :, None], columns[:, None, :]]
    return taken.permute(0, 3, 1, 2)


def warped(
    pictures: Tensor, degrees: float, scales: tuple[float, float], cells: float, generator: torch.Generator
) -> Tensor:
    """Each picture turned by up to `degrees`, scaled by a factor in `scales` and moved by up to `cells`; black outside.

    Cells between cells are interpolated.
    """
    count, _, height, _ = pictures.shape
    turn = uniform(count, -degrees, degrees, generator) * math.pi / 180
    scale = uniform(count, *scales, generator)
    reach = 2 * cells / height
    right, down = (uniform(count, -reach, reach, generator) for _ in range(2))
    cosine, sine = turn.cos() / scale, turn.sin() / scale
    places = torch.stack([cosine, -sine, right, sine, cosine, down], 1).reshape(count, 2, 3)
    grid = nn.functional.affine_grid(places, list(pictures.shape), align_corners=False)
    return nn.functional.grid_sample(pictures, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
