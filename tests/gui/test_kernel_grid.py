"""The kernel grid by itself: typing, wheel, drag, copying and the texts it refuses."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnviewer.gui.widgets.frame_view import PATCH_MIME
from cnnviewer.gui.widgets.kernel_grid import KernelGrid, patch_in
from cnnviewer.gui.widgets.kernel_grid_text import CellFormat, best_format, step_of, tidy

Left = Qt.MouseButton.LeftButton
No = Qt.KeyboardModifier.NoModifier


class Desk:
    """A grid on the screen that takes every edit, and remembers what it said."""

    def __init__(self, qtbot: Any, kernel: Any) -> None:
        self.grid = KernelGrid()
        self.gestures: list[str] = []
        self.sentences: list[str] = []
        self.releases = 0
        qtbot.addWidget(self.grid)
        self.grid.resize(270, 200)
        self.grid.edited.connect(self.take)
        self.grid.refused.connect(self.sentences.append)
        self.grid.released.connect(self.release)
        self.show(np.asarray(kernel, np.float32))
        self.grid.show()
        self.grid.setFocus()

    def show(self, kernel: Any) -> None:
        self.grid.show_kernel(kernel, float(np.abs(kernel).max()) or 1.0)

    def take(self, gesture: str) -> None:
        self.gestures.append(gesture)
        self.show(self.grid.wanted)

    def release(self) -> None:
        self.releases += 1

    def choose(self, row: int, column: int) -> None:
        self.grid.go_to(row, column)

    def centre(self, row: int, column: int) -> QPoint:
        return self.grid.visualRect(self.grid.model().index(row, column)).center()

    def wheel(self, row: int, column: int, notches: float, held: Qt.KeyboardModifier = No) -> None:
        place = QPointF(self.centre(row, column))
        around = QPointF(self.grid.viewport().mapToGlobal(place.toPoint()))
        turn = QPoint(0, round(120 * notches))
        event = QWheelEvent(
            place, around, QPoint(), turn, Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False
        )
        self.grid.wheelEvent(event)

    @property
    def editor(self) -> QLineEdit | None:
        editors = [child for child in self.grid.findChildren(QLineEdit) if child.isVisible()]
        return editors[0] if editors else None

    def type(self, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Open the cell as F2 does, replace its text and finish with `end`."""
        QTest.keyClick(self.grid, Qt.Key.Key_F2)
        assert self.editor is not None
        self.editor.selectAll()
        if not text.isascii():
            self.editor.insert(text)  # QTest has keys for ASCII only
        elif text:
            QTest.keyClicks(self.editor, text)
        else:
            QTest.keyClick(self.editor, Qt.Key.Key_Delete)
        QTest.keyClick(self.editor, end)


@pytest.fixture
def desk(qtbot: Any) -> Desk:
    return Desk(qtbot, [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])


def test_digits_typed_on_a_cell_replace_its_number_and_enter_goes_down(desk: Desk) -> None:
    desk.choose(0, 1)
    QTest.keyClick(desk.grid, Qt.Key.Key_5)
    assert desk.editor is not None and desk.editor.text() == "5"
    QTest.keyClicks(desk.editor, ".25")
    QTest.keyClick(desk.editor, Qt.Key.Key_Return)
    assert desk.grid.values[0, 1] == pytest.approx(5.25)
    assert desk.grid.current_cell() == (1, 1)
    assert desk.gestures == ["type"]


def test_tab_takes_the_number_and_goes_to_the_next_cell(desk: Desk) -> None:
    desk.choose(0, 2)
    desk.type("7", Qt.Key.Key_Tab)
    assert desk.grid.values[0, 2] == 7
    assert desk.grid.current_cell() == (1, 0)


def test_escape_leaves_the_number_as_it_was(desk: Desk) -> None:
    desk.choose(1, 1)
    desk.type("9", Qt.Key.Key_Escape)
    assert desk.grid.values[1, 1] == 0 and not desk.gestures


