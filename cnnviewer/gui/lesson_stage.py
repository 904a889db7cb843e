"""Puts on show in the real window what a chapter of the lesson is about. Undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cnnviewer.gui.commands.views import VIEWS, window_of
from cnnviewer.gui.fitting import card_for
from cnnviewer.gui.lesson_chapters import Stage
from cnnviewer.gui.selection import first_selection
from cnnviewer.session.state import State

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


def set_stage(desk: Desk, stage: Stage) -> None:
    """Show what `stage` names: network, source, layer, view, tab of the inspector."""
    window = window_of(desk)
    if stage.source and stage.source != desk.session.state.source:
        desk.opener.open(stage.source)
    if stage.network:
        opened = desk.session.state.network
        if opened is None or opened.address != stage.network or opened.edited:
            desk.networks.open(stage.network)
    elif stage.preset:
        _use_preset(desk, stage)
    if stage.view in {entry.title for entry in VIEWS} and window.views.current != stage.view:
        window.show_view(stage.view)
    window.add_waiting_panels()
    if stage.inspector in window.panels:
        window.inspector.show()
        window.inspector.setCurrentWidget(window.panels[stage.inspector])


def _use_preset(desk: Desk, stage: Stage) -> None:
    from cnnviewer.networks.presets import PRESETS

    stack = PRESETS[stage.preset].make()
    state = desk.session.state
    selection = first_selection(stack)
    if stage.value:
        selection = replace(selection, value=stage.value)
    view = replace(state.view, enlarged={}, composite={}, limits={})
    card = card_for(state.card, stack, back=state.network is not None)
    desk.session.change(label=_label(), stack=stack, network=None, card=card, selection=selection, view=view)


def bring_back(desk: Desk, state: State) -> None:
    """Network, source and selection as they were in `state`."""
    if state.source != desk.session.state.source:
        desk.opener.open(state.source)
    desk.session.change(
        label=_label(),
        stack=state.stack,
        network=state.network,
        card=state.card,
        selection=state.selection,
        view=state.view,
    )


def _label() -> str:
    return QCoreApplication.translate("LessonPanel", "lesson")
