"""Padding that stands as a node of its own before a convolution or a pool: what it repeats, seen through."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.network import Array, Shape
from cnnviewer.explain.xray.copying import places_moved
from cnnviewer.explain.xray.question import Question, seen_through
from cnnviewer.explain.xray.view import OUTSIDE, Cells, Doubles


def before_padding(
    question: Question, name: str, shape: Shape, cells: Cells
) -> tuple[str, Shape, Cells, Doubles | None]:
    """(name, shape, cells, numbers read) of what stands behind an explicit padding inside a layer.

    Cells of padding with a constant become OUTSIDE; the numbers are None when there is no such padding.
    """
    network, trace = question.network, question.trace
    pad = network.producer(name)
    if pad is None or pad.operator != "Pad" or name not in network.internal or pad.inputs[0] not in trace:
        return name, shape, cells, None
    padded = trace[name].reshape(-1)
    read = np.where(cells == OUTSIDE, 0.0, padded[np.maximum(cells, 0)].astype(np.float64))
    arrays: list[Array | None] = [network.weights.get(one, trace.get(one)) if one else None for one in pad.inputs]
    places = places_moved(pad, arrays)[0].reshape(-1)
    moved = np.where(cells == OUTSIDE, 0, places[np.maximum(cells, 0)])
    source, source_shape = seen_through(network, trace, pad.inputs[0])
    return source, source_shape, np.where(moved == 0, OUTSIDE, moved - 1).astype(np.int64), read
