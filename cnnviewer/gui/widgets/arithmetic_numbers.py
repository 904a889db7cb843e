"""The whole numbers of the convolution arithmetic: a pattern for every size, until other numbers are typed."""

from __future__ import annotations

import numpy as np

from cnnviewer.explain.arithmetic import Arithmetic, Numbers

LARGEST_NUMBER = 99
WORKED_INPUT = np.array(((0, 5, 0), (-1, 3, 0), (0, 0, 0)), np.float64)
WORKED_KERNEL = np.array(((-1, 2, 0), (1, 0, 1), (0, -1, -2)), np.float64)

Place = tuple[str, int, int]  # "input" (as it is laid out), "kernel" (as it lies over it) or "output"; row, column


class OwnNumbers:
    """`input` (size, size) and `kernel` (kernel, kernel) of `sums`. What was typed stays when the sizes change."""

    def __init__(self) -> None:
        self.sums = Arithmetic()
        self.input = _pattern(self.sums.size)
        self.kernel = _first_kernel(self.sums.kernel)
        self._typed: set[str] = set()

    def fit(self, sums: Arithmetic) -> None:
        """Be of the sizes of `sums`."""
        self.sums = sums
        self.input = _resized(self.input, sums.size) if "input" in self._typed else _pattern(sums.size)
        self.kernel = _resized(self.kernel, sums.kernel) if "kernel" in self._typed else _first_kernel(sums.kernel)

    def take(self, numbers: Numbers, kernel: Numbers) -> None:
        """Take other numbers, of the sizes that are chosen."""
        self.input, self.kernel = numbers.copy(), kernel.copy()
        self._typed = {"input", "kernel"}

    def value(self, place: Place) -> float | None:
        """The number at a place; None where there is none to be changed."""
        found = self._find(place)
        return None if found is None else float(found[0][found[1]])

    def set(self, place: Place, value: float) -> bool:
        """Put a number at a place, within ±LARGEST_NUMBER. False where there is none to be changed."""
        found = self._find(place)
        if found is None:
            return False
        found[0][found[1]] = min(max(value, -LARGEST_NUMBER), LARGEST_NUMBER)
        self._typed.add(place[0])
        return True

    def _find(self, place: Place) -> tuple[Numbers, tuple[int, int]] | None:
        name, row, column = place
        if name == "kernel":
            return self.sums.used_kernel(self.kernel), (row, column)
        cell = self.sums.cell_of(row, column) if name == "input" else None
        return None if cell is None else (self.input, cell)


def _pattern(side: int) -> Numbers:
    """Small whole numbers that are easy to follow."""
    rows, columns = np.indices((side, side))
    return ((rows * 2 + columns * 3) % 5).astype(np.float64)


def _first_kernel(side: int) -> Numbers:
    """Left against right; a single cell keeps what it reads."""
    if side == 1:
        return np.ones((1, 1))
    return np.repeat(np.sign(np.arange(side) - (side - 1) / 2)[None], side, axis=0)


def _resized(numbers: Numbers, side: int) -> Numbers:
    """The numbers that fit, and zeros after them."""
    kept, made = min(side, len(numbers)), np.zeros((side, side))
    made[:kept, :kept] = numbers[:kept, :kept]
    return made
