"""The sandbox of convolution arithmetic: sliders, impossible values, clicks, keys, the worked example."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from cnnviewer.explain.arithmetic import Arithmetic
from cnnviewer.gui.dialogs.arithmetic import ArithmeticDialog, show_arithmetic


@pytest.fixture
def sandbox(desk, window, qtbot) -> ArithmeticDialog:
    dialog = show_arithmetic(desk)
    qtbot.addWidget(dialog)
    qtbot.waitExposed(dialog)
    dialog.view.grab()
    return dialog


def click(sandbox, grid, row: int, column: int, qtbot) -> None:
    qtbot.mouseClick(sandbox.view, Qt.MouseButton.LeftButton, pos=grid.at(row, column).center().toPoint())


def test_there_is_one_and_it_leaves_the_window_usable(sandbox, desk) -> None:
    assert not sandbox.isModal()
    assert show_arithmetic(desk) is sandbox


def test_a_slider_changes_the_drawing_and_the_formula(sandbox, qtbot) -> None:
    slider = sandbox.sliders["stride"]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert sandbox.fields["stride"].value() == 2
    assert sandbox.view.sums == Arithmetic(5, 3, 2)
    assert sandbox.view.steps == 4
    assert "/ 2) + 1 = 2" in sandbox.formula.text()


def test_impossible_values_are_explained_and_can_be_left(sandbox, qtbot) -> None:
    sandbox.fields["kernel"].setValue(9)
    assert sandbox.problem.isVisible()
    assert "does not fit" in sandbox.problem.text()
    assert not sandbox.play.isEnabled()
    assert sandbox.view.steps == 0
    assert not sandbox.view.grab().isNull()
    sandbox.fields["padding"].setValue(4)
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
    click(sandbox, view._output, 2, 1, qtbot)
    assert view.place == (2, 1)
    assert view.lit is None
    click(sandbox, view._source, 2, 2, qtbot)
    assert view.lit.all()
    click(sandbox, view._source, 0, 0, qtbot)
    assert view.lit.sum() == 1


def test_wheel_and_digits_change_numbers(sandbox, qtbot) -> None:
    view = sandbox.view
    click(sandbox, view._weights, 0, 0, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_7)
    assert view.kernel[0, 0] == -7
    before = view.input[1, 1]
    where = QPointF(view._source.at(1, 1).center())
    event = QWheelEvent(
        where,
        view.mapToGlobal(where),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    assert view.input[1, 1] == before + 1
    assert view.equation.endswith("= " + f"{view.sums.result(view.input, view.kernel)[0, 0]:g}".replace("-", "−"))


def test_transposed_has_output_padding_and_a_turned_kernel(sandbox, qtbot) -> None:
    assert not sandbox.fields["extra"].isVisible()
    qtbot.mouseClick(sandbox.transposed, Qt.MouseButton.LeftButton, pos=QPoint(8, sandbox.transposed.height() // 2))
    assert sandbox.transposed.isChecked()
    assert sandbox.fields["extra"].isVisible()
    sandbox.fields["stride"].setValue(3)
    assert sandbox.view.sums.output == 15
    view = sandbox.view
    assert np.array_equal(view.sums.used_kernel(view.kernel), view.kernel[::-1, ::-1])
    assert not view.grab().isNull()
