"""Files that are written whole or not at all, and what the system says when it refuses one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Names of files end at 255 bytes; letters take up to four of them.
_LONGEST_STEM = 32


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path in the same folder; when the block ends well it takes the place of `path` in one step.

    The temporary file has the ending of `path`, since some writers choose their format by it. When the block raises,
    the temporary file is removed and what was at `path` is untouched. Raises OSError when the folder cannot be
    written to or the disk is full.
    """
    path = Path(os.path.realpath(path))  # a link stays a link; what it points to is replaced
    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem[:_LONGEST_STEM]}-", suffix=path.suffix, dir=path.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        else:
            temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def refusal(error: OSError) -> str:
    """Why the system refuses a file, as the middle of a sentence: "permission denied"."""
    return (error.strerror or "the system refused it").lower()


def _umask() -> int:
    """The permissions that new files do not get; a temporary file would otherwise stay private."""
    if os.name != "posix":
        return 0
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("Umask:"):
                return int(line.split()[1], 8)
    return 0o022
