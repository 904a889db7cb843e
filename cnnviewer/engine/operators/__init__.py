"""One file per ONNX operator family; OPERATORS lists what the engine can run, by ONNX operator type."""

from __future__ import annotations

from cnnviewer.engine.operators import (
    arithmetic,
    conv,
    conv_transpose,
    dense,
    elementwise,
    global_pool,
    pad,
    pool,
    unpool,
)
from cnnviewer.engine.operators.operator import Cost, Operator
from cnnviewer.errors import NetworkError

__all__ = ["OPERATORS", "Cost", "Operator", "find_operator"]

OPERATORS: dict[str, Operator] = {
    **conv.OPERATORS,
    **conv_transpose.OPERATORS,
    **pool.OPERATORS,
    **global_pool.OPERATORS,
    **unpool.OPERATORS,
    **pad.OPERATORS,
    **elementwise.OPERATORS,
    **arithmetic.OPERATORS,
    **dense.OPERATORS,
}


def find_operator(name: str) -> Operator:
    """The operator of ONNX type `name`. Raises NetworkError when the engine cannot run it."""
    try:
        return OPERATORS[name]
    except KeyError:
        raise NetworkError(
            f"The operator {name} is not supported; export the network with {', '.join(sorted(OPERATORS))} only."
        ) from None
