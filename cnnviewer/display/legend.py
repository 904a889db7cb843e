"""Numbers as they are printed on maps, legends and kernels: short, signed, with the digits that matter."""

from __future__ import annotations

import math


def format_value(value: float, digits: int = 3, *, signed: bool = True) -> str:
    """`value` with `digits` significant digits: "+0.131", "-12.4", "+1.2e-05", "0"; "NaN" and "∞" for what is no number.

    signed  True: a plus stands before positive numbers
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "−∞" if value < 0 else "+∞" if signed else "∞"
    if value == 0:
        return "0"
    sign = "+" if signed else ""
    exponent = math.floor(math.log10(abs(value)))
    if exponent < -4 or exponent >= 6:
        return f"{value:{sign}.{max(0, digits - 2)}e}"
    decimals = max(0, digits - 1 - max(exponent, 0)) if exponent >= 0 else digits - 1 + min(-exponent - 1, 2)
    text = f"{value:{sign}.{decimals}f}"
    return "0" if float(text) == 0 else text


def legend_labels(low: float, high: float, *, signed: bool) -> tuple[str, ...]:
    """The texts under a legend: both ends, and 0 in the middle of a signed one."""
    ends = format_value(low, signed=signed), format_value(high, signed=signed)
    return (ends[0], "0", ends[1]) if signed and low < 0 < high else ends
