"""Padding that stands as a node of its own before a convolution or a pool: what it repeats, seen through."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.network import Array, Shape
from cnnviewer.explain.xray.copying import places_moved
from cnnviewer.explain.xray.question import Question, seen_through
from cnnviewer.explain.xray.view import OUTSIDE, Cells


def before_padding(question: Question, name: str, shape: Shape, cells: Cells) -> tuple[str, Shape, Cells]:
    """(name, shape, cells) of what stands behind an explicit padding inside a layer; as they are where there is none.

    Cells of padding with a constant become OUTSIDE.
    """
    network, trace = question.network, question.trace
    pad = network.producer(name)
    if pad is None or pad.operator != "Pad" or name not in network.internal or pad.inputs[0] not in trace:
        return name, shape, cells
    arrays: list[Array | None] = [
        None if not one else network.weights[one] if one in network.weights else trace[one] for one in pad.inputs
    ]
    places = places_moved(pad, arrays)[0].reshape(-1)
    moved = np.where(cells == OUTSIDE, 0, places[np.maximum(cells, 0)])
    source, source_shape = seen_through(network, trace, pad.inputs[0])
    return source, source_shape, np.where(moved == 0, OUTSIDE, moved - 1).astype(np.int64)