def test_arrows_walk_over_the_cells_and_tab_leaves_behind_the_last(desk: Desk) -> None:
    desk.choose(0, 0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        QTest.keyClick(desk.grid, key)
    assert desk.grid.current_cell() == (1, 2)
    desk.choose(2, 2)
    QTest.keyClick(desk.grid, Qt.Key.Key_Tab)
    assert desk.grid.current_cell() == (2, 2)


def test_delete_sets_the_chosen_cells_to_zero(desk: Desk) -> None:
    desk.choose(0, 0)
    QTest.keyClick(desk.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(desk.grid, Qt.Key.Key_Delete)
    np.testing.assert_array_equal(desk.grid.values[:, 0], [0, 0, -1])


def test_a_number_typed_with_many_cells_chosen_goes_into_all_of_them(desk: Desk) -> None:
    desk.grid.selectAll()
    desk.type("1/8")
    np.testing.assert_allclose(desk.grid.values, 0.125)


def test_the_wheel_changes_the_cell_under_the_mouse(desk: Desk) -> None:
    desk.wheel(0, 1, 3)
    assert desk.grid.values[0, 1] == pytest.approx(0.3)
    assert desk.grid.current_cell() == (0, 1)
    assert desk.gestures == ["wheel"]


@pytest.mark.parametrize(
    ("held", "step"), [(Qt.KeyboardModifier.ShiftModifier, 0.01), (Qt.KeyboardModifier.ControlModifier, 1.0)]
)
def test_shift_turns_finely_and_control_coarsely(desk: Desk, held: Qt.KeyboardModifier, step: float) -> None:
    desk.wheel(1, 1, -1, held)
    assert desk.grid.values[1, 1] == pytest.approx(-step)


def test_a_touchpad_s_small_turns_add_up_to_a_notch(desk: Desk) -> None:
    for _ in range(4):
        desk.wheel(1, 1, 0.25)
    assert desk.gestures == ["wheel"] and desk.grid.values[1, 1] == pytest.approx(0.1)


def test_dragging_up_raises_the_number_and_letting_go_ends_the_gesture(desk: Desk) -> None:
    view, start = desk.grid.viewport(), desk.centre(1, 1)
    QTest.mousePress(view, Left, No, start)
    for up in (5, 12, 18):
        QTest.mouseMove(view, start - QPoint(0, up))
    releases = desk.releases
    QTest.mouseRelease(view, Left, No, start - QPoint(0, 18))
    assert desk.grid.values[1, 1] == pytest.approx(0.3)
    assert set(desk.gestures) == {"drag"} and desk.releases == releases + 1


def test_dragging_one_of_many_chosen_cells_moves_them_all(desk: Desk) -> None:
    desk.grid.selectAll()
    before, view, start = desk.grid.values.copy(), desk.grid.viewport(), desk.centre(0, 0)
    QTest.mousePress(view, Left, No, start)
    QTest.mouseMove(view, start + QPoint(0, 12))
    QTest.mouseRelease(view, Left, No, start + QPoint(0, 12))
    np.testing.assert_allclose(desk.grid.values, before - 0.2, atol=1e-6)


def test_dragging_sideways_chooses_cells_and_changes_nothing(desk: Desk) -> None:
    view = desk.grid.viewport()
    QTest.mousePress(view, Left, No, desk.centre(0, 0))
    QTest.mouseMove(view, desk.centre(0, 0) + QPoint(10, 0))
    QTest.mouseMove(view, desk.centre(0, 2))
    QTest.mouseRelease(view, Left, No, desk.centre(0, 2))
    assert desk.grid.chosen()[0].all() and desk.grid.chosen().sum() == 3
    assert not desk.gestures


def test_page_up_changes_the_cell_from_the_keyboard(desk: Desk) -> None:
    desk.choose(2, 1)
    QTest.keyClick(desk.grid, Qt.Key.Key_PageUp)
    QTest.keyClick(desk.grid, Qt.Key.Key_PageUp)
    assert desk.grid.values[2, 1] == pytest.approx(0.2)


HOSTILE = (
    "", " ", "abc", "nan", "NaN", "-nan", "inf", "-inf", "Infinity", "1e400", "-1e400", "1e39", "--1", "1..2", "0x10",
    "1,2,3", "1/0", "1/", "/2", "1/2/3", "1_000", "e5", "½½", "=A1", "True", "None", "[1]", "1+1j", "0.5.5", "💥",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_is_no_number_is_refused_in_place_with_one_sentence(desk: Desk, text: str) -> None:
    before = desk.grid.values.copy()
    desk.choose(1, 1)
    QTest.keyClick(desk.grid, Qt.Key.Key_F2)
    editor = desk.editor
    assert editor is not None
    editor.selectAll()
    editor.insert(text)
    editor.setModified(True)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert desk.editor is editor, "the cell stays open, so that the text can be mended"
    sentence = desk.sentences[-1]
    assert sentence.endswith(".") and "\n" not in sentence
    np.testing.assert_array_equal(desk.grid.values, before)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.sentences[-1] == "" and not desk.gestures


def test_a_bad_text_is_also_refused_when_the_focus_goes_elsewhere(desk: Desk, qtbot: Any) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    desk.choose(0, 0)
    QTest.keyClick(desk.grid, Qt.Key.Key_F2)
    assert desk.editor is not None
    desk.editor.selectAll()
    QTest.keyClicks(desk.editor, "12abc")
    desk.grid._delegate.commitData.emit(desk.editor)
    assert "12abc" in desk.sentences[-1] and desk.grid.values[0, 0] == -1


@pytest.mark.parametrize(
    ("text", "number"),
    [("-1/9", -1 / 9), ("0,5", 0.5), ("−2", -2), (" 3 ", 3), ("1e-3", 0.001), (".5", 0.5), ("+4", 4)],
)
def test_numbers_may_be_typed_in_every_usual_way(desk: Desk, text: str, number: float) -> None:
    desk.choose(1, 1)
    desk.type(text)
    assert desk.grid.values[1, 1] == pytest.approx(number)


@pytest.mark.parametrize("size", [(1, 1), (1, 15), (15, 1), (2, 3), (7, 7), (15, 15)])
def test_every_size_fits_the_width_and_shows_all_its_cells(qtbot: Any, size: tuple[int, int]) -> None:
    desk = Desk(qtbot, np.random.default_rng(1).normal(0, 0.2, size))
    last = desk.grid.visualRect(desk.grid.model().index(size[0] - 1, size[1] - 1))
    assert last.right() < desk.grid.width() and last.bottom() < desk.grid.height()
    assert not desk.grid.grab().isNull()


def test_cells_are_coloured_by_sign_about_zero(desk: Desk) -> None:
    table = np.zeros((256, 3), np.uint8)
    table[:127, 2], table[129:, 0] = 200, 200
    desk.grid.set_colours(table)
    assert desk.grid.look.colour(-2).blue() == 200 and desk.grid.look.colour(2).red() == 200
    assert desk.grid.look.colour(0).red() == desk.grid.look.colour(0).blue() == 0


def test_the_wheel_and_the_keys_of_the_grid_are_not_taken_by_commands_of_the_window(desk: Desk) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for key, text in ((Qt.Key.Key_Left, ""), (Qt.Key.Key_Delete, ""), (Qt.Key.Key_5, "5"), (Qt.Key.Key_Minus, "-")):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, No, text)
        event.ignore()
        desk.grid.event(event)
        assert event.isAccepted(), key


def test_a_patch_dropped_on_the_grid_is_passed_on(desk: Desk) -> None:
    dropped: list[tuple[int, ...]] = []
    desk.grid.patch_dropped.connect(lambda *box: dropped.append(box))
    mime = QMimeData()
    mime.setData(PATCH_MIME, json.dumps({"top": 4, "left": 6, "height": 5, "width": 5}).encode())
    for event in (
        QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, mime, Left, No),
        QDragMoveEvent(QPoint(20, 20), Qt.DropAction.CopyAction, mime, Left, No),
        QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, Left, No),
    ):
        event.ignore()
        QApplication.sendEvent(desk.grid.viewport(), event)
        assert event.isAccepted()
    assert dropped == [(4, 6, 5, 5)]


