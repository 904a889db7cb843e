"""What every exporter is: an entry with the ending of its files, what it can hold, and a function that writes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cnnviewer.errors import ExportError
from cnnviewer.export.content import Content, Kind

Background = Literal["white", "dark"]
# step(done, total): called after each part; raises ExportCancelled when the user has cancelled.
Step = Callable[[int, int], None]

EVERY_KIND = frozenset(Kind)


@dataclass(frozen=True)
class ExportOptions:
    """Choices that some formats look at.

    legend      True: a sheet with names, shapes and scales; False: the maps alone (PNG)
    background  of a sheet, and the colour of the gaps between maps
    magnify     screen pixels a cell, whole, nearest neighbour (PNG, SVG, PDF); 0 chooses
    """

    legend: bool = True
    background: Background = "white"
    magnify: int = 0


@dataclass(frozen=True)
class Exporter:
    """A file format.

    suffix  ".png"; other  further endings of the same format
    title   for people, in a file dialog
    kinds   what it can hold
    write   (content, path, options, step): writes the file at `path`; raises OSError, ExportError
    """

    suffix: str
    title: str
    kinds: frozenset[Kind]
    write: Callable[[Content, Path, ExportOptions, Step], None]
    other: tuple[str, ...] = ()


class ExportCancelled(ExportError):
    """The user cancelled; nothing was written."""

    def __init__(self) -> None:
        super().__init__("The export was cancelled; nothing was written.")
