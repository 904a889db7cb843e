"""The strip under the hand: double clicks that outlive a new layout, menus, the input column, staleness, focus."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cnnviewer.display.picture import Scope
from cnnviewer.gui.panels.strip import StripPanel
from cnnviewer.gui.panels.strip_actions import map_menu
from cnnviewer.gui.widgets.map_view import WHOLE
from cnnviewer.networks import edits
from cnnviewer.networks.preprocessing import Colour
from cnnviewer.networks.stack import Padding, PaddingMode
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection
from cnnviewer.sources.frame import Frame
from tests.helpers.settling import Settled, settle

Left, Nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def menu_of(strip: StripPanel, value: str, tile: int) -> dict[str, Any]:
    """The actions of the menu of a map, by text, submenus included."""
    column = strip.columns[value]
    menu = map_menu(strip, strip._actions, column, column.maps.places.tile(tile).center())
    assert menu is not None
    found = {}
    for action in menu.findChildren(QMenu)[0].actions() if menu.findChildren(QMenu) else []:
        found[action.text()] = action
    found.update({action.text(): action for action in menu.actions()})
    menu.close()
    return found


def test_a_double_click_in_a_narrow_column_opens_the_map_that_was_clicked_first(
    strip: StripPanel, settled: Settled
) -> None:
    maps = strip.columns["conv3"].maps
    place = maps.places.tile(2).center().toPoint()
    on_screen = maps.mapToGlobal(place)
    QTest.mouseClick(maps, Left, Nothing, place)
    settle(strip, settled)
    below = strip.childAt(strip.mapFromGlobal(on_screen))
    assert below is not None
    QTest.mouseDClick(below, Left, Nothing, below.mapFromGlobal(on_screen))
    assert strip.session.state.view.enlarged == {"conv3": 2}


def test_a_double_click_beside_the_maps_opens_nothing(strip: StripPanel) -> None:
    QTest.mouseDClick(strip.columns["pool1"], Left, Nothing, QPoint(5, 600))
    assert not strip.session.state.view.enlarged and not strip.session.state.view.composite


def test_the_input_begins_with_what_the_network_sees_in_its_own_colours(strip: StripPanel) -> None:
    maps = strip.columns["image"].maps
    outcome = strip.bridge.outcome
    assert maps.picture is not None and outcome is not None and outcome.prepared is not None
    assert maps.picture.channels == (WHOLE, 0, 1, 2)
    height, width = maps.picture.layout.tile
    mean = maps.picture.pixels[:height, :width].reshape(-1, 3).mean(axis=0)
    np.testing.assert_allclose(mean, outcome.prepared.seen.reshape(-1, 3).mean(axis=0), atol=3)


def test_the_channels_of_the_input_are_grey_and_in_order(strip: StripPanel) -> None:
    picture, outcome = strip.columns["image"].maps.picture, strip.bridge.outcome
    assert picture is not None and outcome is not None and outcome.prepared is not None
    height, width = picture.layout.tile
    for tile, channel in ((1, 0), (2, 1), (3, 2)):
        top, left = picture.layout.origin(tile)
        pixels = picture.pixels[top : top + height, left : left + width]
        assert (pixels == pixels[:, :, :1]).all()
        assert pixels.mean() == pytest.approx(outcome.prepared.seen[:, :, channel].mean(), abs=3)


@pytest.mark.parametrize(("colour", "three"), [(Colour.RGB, (0, 1, 2)), (Colour.BGR, (2, 1, 0))])
def test_a_double_click_on_what_the_network_sees_fills_the_column_in_true_colours(
    strip: StripPanel, session: Session, settled: Settled, colour: Colour, three: tuple[int, int, int]
) -> None:
    session.change(label="Colour", card=replace(session.state.card, colour=colour))
    settle(strip, settled)
    maps = strip.columns["image"].maps
    QTest.mouseDClick(maps, Left, Nothing, maps.places.tile(0).center().toPoint())
    assert session.state.view.composite == {"image": three}
    settle(strip, settled)
    QTest.mouseDClick(maps, Left, Nothing, maps.places.tile(0).center().toPoint())
    assert not session.state.view.composite


def test_a_click_on_what_the_network_sees_selects_the_cell_and_a_real_channel(strip: StripPanel) -> None:
    maps = strip.columns["image"].maps
    QTest.mouseClick(maps, Left, Nothing, maps.places.cell(0, 10, 20).center().toPoint())
    assert strip.session.state.selection == Selection("image", 0, (10, 20))


def test_pointing_at_whole_pixels_tells_all_three_values(strip: StripPanel) -> None:
    said: list[str] = []
    strip.hovered.connect(said.append)
    maps = strip.columns["image"].maps
    QTest.mouseMove(maps, maps.places.cell(0, 3, 3).center().toPoint())
    QTest.mouseMove(maps, maps.places.cell(0, 10, 20).center().toPoint())
    assert said[-1].startswith("Input · maps 1, 2, 3 · row 11, column 21 · ")
    assert len(said[-1].rsplit(" · ", 1)[1].split(", ")) == 3


def test_the_value_under_a_resting_mouse_follows_the_frames(
    strip: StripPanel, pipeline: Any, qtbot: QtBot, frame: Frame
) -> None:
    said: list[str] = []
    strip.hovered.connect(said.append)
    maps = strip.columns["conv1"].maps
    QTest.mouseMove(maps, maps.places.cell(0, 3, 3).center().toPoint())
    QTest.mouseMove(maps, maps.places.cell(1, 20, 20).center().toPoint())
    before = said[-1]
    pipeline.show(Frame(255 - frame.pixels, name="negative", index=1))
    qtbot.waitUntil(lambda: said[-1] != before)
    assert said[-1].startswith(before.rsplit(" · ", 1)[0])


def test_the_menu_makes_composites_enlarges_and_resets(strip: StripPanel, session: Session, settled: Settled) -> None:
    menu_of(strip, "conv1", 1)["This map and the next two as red, green, blue"].trigger()
    assert session.state.view.composite == {"conv1": (1, 2, 3)}
    settle(strip, settled)
    menu_of(strip, "conv1", 0)["Show single maps"].trigger()
    settle(strip, settled)
    menu_of(strip, "conv1", 3)["Green"].trigger()
    assert session.state.view.composite == {"conv1": (3, 3, 3)}
    session.change(view=replace(session.state.view, composite={"conv1": (0, 1, 2)}))
    session.change(view=replace(session.state.view, composite={}, limits={"conv1": (-1.0, 1.0)}))
    settle(strip, settled)
    menu_of(strip, "conv1", 2)["Enlarge this map"].trigger()
    assert session.state.view.enlarged == {"conv1": 2}
    settle(strip, settled)
    menu_of(strip, "conv1", 0)["Reset the colour scale"].trigger()
    assert not session.state.view.limits


def test_one_map_is_copied_with_whole_pixels_for_every_cell(strip: StripPanel) -> None:
    QGuiApplication.clipboard().clear()
    menu_of(strip, "conv1", 1)["Copy picture"].trigger()
    image, picture = QGuiApplication.clipboard().image(), strip.columns["conv1"].maps.picture
    assert picture is not None and not image.isNull()
    rows, columns = picture.layout.map
    assert image.width() % columns == 0 and image.height() % rows == 0
    assert image.width() // columns == image.height() // rows >= 240 // columns


def test_escape_leaves_the_zoom_before_the_enlarged_map(strip: StripPanel, session: Session, settled: Settled) -> None:
    session.change(view=replace(session.state.view, enlarged={"conv1": 1}))
    settle(strip, settled)
    maps = strip.columns["conv1"].maps
    QTest.keyClick(maps, Qt.Key.Key_Plus)
    assert maps.zoom > 1
    QTest.keyClick(maps, Qt.Key.Key_Escape)
    assert maps.zoom == 1 and session.state.view.enlarged
    QTest.keyClick(maps, Qt.Key.Key_Escape)
    assert not session.state.view.enlarged


def test_walking_with_an_enlarged_map_walks_the_map_on_show(
    strip: StripPanel, session: Session, settled: Settled
) -> None:
    session.change(selection=Selection("conv1", 1), view=replace(session.state.view, enlarged={"conv1": 1}))
    settle(strip, settled)
    QTest.keyClick(strip.columns["conv1"].maps, Qt.Key.Key_Right)
    assert session.state.view.enlarged == {"conv1": 2} and session.state.selection.channel == 2


def test_what_follows_a_dragged_value_never_looks_stale(
    strip: StripPanel, session: Session, pipeline: Any, qtbot: QtBot
) -> None:
    pipeline.answering = False
    strip._stale_timer.setTimerType(Qt.TimerType.PreciseTimer)
    strip._stale_timer.setInterval(60_000)
    session.change(label="Bias", stack=edits.set_bias(session.state.stack, "Conv1", 0, 1.0))
    qtbot.waitUntil(lambda: strip._stale_timer.isActive())
    qtbot.waitUntil(lambda: strip._stale_timer.remainingTime() < 59_950)
    late = strip._stale_timer.remainingTime()
    left: list[int] = []
    strip.bridge.outcome_arrived.connect(lambda: left.append(strip._stale_timer.remainingTime()))
    pipeline.spec = replace(pipeline.spec, version=pipeline.spec.version - 1)  # a frame of an older choice arrives
    pipeline.answer()
    qtbot.waitUntil(lambda: bool(left))
    assert left[0] > late and strip.bridge.stale
    assert not strip.columns["conv1"].maps.stale


def test_only_the_selected_column_carries_the_badge(
    strip: StripPanel, session: Session, pipeline: Any, qtbot: QtBot
) -> None:
    pipeline.answering = False
    session.change(label="Bias", stack=edits.set_bias(session.state.stack, "Conv1", 0, 1.0))
    qtbot.waitUntil(lambda: strip.columns["conv1"].maps.stale)
    assert [value for value, column in strip.columns.items() if column.maps.badge] == ["conv1"]
    session.change(selection=Selection("pool2"))
    assert [value for value, column in strip.columns.items() if column.maps.badge] == ["pool2"]


def test_the_tab_key_reaches_the_selected_column_only(strip: StripPanel, session: Session) -> None:
    session.change(selection=Selection("conv2"))
    reached = [value for value, column in strip.columns.items() if column.maps.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == ["conv2"]
    strip.activateWindow()
    strip.setFocus()
    assert strip.columns["conv2"].maps.hasFocus()


def test_a_legend_says_per_map_until_a_map_is_pointed_at(strip: StripPanel, session: Session, settled: Settled) -> None:
    column = strip.columns["pool1"]
    assert column.legend.number_texts() == ("per map",)
    QTest.mouseMove(column.maps, column.maps.places.cell(0, 3, 3).center().toPoint())
    QTest.mouseMove(column.maps, column.maps.places.cell(2, 5, 5).center().toPoint())
    assert column.maps.picture is not None
    assert column.legend.levels == pytest.approx(tuple(column.maps.picture.levels[2]))
    session.change(view=replace(session.state.view, scope=Scope.LAYER))
    settle(strip, settled)
    strip._texts.refresh(strip.columns)
    assert column.legend.levels == pytest.approx(column.maps.picture.limits)


def test_the_operator_names_padding_that_a_layer_adds_itself(
    session: Session, strip: StripPanel, settled: Settled
) -> None:
    assert "5×5, pad 2" in strip.columns["conv1"].header.toolTip()
    padding = Padding(mode=PaddingMode.REFLECT)
    session.change(label="Padding", stack=edits.change_conv(session.state.stack, "Conv1", padding=padding))
    settle(strip, settled)
    assert "5×5, pad 2" in strip.columns["conv1"].header.toolTip()


def test_a_header_words_the_shape_for_its_width(strip: StripPanel, qtbot: QtBot) -> None:
    header = strip.columns["conv1"].header
    header.set_lines(("16 × 240 × 320", "16×240×320", "240×320"), ("5×5, pad 2", "5×5"))
    for width, shape in ((300, "16 × 240 × 320"), (52, "240×320")):
        header.resize(width, header.height())
        assert header.texts()[:2] == ("Conv1", shape)
