"""The gradient of an operator against central differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.engine.operators import find_operator

STEP = 1e-5
ENTRIES = 30
"""Numbers of an input that are moved, drawn at random."""


def check_gradient(
    operator: str,
    arrays: Sequence[Array | None],
    attributes: Mapping[str, Attribute],
    wrt: Sequence[int] | None = None,
    *,
    outputs: int = 1,
    tolerance: float = 1e-6,
) -> None:
    """Compare `backward` with central differences in float64, and in float32 with itself in float64.

    wrt      positions of the inputs; all that hold floating point numbers when not given
    outputs  how many outputs the node has; the scalar is a random sum of all that hold floating point numbers
    """
    doubles = [array if array is None or array.dtype.kind != "f" else np.array(array, np.float64) for array in arrays]
    floating = [i for i, array in enumerate(doubles) if array is not None and array.dtype.kind == "f"]
    chosen = floating if wrt is None else list(wrt)
    names = tuple("" if array is None else f"x{i}" for i, array in enumerate(arrays))
    node = Node("node", operator, names, tuple(f"y{i}" for i in range(outputs)), dict(attributes))
    run = find_operator(operator)
    rng = np.random.default_rng(5)
    made = run.forward(node, doubles)
    grads = [np.asarray(rng.normal(size=y.shape)) if y.dtype.kind == "f" else None for y in made]
    wanted = [i in chosen for i in range(len(arrays))]
    found = run.backward(node, doubles, made, grads, wanted)
    assert [gradient is not None for gradient in found] == wanted

    def scalar() -> float:
        return sum(
            float((y * grad).sum())
            for y, grad in zip(run.forward(node, doubles), grads, strict=True)
            if grad is not None
        )

    for i in chosen:
        moved, gradient = doubles[i], found[i]
        assert moved is not None
        assert gradient is not None
        assert gradient.shape == moved.shape
        assert gradient.dtype == np.float64
        scale = max(1.0, float(np.abs(gradient).max(initial=0)))
        for place in rng.permutation(moved.size)[:ENTRIES]:
            before = moved.flat[place]
            moved.flat[place] = before + STEP
            above = scalar()
            moved.flat[place] = before - STEP
            below = scalar()
            moved.flat[place] = before
            difference = (above - below) / (2 * STEP) - gradient.flat[place]
            assert abs(difference) <= tolerance * scale, f"input {i}, number {place}: off by {difference}"

    singles = [array if array is None or array.dtype.kind != "f" else np.array(array, np.float32) for array in arrays]
    single_grads = [None if grad is None else grad.astype(np.float32) for grad in grads]
    in_single = run.backward(node, singles, run.forward(node, singles), single_grads, wanted)
    for i in chosen:
        expected, actual = found[i], in_single[i]
        assert expected is not None
        assert actual is not None
        assert actual.dtype == np.float32
        assert actual.shape == expected.shape
        assert np.allclose(actual, expected, rtol=1e-4, atol=1e-4 * max(1.0, float(np.abs(expected).max(initial=0))))


def check_adjoint(
    operator: str, arrays: Sequence[Array | None], attributes: Mapping[str, Attribute], *, outputs: int = 1
) -> None:
    """Assert <g, A x> = <A' g, x> for an operator A that is linear in its first input."""
    x = arrays[0]
    assert x is not None
    given = [x.astype(np.float64), *arrays[1:]]
    names = tuple("" if one is None else f"x{place}" for place, one in enumerate(given))
    node = Node("node", operator, names, tuple(f"y{place}" for place in range(outputs)), dict(attributes))
    made = find_operator(operator).forward(node, given)
    rng = np.random.default_rng(12)
    grads = [rng.normal(size=y.shape) for y in made]
    wanted = [place == 0 for place in range(len(given))]
    back = find_operator(operator).backward(node, given, made, grads, wanted)[0]
    assert back is not None
    forth = float(sum((grad * y).sum() for grad, y in zip(grads, made, strict=True)))
    assert abs(forth - float((back * given[0]).sum())) <= 1e-9 * max(1.0, abs(forth))
