"""Pictures that only OpenCV reads: radiance (HDR), colour PFM, PAM, TIFFs of floats in colour or of 64 bits.

cv2 has no way to ask for the size before it decodes, so the few header fields that tell it are read here; what does not
say its size is not given to OpenCV. Formats: Ward 1991, "Real pixels"; netpbm's PFM and PAM pages; TIFF 6.0.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from PIL import TiffImagePlugin

from cnnviewer.sources.damage import damaged
from cnnviewer.sources.files import check_pixels
from cnnviewer.sources.frame import Pixels
from cnnviewer.sources.opencv import cv2
from cnnviewer.sources.pixels import from_opencv, tone_mapped

_RADIANCE = re.compile(rb"\n[-+]Y\s+(\d{1,9})\s+[-+]X\s+(\d{1,9})\s")
_PFM = re.compile(rb"PF\s+(\d{1,9})\s+(\d{1,9})\s")
_PAM_WIDTH = re.compile(rb"\nWIDTH\s+(\d{1,9})\s")
_PAM_HEIGHT = re.compile(rb"\nHEIGHT\s+(\d{1,9})\s")
_TIFF = (b"II*\0", b"MM\0*")
_IMAGE_WIDTH, _IMAGE_LENGTH = 256, 257


def decode_rarer(path: Path, head: bytes, background: tuple[int, int, int]) -> Pixels | None:
    """The picture in `path`, which begins with `head`; None when it is none of these formats.

    Raises SourceError when it is too large or damaged, and whatever Pillow raises about a TIFF directory.
    """
    size = _size(path, head)
    if size is None:
        return None
    check_pixels(path, *size)
    array = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)
    if array is None or array.size == 0:
        raise damaged(path)
    if head.startswith(b"#?"):
        return tone_mapped(np.asarray(array, np.float32))
    return from_opencv(array, background)


def _size(path: Path, head: bytes) -> tuple[int, int] | None:
    """(height, width) from the header."""
    if head.startswith((b"#?RADIANCE", b"#?RGBE")):
        return _pair(_RADIANCE.search(head), 1, 2)
    if head.startswith(b"PF"):
        return _pair(_PFM.match(head), 2, 1)
    if head.startswith(b"P7\n"):
        height, width = _PAM_HEIGHT.search(head), _PAM_WIDTH.search(head)
        return (int(height[1]), int(width[1])) if height and width else None
    if head.startswith(_TIFF):
        return _tiff_size(path)
    return None


def _pair(match: re.Match[bytes] | None, height: int, width: int) -> tuple[int, int] | None:
    return (int(match[height]), int(match[width])) if match else None


def _tiff_size(path: Path) -> tuple[int, int] | None:
    with path.open("rb") as file:
        start = file.read(8)
        directory = TiffImagePlugin.ImageFileDirectory_v2(start)
        file.seek(directory.next)
        directory.load(file)
    if _IMAGE_WIDTH not in directory or _IMAGE_LENGTH not in directory:
        return None
    return int(directory[_IMAGE_LENGTH]), int(directory[_IMAGE_WIDTH])
