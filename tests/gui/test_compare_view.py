"""A | B: what is held, chosen, swapped and marked, by clicks."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnviewer.gui.comparison import Kind
from cnnviewer.networks import edits
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.session.state import OpenedNetwork, Selection
from cnnviewer.sources.frame import Frame
from tests.helpers.small_networks import classifier, saved

LABELS = ("cat", "dog", "ship", "frog", "tree")


@pytest.fixture
def panel(window, desk, settled):
    """The comparison in the centre; the small stack has no original, so it is held as it is."""
    made = window.show_view("compare")
    settled(desk.bridge)
    return made


@pytest.fixture
def opened(session, window, desk, settled):
    """A classifier in the place of the stack."""
    network = OpenedNetwork("little.onnx", classifier(blocks=2), LABELS)
    session.change(network=network, card=PreprocessingCard(24, 32, Fit.CROP), selection=Selection("block0.conv"))
    settled(desk.bridge)
    return network


def edit_stack(session, layer: str = "Conv2") -> None:
    stack = session.state.stack
    kernel = np.full(stack.layer(layer).kernel_size, 0.7, np.float32)
    session.change(label="edit", stack=edits.set_kernel(stack, layer, 2, 0, kernel))


def edit_opened(session, node: str = "block1.conv") -> None:
    opened = session.state.network
    weight = np.array(opened.graph.weights[opened.graph.node(node).inputs[1]]) * np.float32(-2)
    graph = opened.graph.with_weight(node, weight=weight)
    session.change(label="edit", network=replace(opened, graph=graph, edited=True))


def ready(panel, desk, qtbot) -> None:
    """Wait until the list answers what is compared now."""

    def shown() -> bool:
        found = desk.comparison.contrast()
        return found is not None and len(panel.below.list.rows) > 0 and desk.bridge.outcome is found[0]

    qtbot.waitUntil(shown)
    panel._show_texts()


def relative(panel) -> dict[str, float | None]:
    return {row.value: row.relative for row in panel.below.list.rows}


def test_a_network_without_an_original_is_compared_with_what_it_is_now(panel, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    assert desk.comparison.kind is Kind.NETWORK
    assert set(relative(panel).values()) == {0.0}
    assert panel.below.list.first == ""
    assert "Nothing differs" in panel.below.note.text()


def test_an_edited_kernel_marks_its_layer_as_the_first_that_differs(panel, session, desk, qtbot, settled) -> None:
    ready(panel, desk, qtbot)
    edit_stack(session)
    settled(desk.bridge)
    qtbot.waitUntil(lambda: panel.below.list.first == "conv2")
    found = relative(panel)
    assert found["image"] == found["conv1"] == found["pool1"] == 0
    assert all(found[value] > 0 for value in ("conv2", "pool2", "conv3", "pool3"))
    assert "Conv2" in panel.below.note.text()
    session.undo()
    settled(desk.bridge)
    qtbot.waitUntil(lambda: panel.below.list.first == "")


def test_a_click_on_a_layer_selects_it_and_shows_its_maps_in_all_three_columns(panel, session, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    rows = panel.below.list
    place = [row.value for row in rows.rows].index("conv3")
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=rows.row_rect(place).center().toPoint())
    assert session.state.selection.value == "conv3"
    qtbot.waitUntil(lambda: panel.maps.first.maps.picture is not None)
    assert [column.maps.picture.layout.count for column in panel.maps.columns] == [8, 8, 8]
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert session.state.selection.value == "pool2"


def test_the_difference_is_what_lies_between_the_two_sides(panel, session, desk, qtbot, settled) -> None:
    ready(panel, desk, qtbot)
    session.change(selection=Selection("conv2", 2))
    edit_stack(session)
    settled(desk.bridge)
    first, difference, second = (column.maps for column in panel.maps.columns)
    qtbot.waitUntil(lambda: difference.activation is not None and bool(np.abs(difference.activation).max() > 0))
    assert np.array_equal(difference.activation, second.activation - first.activation)
    assert np.abs(difference.activation[[0, 1, 3, 4, 5]]).max() == 0
    assert difference.picture.limits[0] == -difference.picture.limits[1]
    assert np.array_equal(first.picture.levels, second.picture.levels)


def test_zoom_and_the_cell_under_the_mouse_go_together(panel, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    first, difference, second = (column.maps for column in panel.maps.columns)
    qtbot.waitUntil(lambda: second.picture is not None)
    second.zoom_by(3)
    assert first.zoom == difference.zoom == second.zoom == 3
    assert first.places.start == second.places.start
    QTest.mouseMove(second, QPoint(second.width() // 3, second.height() // 3))
    assert second.hover is not None
    assert first.hover == difference.hover == second.hover
    assert first.readout == second.readout != ""


def test_a_click_on_a_map_selects_map_and_cell_everywhere(panel, session, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    maps = panel.maps.second.maps
    qtbot.waitUntil(lambda: maps.picture is not None)
    place = maps.places.tile(1).center().toPoint()
    wanted = maps.cell_at(place.toPointF())
    QTest.mouseClick(maps, Qt.MouseButton.LeftButton, pos=place)
    selection = session.state.selection
    assert (selection.channel, *selection.pixel) == wanted
    assert all(column.maps.selected == (selection.channel, selection.pixel) for column in panel.maps.columns)


def test_swap_lets_the_sides_exchange_their_places(panel, session, desk, qtbot, settled) -> None:
    ready(panel, desk, qtbot)
    edit_stack(session, "Conv1")
    settled(desk.bridge)
    qtbot.waitUntil(lambda: panel.below.list.first == "conv1")
    left, right = panel.maps.first.maps.activation, panel.maps.second.maps.activation
    QTest.mouseClick(panel.head.swap, Qt.MouseButton.LeftButton)
    assert np.shares_memory(panel.maps.first.maps.activation, right)
    assert np.shares_memory(panel.maps.second.maps.activation, left)
    assert not np.array_equal(left, right)
    assert panel.maps.difference.header.title == "A − B"
    assert session.undo_label == "edit"  # no step of the history


def test_a_held_frame_is_compared_with_the_frames_that_follow(panel, pipeline, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    panel.head.hold_frame.trigger()
    qtbot.waitUntil(lambda: desk.bridge.outcome.beside is not None and desk.comparison.contrast() is not None)
    ready(panel, desk, qtbot)
    assert panel.below.list.first == ""
    held = desk.bridge.outcome.frame
    pipeline.show(Frame(255 - held.pixels, index=1, time_s=0.5))
    qtbot.waitUntil(lambda: panel.below.list.first == "image")
    assert desk.bridge.outcome.beside.frame is held
    assert "Frame 1" in panel.head.chooser.text()


def test_another_network_stands_beside_the_one_on_show(panel, opened, desk, tmp_path, qtbot, settled) -> None:
    desk.comparison.open(saved(tmp_path, classifier(blocks=1), "shallow.onnx"))
    assert "Opening" in panel.head.chooser.text()
    qtbot.waitUntil(lambda: desk.comparison.kind is Kind.OTHER)
    ready(panel, desk, qtbot)
    found = relative(panel)
    assert found["picture"] == found["block0.conv"] == 0
    assert found["block1.conv"] is None  # nothing corresponds to it
    costs = {row[0]: row[1:] for row in panel.below.facts.costs.rows}
    assert costs["Parameters"] == ("203", "533")
    rows = panel.below.facts.classes.rows
    assert {row[0] for row in rows} == set(LABELS)
    assert sum(float(row[2].split()[0]) for row in rows) == pytest.approx(100, abs=0.3)
    assert "5 of 5 in common" in panel.below.facts.agreement.text()


def test_a_layer_without_a_counterpart_is_said_to_have_none(panel, opened, session, desk, tmp_path, qtbot) -> None:
    desk.comparison.open(saved(tmp_path, classifier(blocks=1), "shallow.onnx"))
    qtbot.waitUntil(lambda: desk.comparison.kind is Kind.OTHER)
    ready(panel, desk, qtbot)
    session.change(selection=Selection("block1.conv"))
    qtbot.waitUntil(lambda: "no layer that corresponds" in panel.maps.first.maps.message)
    qtbot.waitUntil(lambda: panel.maps.second.maps.picture is not None)
    assert panel.maps.first.maps.picture is None


def test_a_network_that_cannot_be_opened_is_said_beside_the_chooser(panel, desk, tmp_path, qtbot) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no network")
    desk.comparison.open(str(broken))
    qtbot.waitUntil(lambda: panel.below.problem.isVisible())
    assert "broken is no ONNX network" in panel.below.problem.text()
    assert desk.comparison.kind is Kind.NETWORK  # what was compared stays


def test_the_original_of_an_opened_network_is_the_first_choice(opened, window, session, desk, qtbot, settled) -> None:
    panel = window.show_view("compare")
    ready(panel, desk, qtbot)
    assert desk.comparison.kind is Kind.ORIGINAL
    edit_opened(session)
    settled(desk.bridge)
    qtbot.waitUntil(lambda: panel.below.list.first == "block1.conv")
    assert desk.bridge.outcome.beside.spec.network is opened.graph


def test_a_size_that_the_other_network_cannot_take_is_said(panel, opened, session, desk, qtbot, settled) -> None:
    panel.head.hold_network.trigger()
    ready(panel, desk, qtbot)
    session.change(network=None, card=PreprocessingCard(48, 64), selection=Selection("conv1"))
    settled(desk.bridge)
    qtbot.waitUntil(lambda: desk.comparison.contrast() is not None)
    assert panel.below.problem.text() == ""  # each network has a card of its own


def test_nothing_is_computed_beside_when_the_view_is_left(panel, window, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    assert desk.bridge.beside is not None
    window.show_view("strip")
    assert desk.bridge.beside is None
    qtbot.waitUntil(lambda: desk.bridge.outcome.spec.beside is None)
    assert desk.bridge.outcome.beside is None


def test_marks_stand_above_the_columns_that_an_edit_changed(window, opened, session, desk, qtbot, settled) -> None:
    columns = window.panels["strip"].columns
    QTest.keyClick(window, Qt.Key.Key_D)
    assert window.actions_table["compare.marks"].isChecked()
    settled(desk.bridge)
    assert desk.bridge.beside is None  # nothing is edited yet
    edit_opened(session)
    settled(desk.bridge)
    qtbot.waitUntil(lambda: bool(columns["block1.conv"].header.mark))
    assert "Differs from the original by" in columns["block1.conv"].header.toolTip()
    assert not columns["block0.conv"].header.mark
    QTest.keyClick(window, Qt.Key.Key_D)
    assert not columns["block1.conv"].header.mark
    assert desk.bridge.beside is None


def test_the_classes_carry_a_tick_where_they_were_before_the_edits(
    window, opened, session, desk, qtbot, settled
) -> None:
    panel = window.panels["classes"]
    window.inspector.setCurrentWidget(panel)
    settled(desk.bridge)
    before = desk.bridge.outcome.activation("softmax")
    assert panel.parts.marked.isHidden()
    assert all(row.before is None for row in panel.bars.rows)
    edit_opened(session)
    settled(desk.bridge)
    qtbot.waitUntil(lambda: all(row.before is not None for row in panel.bars.rows))
    assert {row.number: row.before for row in panel.bars.rows} == pytest.approx(dict(enumerate(before)))
    panel.parts.marked.click()
    assert all(row.before is None for row in panel.bars.rows)
    assert desk.bridge.beside is None


def test_arrows_walk_the_maps_of_the_comparison(panel, session, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    qtbot.waitUntil(lambda: panel.maps.first.maps.picture is not None)
    QTest.keyClick(panel.maps.first.maps, Qt.Key.Key_Right)
    assert session.state.selection.channel == 1
    QTest.keyClick(panel.maps.first.maps, Qt.Key.Key_PageDown)
    assert session.state.selection.value == "pool1"
    qtbot.waitUntil(lambda: panel.maps.second.maps.picture is not None)
    QTest.keyClick(panel.maps.first.maps, Qt.Key.Key_Plus)
    assert panel.maps.second.maps.zoom > 1


def test_a_double_click_enlarges_a_map_in_all_three_columns(panel, session, desk, qtbot) -> None:
    ready(panel, desk, qtbot)
    maps = panel.maps.second.maps
    qtbot.waitUntil(lambda: maps.picture is not None)
    place = maps.places.tile(2).center().toPoint()
    QTest.mouseDClick(maps, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: maps.picture is not None and maps.picture.channels == (2,))
    assert all(column.maps.picture.channels == (2,) for column in panel.maps.columns)


def test_the_menu_compares_with_what_is_chosen_in_it(window, desk, qtbot) -> None:
    menu = window.actions_table.choices("compare.with", window)
    menu.aboutToShow.emit()
    by_id = {action.objectName(): action for action in menu.actions()}
    assert not by_id["compare.with original"].isEnabled()
    by_id["compare.network.preset gabor"].trigger()
    assert window.views.current == "compare"
    qtbot.waitUntil(lambda: desk.comparison.kind is Kind.OTHER)
    assert desk.comparison.reference.name == "Gabor bank"
