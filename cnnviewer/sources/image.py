"""Picture files. Pillow first, OpenCV for what Pillow does not know.

Why this order: Pillow reads the header before it allocates anything, so a picture of 30000 x 30000 is refused while it
is still cheap; it raises where a file ends too early, where OpenCV and libjpeg give a half grey picture; it knows EXIF
orientation, palettes, alpha and animation. It takes an open file, so names in any script work on Windows, where
cv2.imread fails. OpenCV adds radiance (HDR), colour PFM, PAM and TIFFs of floats in colour (rarer.py).

A picture of several frames (GIF, WebP, APNG, AVIF) plays like a short video, a TIFF of several pages like a folder.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from cnnviewer.sources.animation import AnimationSource
from cnnviewer.sources.damage import damaged, decoding
from cnnviewer.sources.files import MOST_MOVING_PIXELS, check_pixels, read_head, unreadable
from cnnviewer.sources.frame import Pixels
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pixels import from_pillow
from cnnviewer.sources.rarer import decode_rarer
from cnnviewer.sources.signatures import HEAD_LENGTH, signature
from cnnviewer.sources.source import Source
from cnnviewer.sources.still import StillSource

# Those with a signature. Left out: EPS (starts Ghostscript), and formats that would recognise nearly any bytes.
_FORMATS = tuple("PNG JPEG GIF BMP WEBP TIFF AVIF JPEG2000 PPM PCX ICO ICNS PSD SGI SUN DDS QOI XBM XPM".split())  # noqa: SIM905
_WITHOUT_SIGNATURE = {".tga": "TGA", ".icb": "TGA", ".vda": "TGA", ".vst": "TGA"}
_MOVING = ("GIF", "PNG", "WEBP", "AVIF")
_SUFFIXES = (
    "png apng jpg jpeg jpe jfif mpo gif bmp webp tif tiff avif jp2 j2k jpf pbm pgm ppm pnm pfm pam "
    "pcx ico icns psd sgi rgb bw sun ras sr dds qoi xbm xpm tga hdr pic"
)
PICTURE_SUFFIXES = frozenset(f".{suffix}" for suffix in _SUFFIXES.split())


def open_image(path: Path, options: SourceOptions) -> Source | None:
    """The picture or animation in `path`; None when its first bytes are those of no picture that can be read.

    Raises SourceError when it is a picture that is damaged or too large.
    """
    head = read_head(path, HEAD_LENGTH)
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from None
    with contextlib.ExitStack() as closing:
        closing.callback(file.close)
        count = 0
        with decoding(path):
            image = _identify(file, path)
            if image is not None:
                check_pixels(path, image.height, image.width)
                count = getattr(image, "n_frames", 1) if image.format in (*_MOVING, "TIFF") else 1
        if image is not None and count > 1:
            if image.format in _MOVING:
                check_pixels(path, image.height, image.width, MOST_MOVING_PIXELS)
            page_s = 0.0 if image.format in _MOVING else options.slide_s
            source = AnimationSource(image, file, path, options.background, count, page_s)
            closing.pop_all()  # from now on the source closes the file
            return source
        with decoding(path):
            if image is not None:
                pixels: Pixels | None = from_pillow(image, options.background)
            else:
                pixels = decode_rarer(path, head, options.background)
    if pixels is not None:
        return StillSource(pixels, path.name, str(path))
    if signature(head).picture:
        raise damaged(path)
    return None


def _identify(file: BinaryIO, path: Path) -> Image.Image | None:
    """The image with its header read and no pixel decoded."""
    also = _WITHOUT_SIGNATURE.get(path.suffix.lower())
    for formats in (_FORMATS, [also] if also else []):
        if formats:
            with contextlib.suppress(UnidentifiedImageError):
                file.seek(0)
                return Image.open(file, formats=formats)
    return None
