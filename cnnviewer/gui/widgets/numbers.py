"""Numbers as people type them, and numbers as they fit into small places."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cnnviewer.display.legend import format_value
from cnnviewer.errors import KernelError

_NO_NUMBER = QT_TRANSLATE_NOOP("Numbers", '"{text}" is not a number; type one like 0.25, -1 or 1/9.')
_EMPTY = QT_TRANSLATE_NOOP("Numbers", "The field is empty; type a number like 0.25, -1 or 1/9.")
_NOT_FINITE = QT_TRANSLATE_NOOP("Numbers", '"{text}" is not finite; type a number between -3e38 and 3e38.')
_NO_WHOLE = QT_TRANSLATE_NOOP("Numbers", '"{text}" is not a whole number; type one like 3.')
_LARGEST = float(np.finfo(np.float32).max)
_SHOWN_CHARACTERS = 24


def read_number(text: str) -> float:
    """ "0.5", "-1/9", "1e-3" or "0,5" as a finite number within float32. Raises KernelError with one sentence."""
    plain = text.strip().replace("−", "-")
    if not plain:
        raise KernelError(_say(_EMPTY))
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    above, bar, below = plain.partition("/")
    try:
        if "_" in plain:
            raise ValueError(plain)
        number = float(above) / float(below) if bar else float(above)
    except (ValueError, ZeroDivisionError):
        raise KernelError(_say(_NO_NUMBER, text)) from None
    if not math.isfinite(number) or abs(number) > _LARGEST:
        raise KernelError(_say(_NOT_FINITE, text))
    return number


def read_whole(text: str) -> int:
    """A whole number. Raises KernelError with one sentence."""
    number = read_number(text)
    if number != int(number):
        raise KernelError(_say(_NO_WHOLE, text))
    return int(number)


def write_number(number: float) -> str:
    """`number` as short as float32 allows, with an ASCII minus, so that it can be copied and read back.

    What is no number is written for reading alone: "NaN", "∞".
    """
    whole = float(number)
    if not math.isfinite(whole):
        return format_value(whole, signed=False)
    if whole == int(whole) and abs(whole) < 1e7:
        return str(int(whole))
    return f"{whole:.7g}"


def signed(number: float, digits: int = 4) -> str:
    """`number` for reading: a sign that is as wide as the plus, `digits` significant digits; "NaN", "+∞", "−∞"."""
    if not math.isfinite(number):
        return format_value(number).replace("-", "−")
    return "0" if number == 0 else f"{number:+.{digits}g}".replace("-", "−")


def _say(sentence: object, text: str = "") -> str:
    shown = text.strip().replace("\n", " ")
    shown = shown if len(shown) <= _SHOWN_CHARACTERS else shown[: _SHOWN_CHARACTERS - 1] + "…"
    return QCoreApplication.translate("Numbers", str(sentence)).format(text=shown)
