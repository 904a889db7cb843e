"""The self-check: every node of a run worked out again, from its captured inputs, by a slow and independent path.

    convolution, pooling, products, norms, padding    the loops of engine.reference, in float64, at a sample of cells
    every other operator                              the reference implementation of the onnx package (onnx.reference)

Since each node starts from what the network really handed to it, an error is told of the node that makes it and of no
other. An operator without a reference is listed as not checked.
"""

from __future__ import annotations

import math
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from cnnviewer.engine.difference import Difference, difference, other_shape
from cnnviewer.engine.evaluate import Cancelled, evaluate
from cnnviewer.engine.network import Array, Network, Node, Shape
from cnnviewer.engine.operators.operator import Arrays
from cnnviewer.engine.reference import Place
from cnnviewer.engine.trace import Trace
from cnnviewer.engine.verify_cells import Loops, loops_of
from cnnviewer.engine.verify_onnx import NoReference, expected, piece_of
from cnnviewer.errors import NetworkError

TOLERANCE = 1e-4
"""The error up to which float32 counts as right: roundings stay well below, a wrong cell is far above."""

SAMPLES = 64
"""Cells of an output that the loops work out."""

CANCELLING = 0.1
"""Where terms cancel (a kernel of sum 0 on an even area) an error is judged by this share of the sum of them all."""

SUMS = frozenset({"CumSum", "Einsum", "GlobalAveragePool", "Mean", "ReduceMean", "ReduceSum", "Sum"})
"""Operators that only add and multiply, so that the sum of all terms is what they make of absolute values."""

UNCHECKED: Mapping[str, str] = {}
"""Operators that have no reference at all, each with the reason."""


@dataclass(frozen=True)
class NodeCheck:
    """What the check of one node found.

    error   how far its outputs are from the reference (see engine.difference); None when the node was not checked
    output  the value in which the largest difference lies, and `place` the cell of it; the first one without a check
    cells   how many cells were compared
    reason  why the node was not checked, or what is wrong besides numbers; else ""
    """

    node: str
    operator: str
    error: float | None
    output: str = ""
    place: Place = ()
    cells: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Verification:
    """The checks of all nodes of a network, in their order."""

    rows: tuple[NodeCheck, ...]

    @property
    def worst(self) -> NodeCheck | None:
        """The row with the largest error; None when nothing was checked."""
        return max((row for row in self.rows if row.error is not None), key=lambda row: row.error or 0.0, default=None)

    @property
    def unchecked(self) -> tuple[NodeCheck, ...]:
        """The rows of the nodes that were not checked."""
        return tuple(row for row in self.rows if row.error is None)

    def wrong(self, tolerance: float = TOLERANCE) -> tuple[NodeCheck, ...]:
        """The rows with an error above `tolerance`."""
        return tuple(row for row in self.rows if row.error is not None and row.error > tolerance)

    def passed(self, tolerance: float = TOLERANCE) -> bool:
        """Whether every node was checked and none has an error above `tolerance`."""
        return not self.wrong(tolerance) and not self.unchecked


def verify(
    network: Network,
    x: Array | Mapping[str, Array],
    *,
    samples: int = SAMPLES,
    seed: int = 0,
    cancelled: Callable[[], bool] | None = None,
) -> Verification:
    """Run `network` on `x` and check every node; see `verify_trace`. Raises as `evaluate` does."""
    return verify_trace(evaluate(network, x, cancelled=cancelled), samples=samples, seed=seed, cancelled=cancelled)


