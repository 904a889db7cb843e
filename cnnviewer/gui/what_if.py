"""What the user does to the maps of the network: switch one off, scale it, paint on it, take it all back.

Every one of these is a step of the history; a stroke and a dragged slider are one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.brush import BrushChoice
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.widgets.map_marks import Mark
from cnnviewer.networks.intervention import (
    Brush,
    Intervention,
    find,
    marked,
    painted,
    untouched,
    with_one,
    without_value,
)
from cnnviewer.networks.interventions import can_change
from cnnviewer.networks.shown import input_shape
from cnnviewer.session.session import Session
from cnnviewer.session.state import OpenedNetwork, State, interventions_of

Cell = tuple[int, int]


@dataclass(frozen=True)
class WhatIf:
    """Changes the interventions of the network in `session`."""

    session: Session

    def present(self, value: str, channel: int) -> Intervention:
        """What is done to that map now."""
        return find(interventions_of(self.session.state), value, channel)

    def change(self, value: str, channel: int, what: str, merge: str | None = None, **fields: Any) -> None:
        """Replace `fields` of what is done to that map; `what` names it in the history."""
        self.put(replace(self.present(value, channel), **fields), what, merge)

    def toggle(self, value: str, channel: int) -> None:
        """Switch the map off, or let it through again."""
        if self.present(value, channel).off:
            self.change(value, channel, QCoreApplication.translate("WhatIf", "Switch on"), factor=1.0)
        else:
            self.change(value, channel, QCoreApplication.translate("WhatIf", "Switch off"), factor=0.0)

    def put(self, one: Intervention, what: str, merge: str | None = None) -> None:
        """Do this to its map, in the place of what was done to it."""
        state = self.session.state
        key = None if merge is None else f"{merge} {one.value} {one.channel}"
        label = f"{what}: {map_text(state, one.value, one.channel)}"
        self._become(with_one(interventions_of(state), one), label, key)

    def remove(self, value: str, channel: int) -> None:
        """Leave the map as the network makes it."""
        self.put(Intervention(value, channel), QCoreApplication.translate("WhatIf", "As it is"))

    def stroke(self, value: str, channel: int, cells: NDArray[np.bool_], brush: BrushChoice) -> None:
        """Draw over `cells` (H, W) of a map, until `end_stroke` as one step of the history."""
        present = self.present(value, channel)
        after = painted(present, cells, brush.kind, brush.number)
        if not (after.paint is None and present.paint is None):
            what = QCoreApplication.translate("WhatIf", "Paint")
            if brush.kind is Brush.ERASE:
                what = QCoreApplication.translate("WhatIf", "Erase")
            self.put(after, what, f"stroke {brush.kind}")

    def end_stroke(self) -> None:
        """The mouse button was let go."""
        self.session.end_merge()

    def revert_weights(self, value: str) -> None:
        """The weights of the node that makes `value` as they were loaded."""
        state = self.session.state
        if state.network is not None:
            label = QCoreApplication.translate("WhatIf", "Revert {layer}")
            label = label.format(layer=layer_name(state, value) or value)
            self.session.change(label=label, network=_reverted(state.network, value))

    def revert_layer(self, value: str) -> None:
        """The maps of `value` as the network makes them, with the weights that it was loaded with."""
        state, opened = self.session.state, self.session.state.network
        kept = without_value(interventions_of(state), value)
        label = QCoreApplication.translate("WhatIf", "Revert {layer}").format(layer=layer_name(state, value) or value)
        if opened is None:
            self._become(kept, label)
        else:
            self.session.change(label=label, network=replace(_reverted(opened, value), interventions=kept))

    def revert_all(self) -> None:
        """The network as it was loaded; the stack without what is done to its maps."""
        opened = self.session.state.network
        if opened is None:
            self._become((), QCoreApplication.translate("WhatIf", "Revert all"))
        else:
            graph = opened.original or opened.graph
            network = replace(opened, graph=graph, edited=False, interventions=(), changes=())
            self.session.change(label=QCoreApplication.translate("WhatIf", "Revert all"), network=network)

    def _become(self, interventions: tuple[Intervention, ...], label: str, merge: str | None = None) -> None:
        state = self.session.state
        if state.network is None:
            stack = replace(state.stack, interventions=interventions)
            self.session.change(label=label, merge=merge, stack=stack)
        else:
            network = replace(state.network, interventions=interventions)
            self.session.change(label=label, merge=merge, network=network)


def edited_weights(opened: OpenedNetwork | None, value: str | None = None) -> tuple[str, ...]:
    """Names of the weights that were edited: of the node that makes `value`, or of all the network."""
    if opened is None or opened.graph is None or opened.original is None or opened.graph is opened.original:
        return ()
    names = tuple(opened.graph.weights)
    if value is not None:
        node = opened.graph.producer(value)
        names = () if node is None else node.inputs
    before, now = opened.original.weights, opened.graph.weights
    return tuple(name for name in names if name in now and now[name] is not before.get(name))


def is_changed(state: State, value: str | None = None) -> bool:
    """Whether there is anything to revert, at the maps of `value` or anywhere."""
    done = any(value is None or one.value == value for one in interventions_of(state))
    return done or bool(edited_weights(state.network, value))


def map_text(state: State, value: str, channel: int) -> str:
    """ "Conv2 map 3": what people call a map."""
    name = layer_name(state, value) or value
    if state.network is None and "." in value:
        name = QCoreApplication.translate("ChannelPanel", "{layer} activation").format(layer=name)
    return QCoreApplication.translate("WhatIf", "{layer} map {number}").format(layer=name, number=channel + 1)


def change_text(one: Intervention) -> str:
    """ "off", "× 0.5, painted": what is done to a map, in a few words."""
    parts = []
    if one.mean:
        parts.append(QCoreApplication.translate("WhatIf", "mean"))
    if one.off:
        parts = [QCoreApplication.translate("WhatIf", "off")]
    elif one.factor == -1.0:
        parts.append(QCoreApplication.translate("WhatIf", "negated"))
    elif one.factor != 1.0:
        parts.append(f"× {one.factor:.3g}")
    if one.paint is not None:
        parts.append(QCoreApplication.translate("WhatIf", "painted"))
    return ", ".join(parts)


def changeable(bridge: Bridge, value: str) -> bool:
    """Whether the maps of `value` can be changed: a node makes them, they are maps or a vector."""
    network = untouched(bridge.network)
    return can_change(network, value, input_shape(network, bridge.session.state.card))


def marks_of(state: State, value: str) -> dict[int, Mark]:
    """What the maps of `value` say about themselves, by channel."""
    return {
        one.channel: Mark(change_text(one), one.off, _painted_cells(one))
        for one in interventions_of(state)
        if one.value == value
    }


@lru_cache(maxsize=256)
def _painted_cells(one: Intervention) -> NDArray[np.bool_] | None:
    return None if one.paint is None else marked(one.paint)


def under_brush(size: Cell, cells: list[Cell], across: int) -> NDArray[np.bool_]:
    """(H, W): which cells of a map of `size` a round brush `across` cells wide touches at `cells`."""
    half = across // 2
    rows, columns = np.ogrid[:across, :across]
    middle = (across - 1) / 2
    near = (rows - middle) ** 2 + (columns - middle) ** 2
    stamp = near <= (across / 2) ** 2 - 0.2 if across > 2 else np.ones((across, across), np.bool_)
    padded = np.zeros((size[0] + 2 * across, size[1] + 2 * across), np.bool_)
    for row, column in cells:  # of an even width the middle lies on the upper left corner of the cell
        top, left = row - half + across, column - half + across
        padded[top : top + across, left : left + across] |= stamp
    return padded[across : across + size[0], across : across + size[1]]


def _reverted(opened: OpenedNetwork, value: str) -> OpenedNetwork:
    names = edited_weights(opened, value)
    if not names or opened.graph is None or opened.original is None:
        return opened
    weights = {**opened.graph.weights, **{name: opened.original.weights[name] for name in names}}
    rest = replace(opened, graph=replace(opened.graph, weights=weights))
    if edited_weights(rest):
        return rest
    return replace(rest, graph=opened.original, edited=False)
