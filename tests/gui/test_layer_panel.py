"""The layer panel: every hyper-parameter changes the running network, and what does not fit is refused in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox

from cnnviewer.gui.layer_costs import bytes_text, count_text
from cnnviewer.gui.panels.layer import LayerPanel
from cnnviewer.gui.widgets.layer_form import Choice
from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.stack import Activation, ConvLayer, PaddingMode, PaddingSize, PoolingKind, PoolLayer
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: Any, session: Session, bridge: Any, settled: Callable[[Any], Any]) -> LayerPanel:
    made = LayerPanel(session, bridge)
    qtbot.addWidget(made)
    made.resize(290, 1000)
    made.show()
    settled(bridge)
    return made


def conv(session: Session, name: str = "Conv1") -> ConvLayer:
    layer = session.state.stack.layer(name)
    assert isinstance(layer, ConvLayer)
    return layer


def pool(session: Session, name: str = "Pool1") -> PoolLayer:
    layer = session.state.stack.layer(name)
    assert isinstance(layer, PoolLayer)
    return layer


def type_number(field: NumberField, text: str) -> None:
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def pick(choice: Choice, text: str) -> None:
    choice.setCurrentText(text)
    choice.activated.emit(choice.currentIndex())


def sentence_under(panel: LayerPanel, editor: Any) -> str:
    form = panel.conv_form if panel.conv_form.isVisible() else panel.pool_form
    return next(field.problem for field in form.fields if editor in field.editors)


def test_the_number_of_filters_follows_what_is_typed(
    panel: LayerPanel, session: Session, bridge: Any, settled: Callable[[Any], Any]
) -> None:
    type_number(panel.conv_form.filters, "7")
    assert conv(session).filters == 7 and conv(session, "Conv2").channels == 7
    assert settled(bridge).activation("conv1").shape[0] == 7
    assert session.undo_label is not None and "Conv1" in session.undo_label
    session.undo()
    assert conv(session).filters == 4 and panel.conv_form.filters.value == 4


def test_linked_sizes_change_together_and_unlinked_ones_do_not(panel: LayerPanel, session: Session) -> None:
    kernel = panel.conv_form.kernel
    type_number(kernel.rows, "7")
    assert conv(session).kernel_size == (7, 7)
    QTest.mouseClick(kernel.link, Left)
    type_number(kernel.columns, "2")
    assert conv(session).kernel_size == (7, 2)
    type_number(panel.conv_form.dilation.rows, "2")
    assert conv(session).dilation == (2, 2)
    type_number(panel.conv_form.stride.rows, "3")
    assert conv(session).stride == (3, 3)


def test_stepping_a_field_many_times_is_one_step_of_the_history(panel: LayerPanel, session: Session) -> None:
    panel.conv_form.filters.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.conv_form.filters, Qt.Key.Key_Up)
    assert conv(session).filters == 7
    session.undo()
    assert conv(session).filters == 4


def test_custom_padding_begins_with_the_sides_that_hold_and_takes_each_side(
    panel: LayerPanel, session: Session
) -> None:
    form = panel.conv_form
    assert not form.top.isVisible()
    pick(form.padding, "custom")
    assert conv(session).padding.sides == (2, 2, 2, 2) and form.top.isVisible()
    type_number(form.left, "5")
    assert conv(session).padding.sides == (2, 5, 2, 2)
    pick(form.padding, "valid (none)")
    assert conv(session).padding.size is PaddingSize.VALID and not form.mode.isVisible()


def test_constant_padding_asks_for_its_value(panel: LayerPanel, session: Session) -> None:
    form = panel.conv_form
    pick(form.mode, "constant")
    assert form.constant.isVisible()
    type_number(form.constant, "-0.5")
    assert conv(session).padding.mode is PaddingMode.CONSTANT and conv(session).padding.value == -0.5


@pytest.mark.parametrize("activation", list(Activation))
def test_every_activation_can_be_chosen(panel: LayerPanel, session: Session, activation: Activation) -> None:
    form = panel.conv_form
    form.activation.show_member(activation)
    form.activation.activated.emit(form.activation.currentIndex())
    assert conv(session).activation is activation
    assert form.slope.isVisible() == (activation is Activation.LEAKY_RELU)


@pytest.mark.parametrize("mode", list(PaddingMode))
def test_every_padding_mode_can_be_chosen(panel: LayerPanel, session: Session, mode: PaddingMode) -> None:
    panel.conv_form.mode.show_member(mode)
    panel.conv_form.mode.activated.emit(panel.conv_form.mode.currentIndex())
    assert conv(session).padding.mode is mode


@pytest.mark.parametrize("kind", list(PoolingKind))
def test_every_kind_of_pooling_can_be_chosen(panel: LayerPanel, session: Session, kind: PoolingKind) -> None:
    session.change(selection=Selection("pool1"))
    panel.pool_form.kind.show_member(kind)
    panel.pool_form.kind.activated.emit(panel.pool_form.kind.currentIndex())
    assert pool(session).kind is kind


def test_window_stride_and_padding_of_a_pool_are_taken(panel: LayerPanel, session: Session) -> None:
    session.change(selection=Selection("pool1"))
    type_number(panel.pool_form.window_size.rows, "3")
    type_number(panel.pool_form.stride.columns, "1")
    type_number(panel.pool_form.top, "1")
    assert (pool(session).size, pool(session).stride, pool(session).sides) == ((3, 3), (1, 1), (1, 0, 0, 0))


HOSTILE = (
    "",
    "abc",
    "nan",
    "inf",
    "1e400",
    "-1",
    "0",
    "3.5",
    "1/0",
    "999",
    "99999999999999999999",
    "0x3",
    "1 2",
    "--3",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_bad_number_is_refused_below_its_field_and_the_network_stays(
    panel: LayerPanel, session: Session, text: str
) -> None:
    before, field = session.state.stack, panel.conv_form.kernel.rows
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    sentence = sentence_under(panel, field)
    assert field.bad and sentence.endswith(".") and "\n" not in sentence
    assert session.state.stack is before
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.bad and field.text() == "5" and sentence_under(panel, field) == ""


def test_a_size_that_does_not_fit_is_refused_with_the_formula_filled_in(panel: LayerPanel, session: Session) -> None:
    session.change(selection=Selection("conv3"))
    pick(panel.conv_form.padding, "valid (none)")
    before = session.state.stack
    type_number(panel.conv_form.dilation.rows, "9")
    sentence = sentence_under(panel, panel.conv_form.dilation.rows)
    assert "floor((12" in sentence and "Conv3" in sentence
    assert panel.conv_form.dilation.rows.bad and session.state.stack is before
    type_number(panel.conv_form.dilation.rows, "2")
    assert not panel.conv_form.dilation.rows.bad and conv(session, "Conv3").dilation == (2, 2)


def test_an_edit_that_breaks_a_later_layer_is_refused_too(panel: LayerPanel, session: Session) -> None:
    before = session.state.stack
    type_number(panel.conv_form.stride.rows, "16")
    assert sentence_under(panel, panel.conv_form.stride.rows)
    assert session.state.stack is before


def test_the_formula_and_the_output_size_follow(panel: LayerPanel, session: Session) -> None:
    assert "floor((48 + 2·2 − 1·(5 − 1) − 1)" in panel.formula.text().replace("\u00a0", " ").replace("\u2060", "")
    assert panel._output.text() == "4 × 48 × 64"
    type_number(panel.conv_form.stride.rows, "2")
    assert panel._output.text() == "4 × 24 × 32"


def test_the_costs_of_the_layer_are_counted_and_timed(panel: LayerPanel, qtbot: Any) -> None:
    assert panel._parameters.text() == f"{4 * 3 * 5 * 5 + 4:,}"
    assert panel._macs.text() == count_text(4 * 3 * 5 * 5 * 48 * 64)
    assert "5 × 5" in panel._field.text()
    qtbot.waitUntil(lambda: "ms" in panel._duration.text(), timeout=3000)


def test_counts_and_bytes_are_written_short() -> None:
    assert [count_text(1216), count_text(69_120_000), count_text(2 * 10**9)] == ["1,216", "69.1 M", "2 G"]
    assert [bytes_text(12), bytes_text(2048), bytes_text(7 * 2**20)] == ["12 B", "2 KiB", "7 MiB"]


def test_the_list_chooses_layers(panel: LayerPanel, session: Session) -> None:
    panel.layers.list.setFocus()
    QTest.keyClick(panel.layers.list, Qt.Key.Key_Down)
    assert session.state.selection.value == "pool1" and panel.pool_form.isVisible()
    session.change(selection=Selection("conv2"))
    assert panel.layers.current == "Conv2"


def test_layers_are_added_moved_and_removed(panel: LayerPanel, session: Session) -> None:
    actions = panel.layers.menu.actions()
    panel.layers.menu.aboutToShow.emit()
    assert "Conv1" in actions[0].text()
    actions[0].trigger()
    assert [layer.name for layer in session.state.stack.layers][:3] == ["Conv1", "Conv2", "Pool1"]
    assert session.state.selection.value == "conv2"
    QTest.mouseClick(panel.layers.down, Left)
    assert [layer.name for layer in session.state.stack.layers][:3] == ["Conv1", "Pool1", "Conv2"]
    assert session.state.selection.value == "conv2"
    panel.layers.list.setFocus()
    QTest.keyClick(panel.layers.list, Qt.Key.Key_Delete)
    assert len(session.state.stack.layers) == 6
    for _ in range(3):
        session.undo()
    assert len(session.state.stack.layers) == 6 and session.undo_label is None


def test_a_click_on_the_box_bypasses_a_layer(
    panel: LayerPanel, session: Session, bridge: Any, settled: Callable[[Any], Any]
) -> None:
    layers = panel.layers.list
    row = layers.visualItemRect(layers.item(1))
    QTest.mouseClick(layers.viewport(), Left, Qt.KeyboardModifier.NoModifier, row.topLeft() + QPoint(16, 13))
    assert pool(session).bypassed
    assert settled(bridge).activation("pool1") is None
    session.undo()
    assert not pool(session).bypassed and layers.item(1).checkState() is Qt.CheckState.Checked


def test_the_last_layer_at_work_cannot_be_removed_nor_bypassed(panel: LayerPanel, session: Session) -> None:
    for _ in range(5):
        session.change(selection=Selection(session.state.stack.layers[-1].name.lower()))
        QTest.mouseClick(panel.layers.remove, Left)
    assert len(session.state.stack.layers) == 1 and not panel.layers.remove.isEnabled()
    panel.layers.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert panel.problem.isVisible() and not session.state.stack.layers[0].bypassed
    assert panel.layers.list.item(0).checkState() is Qt.CheckState.Checked


def test_a_layer_can_be_reset_to_its_preset(panel: LayerPanel, session: Session) -> None:
    assert not panel.reset.isVisible()
    session.change(stack=next(iter(PRESETS.values())).make())
    original = conv(session).weight.copy()
    type_number(panel.conv_form.kernel.rows, "2")
    assert panel.reset.isVisible()
    QTest.mouseClick(panel.reset, Left)
    np.testing.assert_array_equal(conv(session).weight, original)


def test_the_biases_of_a_layer_can_be_cleared(panel: LayerPanel, session: Session) -> None:
    from cnnviewer.networks.edits import set_bias

    assert not panel.conv_form.no_bias.isEnabled()
    session.change(stack=set_bias(session.state.stack, "Conv1", 2, 0.5))
    QTest.mouseClick(panel.conv_form.no_bias, Left)
    assert not conv(session).bias.any()


def test_a_hidden_panel_does_nothing_until_it_is_shown(panel: LayerPanel, session: Session) -> None:
    panel.hide()
    session.change(selection=Selection("pool2"))
    assert panel.layers.current == "Conv1"
    panel.show()
    assert panel.layers.current == "Pool2"


def test_the_wheel_over_a_field_without_focus_changes_nothing(panel: LayerPanel, session: Session) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    before = session.state.stack
    for part in (panel.conv_form.filters, panel.conv_form.activation):
        panel.layers.list.setFocus()
        event = QWheelEvent(
            QPointF(5, 5), QPointF(part.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        part.wheelEvent(event)
        assert not event.isAccepted()
    assert session.state.stack is before


def test_every_control_has_a_name_and_can_be_reached_with_the_keyboard(panel: LayerPanel) -> None:
    controls = [
        *panel.findChildren(QAbstractSpinBox),
        *panel.findChildren(QComboBox),
        *(button for button in panel.findChildren(QAbstractButton) if not button.objectName().startswith("qt_")),
    ]
    for control in controls:
        assert control.accessibleName() or getattr(control, "text", str)(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
