"""A folder of pictures: one after the other in natural order (2 before 10), each on show for `slide_s` when it plays.

The folder is looked at again whenever something in it was added, removed or renamed; the place is kept by name. What
cannot be read is passed over with one sentence.
"""

from __future__ import annotations

import os
from pathlib import Path

from cnnviewer.errors import SourceError
from cnnviewer.sources.files import shown, unreadable
from cnnviewer.sources.image import PICTURE_SUFFIXES
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pictures import PicturesSource, natural_order
from cnnviewer.sources.source import Source


def open_folder(path: Path, options: SourceOptions) -> Source | None:
    """The pictures in `path`; None when it is no folder. Raises SourceError when it holds none."""
    return FolderSource(path, options) if path.is_dir() else None


class FolderSource(PicturesSource):
    """The pictures of one folder, without those in folders inside it. Of an animation the first frame is shown."""

    def __init__(self, path: Path, options: SourceOptions) -> None:
        self._path = path
        self._changed_ns = -1
        super().__init__((), path.name or str(path), str(path), options)
        if not self._files:
            raise SourceError(
                f"The folder {shown(path)} holds no pictures; choose another, or open a video by its name."
            )

    def _look(self) -> None:
        """List the pictures, again when the folder has changed."""
        try:
            changed_ns = self._path.stat().st_mtime_ns
            if changed_ns == self._changed_ns:
                return
            with os.scandir(self._path) as entries:
                names = [entry.name for entry in entries if _is_picture(entry)]
        except OSError as error:
            raise unreadable(self._path, error) from None
        upcoming = self._files[self._next].name if self._next < len(self._files) else None
        self._changed_ns = changed_ns
        self._set_files(tuple(self._path / name for name in sorted(names, key=natural_order)))
        if upcoming is not None:
            order = natural_order(upcoming)
            self._next = sum(natural_order(file.name) < order for file in self._files)

    def _check_files(self) -> None:
        if not self._files:
            raise SourceError(f"The folder {shown(self._path)} holds no pictures any more; choose another.")


def neighbours(file: Path, by: int) -> tuple[Path, ...]:
    """The pictures in the folder of `file`, nearest first: those after it for a positive `by`, otherwise those before.

    Raises SourceError when the folder cannot be read.
    """
    try:
        with os.scandir(file.parent) as entries:
            names = sorted((entry.name for entry in entries if _is_picture(entry)), key=natural_order)
    except OSError as error:
        raise unreadable(file.parent, error) from None
    order = natural_order(file.name)
    if by > 0:
        chosen = [name for name in names if natural_order(name) > order]
    else:
        chosen = [name for name in reversed(names) if natural_order(name) < order]
    return tuple(file.parent / name for name in chosen)


def _is_picture(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and os.path.splitext(entry.name)[1].lower() in PICTURE_SUFFIXES  # noqa: PTH122
