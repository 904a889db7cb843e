"""Pictures whose class is known: the first of the test sets of two bundled networks, or a folder of one's own.

resources/networks/NAME.pictures.npz holds the bundled ones; no network has learned from them. packaging/train writes
the files for data sets whose licence lets them travel with the program. A folder has one folder a class in it, named
like the class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import NetworkError
from cnnviewer.files import refusal
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.zoo import find_bundled
from cnnviewer.resources import resource_path
from cnnviewer.sources.image import PICTURE_SUFFIXES
from cnnviewer.sources.registry import open_source

MOST_PICTURES = 10_000
Frame = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class KnownPictures:
    """frames: each (H, W, 3) uint8 RGB; truth (P,) int64: the class of each, counted from 0.

    card  how the frames are to be made ready; None: as the user has chosen
    """

    frames: Sequence[Frame]
    truth: NDArray[np.int64]
    card: PreprocessingCard | None = None


def has_known_pictures(address: str) -> bool:
    """Whether pictures for the network at `address` came with the program; nothing is read."""
    path = _path(address)
    return path is not None and path.is_file()


def known_pictures(address: str) -> KnownPictures:
    """The bundled pictures for the network at `address`, with the black border that it was trained with.

    Raises NetworkError when there are none, or the program was installed without them.
    """
    bundled, path = find_bundled(address), _path(address)
    if bundled is None or path is None:
        raise NetworkError("No test pictures come with this network; choose a folder with one folder a class.")
    try:
        with np.load(path) as stored:
            pictures, truth = stored["pictures"], stored["labels"]
    except (OSError, KeyError, ValueError):
        raise NetworkError("The test pictures are missing from this installation; install cnnviewer again.") from None
    frames = _framed(pictures, (bundled.card.height, bundled.card.width))
    frames.flags.writeable = False
    return KnownPictures(tuple(frames), truth.astype(np.int64), bundled.card)


def pictures_in(folder: Path, labels: Sequence[str]) -> KnownPictures:
    """The pictures in `folder`, which has folders named like the `labels`, or with their numbers from 0.

    Folders with other names are passed over, and so is what is no picture. At most MOST_PICTURES are taken, evenly of
    all classes. Raises NetworkError when no picture is found.
    """
    places = {label.strip().casefold(): number for number, label in reversed(list(enumerate(labels)))}
    places |= {str(number): number for number in range(len(labels)) if str(number) not in places}
    try:
        folders = sorted(one for one in folder.iterdir() if one.is_dir() and one.name.casefold() in places)
        found = [(places[one.name.casefold()], _pictures_of(one)) for one in folders]
    except OSError as error:
        raise NetworkError(f"The folder {folder.name} cannot be read: {refusal(error)}; choose another one.") from None
    each = max(1, MOST_PICTURES // max(1, len(found)))
    listed = [(path, number) for number, paths in found for path in paths[:each]]
    if not listed:
        raise NetworkError(
            f"{folder.name} holds no pictures in folders named like the classes; make one folder a class and try again."
        )
    return KnownPictures(_Files([path for path, _ in listed]), np.asarray([number for _, number in listed], np.int64))


class _Files(Sequence[Frame]):
    """Picture files as frames, each read when it is asked for: photographs of a whole folder do not fit in memory."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, place: int) -> Frame: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Frame]: ...

    def __getitem__(self, place: int | slice) -> Frame | Sequence[Frame]:
        """Raises SourceError when the file cannot be read."""
        return _Files(self._paths[place]) if isinstance(place, slice) else _read(self._paths[place])


def _path(address: str) -> Path | None:
    bundled = find_bundled(address)
    return None if bundled is None else resource_path("networks", f"{bundled.name}.pictures.npz")


def _framed(pictures: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """(P, C, H, W) as it stands in a data set -> (P, H, W, 3) in the middle of black frames of `size`."""
    count, _, height, width = pictures.shape
    frames = np.zeros((count, *size, 3), np.uint8)
    top, left = (size[0] - height) // 2, (size[1] - width) // 2
    frames[:, top : top + height, left : left + width] = pictures.transpose(0, 2, 3, 1)
    return frames


def _pictures_of(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if one.suffix.lower() in PICTURE_SUFFIXES)


def _read(path: Path) -> Frame:
    source = open_source(str(path))
    try:
        frame = source.read()
    finally:
        source.close()
    if frame is None:
        raise NetworkError(f"{path.name} holds no picture; take it out of the folder.")
    return frame.pixels
