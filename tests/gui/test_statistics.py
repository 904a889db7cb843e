"""Statistics of channels in the architecture view: start, stop, go on, the table, the correlations."""

import threading
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cnnviewer.explain import channel_statistics
from cnnviewer.explain.channel_statistics import measure
from cnnviewer.gui.architecture import statistics_run
from cnnviewer.gui.architecture.channel_model import NOTE_COLUMN, ZEROS_COLUMN
from cnnviewer.gui.widgets.matrix_view import matrix_pixels
from cnnviewer.sources.registry import open_source

MAPS = 2 * (4 + 6 + 8) + 4 + 6 + 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "many pictures"
    made.mkdir()
    for number in range(6):
        pixels = np.random.default_rng(number).integers(0, 255, (48, 64, 3), np.uint8)
        cv2.imwrite(str(made / f"{number}.png"), pixels)
    return made


@pytest.fixture
def page(window, desk, bridge, qtbot, settled):
    view = window.show_view("architecture")
    made = view.show_page(3)
    settled(bridge)
    made.run.follow()
    return made


def press(button, qtbot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def finish(page, folder: Path, qtbot) -> None:
    page.measure_over(str(folder))
    press(page.start, qtbot)
    assert page.run.running
    qtbot.waitUntil(lambda: not page.run.running, timeout=20_000)


class Gate:
    """Lets the frames of a source through one by one: `passed` after each, waits for `open`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
        self.open, self.reached = threading.Event(), threading.Event()
        self._left = after
        monkeypatch.setattr(statistics_run, "open_source", self._open)

    def _open(self, address: str):
        source = open_source(address)
        read = source.read

        def gated():
            if self._left == 0:
                self.reached.set()
                self.open.wait(20)
            self._left -= 1
            return read()

        source.read = gated
        return source


def test_all_maps_of_a_folder_stand_in_the_table(page, folder, session, bridge, qtbot) -> None:
    assert page.start.text() == "Start"
    assert not page.splitter.isVisible()
    finish(page, folder, qtbot)
    assert page.model.rowCount() == MAPS
    assert "6 pictures" in page.told.text()
    wanted = measure(bridge.network, session.state.card, open_source(folder)).layers["conv2"]
    row = page.model.row(page.model.place_of("conv2", 4))
    assert row.mean == pytest.approx(wanted.mean[4])
    assert page.start.text() == "Start again"


def test_what_was_stopped_goes_on_and_ends_as_in_one_run(page, folder, session, bridge, qtbot, monkeypatch) -> None:
    gate = Gate(monkeypatch, after=2)
    page.measure_over(str(folder))
    press(page.start, qtbot)
    assert gate.reached.wait(20)
    assert page.start.text() == "Stop"
    press(page.start, qtbot)
    assert not page.start.isEnabled()
    gate.open.set()
    qtbot.waitUntil(lambda: not page.run.running, timeout=20_000)
    stopped = page.run.found.statistics
    assert 2 <= stopped.used < 6
    assert "stopped after" in page.told.text()
    assert page.model.rowCount() == MAPS
    assert page.start.text() == "Go on"
    press(page.start, qtbot)
    qtbot.waitUntil(lambda: not page.run.running, timeout=20_000)
    assert page.run.found.statistics.complete
    whole = measure(bridge.network, session.state.card, open_source(folder))
    for value, moments in whole.layers.items():
        np.testing.assert_array_equal(moments.mean, page.run.found.statistics.layers[value].mean)
        np.testing.assert_array_equal(moments.products, page.run.found.statistics.layers[value].products)


def test_results_are_there_again_for_the_same_network_and_for_no_other(page, folder, session, qtbot) -> None:
    from cnnviewer.networks.edits import set_bias

    finish(page, folder, qtbot)
    before = session.state.stack
    session.change(stack=set_bias(before, "Conv1", 0, 0.5))
    assert page.run.found is None
    assert page.model.rowCount() == 0
    session.change(stack=before)
    qtbot.waitUntil(lambda: page.run.found is not None, timeout=5000)
    assert page.model.rowCount() == MAPS


def test_another_network_ends_a_run(page, folder, session, qtbot, monkeypatch) -> None:
    from cnnviewer.networks.edits import set_bias

    gate = Gate(monkeypatch, after=1)
    page.measure_over(str(folder))
    press(page.start, qtbot)
    assert gate.reached.wait(20)
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.5))
    assert not page.run.running
    gate.open.set()


def test_a_row_selects_its_map_and_the_selection_its_row(page, folder, session, qtbot) -> None:
    finish(page, folder, qtbot)
    place = page.model.place_of("conv1", 2)
    cell = page.table.visualRect(page.model.index(place, 1)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert (session.state.selection.value, session.state.selection.channel) == ("conv1", 2)
    session.change(selection=replace(session.state.selection, value="pool3", channel=7))
    assert page.table.currentIndex().row() == page.model.place_of("pool3", 7)


def test_a_column_is_sorted_by_its_numbers(page, folder, qtbot) -> None:
    finish(page, folder, qtbot)
    page.table.sortByColumn(ZEROS_COLUMN, Qt.SortOrder.DescendingOrder)
    zeros = [page.model.row(place).zeros for place in range(page.model.rowCount())]
    assert zeros == sorted(zeros, reverse=True)
    page.only.setChecked(True)
    assert {page.model.row(place).value for place in range(page.model.rowCount())} == {"conv1"}


def test_dead_and_double_maps_are_marked(page, folder, session, qtbot) -> None:
    stack = session.state.stack
    conv = stack.layers[0]
    weight = conv.weight.copy()
    weight[1], weight[2] = 0, weight[0]
    session.change(stack=replace(stack, layers=(replace(conv, weight=weight), *stack.layers[1:])))
    finish(page, folder, qtbot)
    page.table.sortByColumn(NOTE_COLUMN, Qt.SortOrder.AscendingOrder)
    notes = [page.model.index(place, NOTE_COLUMN).data() for place in range(page.model.rowCount())]
    assert notes[0] == "dead: always 0"
    assert "as map 1" in notes
    assert "dead" in page.told.text()


def test_the_matrix_shows_the_correlations_of_the_selected_layer(page, folder, session, qtbot) -> None:
    finish(page, folder, qtbot)
    correlations = page.correlations
    qtbot.waitUntil(lambda: correlations.view.count == 4)
    session.change(selection=replace(session.state.selection, value="conv2", channel=0))
    qtbot.waitUntil(lambda: correlations.view.count == 6)
    np.testing.assert_allclose(np.diag(correlations.matrix), 1.0)
    view = correlations.view
    qtbot.mouseMove(view, view.cell_rect(2, 4).center().toPoint())
    assert correlations.readout.text().startswith("map 3 and map 5: ")
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_rect(3, 1).center().toPoint())
    assert session.state.selection.channel == 3
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert session.state.selection.channel == 4


def test_a_layer_that_was_not_compared_says_why(page, folder, session, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(channel_statistics, "MOST_PRODUCTS", 16)
    finish(page, folder, qtbot)
    session.change(selection=replace(session.state.selection, value="conv3", channel=0))
    assert "memory" in page.correlations.view.message
    assert page.correlations.view.count == 0


def test_a_chosen_folder_takes_the_place_of_the_source_until_another_source_is_opened(
    page, folder, session, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    press(page.choose, qtbot)
    assert page.address == str(folder)
    assert "many pictures" in page.source.text()
    session.change(source="sample:cat")
    assert page.address == "sample:cat"


def test_what_cannot_be_measured_is_one_sentence(page, session, qtbot) -> None:
    session.change(source="camera:0")
    press(page.start, qtbot)
    qtbot.waitUntil(lambda: not page.run.running, timeout=10_000)
    assert page.problem.isVisible()
    assert "choose a folder" in page.problem.text()


def test_the_table_is_exported(page, folder, tmp_path, monkeypatch, qtbot) -> None:
    finish(page, folder, qtbot)
    path = tmp_path / "channels.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(page.export, qtbot)
    qtbot.waitUntil(path.exists)
    assert len(path.read_text("utf-8").splitlines()) == 1 + MAPS


def test_colours_of_the_matrix_run_from_minus_one_to_one() -> None:
    colours = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    pixels = matrix_pixels(np.array([[-1.0, 0.0], [1.0, np.nan]]), colours)
    assert pixels[0, 0].tolist() == [0, 0, 0]
    assert pixels[0, 1, 0] in (127, 128)
    assert pixels[1, 0].tolist() == [255, 255, 255]
    assert pixels[1, 1].tolist() == [128, 128, 130]
