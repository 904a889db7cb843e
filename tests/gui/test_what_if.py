"""Maps are switched off, scaled, averaged and painted on, by mouse and keys, and everything can be taken back."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from cnnviewer.gui.bridge import network_of
from cnnviewer.gui.painting import steps_between
from cnnviewer.gui.what_if import edited_weights, under_brush
from cnnviewer.gui.widgets.map_marks import edges
from cnnviewer.gui.widgets.what_if_field import ADD, ERASE, MEAN, NEGATED, OFF, SET
from cnnviewer.networks.edits import set_bias
from cnnviewer.networks.intervention import Intervention, find
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.session.original import before_edits
from cnnviewer.session.state import OpenedNetwork, Selection, interventions_of
from cnnviewer.sources.frame import Frame
from tests.helpers.small_networks import classifier


@pytest.fixture
def channel(window, session, desk, settled):
    """The channel panel on show, with the second map of the second convolution."""
    window.inspector.setCurrentWidget(window.panels["channel"])
    session.change(selection=Selection("conv2", 1))
    settled(desk.bridge)
    return window.panels["channel"]


@pytest.fixture
def opened(window, session, desk, settled):
    """The window on the small classifier, the second map of its first convolution selected."""
    network = OpenedNetwork("little.onnx", classifier(blocks=2))
    session.change(network=network, card=PreprocessingCard(24, 32, Fit.CROP), selection=Selection("block0.conv", 1))
    settled(desk.bridge)
    return window


def click_segment(segments, number: int) -> None:
    QTest.mouseClick(segments, Qt.MouseButton.LeftButton, pos=segments.segment_rect(number).center().toPoint())


def drag(view, cells: list[tuple[int, int]], tile: int = 0) -> None:
    """Press on the first of `cells`, move over the others, let go."""
    places = [view.places.cell(tile, *cell).center().toPoint() for cell in cells]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(view, place)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=places[-1])


def present(session, value: str = "conv2", channel: int = 1) -> Intervention:
    return find(interventions_of(session.state), value, channel)


def test_the_key_o_switches_the_selected_map_off_and_on(window, session, desk, settled) -> None:
    session.change(selection=Selection("conv2", 1))
    before = settled(desk.bridge).activation("pool2").copy()
    QTest.keyClick(window, Qt.Key.Key_O)
    outcome = settled(desk.bridge)
    assert not outcome.activation("conv2")[1].any()
    assert outcome.activation("conv2")[0].any()
    assert not outcome.activation("pool2")[1].any()
    assert session.undo_label == "Switch off: Conv2 map 2"
    QTest.keyClick(window, Qt.Key.Key_O)
    assert np.array_equal(settled(desk.bridge).activation("pool2"), before)
    assert interventions_of(session.state) == ()


def test_the_segments_do_what_they_say_and_undo_takes_each_back(channel, session, desk, settled) -> None:
    plain = settled(desk.bridge).activation("conv2")[1].copy()
    field = channel.what_if.field
    for segment, wanted in ((OFF, 0 * plain), (MEAN, np.full_like(plain, plain.mean())), (NEGATED, -plain)):
        click_segment(field.kinds, segment)
        assert np.allclose(settled(desk.bridge).activation("conv2")[1], wanted, atol=1e-5)
        assert field.kinds.current == segment
    session.undo()
    session.undo()
    assert present(session).off
    click_segment(field.kinds, 0)
    assert np.array_equal(settled(desk.bridge).activation("conv2")[1], plain)


def test_a_typed_factor_scales_the_map(channel, session, desk, settled) -> None:
    plain = settled(desk.bridge).activation("conv2")[1].copy()
    field = channel.what_if.field.factor
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert np.array_equal(settled(desk.bridge).activation("conv2")[1], plain * np.float32(2.5))
    assert channel.what_if.field.slider.value() == channel.what_if.field.slider.maximum()


def test_a_dragged_slider_is_one_step_of_the_history(channel, session) -> None:
    slider = channel.what_if.field.slider
    slider.setSliderDown(True)
    for steps in (130, 160, 180):
        slider.setSliderPosition(steps)
    assert present(session).factor == 1.8
    slider.setSliderDown(False)
    session.undo()
    assert present(session).idle
    assert session.undo_label is None


def test_what_enters_the_network_is_not_changed_here(channel, session, window, desk, settled) -> None:
    session.change(selection=Selection("image", 0))
    settled(desk.bridge)
    assert not channel.what_if.field.isEnabled()
    assert not window.actions_table["edit.map_off"].isEnabled()


def test_changed_maps_are_marked_and_counted_in_the_strip(window, session, desk, settled) -> None:
    session.change(selection=Selection("conv2", 1))
    QTest.keyClick(window, Qt.Key.Key_O)
    settled(desk.bridge)
    column = window.panels["strip"].columns["conv2"]
    assert [(channel, mark.text, mark.off) for channel, mark in column.maps.marks.items()] == [(1, "off", True)]
    assert any("1 edited" in text for text in column.header.texts())
    assert list(window.panels["strip"].columns) == ["image", "conv1", "pool1", "conv2", "pool2", "conv3", "pool3"]
    session.undo()
    assert not column.maps.marks
    assert not any("edited" in text for text in column.header.texts())


def test_the_menu_of_a_map_changes_it(window, session, desk, settled, qtbot) -> None:
    column = window.panels["strip"].columns["conv2"]
    place = column.maps.places.tile(2).center().toPoint()
    column.maps.customContextMenuRequested.emit(place)
    menu = next(one for one in window.panels["strip"].findChildren(QMenu) if one.isVisible())
    actions = {one.text(): one for one in menu.actions()}
    menu.close()
    actions["Switch this map off"].trigger()
    assert present(session, "conv2", 2).off
    actions["Paint on this map"].trigger()
    assert desk.brush.active
    assert session.state.view.enlarged == {"conv2": 2}


def test_the_mouse_paints_on_the_map_of_the_panel_and_a_stroke_is_one_step(channel, session, desk, settled) -> None:
    plain = settled(desk.bridge).activation("conv2")[1].copy()
    what_if = channel.what_if
    click_segment(what_if.field.brush, SET)
    desk.brush.choose(number=9.0, size=1, typed=True)
    drag(channel.map, [(3, 3), (3, 8)])
    after = settled(desk.bridge).activation("conv2")[1]
    assert (after[3, 3:9] == 9.0).all()
    changed = after != plain
    assert changed.sum() == 6
    assert session.state.selection.pixel is None
    assert session.undo_label == "Paint: Conv2 map 2"
    drag(channel.map, [(5, 5), (5, 6)])
    session.undo()
    assert (settled(desk.bridge).activation("conv2")[1] != plain).sum() == 6
    session.undo()
    assert present(session).idle


def test_a_number_is_added_once_a_stroke_and_the_eraser_takes_it_away(channel, session, desk, settled) -> None:
    plain = settled(desk.bridge).activation("conv2")[1].copy()
    click_segment(channel.what_if.field.brush, ADD)
    desk.brush.choose(number=2.0, size=3, typed=True)
    drag(channel.map, [(5, 5), (5, 8), (5, 5)])
    after = settled(desk.bridge).activation("conv2")[1]
    assert np.array_equal(after[4:7, 5:9], plain[4:7, 5:9] + np.float32(2.0))
    click_segment(channel.what_if.field.brush, ERASE)
    drag(channel.map, [(5, 4), (5, 9)])
    assert present(session).idle
    assert np.array_equal(settled(desk.bridge).activation("conv2")[1], plain)


def test_an_enlarged_map_of_the_strip_is_painted_on_and_esc_ends_it(window, session, desk, settled, qtbot) -> None:
    session.change(selection=Selection("conv2", 1))
    window.actions_table["edit.paint"].trigger()
    assert session.state.view.enlarged == {"conv2": 1}
    maps = window.panels["strip"].columns["conv2"].maps
    qtbot.waitUntil(lambda: maps.picture is not None and maps.picture.layout.count == 1)
    settled(desk.bridge)
    desk.brush.choose(number=4.0, size=1, typed=True)
    drag(maps, [(2, 2), (2, 4)])
    assert (settled(desk.bridge).activation("conv2")[1, 2, 2:5] == 4.0).all()
    QTest.keyClick(maps, Qt.Key.Key_Escape)
    assert not desk.brush.active
    assert session.state.view.enlarged == {"conv2": 1}
    assert maps.brush == 0


def test_the_highest_number_of_the_map_is_proposed_until_one_is_typed(channel, desk, settled) -> None:
    highest = float(settled(desk.bridge).activation("conv2")[1].max())
    click_segment(channel.what_if.field.brush, SET)
    assert desk.brush.number == pytest.approx(highest, rel=0.05)
    field = channel.what_if.field.number
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (desk.brush.number, desk.brush.typed) == (7.0, True)


def test_paint_follows_a_picture_of_another_size(channel, session, desk, settled, pipeline, frame, qtbot) -> None:
    session.change(card=replace(session.state.card, fit=Fit.INSIDE))
    settled(desk.bridge)
    click_segment(channel.what_if.field.brush, SET)
    drag(channel.map, [(0, 0), (6, 6)])
    assert present(session).paint is not None
    settled(desk.bridge)
    pipeline.show(Frame(np.ascontiguousarray(frame.pixels[:60]), name="wider"))
    qtbot.waitUntil(lambda: desk.bridge.outcome.frame.name == "wider")
    assert settled(desk.bridge).error is None
    assert not desk.notices.all


def test_paint_that_no_longer_fits_is_no_failure_once_something_else_was_chosen(
    channel, session, desk, settled, pipeline, frame, qapp
) -> None:
    session.change(card=replace(session.state.card, fit=Fit.INSIDE))
    settled(desk.bridge)
    click_segment(channel.what_if.field.brush, SET)
    drag(channel.map, [(0, 0), (6, 6)])
    settled(desk.bridge)
    told: list[str] = []
    forget = desk.notices.subscribe(lambda notice: told.append(notice.text))
    pipeline.show(Frame(np.ascontiguousarray(frame.pixels[:60]), name="wider"))  # answered with the paint of before
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 1.0))
    assert settled(desk.bridge).error is None
    forget()
    assert told == []


def test_the_list_shows_every_change_leads_to_it_and_takes_it_back(opened, session, desk, settled) -> None:
    opened.inspector.setCurrentWidget(opened.panels["channel"])
    graph = session.state.network.graph
    weight = np.array(graph.weights["block1.w"])
    weight[0] = 0
    edited = replace(session.state.network, graph=graph.with_weight("block1.conv", weight=weight), edited=True)
    session.change(label="edit", network=edited)
    QTest.keyClick(opened, Qt.Key.Key_O)
    changes = opened.panels["channel"].what_if.changes
    assert [(one.title, one.text) for one in changes.changes] == [
        ("block0.conv map 2", "off"),
        ("block1.conv", "weights"),
    ]
    changes.rows[1].place.click()
    assert session.state.selection.value == "block1.conv"
    changes.rows[1].remove.click()
    assert session.state.network.graph is graph
    assert not session.state.network.edited
    changes.rows[0].remove.click()
    assert interventions_of(session.state) == ()
    assert "Nothing is changed" in changes._rest.text()


def test_revert_all_gives_the_network_as_it_was_loaded_and_undo_the_changes(
    opened, session, desk, settled, qtbot
) -> None:
    graph = session.state.network.graph
    weight = np.array(graph.weights["block0.w"])
    weight[1] *= 2
    edited = replace(session.state.network, graph=graph.with_weight("block0.conv", weight=weight), edited=True)
    session.change(label="edit", network=edited)
    QTest.keyClick(opened, Qt.Key.Key_O)
    assert before_edits(session.state) is graph
    assert edited_weights(session.state.network) == ("block0.w",)
    qtbot.waitUntil(opened.actions_table["edit.revert_all"].isEnabled)
    opened.actions_table["edit.revert_all"].trigger()
    assert network_of(session.state) is graph
    assert not session.state.network.edited
    session.undo()
    assert present(session, "block0.conv").off
    assert edited_weights(session.state.network, "block0.conv") == ("block0.w",)
    qtbot.waitUntil(opened.actions_table["edit.revert_layer"].isEnabled)
    opened.actions_table["edit.revert_layer"].trigger()
    assert network_of(session.state) is graph


def test_classes_follow_a_feature_that_is_switched_off(opened, session, desk, settled) -> None:
    before = settled(desk.bridge).activation("softmax").copy()
    session.change(selection=Selection("mean", 2))
    settled(desk.bridge)
    QTest.keyClick(opened, Qt.Key.Key_O)
    assert not np.array_equal(settled(desk.bridge).activation("softmax"), before)


def test_a_brush_is_as_wide_as_it_says() -> None:
    for across in range(1, 12):
        mask = under_brush((30, 30), [(14, 14)], across)
        assert (mask.any(axis=0).sum(), mask.any(axis=1).sum()) == (across, across)


def test_a_fast_stroke_has_no_holes() -> None:
    cells = steps_between((2, 3), (9, 5))
    assert cells[0] == (2, 3)
    assert cells[-1] == (9, 5)
    assert all(abs(a[0] - b[0]) <= 1 and abs(a[1] - b[1]) <= 1 for a, b in pairwise(cells))


def test_the_line_around_paint_goes_along_its_edge() -> None:
    mask = np.zeros((4, 5), np.bool_)
    mask[1:3, 1:4] = True
    assert edges(mask) == [(1, 1, 4), (3, 1, 4)]
    assert edges(mask.T) == [(1, 1, 3), (4, 1, 3)]


def test_a_map_that_is_off_makes_the_network_another_than_its_original(opened, session, desk, settled, qtbot) -> None:
    assert not desk.comparison.edited
    QTest.keyClick(opened, Qt.Key.Key_O)
    settled(desk.bridge)
    assert desk.comparison.edited
    assert desk.comparison.original.network is session.state.network.graph
    desk.comparison.want(opened.panels["strip"], ["block0.conv", "pool"])
    settled(desk.bridge)
    qtbot.waitUntil(lambda: desk.comparison.contrast() is not None)
    rows = {row.here: row for row in desk.comparison.contrast()[2].rows}
    assert (rows["block0.conv"].there, rows["block0.conv"].differs, rows["pool"].differs) == ("block0.conv", True, True)
    QTest.keyClick(opened, Qt.Key.Key_O)
    assert not desk.comparison.edited
