"""The sandbox of convolution arithmetic: sliders, impossible values, clicks, keys, the worked example."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication

from cnnviewer.explain.arithmetic import Arithmetic
from cnnviewer.gui.dialogs.arithmetic import ArithmeticDialog, show_arithmetic
from cnnviewer.gui.widgets.sliding_grid import cell_text


@pytest.fixture
def sandbox(desk, window, qtbot) -> ArithmeticDialog:
    dialog = show_arithmetic(desk)
    qtbot.addWidget(dialog)
    qtbot.waitExposed(dialog)
    dialog.view.grab()
    return dialog


def click(sandbox, grid, row: int, column: int, qtbot) -> None:
    qtbot.mouseClick(sandbox.view, Qt.MouseButton.LeftButton, pos=grid.at(row, column).center().toPoint())


def wheel(view, where: QPointF, turn: int, across: int = 0) -> None:
    event = QWheelEvent(
        where,
        view.mapToGlobal(where),
        QPoint(),
        QPoint(across, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_there_is_one_and_it_leaves_the_window_usable(sandbox, desk) -> None:
    assert not sandbox.isModal()
    assert show_arithmetic(desk) is sandbox


def test_the_help_menu_opens_it(desk, window, qtbot) -> None:
    found = [one for one in window.findChildren(QAction) if one.objectName() == "help.arithmetic"]
    assert found
    found[0].trigger()
    (paper,) = window.findChildren(ArithmeticDialog)
    qtbot.addWidget(paper)
    assert paper.isVisible()


def test_a_slider_changes_the_drawing_and_the_formula(sandbox, qtbot) -> None:
    slider = sandbox.sliders["stride"]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert sandbox.fields["stride"].value == 2
    assert sandbox.view.sums == Arithmetic(5, 3, 2)
    assert sandbox.view.steps == 4
    assert "/ 2) + 1 = 2" in sandbox.formula.text()


def test_impossible_values_are_explained_and_can_be_left(sandbox, qtbot) -> None:
    sandbox.sliders["kernel"].setValue(9)
    assert sandbox.problem.isVisible()
    assert "does not fit" in sandbox.problem.text()
    assert not sandbox.play.isEnabled()
    assert sandbox.view.steps == 0
    assert not sandbox.view.grab().isNull()
    sandbox.sliders["padding"].setValue(4)
    assert not sandbox.problem.isVisible()
    assert sandbox.play.isEnabled()


def test_the_worked_example_begins_with_nothing(sandbox, qtbot) -> None:
    qtbot.mouseClick(sandbox.worked, Qt.MouseButton.LeftButton)
    wanted = "0·(−1) + 0·2 + 0·0 + 0·1 + 0·0 + 5·1 + 0·0 + (−1)·(−1) + 3·(−2) = 0"
    assert sandbox.equation.text() == wanted
    assert sandbox.sums == Arithmetic(3, 3, 1, 1)


def test_space_plays_and_arrows_step(sandbox, qtbot) -> None:
    view = sandbox.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.place == (1, 1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.playing
    qtbot.waitUntil(lambda: view.number > 4)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.playing


def test_an_output_cell_shows_its_window_and_an_input_cell_where_it_goes(sandbox, qtbot) -> None:
    view = sandbox.view
    click(sandbox, view.grids["output"], 2, 1, qtbot)
    assert view.place == (2, 1)
    assert view.lit is None
    click(sandbox, view.grids["input"], 2, 2, qtbot)
    assert view.lit.all()
    click(sandbox, view.grids["input"], 0, 0, qtbot)
    assert view.lit.sum() == 1
    assert "1 of 9 windows" in sandbox.equation.text()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert sandbox.equation.text() == view.equation


def test_wheel_and_digits_change_numbers(sandbox, qtbot) -> None:
    view = sandbox.view
    click(sandbox, view.grids["kernel"], 0, 0, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_7)
    assert view.numbers.kernel[0, 0] == -7
    before = view.numbers.input[1, 1]
    where = QPointF(view.grids["input"].at(1, 1).center())
    wheel(view, where, 120)
    assert view.numbers.input[1, 1] == before + 1
    assert view.equation.endswith(
        "= " + f"{view.sums.result(view.numbers.input, view.numbers.kernel)[0, 0]:g}".replace("-", "−")
    )


def test_transposed_has_output_padding_and_a_turned_kernel(sandbox, qtbot) -> None:
    assert not sandbox.fields["extra"].isEnabled()
    qtbot.mouseClick(sandbox.transposed, Qt.MouseButton.LeftButton, pos=QPoint(8, sandbox.transposed.height() // 2))
    assert sandbox.transposed.isChecked()
    assert sandbox.fields["extra"].isEnabled()
    sandbox.sliders["stride"].setValue(3)
    assert sandbox.view.sums.output == 15
    view = sandbox.view
    assert np.array_equal(view.sums.used_kernel(view.numbers.kernel), view.numbers.kernel[::-1, ::-1])
    assert not view.grab().isNull()


def test_a_click_on_the_turned_kernel_changes_the_number_that_was_clicked(sandbox, qtbot) -> None:
    sandbox.transposed.setChecked(True)
    view = sandbox.view
    click(sandbox, view.grids["kernel"], 0, 0, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_7)
    assert view.sums.used_kernel(view.numbers.kernel)[0, 0] == 7
    assert view.numbers.kernel[2, 2] == 7


def test_a_number_out_of_range_is_refused_with_a_sentence(sandbox, qtbot) -> None:
    field = sandbox.fields["size"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "40")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sandbox.problem.isVisible()
    assert "40 is out of range" in sandbox.problem.text()
    assert sandbox.sums.size == 5
    assert not sandbox.view.playing
    field.selectAll()
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sandbox.sums.size == 7
    assert not sandbox.problem.isVisible()


def test_the_worked_example_overtakes_a_number_that_was_refused(sandbox, qtbot) -> None:
    field = sandbox.fields["stride"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sandbox.problem.isVisible()
    qtbot.mouseClick(sandbox.worked, Qt.MouseButton.LeftButton)
    assert not sandbox.problem.isVisible()
    assert field.text() == "1"


def test_cells_that_no_window_reads_stay_in_sight_and_are_counted(sandbox) -> None:
    sandbox.choose(Arithmetic(6, 3, 2))
    assert sandbox.view.grids["input"].rows == 6
    assert sandbox.unread.isVisible()
    assert sandbox.unread.text().startswith("11 ")
    sandbox.choose(Arithmetic(7, 3, 2))
    assert not sandbox.unread.isVisible()


def test_an_output_too_large_to_draw_is_said_and_not_drawn(sandbox) -> None:
    sandbox.choose(Arithmetic(15, 15, 15, 0, 15, transposed=True))
    assert sandbox.problem.isVisible()
    assert "= 421" in sandbox.formula.text()
    assert not sandbox.play.isEnabled()
    assert not sandbox.view.grids
    assert not sandbox.view.grab().isNull()


def test_a_long_equation_leaves_the_drawing_its_room(sandbox) -> None:
    before = sandbox.view.height()
    sandbox.choose(Arithmetic(15, 15, 1, 15))
    assert sandbox.equation.text().count("·") == 225
    assert sandbox.view.height() == before


def test_the_keyboard_alone_changes_a_number(sandbox, qtbot) -> None:
    view, shift = sandbox.view, Qt.KeyboardModifier.ShiftModifier
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, shift)
    assert view.marked == ("kernel", 0, 0)
    qtbot.keyClick(view, Qt.Key.Key_Left, shift)
    assert view.marked == ("input", 0, 4)
    qtbot.keyClicks(view, "-99")
    assert view.numbers.input[0, 4] == -99
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.numbers.input[0, 4] == -98
    qtbot.keyClicks(view, "123")
    assert view.numbers.input[0, 4] == 3
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert view.numbers.input[0, 4] == 0
    qtbot.keyClick(view, Qt.Key.Key_Right, shift)
    assert view.marked == ("kernel", 0, 0)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.marked is None
    assert sandbox.isVisible()


def test_a_wheel_turned_sideways_or_a_little_changes_nothing(sandbox) -> None:
    view = sandbox.view
    where, before = QPointF(view.grids["kernel"].at(1, 1).center()), view.numbers.kernel[1, 1]
    wheel(view, where, 0, across=120)
    wheel(view, where, 40)
    assert view.numbers.kernel[1, 1] == before
    wheel(view, where, 80)
    assert view.numbers.kernel[1, 1] == before + 1


def test_typed_numbers_stay_when_the_size_changes(sandbox) -> None:
    sandbox.show_worked_example()
    sandbox.sliders["kernel"].setValue(5)
    assert np.array_equal(sandbox.view.numbers.kernel[:3, :3], [[-1, 2, 0], [1, 0, 1], [0, -1, -2]])
    assert not sandbox.view.numbers.kernel[3:].any()


def test_space_plays_from_a_slider_too(sandbox, qtbot) -> None:
    slider = sandbox.sliders["stride"]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Space)
    assert sandbox.view.playing
    sandbox.view.pause()


@pytest.mark.parametrize(
    ("value", "text"), [(120, "120"), (-99.6, "−100"), (12345, "12k"), (0.25, "0.25"), (9e9, "9e+09")]
)
def test_a_number_in_a_cell_is_short_and_has_no_power_of_ten_where_none_is_needed(value: float, text: str) -> None:
    assert cell_text(value, 2) == text


@pytest.mark.parametrize("sums", [Arithmetic(15, 2, 6, transposed=True), Arithmetic(15, 15, 1, 15), Arithmetic(1, 1)])
def test_the_drawing_stays_inside_and_a_small_kernel_can_be_pointed_at(sandbox, sums: Arithmetic) -> None:
    view = sandbox.view
    for width, height in ((460, 220), (820, 400)):
        view.resize(width, height)
        view.show_sums(sums)
        assert set(view.grids) == {"input", "kernel", "output"}
        for grid in view.grids.values():
            assert QRectF(view.rect()).contains(grid.rect)
        assert view.grids["kernel"].cell * sums.kernel >= 20
        assert view.grids["input"].rect.right() < view.grids["kernel"].rect.left()
        assert view.grids["kernel"].rect.right() < view.grids["output"].rect.left()
