"""The part of the channel panel that changes the selected map, and the list of all that was changed."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.brush import LARGEST_SIZE, BrushChoice
from cnnviewer.gui.layer_names import node_title
from cnnviewer.gui.painting import Painting
from cnnviewer.gui.what_if import WhatIf, change_text, changeable, edited_weights, is_changed, map_text, marks_of
from cnnviewer.gui.widgets.change_list import Change, ChangeList
from cnnviewer.gui.widgets.map_view import MapView
from cnnviewer.gui.widgets.what_if_field import ADD, ERASE, MEAN, NEGATED, OFF, SELECT, SET, WhatIfField
from cnnviewer.networks.intervention import Brush, Intervention
from cnnviewer.session.session import Session
from cnnviewer.session.state import State, interventions_of

_BRUSHES = {SET: Brush.SET, ADD: Brush.ADD, ERASE: Brush.ERASE}
_FIELDS: dict[int, dict[str, Any]] = {
    OFF: {"factor": 0.0},
    MEAN: {"factor": 1.0, "mean": True},
    NEGATED: {"factor": -1.0, "mean": False},
}


class ChannelWhatIf(QObject):
    """Keeps `field` and `changes` up to date and does what they ask for. `map` is painted on."""

    def __init__(self, session: Session, bridge: Bridge, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._map = session, bridge, view
        self._what_if = WhatIf(session)
        self._brush = BrushChoice(self)
        self._feature_map: NDArray[np.float32] | None = None
        self._proposed: tuple[str, int] | None = None
        self.field = WhatIfField(LARGEST_SIZE)
        self.changes = ChangeList()
        self._painting = Painting(session, lambda value: changeable(bridge, value), self)
        self._painting.watch(view, lambda: session.state.selection.value)
        field, changes = self.field, self.changes
        field.chosen.connect(self._choose)
        field.scaled.connect(self._scale)
        field.let_go.connect(session.end_merge)
        field.brushed.connect(self._take_brush)
        field.numbered.connect(lambda number: self._brush.choose(number=number, typed=True))
        field.sized.connect(lambda size: self._brush.choose(size=size))
        field.wiped.connect(lambda: self._change(self.tr("Clear paint"), paint=None))
        changes.opened.connect(self._open)
        changes.removed.connect(self._remove)
        changes.layer_reverted.connect(lambda: self._what_if.revert_layer(session.state.selection.value))
        changes.all_reverted.connect(self._what_if.revert_all)
        self._unsubscribe = session.subscribe(self._state_changed)
        self.destroyed.connect(self._unsubscribe)
        self.use(self._brush)
        self.show()

    def use(self, brush: BrushChoice) -> None:
        """Share this brush with the other views."""
        if brush is not self._brush:
            self._brush.changed.disconnect(self._show_brush)
        self._brush = brush
        self._painting.use(brush)
        brush.changed.connect(self._show_brush)
        self._show_brush()

    def show_map(self, feature_map: NDArray[np.float32] | None) -> None:
        """The selected map (H, W) of the newest outcome."""
        self._feature_map = feature_map
        self._propose()
        self._painting.refresh()

    def show(self) -> None:
        """Show what is done to the selected map, and the list."""
        state = self._session.state
        value, channel = state.selection.value, state.selection.channel
        one = self._what_if.present(value, channel)
        able = changeable(self._bridge, value)
        self.field.setEnabled(able)
        self.field.setToolTip("" if able else self.tr("What enters the network is changed on the preprocessing card."))
        outcome = self._bridge.outcome
        activation = None if outcome is None else outcome.activation(value)
        maps = activation is None or activation.ndim == 3
        self.field.show_map(one.factor, one.mean, painted=one.paint is not None, maps=maps)
        # No word on this map: the segments below it say what is done.
        self._map.set_marks({channel: replace(mark, text="") for channel, mark in marks_of(state, value).items()})
        self.changes.show_changes(_listed(state), layer=is_changed(state, value))

    def _state_changed(self, before: State, after: State) -> None:
        if (before.selection, before.stack, before.network) != (after.selection, after.stack, after.network):
            self.show()

    def _show_brush(self) -> None:
        brush = self._brush
        kind = next((number for number, one in _BRUSHES.items() if one is brush.kind), SET)
        self.field.show_brush(kind if brush.active else SELECT, brush.number, brush.size)

    def _propose(self) -> None:
        """Until the user types a number, the highest of each map is what is painted on it."""
        selection, feature_map = self._session.state.selection, self._feature_map
        of = (selection.value, selection.channel)
        if feature_map is not None and self._brush.active and not self._brush.typed and self._proposed != of:
            self._proposed = of
            highest = float(np.nan_to_num(feature_map, posinf=0.0, neginf=0.0).max(initial=0.0))
            self._brush.choose(number=_tidy(highest) or 1.0)

    # What the user does

    def _change(self, what: str, merge: str | None = None, **fields: Any) -> None:
        selection = self._session.state.selection
        self._what_if.change(selection.value, selection.channel, what, merge, **fields)

    def _choose(self, segment: int) -> None:
        kind = self.field.kind_of(segment)
        what = {
            OFF: self.tr("Switch off"),
            MEAN: self.tr("Set to its mean"),
            NEGATED: self.tr("Negate"),
        }.get(kind, self.tr("As it is"))
        self._change(what, **_FIELDS.get(kind, {"factor": 1.0, "mean": False}))

    def _scale(self, factor: float, dragged: bool) -> None:
        self._change(self.tr("Scale"), "factor" if dragged else None, factor=factor)

    def _take_brush(self, kind: int) -> None:
        if kind == SELECT:
            self._brush.choose(active=False)
        else:
            self._brush.choose(active=True, kind=_BRUSHES[kind])
            self._propose()

    def _open(self, key: object) -> None:
        selection = self._session.state.selection
        if isinstance(key, Intervention):
            selection = replace(selection, value=key.value, channel=key.channel, pixel=None)
        elif isinstance(key, str):
            selection = replace(selection, value=key, pixel=None)
        self._session.change(selection=selection)

    def _remove(self, key: object) -> None:
        if isinstance(key, Intervention):
            self._what_if.remove(key.value, key.channel)
        elif isinstance(key, str):
            self._what_if.revert_weights(key)


def _listed(state: State) -> list[Change]:
    """All changes: first those of maps, then the layers whose weights were edited."""
    changes = [
        Change(map_text(state, one.value, one.channel), change_text(one), one) for one in interventions_of(state)
    ]
    opened = state.network
    names = set(edited_weights(opened))
    if opened is not None and opened.graph is not None and names:
        for node in opened.graph.nodes:
            if not names.isdisjoint(node.inputs):
                text = QCoreApplication.translate("WhatIf", "weights")
                changes.append(Change(node_title(node, node.outputs[0]), text, node.outputs[0]))
    return changes


def _tidy(number: float) -> float:
    """`number` with two digits that count."""
    if not number or not math.isfinite(number):
        return 0.0
    return float(f"{number:.2g}")
