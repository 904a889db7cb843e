"""The level histogram: what it says, how limits are dragged, typed, refused and given back."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from cnnviewer.display.colours import table
from cnnviewer.gui.widgets.level_axis import Reading, axis_of, histogram_of, rounded_up
from cnnviewer.gui.widgets.level_histogram import LevelHistogram

COUNTS = np.arange(64)
finite = st.floats(-1e30, 1e30, allow_nan=False)


@pytest.fixture
def legend(qtbot: QtBot) -> Iterator[LevelHistogram]:
    made = LevelHistogram()
    qtbot.addWidget(made)
    made.set_roomy(True)
    made.resize(240, made.sizeHint().height())
    made.set_colours(table("inferno"))
    made.show_reading(Reading((0.0, 2.0), (0.0, 2.4), COUNTS), fixed=False)
    made.show()
    qtbot.waitExposed(made)
    yield made


def on_bar(legend: LevelHistogram, value: float) -> QPoint:
    return QPointF(legend.place(value), legend.bar_rect().center().y()).toPoint()


@given(finite, finite, finite, finite, st.booleans())
def test_the_axis_holds_the_levels_and_has_a_length(a: float, b: float, c: float, d: float, signed: bool) -> None:
    levels, span = (min(a, b), max(a, b) + 1e-3 + abs(max(a, b)) * 1e-3), (min(c, d), max(c, d))
    first, last = axis_of(levels, span, signed)
    assert first < last
    slack = 1e-6 * (abs(first) + abs(last))
    assert first <= levels[0] + slack and last >= levels[1] - slack
    if signed and levels[0] < 0 < levels[1]:
        assert first == -last


def test_an_outlier_does_not_squeeze_the_levels_together() -> None:
    first, last = axis_of((0.0, 1.0), (0.0, 5000.0), False)
    assert (first, last) == (0.0, 1.5)


def test_a_little_more_or_less_in_the_next_frame_does_not_move_the_axis() -> None:
    axes = {axis_of((-r, r), (-1.1 * r, 1.1 * r), True) for r in np.linspace(1.0, 1.12, 20)}
    assert len(axes) == 1


@given(st.floats(1e-30, 1e30))
def test_rounding_up_is_never_below_and_at_most_a_third_above(value: float) -> None:
    assert value * (1 - 1e-8) <= rounded_up(value) <= value * 1.34


def test_the_histogram_of_one_map_counts_its_finite_values() -> None:
    maps = np.linspace(-1, 1, 400, dtype=np.float32).reshape(20, 20)
    maps[0, :2] = np.nan, np.inf
    counts, span = histogram_of(maps)
    assert counts.sum() == 398 and len(counts) == 64
    assert span == (float(maps[0, 2]), 1.0)
    constant, _ = histogram_of(np.full((4, 4), 3, np.float32))
    assert constant.sum() == 16
    assert histogram_of(np.full((2, 2), np.nan, np.float32))[0].sum() == 0


@pytest.mark.parametrize(("handle", "start", "to"), [(1, 2.0, 1.5), (0, 0.0, 0.5)])
def test_an_end_is_dragged_to_a_value(
    legend: LevelHistogram, qtbot: QtBot, handle: int, start: float, to: float
) -> None:
    chosen: list[tuple[float, float]] = []
    legend.limits_chosen.connect(lambda low, high: chosen.append((low, high)))
    qtbot.mousePress(legend, Qt.MouseButton.LeftButton, pos=on_bar(legend, start))
    qtbot.mouseMove(legend, on_bar(legend, (start + to) / 2))
    qtbot.mouseMove(legend, on_bar(legend, to))
    qtbot.mouseRelease(legend, Qt.MouseButton.LeftButton, pos=on_bar(legend, to))
    assert chosen[-1][handle] == pytest.approx(to, abs=0.03)
    assert chosen[-1][1 - handle] == legend.levels[1 - handle]


def test_ends_cannot_be_dragged_past_each_other(legend: LevelHistogram, qtbot: QtBot) -> None:
    chosen: list[tuple[float, float]] = []
    legend.limits_chosen.connect(lambda low, high: chosen.append((low, high)))
    qtbot.mousePress(legend, Qt.MouseButton.LeftButton, pos=on_bar(legend, 2.0))
    qtbot.mouseMove(legend, QPoint(-50, 36))
    qtbot.mouseRelease(legend, Qt.MouseButton.LeftButton, pos=QPoint(-50, 36))
    assert all(low < high for low, high in chosen)


def test_keys_move_the_focused_end_and_change_to_the_other(legend: LevelHistogram, qtbot: QtBot) -> None:
    chosen: list[tuple[float, float]] = []
    legend.limits_chosen.connect(lambda low, high: chosen.append((low, high)))
    qtbot.keyClick(legend, Qt.Key.Key_Left)
    qtbot.keyClick(legend, Qt.Key.Key_Up)
    qtbot.keyClick(legend, Qt.Key.Key_Right)
    assert chosen[0][1] < 2.0 and chosen[0][0] == 0.0
    assert chosen[1][0] > 0.0 and chosen[1][1] == 2.0


def test_a_double_click_on_a_number_opens_a_field_for_it(legend: LevelHistogram, qtbot: QtBot) -> None:
    below = int(legend.bar_rect().bottom()) + 8
    place = QPoint(int(legend.place(2.0)), below)
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(legend, Qt.MouseButton.LeftButton, pos=place)
    editor = legend.findChild(QLineEdit)
    assert editor is not None and editor.text() == "2"
    editor.clear()
    qtbot.keyClicks(editor, "1/4")
    with qtbot.waitSignal(legend.limits_chosen) as chosen:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert chosen.args == [0.0, 0.25]


@pytest.mark.parametrize("text", ["", "zero", "nan", "-3", "1e99"])
def test_a_bad_number_stays_in_the_field_with_one_sentence(legend: LevelHistogram, qtbot: QtBot, text: str) -> None:
    chosen: list[float] = []
    legend.limits_chosen.connect(lambda low, high: chosen.append(low))
    editor = legend.edit(1)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert chosen == [] and editor.text() == text and editor.isVisible()
    assert editor.toolTip().endswith(".")


def test_limits_of_the_user_offer_a_way_back(legend: LevelHistogram, qtbot: QtBot) -> None:
    button = legend.findChild(QToolButton)
    assert button is not None and not button.isVisible()
    legend.show_reading(Reading((0.5, 2.0), (0.0, 2.4), COUNTS), fixed=True)
    assert button.isVisible()
    with qtbot.waitSignal(legend.limits_reset):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(legend.limits_reset):
        qtbot.keyClick(legend, Qt.Key.Key_Delete)


def test_a_second_click_of_a_double_click_begun_elsewhere_resets_nothing(legend: LevelHistogram, qtbot: QtBot) -> None:
    heard: list[bool] = []
    legend.limits_reset.connect(lambda: heard.append(True))
    qtbot.mouseDClick(legend, Qt.MouseButton.LeftButton, pos=on_bar(legend, 1.0))
    assert heard == []


def test_a_narrow_legend_has_a_slim_bar_and_says_when_every_map_has_its_own_scale(legend: LevelHistogram) -> None:
    roomy = legend.sizeHint().height()
    legend.set_roomy(False)
    assert legend.sizeHint().height() < roomy
    assert legend.number_texts() == ("0", "2.0")
    legend.show_reading(Reading((0.0, 2.0), (0.0, 2.4), COUNTS, own=True), fixed=False)
    assert legend.number_texts() == ("per map",)


def test_numbers_that_would_collide_are_shortened(legend: LevelHistogram) -> None:
    legend.set_roomy(False)
    legend.show_reading(Reading((-3.9, 3.9), (-4.0, 4.0), COUNTS, signed=True), fixed=False)
    legend.resize(200, legend.height())
    assert legend.number_texts() == ("−3.9", "+3.9")
    legend.resize(42, legend.height())
    assert legend.number_texts() == ("±3.9",)


def test_return_closes_the_field_and_text_that_was_not_changed_pins_nothing(
    legend: LevelHistogram, qtbot: QtBot
) -> None:
    chosen: list[tuple[float, float]] = []
    legend.limits_chosen.connect(lambda low, high: chosen.append((low, high)))
    qtbot.keyClick(legend.edit(1), Qt.Key.Key_Return)
    assert chosen == []
    assert not [field for field in legend.findChildren(QLineEdit) if field.isVisible()]
    editor = legend.edit(1)
    editor.selectAll()
    qtbot.keyClicks(editor, "1.5")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert chosen == [(0.0, 1.5)]
    assert not [field for field in legend.findChildren(QLineEdit) if field.isVisible()]