def verify_trace(
    trace: Trace,
    *,
    samples: int = SAMPLES,
    seed: int = 0,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Verification:
    """Check every node of the run that `trace` holds.

    samples    cells that the loops work out for each output; a quarter of them lies on borders of the maps
    seed       the same seed draws the same cells
    cancelled  asked between cells; raises Cancelled when it says yes
    progress   told the share of nodes that are done, 0...1
    Memory beside the trace: a few copies of the largest output at most, in its own type.
    """
    known = ChainMap(dict(trace.activations), dict(trace.network.weights))
    rng = np.random.default_rng(seed)
    rows = []
    for number, node in enumerate(trace.network.nodes):
        _give_up(cancelled)
        made = node.outputs[: max((i + 1 for i, name in enumerate(node.outputs) if name), default=0)]
        missing = [name for name in (*filter(None, node.inputs), *made) if name not in known]
        if missing:
            reason = f"the run did not keep {missing[0] or 'all of its outputs'}"
            rows.append(NodeCheck(node.name, node.operator, None, node.outputs[0], reason=reason))
        else:
            arrays = [known[name] if name else None for name in node.inputs]
            outputs = [known[name] for name in made]
            rows.append(verify_node(node, arrays, outputs, samples=samples, rng=rng, cancelled=cancelled))
        if progress is not None:
            progress((number + 1) / len(trace.network.nodes))
    return Verification(tuple(rows))


def verify_node(
    node: Node,
    arrays: Arrays,
    outputs: Sequence[Array],
    *,
    samples: int = SAMPLES,
    rng: np.random.Generator | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> NodeCheck:
    """Check that `node` makes `outputs` of the inputs `arrays` (None for one left out); see `verify_trace`."""
    rng = np.random.default_rng(0) if rng is None else rng
    reason = UNCHECKED.get(node.operator, "")
    found: list[Difference] = []
    try:
        if not reason:
            loops = loops_of(node, arrays)
            if loops is None:
                found += _by_onnx(node, arrays, outputs, rng)
            else:
                found += _by_loops(loops, outputs, samples, rng, cancelled)
    except (NoReference, NetworkError) as problem:
        reason = str(problem)
    cells = sum(one.cells for one in found)
    if reason or not found or (not cells and any(y.size for y in outputs) and not any(one.error for one in found)):
        return NodeCheck(node.name, node.operator, None, node.outputs[0], reason=reason or "no cell of it is defined")
    position = max(range(len(found)), key=lambda i: found[i].error)
    worst = found[position]
    return NodeCheck(node.name, node.operator, worst.error, node.outputs[position], worst.place, cells, worst.reason)


def _by_onnx(node: Node, arrays: Arrays, outputs: Sequence[Array], rng: np.random.Generator) -> Iterator[Difference]:
    """Every output, whole or as much of it as `piece_of` takes."""
    piece = piece_of(node, arrays, outputs, rng)
    scale = 0.0
    if node.operator in SUMS:
        # Axes may be negative, and stay.
        positive = [y if y is None or y.dtype.kind != "f" else np.abs(y) for y in piece.arrays]
        terms = expected(replace(piece, arrays=positive))[0]
        scale = CANCELLING * float(terms[np.isfinite(terms)].max(initial=0.0))
    for actual, wanted in zip(piece.outputs, expected(piece), strict=True):
        yield difference(actual, wanted, scale=scale, locate=piece.locate)


def _by_loops(
    loops: Loops,
    outputs: Sequence[Array],
    samples: int,
    rng: np.random.Generator,
    cancelled: Callable[[], bool] | None,
) -> Iterator[Difference]:
    """Every output at a sample of cells."""
    for y, shape, cell in zip(outputs, loops.shapes, loops.cells, strict=False):
        if y.shape != shape:
            yield other_shape(y, shape)
            continue
        places: list[Place] = []
        wanted: list[float] = []
        terms = 0.0
        for place in places_of(shape, samples, rng):
            _give_up(cancelled)
            found = cell(place)
            if found is not None:
                places.append(place)
                wanted.append(found.value)
                terms = max(terms, found.terms if math.isfinite(found.terms) else 0.0)
        actual = np.array([y[place] for place in places], y.dtype)
        yield difference(actual, np.array(wanted), scale=CANCELLING * terms, locate=partial(_nth, places))


def places_of(shape: Shape, samples: int, rng: np.random.Generator) -> list[Place]:
    """All places of an output of `shape`, or about `samples` of them, a quarter on borders of the maps."""
    size = math.prod(shape)
    if size <= samples:
        return list(np.ndindex(shape))
    drawn = np.stack(np.unravel_index(rng.integers(0, size, samples), shape), axis=1)
    if len(shape) > 2:
        for place in drawn[::4]:
            axis = int(rng.integers(2, len(shape)))
            place[axis] = rng.choice((0, shape[axis] - 1))
    return sorted({tuple(place) for place in drawn.tolist()})


def _nth(places: Sequence[Place], at: Place) -> Place:
    return places[at[0]]


def _give_up(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled
