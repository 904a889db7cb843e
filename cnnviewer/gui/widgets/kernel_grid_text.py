"""How the numbers of a kernel are written into its cells: alike in all cells, as precise as the cells are wide."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.legend import format_value

_MOST_DECIMALS = 2


@dataclass(frozen=True)
class CellFormat:
    """One way to write a number.

    decimals    digits after the point; None: one digit and a power of ten, "3e−3"
    plus        True: positive numbers carry a sign
    short       True: "0.13" is written ".13"
    """

    decimals: int | None = 2
    plus: bool = True
    short: bool = False

    def text(self, value: float) -> str:
        """`value` in this format, with a true minus; "NaN", "∞" and "−∞" for what is no number."""
        if not math.isfinite(value):
            return format_value(value, signed=False).replace("-", "−")
        if value == 0 or (self.decimals is not None and round(value, self.decimals) == 0):
            return "0"
        if self.decimals is None:
            digit, _, power = f"{value:.0e}".partition("e")
            return f"{digit}e{int(power)}".replace("-", "−")
        written = f"{value:+.{self.decimals}f}" if self.plus else f"{value:.{self.decimals}f}"
        if self.short:
            written = written.replace("0.", ".", 1) if abs(value) < 1 else written
        return written.replace("-", "−")


def best_format(values: NDArray[np.float32], characters: int) -> CellFormat | None:
    """The most precise format in which every number of `values` fits into `characters`; None when none fits.

    Whole numbers are written whole. Numbers below 0.1 get more decimals, so that two digits can be told apart.
    Values that are no number, as a network can have learned them, count by their length alone.
    """
    others = map(float, values[~np.isfinite(values)][:1])
    longest_other = max((len(CellFormat().text(one)) for one in others), default=0)
    values = values[np.isfinite(values)]
    if longest_other > characters:
        return None
    if not values.size:
        return CellFormat()
    largest = float(np.abs(values).max(initial=0.0))
    wanted = _decimals_needed(values, largest)
    candidates = [
        CellFormat(decimals, plus, short)
        for decimals in range(wanted, -1, -1)
        for plus, short in ((True, False), (False, False), (False, True))
    ]
    least = min(wanted, max(1 if largest < 10 else 0, math.ceil(-math.log10(largest)))) if largest > 0 else 0
    # The longest texts are those of the largest and the smallest number.
    ends = (float(values.max()), float(values.min()))
    for candidate in candidates:
        if candidate.decimals is not None and candidate.decimals < least:
            break
        if max(map(len, map(candidate.text, ends))) <= characters:
            return candidate
    power = CellFormat(None, plus=False)
    return power if max(map(len, map(power.text, map(float, values.flat)))) <= characters else None


def _decimals_needed(values: NDArray[np.float32], largest: float) -> int:
    if largest == 0:
        return 0
    most = _MOST_DECIMALS if largest >= 0.1 else min(8, 1 + math.ceil(-math.log10(largest)))
    for decimals in range(most):
        if np.allclose(values, np.round(values, decimals), rtol=0, atol=largest * 1e-6):
            return decimals
    return most


def step_of(largest: float) -> float:
    """What one notch of the wheel adds in a kernel whose largest magnitude is `largest`: 0.1 for 1."""
    if not 0 < largest < math.inf:
        return 0.1
    return float(10.0 ** (math.floor(math.log10(largest) + 1e-6) - 1))


def tidy(value: float, step: float) -> float:
    """`value` without the noise that adding `step` leaves behind: 0.30000000000000004 becomes 0.3."""
    digits = max(0, math.ceil(-math.log10(step))) + 4
    return 0.0 if abs(value) < step * 1e-3 else round(value, digits)
