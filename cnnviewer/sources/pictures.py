"""Several pictures, exactly these, one after the other like a folder: each on show for `slide_s` when they play.

What cannot be read is passed over with one sentence.
"""

from __future__ import annotations

import re
from pathlib import Path

from cnnviewer.errors import SourceError
from cnnviewer.sources.addresses import PICTURES, paths_in, pictures_address, short_name
from cnnviewer.sources.files import check_path, shown
from cnnviewer.sources.frame import Frame
from cnnviewer.sources.image import open_image
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.source import Source

MOST_PICTURES = 1000  # their names are remembered, all in one address
_SHORTEST_SLIDE_S = 0.04


def open_pictures(rest: str, options: SourceOptions) -> Source:
    """The pictures of the address `pictures:` + `rest`, in natural order of their names (2 before 10).

    Raises SourceError when the list is damaged or too long, or when none of them is there.
    """
    paths = paths_in(PICTURES + rest)
    if not paths:
        raise SourceError("The list of pictures is damaged; choose the pictures again.")
    if len(paths) > MOST_PICTURES:
        raise SourceError(f"These are {len(paths)} pictures; open their folder, or {MOST_PICTURES} at most.")
    files = tuple(sorted(paths, key=lambda path: (natural_order(path.name), str(path))))
    if not any(file.is_file() for file in files):
        raise SourceError(f"None of the {len(files)} pictures is there any more; choose others.")
    address = pictures_address(files)
    return PicturesSource(files, short_name(address), address, options)


class PicturesSource(Source):
    """The pictures in `files`, in this order. Of an animation the first frame is shown."""

    frame_count: int

    def __init__(self, files: tuple[Path, ...], name: str, address: str, options: SourceOptions) -> None:
        self.name = name
        self.address = address
        self._options = options
        self.period_s = max(options.slide_s, _SHORTEST_SLIDE_S)
        self._next = 0
        self._closed = False
        self._set_files(files)
        self._look()

    @property
    def files(self) -> tuple[Path, ...]:
        """The pictures, in order."""
        return self._files

    def read(self) -> Frame | None:
        """The next picture; None after the last.

        Raises SourceError when it cannot be read; the next call then goes on to the one after it.
        """
        if self._closed:
            return None
        self._look()
        self._check_files()
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

    def _set_files(self, files: tuple[Path, ...]) -> None:
        self._files = files
        self.frame_count = len(files)
        self.duration_s = self.frame_count * self.period_s

    def _look(self) -> None:
        """Bring the list up to date, where it can change."""

    def _check_files(self) -> None:
        """Raise SourceError when there is nothing left to show."""


def natural_order(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    """A key that sorts numbers in names by value: "a2" before "a10", whatever the case."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts], name
