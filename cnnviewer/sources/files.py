"""What is asked of a path before anything reads it, so that nothing hangs, and every refusal is one sentence."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cnnviewer.errors import SourceError

MOST_PIXELS = 100_000_000
MOST_MOVING_PIXELS = 36_000_000  # a little more than 8K video
_LONGEST_NAME = 60


def shown(name: str | Path) -> str:
    """A file name fit for a sentence: one line, printable, not too long."""
    text = name.name or str(name) if isinstance(name, Path) else name
    text = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    if len(text) > _LONGEST_NAME:
        text = f"{text[: _LONGEST_NAME // 2]}…{text[-_LONGEST_NAME // 2 + 1 :]}"
    return text


def path_of(address: str) -> Path:
    """The path an address names: a plain path, one with ~, or a file:// URL."""
    if address.lower().startswith("file:"):
        parts = urlsplit(address)
        text = unquote(parts.path)
        if parts.netloc not in ("", "localhost"):
            text = f"//{parts.netloc}{text}"  # a share: file://server/folder/picture.png
        elif len(text) > 2 and text[0] == "/" and text[2] == ":":
            text = text[1:]  # file:///C:/picture.png
    else:
        text = address
    try:
        return Path(text).expanduser()
    except RuntimeError:  # ~somebody who has no home
        return Path(text)


def check_path(path: Path) -> os.stat_result:
    """Raise SourceError unless `path` is a folder or a regular file with something in it that may be read.

    Devices and pipes (/dev/zero, a FIFO) are refused before they are opened: reading one may never end.
    """
    name = shown(path)
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise SourceError(f"There is no file or folder {name}; check its name or choose another.") from None
    except PermissionError:
        raise SourceError(f"{name} may not be looked at by you; ask its owner for permission.") from None
    except (OSError, ValueError):  # too long, a loop of links, a null byte
        raise SourceError(f"{name} is not a path that can be opened; choose another file or folder.") from None
    folder = stat.S_ISDIR(found.st_mode)
    if not folder and not stat.S_ISREG(found.st_mode):
        raise SourceError(f"{name} is a device or a pipe, not a file; choose a picture, a video or a folder.")
    if not os.access(path, os.R_OK | os.X_OK if folder else os.R_OK):
        raise SourceError(f"{name} may not be read by you; ask its owner for permission or copy it.")
    if not folder and found.st_size == 0:
        raise SourceError(f"{name} is empty (0 bytes); copy it again from where it came from.")
    return found


def read_head(path: Path, length: int) -> bytes:
    """The first `length` bytes of a file."""
    try:
        with path.open("rb") as file:
            return file.read(length)
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> SourceError:
    """What to raise when the system does not let a file be read."""
    reason = (error.strerror or type(error).__name__).lower()
    return SourceError(f"{shown(path)} cannot be read from the disk ({reason}); check the disk or copy the file.")


def check_pixels(path: Path, height: int, width: int, most: int = MOST_PIXELS) -> None:
    """Raise SourceError when the header promises more pixels than fit sensibly in memory, before any is read."""
    if height * width > most:
        raise SourceError(
            f"{shown(path)} has {width} x {height} pixels and at most {most // 1_000_000} million can be shown; "
            "make it smaller and open that."
        )
    if height < 1 or width < 1:
        raise SourceError(f"{shown(path)} has no pixels ({width} x {height}); open another picture.")
