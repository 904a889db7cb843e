"""Writes tests/golden/networks/NAME.npz: test pictures, their labels, and the logits that PyTorch computes for them.

The pictures that may travel with the program are written to resources/networks/NAME.pictures.npz too.

PyTorch runs the layers as they were trained, in float64, with their batch normalisation still apart: the tests compare
the bundled file with what was learned, not with itself.
"""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
import torch
from data import Dataset
from learn import prepared
from recipes import Recipe
from torch import nn

COUNT = 200
FREE = ("mnist", "fashion")
"""Networks whose pictures may travel with the program: the licence of the data set says so."""
RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "networks"
FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden" / "networks"


@torch.no_grad()
def write_golden(recipe: Recipe, layers: nn.Sequential, dataset: Dataset, folder: Path = FOLDER) -> None:
    """The first of the test set: pictures (COUNT, C, H, W), labels (COUNT,) and logits (COUNT, 10)."""
    pictures = dataset.test_pictures[:COUNT]
    logits = copy.deepcopy(layers).double()(prepared(recipe, pictures).double())
    labels = dataset.test_labels[:COUNT].astype(np.uint8)
    folder.mkdir(parents=True, exist_ok=True)
    if recipe.name in FREE:
        np.savez_compressed(RESOURCES / f"{recipe.name}.pictures.npz", pictures=pictures, labels=labels)
    np.savez_compressed(
        folder / f"{recipe.name}.npz",
        pictures=pictures,
        labels=labels,
        logits=logits.float().numpy(),
    )
