"""The strip: columns, selection, keys, zoom, limits, staleness. With real clicks, wheels and keys."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnviewer.display.picture import Scope
from cnnviewer.gui.panels.strip import StripPanel
from cnnviewer.gui.widgets.map_view import MapView
from cnnviewer.networks import edits
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection
from tests.helpers.settling import Settled, settle


def centre(maps: MapView, tile: int) -> QPoint:
    return maps.places.tile(tile).center().toPoint()


def wheel(maps: MapView, place: QPoint, steps: int) -> None:
    where = QPointF(place)
    event = QWheelEvent(
        where,
        QPointF(maps.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(maps, event)


def test_every_layer_has_a_column_and_all_its_maps(strip: StripPanel) -> None:
    assert list(strip.columns) == ["image", "conv1", "pool1", "conv2", "pool2", "conv3", "pool3"]
    shown = {value: column.maps.picture for value, column in strip.columns.items()}
    assert {value: picture.layout.count for value, picture in shown.items() if picture is not None} == {
        "image": 4,
        "conv1": 4,
        "pool1": 4,
        "conv2": 6,
        "pool2": 6,
        "conv3": 8,
        "pool3": 8,
    }


def test_all_columns_fit_side_by_side_at_the_first_size(strip: StripPanel) -> None:
    edges = [(column.geometry().left(), column.geometry().right()) for column in strip.columns.values()]
    assert all(before[1] < after[0] for before, after in pairwise(edges))
    assert edges[-1][1] <= 760


def test_the_selected_column_is_the_widest(strip: StripPanel, session: Session, settled: Settled) -> None:
    session.change(selection=Selection("conv3"))
    settle(strip, settled)
    widths = {value: column.width() for value, column in strip.columns.items()}
    assert max(widths, key=lambda value: widths[value]) == "conv3"


def test_a_click_selects_the_map_and_the_cell_under_the_mouse(strip: StripPanel, qtbot: QtBot) -> None:
    maps = strip.columns["conv2"].maps
    qtbot.mouseClick(maps, Qt.MouseButton.LeftButton, pos=centre(maps, 4))
    selection = strip.session.state.selection
    assert (selection.value, selection.channel) == ("conv2", 4)
    assert selection.pixel is not None
    rows, columns = maps.picture.layout.map  # type: ignore[union-attr]  # it shows a picture
    assert abs(selection.pixel[0] - rows / 2) <= 2 and abs(selection.pixel[1] - columns / 2) <= 2


def test_a_click_on_the_name_selects_the_layer(strip: StripPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(strip.columns["pool2"].header, Qt.MouseButton.LeftButton)
    assert strip.session.state.selection.value == "pool2"


@pytest.mark.parametrize(
    ("key", "modifier", "value", "channel"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "conv1", 2),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "conv1", 0),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, "conv1", 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, "conv1", 3),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, "pool1", 1),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, "image", 1),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "pool1", 1),
    ],
)
def test_keys_walk_maps_and_layers(
    strip: StripPanel, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, value: str, channel: int
) -> None:
    strip.session.change(selection=Selection("conv1", 1))
    qtbot.keyClick(strip.columns["conv1"].maps, key, modifier)
    selection = strip.session.state.selection
    assert (selection.value, selection.channel) == (value, channel)


def test_walking_never_leaves_the_maps(strip: StripPanel, qtbot: QtBot) -> None:
    strip.session.change(selection=Selection("conv1", 0))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(strip.columns["conv1"].maps, key)
        assert strip.session.state.selection.channel == 0


def test_a_double_click_fills_the_column_with_one_map_and_escape_brings_all_back(
    strip: StripPanel, qtbot: QtBot, settled: Settled
) -> None:
    maps = strip.columns["conv1"].maps
    qtbot.mouseDClick(maps, Qt.MouseButton.LeftButton, pos=centre(maps, 2))
    settle(strip, settled)
    assert maps.picture is not None and maps.picture.channels == (2,)
    qtbot.keyClick(maps, Qt.Key.Key_Escape)
    settle(strip, settled)
    assert maps.picture.channels == (0, 1, 2, 3)


def test_the_wheel_zooms_about_the_mouse(strip: StripPanel) -> None:
    maps = strip.columns["conv1"].maps
    place = centre(maps, 3)
    before = maps.cell_at(QPointF(place))
    wheel(maps, place, 4)
    assert maps.zoom > 1.5
    after = maps.cell_at(QPointF(place))
    assert before is not None and after is not None and before[0] == after[0]
    assert abs(before[1] - after[1]) <= 1 and abs(before[2] - after[2]) <= 1


def test_zooming_in_asks_for_every_cell_and_zooming_out_shows_the_whole_again(
    strip: StripPanel, qtbot: QtBot, session: Session, settled: Settled
) -> None:
    strip.resize(420, 200)  # so small that the maps are shrunk
    settle(strip, settled)
    maps = strip.columns["conv1"].maps
    assert maps.picture is not None
    coarse = maps.picture.layout.shrink
    wheel(maps, centre(maps, 0), 12)
    settle(strip, settled)
    assert maps.picture.layout.shrink <= coarse and maps.picture.layout.shrink == 1
    qtbot.keyClick(maps, Qt.Key.Key_0)
    assert maps.zoom == 1.0


def test_a_drag_pans_when_zoomed_and_does_not_select(strip: StripPanel, qtbot: QtBot) -> None:
    maps = strip.columns["conv1"].maps
    middle = QPoint(maps.width() // 2, maps.height() // 2)
    wheel(maps, middle, 8)
    before, selection = maps.places.mosaic, strip.session.state.selection
    qtbot.mousePress(maps, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(maps, middle + QPoint(20, 0))
    qtbot.mouseMove(maps, middle + QPoint(40, 30))
    qtbot.mouseRelease(maps, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 30))
    assert maps.places.mosaic.left() > before.left() and maps.places.mosaic.top() > before.top()
    assert strip.session.state.selection == selection


def test_hovering_tells_layer_map_place_and_the_very_value(strip: StripPanel, qtbot: QtBot) -> None:
    said: list[str] = []
    strip.hovered.connect(said.append)
    maps = strip.columns["conv1"].maps
    qtbot.mouseMove(maps, centre(maps, 1) - QPoint(3, 3))
    qtbot.mouseMove(maps, centre(maps, 1))
    cell = maps.cell_at(QPointF(centre(maps, 1)))
    assert cell is not None and maps.activation is not None
    assert said and said[-1].startswith(f"Conv1 · map 2 · row {cell[1] + 1}, column {cell[2] + 1} · ")
    value = float(said[-1].rsplit(" ", 1)[1].replace("−", "-"))
    assert value == pytest.approx(float(maps.activation[cell]), rel=1e-3, abs=1e-3)


def test_numbers_are_printed_when_cells_are_big_enough(strip: StripPanel) -> None:
    maps = strip.columns["conv1"].maps
    wheel(maps, centre(maps, 0), 30)
    assert maps.picture is not None and maps.places.cell(0, 0, 0).width() >= 34
    with_numbers = maps.grab().toImage()
    maps.activation = None
    maps.update()
    assert maps.grab().toImage() != with_numbers


def test_signed_layers_are_levelled_about_zero_and_others_from_zero(strip: StripPanel) -> None:
    signed, unsigned = strip.columns["conv1"].maps.picture, strip.columns["pool1"].maps.picture
    assert signed is not None and unsigned is not None
    np.testing.assert_allclose(signed.levels[:, 0], -signed.levels[:, 1])
    assert (unsigned.levels[:, 0] == 0).all()


def test_the_scale_of_the_layer_is_one_for_all_its_maps(strip: StripPanel, session: Session, settled: Settled) -> None:
    session.change(view=replace(session.state.view, scope=Scope.LAYER))
    settle(strip, settled)
    picture = strip.columns["conv2"].maps.picture
    assert picture is not None and len(np.unique(picture.levels[:, 1])) == 1


def test_an_end_of_the_colour_bar_can_be_dragged_and_reset(strip: StripPanel, qtbot: QtBot, settled: Settled) -> None:
    legend = strip.columns["conv1"].legend
    low, high = legend.levels
    bar, end = legend.bar_rect(), legend.place(high)
    start = QPoint(int(end), int(bar.center().y()))
    qtbot.mousePress(legend, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(legend, start - QPoint(30, 0))
    qtbot.mouseRelease(legend, Qt.MouseButton.LeftButton, pos=start - QPoint(30, 0))
    chosen = strip.session.state.view.limits["conv1"]
    assert chosen[0] == pytest.approx(low) and chosen[1] < high
    settle(strip, settled)
    qtbot.waitUntil(lambda: legend.levels == pytest.approx(chosen, rel=1e-5))
    qtbot.mouseDClick(legend, Qt.MouseButton.LeftButton, pos=bar.center().toPoint())
    assert "conv1" not in strip.session.state.view.limits


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "1e999", "−1000000"])
def test_a_limit_that_makes_no_sense_is_refused_where_it_is_typed(strip: StripPanel, qtbot: QtBot, text: str) -> None:
    legend = strip.columns["conv1"].legend
    editor = legend.edit(1)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "conv1" not in strip.session.state.view.limits
    assert editor.isVisible() and editor.toolTip().endswith(".")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_a_typed_limit_is_used(strip: StripPanel, qtbot: QtBot) -> None:
    editor = strip.columns["conv1"].legend.edit(1)
    editor.clear()
    qtbot.keyClicks(editor, "2.5")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert strip.session.state.view.limits["conv1"][1] == 2.5


def test_three_maps_are_drawn_as_one_picture_in_colour(strip: StripPanel, session: Session, settled: Settled) -> None:
    session.change(view=replace(session.state.view, composite={"conv1": (0, 1, 2)}))
    settle(strip, settled)
    picture = strip.columns["conv1"].maps.picture
    assert picture is not None and picture.pixels.ndim == 3 and picture.layout.count == 1


def test_activations_get_columns_when_asked_for(strip: StripPanel, session: Session, settled: Settled) -> None:
    session.change(view=replace(session.state.view, show_activations=True))
    settle(strip, settled)
    assert list(strip.columns)[:4] == ["image", "conv1", "conv1.activation", "pool1"]
    assert strip.columns["conv1.activation"].maps.picture is not None


def test_an_edited_network_changes_its_columns(strip: StripPanel, session: Session, settled: Settled) -> None:
    session.change(label="Filters", stack=edits.set_filters(session.state.stack, "Conv1", 7))
    settle(strip, settled)
    picture = strip.columns["conv1"].maps.picture
    assert picture is not None and picture.layout.count == 7
    session.change(label="Remove", stack=edits.remove_layer(session.state.stack, "Pool3"))
    settle(strip, settled)
    assert list(strip.columns)[-1] == "conv3"


def test_what_is_out_of_date_looks_out_of_date(
    strip: StripPanel, session: Session, pipeline: Any, qtbot: QtBot
) -> None:
    pipeline.answering = False
    maps = strip.columns["conv1"].maps
    fresh = maps.grab().toImage()
    session.change(label="Bias", stack=edits.set_bias(session.state.stack, "Conv1", 0, 1.0))
    qtbot.waitUntil(lambda: maps.stale)
    assert maps.grab().toImage() != fresh
    pipeline.answering = True
    pipeline.answer()
    qtbot.waitUntil(lambda: not maps.stale)


def test_the_receptive_field_is_boxed_on_the_input(strip: StripPanel, qtbot: QtBot) -> None:
    assert strip.columns["image"].maps.boxed is None
    strip.session.change(selection=Selection("conv1", 0, (20, 30)))
    assert strip.columns["image"].maps.boxed == pytest.approx((18, 28, 23, 33))
