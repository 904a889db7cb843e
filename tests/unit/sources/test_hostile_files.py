"""Bad files: each is refused with one sentence, before anything large is allocated, and nothing hangs."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFile

from cnnviewer.errors import SourceError
from cnnviewer.sources import rarer
from cnnviewer.sources.registry import open_source
from tests.helpers.coded_video import write_video

EIGHTHS = range(8)
RANDOM = np.random.default_rng(0).integers(0, 256, (40, 56, 3), np.uint8)


def encoded(kind: str, **options: object) -> bytes:
    file = BytesIO()
    Image.fromarray(RANDOM).save(file, kind, **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def huge_png(height: int = 30000, width: int = 30000) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def huge_bmp() -> bytes:
    return b"BM" + struct.pack("<IHHI", 100, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 30000, 30000, 1, 24, *[0] * 6)


def huge_tiff() -> bytes:
    tags = [(256, 30000), (257, 30000), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 30000), (279, 9)]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(4)


def huge_float_tiff() -> bytes:
    tags = [(256, 30000), (257, 30000), (258, 64), (259, 1), (262, 2), (273, 8), (277, 3), (278, 30000), (339, 3)]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(4)


def huge_jpeg() -> bytes:
    jpeg = bytearray(encoded("JPEG"))
    start = jpeg.index(b"\xff\xc0")
    jpeg[start + 5 : start + 9] = struct.pack(">HH", 30000, 30000)
    return bytes(jpeg)


def huge_gif() -> bytes:
    gif = bytearray(encoded("GIF"))
    gif[6:10] = struct.pack("<HH", 30000, 30000)
    return bytes(gif)


TRUNCATED = {
    f"{kind} cut after {eighth} of 8 parts": (f"cut.{kind.lower()}", whole[: len(whole) * eighth // 8])
    for kind in ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF", "PPM", "AVIF")
    for whole in [encoded(kind)]
    for eighth in EIGHTHS
}
NONSENSE = {
    "text called png": ("notes.png", b"Dear diary,\ntoday I saw a cat.\n"),
    "text called mp4": ("notes.mp4", b"Dear diary,\n" * 500),
    "Korean text": ("notes.txt", "고양이를 보았다.\n".encode() * 100),
    "one byte": ("one.jpg", b"\xff"),
    "only a PNG signature": ("start.png", b"\x89PNG\r\n\x1a\n"),
    "zeros": ("zeros.png", bytes(5000)),
    "random bytes called jpg": ("noise.jpg", np.random.default_rng(1).bytes(5000)),
    "random bytes called mp4": ("noise.mp4", np.random.default_rng(2).bytes(50000)),
    "random bytes called avi": ("noise.avi", b"RIFF\xff\xff\0\0AVI LIST" + np.random.default_rng(3).bytes(5000)),
    "random bytes called gif": ("noise.gif", b"GIF89a" + np.random.default_rng(4).bytes(500)),
    "random bytes called tga": ("noise.tga", np.random.default_rng(5).bytes(500)),
    "a PDF": ("page.png", b"%PDF-1.7\n\0\1\2"),
    "an SVG": ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "a HEIC photograph": ("phone.jpg", b"\0\0\0\x18ftypheic" + bytes(200)),
    "an OpenEXR picture": ("light.exr", b"\x76\x2f\x31\x01\2\0\0\0channels\0chlist\0"),
    "a NumPy array": ("array.npy", b"\x93NUMPY\1\0" + bytes(100)),
    "a program": ("run.png", b"\x7fELF" + bytes(300)),
    "a sound": (
        "song.wav",
        b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x44\xac\0\0\x88\x58\1\0\2\0\x10\0data" + bytes(99),
    ),
    "a sound of iTunes": ("song.m4a", b"\0\0\0\x1cftypM4A " + bytes(200)),
    "a sound called mp4": ("song.mp4", b"ID3\4" + bytes(500)),
    "a playlist": ("list.m3u8", b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n"),
    "a list of files for FFmpeg": ("list.mp4", b"ffconcat version 1.0\nfile /dev/zero\n"),
    "a PostScript drawing": ("drawing.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n\1"),
    "radiance without its pixels": ("light.hdr", b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 40 +X 50\n"),
    "a colour PFM without its pixels": ("light.pfm", b"PF\n40 50\n-1.0\n\1\2"),
    "a PAM without its pixels": ("p.pam", b"P7\nWIDTH 9\nHEIGHT 9\nDEPTH 3\nMAXVAL 255\nTUPLTYPE RGB\nENDHDR\n"),
    "a picture without rows": ("flat.png", huge_png(height=0)),
}
HUGE = {
    "PNG": ("huge.png", huge_png()),
    "JPEG": ("huge.jpg", huge_jpeg()),
    "GIF": ("huge.gif", huge_gif()),
    "BMP": ("huge.bmp", huge_bmp()),
    "TIFF": ("huge.tif", huge_tiff()),
    "TIFF of floats": ("float.tif", huge_float_tiff()),
    "PPM": ("huge.ppm", b"P6\n30000 30000\n255\n" + bytes(100)),
    "PAM": ("huge.pam", b"P7\nWIDTH 30000\nHEIGHT 30000\nDEPTH 3\nMAXVAL 255\nENDHDR\n" + bytes(100)),
    "PFM": ("huge.pfm", b"PF\n30000 30000\n-1.0\n" + bytes(100)),
    "radiance": ("huge.hdr", b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 30000 +X 30000\n" + bytes(100)),
    "QOI": ("huge.qoi", b"qoif" + struct.pack(">IIBB", 30000, 30000, 3, 0) + bytes(100)),
    "just too large": ("large.png", huge_png(10001, 10000)),
}


def the_sentence(address: str | Path) -> str:
    """The one sentence with which `address` is refused."""
    with pytest.raises(SourceError) as caught:
        open_source(address)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert 20 < len(sentence) < 250
    assert not any(word in sentence for word in ("Error", "Traceback", "errno", "<_io", "None", "cv2"))
    return sentence


@pytest.mark.parametrize(("name", "content"), (TRUNCATED | NONSENSE).values(), ids=(TRUNCATED | NONSENSE).keys())
def test_a_file_that_is_no_whole_picture_is_refused_by_name(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert name in the_sentence(file)
    printed = capfd.readouterr()
    assert printed.out == printed.err == ""


@pytest.mark.parametrize(("name", "content"), HUGE.values(), ids=HUGE.keys())
def test_a_header_that_promises_too_many_pixels_is_refused_before_any_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    def decode(*arguments: object) -> None:
        pytest.fail("pixels were decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", decode)
    monkeypatch.setattr(rarer.cv2, "imdecode", decode)
    file = tmp_path / name
    file.write_bytes(content)
    assert "100 million" in the_sentence(file)


@pytest.mark.parametrize("eighth", EIGHTHS)
def test_a_video_that_is_cut_off_and_cannot_be_decoded_is_refused(tmp_path: Path, eighth: int) -> None:
    whole = write_video(tmp_path / "whole.mp4").read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) * eighth // 8])
    assert "cut.mp4" in the_sentence(cut)


def missing(folder: Path) -> Path:
    return folder / "missing.png"


def below_a_file(folder: Path) -> Path:
    (folder / "file.png").write_bytes(encoded("PNG"))
    return folder / "file.png" / "inside.png"


def empty(folder: Path) -> Path:
    (folder / "empty.png").touch()
    return folder / "empty.png"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.png")
    return folder / "pipe.png"


def endless_device(folder: Path) -> Path:
    (folder / "zero.png").symlink_to("/dev/zero")
    return folder / "zero.png"


def loop_of_links(folder: Path) -> Path:
    (folder / "loop.png").symlink_to(folder / "loop.png")
    return folder / "loop.png"


def dangling_link(folder: Path) -> Path:
    (folder / "link.png").symlink_to(folder / "gone.png")
    return folder / "link.png"


def folder_without_pictures(folder: Path) -> Path:
    (folder / "readme.txt").write_text("no pictures here")
    return folder


def folder_called_png(folder: Path) -> Path:
    (folder / "folder.png").mkdir()
    return folder / "folder.png"


def far_too_long_a_name(folder: Path) -> Path:
    return folder / ("x" * 5000 + ".png")


def a_null_byte(folder: Path) -> Path:
    return folder / "a\0b.png"


def a_name_of_two_lines(folder: Path) -> Path:
    (folder / "two\nlines.png").write_bytes(b"no picture \0")
    return folder / "two\nlines.png"


def a_name_that_is_no_text(folder: Path) -> Path:
    path = folder / os.fsdecode(b"caf\xe9.mp4")
    path.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(200))
    return path


def a_zip_of_pictures(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "pictures.png", "w") as archive:
        archive.writestr("cat.png", encoded("PNG"))
    return folder / "pictures.png"


POSIX_ONLY = (pipe, endless_device, loop_of_links, dangling_link, a_name_of_two_lines, a_name_that_is_no_text)
PLACES: list[Callable[[Path], Path]] = [
    missing,
    below_a_file,
    empty,
    folder_without_pictures,
    folder_called_png,
    far_too_long_a_name,
    a_null_byte,
    a_zip_of_pictures,
    *(POSIX_ONLY if os.name == "posix" else ()),
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_place_that_holds_no_picture_is_refused_at_once(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    the_sentence(place(tmp_path))


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_may_not_be_read_is_refused_with_a_word_about_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    secret = tmp_path / "secret.png"
    if kind == "folder":
        secret.mkdir()
    else:
        secret.write_bytes(encoded("PNG"))
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the tests may run as root, whom no mode stops
    assert "permission" in the_sentence(secret)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "camera:",
        "camera:front",
        "camera:-1",
        "camera:99999999999999999999",
        "pattern:",
        "pattern:no such",
        "sample:",
        "sample:../../etc/passwd",
        "https://example.org/cat.png",
        "rtsp://example.org/stream",
        "~nobody-of-that-name/cat.png",
        "file:///no/such/file.png",
        "file://",
    ],
)
def test_an_address_that_names_nothing_is_refused(address: str) -> None:
    the_sentence(address)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_flipped_bytes_give_a_picture_or_one_sentence(tmp_path: Path, kind: str) -> None:
    random = np.random.default_rng(7)
    whole = np.frombuffer(encoded(kind), np.uint8)
    file = tmp_path / f"flipped.{kind.lower()}"
    for _ in range(60):
        content = whole.copy()
        content[random.integers(0, min(len(content), 400), 4)] = random.integers(0, 256, 4)
        file.write_bytes(content.tobytes())
        try:
            source = open_source(file)
        except SourceError as error:
            assert str(error).endswith(".")
        else:
            source.close()
