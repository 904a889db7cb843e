"""The source panel, by mouse and keyboard: the preview, the patch, the card, the selected value."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cnnviewer.gui.panels.source import SourcePanel
from cnnviewer.gui.widgets.card_editor import numbers_in
from cnnviewer.gui.widgets.frame_view import PATCH_MIME
from cnnviewer.gui.widgets.seek_bar import clock
from cnnviewer.networks.preprocessing import Colour, Fit
from cnnviewer.pipeline.position import Position
from cnnviewer.sources.frame import Frame


@pytest.fixture
def panel(qtbot, session, bridge, settled) -> SourcePanel:
    made = SourcePanel(session, bridge)
    qtbot.addWidget(made)
    made.resize(232, 900)
    made.show()
    qtbot.waitExposed(made)
    settled(bridge)
    return made


def place(panel: SourcePanel, row: float, column: float) -> QPoint:
    """The point of the preview that shows this place of the frame."""
    rect = panel.frame_view.widget_rect(row, column, row, column)
    return rect.topLeft().toPoint()


def drag(panel: SourcePanel, first: tuple[float, float], second: tuple[float, float]) -> None:
    view = panel.frame_view
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place(panel, *first))
    for share in (0.3, 0.7, 1.0):
        between = [a + (b - a) * share for a, b in zip(first, second, strict=True)]
        QTest.mouseMove(view, place(panel, between[0], between[1]))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place(panel, *second))


def test_a_click_on_the_picture_selects_the_cell_over_that_place(panel, session) -> None:
    QTest.mouseClick(panel.frame_view, Qt.MouseButton.LeftButton, pos=place(panel, 48, 64))
    row, column = session.state.selection.pixel
    assert abs(row - 24) <= 1
    assert abs(column - 32) <= 1


def test_a_click_on_the_mirrored_picture_selects_what_is_seen_there(panel, session) -> None:
    session.change(view=replace(session.state.view, mirrored=True))
    QTest.mouseClick(panel.frame_view, Qt.MouseButton.LeftButton, pos=place(panel, 48, 20))
    assert session.state.selection.pixel[1] < 16


def test_mirroring_never_reaches_the_network(panel, session, bridge, settled) -> None:
    before = np.array(bridge.outcome.prepared.tensor)
    session.change(view=replace(session.state.view, mirrored=True), card=replace(session.state.card, height=47))
    session.change(card=replace(session.state.card, height=48))
    assert np.array_equal(settled(bridge).prepared.tensor, before)


def test_the_selected_value_is_the_number_in_the_map(panel, session, bridge) -> None:
    session.change(selection=replace(session.state.selection, value="conv1", channel=2, pixel=(10, 20)))
    value = float(bridge.outcome.activation("conv1")[2, 10, 20])
    assert panel._value.text() == f"{value:+.4g}".replace("-", "−")
    assert panel._place.text() == "11, 21"
    assert panel._channel.text() == "3 of 4"
    assert panel._sees.text() == "5 × 5 px"


def test_the_box_lies_where_the_selected_cell_looks(panel, session) -> None:
    session.change(selection=replace(session.state.selection, value="conv1", pixel=(10, 20)))
    top, left, bottom, right = panel.frame_view.box
    assert (top + bottom) / 2 == pytest.approx(21, abs=1)  # the frame is twice as large as the tensor
    assert (left + right) / 2 == pytest.approx(41, abs=1)
    assert (bottom - top, right - left) == pytest.approx((10, 10))


def test_without_a_selected_cell_there_is_no_box(panel, session) -> None:
    session.change(selection=replace(session.state.selection, pixel=(10, 20)))
    session.change(selection=replace(session.state.selection, pixel=None))
    assert panel.frame_view.box is None
    assert panel._value.text() == "–"


def test_a_cell_that_does_not_exist_in_another_layer_is_not_shown(panel, session) -> None:
    session.change(selection=replace(session.state.selection, value="pool3", channel=0, pixel=(40, 60)))
    assert panel.frame_view.box is None


def test_arrows_walk_the_selected_cell_and_stop_at_the_edge(panel, session) -> None:
    session.change(selection=replace(session.state.selection, pixel=(1, 1)))
    panel.frame_view.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(panel.frame_view, key)
    assert session.state.selection.pixel == (0, 2)


def test_dragging_marks_a_patch_in_frame_pixels(panel) -> None:
    drag(panel, (20, 30), (40, 70))
    top, left, height, width = panel.frame_view.patch
    assert (top, left) == pytest.approx((20, 30), abs=2)
    assert (height, width) == pytest.approx((21, 41), abs=3)


def test_the_patch_travels_as_json_with_its_own_type(panel) -> None:
    panel.frame_view.set_patch((3, 4, 5, 6))
    carried = json.loads(bytes(panel.frame_view.patch_mime().data(PATCH_MIME).data()))
    assert carried == {"top": 3, "left": 4, "height": 5, "width": 6}


def test_a_patch_never_leaves_the_frame(panel, frame) -> None:
    drag(panel, (60, 90), (500, 900))
    top, left, height, width = panel.frame_view.patch
    assert top + height == frame.height
    assert left + width == frame.width


def test_a_click_beside_the_patch_takes_it_away(panel) -> None:
    panel.frame_view.set_patch((60, 90, 10, 10))
    QTest.mouseClick(panel.frame_view, Qt.MouseButton.LeftButton, pos=place(panel, 10, 10))
    assert panel.frame_view.patch is None


def test_a_size_that_is_typed_changes_the_card_and_can_be_undone(panel, session) -> None:
    box = panel.card_editor._height
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "40")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.state.card.height == 40
    session.undo()
    assert session.state.card.height == 48
    assert box.value() == 48


def test_a_size_in_which_a_window_does_not_fit_is_refused_where_it_is_typed(panel, session) -> None:
    box = panel.card_editor._height
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "1")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.state.card.height == 48
    assert box.value() == 48
    assert panel.card_editor._problem.isVisible()
    assert panel.card_editor._problem.text().count(".") >= 1


def choose(box, data) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_grey_gives_the_network_one_channel_and_undo_gives_three_back(panel, session, bridge, settled) -> None:
    choose(panel.card_editor._colour, Colour.GREY)
    assert (session.state.card.channels, session.state.stack.channels) == (1, 1)
    assert settled(bridge).prepared.tensor.shape[1] == 1
    assert bridge.outcome.error is None
    session.undo()
    assert (session.state.card.channels, session.state.stack.channels) == (3, 3)


def test_the_fit_is_chosen_from_its_list(panel, session) -> None:
    choose(panel.card_editor._fit, Fit.STRETCH)
    assert session.state.card.fit is Fit.STRETCH


def test_inverting_turns_dark_ink_into_light_for_the_network_and_can_be_undone(panel, session, bridge, settled) -> None:
    box = panel.card_editor._invert
    before = np.array(bridge.outcome.prepared.seen)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert session.state.card.invert
    np.testing.assert_allclose(settled(bridge).prepared.seen, 255.0 - before, atol=1)
    session.undo()
    assert not session.state.card.invert
    assert not box.isChecked()


def test_a_range_sets_scale_mean_and_deviation(panel, session) -> None:
    box = panel.card_editor._range
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert (session.state.card.mean, session.state.card.std) == ((0.5,), (0.5,))


def test_own_numbers_can_be_typed_and_nonsense_is_refused(panel, session) -> None:
    editor = panel.card_editor
    editor._range.activated.emit(editor._range.count() - 1)
    assert editor._mean.isVisible()
    editor._mean.setFocus()
    editor._mean.selectAll()
    QTest.keyClicks(editor._mean, "0.1, 0.2, 0.3")
    QTest.keyClick(editor._mean, Qt.Key.Key_Return)
    assert session.state.card.mean == (0.1, 0.2, 0.3)
    editor._std.setFocus()
    editor._std.selectAll()
    QTest.keyClicks(editor._std, "zero")
    QTest.keyClick(editor._std, Qt.Key.Key_Return)
    assert session.state.card.std == (1.0,)
    assert editor._problem.isVisible()


@pytest.mark.parametrize("text", ["nan", "inf", "1/0", "", "a", "1,,2", "1/x"])
def test_only_finite_numbers_are_numbers(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        numbers_in(text)


def test_fractions_and_signs_are_read() -> None:
    assert numbers_in("1/4, −2; 3e-1") == (0.25, -2.0, 0.3)


def test_a_video_shows_where_it_is_and_the_slider_seeks(panel, pipeline, bridge, frame, qtbot) -> None:
    pipeline.position = Position(index=5, time_s=5.0, frame_count=30, duration_s=90.0, playing=True)
    pipeline.show(Frame(frame.pixels, index=5, time_s=65.0, name="film"))
    qtbot.waitUntil(lambda: bridge.outcome.frame.index == 5)
    assert panel.seek_bar.isVisible()
    assert "1:05 / 1:30" in panel.seek_bar._label.text()
    pipeline.calls.clear()
    panel.seek_bar._slider.setValue(20)
    assert ("seek", 20) in pipeline.calls


def test_a_still_has_no_seek_bar(panel) -> None:
    assert not panel.seek_bar.isVisible()


def test_a_stale_frame_says_so(panel, pipeline, bridge, frame, qtbot) -> None:
    pipeline.show(Frame(frame.pixels, index=1, name="camera 0", stale=True))
    qtbot.waitUntil(lambda: bridge.outcome.frame.stale)
    assert "stale" in panel._caption.text()


def test_a_folded_section_stays_folded(panel, bridge, pipeline, frame, qtbot) -> None:
    QTest.mouseClick(panel.preprocessing._heading, Qt.MouseButton.LeftButton)
    assert panel.preprocessing.folded
    assert not panel.card_editor.isVisible()


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (7.9, "0:07"), (723, "12:03"), (3723, "1:02:03")])
def test_time_is_written_as_on_a_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_the_preview_keeps_the_aspect(panel, pipeline, bridge, qtbot) -> None:
    tall = np.zeros((200, 50, 3), np.uint8)
    pipeline.show(Frame(tall, index=2, name="tall"))
    qtbot.waitUntil(lambda: bridge.outcome.frame.height == 200)
    rect = panel.frame_view.picture_rect()
    assert rect.height() / rect.width() == pytest.approx(4, rel=0.02)
    assert panel.frame_view.frame_place(QPointF(1, 1)) is None


def test_grey_reaches_the_first_convolution_at_work_and_leaves_a_bypassed_one_alone(state) -> None:
    from cnnviewer.gui.fitting import fitted
    from cnnviewer.networks.edits import set_bypassed

    stack = set_bypassed(state.stack, "Conv1", True)
    grey = fitted(stack, replace(state.card, colour=Colour.GREY))
    assert grey.layer("Conv1") is stack.layer("Conv1")
    assert [grey.layer(name).channels for name in ("Conv1", "Conv2")] == [3, 1]


def test_without_a_selected_cell_the_arrows_in_the_preview_step(panel, session, pipeline) -> None:
    pipeline.position = Position(frame_count=5)
    session.change(selection=replace(session.state.selection, pixel=None))
    QTest.keyClick(panel.frame_view, Qt.Key.Key_Right)
    QTest.keyClick(panel.frame_view, Qt.Key.Key_Left)
    assert [call for call in pipeline.calls if call[0] == "step"] == [("step", 1), ("step", -1)]
    session.change(selection=replace(session.state.selection, pixel=(3, 3)))
    QTest.keyClick(panel.frame_view, Qt.Key.Key_Right)
    assert session.state.selection.pixel == (3, 4)


def test_the_texts_follow_the_last_of_several_quick_outcomes(window, session, desk, settled, qtbot) -> None:
    panel = window.panels["source"]
    for height in (40, 36, 32):
        session.change(card=replace(session.state.card, height=height))
        settled(desk.bridge)
    qtbot.waitUntil(lambda: "3 × 32 × " in panel._seen_caption.text())


def test_the_arrows_step_through_a_new_folder_until_a_cell_is_chosen(panel, session, pipeline) -> None:
    pipeline.position = Position(frame_count=5)
    session.change(selection=replace(session.state.selection, pixel=(3, 3)))
    panel.take_arrows()
    QTest.keyClick(panel.frame_view, Qt.Key.Key_Right)
    assert ("step", 1) in pipeline.calls and session.state.selection.pixel == (3, 3)
    QTest.mouseClick(panel.frame_view, Qt.MouseButton.LeftButton, pos=place(panel, 48, 64))
    row, column = session.state.selection.pixel
    pipeline.calls.clear()
    QTest.keyClick(panel.frame_view, Qt.Key.Key_Right)
    assert session.state.selection.pixel == (row, column + 1)
    assert not [call for call in pipeline.calls if call[0] == "step"]
