"""Weights that an .onnx file keeps in another file ("external data"): where they may stand, and their bytes.

A file from elsewhere must not make the program read what it was not given. So only regular files in the folder of the
.onnx file or below it are opened; a link may not lead out of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import NetworkError
from cnnviewer.files import refusal


def files_beside(path: Path) -> Callable[[str, int, int], NDArray[np.uint8]]:
    """A function (location, offset, length) -> bytes, for the files that the .onnx file `path` may keep weights in.

    It raises NetworkError with one sentence when the location leads out of the folder, when there is no such file, or
    when it is shorter than offset + length; nothing is allocated before that is known.
    """

    def read(location: str, offset: int, length: int) -> NDArray[np.uint8]:
        place = _place(path, location)
        try:
            with place.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                if offset + length > size:
                    raise NetworkError(
                        f"{path.name} expects {offset + length} bytes in {place.name}, which has {size}; copy both "
                        "files again."
                    )
                file.seek(offset)
                found = np.fromfile(file, np.uint8, length)
        except OSError as error:
            raise NetworkError(
                f"The weights of {path.name} in {place.name} cannot be read: {refusal(error)}; put the file beside it."
            ) from None
        if len(found) != length:
            raise NetworkError(f"The file {place.name} ended while it was read; copy it again.")
        return found

    return read


def _place(path: Path, location: str) -> Path:
    """The file at `location` beside `path`. Raises NetworkError when it is not there or must not be read."""
    # A file made on one system is opened on another, so both ways of writing a path must be harmless.
    ways = (PurePosixPath(location), PureWindowsPath(location))
    harmless = "\0" not in location and not any(one.anchor or ".." in one.parts for one in ways)
    folder = Path(os.path.realpath(path.parent))
    place = Path(os.path.realpath(folder / location)) if harmless else folder
    if place == folder or not place.is_relative_to(folder):
        raise NetworkError(
            f"{path.name} asks for weights in {location[:60]!r}, outside its folder; export it with them beside it."
        )
    if not os.path.isfile(place):  # noqa: PTH113  # Path.is_file raises for a name that is too long
        raise NetworkError(
            f"The weights of {path.name} are in the file {place.name[:60]}, which is not there; put it beside it."
        )
    return place
