"""What the user does to the maps of the strip: enlarge one, limit the colours, compose three, copy."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.session.session import Session


class StripActions:
    """Changes of the view choices, by value name."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def enlarge(self, value: str, channel: int | None) -> None:
        """Fill the column with the map of `channel`; show all maps when one is enlarged already, or for None."""
        view = self.session.state.view
        enlarged = {name: one for name, one in view.enlarged.items() if name != value}
        if channel is not None and value not in view.enlarged:
            enlarged[value] = channel
        self.session.change(view=replace(view, enlarged=enlarged))

    def limit(self, value: str, limits: tuple[float, float] | None) -> None:
        """Draw the layer between these values; None lets the levels be found again."""
        view = self.session.state.view
        chosen = {name: pair for name, pair in view.limits.items() if name != value}
        if limits is not None:
            chosen[value] = limits
        self.session.change(view=replace(view, limits=chosen))

    def compose(self, value: str, channels: tuple[int, int, int] | None) -> None:
        """Draw three maps as red, green and blue; None shows single maps again."""
        view = self.session.state.view
        composite = {name: one for name, one in view.composite.items() if name != value}
        if channels is not None:
            composite[value] = channels
        self.session.change(view=replace(view, composite=composite))


def map_menu(owner: QWidget, actions: StripActions, column: StripColumn, place: QPointF, count: int) -> None:
    """Open the menu of the map under `place`; `count` is how many maps the layer has."""
    cell = column.maps.cell_at(place)
    if cell is None:
        return
    value, channel, view = column.value, cell[0], actions.session.state.view
    menu = QMenu(owner)
    text = (
        QCoreApplication.translate("StripPanel", "Show all maps")
        if value in view.enlarged
        else QCoreApplication.translate("StripPanel", "Enlarge this map")
    )
    menu.addAction(text).triggered.connect(lambda: actions.enlarge(value, channel))
    if count >= 3:
        three = (channel % count, (channel + 1) % count, (channel + 2) % count)
        action = menu.addAction(
            QCoreApplication.translate("StripPanel", "This map and the next two as red, green, blue")
        )
        action.triggered.connect(lambda: actions.compose(value, three))
    if value in view.composite:
        menu.addAction(QCoreApplication.translate("StripPanel", "Show single maps")).triggered.connect(
            lambda: actions.compose(value, None)
        )
    copy = menu.addAction(QCoreApplication.translate("StripPanel", "Copy picture"))
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setPixmap(column.maps.grab()))
    if value in view.limits:
        menu.addAction(QCoreApplication.translate("StripPanel", "Reset the colour scale")).triggered.connect(
            lambda: actions.limit(value, None)
        )
    menu.popup(column.maps.mapToGlobal(place.toPoint()))
