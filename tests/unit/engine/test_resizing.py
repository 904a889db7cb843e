"""Resize against ONNX Runtime, its gradient by central differences and the adjoint identity."""

import itertools
from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.interpolation import TRANSFORMS
from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.shapes import infer_shapes
from cnnviewer.errors import NetworkError
from tests.helpers.gradient_check import check_adjoint, check_gradient
from tests.helpers.one_node import assert_close
from tests.helpers.one_operator import Given, engine, runtime

X = np.random.default_rng(3).normal(size=(2, 3, 7, 9)).astype(np.float32)
ROI = np.array([0, 0, 0.1, -0.2, 1, 1, 0.9, 1.1], np.float32)

OPTIONS: list[Mapping[str, Attribute]] = [
    {},
    *({"nearest_mode": mode} for mode in ("round_prefer_ceil", "floor", "ceil")),
    {"mode": "linear"},
    {"mode": "linear", "antialias": 1},
    {"mode": "cubic"},
    {"mode": "cubic", "cubic_coeff_a": -0.5},
    {"mode": "cubic", "exclude_outside": 1},
    {"mode": "cubic", "antialias": 1},
    {"mode": "cubic", "antialias": 1, "exclude_outside": 1},
]


def scales(*numbers: float) -> list[Array | None]:
    return [None, np.array(numbers, np.float32)]


def sizes(*numbers: int) -> list[Array | None]:
    return [None, None, np.array(numbers, np.int64)]


GIVEN = [scales(1, 1, 2, 3), scales(1, 1, 0.6, 1.7), scales(1, 1, 1 / 3, 0.7), sizes(2, 3, 14, 5), sizes(2, 3, 1, 13)]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_maps_are_resized_as_by_onnxruntime(options: Mapping[str, Attribute]) -> None:
    for given, transform in itertools.product(GIVEN, TRANSFORMS[:-1]):
        if transform == "half_pixel_symmetric" and "mode" not in options:
            # Places that lie exactly between two cells fall to either side by the last bit of float32.
            continue
        attributes = {"coordinate_transformation_mode": transform, **options}
        expected = runtime("Resize", [X, *given], attributes)[0]
        assert_close(engine("Resize", [X, *given], attributes)[0], expected)


@pytest.mark.parametrize("mode", ["nearest", "linear", "cubic"])
def test_a_part_is_cut_out_and_resized_as_by_onnxruntime(mode: str) -> None:
    attributes = {"mode": mode, "coordinate_transformation_mode": "tf_crop_and_resize", "extrapolation_value": 2.5}
    for given in (scales(1, 1, 2, 4), sizes(2, 3, 14, 5), sizes(2, 3, 1, 13)):
        arrays = [X, ROI, *given[1:]]
        assert_close(engine("Resize", arrays, attributes)[0], runtime("Resize", arrays, attributes)[0], 1e-5)


@pytest.mark.parametrize("policy", ["stretch", "not_larger", "not_smaller"])
@pytest.mark.parametrize("size", [(3, 7), (5, 5), (14, 11)])
def test_the_aspect_ratio_is_kept_as_by_onnxruntime(policy: str, size: tuple[int, int]) -> None:
    attributes: Mapping[str, Attribute] = {"mode": "linear", "keep_aspect_ratio_policy": policy, "axes": (2, 3)}
    arrays = [X, *sizes(*size)]
    assert_close(engine("Resize", arrays, attributes)[0], runtime("Resize", arrays, attributes)[0], 1e-5)


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.int32])
def test_whole_numbers_are_mixed_as_by_onnxruntime(kind: type) -> None:
    x = np.random.default_rng(4).integers(0, 100, (1, 1, 5, 6)).astype(kind)
    arrays = [x, *scales(1, 1, 1.7, 0.8)]
    for mode in ("nearest", "linear"):
        assert np.array_equal(engine("Resize", arrays, {"mode": mode})[0], runtime("Resize", arrays, {"mode": mode})[0])


def test_whole_numbers_that_overshoot_stay_in_the_range_of_their_type() -> None:
    x = np.array([[[[0, 0, 255, 255]]]], np.uint8)
    (out,) = engine("Resize", [x, *scales(1, 1, 1, 2)], {"mode": "cubic"})
    assert out.dtype == np.uint8
    assert (out[..., :3] <= 10).all()
    assert (out[..., -3:] >= 245).all()


@pytest.mark.parametrize("factor", [2, 3, 4])
@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int64, np.bool_])
def test_nearest_by_a_whole_factor_repeats_every_cell(factor: int, kind: type) -> None:
    x = (X * 3).astype(kind)
    attributes = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    (out,) = engine("Resize", [x, *scales(1, 1, factor, 2)], attributes)
    assert np.array_equal(out, x.repeat(factor, axis=2).repeat(2, axis=3))


def test_large_maps_are_resized_like_small_ones() -> None:
    x = np.random.default_rng(6).normal(size=(1, 12, 90, 120)).astype(np.float32)
    for mode, transform in itertools.product(("nearest", "linear", "cubic"), ("half_pixel", "align_corners")):
        arrays = [x, *sizes(1, 12, 200, 230)]
        attributes = {"mode": mode, "coordinate_transformation_mode": transform}
        single = [engine("Resize", [x[:, [c]], *sizes(1, 1, 200, 230)], attributes)[0] for c in range(12)]
        assert_close(engine("Resize", arrays, attributes)[0], np.concatenate(single, axis=1), 1e-5)
        assert_close(engine("Resize", arrays, attributes)[0], runtime("Resize", arrays, attributes)[0], 1e-4)


