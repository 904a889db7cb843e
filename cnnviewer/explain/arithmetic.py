"""The arithmetic of a convolution on a square: sizes, places and numbers, of the transposed convolution too.

    output = floor((H + 2p - d(k - 1) - 1) / s) + 1
    transposed: output = (H - 1)s - 2p + d(k - 1) + e + 1,  e: output padding

V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning", 2016: a transposed convolution is a
convolution of stride 1 over the input with s - 1 zeros between its cells and d(k - 1) - p cells of padding around them,
with the kernel turned by 180 degrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import GeometryError

Numbers = NDArray[np.float64]
Pair = tuple[int, int]

LARGEST = 15


class Cell(IntEnum):
    """What a cell of the laid-out input is."""

    REAL = 0
    PADDING = 1
    INSERTED = 2


@dataclass(frozen=True)
class Arithmetic:
    """All lengths are of a side. `extra` is the output padding of a transposed convolution."""

    size: int = 5
    kernel: int = 3
    stride: int = 1
    padding: int = 0
    dilation: int = 1
    transposed: bool = False
    extra: int = 0

    @property
    def extent(self) -> int:
        """Cells from the first to the last that the kernel reads: d(k - 1) + 1."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def output(self) -> int:
        """Cells of a side of the output. Raises GeometryError with `problem` when there is none."""
        if self.problem:
            raise GeometryError(_problem_of(self))
        return self.count

    @property
    def problem(self) -> str:
        """Why these lengths are impossible, with the formula filled in; "" when they are not."""
        return _problem_of(self)

    @property
    def count(self) -> int:
        """What the formula gives; less than 1 where the output is impossible."""
        if self.transposed:
            return (self.size - 1) * self.stride - 2 * self.padding + self.extent + self.extra
        return (self.size + 2 * self.padding - self.extent) // self.stride + 1

    @property
    def formula(self) -> str:
        """The formula with the numbers filled in."""
        h, k, s, p, d = self.size, self.kernel, self.stride, self.padding, self.dilation
        result = str(self.count).replace("-", "−")
        if self.transposed:
            return f"({h} − 1)·{s} − 2·{p} + {d}·({k} − 1) + {self.extra} + 1 = {result}"
        return f"floor(({h} + 2·{p} − {d}·({k} − 1) − 1) / {s}) + 1 = {result}"

    @property
    def letters(self) -> str:
        """The same formula with the letters of the lengths; e is the output padding."""
        if self.transposed:
            return "(H − 1)·s − 2·p + d·(k − 1) + e + 1"
        return "floor((H + 2·p − d·(k − 1) − 1) / s) + 1"

    @property
    def pace(self) -> int:
        """Cells that the window moves at a step over the laid-out input."""
        return 1 if self.transposed else self.stride

    @property
    def spread(self) -> int:
        """Cells from one cell of the input to the next in the laid-out input."""
        return self.stride if self.transposed else 1

    @property
    def edge(self) -> int:
        """Cells of padding above and to the left of the input."""
        return max(0, self.extent - 1 - self.padding) if self.transposed else self.padding

    @property
    def cut(self) -> int:
        """Cells at the upper and left edge that no window reaches: a transposed one has more padding than d(k - 1)."""
        return max(0, self.padding - self.extent + 1) if self.transposed else 0

    @property
    def laid_size(self) -> int:
        """Cells of a side of the laid-out input: all that the windows read, and all that they leave out."""
        if not self.transposed:
            return self.size + 2 * self.padding
        span = (self.size - 1) * self.stride + 1
        read = span + 2 * (self.extent - 1 - self.padding) + self.extra
        return max(self.edge + span, self.cut + read)

    def laid_out(self, numbers: Numbers) -> tuple[Numbers, NDArray[np.uint8]]:
        """The input as the window sees it, with padding and inserted zeros, and what each cell is (see Cell).

        numbers  (size, size). Both that come back are (laid_size, laid_size); impossible lengths have them too.
        """
        length = self.laid_size
        laid, kinds = np.zeros((length, length)), np.full((length, length), Cell.PADDING, np.uint8)
        inside = slice(self.edge, self.edge + (self.size - 1) * self.spread + 1)
        places = slice(inside.start, inside.stop, self.spread)
        kinds[inside, inside] = Cell.INSERTED
        kinds[places, places] = Cell.REAL
        laid[places, places] = numbers
        return laid, kinds

    def cell_of(self, row: int, column: int) -> Pair | None:
        """The cell of the input at a place of the laid-out input; None for padding and inserted zeros."""
        down, across = row - self.edge, column - self.edge
        if down % self.spread or across % self.spread:
            return None
        found = down // self.spread, across // self.spread
        return found if all(0 <= place < self.size for place in found) else None

    def used_kernel(self, kernel: Numbers) -> Numbers:
        """The kernel as it is laid over the input, a view: turned by 180 degrees in a transposed convolution."""
        return kernel[::-1, ::-1] if self.transposed else kernel

    def window(self, row: int, column: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Rows and columns of the laid-out input that the window reads for an output cell."""
        reads = self.cut + self.dilation * np.arange(self.kernel)
        return row * self.pace + reads, column * self.pace + reads

    def factors(self, numbers: Numbers, kernel: Numbers, row: int, column: int) -> tuple[Numbers, Numbers]:
        """What is multiplied for an output cell: numbers in the window, numbers of the kernel; (kernel, kernel)."""
        laid, _ = self.laid_out(numbers)
        return laid[np.ix_(*self.window(row, column))], self.used_kernel(kernel)

    def equation(self, numbers: Numbers, kernel: Numbers, row: int, column: int) -> str:
        """The sum of an output cell in full: "0·(−1) + 5·1 + 3·(−2) = −1"."""
        read, used = self.factors(numbers, kernel, row, column)
        pairs = zip(read.ravel().tolist(), used.ravel().tolist(), strict=True)
        terms = " + ".join(f"{_factor(value)}·{_factor(weight)}" for value, weight in pairs)
        return f"{terms} = {_written((read * used).sum())}"

    def result(self, numbers: Numbers, kernel: Numbers) -> Numbers:
        """(output, output): the whole output."""
        laid, _ = self.laid_out(numbers)
        used, count = self.used_kernel(kernel), self.output
        made = np.zeros((count, count))
        reach = (count - 1) * self.pace + 1
        for row in range(self.kernel):
            for column in range(self.kernel):
                down, across = (self.cut + self.dilation * place for place in (row, column))
                read = laid[down : down + reach : self.pace, across : across + reach : self.pace]
                made += used[row, column] * read
        return made

    def reached(self, row: int, column: int) -> NDArray[np.bool_]:
        """(output, output): the output cells whose window reads the cell of the laid-out input at (row, column)."""
        lines = []
        for place in (row, column):
            reads = place - self.cut - np.arange(self.output) * self.pace
            lines.append((reads >= 0) & (reads < self.extent) & (reads % self.dilation == 0))
        touched: NDArray[np.bool_] = np.outer(*lines)
        return touched

    def read(self) -> NDArray[np.bool_]:
        """(laid_size, laid_size): the cells of the laid-out input that at least one window reads."""
        line = np.zeros(self.laid_size, np.bool_)
        starts = np.arange(self.output) * self.pace
        line[(self.cut + starts[:, None] + self.dilation * np.arange(self.kernel)).ravel()] = True
        used: NDArray[np.bool_] = np.outer(line, line)
        return used


def _problem_of(sums: Arithmetic) -> str:
    if sums.transposed and sums.extra and sums.extra >= max(sums.stride, sums.dilation):
        return (
            f"The output padding ({sums.extra}) must be smaller than the stride ({sums.stride}) "
            f"or the dilation ({sums.dilation})."
        )
    if sums.count >= 1:
        return ""
    if sums.transposed:
        return f"Nothing is left of the output: {sums.formula}; use less padding."
    return (
        f"A kernel that spans {sums.extent} cells does not fit into {sums.size + 2 * sums.padding}: "
        f"{sums.formula}; use a smaller kernel, less dilation or more padding."
    )


def _written(value: float) -> str:
    return f"{value:.15g}".replace("-", "−")


def _factor(value: float) -> str:
    text = _written(value)
    return f"({text})" if text.startswith("−") else text
