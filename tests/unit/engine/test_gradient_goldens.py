"""Values and gradients against those that PyTorch computed (tests/golden/make_gradient_goldens.py)."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from tests.helpers.one_node import assert_close

GOLDEN = Path(__file__).parents[2] / "golden" / "gradients.npz"

with np.load(GOLDEN) as stored:
    ARRAYS = dict(stored)
CASES: list[dict[str, Any]] = json.loads(str(ARRAYS.pop("cases")))


def network_of(case: dict[str, Any], arrays: dict[str, np.ndarray]) -> Network:
    """The network of a case; its first array is the input, the others are weights."""
    first = case["inputs"][0]
    nodes = tuple(
        Node(
            f"node of {output}",
            operator,
            tuple(inputs),
            (output,),
            {name: tuple(value) if isinstance(value, list) else value for name, value in attributes.items()},
        )
        for operator, inputs, output, attributes in case["steps"]
    )
    weights = {name: array for name, array in arrays.items() if name != first}
    value = Value(first, arrays[first].shape, str(arrays[first].dtype))
    return Network(case["title"], nodes, (value,), tuple(case["outputs"]), weights)


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 1e-5), ("float64", 2e-7)])
@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: f"{number}-{CASES[number]['title'][:30]}")
def test_values_and_gradients_agree_with_pytorch(number: int, dtype: str, tolerance: float) -> None:
    case = CASES[number]
    arrays = {name: ARRAYS[f"{number}.x.{name}"].astype(dtype) for name in case["inputs"]}
    network = network_of(case, arrays)
    trace = network.run(arrays[case["inputs"][0]])
    for name in case["outputs"]:
        assert trace[name].dtype == dtype
        assert_close(trace[name], ARRAYS[f"{number}.y.{name}"], tolerance)
    seeds = {name: ARRAYS[f"{number}.s.{name}"] for name in case["outputs"]}
    found = network.gradients(trace, seeds, case["wrt"])
    for name in case["wrt"]:
        assert found[name].dtype == dtype
        assert_close(found[name], ARRAYS[f"{number}.g.{name}"], tolerance)


def test_every_option_and_family_has_a_golden_case() -> None:
    operators = {step[0] for case in CASES for step in case["steps"]}
    assert operators >= {"Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool", "BatchNormalization", "Gemm"}
    assert operators >= {"Softmax", "LogSoftmax", "Concat", "Add", "Flatten", "Relu"}
    assert GOLDEN.stat().st_size < 300_000
