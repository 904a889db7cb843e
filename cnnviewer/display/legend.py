"""Numbers as they are printed in cells and beside scales: short, and the same on the screen and in exported files."""

from __future__ import annotations

import math

_MINUS = "-"


def format_value(value: float, digits: int = 2, *, signed: bool = True) -> str:
    """`value` in a few characters: "+0.13", "-1.2e-05", "+124", "0"; "NaN", "+∞" and "-∞" for what is no number.

    digits  significant digits; whole numbers up to five digits are never cut
    signed  True: a plus stands before positive numbers
    """
    if math.isnan(value):
        return "NaN"
    plus = "+" if signed else ""
    if math.isinf(value):
        return f"{plus if value > 0 else _MINUS}∞"
    if value == 0:
        return "0"
    # Rounded to its digits first, so that 9.99 counts as 10 and gets the decimals of 10.
    mantissa, exponent_text = f"{value:.{digits - 1}e}".split("e")
    exponent = int(exponent_text)
    if not -4 <= exponent < 5:
        return f"{float(mantissa):{plus}g}e{exponent:+03d}"
    return f"{value:{plus}.{max(0, digits - 1 - exponent)}f}"


def legend_labels(low: float, high: float, *, signed: bool = True, digits: int = 3) -> tuple[str, str, str]:
    """The texts under the left end, the middle and the right end of a scale low...high (low < high).

    The middle of a scale symmetrical about 0 is "0"; ends and middle have the same number of decimals.
    """
    middle = low / 2 + high / 2
    reach = max(abs(low), abs(high))
    if abs(middle) < 1e-6 * reach:
        middle = 0.0
    low_text, middle_text, high_text = (_label(value, reach, digits, signed) for value in (low, middle, high))
    return low_text, middle_text, high_text


def _label(value: float, reach: float, digits: int, signed: bool) -> str:
    """`value` with the decimals that `reach`, the largest number of the scale, needs."""
    if value == 0 or reach == 0:
        return "0"
    exponent = math.floor(math.log10(reach))
    if not -4 <= exponent < 5:
        return format_value(value, digits, signed=signed)
    decimals = max(0, digits - 1 - exponent)
    plus = "+" if signed else ""
    text = f"{value:{plus}.{decimals}f}"
    return text if float(text) != 0 else format_value(value, digits, signed=signed)
