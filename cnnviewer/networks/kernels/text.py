"""Kernels as text: what spreadsheets, programs and papers write, read without guessing; written tab-separated.

Read are rows of numbers (a line each, or ";" between rows on one line), cells parted by tabs, semicolons, commas or
blanks, in brackets or not, fractions such as 1/9, a factor before the brackets. A comma is a decimal comma where it
cannot part cells: beside tabs or semicolons, or between digits in cells parted by blanks ("0,5 0,25").
"""

from __future__ import annotations

import re

import numpy as np

from cnnviewer.errors import KernelError
from cnnviewer.networks.kernels.kernel import LARGEST_SIDE, Kernel, check_size, checked_kernel, fits_float32

_LONGEST = 100_000
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_CELL = re.compile(rf"({_NUMBER})(?:/({_NUMBER}))?")
_FACTOR = re.compile(rf"\s*({_NUMBER}(?:\s*/\s*{_NUMBER})?)\s*[*×·]?\s*(?=[\[({{])")
_DECIMAL_COMMA = re.compile(r"[-+]?\d*,\d+(?:[eE][-+]?\d+)?|[-+]?\d+(?:[eE][-+]?\d+)?")
_INNERMOST = re.compile(r"\[([^\[\]]*)\]")
_MINUS = str.maketrans(
    {"−": "-", "–": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "(": "[", ")": "]", "{": "[", "}": "]"}
)


def parse_matrix(text: str) -> Kernel:
    """The kernel (kH, kW) that `text` writes out; otherwise KernelError with one sentence that names the row."""
    if len(text) > _LONGEST:
        raise KernelError(
            f"This text is too long for a kernel; it has at most {LARGEST_SIDE} × {LARGEST_SIDE} numbers."
        )
    factor, text = _factor(text.replace("\ufeff", ""))
    rows = [row for row in _rows(text.translate(_MINUS)) if row]
    if not rows:
        raise KernelError("There are no numbers in this text; give rows of numbers.")
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise KernelError(
                f"Row {number} has {_count(len(row))} but row 1 has {len(rows[0])}; give every row as many."
            )
    check_size((len(rows), len(rows[0])))
    values = [[_value(cell, number) * factor for cell in row] for number, row in enumerate(rows, 1)]
    return checked_kernel(values)


def format_matrix(kernel: Kernel) -> str:
    """The kernel as lines of tab-separated numbers, as spreadsheets take them; `parse_matrix` gives it back exactly."""
    return "\n".join("\t".join(_written(value) for value in row) for row in kernel)


def _written(value: np.float32) -> str:
    text = str(np.float32(value)).removesuffix(".0")
    return "0" if text == "-0" else text


def _factor(text: str) -> tuple[float, str]:
    """A factor before the brackets ("1/9 [[1 1 1]...") and the text after it."""
    match = _FACTOR.match(text)
    if match is None:
        return 1.0, text
    return _value(re.sub(r"\s", "", match[1]), 1), text[match.end() :]


def _rows(text: str) -> list[list[str]]:
    """The cells of every row."""
    if "[" not in text and "]" not in text:
        return _plain_rows(text)
    outside = re.sub(r"[\[\],;\s]", "", _INNERMOST.sub("", text))
    if outside or text.count("[") != text.count("]"):
        raise KernelError("The brackets of this text do not match; write a kernel like [[1, 0], [0, 1]].")
    inner = [part.strip().strip(",;").strip() for part in _INNERMOST.findall(text)]
    if len(inner) == 1:
        return _plain_rows(inner[0])
    return [_cells([part])[0] for part in inner]


def _plain_rows(text: str) -> list[list[str]]:
    lines = [line.rstrip("\r\n") for line in text.splitlines() if line.strip()]
    by_semicolon = len(lines) == 1 or all(line.rstrip().endswith(";") for line in lines[:-1])
    if by_semicolon and any(";" in line for line in lines):
        lines = [part for line in lines for part in line.split(";") if part.strip()]
    return _cells(lines)


def _cells(lines: list[str]) -> list[list[str]]:
    """Cells of all lines, parted in the same way in all of them."""
    for separator in ("\t", ";"):
        if any(separator in line for line in lines):
            # A last separator is an empty column of the spreadsheet, not a missing number.
            parted = [line.rstrip(f" {separator}").split(separator) for line in lines]
            return [
                [cell.strip().replace(",", ".") if cell.count(",") == 1 else cell.strip() for cell in row]
                for row in parted
            ]
    words = [line.split() for line in lines]
    if any("," in line for line in lines):
        commas_part = any(re.search(r"\s,|,\s|,$|,,", line.strip()) for line in lines)
        blanks_part = any(len(row) > 1 for row in words)
        if commas_part or not (blanks_part and all(_DECIMAL_COMMA.fullmatch(word) for row in words for word in row)):
            return [re.split(r"\s*,\s*|\s+", re.sub(r"\s*/\s*", "/", line.strip().rstrip(", "))) for line in lines]
        return [[word.replace(",", ".") for word in row] for row in words]
    return [re.sub(r"\s*/\s*", "/", line).split() for line in lines]


def _value(cell: str, row: int) -> float:
    match = _CELL.fullmatch(cell.replace(" ", ""))
    if match is None:
        if cell.strip("+-").lower() in ("nan", "inf", "infinity", "∞"):
            raise KernelError(f"Row {row} holds {cell}; a kernel takes finite numbers only.")
        shown = f"“{cell[:20]}”, which is no number" if cell else "an empty cell"
        raise KernelError(f"Row {row} holds {shown}; give numbers such as 1, -0.5 or 1/9.")
    above, below = float(match[1]), float(match[2] or 1)
    if below == 0:
        raise KernelError(f"Row {row} divides by zero ({cell[:20]}); give another number.")
    value = above / below
    if not fits_float32(value):
        raise KernelError(f"Row {row} holds {cell[:20]}, which is too large; give numbers up to 3.4e38.")
    return value


def _count(numbers: int) -> str:
    return "1 number" if numbers == 1 else f"{numbers} numbers"
