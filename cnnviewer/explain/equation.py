"""The sum of one step of a convolution or a pool in full, as one writes it on paper: "0·(−1) + 5·1 + … = 0"."""

from __future__ import annotations

from dataclasses import dataclass

from cnnviewer.explain.sliding import Sliding, Step

_FEW_TERMS = 60


@dataclass(frozen=True)
class Equation:
    """terms in reading order, what stands between them, and the result with its sign."""

    terms: tuple[str, ...]
    joined: str
    result: str

    @property
    def text(self) -> str:
        """All in one line."""
        return f"{self.joined.join(self.terms)} {self.result}"


def number(value: float, digits: int = 3) -> str:
    """A number with at most `digits` significant digits and a true minus sign."""
    if value == 0:
        return "0"
    text = f"{value:.{digits}g}" if abs(value) >= 1e-3 else f"{value:.0e}"
    return text.replace("-", "−")


def _factor(value: float) -> str:
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def channel_equation(piece: Sliding, step: Step, channel: int) -> Equation:
    """The products of one channel (its place in the piece) and their sum; of a pool the cells and what is taken."""
    window = piece.window(step)[channel].ravel()
    kind = piece.layer.kind
    if kind == "conv" and piece.weight is not None:
        kernel = piece.weight[step.filter, channel].ravel()
        terms = tuple(f"{_factor(float(a))}·{_factor(float(b))}" for a, b in zip(window, kernel, strict=True))
        return Equation(_shortened(terms), " + ", f"= {number(float(piece.sums(step)[channel]))}")
    counted = (piece.counted(step) if kind == "average" else piece.inside(step)).ravel()
    terms = tuple(number(float(a)) for a, counts in zip(window, counted, strict=True) if counts)
    result = number(piece.value(step))
    if kind == "average":
        return Equation(_shortened(terms), " + ", f"→ / {len(terms)} = {result}")
    return Equation(_shortened(terms), ", ", f"→ {kind} = {result}")


def total_equation(piece: Sliding, step: Step, names: tuple[str, ...]) -> Equation:
    """The sums of all channels, the bias, and the value: R 0.3 + G −0.1 + B 0.2 + bias 0 = 0.4."""
    sums = piece.sums(step)
    terms = [f"{name} {_factor(float(part))}" for name, part in zip(names, sums, strict=True)]
    terms.append(f"bias {_factor(float(piece.bias[step.filter]))}")
    return Equation(_shortened(tuple(terms)), " + ", f"= {number(piece.value(step))}")


def _shortened(terms: tuple[str, ...]) -> tuple[str, ...]:
    if len(terms) <= _FEW_TERMS:
        return terms
    return (*terms[: _FEW_TERMS - 2], f"… {len(terms) - _FEW_TERMS + 1} …", terms[-1])
