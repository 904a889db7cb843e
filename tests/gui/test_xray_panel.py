"""The x-ray panel: a click on a cell shows why, rows open, hovering lights partners, keys walk to a pixel."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.explain.walk import Step
from cnnviewer.gui.lit import LitCell
from cnnviewer.gui.panels.xray import XRayPanel
from cnnviewer.gui.widgets.numbers import signed
from cnnviewer.gui.xray_names import WORDS
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.session.session import Session
from cnnviewer.session.state import OpenedNetwork, Selection

PATIENCE_MS = 10_000


@pytest.fixture
def xray(window: Any) -> XRayPanel:
    panel = window.panels["xray"]
    window.inspector.setCurrentWidget(panel)
    assert isinstance(panel, XRayPanel)
    return panel


@pytest.fixture
def shows(qtbot: Any, xray: XRayPanel, session: Session) -> Any:
    """shows(value, channel, pixel): select that cell and wait until the panel shows it; without arguments just wait."""

    def wait(value: str = "", channel: int = 0, pixel: tuple[int, int] | None = None) -> Any:
        if value:
            session.change(selection=replace(session.state.selection, value=value, channel=channel, pixel=pixel))

        def there() -> bool:
            taken, selection = xray.taken, session.state.selection
            idle = xray._work is not None and not xray._work.busy and not xray._timer.isActive()
            newest = taken is not None and taken.outcome is xray.bridge.outcome and bool(xray.path.steps)
            return bool(
                idle
                and newest
                and taken is not None
                and taken.found.step == xray.path.steps[-1]
                and taken.found.step.value == selection.value
            )

        qtbot.waitUntil(there, timeout=PATIENCE_MS)
        return xray.taken

    return wait


def middle_of(xray: XRayPanel, row: int, grid: int) -> QPoint:
    """The middle of a thumbnail of a closed row, in the viewport."""
    places = xray.face.rows.places
    assert places is not None
    return places.thumbnails(row)[grid].center().toPoint() - QPoint(0, xray.face.rows.verticalScrollBar().value())


def cell_in_open_row(xray: XRayPanel, grid: int, row: int, column: int) -> QPoint:
    places = xray.face.rows.places
    assert places is not None
    rect = places.open_grids()[grid]
    _, rows, columns = places.shown.ray.terms.shape
    across, down = rect.width() / columns, rect.height() / rows
    place = QPointF(rect.left() + (column + 0.5) * across, rect.top() + (row + 0.5) * down)
    return place.toPoint() - QPoint(0, xray.face.rows.verticalScrollBar().value())


def test_a_click_on_a_map_shows_why_that_number_is_what_it_is(
    qtbot: Any, window: Any, xray: XRayPanel, shows: Any
) -> None:
    maps = window.panels["strip"].columns["conv2"].maps
    qtbot.mouseClick(maps, Qt.MouseButton.LeftButton, pos=maps.places.cell(2, 5, 7).center().toPoint())
    taken = shows()
    assert taken.found.step.value == "conv2"
    assert taken.found.step.index == (0, 2, 5, 7)
    activation = xray.bridge.outcome.activation("conv2")
    assert xray.face.number.text() == signed(float(activation[2, 5, 7]), 6)
    assert taken.found.ray.terms.shape == (4, 3, 3)
    assert "conv2".title() in xray.face.place.text()


def test_what_is_read_is_framed_on_the_maps_it_is_read_from(window: Any, xray: XRayPanel, shows: Any) -> None:
    shows("conv2", 1, (5, 7))
    assert window.panels["strip"].columns["pool1"].maps.boxed == (4, 6, 7, 9)
    shows("pool1", 1, (2, 3))
    maps = window.panels["strip"].columns["conv1"].maps
    assert maps.boxed == (4, 6, 6, 8)
    assert maps.boxed_channels == frozenset({1})
    window.inspector.setCurrentIndex(0)
    assert maps.boxed is None


def test_a_row_opens_and_closes_by_a_click(qtbot: Any, xray: XRayPanel, shows: Any) -> None:
    taken = shows("conv2", 1, (5, 7))
    rows, order = xray.face.rows, taken.found.ray.terms.order
    assert rows.open_group == order[0]
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(xray, 1, 0))
    assert rows.open_group == order[1]
    label = rows.places.rect(1).topLeft().toPoint() + QPoint(8, 20)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=label)
    assert rows.open_group is None


def test_hovering_a_kernel_cell_lights_the_cell_that_it_lies_on(
    qtbot: Any, window: Any, xray: XRayPanel, shows: Any
) -> None:
    taken = shows("conv2", 1, (5, 7))
    group = int(taken.found.ray.terms.order[0])
    qtbot.mouseMove(xray.face.rows.viewport(), cell_in_open_row(xray, 1, 0, 2))
    strip = window.panels["strip"]
    qtbot.waitUntil(lambda: strip.columns["pool1"].maps.lit == (group, 4, 8), timeout=PATIENCE_MS)
    assert window.panels["source"].frame_view.lit is not None
    assert xray.face.rows._pointed == (group * 9 + 2,)
    qtbot.mouseMove(xray.face.number)
    window._desk.lit.point(None)
    assert window.panels["source"].frame_view.lit is None


def test_a_cell_that_is_pointed_at_on_a_map_is_ringed_in_the_x_ray(
    window: Any, xray: XRayPanel, shows: Any, desk: Any
) -> None:
    shows("conv2", 1, (5, 7))
    desk.lit.point(LitCell("pool1", 3, 5, 7))
    assert xray.face.rows._pointed == (3 * 9 + 4,)
    desk.lit.point(LitCell("pool1", 3, 0, 0))
    assert xray.face.rows._pointed == ()


def test_a_click_on_a_number_that_was_read_leads_there_and_back_again(
    qtbot: Any, session: Session, xray: XRayPanel, shows: Any
) -> None:
    taken = shows("conv2", 1, (5, 7))
    group = int(taken.found.ray.terms.order[0])
    click = cell_in_open_row(xray, 0, 2, 0)
    qtbot.mouseClick(xray.face.rows.viewport(), Qt.MouseButton.LeftButton, pos=click)
    shows()
    assert session.state.selection == Selection("pool1", group, (6, 6), 0)
    xray.setFocus()
    qtbot.keyClick(xray, Qt.Key.Key_Escape)
    shows()
    assert session.state.selection.value == "conv2"
    assert session.state.selection.pixel == (5, 7)


def test_a_click_on_a_weight_chooses_its_kernel(qtbot: Any, session: Session, xray: XRayPanel, shows: Any) -> None:
    taken = shows("conv2", 1, (5, 7))
    group = int(taken.found.ray.terms.order[0])
    click = cell_in_open_row(xray, 1, 1, 1)
    qtbot.mouseClick(xray.face.rows.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert session.state.selection.kernel == group
    assert session.state.selection.value == "conv2"


def test_up_and_down_choose_another_contributor(qtbot: Any, xray: XRayPanel, shows: Any) -> None:
    taken = shows("conv2", 1, (5, 7))
    strongest = taken.found.strongest()
    xray.setFocus()
    qtbot.keyClick(xray, Qt.Key.Key_Down)
    assert xray.path.contributor(taken.found) == taken.found.ranked(1)
    qtbot.keyClick(xray, Qt.Key.Key_Up)
    assert xray.path.contributor(taken.found) == strongest


def test_without_a_cell_the_strongest_of_the_map_is_shown(xray: XRayPanel, shows: Any) -> None:
    taken = shows("conv2", 3)
    activation = xray.bridge.outcome.activation("conv2")[3]
    row, column = np.unravel_index(np.abs(activation).argmax(), activation.shape)
    assert taken.found.step.index == (0, 3, row, column)
    assert "strongest" in xray.face.remark.text()


def classifier() -> Network:
    """image -> conv -> relu -> flatten -> fc -> softmax, three classes."""
    generator = np.random.default_rng(1)
    weights = {
        "w": generator.normal(size=(2, 1, 3, 3)).astype(np.float32),
        "v": generator.normal(size=(3, 2 * 8 * 8)).astype(np.float32),
        "b": generator.normal(size=3).astype(np.float32),
    }
    nodes = (
        Node("conv", "Conv", ("image", "w"), ("conv",), {"pads": (1, 1, 1, 1)}),
        Node("relu", "Relu", ("conv",), ("relu",)),
        Node("flatten", "Flatten", ("relu",), ("flat",)),
        Node("fc", "Gemm", ("flat", "v", "b"), ("fc",), {"transB": 1}),
        Node("softmax", "Softmax", ("fc",), ("softmax",)),
    )
    return Network("classifier", nodes, (Value("image", (1, 1, 8, 8)),), ("softmax",), weights)


def test_keys_walk_from_the_class_to_a_pixel(
    qtbot: Any, window: Any, session: Session, xray: XRayPanel, shows: Any, settled: Any
) -> None:
    network = classifier()
    opened = OpenedNetwork("classifier.onnx", network, ("ant", "bee", "cat"))
    card = PreprocessingCard(8, 8, Fit.STRETCH, Colour.GREY)
    session.change(network=opened, card=card, selection=Selection("conv"))
    settled(xray.bridge)
    window.actions_table["view.walk_back"].trigger()
    shows()
    top = int(xray.bridge.outcome.activation("softmax").argmax())
    assert session.state.selection.value == "softmax"
    assert session.state.selection.channel == top
    assert ("ant", "bee", "cat")[top] in xray.face.place.text()
    visited = ["softmax"]
    for _ in range(4):
        qtbot.keyClick(xray, Qt.Key.Key_Return)
        shows()
        visited.append(session.state.selection.value)
    assert visited == ["softmax", "fc", "relu", "conv", "image"]
    assert session.state.selection.pixel is not None
    assert "arrived" in xray.face.next.text()
    assert xray.face.trail.isVisible()
    qtbot.keyClick(xray, Qt.Key.Key_Backspace)
    shows()
    assert session.state.selection.value == "conv"
    qtbot.keyClick(xray, Qt.Key.Key_Home)
    shows()
    assert session.state.selection.value == "softmax"
    qtbot.keyClick(xray, Qt.Key.Key_End)
    shows()
    assert session.state.selection.value == "image"


def test_the_way_to_the_input_waits_for_the_number_on_show(xray: XRayPanel, shows: Any, qtbot: Any) -> None:
    shows("conv1", 1, (5, 5))
    elsewhere = Step("conv1", (0, 0, 4000, 4000))  # as of a network that was larger
    xray.path.go(elsewhere)
    qtbot.keyClick(xray, Qt.Key.Key_End)
    assert xray.path.steps[-1] == elsewhere


def test_every_word_of_an_x_ray_can_be_translated() -> None:
    from cnnviewer.engine.operators import OPERATORS
    from cnnviewer.explain.xray import xray as take_apart
    from tests.unit.explain.xray.test_every_operator import run_of

    said = set()
    for name in OPERATORS:
        network, trace = run_of(name)
        ray = take_apart(network, trace, "y0", (0,) * trace["y0"].ndim)
        said |= {part.word for part in (*ray.added, *ray.facts)} | set(ray.terms.words)
    attributes = {"fmod", "p", "axis", "approximate"}
    assert said - {"x"} - attributes <= set(WORDS)


def test_on_another_frame_the_same_place_is_shown_with_its_new_number(
    qtbot: Any, xray: XRayPanel, shows: Any, pipeline: Any
) -> None:
    shows("conv2", 1, (5, 7))
    xray.setFocus()
    qtbot.keyClick(xray, Qt.Key.Key_Return)
    shows()
    path = list(xray.path.steps)
    before = xray.face.number.text()
    other = replace(pipeline.frame, pixels=255 - pipeline.frame.pixels)
    pipeline.show(other)
    qtbot.waitUntil(lambda: xray.bridge.outcome.frame is other, timeout=PATIENCE_MS)
    now = shows()
    assert xray.path.steps == path
    assert xray.face.number.text() != before
    value, index = path[-1].value, path[-1].index
    assert xray.face.number.text() == signed(float(now.outcome.trace[value][index]), 6)


def test_what_is_on_show_is_asked_for_only_while_the_panel_is_seen(
    window: Any, xray: XRayPanel, shows: Any, bridge: Any
) -> None:
    shows("conv2", 1, (5, 7))
    assert {"conv2", "pool1"} <= bridge._values["xray"]
    window.inspector.setCurrentIndex(0)
    assert bridge._values["xray"] == frozenset()


def test_what_is_lit_outlives_a_window_that_is_made_anew(
    qtbot: Any, qapp: Any, window: Any, xray: XRayPanel, shows: Any, desk: Any, settled: Any
) -> None:
    from PySide6.QtCore import QEvent
    from shiboken6 import isValid

    from cnnviewer.gui.main_window import MainWindow

    other = MainWindow(desk)
    other.show()
    other.add_waiting_panels()
    other.inspector.setCurrentWidget(other.panels["xray"])
    settled(desk.bridge)
    panel = other.panels["xray"]
    assert isinstance(panel, XRayPanel)
    panel._ask()
    other.close()
    desk.window = window
    other.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(other)
    desk.lit.point(LitCell("pool1", 0, 1, 1))
    assert window.panels["strip"].columns["pool1"].maps.lit == (0, 1, 1)
    shows("conv2", 1, (5, 7))


def test_a_walk_is_forgotten_when_its_network_goes_away(
    qtbot: Any, session: Session, xray: XRayPanel, shows: Any, settled: Any
) -> None:
    shows("conv2", 1, (5, 7))
    xray.setFocus()
    qtbot.keyClick(xray, Qt.Key.Key_Return)
    shows()
    assert len(xray.path.steps) == 2
    card = PreprocessingCard(8, 8, Fit.STRETCH, Colour.GREY)
    session.change(network=OpenedNetwork("classifier.onnx", classifier()), card=card)
    settled(xray.bridge)
    qtbot.waitUntil(lambda: [step.value for step in xray.path.steps] == ["conv"], timeout=PATIENCE_MS)


def test_a_place_of_the_way_lights_up_under_the_mouse(qtbot: Any, window: Any, xray: XRayPanel, shows: Any) -> None:
    shows("conv2", 1, (5, 7))
    xray.setFocus()
    qtbot.keyClick(xray, Qt.Key.Key_Return)
    shows()
    xray.face.trail.linkHovered.emit("0")
    assert window.panels["strip"].columns["conv2"].maps.lit == (1, 5, 7)
    xray.face.trail.linkHovered.emit("")
    assert window.panels["strip"].columns["conv2"].maps.lit is None


def test_a_cell_of_the_input_follows_from_a_pixel_by_the_preprocessing_card(
    xray: XRayPanel, shows: Any, session: Session
) -> None:
    card = replace(session.state.card, mean=(0.5,), std=(0.25,))
    session.change(card=card)
    taken = shows("image", 1, (10, 12))
    pixel = int(taken.outcome.prepared.seen[10, 12, 1])
    assert xray.face.formula.text().startswith(f"({pixel} · 0.003922 − 0.5) / 0.25 = ")
    assert "arrived" in xray.face.next.text()
