"""A folder of pictures: one after the other in natural order (2 before 10), each on show for `slide_s` when it plays.

The folder is looked at again whenever something in it was added, removed or renamed; the place is kept by name. What
cannot be read is passed over with one sentence.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from cnnviewer.errors import SourceError
from cnnviewer.sources.files import check_path, shown, unreadable
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.image import PICTURE_SUFFIXES, open_image
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.source import Source

_SHORTEST_SLIDE_S = 0.04


def open_folder(path: Path, options: SourceOptions) -> Source | None:
    """The pictures in `path`; None when it is no folder. Raises SourceError when it holds none."""
    return FolderSource(path, options) if path.is_dir() else None


class FolderSource(Source):
    """The pictures of one folder, without those in folders inside it. Of an animation the first frame is shown."""

    frame_count: int

    def __init__(self, path: Path, options: SourceOptions) -> None:
        self.name = path.name or str(path)
        self.address = str(path)
        self._path = path
        self._options = options
        self.period_s = max(options.slide_s, _SHORTEST_SLIDE_S)
        self._next = 0
        self._closed = False
        self._changed_ns = -1
        self._files: tuple[Path, ...] = ()
        self._look()
        if not self._files:
            raise SourceError(
                f"The folder {shown(path)} holds no pictures; choose another, or open a video by its name."
            )

    def read(self) -> Frame | None:
        """The next picture; None after the last.

        Raises SourceError when it cannot be read; the next call then goes on to the one after it.
        """
        if self._closed:
            return None
        self._look()
        if not self._files:
            raise SourceError(f"The folder {shown(self._path)} holds no pictures any more; choose another.")
        if self.still:
            self._next = 0
        if self._next >= self.frame_count:
            return None
        index, self._next = self._next, self._next + 1
        file = self._files[index]
        check_path(file)
        source = open_image(file, self._options)
        if source is None:
            raise SourceError(f"{shown(file)} is no picture that can be read and is passed over; remove or convert it.")
        frame = source.read()
        source.close()
        if frame is None:
            return None
        return Frame(frame.pixels, index, index * self.period_s, frame.captured_at_s, f"{self.name}/{file.name}")

    def seek(self, index: int) -> None:
        """Make picture `index`, clipped to what exists, the next one."""
        self._next = min(max(0, index), self.frame_count - 1)

    def close(self) -> None:
        """No further picture is read."""
        self._closed = True

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
        self._files = tuple(self._path / name for name in sorted(names, key=natural_order))
        self.frame_count = len(self._files)
        self.duration_s = self.frame_count * self.period_s
        if upcoming is not None:
            order = natural_order(upcoming)
            self._next = sum(natural_order(file.name) < order for file in self._files)


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


def natural_order(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    """A key that sorts numbers in names by value: "a2" before "a10", whatever the case."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts], name


def _is_picture(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and os.path.splitext(entry.name)[1].lower() in PICTURE_SUFFIXES  # noqa: PTH122
