"""Writes contents to files, whole or not at all, and says in one sentence why it could not."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cnnviewer.errors import ExportError
from cnnviewer.export.content import Column, Content, Kind, NamedMap
from cnnviewer.export.exporter import ExportCancelled, Exporter, ExportOptions, Step
from cnnviewer.export.registry import EXPORTERS, exporter_of
from cnnviewer.files import replacing

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space or choose another folder",
    errno.EDQUOT: "your share of the disk is used up; free some space or choose another folder",
    errno.EACCES: "the folder cannot be written to; choose another one",
    errno.EPERM: "the folder cannot be written to; choose another one",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.ENOENT: "its folder does not exist; create it or choose another one",
    errno.ENOTDIR: "its folder is not a folder; choose another one",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.EEXIST: "there is a file of that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def write(
    content: Content,
    path: Path,
    options: ExportOptions | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write `content` to `path` in the format that its ending names.

    progress   called with (done, total) on this thread;  cancelled  asked between the parts
    Raises ExportError (ExportCancelled when the user cancelled); what was at `path` is then untouched.
    """
    exporter = exporter_of(path, content.kind)
    if path.is_dir():
        raise ExportError(f"{path} could not be written: {_REASONS[errno.EISDIR]}.")
    with spoken(path), replacing(path) as temporary:
        exporter.write(content, temporary, options or ExportOptions(), _step(progress, cancelled))


def write_each(
    content: Content,
    folder: Path,
    suffix: str,
    options: ExportOptions | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write every map of `content` to a file of its own in `folder` (made when missing): "conv1-001.png" and so on.

    All files are written beside each other first and moved into the folder at the end; raises as `write`, and then
    nothing has been added. Returns the paths.
    """
    exporter = _exporter_for(suffix)
    step = _step(progress, cancelled)
    stems = _distinct([named.stem for named in content.maps])
    with spoken(folder), _filling(folder) as temporary:
        for number, (single, stem) in enumerate(zip(_singles(content), stems, strict=True)):
            exporter.write(single, temporary / (stem + suffix), options or ExportOptions(), _silent)
            step(number + 1, len(stems))
    return tuple(folder / (stem + suffix) for stem in stems)


def _exporter_for(suffix: str) -> Exporter:
    exporter = exporter_of(Path("map" + suffix), Kind.MAP)
    assert exporter.suffix in EXPORTERS
    return exporter


@contextmanager
def _filling(folder: Path) -> Iterator[Path]:
    """A temporary folder whose files move into `folder` when the block ends well; otherwise nothing stays."""
    made = not folder.exists()
    if made:
        folder.mkdir(parents=True)
    elif not folder.is_dir():
        raise ExportError(f"{folder} could not be written: {_REASONS[errno.EEXIST]}.")
    finished = False
    try:
        temporary = Path(tempfile.mkdtemp(prefix=".cnnviewer-", dir=folder))
        try:
            yield temporary
            for file in sorted(temporary.iterdir()):
                os.replace(file, folder / file.name)  # noqa: PTH105 - Path.replace in a loop hides the pairing
            finished = True
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    finally:
        if made and not finished:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """An OSError in the block becomes an ExportError in one sentence."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or f"{error.strerror or error}; choose another place"
        raise ExportError(f"{path} could not be written: {reason}.") from error
    except MemoryError:
        raise ExportError(f"{path} could not be written: there is not enough memory; export fewer maps.") from None


def _step(progress: Progress | None, cancelled: Cancelled | None) -> Step:
    def step(done: int, total: int) -> None:
        if progress is not None:
            progress(done, total)
        # A file whose last part is done is finished, not cancelled.
        if cancelled is not None and done < total and cancelled():
            raise ExportCancelled

    return step


def _silent(done: int, total: int) -> None:
    """The parts of one file among many are not counted."""


def _singles(content: Content) -> Iterator[Content]:
    """Each map as a content of its own, with its own scale in the legend."""
    for column in content.columns:
        for named in column.maps:
            yield Content(Kind.MAP, named.name, (_alone(column, named),), _metadata_of(content, named))


def _alone(column: Column, named: NamedMap) -> Column:
    return replace(column, maps=(named,), limits=named.levels, shared=True, composite=False)


def _metadata_of(content: Content, named: NamedMap) -> dict[str, str]:
    return {**content.metadata, "channel": str(named.number)}


def _distinct(stems: list[str]) -> list[str]:
    """Names of layers may differ only in what a file name cannot hold, or only in case."""
    seen: set[str] = set()
    made = []
    for stem in stems:
        candidate, number = stem, 2
        while candidate.lower() in seen:
            candidate, number = f"{stem}_{number}", number + 1
        seen.add(candidate.lower())
        made.append(candidate)
    return made
