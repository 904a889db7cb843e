"""Deep networks fold into blocks: one column each, unfolded and folded in place."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.pipeline.compute import run
from cnnviewer.pipeline.outcome import Request
from cnnviewer.session.state import OpenedNetwork, Selection

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(window, session, desk, settled):
    """opened(name) -> the strip with that architecture, at a size that is computed at once."""

    def open_named(name: str = "resnet18"):
        network = OpenedNetwork(name, ARCHITECTURES[name].make(weights=False))
        session.change(network=network, card=PreprocessingCard(64, 64, Fit.CROP), selection=Selection("conv1"))
        _settle(settled, desk)
        return window.panels["strip"]

    return open_named


def _settle(settled, desk) -> None:
    for _ in range(4):
        settled(desk.bridge)
        QApplication.processEvents()


def _values(strip) -> list[str]:
    return strip._board.values


def _press_chevron(strip, value: str) -> None:
    header = strip.columns[value].header
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=header.chevron_rect().center().toPoint())


def test_a_deep_network_opens_with_a_column_for_every_block(opened) -> None:
    strip = opened()
    assert _values(strip)[:6] == ["image", "conv1", "bn1", "maxpool", "layer1.0.add", "layer1.1.add"]
    column = strip.columns["layer1.0.add"]
    assert column.header.folded
    assert column.title == "layer1.0"
    assert column.maps.picture is not None
    assert "residual block, 2 convolutions" in column.header.toolTip()


def test_a_network_of_few_layers_is_shown_whole_and_has_no_map(window, strip) -> None:
    assert not any(column.header.folded for column in strip.columns.values())
    assert strip.blocks.overview.isHidden()
    assert strip._board.band.isHidden()
    assert not window.actions_table["view.fold_all"].isEnabled()


def test_the_angle_unfolds_a_block_in_place_and_the_label_folds_it_again(opened, desk, settled) -> None:
    strip = opened()
    left = strip.columns["layer1.1.add"].mapTo(strip, QPoint(0, 0)).x()
    _press_chevron(strip, "layer1.1.add")
    _settle(settled, desk)
    inside = [f"layer1.1.{part}" for part in ("conv1", "bn1", "conv2", "bn2", "add")]
    assert [value for value in _values(strip) if value.startswith("layer1.1")] == inside
    first = strip.columns["layer1.1.conv1"]
    assert first.mapTo(strip, QPoint(0, 0)).x() == left
    assert first.header.texts()[0] == "conv1"
    assert first.maps.picture is not None
    band = strip._board.band
    span = next(span for span in band._spans if span.name)
    assert span.title == "layer1.1 · residual block · 2 convolutions"
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=band.label_rect(span).center().toPoint())
    assert "layer1.1.conv1" not in _values(strip)
    assert "layer1.1.add" in _values(strip)


def test_a_double_click_on_the_name_unfolds_and_so_does_return(opened) -> None:
    strip = opened()
    header = strip.columns["layer1.0.add"].header
    QTest.mouseDClick(header, Qt.MouseButton.LeftButton, pos=QPoint(30, 5))
    assert "layer1.0.conv1" in _values(strip)
    header = strip.columns["layer1.1.add"].header
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
    header.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(header, Qt.Key.Key_Return)
    assert "layer1.1.conv1" in _values(strip)


def test_a_click_on_the_name_selects_what_the_block_makes(opened, session) -> None:
    strip = opened()
    header = strip.columns["layer1.0.add"].header
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
    assert session.state.selection.value == "layer1.0.add"
    assert "layer1.0.conv1" not in _values(strip)


def test_what_is_selected_is_never_folded_away(opened, session) -> None:
    strip = opened()
    session.change(selection=Selection("layer3.1.conv2"))
    assert "layer3.1.conv2" in _values(strip)
    assert strip.columns["layer3.1.conv2"].isVisible()
    assert "layer3.0.conv2" not in _values(strip)


def test_a_layer_that_is_found_unfolds_its_block(opened, window, session) -> None:
    strip = opened()
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(strip.search.field, "layer4.1.bn1")
    QTest.keyClick(strip.search.field, Qt.Key.Key_Return)
    assert session.state.selection.value == "layer4.1.bn1"
    assert "layer4.1.bn1" in strip.columns


def test_the_keys_fold_one_block_and_all(opened, window, session) -> None:
    strip = opened()
    folded = len(_values(strip))
    QTest.keyClick(window, Qt.Key.Key_U, SHIFT)
    assert len(_values(strip)) == 53
    session.change(selection=Selection("layer2.0.bn1", 3, (1, 1)))
    QApplication.processEvents()  # commands are enabled when the event loop runs next
    QTest.keyClick(window, Qt.Key.Key_F)
    assert session.state.selection == Selection("layer2.0.add", 3, None)
    assert "layer2.0.conv1" not in _values(strip)
    assert "layer2.1.conv1" in _values(strip)
    QTest.keyClick(window, Qt.Key.Key_F)
    assert "layer2.0.conv1" in _values(strip)
    QTest.keyClick(window, Qt.Key.Key_F, SHIFT)
    assert len(_values(strip)) == folded


def test_the_arrows_walk_over_folded_blocks(opened, session) -> None:
    strip = opened()
    session.change(selection=Selection("maxpool"))
    for value in ("layer1.0.add", "layer1.1.add", "layer2.0.add"):
        QTest.keyClick(strip.focusProxy(), Qt.Key.Key_Right, CONTROL)
        assert session.state.selection.value == value
    assert "layer2.0.conv1" not in _values(strip)


def test_what_is_folded_away_is_not_asked_for(opened, desk) -> None:
    opened()
    asked = {spec.value for spec in desk.bridge.pipeline.spec.pictures.values()}
    assert "layer1.0.add" in asked
    assert not any(value.endswith(".conv2") for value in asked)


def test_blocks_stay_unfolded_when_weights_or_activations_change(opened, session, window) -> None:
    strip = opened()
    strip.blocks.toggle("layer1.0.conv1")
    graph = session.state.network.graph
    edited = graph.with_weight("conv1", weight=graph.weights["conv1.weight"] + 1)
    session.change(network=OpenedNetwork("resnet18", edited, edited=True))
    assert "layer1.0.conv1" in _values(strip)
    QTest.keyClick(window, Qt.Key.Key_A)
    assert "layer1.0.relu1" in _values(strip)
    assert "layer1.1.relu" in _values(strip)
    assert "layer1.1.relu1" not in _values(strip)


def test_another_network_is_folded_however_the_last_one_was(opened, window) -> None:
    strip = opened()
    QTest.keyClick(window, Qt.Key.Key_U, SHIFT)
    opened("resnet34")
    assert "layer1.0.conv1" not in _values(strip)


def test_shortcuts_are_wires_and_a_column_under_the_mouse_lights_up_where_it_comes_from(opened, settled, desk) -> None:
    strip = opened()
    band = strip._board.band
    assert band.wires == ()
    strip.blocks.toggle("layer1.1.conv1")
    _settle(settled, desk)
    values = _values(strip)
    (wire,) = band.wires
    assert [values[one] for one in (*wire.sources, *wire.targets)] == ["layer1.0.add", "layer1.1.add"]
    strip.blocks.point("layer1.1.add", True)
    assert {values[one] for one in band.lit()} == {"layer1.0.add", "layer1.1.bn2", "layer2.0.add"}
    strip.blocks.point("layer1.1.add", False)
    assert band.lit() == ()


def test_the_map_leads_to_any_place(opened, window, session, qtbot, settled, desk) -> None:
    strip = opened("resnet34")
    overview = strip.blocks.overview
    assert overview.isVisible()
    box = next(box for box in overview.boxes if box.key == "layer4.1.conv2")
    place = overview.box_rect(box).center().toPoint()
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: "layer4.1.add" in strip.columns)
    _settle(settled, desk)
    assert not strip.columns["layer4.1.add"].visibleRegion().isEmpty()
    assert strip.columns["layer4.1.add"].maps.picture is not None
    assert session.state.selection.value == "conv1"  # looking around selects nothing
    start, stop = overview.view
    assert start <= box.start <= stop
    assert "layer4.1.conv2" in overview.box_at(QPointF(place)).tip
    QTest.mouseDClick(overview, Qt.MouseButton.LeftButton, pos=place)
    assert session.state.selection.value == "layer4.1.conv2"
    assert "layer4.1.conv2" in _values(strip)


def test_a_drag_on_the_map_scrolls(opened, window) -> None:
    strip = opened("resnet34")
    overview, bar = strip.blocks.overview, strip._board.horizontalScrollBar()
    start = QPoint(round(overview.across(sum(overview.view) / 2)), 20)
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=start)
    assert bar.value() == 0  # the frame is taken where it is
    QTest.mouseMove(overview, start + QPoint(120, 0))
    halfway = bar.value()
    QTest.mouseMove(overview, start + QPoint(240, 0))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=start + QPoint(240, 0))
    assert 0 < halfway < bar.value()


def test_the_map_obeys_the_keys(opened, session) -> None:
    strip = opened("resnet34")
    overview, bar = strip.blocks.overview, strip._board.horizontalScrollBar()
    overview.setFocus()
    QTest.keyClick(overview, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(overview, Qt.Key.Key_PageUp)
    assert bar.value() == bar.maximum() - strip._board.viewport().width()
    QTest.keyClick(overview, Qt.Key.Key_Home)
    assert bar.value() == 0
    for _ in range(8):
        QTest.keyClick(overview, Qt.Key.Key_Right)
    assert bar.value() > 0
    QTest.keyClick(overview, Qt.Key.Key_Return)
    assert session.state.selection.value == _values(strip)[strip.blocks._middle()]


def test_the_map_tells_name_and_shape_of_what_is_under_the_mouse(opened, window) -> None:
    strip = opened()
    overview = strip.blocks.overview
    box = next(box for box in overview.boxes if box.key == "layer3.0.downsample.conv")
    assert (box.lane, box.lanes) == (1, 2)
    QTest.mouseMove(overview, overview.box_rect(box).center().toPoint())
    assert "layer3.0.downsample.conv · Conv 1×1, stride 2 · 256 × 4 × 4" in window.status_bar._hovered


def test_brackets_tell_the_size_of_maps_and_follow_the_card(opened, session, settled, desk) -> None:
    strip = opened()
    assert [span.title for span in strip._board.band._spans] == ["32 × 32", "16 × 16", "8 × 8", "4 × 4", "2 × 2"]
    session.change(card=PreprocessingCard(96, 96, Fit.CROP))
    _settle(settled, desk)
    assert [span.title for span in strip._board.band._spans][:2] == ["48 × 48", "24 × 24"]


def test_the_next_frame_of_a_video_computes_only_what_has_a_column(opened, desk, frame) -> None:
    opened()
    moved = replace(frame, pixels=255 - frame.pixels, time_s=1.0)
    outcome = run(Request(1, moved, desk.bridge.pipeline.spec), desk.bridge.outcome, lambda: False)
    assert outcome.activation("layer1.0.add") is not None
    assert outcome.activation("layer4.1.add") is None  # too far to the right
    assert outcome.activation("layer1.0.conv2") is None  # folded away
