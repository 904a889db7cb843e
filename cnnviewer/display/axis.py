"""Axes of charts: where a value stands, and which values get a tick."""

from __future__ import annotations

import math
from dataclasses import dataclass

_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, low < high; logarithmic or linear."""

    low: float
    high: float
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """0 at the low end, 1 at the high end."""
        if self.logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def ticks(self, most: int = 8) -> tuple[float, ...]:
        """Round values between the ends, at most about `most`: powers of ten where the axis is logarithmic."""
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
            every = max(1, math.ceil((last - first + 1) / most))
            powers = [10.0**power for power in range(first, last + 1, every)]
            if len(powers) < 3:
                wider = [step * 10.0**power for power in range(first - 1, last + 1) for step in _STEPS]
                return tuple(value for value in wider if self.low <= value <= self.high)
            return tuple(powers)
        raw = (self.high - self.low) / most
        scale = 10.0 ** math.floor(math.log10(raw))
        step = next(factor * scale for factor in (*_STEPS, 10) if factor * scale >= raw - 1e-12)
        first_number = math.ceil(self.low / step - 1e-9)
        return tuple(step * number for number in range(first_number, math.floor(self.high / step + 1e-9) + 1))
