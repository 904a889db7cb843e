"""Pictures of every kind become (H, W, 3) uint8 RGB, upright; animations play; nothing is stretched or lost."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnnviewer.errors import SourceError
from cnnviewer.sources import image
from cnnviewer.sources.animation import AnimationSource
from cnnviewer.sources.frame import Pixels
from cnnviewer.sources.opencv import cv2
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pixels import tone_mapped, white_of
from cnnviewer.sources.registry import open_source
from cnnviewer.sources.still import StillSource

_rows, _columns = np.mgrid[:24, :32]
COLOURS = np.stack([8 * _columns % 256, 10 * _rows % 256, 3 * (_rows + _columns)], axis=2).astype(np.uint8)
GREY = COLOURS[:, :, 0]


def read(path: Path, options: SourceOptions | None = None) -> Pixels:
    source = open_source(path, options)
    frame = source.read()
    source.close()
    assert frame is not None
    assert not frame.pixels.flags.writeable
    return frame.pixels


def by_pillow(path: Path, array: Pixels, **options: object) -> Path:
    Image.fromarray(array).save(path, **options)
    return path


def by_opencv(path: Path, array: object) -> Path:
    good, content = cv2.imencode(path.suffix, np.asarray(array))
    assert good
    path.write_bytes(content.tobytes())
    return path


@pytest.mark.parametrize(
    "suffix", ["png", "bmp", "tif", "ppm", "tga", "gif", "webp", "jp2", "sgi", "pcx", "ico", "qoi"]
)
def test_a_lossless_picture_gives_its_very_pixels(tmp_path: Path, suffix: str) -> None:
    options: dict[str, object] = {"lossless": True} if suffix == "webp" else {}
    if suffix == "ico":
        options = {"sizes": [(32, 24)]}
    colours = np.where(COLOURS > 127, np.uint8(255), np.uint8(0)) if suffix == "gif" else COLOURS
    assert np.array_equal(read(by_pillow(tmp_path / f"p.{suffix}", colours, **options)), colours)


@pytest.mark.parametrize("suffix", ["jpg", "avif", "webp"])
def test_a_lossy_picture_is_nearly_the_same_and_not_blue_for_red(tmp_path: Path, suffix: str) -> None:
    smooth = np.zeros((64, 64, 3), np.uint8) + np.array([200, 90, 30], np.uint8)
    assert np.abs(read(by_pillow(tmp_path / f"p.{suffix}", smooth)).astype(int) - smooth).max() < 12


@pytest.mark.parametrize("suffix", ["png", "bmp", "tiff", "ppm", "pam", "ras", "hdr", "pfm"])
def test_what_opencv_writes_is_read(tmp_path: Path, suffix: str) -> None:
    blue_first = COLOURS[:, :, ::-1]
    array = blue_first.astype(np.float32) if suffix in ("hdr", "pfm") else blue_first
    pixels = read(by_opencv(tmp_path / f"p.{suffix}", array))
    assert pixels.shape == COLOURS.shape
    if suffix != "hdr":
        assert np.array_equal(pixels, COLOURS)


@pytest.mark.parametrize("suffix", ["jpg", "txt", ""])
def test_the_ending_of_the_name_does_not_matter(tmp_path: Path, suffix: str) -> None:
    by_pillow(tmp_path / "picture.png", COLOURS).rename(tmp_path / f"고양이 é.{suffix}")
    assert np.array_equal(read(tmp_path / f"고양이 é.{suffix}"), COLOURS)


def test_a_file_url_opens_its_file(tmp_path: Path) -> None:
    by_pillow(tmp_path / "a b.png", COLOURS)
    source = open_source((tmp_path / "a b.png").as_uri())
    assert source.name == "a b.png"
    assert source.address == str(tmp_path / "a b.png")


# The place in the upright picture from which the stored one is made, for each EXIF orientation (EXIF 2.32, tag 274).
ORIENTATIONS: dict[int, Callable[[Pixels], Pixels]] = {
    1: lambda upright: upright,
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.transpose(1, 0, 2),
    6: lambda upright: np.rot90(upright, 1),
    7: lambda upright: upright[::-1, ::-1].transpose(1, 0, 2),
    8: lambda upright: np.rot90(upright, -1),
}


@pytest.mark.parametrize("suffix", ["png", "tif", "webp"])
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_picture_stands_upright_whatever_its_exif_orientation(tmp_path: Path, orientation: int, suffix: str) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    stored = np.ascontiguousarray(ORIENTATIONS[orientation](COLOURS))
    options: dict[str, object] = {"lossless": True} if suffix == "webp" else {}
    assert np.array_equal(read(by_pillow(tmp_path / f"p.{suffix}", stored, exif=exif, **options)), COLOURS)


def test_a_photograph_with_senseless_exif_data_still_opens(tmp_path: Path) -> None:
    by_pillow(tmp_path / "p.jpg", COLOURS, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff nonsense")
    assert read(tmp_path / "p.jpg").shape == COLOURS.shape


def test_grey_is_three_equal_channels(tmp_path: Path) -> None:
    assert np.array_equal(read(by_pillow(tmp_path / "p.png", GREY)), np.dstack([GREY] * 3))


def test_one_bit_is_black_and_white(tmp_path: Path) -> None:
    bits = GREY > 100
    Image.fromarray(bits).save(tmp_path / "p.png")
    assert np.array_equal(read(tmp_path / "p.png"), np.dstack([bits * np.uint8(255)] * 3))


def test_a_palette_becomes_its_colours(tmp_path: Path) -> None:
    palette_image = Image.fromarray(GREY // 64, "L").convert("P")
    palette_image.putpalette([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7])
    palette_image.save(tmp_path / "p.png")
    table = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [9, 8, 7]], np.uint8)
    pixels = read(tmp_path / "p.png")
    with Image.open(tmp_path / "p.png") as stored:
        assert np.array_equal(pixels, np.array(stored.convert("RGB")))
    assert {tuple(colour) for colour in pixels.reshape(-1, 3).tolist()} <= {tuple(c) for c in table.tolist()}


@pytest.mark.parametrize("suffix", ["png", "tif", "webp"])
def test_alpha_lets_the_chosen_background_through(tmp_path: Path, suffix: str) -> None:
    alpha = np.full((24, 32, 1), 255, np.uint8)
    alpha[:8], alpha[8:16] = 0, 102
    options: dict[str, object] = {"lossless": True, "exact": True} if suffix == "webp" else {}
    path = by_pillow(tmp_path / f"p.{suffix}", np.dstack([COLOURS, alpha]), **options)
    pixels = read(path, SourceOptions(background=(10, 200, 30)))
    mixed = 0.4 * COLOURS[8:16] + 0.6 * np.array([10, 200, 30])
    assert np.array_equal(pixels[:8], np.broadcast_to(np.array([10, 200, 30], np.uint8), (8, 32, 3)))
    assert np.abs(pixels[8:16] - mixed).max() <= 1
    assert np.array_equal(pixels[16:], COLOURS[16:])


def test_a_transparent_palette_and_grey_with_alpha_are_laid_over_white(tmp_path: Path) -> None:
    palette_image = Image.new("P", (4, 4), 0)
    palette_image.putpalette([0, 0, 0, 255, 0, 0])
    palette_image.save(tmp_path / "p.gif", transparency=0)
    assert read(tmp_path / "p.gif").min() == 255
    Image.fromarray(np.dstack([GREY, GREY * 0])).save(tmp_path / "la.png")
    assert read(tmp_path / "la.png").min() == 255


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "p.tif")
    assert read(tmp_path / "p.tif")[0, 0].tolist() == [255, 0, 0]


@pytest.mark.parametrize(
    ("brightest", "white"), [(20, 255), (255, 255), (900, 1023), (4000, 4095), (16000, 16383), (65535, 65535)]
)
@pytest.mark.parametrize("suffix", ["png", "tif", "pgm"])
def test_grey_of_16_bits_is_scaled_by_the_white_of_its_sensor(
    tmp_path: Path, suffix: str, brightest: int, white: int
) -> None:
    values = np.linspace(0, brightest, 24 * 32).reshape(24, 32).astype(np.uint16)
    assert white_of(values) == white
    pixels = read(by_opencv(tmp_path / f"p.{suffix}", values))
    assert np.array_equal(pixels[:, :, 1], np.rint(values * (255 / white)).astype(np.uint8))


@pytest.mark.parametrize("suffix", ["png", "tif", "ppm"])
def test_colour_of_16_bits_keeps_its_upper_bits(tmp_path: Path, suffix: str) -> None:
    path = by_opencv(tmp_path / f"p.{suffix}", COLOURS[:, :, ::-1].astype(np.uint16) * 257)
    assert np.abs(read(path).astype(int) - COLOURS).max() <= 1


@pytest.mark.parametrize(
    ("low", "high", "black", "white"),
    [(0.0, 1.0, 0, 255), (0.0, 0.5, 0, 128), (0.0, 200.0, 0, 200), (-3.0, 5.0, 0, 255), (100.0, 9000.0, 3, 255)],
)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_floats_are_scaled_as_documented(
    tmp_path: Path, kind: type[np.floating], low: float, high: float, black: int, white: int
) -> None:
    values = np.linspace(low, high, 24 * 32).reshape(24, 32).astype(kind)
    pixels = read(by_opencv(tmp_path / "p.tiff", values))
    assert (pixels.min(), pixels.max()) == (black, white)


def test_what_is_no_number_becomes_black(tmp_path: Path) -> None:
    values = np.full((4, 4, 3), 0.5, np.float32)
    values[0, 0], values[0, 1] = np.nan, np.inf
    pixels = read(by_opencv(tmp_path / "p.tiff", values))
    assert pixels[0, :2].max() == 0
    assert pixels[2, 2].tolist() == [128, 128, 128]


def test_radiance_is_tone_mapped_so_that_any_exposure_looks_alike() -> None:
    radiance = np.exp(np.random.default_rng(0).normal(0, 2, (20, 30, 3))).astype(np.float32)
    dim, bright = tone_mapped(radiance), tone_mapped(radiance * 1000)
    assert np.abs(dim.astype(int) - bright).max() <= 1
    assert 60 < dim.mean() < 190


@pytest.mark.parametrize("kind", ["gif", "webp", "png", "avif"])
def test_an_animation_plays_like_a_video_at_its_own_pace(tmp_path: Path, kind: str) -> None:
    greys = [0, 80, 160, 240]
    first, *others = [Image.new("RGB", (32, 24), (grey, grey, grey)) for grey in greys]
    durations_ms = 250 if kind == "avif" else [100, 200, 300, 400]
    path = tmp_path / f"moving.{kind}"
    first.save(path, save_all=True, append_images=others, duration=durations_ms)
    source = open_source(path)
    assert isinstance(source, AnimationSource)
    assert source.frame_count == 4
    assert source.period_s > 0
    for order in ([0, 1, 2, 3], [3], [0], [2], [1, 2]):
        source.seek(order[0])
        for index in order:
            frame = source.read()
            assert frame is not None
            assert frame.index == index
            assert abs(int(frame.pixels.mean()) - greys[index]) < 6
            starts_s = [0.0, 0.25, 0.5, 0.75] if kind == "avif" else [0.0, 0.1, 0.3, 0.6]
            assert frame.time_s == pytest.approx(starts_s[index])
    assert source.duration_s == pytest.approx(1.0)
    source.seek(3)
    assert source.read() is not None
    assert source.read() is None
    source.close()
    source.close()
    assert source.read() is None


def test_a_gif_without_times_plays_ten_frames_a_second(tmp_path: Path) -> None:
    frames = [Image.new("L", (8, 8), grey) for grey in (0, 100, 200)]
    frames[0].save(tmp_path / "p.gif", save_all=True, append_images=frames[1:], duration=0)
    source = open_source(tmp_path / "p.gif")
    assert source.period_s == pytest.approx(0.1)
    source.close()


def test_the_pages_of_a_tiff_follow_like_slides_and_share_one_white(tmp_path: Path) -> None:
    pages = [Image.fromarray(np.full((8, 8), value, np.uint16)) for value in (2000, 4000, 1000)]
    pages[0].save(tmp_path / "stack.tif", save_all=True, append_images=pages[1:])
    source = open_source(tmp_path / "stack.tif", SourceOptions(slide_s=2.0))
    assert (source.frame_count, source.period_s) == (3, 2.0)
    frames = [source.read() for _ in range(3)]
    assert [frame.time_s for frame in frames if frame] == [0.0, 2.0, 4.0]
    assert [int(frame.pixels[0, 0, 0]) for frame in frames if frame] == [125, 249, 62]
    source.close()


def test_an_animation_that_is_cut_off_says_so_once_and_plays_to_there(tmp_path: Path) -> None:
    noise = np.random.default_rng(0)
    frames = [Image.fromarray(noise.integers(0, 256, (40, 40, 3), np.uint8)) for _ in range(5)]
    file = BytesIO()
    frames[0].save(file, "PNG", save_all=True, append_images=frames[1:], duration=50)
    (tmp_path / "cut.png").write_bytes(file.getvalue()[: len(file.getvalue()) // 2])
    source = open_source(tmp_path / "cut.png")
    with pytest.raises(SourceError, match=r"^cut\.png is damaged or incomplete .*\.$"):
        for _ in range(5):
            source.read()
    assert source.frame_count in (1, 2, 3)
    source.seek(0)
    assert source.read() is not None
    source.close()


def test_a_still_is_the_same_at_every_read_and_captured_anew(tmp_path: Path) -> None:
    source = open_source(by_pillow(tmp_path / "p.png", COLOURS))
    first, second = source.read(), source.read()
    assert source.still
    assert first is not None
    assert second is not None
    assert first.pixels is second.pixels
    assert first.captured_at_s < second.captured_at_s


@pytest.mark.parametrize(
    ("array", "pixel"),
    [
        (np.full((3, 4), 7, np.uint8), [7, 7, 7]),
        (np.full((3, 4, 1), 7, np.uint8), [7, 7, 7]),
        (np.full((3, 4, 3), (1, 2, 3), np.uint8), [1, 2, 3]),
        (np.full((3, 4, 4), (1, 2, 3, 255), np.uint8), [1, 2, 3]),
        (np.full((3, 4, 4), (1, 2, 3, 0), np.uint8), [255, 255, 255]),
        (np.ones((3, 4), np.bool_), [255, 255, 255]),
        (np.full((6, 8, 3), 5, np.uint8)[::2, ::-2], [5, 5, 5]),
    ],
    ids=["grey", "one channel", "RGB", "RGBA", "transparent", "bool", "a view"],
)
def test_a_pasted_picture_of_any_form_is_taken_and_copied(array: Pixels, pixel: list[int]) -> None:
    source = StillSource(array, "pasted picture")
    array[...] = 0
    frame = source.read()
    assert frame.pixels[0, 0].tolist() == pixel
    assert frame.pixels.shape == (3, 4, 3)
    assert frame.name == "pasted picture"


@pytest.mark.parametrize("shape", [(), (3,), (3, 4, 2), (3, 4, 5), (0, 4, 3), (1, 3, 4, 3)])
def test_an_array_that_is_no_picture_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(SourceError, match="is not a picture"):
        StillSource(np.zeros(shape, np.uint8), "array")


def test_an_animation_of_larger_frames_than_any_video_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [Image.new("L", (20, 30), grey) for grey in (0, 200)]
    frames[0].save(tmp_path / "p.gif", save_all=True, append_images=frames[1:])
    monkeypatch.setattr(image, "MOST_MOVING_PIXELS", 599)
    with pytest.raises(SourceError, match=r"^p\.gif has 20 x 30 pixels and at most .*\.$"):
        open_source(tmp_path / "p.gif")
