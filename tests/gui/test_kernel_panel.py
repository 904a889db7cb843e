"""The kernel bench in front of a live network: what is done there reaches the session, the maps and the history."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from cnnviewer.gui.panels.kernel import KernelPanel
from cnnviewer.gui.widgets.frame_view import PATCH_MIME
from cnnviewer.networks.kernels import KERNELS
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection

Left = Qt.MouseButton.LeftButton
No = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(qtbot: Any, session: Session, bridge: Any, settled: Callable[[Any], Any]) -> KernelPanel:
    made = KernelPanel(session, bridge)
    qtbot.addWidget(made)
    made.resize(290, 900)
    made.show()
    settled(bridge)
    return made


def kernel(session: Session, layer: str = "Conv1", filter: int = 0, channel: int = 0) -> Any:
    return session.state.stack.layer(layer).weight[filter, channel]  # type: ignore[union-attr]  # the layers have kernels


def type_into(panel: KernelPanel, row: int, column: int, text: str) -> None:
    grid = panel.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(row, column))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = next(child for child in grid.findChildren(QLineEdit) if child.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def wheel(panel: KernelPanel, row: int, column: int, notches: int = 1) -> None:
    place = panel.grid.visualRect(panel.grid.model().index(row, column)).center()
    around = QPointF(panel.grid.viewport().mapToGlobal(place))
    event = QWheelEvent(
        QPointF(place), around, QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, No,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    panel.grid.wheelEvent(event)


def test_a_typed_number_reaches_the_network_and_the_maps_follow(
    panel: KernelPanel, session: Session, bridge: Any, settled: Callable[[Any], Any]
) -> None:
    before = settled(bridge).activation("conv1")[0].copy()
    type_into(panel, 2, 3, "1.5")
    assert kernel(session)[2, 3] == 1.5
    assert not np.array_equal(settled(bridge).activation("conv1")[0], before)
    assert session.undo_label == "Edit kernel of Conv1"
    session.undo()
    assert kernel(session)[2, 3] != 1.5
    np.testing.assert_array_equal(panel.grid.values, kernel(session))


def test_many_turns_of_the_wheel_are_one_step_of_the_history(panel: KernelPanel, session: Session) -> None:
    before = kernel(session).copy()
    for _ in range(5):
        wheel(panel, 1, 1)
    assert kernel(session)[1, 1] != before[1, 1]
    session.undo()
    np.testing.assert_array_equal(kernel(session), before)


def test_two_drags_are_two_steps_of_the_history(panel: KernelPanel, session: Session) -> None:
    view = panel.grid.viewport()
    states = []
    for _ in range(2):
        start = panel.grid.visualRect(panel.grid.model().index(2, 2)).center()
        QTest.mousePress(view, Left, No, start)
        for down in (8, 16, 24):
            QTest.mouseMove(view, start + QPoint(0, down))
        QTest.mouseRelease(view, Left, No, start + QPoint(0, 24))
        states.append(float(kernel(session)[2, 2]))
    session.undo()
    assert kernel(session)[2, 2] == pytest.approx(states[0])
    session.undo()
    assert session.undo_label is None


def test_a_bad_text_leaves_the_network_and_says_why_beside_the_grid(panel: KernelPanel, session: Session) -> None:
    before = session.state.stack
    type_into(panel, 0, 0, "fish")
    assert "fish" in panel.parts.problem.text() and panel.parts.problem.isVisible()
    assert session.state.stack is before


def test_the_pages_are_the_channels_of_the_picture_and_all_of_them(panel: KernelPanel, session: Session) -> None:
    segments = panel.parts.pages.segments
    assert segments.texts == ("R", "G", "B", "All")
    QTest.mouseClick(segments, Left, No, segments.segment_rect(2).center().toPoint())
    assert session.state.selection.kernel == 2
    np.testing.assert_array_equal(panel.grid.values, kernel(session, channel=2))
    QTest.keyClick(segments, Qt.Key.Key_Right)
    assert session.state.selection.kernel is None
    assert panel.grid.model().differs.all()  # type: ignore[attr-defined]  # the grid's own model
    np.testing.assert_allclose(panel.grid.values, session.state.stack.layers[0].weight[0].mean(0), rtol=1e-5)  # type: ignore[union-attr]  # a convolution


def test_on_the_page_all_a_typed_number_goes_into_every_channel_and_the_wheel_moves_them_together(
    panel: KernelPanel, session: Session
) -> None:
    session.change(selection=Selection("conv1", kernel=None))
    before = session.state.stack.layers[0].weight[0].copy()  # type: ignore[union-attr]  # a convolution
    type_into(panel, 0, 0, "3")
    after = session.state.stack.layers[0].weight[0]  # type: ignore[union-attr]  # a convolution
    np.testing.assert_array_equal(after[:, 0, 0], 3)
    np.testing.assert_array_equal(after[:, 1:], before[:, 1:])
    wheel(panel, 4, 4)
    moved = session.state.stack.layers[0].weight[0][:, 4, 4] - before[:, 4, 4]  # type: ignore[union-attr]  # a convolution
    assert np.ptp(moved) < 1e-5 and moved[0] > 0


def test_a_filter_with_many_channels_shows_all_its_kernels_to_choose_from(panel: KernelPanel, session: Session) -> None:
    session.change(selection=Selection("conv2"))
    mosaic = panel.parts.pages.mosaic
    assert mosaic.isVisible()
    QTest.mouseClick(mosaic, Left, No, mosaic.tile_rect(3).center().toPoint())
    assert session.state.selection.kernel == 3
    QTest.keyClick(mosaic, Qt.Key.Key_Left)
    assert session.state.selection.kernel == 2
    QTest.mouseClick(panel.parts.pages.heading.after, Left)
    assert session.state.selection.channel == 1


def test_copy_and_paste_carry_a_kernel_as_text(panel: KernelPanel, session: Session) -> None:
    panel.grid.setFocus()
    QTest.keyClick(panel.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = kernel(session).copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5
    session.change(selection=Selection("conv1", channel=1))
    QTest.keyClick(panel.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(kernel(session, filter=1), copied)


def test_copy_takes_the_chosen_cells_only(panel: KernelPanel) -> None:
    panel.grid.go_to(0, 0)
    QTest.keyClick(panel.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    panel.grid.copy_asked.emit()
    assert len(QGuiApplication.clipboard().text().split("\t")) == 2


def test_a_pasted_matrix_of_another_size_resizes_the_kernels_after_a_question(
    panel: KernelPanel, session: Session
) -> None:
    before = session.state.stack
    QGuiApplication.clipboard().setText("1\t2\t3\n4\t5\t6\n7\t8\t9")
    panel.grid.paste_asked.emit()
    assert session.state.stack is before and "3×3" in panel.parts.offer.text
    QTest.mouseClick(panel.parts.offer.yes, Left)
    np.testing.assert_array_equal(kernel(session), np.arange(1, 10).reshape(3, 3))
    assert panel.grid.values.shape == (3, 3) and not panel.parts.offer.isVisible()
    session.undo()
    assert session.state.stack is before


def test_the_offer_to_resize_can_be_declined(panel: KernelPanel, session: Session) -> None:
    before = session.state.stack
    QGuiApplication.clipboard().setText("1 2\n3 4")
    panel.grid.paste_asked.emit()
    QTest.mouseClick(panel.parts.offer.no, Left)
    assert session.state.stack is before and not panel.parts.offer.isVisible()


def test_a_single_pasted_number_fills_the_chosen_cells(panel: KernelPanel, session: Session) -> None:
    panel.grid.selectAll()
    QGuiApplication.clipboard().setText("0,25")
    panel.grid.paste_asked.emit()
    np.testing.assert_allclose(kernel(session), 0.25)


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "fish", "1 2\n3", "1\t2\t3\n4\t5", "nan 1\n1 1", "inf\t1\n1\t1", "1e400 1\n1 1", "[[1,2],[3]",
        "\n".join(["\t".join("1" * 16)] * 16), "1 " * 20, "1/0 1\n1 1", "<html></html>", "\x00\x01", "1,,2\n3,4,5",
    ],
)  # fmt: skip
def test_a_pasted_text_that_is_no_kernel_is_refused_with_one_sentence(
    panel: KernelPanel, session: Session, text: str
) -> None:
    before = session.state.stack
    QGuiApplication.clipboard().setText(text)
    panel.grid.paste_asked.emit()
    sentence = panel.parts.problem.text()
    assert panel.parts.problem.isVisible() and sentence.endswith(".") and "\n" not in sentence
    assert session.state.stack is before


@pytest.mark.parametrize("name", list(KERNELS))
def test_every_named_kernel_can_be_put_on_the_bench_and_taken_back_in_one_step(
    panel: KernelPanel, session: Session, name: str
) -> None:
    before = session.state.stack
    panel.parts.presets.choose(name, panel.parts.presets.more)
    popover = panel.parts.presets.popover
    if popover is not None:
        popover.close()
    assert session.state.stack is not before, panel.parts.problem.text()
    assert session.undo_label is not None and KERNELS[name].title in session.undo_label
    session.undo()
    assert session.state.stack is before


def test_the_kernel_follows_the_sliders_of_a_preset_as_one_step_of_the_history(
    panel: KernelPanel, session: Session
) -> None:
    before = session.state.stack
    QTest.mouseClick(panel.parts.presets.chips["gabor"], Left)
    popover = panel.parts.presets.popover
    assert popover is not None
    seen = []
    for _ in range(4):
        QTest.keyClick(popover.sliders["orientation"], Qt.Key.Key_PageUp)
        seen.append(kernel(session).copy())
    assert not np.array_equal(seen[0], seen[-1])
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert panel.parts.presets.popover is None
    session.undo()
    assert session.state.stack is before


def test_a_fixed_kernel_that_is_larger_than_the_layer_s_offers_to_resize(panel: KernelPanel, session: Session) -> None:
    session.change(selection=Selection("conv2"))
    panel.parts.presets.choose("unsharp", panel.parts.presets.more)
    assert panel.parts.offer.isVisible() and "5×5" in panel.parts.offer.text
    QTest.mouseClick(panel.parts.offer.yes, Left)
    assert kernel(session, "Conv2").shape == (5, 5)


def test_every_operation_has_a_button_that_changes_the_kernel_by_itself(panel: KernelPanel, session: Session) -> None:
    for name, button in panel.parts.operations.buttons.items():
        session.change(selection=Selection("conv1", channel=0))
        before = session.state.stack
        QTest.mouseClick(button, Left)
        assert session.state.stack is not before, name
        assert button.accessibleName() and button.toolTip()
        session.undo()
        assert session.state.stack is before, name


def test_an_operation_that_is_impossible_says_so(panel: KernelPanel, session: Session) -> None:
    QTest.mouseClick(panel.parts.operations.buttons["zero"], Left)
    before = session.state.stack
    QTest.mouseClick(panel.parts.operations.buttons["unit_sum"], Left)
    assert session.state.stack is before and panel.parts.problem.isVisible()


def test_the_bias_is_typed_and_refused_like_a_number_of_the_kernel(panel: KernelPanel, session: Session) -> None:
    field = panel.parts.facts.bias
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "0.75")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.state.stack.layers[0].bias[0] == 0.75  # type: ignore[union-attr]  # a convolution
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "nan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.bad and panel.parts.problem.isVisible()
    assert session.state.stack.layers[0].bias[0] == 0.75  # type: ignore[union-attr]  # a convolution


def test_the_switch_to_true_convolution_flips_the_layer_and_says_so(panel: KernelPanel, session: Session) -> None:
    assert "not flipped" in panel.parts.facts.note.text()
    panel.parts.facts.flip.click()
    assert session.state.stack.layers[0].flipped  # type: ignore[union-attr]  # a convolution
    assert "180" in panel.parts.facts.note.text()
    session.undo()
    assert not panel.parts.facts.flip.isChecked()


def test_a_patch_of_the_picture_becomes_the_kernel(panel: KernelPanel, session: Session) -> None:
    mime = QMimeData()
    mime.setData(PATCH_MIME, json.dumps({"top": 20, "left": 30, "height": 12, "width": 12}).encode())
    panel.grid.dropEvent(QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, mime, Left, No))
    assert np.linalg.norm(kernel(session)) == pytest.approx(1, rel=1e-4)
    assert session.undo_label is not None


def test_a_patch_that_was_copied_is_pasted_as_the_kernel(panel: KernelPanel, session: Session) -> None:
    mime = QMimeData()
    mime.setData(PATCH_MIME, json.dumps({"top": 0, "left": 0, "height": 30, "width": 30}).encode())
    QGuiApplication.clipboard().setMimeData(mime)
    panel.grid.paste_asked.emit()
    assert np.linalg.norm(kernel(session)) == pytest.approx(1, rel=1e-4)


def test_a_patch_outside_of_the_picture_is_refused(panel: KernelPanel, session: Session) -> None:
    before = session.state.stack
    panel.grid.patch_dropped.emit(5000, 5000, 4, 4)
    assert session.state.stack is before and panel.parts.problem.isVisible()


@pytest.mark.parametrize("suffix", [".txt", ".json"])
def test_a_kernel_is_saved_and_loaded(
    panel: KernelPanel, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = str(tmp_path / f"kernel{suffix}")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    saved = kernel(session).copy()
    panel.parts.save_asked.emit()
    session.change(selection=Selection("conv1", channel=2))
    panel.parts.load_asked.emit()
    np.testing.assert_array_equal(kernel(session, filter=2), saved)


def test_a_file_that_is_no_kernel_is_refused_with_one_sentence(
    panel: KernelPanel, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kernel.json"
    path.write_bytes(b"\xff\x00 no kernel")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    before = session.state.stack
    panel.parts.load_asked.emit()
    assert panel.parts.problem.isVisible() and session.state.stack is before


def test_a_pooling_layer_has_no_kernel_and_the_nearest_convolution_is_offered(
    panel: KernelPanel, session: Session
) -> None:
    session.change(selection=Selection("pool2"))
    assert not panel.parts.isVisible() and "Pool2 has no kernel." in panel.elsewhere.sentence.text()
    QTest.mouseClick(panel.elsewhere.show_conv, Left)
    assert session.state.selection.value == "conv2" and panel.parts.isVisible()


def test_a_hidden_bench_shows_the_present_kernel_when_it_comes_back(panel: KernelPanel, session: Session) -> None:
    panel.hide()
    session.change(selection=Selection("conv3", channel=1))
    assert panel.grid.values.shape == (5, 5)
    panel.show()
    np.testing.assert_array_equal(panel.grid.values, kernel(session, "Conv3", 1))


def test_every_part_of_the_bench_can_be_reached_with_the_keyboard_and_has_a_name(panel: KernelPanel) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox

    buttons = [
        part
        for part in panel.findChildren(QAbstractButton)
        if part.isVisible() and not part.objectName().startswith("qt_")
    ]
    for part in buttons + panel.findChildren(QAbstractSpinBox):
        assert part.accessibleName() or getattr(part, "text", str)() or part.toolTip(), part
    assert all(part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in buttons)


@pytest.mark.parametrize("odd", [np.nan, np.inf])
def test_a_filter_that_was_learned_as_no_number_is_shown_and_can_be_mended(
    panel: KernelPanel, session: Session, bridge: Any, settled: Callable[[Any], Any], odd: float
) -> None:
    stack = session.state.stack
    weight, bias = np.array(stack.layers[0].weight), np.full(4, odd, np.float32)  # type: ignore[union-attr]  # a convolution
    weight[0] = odd
    layers = (replace(stack.layers[0], weight=weight, bias=bias), *stack.layers[1:])  # type: ignore[type-var]  # the same
    session.change(stack=replace(stack, layers=layers))
    settled(bridge)
    assert not panel.grab().isNull()
    assert panel.parts.facts.bias.text() in ("NaN", "∞")
    type_into(panel, 2, 3, "1.5")
    assert "no NaN and no infinity" in panel.parts.problem.text()  # its other numbers would stay as they are
    panel.grid.selectAll()
    QTest.keyClick(panel.grid, Qt.Key.Key_Delete)
    assert not kernel(session).any()
    assert panel.parts.problem.text() == ""
