"""One file per ONNX operator family; OPERATORS lists what the engine can run, by ONNX operator type."""

from __future__ import annotations

from cnnviewer.engine.operators import (
    activation,
    arithmetic,
    batch_normalisation,
    comparison,
    conv,
    conv_transpose,
    dense,
    elementwise,
    gathering,
    generating,
    global_pool,
    identity,
    joining,
    lrn,
    masking,
    matmul,
    normalisation,
    pad,
    pool,
    quantisation,
    ranking,
    rectifier,
    reduction,
    repeating,
    reshaping,
    resize,
    running,
    several,
    slicing,
    softmax,
    transposing,
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
    **joining.OPERATORS,
    **slicing.OPERATORS,
    **gathering.OPERATORS,
    **reshaping.OPERATORS,
    **repeating.OPERATORS,
    **transposing.OPERATORS,
    **resize.OPERATORS,
    **batch_normalisation.OPERATORS,
    **normalisation.OPERATORS,
    **lrn.OPERATORS,
    **quantisation.OPERATORS,
    **generating.OPERATORS,
    **masking.OPERATORS,
}


def find_operator(name: str) -> Operator:
    """The operator of ONNX type `name`. Raises NetworkError when the engine cannot run it."""
    try:
        return OPERATORS[name]
    except KeyError:
        raise NetworkError(
            f"The operator {name} is not supported; export the network with {', '.join(sorted(OPERATORS))} only."
        ) from None
