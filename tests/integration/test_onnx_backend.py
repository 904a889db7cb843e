"""The ONNX project's own tests of operators, for all operators that the engine has, and its well-known networks.

A case is run when every operator in it can be; so the cases of a new operator join by themselves.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from onnx.backend.test.case.test_case import TestCase as Case
from onnx.backend.test.loader import load_model_tests
from onnx.backend.test.runner import Runner

from cnnviewer.engine.exchange.read import OLDEST_OPSET
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.networks.load import load_network
from tests.helpers.onnx_backend import EngineBackend

SKIPPED = {
    r"batchnorm_.*training_mode|training_dropout": "training",
    r"int4|uint4|int2|uint2|float4|float8|e4m3|e5m2|float6": "numbers that are not kept here",
    r"_string|_strings": "text",
}
"""Names of cases, as patterns, and why they are not for this engine."""

NOT_YET = {"MaxPool": "whole numbers; the places of the maxima"}
"""Operators that lack something of what ONNX expects. Their tests fail; when one passes, its entry has to go."""

OTHERWISE = {
    "test_resize_downsample_scales_linear_align_corners": "takes scale * length, not rounded down, as the new length",
    "test_resize_downsample_scales_cubic_align_corners": "the same; the text of the operator and ONNX Runtime round",
}
"""Cases whose numbers are not what the text of the operator says."""

WINDOWED = {"Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool"}
KEPT = frozenset(
    "float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool".split()  # noqa: SIM905
)
DATA = Path(onnx.__file__).parent / "backend" / "test" / "data"
LIGHT = {path.stem.removeprefix("light_"): path for path in sorted((DATA / "light").glob("*.onnx"))}
NOT_COMPARED = {
    **dict.fromkeys(("bvlc_alexnet", "vgg19", "zfnet512"), "fully connected layers of hundreds of megabytes"),
    "squeezenet": "logits of 10^10, whose last bit decides the probabilities",
}
"""Well-known networks that are only opened, and why."""


def operators_of(model: onnx.ModelProto) -> frozenset[str]:
    """The operators that a model needs; those of other domains with their domain."""
    used = {f"{node.domain}.{node.op_type}".removeprefix(".") for node in model.graph.node}
    return frozenset(used - {"Constant"})


def reason_to_skip(case: Case) -> str | None:
    """Why the case is not for this engine; None when it is."""
    for pattern, reason in SKIPPED.items():
        if re.search(pattern, case.name):
            return reason
    assert case.model is not None
    if case.name in OTHERWISE:
        return OTHERWISE[case.name]
    if min((one.version for one in case.model.opset_import if not one.domain), default=0) < OLDEST_OPSET:
        return "an opset before 7, or another domain"
    for inputs, outputs in case.data_sets or ():
        if not inputs:
            return "no inputs"
        if not all(isinstance(array, np.ndarray | np.generic) for array in (*inputs, *outputs)):
            return "sequences, optional values or packed numbers"
        if not all(str(array.dtype) in KEPT for array in (*inputs, *outputs)):
            return "numbers that are not kept here"
        if any(array.size == 0 for array in inputs):
            return "empty inputs"
        if inputs[0].ndim > 4 and operators_of(case.model) & WINDOWED:
            return "windows over three axes"
    return None


@cache
def cases() -> dict[frozenset[str], list[Case]]:
    """The cases of the ONNX project by the operators they need."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the cases compute with infinities
        known = load_model_tests(kind="node")
    by_operators = defaultdict(list)
    for case in known:
        if case.model is not None and reason_to_skip(case) is None:
            by_operators[operators_of(case.model)].append(case)
    return by_operators


def problem_of(case: Case) -> str | None:
    """What is wrong with what the engine makes of the case; None when nothing is."""
    assert case.model is not None
    try:
        prepared = EngineBackend.prepare(case.model)
        for inputs, expected in case.data_sets or ():
            Runner.assert_similar_outputs(expected, prepared.run(inputs), case.rtol, case.atol)
    except Exception as problem:  # noqa: BLE001  # all cases are told, not only the first that fails
        return f"{case.name}: {type(problem).__name__} {str(problem).strip()[:300]}"
    return None


def fails(chosen: list[Case]) -> list[str]:
    return [problem for problem in map(problem_of, chosen) if problem is not None]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=NOT_YET[name])) if name in NOT_YET else name
        for name in sorted(OPERATORS)
    ],
)
def test_an_operator_does_what_the_onnx_project_expects(name: str) -> None:
    chosen = cases().get(frozenset([name]), [])
    if not chosen:
        pytest.skip(f"the ONNX project has no case of {name} for this engine")
    assert fails(chosen) == []


def test_operators_spelt_out_in_others_do_what_the_onnx_project_expects() -> None:
    chosen = [case for used, group in cases().items() if len(used) > 1 and used <= OPERATORS.keys() for case in group]
    assert fails(chosen) == []


@pytest.mark.parametrize("kind", ["simple", "pytorch-converted", "pytorch-operator"])
def test_networks_of_older_exporters_give_the_numbers_that_are_kept_with_them(kind: str) -> None:
    problems = []
    for case in load_model_tests(kind=kind):
        folder = Path(case.model_dir or "")
        model = onnx.load(folder / "model.onnx")
        opset = next(one.version for one in model.opset_import if one.domain in ("", "ai.onnx"))
        if opset < OLDEST_OPSET or not operators_of(model) <= OPERATORS.keys():
            continue
        sets = []
        for data in sorted(folder.glob("test_data_set*")):
            found = [sorted(data.glob(f"{what}_*.pb"), key=number_of) for what in ("input", "output")]
            sets.append(tuple([array_of(path) for path in paths] for paths in found))
        problems += fails([Case(case.name, case.name, None, None, model, sets, kind, case.rtol, case.atol)])
    assert problems == []


def number_of(path: Path) -> int:
    return int(path.stem.rpartition("_")[2])


def array_of(path: Path) -> np.ndarray:
    return numpy_helper.to_array(onnx.TensorProto.FromString(path.read_bytes()))


@pytest.mark.parametrize("name", LIGHT)
def test_a_well_known_network_opens_and_gives_its_numbers(name: str) -> None:
    network = load_network(LIGHT[name])
    assert [one.dtype for one in network.inputs] == ["float32"]
    assert len(network.outputs) == 1
    if name in NOT_COMPARED or not {node.operator for node in network.nodes} <= OPERATORS.keys():
        return
    shape = tuple(length if isinstance(length, int) else 1 for length in network.inputs[0].shape)
    ramp = (np.arange(np.prod(shape)).reshape(shape) / np.prod(shape)).astype(np.float32)
    made = network.run(ramp, outputs=network.outputs)[network.outputs[0]]
    expected = array_of(LIGHT[name].with_name(f"light_{name}_output_0.pb"))
    np.testing.assert_allclose(made.reshape(expected.shape), expected, rtol=1e-3, atol=1e-5)
