"""Test patterns: pictures whose feature maps can be told beforehand, so that a network can be checked by eye.

x is the column and y the row of a pixel, W and H the numbers of columns and rows; a value 0...1 becomes
round(255 value). The formula of each pattern stands with it. The moving ones play for ever: their last frame is
followed by the first without a jump.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import SourceError
from cnnviewer.sources.frame import Frame, Pixels
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.source import Source

HEIGHT, WIDTH = 240, 320
FRAMES_PER_S = 30.0
Values = NDArray[np.float64]
_y: Values
_x: Values
_y, _x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float64)


def _checkerboard(turn: float) -> Values:
    """(floor(x / 20) + floor(y / 20)) mod 2."""
    return np.asarray((_x // 20 + _y // 20) % 2)


def _horizontal_gradient(turn: float) -> Values:
    """x / (W - 1): a ReLU after a horizontal derivative lights up evenly."""
    return np.asarray(_x / (WIDTH - 1))


def _vertical_gradient(turn: float) -> Values:
    """y / (H - 1)."""
    return _y / (HEIGHT - 1)


def _impulse(turn: float) -> Values:
    """1 at (H / 2, W / 2), else 0: the feature map shows the kernel turned by 180 degrees (cross-correlation)."""
    return np.asarray((_x == WIDTH // 2) & (_y == HEIGHT // 2), np.float64)


def _step_edge(turn: float) -> Values:
    """1 where x >= W / 2, else 0."""
    return (_x >= WIDTH // 2).astype(np.float64)


def _grating(period: float, degrees: float) -> Callable[[float], Values]:
    """(1 + sin(2 pi ((x cos a + y sin a) / period - turn))) / 2; `degrees` is a, the direction across the stripes."""

    def draw(turn: float) -> Values:
        across = _x * np.cos(np.radians(degrees)) + _y * np.sin(np.radians(degrees))
        return np.asarray((1 + np.sin(2 * np.pi * (across / period - turn))) / 2)

    return draw


def _grating_chart(turn: float) -> Values:
    """Cells of 80 x 80: gratings at 0, 45, 90, 135 degrees from left to right, periods 16, 8, 4 from top to bottom."""
    chart = np.empty((HEIGHT, WIDTH))
    for row, period in enumerate((16, 8, 4)):
        for column, degrees in enumerate((0, 45, 90, 135)):
            cell = np.s_[row * 80 : row * 80 + 80, column * 80 : column * 80 + 80]
            chart[cell] = _grating(period, degrees)(0.0)[cell]
    return chart


def _zone_plate(turn: float) -> Values:
    """(1 + cos(pi r^2 / H - 2 pi turn)) / 2, r from the centre: frequency r / H, 0.5 per pixel at the upper edge."""
    square = (_x - WIDTH / 2) ** 2 + (_y - HEIGHT / 2) ** 2
    return np.asarray((1 + np.cos(np.pi * square / HEIGHT - 2 * np.pi * turn)) / 2)


def _colour_bars(turn: float) -> Values:
    """White, yellow, cyan, green, magenta, red, blue, black; bar b = floor(8 x / W) is red where floor(b / 2) is even,
    green where b < 4, blue where b is even.
    """
    bar = (8 * _x // WIDTH).astype(int)
    return np.stack([bar // 2 % 2 == 0, bar < 4, bar % 2 == 0], axis=2).astype(np.float64)


def _noise(turn: float) -> Values:
    """Uniform in 0...1, independent for every pixel and channel, always the same (PCG64, seed 0)."""
    return np.random.default_rng(0).random((HEIGHT, WIDTH, 3))


def _turning_edge(turn: float) -> Values:
    """1 on one side of a line through the centre, softened over two pixels, which turns once: every orientation."""
    angle = 2 * np.pi * turn
    distance = (_x - WIDTH / 2) * np.cos(angle) + (_y - HEIGHT / 2) * np.sin(angle)
    return np.asarray(np.clip(0.5 + distance / 2, 0, 1))


def _bouncing_ball(turn: float) -> Values:
    """A ball of radius 24, colour (1, 0.55, 0.1) on grey 0.12, whose centre is at
    x = 160 + 120 sin(2 pi turn), y = 208 - 160 |sin(4 pi turn)|.
    """
    centre_x = 160 + 120 * np.sin(2 * np.pi * turn)
    centre_y = 208 - 160 * np.abs(np.sin(4 * np.pi * turn))
    values = np.full((HEIGHT, WIDTH, 3), 0.12)
    top, left = max(0, int(centre_y) - 26), max(0, int(centre_x) - 26)
    around = np.s_[top : int(centre_y) + 27, left : int(centre_x) + 27]
    inside = np.clip(24.5 - np.hypot(_x[around] - centre_x, _y[around] - centre_y), 0, 1)[:, :, None]
    values[around] += inside * (np.array([1.0, 0.55, 0.1]) - 0.12)
    return values


@dataclass(frozen=True)
class _Pattern:
    """draw(turn) gives (H, W) grey or (H, W, 3) RGB in 0...1 at `turn` 0...1 of one round of `frame_count` frames."""

    draw: Callable[[float], Values]
    frame_count: int = 1


_PATTERNS = {
    "checkerboard": _Pattern(_checkerboard),
    "horizontal-gradient": _Pattern(_horizontal_gradient),
    "vertical-gradient": _Pattern(_vertical_gradient),
    "impulse": _Pattern(_impulse),
    "step-edge": _Pattern(_step_edge),
    "coarse-grating": _Pattern(_grating(32, 0)),
    "fine-grating": _Pattern(_grating(4, 0)),
    "diagonal-grating": _Pattern(_grating(16, 45)),
    "grating-chart": _Pattern(_grating_chart),
    "zone-plate": _Pattern(_zone_plate),
    "colour-bars": _Pattern(_colour_bars),
    "noise": _Pattern(_noise),
    "drifting-grating": _Pattern(_grating(16, 30), 60),
    "breathing-zone-plate": _Pattern(_zone_plate, 90),
    "turning-edge": _Pattern(_turning_edge, 240),
    "bouncing-ball": _Pattern(_bouncing_ball, 120),
}
PATTERNS: tuple[str, ...] = tuple(_PATTERNS)


def open_pattern(name: str, options: SourceOptions) -> PatternSource:
    """The pattern called `name`. Raises SourceError when there is none."""
    if name not in _PATTERNS:
        raise SourceError(f'There is no pattern "{name[:40]}"; choose one of {", ".join(PATTERNS[:5])} and others.')
    return PatternSource(name)


class PatternSource(Source):
    """Draws a pattern of PATTERNS, 240 x 320; a moving one frame by frame, 30 a second."""

    frame_count: int

    def __init__(self, name: str) -> None:
        self._pattern = _PATTERNS[name]
        self._next = 0
        self.name = f"pattern: {name.replace('-', ' ')}"
        self.address = f"pattern:{name}"
        self.frame_count = self._pattern.frame_count
        if not self.still:
            self.period_s = 1 / FRAMES_PER_S
            self.duration_s = self.frame_count / FRAMES_PER_S
        self._still = draw_pattern(name) if self.still else None

    def read(self) -> Frame | None:
        """The next frame."""
        if self._still is not None:
            return Frame(self._still, name=self.name)
        if self._next >= self.frame_count:
            return None
        index, self._next = self._next, self._next + 1
        pixels = _drawn(self._pattern, index)
        return Frame(pixels, index=index, time_s=index / FRAMES_PER_S, name=self.name)

    def seek(self, index: int) -> None:
        """Make frame `index`, clipped to what exists, the next one."""
        self._next = min(max(0, index), self.frame_count - 1)


def draw_pattern(name: str, index: int = 0) -> Pixels:
    """Frame `index` of the pattern called `name`, a key of PATTERNS."""
    return _drawn(_PATTERNS[name], index)


def _drawn(pattern: _Pattern, index: int) -> Pixels:
    values = pattern.draw(index / pattern.frame_count)
    pixels = np.rint(255 * values).astype(np.uint8)
    return pixels if pixels.ndim == 3 else np.repeat(pixels[:, :, None], 3, axis=2)
