"""What the user does to the maps of the strip: enlarge one, limit the colours, compose three, copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from cnnviewer.display.colours import colourise
from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import LevelSpec
from cnnviewer.gui.painting import Painting
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_what_if import add_changes
from cnnviewer.gui.widgets.images import image_of
from cnnviewer.gui.widgets.map_view import WHOLE, MapView
from cnnviewer.session.session import Session

_SMALLEST_COPY = 240  # pixels: a map with fewer is copied with each cell several pixels large


class StripActions:
    """Changes of the view choices, by value name. `can_change(value)`: whether its maps can be changed themselves."""

    def __init__(self, session: Session, can_change: Callable[[str], bool] = lambda value: False) -> None:
        self.session = session
        self.can_change = can_change
        self.painting: Painting | None = None

    def enlarge(self, value: str, channel: int | None) -> None:
        """Fill the column with the map of `channel`; show all maps when one is enlarged already, or for None."""
        view = self.session.state.view
        enlarged = {name: one for name, one in view.enlarged.items() if name != value}
        if channel is not None and value not in view.enlarged:
            enlarged[value] = channel
        self.session.change(view=replace(view, enlarged=enlarged))

    def show_alone(self, value: str, channel: int) -> None:
        """Fill the column with the map of `channel`."""
        if self.session.state.view.enlarged.get(value) != channel:
            self.enlarge(value, None)
            self.enlarge(value, channel)

    def limit(self, value: str, limits: tuple[float, float] | None) -> None:
        """Draw the layer between these values; None lets the levels be found again."""
        view = self.session.state.view
        chosen = {name: pair for name, pair in view.limits.items() if name != value}
        if limits is not None:
            chosen[value] = limits
        self.session.change(view=replace(view, limits=chosen))

    def paint(self, value: str, channel: int) -> None:
        """Select this map, let it fill its column, and let the mouse paint on it."""
        selection = replace(self.session.state.selection, value=value, channel=channel, pixel=None)
        self.session.change(selection=selection)
        self.show_alone(value, channel)
        if self.painting is not None:
            self.painting.start()

    def compose(self, value: str, channels: tuple[int, int, int] | None) -> None:
        """Draw three maps as red, green and blue; None shows single maps again."""
        view = self.session.state.view
        composite = {name: one for name, one in view.composite.items() if name != value}
        enlarged = view.enlarged
        if channels is not None:
            composite[value] = channels
            enlarged = {name: one for name, one in enlarged.items() if name != value}
        self.session.change(view=replace(view, composite=composite, enlarged=enlarged))

    def compose_one(self, value: str, place: int, channel: int) -> None:
        """Make `channel` the red (0), green (1) or blue (2) of the composite; it begins with this map in all three."""
        three = list(self.session.state.view.composite.get(value, (channel, channel, channel)))
        three[place] = channel
        self.compose(value, (three[0], three[1], three[2]))


def map_menu(owner: QWidget, actions: StripActions, column: StripColumn, place: QPointF) -> QMenu | None:
    """Open the menu of the map under `place`; None when there is none."""
    cell, activation = column.maps.cell_at(place), column.maps.activation
    if cell is None or activation is None:
        return None
    value, channel, view, count = column.value, cell[0], actions.session.state.view, len(activation)
    menu = QMenu(owner)
    if channel != WHOLE:
        if actions.can_change(value):
            add_changes(menu, actions, value, channel)
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
            parts = menu.addMenu(QCoreApplication.translate("StripPanel", "Use this map as"))
            for number, name in enumerate(
                (
                    QCoreApplication.translate("StripPanel", "Red"),
                    QCoreApplication.translate("StripPanel", "Green"),
                    QCoreApplication.translate("StripPanel", "Blue"),
                )
            ):
                parts.addAction(name).triggered.connect(
                    lambda checked=False, number=number: actions.compose_one(value, number, channel)
                )
    if value in view.composite:
        menu.addAction(QCoreApplication.translate("StripPanel", "Show single maps")).triggered.connect(
            lambda: actions.compose(value, None)
        )
    menu.addAction(QCoreApplication.translate("StripPanel", "Copy picture")).triggered.connect(
        lambda: copy_map(column.maps, channel)
    )
    if value in view.limits:
        menu.addSeparator()
        menu.addAction(QCoreApplication.translate("StripPanel", "Reset the colour scale")).triggered.connect(
            lambda: actions.limit(value, None)
        )
    menu.popup(column.maps.mapToGlobal(place.toPoint()))
    return menu


def copy_map(maps: MapView, channel: int) -> None:
    """Put one map on the clipboard in the colours and the levels on show, a whole number of pixels for each cell."""
    picture, activation = maps.picture, maps.activation
    if picture is None or activation is None:
        return
    if channel == WHOLE:
        three = picture.spec.composite or tuple(one for one in picture.channels if one != WHOLE)
        wanted = (three[0], three[1 % len(three)], three[2 % len(three)])
        spec = replace(picture.spec, channels=None, composite=wanted, columns=1, shrink=1, gap=0)
    else:
        low, high = picture.levels[picture.channels.index(channel)]
        levels = LevelSpec(limits=(float(low), float(high)))
        spec = replace(picture.spec, channels=(channel,), composite=None, columns=1, shrink=1, gap=0, levels=levels)
    pixels = colourise(draw_picture(activation, spec), maps.image.table)
    cell = max(1, -(-_SMALLEST_COPY // max(pixels.shape[:2])))
    QGuiApplication.clipboard().setImage(image_of(pixels.repeat(cell, axis=0).repeat(cell, axis=1)))
