"""Exporting from the window: what, format, place, progress, cancel, failure, clipboard."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog

from cnnviewer.errors import ExportError
from cnnviewer.export.content import Kind
from cnnviewer.gui.dialogs import export as module
from cnnviewer.gui.dialogs.export import FILES, ExportDialog
from cnnviewer.gui.exporting import content_of


@pytest.fixture
def dialog(window, desk, qtbot) -> ExportDialog:
    made = ExportDialog(desk, Kind.MAP.value)
    made.open()
    qtbot.waitExposed(made)
    return made


def choose(box, data: str) -> None:
    box.setCurrentIndex(box.findData(data))


def saved(qtbot, desk) -> None:
    qtbot.waitUntil(lambda: any(notice.replace == "export" for notice in desk.notices.all), timeout=10_000)


@pytest.mark.parametrize("kind", list(Kind))
def test_everything_that_can_be_exported_can_be_gathered(window, bridge, session, kind: Kind) -> None:
    content = content_of(kind, bridge.outcome, session.state)
    assert content.kind is kind
    assert content.maps
    assert content.metadata["network"] == "Small"


def test_the_selected_map_is_the_one_that_is_written(window, bridge, session) -> None:
    session.change(selection=replace(session.state.selection, value="conv2", channel=3))
    content = content_of(Kind.MAP, bridge.outcome, session.state)
    assert np.array_equal(content.maps[0].array, bridge.outcome.activation("conv2")[3])


def test_the_levels_are_those_on_the_screen(window, bridge, session) -> None:
    picture = next(p for p in bridge.outcome.pictures.values() if p.spec.value == "conv1")
    content = content_of(Kind.LAYER, bridge.outcome, session.state)
    assert np.allclose([named.levels for named in content.maps], picture.levels)


def test_the_input_is_exported_as_the_strip_shows_it(window, bridge, session) -> None:
    strip = content_of(Kind.STRIP, bridge.outcome, session.state)
    assert strip.columns[0].composite
    session.change(selection=replace(session.state.selection, value="image"))
    layer = content_of(Kind.LAYER, bridge.outcome, session.state)
    assert {named.colours for named in layer.maps} == {"grey"}
    assert {named.levels for named in layer.maps} == {(0.0, 1.0)}


def test_maps_are_numbered_as_in_the_window(window, bridge, session) -> None:
    session.change(selection=replace(session.state.selection, value="conv2", channel=3))
    assert content_of(Kind.MAP, bridge.outcome, session.state).title == "Conv2 map 4"
    assert content_of(Kind.KERNEL, bridge.outcome, session.state).title == "Conv2 filter 4"


@pytest.mark.parametrize(
    ("typed", "written"), [("plain", "plain.png"), ("conv1.v2", "conv1.v2.png"), ("named.npy", "named.npy")]
)
def test_a_name_without_the_ending_of_a_format_gets_the_chosen_one(
    dialog, desk, qtbot, tmp_path, monkeypatch, typed, written
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    saved(qtbot, desk)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [written]


def test_a_pool_has_no_kernel_to_export(window, bridge, session) -> None:
    session.change(selection=replace(session.state.selection, value="pool1"))
    with pytest.raises(ExportError, match="convolution"):
        content_of(Kind.KERNEL, bridge.outcome, session.state)


def test_a_map_is_saved_where_it_was_asked_for(dialog, desk, qtbot, tmp_path, monkeypatch) -> None:
    path = tmp_path / "map.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    saved(qtbot, desk)
    assert path.read_bytes().startswith(b"\x89PNG")
    assert str(path) in desk.notices.all[-1].text
    assert desk.folder("export") == str(tmp_path)


def test_one_file_each_fills_a_folder(dialog, desk, qtbot, tmp_path) -> None:
    choose(dialog.what, FILES)
    choose(dialog.format, ".npy")
    dialog.save_to(tmp_path / "maps")
    saved(qtbot, desk)
    assert len(list((tmp_path / "maps").glob("*.npy"))) == 4


def test_only_formats_that_hold_the_content_are_offered(dialog) -> None:
    choose(dialog.what, Kind.KERNEL.value)
    assert dialog.format.findData(".json") >= 0
    choose(dialog.what, Kind.LAYER.value)
    assert dialog.format.findData(".json") < 0


def test_a_format_without_a_look_hides_the_choices_about_it(dialog) -> None:
    choose(dialog.format, ".png")
    assert dialog.legend.isVisible()
    choose(dialog.format, ".npy")
    assert not dialog.legend.isVisible()


def test_a_place_that_cannot_be_written_is_one_sentence_and_the_dialog_stays(dialog, desk, qtbot, tmp_path) -> None:
    dialog.save_to(tmp_path / "no such folder" / "map.png")
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "could not be written" in dialog.problem.text()
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def test_cancel_stops_the_writing_and_keeps_the_dialog(dialog, desk, qtbot, tmp_path, monkeypatch) -> None:
    started = threading.Event()

    def write_job(*_):
        def work(job) -> Path:
            started.set()
            while not job.cancelled():
                threading.Event().wait(0.005)
            raise ExportError("The export was cancelled.")

        return work

    monkeypatch.setattr(module, "write_job", write_job)
    dialog.save_to(tmp_path / "map.png")
    assert started.wait(5)
    QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert dialog.isVisible()
    assert not dialog.problem.isVisible()
    assert list(tmp_path.glob("*.png")) == []


def test_the_selected_map_is_copied_as_a_picture(window, desk, qtbot) -> None:
    QApplication.clipboard().clear()
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    saved(qtbot, desk)
    assert not QApplication.clipboard().image().isNull()


def test_ctrl_e_opens_the_dialog_on_the_selected_map(window, qtbot) -> None:
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None)
    dialog = window.findChild(ExportDialog)
    assert dialog.kind is Kind.MAP
    dialog.reject()
