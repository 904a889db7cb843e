"""Drawing: strokes of the real mouse on the real canvas, answered by the real network while the pen moves."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnviewer import app
from cnnviewer.networks.preprocessing import Centring
from cnnviewer.session.state import Selection
from tests.gui.test_app import end

Points = list[tuple[int, int]]


def ellipse(x: int, y: int, across: int, down: int) -> Points:
    turns = np.linspace(0, 2 * np.pi, 30)
    return [(round(x + across * np.sin(turn)), round(y - down * np.cos(turn))) for turn in turns]


# (x, y) on a canvas of 280 x 280, stroke by stroke, as one would write them without care.
DIGITS: dict[int, list[Points]] = {
    0: [ellipse(140, 140, 60, 95)],
    1: [[(150, 40), (146, 140), (142, 235)]],
    2: [[(80, 90), (100, 55), (150, 45), (190, 75), (185, 120), (140, 175), (80, 230), (140, 228), (205, 230)]],
    3: [[(85, 60), (140, 45), (185, 75), (170, 115), (130, 135), (180, 150), (195, 195), (150, 232), (85, 220)]],
    4: [[(110, 50), (85, 150), (195, 150)], [(175, 55), (170, 235)]],
    5: [[(190, 50), (105, 50), (95, 125), (150, 120), (190, 155), (180, 205), (130, 232), (85, 215)]],
    7: [[(75, 60), (200, 60), (160, 140), (120, 235)]],
    8: [[(140, 135), (95, 95), (140, 50), (185, 90), (140, 135), (90, 185), (140, 235), (190, 190), (140, 135)]],
}


@pytest.fixture
def program(qapp, qtbot) -> Iterator[app.Program]:
    """The whole program with the network for digits, and the canvas opened by its key."""
    made = app.Program(qapp, "pattern:checkerboard", "mnist")
    made.window.resize(1280, 800)

    def ready() -> bool:
        network = made.session.state.network
        return network is not None and network.graph is not None and settled(made)

    qtbot.waitUntil(ready, timeout=30_000)
    made.window.actions_table["source.draw"].trigger()
    qtbot.waitUntil(lambda: made.session.state.source == "canvas:" and settled(made), timeout=30_000)
    yield made
    end(made)


def settled(program: app.Program) -> bool:
    bridge = program.bridge
    return bridge.outcome is not None and not bridge.stale and not bridge._submit_timer.isActive()


def canvas(program):
    return program.window.panels["source"].board.canvas


def draw(program, points: Points, button=Qt.MouseButton.LeftButton) -> None:
    view = canvas(program)
    press(program, points[0], button)
    for point in points[1:]:
        QTest.mouseMove(view, place(view, point))
    QTest.mouseRelease(view, button, pos=place(view, points[-1]))


def press(program, point: tuple[int, int], button=Qt.MouseButton.LeftButton) -> None:
    QTest.mousePress(canvas(program), button, pos=place(canvas(program), point))


def place(view, point: tuple[int, int]) -> QPoint:
    scale = view.picture_rect().width() / 280
    return QPoint(round(point[0] * scale), round(point[1] * scale))


def seen(program):
    """Whether the network has answered what is on the canvas now."""
    wanted = canvas(program)._brush.picture(canvas(program).present)
    outcome = program.bridge.outcome
    return settled(program) and np.array_equal(outcome.frame.pixels, wanted)


def answer(program) -> int:
    outcome = program.bridge.outcome
    return int(np.argmax(outcome.activation("softmax")))


def test_the_network_for_digits_reads_what_is_written_with_the_mouse(program, qtbot) -> None:
    assert program.session.state.card.centring is Centring.MASS
    read = {}
    for digit, strokes in DIGITS.items():
        QTest.keyClick(canvas(program), Qt.Key.Key_Delete)
        for points in strokes:
            draw(program, points)
        qtbot.waitUntil(lambda: seen(program), timeout=15_000)
        read[digit] = answer(program)
    assert read == {digit: digit for digit in DIGITS}


def test_small_in_a_corner_a_digit_is_read_as_well(program, qtbot) -> None:
    canvas(program).choose_tool(thickness=12)
    for points in DIGITS[3]:
        draw(program, [(20 + x // 2, 130 + y // 2) for x, y in points])
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    assert answer(program) == 3


def test_the_network_answers_while_the_pen_moves(program, qtbot) -> None:
    press(program, (150, 40))
    QTest.mouseMove(canvas(program), place(canvas(program), (146, 140)))
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    assert program.bridge.outcome.frame.pixels.any()
    assert not program.session.state.drawing.strokes  # the stroke is not finished
    QTest.keyClick(canvas(program), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    assert not program.bridge.outcome.frame.pixels.any()


def test_when_the_pen_rests_everything_is_computed(program, qtbot) -> None:
    draw(program, DIGITS[7][0])
    values = [node.outputs[0] for node in program.bridge.network.nodes]
    qtbot.waitUntil(
        lambda: seen(program) and all(program.bridge.outcome.activation(value) is not None for value in values),
        timeout=15_000,
    )


def test_a_stroke_is_a_step_of_the_history(program, qtbot) -> None:
    for points in DIGITS[4]:
        draw(program, points)
    drawn = program.session.state.drawing
    undo, redo = program.window.actions_table["edit.undo"], program.window.actions_table["edit.redo"]
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    assert program.session.state.drawing.strokes == drawn.strokes[:1]
    undo.trigger()
    assert not program.session.state.drawing.strokes
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    qtbot.waitUntil(redo.isEnabled)
    redo.trigger()
    redo.trigger()
    assert program.session.state.drawing is drawn
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    assert answer(program) == 4


def test_undo_of_a_stroke_brings_the_canvas_back_on_show(program, qtbot) -> None:
    draw(program, DIGITS[1][0])
    program.opener.open("pattern:checkerboard")
    qtbot.waitUntil(lambda: program.session.state.source == "pattern:checkerboard")
    panel = program.window.panels["source"]
    assert panel.board.isHidden()
    assert not panel.frame_view.isHidden()
    program.window.actions_table["edit.undo"].trigger()
    qtbot.waitUntil(lambda: program.session.state.source == "canvas:")
    assert panel.board.isVisible()


def test_centring_goes_with_the_canvas_and_the_panel_gives_the_room_back(program, qtbot) -> None:
    panel = program.window.panels["source"]
    assert canvas(program).width() >= 280
    assert canvas(program).hasFocus() or not program.window.isActiveWindow()
    program.opener.open("sample:cat")
    qtbot.waitUntil(lambda: program.session.state.source == "sample:cat")
    assert program.session.state.card.centring is Centring.NONE
    qtbot.waitUntil(lambda: panel.width() < 260)
    program.window.actions_table["source.draw"].trigger()
    qtbot.waitUntil(lambda: program.session.state.source == "canvas:")
    assert program.session.state.card.centring is Centring.MASS
    program.desk.networks.open("fashion")
    qtbot.waitUntil(lambda: program.session.state.network.address == "fashion", timeout=30_000)
    assert program.session.state.card.centring is Centring.BOX
    program.desk.networks.open("cifar10")
    qtbot.waitUntil(lambda: program.session.state.network.address == "cifar10", timeout=30_000)
    assert program.session.state.card.centring is Centring.NONE


def test_the_eraser_the_wheel_and_the_keys_change_the_tool(program) -> None:
    board, view = program.window.panels["source"].board, canvas(program)
    before = view.thickness
    wheel = QWheelEvent(
        QPointF(50, 50), view.mapToGlobal(QPointF(50, 50)), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert view.thickness == before + 4 == board.thickness.value()
    QTest.keyClick(view, Qt.Key.Key_BracketLeft)
    assert view.thickness == before + 2
    QTest.keyClick(view, Qt.Key.Key_E)
    assert view.erases
    assert board.tools.current == 1
    rect = board.tools.segment_rect(0).center().toPoint()
    QTest.mouseClick(board.tools, Qt.MouseButton.LeftButton, pos=rect)
    assert not view.erases
    draw(program, [(140, 140)])
    draw(program, [(140, 140)], Qt.MouseButton.RightButton)
    assert [stroke.erases for stroke in program.session.state.drawing.strokes] == [False, True]


def test_the_drawing_is_there_again_after_a_restart(program, qapp, qtbot) -> None:
    draw(program, DIGITS[2][0])
    board = program.window.panels["source"].board
    QTest.mouseClick(board.turn, Qt.MouseButton.LeftButton)
    drawn = program.session.state.drawing
    assert drawn.dark_ink
    program.autosave.close()
    again = app.Program(qapp)
    qtbot.waitUntil(lambda: settled(again) and again.bridge.outcome.frame.pixels.any(), timeout=30_000)
    assert again.session.state.drawing.strokes == drawn.strokes
    assert again.session.state.source == "canvas:"
    assert again.session.state.card.centring is Centring.MASS
    assert canvas(again).present.strokes == drawn.strokes
    end(again)


def test_with_a_card_that_inverts_the_ink_is_dark(program, qtbot) -> None:
    program.opener.open("sample:cat")
    qtbot.waitUntil(lambda: program.session.state.source == "sample:cat")
    program.window.panels["source"].card_editor._invert.click()
    program.window.actions_table["source.draw"].trigger()
    qtbot.waitUntil(lambda: program.session.state.source == "canvas:")
    draw(program, DIGITS[0][0])
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    assert program.bridge.outcome.frame.pixels[0, 0, 0] == 255
    assert answer(program) == 0


def test_with_the_editable_network_drawing_works_too(qapp, qtbot) -> None:
    program = app.Program(qapp, "canvas:")
    qtbot.waitUntil(lambda: settled(program), timeout=30_000)
    draw(program, DIGITS[7][0])
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    assert program.bridge.outcome.frame.pixels.any()
    end(program)


def test_the_fit_of_the_card_offers_centring(program, qtbot) -> None:
    editor = program.window.panels["source"].card_editor
    assert editor._fit.currentText() == "centred as MNIST"
    assert not editor._ink.isHidden()
    editor._fit.setCurrentIndex(editor._fit.findText("letterbox"))
    editor._fit.activated.emit(editor._fit.currentIndex())
    assert program.session.state.card.centring is Centring.NONE
    assert editor._ink.isHidden()
    editor._fit.setCurrentIndex(editor._fit.findText("centred as Fashion-MNIST"))
    editor._fit.activated.emit(editor._fit.currentIndex())
    assert (program.session.state.card.centring, program.session.state.card.ink) == (Centring.BOX, 28)


def tablet(program, kind: QEvent.Type, point: tuple[int, int], pointer: QPointingDevice.PointerType) -> None:
    device = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, pointer, QInputDevice.Capability.Position, 1, 1)
    view = canvas(program)
    at = QPointF(place(view, point))
    buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, device, at, view.mapToGlobal(at), 0.5, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, buttons,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


def test_a_pen_draws_and_its_other_end_erases(program, qtbot) -> None:
    for pointer in (QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser):
        tablet(program, QEvent.Type.TabletPress, (60, 140), pointer)
        tablet(program, QEvent.Type.TabletMove, (220, 140), pointer)
        tablet(program, QEvent.Type.TabletRelease, (220, 140), pointer)
    strokes = program.session.state.drawing.strokes
    assert [stroke.erases for stroke in strokes] == [False, True]
    assert [len(stroke.points) for stroke in strokes] == [2, 2]
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)


def test_in_another_language_the_canvas_is_there_with_its_strokes(program, qtbot) -> None:
    draw(program, DIGITS[7][0])
    before = program.window
    program.desk.choose_language("ko")
    qtbot.waitUntil(lambda: program.window is not before)
    board = program.window.panels["source"].board
    assert board.isVisible()
    assert len(board.canvas.present.strokes) == 1
    draw(program, DIGITS[1][0])
    assert len(program.session.state.drawing.strokes) == 2
    program.desk.choose_language("en")
    qtbot.waitUntil(lambda: program.window.panels["source"].board is not board)


def test_a_stroke_under_way_survives_an_undo_and_other_sources(program, qtbot) -> None:
    draw(program, DIGITS[1][0])
    press(program, (60, 60))
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not program.session.state.drawing.strokes
    QTest.mouseMove(canvas(program), place(canvas(program), (200, 60)))
    QTest.mouseRelease(canvas(program), Qt.MouseButton.LeftButton, pos=place(canvas(program), (200, 60)))
    assert [len(stroke.points) for stroke in program.session.state.drawing.strokes] == [2]


def test_the_box_of_a_cell_lies_on_the_canvas_where_the_cell_looks(program, qtbot) -> None:
    draw(program, [(60, 60), (80, 60), (80, 80)])  # small, in a corner: the network sees it large and in the middle
    qtbot.waitUntil(lambda: seen(program), timeout=15_000)
    program.session.change(selection=Selection("conv1", 0, (14, 14)))
    qtbot.waitUntil(lambda: canvas(program).box is not None, timeout=15_000)
    top, left, bottom, right = canvas(program).box
    assert 40 < top < bottom < 100
    assert 40 < left < right < 100