@pytest.mark.parametrize(
    "payload",
    [
        b"", b"{}", b"[]", b"null", b"nonsense", b'{"top": "a"}', b'{"top":-1,"left":0,"height":2,"width":2}',
        b'{"top":0,"left":0,"height":0,"width":2}', b'{"top":0,"left":0,"height":1e400,"width":2}', b"\xff\xfe\x00",
    ],
)  # fmt: skip
def test_a_payload_that_is_no_patch_is_ignored(payload: bytes) -> None:
    assert patch_in(payload) is None


def test_whole_numbers_are_written_whole_and_small_numbers_keep_two_digits() -> None:
    sobel = np.array([[-1, 0, 2]], np.float32)
    assert best_format(sobel, 6) == CellFormat(0, True, False)
    assert [CellFormat(0).text(value) for value in (-1, 0, 2)] == ["−1", "0", "+2"]
    small = best_format(np.array([[0.0123, -0.004]], np.float32), 8)
    assert small is not None and small.text(0.0123) == "+0.012"
    assert best_format(np.array([[0.000123]], np.float32), 4) == CellFormat(None, plus=False)
    assert best_format(np.array([[0.000123]], np.float32), 2) is None


def test_a_step_of_the_wheel_follows_the_size_of_the_numbers() -> None:
    assert [step_of(largest) for largest in (0.0, 1.0, 5.0, 0.13, 476.0)] == pytest.approx([0.1, 0.1, 0.1, 0.01, 10.0])
    assert tidy(0.1 + 0.2, 0.1) == 0.3 and tidy(1e-9, 0.1) == 0


def test_a_kernel_that_was_learned_as_no_number_is_shown_as_such(desk: Desk) -> None:
    odd = np.array([[np.nan, 0.5, np.inf], [-np.inf, 0, -0.25], [1, 1, 1]], np.float32)
    found = best_format(odd, 6)
    assert found is not None
    assert [found.text(float(one)) for one in odd[:2].flat] == ["NaN", "+0.50", "∞", "−∞", "0", "−0.25"]
    assert best_format(np.full((3, 3), np.nan, np.float32), 6) is not None
    assert step_of(np.inf) == step_of(np.nan) == 0.1
    for kernel in (odd, np.full((3, 3), np.nan, np.float32)):
        desk.grid.show_kernel(kernel, 1.0)
        assert not desk.grid.grab().isNull()
