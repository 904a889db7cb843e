"""Contents of every kind, small and made of numbers that a float32 text must not round."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from cnnviewer.display.picture import PictureSpec
from cnnviewer.export.collect import (
    Names,
    content_of_kernel,
    content_of_layer,
    content_of_map,
    content_of_strip,
)
from cnnviewer.export.content import Content, Kind

NAMES = Names("Gabor bank", "sample: 고양이", {"conv1": "Conv1", "pool1": "Pool1"}, {"conv1": "Conv 5 × 5"})


def activation(channels: int = 4, height: int = 6, width: int = 9) -> NDArray[np.float32]:
    maps = np.random.default_rng(11).normal(0, 3, (channels, height, width)).astype(np.float32)
    maps[0, 0, :3] = (1 / 3, 1e-30, -1.17549435e-38)
    return maps


def content(kind: Kind) -> Content:
    """A content of `kind`; the strip holds layers of two sizes and a composite."""
    maps = activation()
    if kind is Kind.MAP:
        return content_of_map(maps, PictureSpec("conv1"), 2, NAMES)
    if kind is Kind.LAYER:
        return content_of_layer(maps, PictureSpec("conv1"), NAMES)
    if kind is Kind.KERNEL:
        return content_of_kernel(activation(3, 5, 5), NAMES, "conv1", 7, bias=0.25)
    values = {"image": np.abs(activation(3, 12, 16)), "conv1": maps, "pool1": np.abs(maps[:, ::2, ::2])}
    specs = [
        PictureSpec("image", signed=False, composite=(0, 1, 2)),
        PictureSpec("conv1"),
        PictureSpec("pool1", signed=False),
        PictureSpec("missing"),
    ]
    return content_of_strip(values, specs, NAMES)


@pytest.fixture
def make_content() -> Callable[[Kind], Content]:
    return content
