"""The strip: one column a layer with all its feature maps, live. The selected column is wide, the others narrow."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.display.legend import format_value
from cnnviewer.display.picture import Scope
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.strip_actions import StripActions, map_menu
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_columns import ColumnText, column_texts
from cnnviewer.gui.panels.strip_keys import next_selection
from cnnviewer.gui.panels.strip_requests import Choices, box_on_input
from cnnviewer.gui.widgets.side_scroll import SideScroll
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection, State

_STALE_AFTER_MS = 250
_LEGEND_EVERY_MS = 100  # numbers that change at every frame of a video cannot be read
_GAP = 12
_MARGIN = 12
_NARROW = (60, 150)


class StripPanel(Panel):
    """The centre of the window.

    hovered  the place and value under the mouse, as the status bar shows it; "" when there is none
    """

    title = "strip"
    place = "centre"
    hovered = Signal(str)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.columns: dict[str, StripColumn] = {}
        self._actions = StripActions(session)
        self._scroll = SideScroll(self._key, self._place_columns)
        self._strip = QWidget()
        self._scroll.setWidget(self._strip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.setFocusProxy(self._scroll)
        self._ask_timer = QTimer(self, singleShot=True, interval=0)
        self._ask_timer.timeout.connect(self._ask)
        self._legend_timer = QTimer(self, singleShot=True, interval=_LEGEND_EVERY_MS)
        self._legend_timer.timeout.connect(self._show_legends)
        self._stale_timer = QTimer(self, singleShot=True, interval=_STALE_AFTER_MS)
        self._stale_timer.timeout.connect(self._mark_stale)
        bridge.network_changed.connect(self._network_changed)
        bridge.staleness_changed.connect(self._staleness_changed)
        self._make_columns()
        self._colour()
        self._select()

    def heading(self) -> str:
        return self.tr("Feature maps")

    def sizeHint(self) -> QSize:
        return QSize(760, 640)

    # What arrives

    def show_outcome(self) -> None:
        outcome = self.bridge.outcome
        if outcome is None:
            return
        changed = False
        for value, column in self.columns.items():
            activation = outcome.activation(value)
            picture = self.bridge.picture(self, value)
            if activation is None or picture is None or activation.ndim != 3:
                column.maps.show_picture(None, None)
                changed = changed or activation is not None
                continue
            column.set_shape(activation.shape)
            column.maps.show_picture(picture, activation)
            changed = changed or picture.spec.value != value or self._shapes.get(value) != activation.shape
            self._shapes[value] = (activation.shape[0], activation.shape[1], activation.shape[2])
        self._show_sight()
        if not self._legend_timer.isActive():
            self._legend_timer.start()
        if changed:
            self._place_columns()

    def state_changed(self, before: State, after: State) -> None:
        if before.view.show_activations != after.view.show_activations:
            self._network_changed()
            return
        if before.view != after.view:
            self._colour()
            self._ask_timer.start()
        if before.selection != after.selection:
            if before.selection.value != after.selection.value:
                self._place_columns()
            self._select()

    def _network_changed(self) -> None:
        texts = column_texts(self.bridge.network, self.session.state)
        if [text.value for text in texts] != list(self.columns) or any(
            self.columns[text.value].title != text.title for text in texts
        ):
            self._make_columns()
            self._colour()
        for text in texts:
            self.columns[text.value].set_operator(text.operator)
        self._select()
        self._ask_timer.start()

    def _staleness_changed(self) -> None:
        if self.bridge.stale:
            self._stale_timer.start()
        else:
            self._stale_timer.stop()
            self._mark_stale()

    def _mark_stale(self) -> None:
        for column in self.columns.values():
            column.maps.set_stale(self.bridge.stale)

    # Columns

    def _make_columns(self) -> None:
        for column in self.columns.values():
            column.hide()
            column.deleteLater()
        self.columns = {
            text.value: self._make_column(text) for text in column_texts(self.bridge.network, self.session.state)
        }
        self._shapes: dict[str, tuple[int, int, int]] = {}
        self._place_columns()
        self.show_outcome()

    def _make_column(self, text: ColumnText) -> StripColumn:
        column = StripColumn(text.value, text.title, text.operator, self._strip)
        value = text.value
        column.chosen.connect(self._choose_layer)
        column.maps.pressed.connect(lambda channel, row, cell: self._choose(value, channel, (row, cell)))
        column.maps.opened.connect(lambda channel, row, cell: self._actions.enlarge(value, channel))
        column.maps.hovered.connect(lambda cell: self._hover(value, cell))
        column.maps.zoomed.connect(self._ask_timer.start)
        column.maps.customContextMenuRequested.connect(lambda place: self._menu(value, QPointF(place)))
        column.maps.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        column.legend.limits_chosen.connect(lambda low, high: self._actions.limit(value, (low, high)))
        column.legend.limits_reset.connect(lambda: self._actions.limit(value, None))
        column.show()
        return column

    def _place_columns(self) -> None:
        """The selected column is as wide as its maps can use, the others share what is left."""
        count = len(self.columns)
        if not count:
            return
        wanted, height = self.session.state.selection.value, self._scroll.viewport().height()
        room = self._scroll.viewport().width() - 2 * _MARGIN - (count - 1) * _GAP
        wide = max(room - _NARROW[0] * (count - 1), 3 * _NARROW[0])
        selected = self.columns.get(wanted)
        shape = self._shapes.get(wanted)
        if selected is not None and shape is not None:
            wide = max(min(wide, selected.useful_width(shape, wide, height)), 3 * _NARROW[0])
        narrow = min(max((room - wide) // max(1, count - 1), _NARROW[0]), _NARROW[1])
        wide = max(wide, room - narrow * (count - 1))
        left = _MARGIN
        for value, column in self.columns.items():
            width = wide if value == wanted else narrow
            column.setGeometry(QRect(left, 0, width, height))
            left += width + _GAP
        self._strip.resize(left - _GAP + _MARGIN, height)
        if selected is not None:
            self._scroll.ensureWidgetVisible(selected, _MARGIN, 0)
        self._ask_timer.start()

    def _ask(self) -> None:
        """Tell the compute thread what to draw, now that sizes, zoom or choices are known."""
        outcome = self.bridge.outcome
        choices = Choices(self.bridge.network, self.session.state, outcome is not None and outcome.frame.time_s > 0)
        columns = self.columns.values()
        pictures = {column.value: choices.picture(column, self._shapes.get(column.value)) for column in columns}
        self.bridge.request_pictures(self, pictures)

    # Looks

    def _colour(self) -> None:
        choices = Choices(self.bridge.network, self.session.state)
        for value, column in self.columns.items():
            colours = table(choices.colours(value))
            column.maps.set_colours(colours)
            column.legend.set_colours(colours)

    def _select(self) -> None:
        selection = self.session.state.selection
        for value, column in self.columns.items():
            chosen = value == selection.value
            column.set_selected(chosen)
            column.maps.select(selection.channel if chosen else None, selection.pixel if chosen else None)
            self._show_legend(column)
        self._show_sight()

    def _show_legends(self) -> None:
        for column in self.columns.values():
            self._show_legend(column)

    def _show_legend(self, column: StripColumn) -> None:
        picture, state = column.maps.picture, self.session.state
        tile = None
        if (
            picture is not None
            and state.view.scope in (Scope.MAP, Scope.HOLD)
            and column.value == state.selection.value
        ):
            tile = (
                picture.channels.index(state.selection.channel) if state.selection.channel in picture.channels else None
            )
        column.legend.show_picture(picture, tile, fixed=column.value in state.view.limits)

    def _show_sight(self) -> None:
        """The receptive field on the input column."""
        source = self.columns.get(self.bridge.network.inputs[0].name)
        outcome, selection = self.bridge.outcome, self.session.state.selection
        if source is not None:
            seen = outcome is not None and selection.value != source.value
            source.maps.show_box(box_on_input(outcome, selection) if outcome is not None and seen else None)

    # What the user does

    def _choose_layer(self, value: str) -> None:
        selection = self.session.state.selection
        if value != selection.value:
            self.session.change(selection=self._selection(value, selection.channel, None))
        self.columns[value].maps.setFocus()

    def _choose(self, value: str, channel: int, pixel: tuple[int, int] | None) -> None:
        self.session.change(selection=self._selection(value, channel, pixel))
        self.columns[value].maps.setFocus()

    def _selection(self, value: str, channel: int, pixel: tuple[int, int] | None) -> Selection:
        shape = self._shapes.get(value)
        if shape is not None:
            channel = min(channel, shape[0] - 1)
        return replace(self.session.state.selection, value=value, channel=channel, pixel=pixel)

    def _menu(self, value: str, place: QPointF) -> None:
        count = self._shapes.get(value, (1, 1, 1))[0]
        map_menu(self, self._actions, self.columns[value], place, count)

    def _hover(self, value: str, cell: tuple[int, int, int] | None) -> None:
        column = self.columns.get(value)
        activation = column.maps.activation if column is not None else None
        if cell is None or column is None or activation is None:
            self.hovered.emit("")
            return
        channel, row, place = cell
        if channel >= activation.shape[0]:
            return
        text = self.tr("{layer} · map {map} · row {row}, column {column} · {value}")
        number = format_value(float(activation[channel, row, place]), 4)
        self.hovered.emit(text.format(layer=column.title, map=channel + 1, row=row, column=place, value=number))

    def _key(self, event: QKeyEvent) -> bool:
        """Arrows walk maps, Ctrl+arrows and Page keys walk layers, Return enlarges, Esc goes up, + − 0 zoom."""
        state = self.session.state
        column = self.columns.get(state.selection.value)
        if column is None:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._actions.enlarge(column.value, state.selection.channel)
        elif key == Qt.Key.Key_Escape and (column.maps.zoom > 1 or column.value in state.view.enlarged):
            if column.maps.zoom > 1:
                column.maps.zoom_to_fit()
            else:
                self._actions.enlarge(column.value, None)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            column.maps.zoom_by(1.25 if key != Qt.Key.Key_Minus else 0.8)
        elif key == Qt.Key.Key_0:
            column.maps.zoom_to_fit()
        else:
            tiles = column.maps.picture.layout.columns if column.maps.picture is not None else 1
            after = next_selection(event, state.selection, self._shapes, list(self.columns), tiles)
            if after is None:
                return False
            enlarged = state.view.enlarged
            if after.value == column.value and column.value in enlarged:
                self.session.change(view=replace(state.view, enlarged={**enlarged, column.value: after.channel}))
            self.session.change(selection=after)
            self.columns[after.value].maps.setFocus()
        return True
