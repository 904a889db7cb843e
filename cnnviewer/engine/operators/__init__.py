"""One file per ONNX operator family; OPERATORS lists what the engine can run, by ONNX operator type."""

from __future__ import annotations

from cnnviewer.engine.operators import (
    activation,
    arithmetic,
    comparison,
    conv,
    conv_transpose,
    dense,
    elementwise,
    global_pool,
    identity,
    matmul,
    pad,
    pool,
    ranking,
    rectifier,
    reduction,
    running,
    several,
    softmax,
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
    **activation.OPERATORS,
    **rectifier.OPERATORS,
    **identity.OPERATORS,
    **arithmetic.OPERATORS,
    **several.OPERATORS,
    **comparison.OPERATORS,
    **reduction.OPERATORS,
    **ranking.OPERATORS,
    **running.OPERATORS,
    **dense.OPERATORS,
    **matmul.OPERATORS,
    **softmax.OPERATORS,
}


def find_operator(name: str) -> Operator:
    """The operator of ONNX type `name`. Raises NetworkError when the engine cannot run it."""
    try:
        return OPERATORS[name]
    except KeyError:
        raise NetworkError(
            f"The operator {name} is not supported; export the network with {', '.join(sorted(OPERATORS))} only."
        ) from None
