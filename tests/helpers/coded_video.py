"""Videos whose frames carry their own number as eight black or white bars, so that a test sees which one it got."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from cnnviewer.sources.frame import Frame, Pixels

HEIGHT, WIDTH = 48, 64
_BAR = WIDTH // 8


def coded_pixels(number: int) -> Pixels:
    """(48, 64, 3) uint8: bar b is white where bit b of `number` is set."""
    bits = np.array([number >> bit & 1 for bit in range(8)], np.uint8) * 255
    return np.broadcast_to(np.repeat(bits, _BAR)[None, :, None], (HEIGHT, WIDTH, 3)).copy()


def number_of(frame: Frame) -> int:
    """The number that the frame carries, however lossy its codec was."""
    middle = frame.pixels[frame.height // 2, _BAR // 2 :: _BAR].mean(axis=1)
    return sum(int(value > 128) << bit for bit, value in enumerate(middle))


def write_video(path: Path, count: int = 40, codec: str = "mp4v", frames_per_s: float = 25.0) -> Path:
    """A video of `count` numbered frames; the ending of `path` chooses the container."""
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*codec), frames_per_s, (WIDTH, HEIGHT))
    assert writer.isOpened()
    for number in range(count):
        writer.write(coded_pixels(number))
    writer.release()
    return path
