"""Writes docs/operators.md: the ONNX operators that can be run, what each makes, and whether it has a gradient.

    python packaging/operators_page.py

Everything comes from the operators themselves, so the page is written anew whenever one is added; a test compares them.
"""

from __future__ import annotations

import inspect
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import FunctionType

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "operators.md"
HEAD = """\
# Operators

The ONNX operators that a network may use, of opset 7 and later. Sizes are written as in ONNX: N samples, C channels, H
rows, W columns. A network with another operator opens too: everything that does not depend on it is computed.

Written by `packaging/operators_page.py`.

| operator | what it makes | gradient |
|---|---|---|
"""


def page() -> str:
    """The text of the page."""
    sys.path.insert(0, str(ROOT))
    from cnnviewer.engine.operators import OPERATORS

    rows = [f"| {name} | {described(OPERATORS[name])} | {gradient(OPERATORS[name])} |" for name in sorted(OPERATORS)]
    return HEAD + "\n".join(rows) + "\n"


def described(operator: object) -> str:
    """The first paragraph of the docstring of the rule that makes the operator, where it has one, else of its class."""
    own = [getattr(operator, field.name) for field in fields(operator)] if is_dataclass(operator) else []
    rules = [part for part in own if isinstance(part, FunctionType) and part.__doc__]
    text = inspect.getdoc(rules[0] if rules else type(operator)) or ""
    return " ".join(text.split("\n\n")[0].split()).replace("|", "\\|")


def gradient(operator: object) -> str:
    """Whether the operator passes a gradient on."""
    from cnnviewer.engine.operators.operator import Operator, Stepwise

    if isinstance(operator, Stepwise):
        return "0: it makes steps"
    return "no" if type(operator).backward is Operator.backward else "yes"  # type: ignore[attr-defined]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
