"""The bench and the layer panel in front of an opened network: learned kernels are edited like any other."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cnnviewer.gui.kernel_edits import bench_of
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.session.state import OpenedNetwork, Selection
from tests.helpers.small_networks import classifier


@pytest.fixture
def opened(window, session, desk, settled):
    """The window on the small classifier, its first convolution selected."""
    network = OpenedNetwork("little.onnx", classifier(blocks=2))
    card = PreprocessingCard(24, 32, Fit.CROP)
    session.change(network=network, card=card, selection=Selection("block0.conv", 1))
    settled(desk.bridge)
    return window


def show(window, panel: str):
    window.inspector.setCurrentWidget(window.panels[panel])
    return window.panels[panel]


def type_into(panel, row: int, column: int, text: str) -> None:
    grid = panel.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(row, column))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = next(child for child in grid.findChildren(QLineEdit) if child.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_a_learned_number_is_edited_and_undo_brings_it_back(opened, session, desk, settled) -> None:
    panel = show(opened, "kernel")
    graph = session.state.network.graph
    before = settled(desk.bridge).activation("block0.conv")[1].copy()
    type_into(panel, 0, 2, "1.5")
    edited = session.state.network
    assert edited.edited
    assert edited.graph.weights["block0.w"][1, 0, 0, 2] == 1.5
    assert edited.graph.weights["block1.w"] is graph.weights["block1.w"]
    assert not np.array_equal(settled(desk.bridge).activation("block0.conv")[1], before)
    assert session.undo_label == "Edit kernel of block0.conv"
    session.undo()
    assert session.state.network.graph is graph


def test_the_pages_are_named_after_what_the_filter_reads(opened, session) -> None:
    panel = show(opened, "kernel")
    assert panel.parts.pages.segments.texts[:3] == ("R", "G", "B")
    session.change(selection=Selection("block1.conv", 0, None, 2))
    assert panel.parts.pages.segments.texts[0] == "Map 3"


def test_a_kernel_of_another_size_is_refused_in_a_sentence(opened, session) -> None:
    panel = show(opened, "kernel")
    graph = session.state.network.graph
    panel._do(lambda resize: panel._edits.put(np.ones((5, 5), np.float32), resize=resize))
    assert "keep their size" in panel.parts.problem.text()
    assert session.state.network.graph is graph


def test_a_pool_has_no_kernel_and_the_convolution_before_is_offered(opened, session) -> None:
    panel = show(opened, "kernel")
    session.change(selection=Selection("pool"))
    assert bench_of(session.state) is None
    assert "block1.conv" in panel.elsewhere.show_conv.text()
    panel.elsewhere.show_conv.click()
    assert session.state.selection.value == "block1.conv"


def test_true_convolution_is_offered_for_the_stack_alone(opened, session) -> None:
    panel = show(opened, "kernel")
    assert panel.parts.facts.flip.isHidden()
    session.change(network=None)
    assert not panel.parts.facts.flip.isHidden()


def test_the_layer_panel_shows_the_node_and_its_costs(opened, session) -> None:
    node = show(opened, "layer").node
    session.change(selection=Selection("block1.conv"))
    assert node.isVisible()
    assert node.heading.text() == "BLOCK1.CONV"
    assert (node.inputs.text(), node.output.text()) == ("block0.relu", "6 × 24 × 32")
    assert (node.parameters.text(), node.macs.text()) == ("330", f"{6 * 6 * 9 * 24 * 32:,}")
    assert node.field.text().startswith("5 × 5")
    session.change(network=None)
    assert not node.isVisible()
    assert opened.panels["layer"].layers.isVisible()


def test_a_kernel_is_exported_under_the_name_of_its_node(opened, session, desk) -> None:
    from cnnviewer.export.content import Kind
    from cnnviewer.gui.exporting import content_of

    content = content_of(Kind.KERNEL, desk.bridge.outcome, session.state)
    assert content.title == "block0.conv filter 2"
    assert len(content.columns[0].maps) == 3
    assert opened.actions_table["export.kernel"].isEnabled()
