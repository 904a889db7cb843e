"""The engine against arrays that PyTorch computed (tests/golden/make_engine_goldens.py)."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.helpers.one_node import assert_close, by_engine

GOLDEN = Path(__file__).parents[2] / "golden" / "engine.npz"

with np.load(GOLDEN) as stored:
    ARRAYS = dict(stored)
CASES: list[dict[str, Any]] = json.loads(str(ARRAYS.pop("cases")))


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: f"{number}-{CASES[number]['operator']}")
def test_the_engine_agrees_with_pytorch(number: int) -> None:
    case = CASES[number]
    arrays = [ARRAYS[f"{number}.x{i}"] for i in range(case["inputs"])]
    attributes = {name: tuple(v) if isinstance(v, list) else v for name, v in case["attributes"].items()}
    expected = ARRAYS[f"{number}.y"]
    if case["operator"] == "minimum":
        assert np.array_equal(-by_engine("MaxPool", [-arrays[0]], attributes), expected)
    else:
        assert_close(by_engine(case["operator"], arrays, attributes), expected)


def test_every_family_of_this_room_has_a_golden_case() -> None:
    assert {case["operator"] for case in CASES} >= {"Conv", "MaxPool", "AveragePool", "Pad", "Relu", "Tanh", "Gemm"}
