"""One file per ONNX operator family; OPERATORS lists what the engine can run, by ONNX operator type."""

from __future__ import annotations

from cnnviewer.engine.operators import (
    activation,
    arithmetic,
    batch_normalisation,
    comparison,
    conv,
    dense,
    elementwise,
    gathering,
    generating,
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
)
from cnnviewer.engine.operators.operator import Cost, Operator
from cnnviewer.errors import NetworkError

__all__ = ["OPERATORS", "Cost", "Operator", "find_operator"]

OPERATORS: dict[str, Operator] = {
    **conv.OPERATORS,
    **pool.OPERATORS,
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


def find_operator(name: str, opset: int | None = None) -> Operator:
    """The operator of ONNX type `name`. Raises NetworkError when the engine cannot run it.

    opset  version of the ONNX operators that the network was written with, for the sentence
    """
    try:
        return OPERATORS[name]
    except KeyError:
        version = f" (ONNX opset {opset})" if opset is not None else ""
        raise NetworkError(f"The operator {name}{version} is not supported; export the network without it.") from None
