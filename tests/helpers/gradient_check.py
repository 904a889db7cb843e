"""Gradients compared with what a small change of the inputs does, in float64."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.engine.operators import find_operator

ENTRIES = 24
STEP = 1e-6


def check_gradient(
    operator: str,
    arrays: Sequence[Array | None],
    attributes: Mapping[str, Attribute],
    wrt: Sequence[int] | None = None,
    *,
    outputs: int = 1,
    tolerance: float = 1e-6,
) -> None:
    """Assert that `backward` agrees with central differences at random entries of the inputs `wrt` (all of floats)."""
    given = [one.astype(np.float64) if one is not None and one.dtype.kind == "f" else one for one in arrays]
    floats = [place for place, one in enumerate(given) if one is not None and one.dtype.kind == "f"]
    asked = floats if wrt is None else list(wrt)
    names = tuple("" if one is None else f"x{place}" for place, one in enumerate(given))
    node = Node("node", operator, names, tuple(f"y{place}" for place in range(outputs)), dict(attributes))
    run = find_operator(operator)
    rng = np.random.default_rng(11)
    made = run.forward(node, given)
    grads = [rng.normal(size=y.shape) for y in made]
    wanted = [place in asked for place in range(len(given))]
    gradients = run.backward(node, given, made, grads, wanted)
    assert [gradient is not None for gradient in gradients] == wanted

    def scalar(place: int, array: Array) -> float:
        ys = run.forward(node, [array if other == place else one for other, one in enumerate(given)])
        return float(sum((grad * y).sum() for grad, y in zip(grads, ys, strict=True)))

    for place in asked:
        x, gradient = given[place], gradients[place]
        assert x is not None and isinstance(gradient, np.ndarray)
        assert (gradient.shape, gradient.dtype) == (x.shape, x.dtype)
        for entry in rng.permutation(x.size)[:ENTRIES]:
            ends = []
            for sign in (1, -1):
                moved = x.copy()
                moved.reshape(-1)[entry] += sign * STEP
                ends.append(scalar(place, moved))
            expected = (ends[0] - ends[1]) / (2 * STEP)
            actual = float(gradient.reshape(-1)[entry])
            assert abs(actual - expected) <= tolerance * max(1.0, abs(expected)), (operator, place, entry)


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
