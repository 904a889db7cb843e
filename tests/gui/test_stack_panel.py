"""The network as boxes in space: the same selection, live maps, turned by the mouse, written to files."""

import xml.etree.ElementTree as ET

import cv2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cnnviewer.errors import ExportError
from cnnviewer.gui.stack_export import write_figure


@pytest.fixture
def stack(window, desk, qtbot, settled):
    panel = window.show_view("stack")
    settled(desk.bridge)
    qtbot.waitUntil(lambda: {"conv1", "pool3"} <= set(panel.view.scene.faces))
    return panel


def point_of(panel, value: str, slice_: int, row: float, column: float) -> QPoint:
    scene, box = panel.view.scene, panel.view.box(value)
    u, v = box.corner(slice_, row, column)
    return scene.at((u, v)).toPoint()


def drag(view, start: QPoint, way: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, modifiers, start)
    QTest.mouseMove(view, start + way / 2)
    QTest.mouseMove(view, start + way)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, modifiers, start + way)


def test_there_is_a_box_for_every_column_of_the_strip_and_every_box_has_faces(stack, window) -> None:
    strip = list(window.panels["strip"].columns)
    assert [box.value for box in stack.view.scene.boxes] == strip
    assert set(stack.view.scene.faces) == set(strip)


def test_a_click_on_a_map_selects_its_cell_everywhere(stack, session, qtbot) -> None:
    box = stack.view.box("conv2")
    rows, columns = box.cells
    qtbot.mouseClick(stack.view, Qt.MouseButton.LeftButton, pos=point_of(stack, "conv2", 0, rows / 2, columns / 2))
    selection = session.state.selection
    assert (selection.value, selection.channel) == ("conv2", 0)
    assert abs(selection.pixel[0] - rows / 2) <= 2
    assert abs(selection.pixel[1] - columns / 2) <= 2
    assert stack.view.scene.selected == ("conv2", 0, selection.pixel)
    assert stack.view.scene.beam


def test_the_face_shows_the_pixels_of_the_map(stack, desk) -> None:
    picture = desk.bridge.picture(stack, "conv1")
    image = stack.view.scene.faces["conv1"].slice_image(2)
    row, column = picture.layout.origin(2)
    assert (image.height(), image.width()) == picture.layout.tile
    colours = stack.view.scene.faces["conv1"]._colours
    assert image.pixel(0, 0) == colours[int(picture.pixels[row, column])]


def test_a_drag_turns_the_boxes_and_with_shift_moves_them(stack) -> None:
    before, shifted = stack.view.look, stack.view.scene.shifted
    corner = QPoint(20, stack.view.height() - 30)
    drag(stack.view, corner, QPoint(60, -20))
    assert stack.view.look.yaw > before.yaw
    assert stack.view.look.pitch < before.pitch
    turned = stack.view.look
    shifted = stack.view.scene.shifted
    drag(stack.view, corner, QPoint(40, -20), Qt.KeyboardModifier.ShiftModifier)
    assert stack.view.look == turned
    assert stack.view.scene.shifted != shifted


def test_pulled_apart_every_map_can_be_clicked(stack, session, qtbot) -> None:
    qtbot.keyClick(stack.view, Qt.Key.Key_E)
    assert stack.explode.value() == 100
    box = stack.view.box("conv1")
    assert stack.view.scene.separate(box)
    stack.view.zoom_to_fit()
    rows, columns = box.cells
    qtbot.mouseClick(stack.view, Qt.MouseButton.LeftButton, pos=point_of(stack, "conv1", 3, rows / 2, columns / 2))
    assert (session.state.selection.value, session.state.selection.channel) == ("conv1", 3)


def test_keys_walk_over_maps_and_layers_and_turn_and_zoom(stack, session, qtbot) -> None:
    stack.view.setFocus()
    first = session.state.selection
    qtbot.keyClick(stack.view, Qt.Key.Key_Right)
    assert session.state.selection.channel == first.channel + 1
    qtbot.keyClick(stack.view, Qt.Key.Key_PageDown)
    assert session.state.selection.value != first.value
    yaw, scale = stack.view.look.yaw, stack.view.scene.scale
    qtbot.keyClick(stack.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(stack.view, Qt.Key.Key_Plus)
    assert stack.view.look.yaw > yaw
    assert stack.view.scene.scale > scale
    qtbot.keyClick(stack.view, Qt.Key.Key_0)
    assert stack.view.scene.scale == pytest.approx(scale, rel=0.2)


def test_a_double_click_enlarges_the_map_in_the_strip(stack, session, window, qtbot) -> None:
    rows, columns = stack.view.box("conv2").cells
    qtbot.mouseDClick(stack.view, Qt.MouseButton.LeftButton, pos=point_of(stack, "conv2", 0, rows / 2, columns / 2))
    assert session.state.view.enlarged == {"conv2": 0}
    assert window.views.current == "strip"


def test_the_value_under_the_mouse_is_read(stack, qtbot) -> None:
    where = QPointF(point_of(stack, "pool1", 0, 3.5, 4.5))
    assert stack.view.cell_at(where) is not None
    QTest.mouseMove(stack.view, where.toPoint())
    qtbot.waitUntil(lambda: "Pool1" in stack.view.readout)


def test_another_network_gets_other_boxes(stack, session, desk, settled, window) -> None:
    from cnnviewer.networks.presets import PRESETS

    session.change(stack=PRESETS["classic"].make())
    settled(desk.bridge)
    assert [box.value for box in stack.view.scene.boxes] == list(window.panels["strip"].columns)


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_the_figure_is_written(stack, tmp_path, suffix: str) -> None:
    path = tmp_path / f"figure{suffix}"
    write_figure(stack.view, path)
    if suffix == ".svg":
        assert ET.parse(path).getroot().tag.endswith("svg")
        assert "Conv1" in path.read_text("utf-8")
    elif suffix == ".png":
        assert cv2.imread(str(path), cv2.IMREAD_UNCHANGED).shape == (stack.view.height() * 3, stack.view.width() * 3, 4)
    else:
        assert path.read_bytes().startswith(b"%PDF")


def test_a_figure_that_cannot_be_written_is_one_sentence(stack, tmp_path) -> None:
    with pytest.raises(ExportError, match=r"choose \.svg, \.pdf or \.png"):
        write_figure(stack.view, tmp_path / "figure.docx")
    with pytest.raises(ExportError, match="could not be written"):
        write_figure(stack.view, tmp_path / "nowhere" / "figure.svg")
    assert not list(tmp_path.glob("*figure*"))
