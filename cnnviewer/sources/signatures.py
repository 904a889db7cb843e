"""What a file is by its first bytes, whatever its name ends in. Used for the sentence when nothing can read it.

Signatures are those of the formats' own specifications (PNG, JFIF, GIF89a, RIFF, TIFF 6.0, ISO base media files, ...).
"""

from __future__ import annotations

from dataclasses import dataclass

HEAD_LENGTH = 4096
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"MM\0+": "TIFF",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"#?RADIANCE": "Radiance HDR",
    b"#?RGBE": "Radiance HDR",
    b"PF\n": "PFM",
    b"P7\n": "PAM",
    b"8BPS": "Photoshop",
    b"qoif": "QOI",
    b"\x59\xa6\x6a\x95": "Sun raster",
    b"\0\0\1\0": "icon",
}
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"}
_OTHERS = {
    b"%PDF": "a PDF document; export the page as a PNG picture",
    b"\x76\x2f\x31\x01": "an OpenEXR picture, which OpenCV leaves switched off for safety; convert it to HDR or PNG",
    b"PK\x03\x04": "a zip archive; unpack it",
    b"\x1f\x8b": "a gzip archive; unpack it",
    b"%!PS": "a PostScript drawing; export it as a PNG picture",
    b"\x7fELF": "a program; choose a picture, a video or a folder",
    b"MZ": "a program; choose a picture, a video or a folder",
    b"\x93NUMPY": "a NumPy array; save it as a PNG or TIFF picture",
    b"\x89HDF": "an HDF5 file; save its pictures as PNG or TIFF",
}
_SOUNDS = (b"ID3", b"fLaC", b"\xff\xfb", b"\xff\xf3")
_SOUND_BRANDS = (b"M4A ", b"M4B ")
_SOUND = "a sound; choose a picture, a video or a folder"
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True)
class Signature:
    """What the first bytes say.

    picture  name of the picture format, or ""
    other    what it is when it is no picture and no video, with what to do: "a PDF document; export ...", or ""
    """

    picture: str = ""
    other: str = ""


def signature(head: bytes) -> Signature:
    """What a file that begins with `head` (up to HEAD_LENGTH bytes) claims to be."""
    for start, name in _PICTURES.items():
        if head.startswith(start):
            return Signature(picture=name)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Signature(picture="WebP")
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIC:
            return Signature(other="a HEIC photograph, which cannot be read here; export it as JPEG")
        if head[8:12] in _SOUND_BRANDS:
            return Signature(other=_SOUND)
        return Signature(picture=_BRANDS.get(head[8:12], ""))
    if head.startswith(_SOUNDS) or (head[:4] == b"RIFF" and head[8:12] == b"WAVE"):
        return Signature(other=_SOUND)
    for start, what in _OTHERS.items():
        if head.startswith(start):
            return Signature(other=what)
    if _is_text(head):
        drawing = b"<svg" in head.lower()
        return Signature(
            other="an SVG drawing; export it as a PNG picture" if drawing else "a text; choose a picture or a video"
        )
    return Signature()


def _is_text(head: bytes) -> bool:
    """Whether these are letters and line ends only. FFmpeg would play a text as a film of a terminal."""
    if head.startswith(b"YUV4MPEG2"):
        return False
    return not any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
