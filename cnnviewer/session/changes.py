"""Edited weights of an opened network as a session file has them: the filters that differ, not the network.

A fingerprint of each weight before its edit tells whether the file is still the one that was edited; numbers of another
file would be mixed with these otherwise, and nobody could tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Array, Network
from cnnviewer.session.state import OpenedNetwork, State, WeightChange


def changes_between(original: Network, edited: Network) -> tuple[WeightChange, ...]:
    """How the float32 weights of `edited` differ from those of `original`, weight by weight."""
    changes = []
    for name, array in edited.weights.items():
        before = original.weights.get(name)
        if before is None or before is array or before.shape != array.shape or array.dtype != np.float32:
            continue
        whole = array.reshape(len(array), -1) if array.ndim else array.reshape(1, 1)
        rows = np.flatnonzero((whole != before.reshape(whole.shape)).any(axis=1))
        if len(rows):
            numbers = np.ascontiguousarray(array.reshape(_by_rows(array))[rows], np.float32)
            numbers.flags.writeable = False
            changes.append(WeightChange(name, tuple(rows.tolist()), numbers, fingerprint(before)))
    return tuple(changes)


def with_changes(network: Network, changes: Sequence[WeightChange]) -> tuple[Network, tuple[str, ...]]:
    """`network` with these changes, and the names of the weights in which they have no place any more.

    A change has none when the weight is gone, has another shape, or has other numbers than when it was edited.
    """
    weights, lost = dict(network.weights), []
    for change in changes:
        before = weights.get(change.weight)
        if before is None or before.dtype != np.float32 or not _fits(change, before):
            lost.append(change.weight)
            continue
        array = np.array(before.reshape(_by_rows(before)))
        array[list(change.rows)] = change.numbers
        array = array.reshape(before.shape)
        array.flags.writeable = False
        weights[change.weight] = array
    if len(lost) == len(changes):
        return network, tuple(lost)
    return replace(network, weights=weights), tuple(lost)


def with_changes_noted(state: State) -> State:
    """`state` as it is written: the edits of the opened network as changes, and no network."""
    opened = state.network
    if opened is None or opened.graph is None or opened.original is None:
        return state
    changes = changes_between(opened.original, opened.graph)
    return replace(state, network=replace(opened, changes=changes))


def fingerprint(array: Array) -> str:
    """A text that is another one for other numbers; 32 hexadecimal digits."""
    return hashlib.blake2b(np.ascontiguousarray(array).tobytes(), digest_size=16).hexdigest()


def loaded(opened: OpenedNetwork, wanted: OpenedNetwork) -> tuple[OpenedNetwork, tuple[str, ...]]:
    """`opened`, just loaded, with the interventions and changes of `wanted`; and the weights whose changes are lost."""
    graph, lost = opened.graph, tuple[str, ...]()
    if graph is not None and wanted.changes:
        graph, lost = with_changes(graph, wanted.changes)
    edited = graph is not opened.graph
    return replace(opened, graph=graph, edited=edited, interventions=wanted.interventions), lost


def _fits(change: WeightChange, before: NDArray[np.float32]) -> bool:
    rows, *rest = _by_rows(before)
    if not change.rows or max(change.rows) >= rows or change.numbers.shape != (len(change.rows), *rest):
        return False
    return fingerprint(before) == change.before


def _by_rows(array: Array) -> tuple[int, ...]:
    """The shape of `array`; one number is a row of its own."""
    return array.shape if array.ndim else (1,)
