"""Every kind of source, and the one function that opens an address whatever it is.

    camera:0   pattern:zone-plate   sample:cat   canvas:   a path or file:// URL of a folder, a picture, a video
    pictures:["/a/1.png", "/a/2.png"]            several pictures, exactly these

A path is tried by content, not by the ending of its name: a PNG called photo.jpg opens, and so does a video called
film.dat.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cnnviewer.errors import SourceError
from cnnviewer.sources.animation import AnimationSource
from cnnviewer.sources.camera import CameraSource, open_camera
from cnnviewer.sources.canvas import CanvasSource, open_canvas
from cnnviewer.sources.files import check_path, path_of, read_head, shown
from cnnviewer.sources.folder import FolderSource, neighbours, open_folder
from cnnviewer.sources.image import open_image
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pattern import PatternSource, open_pattern
from cnnviewer.sources.pictures import PicturesSource, open_pictures
from cnnviewer.sources.samples import sample_named
from cnnviewer.sources.signatures import HEAD_LENGTH, signature
from cnnviewer.sources.source import Source
from cnnviewer.sources.still import StillSource
from cnnviewer.sources.video import VideoSource, open_video

__all__ = ["SOURCES", "AddressKind", "PathKind", "SourceOptions", "open_neighbour", "open_source"]
_REMOTE = ("http://", "https://", "rtsp://", "rtmp://", "ftp://", "data:")


@dataclass(frozen=True)
class AddressKind:
    """Sources whose address begins with `prefix`; `open` gets what follows it.

    makes  the classes of source that come out
    """

    prefix: str
    open: Callable[[str, SourceOptions], Source]
    makes: tuple[type[Source], ...]


@dataclass(frozen=True)
class PathKind:
    """Sources that are files or folders; `open` gives None when the path is of another kind.

    name   for humans
    makes  the classes of source that come out
    """

    name: str
    open: Callable[[Path, SourceOptions], Source | None]
    makes: tuple[type[Source], ...]


def open_sample(name: str, options: SourceOptions) -> Source:
    """The bundled sample called `name`, as a picture or a video."""
    sample = sample_named(name)
    try:
        source = _open_path(sample.path, options)
    except SourceError:
        text = f'The sample "{name}" is missing or damaged in this installation; install cnnviewer again.'
        raise SourceError(text) from None
    source.name = f"sample: {name}"
    source.address = f"sample:{name}"
    return source


SOURCES: tuple[AddressKind | PathKind, ...] = (
    AddressKind("camera:", open_camera, (CameraSource,)),
    AddressKind("pattern:", open_pattern, (PatternSource,)),
    AddressKind("sample:", open_sample, (StillSource, AnimationSource, VideoSource)),
    AddressKind("canvas:", open_canvas, (CanvasSource,)),
    AddressKind("pictures:", open_pictures, (PicturesSource,)),
    PathKind("folder", open_folder, (FolderSource,)),
    PathKind("picture", open_image, (StillSource, AnimationSource)),
    PathKind("video", open_video, (VideoSource,)),
)


def open_source(address: str | os.PathLike[str], options: SourceOptions | None = None) -> Source:
    """The source that `address` names, its first frame known to be readable (a camera is opened by its first read).

    Raises SourceError with one sentence when there is nothing of that name, or nothing that can be read.
    """
    options = options or SourceOptions()
    text = os.fspath(address).strip()
    if not text:
        raise SourceError("No source was named; give a file, a folder, camera:0, pattern:zone-plate or sample:cat.")
    for kind in SOURCES:
        if isinstance(kind, AddressKind) and text.lower().startswith(kind.prefix):
            return kind.open(text[len(kind.prefix) :].strip(), options)
    if text.lower().startswith(_REMOTE):
        raise SourceError(f"{shown(text)} is not on this machine; download it and open the file.")
    return _open_path(_whole(path_of(text)), options)


def open_neighbour(address: str, by: int, options: SourceOptions | None = None) -> Source | None:
    """The next (`by` = 1) or previous (-1) picture in the folder of the picture `address`; None when there is none.

    What cannot be read is passed over. Raises SourceError when the folder cannot be read.
    """
    for file in neighbours(_whole(path_of(address)), by):
        try:
            return _open_path(file, options or SourceOptions())
        except SourceError:
            continue
    return None


def _whole(path: Path) -> Path:
    """The absolute path: an address is remembered, and opened again from another working folder."""
    try:
        return path.absolute()
    except OSError:  # the working folder is gone
        return path


def _open_path(path: Path, options: SourceOptions) -> Source:
    check_path(path)
    for kind in SOURCES:
        if isinstance(kind, PathKind):
            source = kind.open(path, options)
            if source is not None:
                return source
    other = signature(read_head(path, HEAD_LENGTH)).other
    if other:
        raise SourceError(f"{shown(path)} is {other}.")
    raise SourceError(
        f"{shown(path)} is no picture or video that can be read; open another, or convert it to PNG or MP4."
    )