def test_any_axis_can_be_resized_and_scattered_memory_does_not_matter() -> None:
    x = np.random.default_rng(6).normal(size=(3, 4, 5)).astype(np.float32)
    attributes: Mapping[str, Attribute] = {"mode": "linear", "axes": (0,)}
    arrays = [x, *scales(2)]
    assert_close(engine("Resize", arrays, attributes)[0], runtime("Resize", arrays, attributes)[0])
    scattered = [np.asfortranarray(x), *scales(2)]
    assert np.array_equal(engine("Resize", scattered, attributes)[0], engine("Resize", arrays, attributes)[0])


def test_one_broken_cell_breaks_only_the_cells_around_it() -> None:
    x = np.zeros((1, 1, 16, 16), np.float32)
    x[0, 0, 8, 8] = np.nan
    for options in OPTIONS:
        for transform in ("half_pixel", "align_corners"):
            attributes = {"coordinate_transformation_mode": transform, **options}
            (out,) = engine("Resize", [x, *scales(1, 1, 2, 2)], attributes)
            broken = np.isnan(out).sum()
            assert 1 <= broken <= 8 * 8


GRADIENTS: list[tuple[list[Array | None], Mapping[str, Attribute]]] = [
    *((scales(1, 1, 2, 3), options) for options in OPTIONS),
    *((scales(1, 1, 0.6, 1.7), options) for options in OPTIONS),
    (sizes(2, 3, 14, 5), {"mode": "linear", "coordinate_transformation_mode": "align_corners"}),
    (sizes(4, 2, 7, 9), {"mode": "cubic"}),
    (sizes(2, 3, 7, 9), {"mode": "linear"}),
    (sizes(2, 3, 14, 18), {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}),
    ([ROI, None, np.array([2, 3, 5, 6])], {"mode": "cubic", "coordinate_transformation_mode": "tf_crop_and_resize"}),
]


@pytest.mark.parametrize(("given", "attributes"), GRADIENTS, ids=str)
def test_the_gradient_of_a_resize_is_that_of_a_small_change_and_its_adjoint(
    given: list[Array | None], attributes: Mapping[str, Attribute]
) -> None:
    check_gradient("Resize", [X, *given], attributes, wrt=[0])
    check_adjoint("Resize", [X, *given], attributes)


def test_the_gradient_in_float32_takes_the_same_way() -> None:
    node = Node("node", "Resize", ("x", "", "s"), ("y",), {"mode": "linear"})
    arrays: Given = [X, *scales(1, 1, 2, 2)]
    grad = np.random.default_rng(7).normal(size=(2, 3, 14, 18))
    wide = [X.astype(np.float64), *arrays[1:]]
    run = find_operator("Resize").backward
    (narrow, *_), (exact, *_) = (
        run(node, given, [], [grad.astype(kind)], [True, False, False])
        for given, kind in ((arrays, np.float32), (wide, np.float64))
    )
    assert narrow is not None
    assert exact is not None
    assert narrow.dtype == np.float32
    assert_close(narrow, exact, 1e-5)


def test_a_size_that_is_computed_in_the_graph_is_known_before_the_run() -> None:
    nodes = (
        Node("shape", "Shape", ("skip",), ("shape",), {"start": 2}),
        Node("front", "Shape", ("x",), ("front",), {"end": 2}),
        Node("join", "Concat", ("front", "shape"), ("size",), {"axis": 0}),
        Node("resize", "Resize", ("x", "", "", "size"), ("y",), {"mode": "linear"}),
    )
    inputs = (Value("x", (1, 4, "h", "w")), Value("skip", (1, 8, "h", "w")))
    network = Network("one", nodes, inputs, ("y",), {})
    assert infer_shapes(network, {"x": (1, 4, 6, 5), "skip": (1, 8, 12, 11)})["y"] == (1, 4, 12, 11)


@pytest.mark.parametrize(
    ("given", "attributes", "sentence"),
    [
        ([], {}, "either scales or sizes"),
        ([None, np.ones(4, np.float32), np.ones(4, np.int64)], {}, "either scales or sizes"),
        (scales(2, 2), {}, "has 2 scales where 4 are needed"),
        (sizes(2, 2), {}, "has 2 sizes where 4 are needed"),
        (scales(1, 1, 0.01, 1), {}, "cannot make 0 out of 7 cells along axis 2"),
        (scales(1, 1, -1, 1), {}, "make no sense"),
        (scales(1, 1, np.nan, 1), {}, "make no sense"),
        (sizes(2, 3, -4, 4), {}, "cannot make -4"),
        (scales(1, 1, 2, 2), {"mode": "area"}, "'area' of Resize is unknown"),
        (scales(1, 1, 2, 2), {"coordinate_transformation_mode": "middle"}, "'middle' of Resize"),
        (scales(1, 1, 2, 2), {"nearest_mode": "up"}, "'up' of Resize"),
        (sizes(2, 3, 4, 4), {"keep_aspect_ratio_policy": "crop"}, "'crop' of Resize"),
        (scales(2), {"axes": (4,)}, "axis 4 of Resize"),
    ],
    ids=str,
)
def test_a_resize_that_cannot_be_is_refused_with_a_sentence(
    given: list[Array | None], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        engine("Resize", [X, *given], attributes)


def test_truth_values_are_not_mixed() -> None:
    with pytest.raises(NetworkError, match="cannot mix numbers of type bool"):
        engine("Resize", [X > 0, *scales(1, 1, 2, 2)], {"mode": "linear"})


def test_scales_that_only_a_run_makes_known_are_refused_before_it() -> None:
    node = Node("node", "Resize", ("x", "", "s"), ("y",))
    with pytest.raises(NetworkError, match="scales of Resize depend on what the network is run on"):
        find_operator("Resize").output_shapes(node, [(1, 1, 4, 4), None, (4,)])
