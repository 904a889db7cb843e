"""Sources opened in the window: who has the arrow keys afterwards, and what several dropped files become."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnviewer.gui.desk import Desk
from cnnviewer.gui.main_window import MainWindow
from cnnviewer.pipeline.position import Position
from cnnviewer.session.session import Session
from cnnviewer.sources.pictures import PicturesSource

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures of one colour each."""
    made = tmp_path / "slides"
    made.mkdir()
    for number, colour in enumerate(("red", "green", "blue"), start=1):
        Image.new("RGB", (8, 6), colour).save(made / f"{number}.png")
    return made


@pytest.fixture
def open_and_wait(desk: Desk, pipeline: Any, qtbot: Any) -> Callable[[Path], None]:
    def opened(path: Path) -> None:
        desk.opener.open(str(path))
        qtbot.waitUntil(lambda: not desk.opener.busy)
        source = desk.opener.source
        pipeline.position = Position(frame_count=None if source is None else source.frame_count)
        pipeline.calls.clear()

    return opened


def press(key: Qt.Key) -> None:
    holder = QApplication.focusWidget()
    assert holder is not None
    QTest.keyClick(holder, key)


def steps(pipeline: Any) -> list[int]:
    return [call[1] for call in pipeline.calls if call[0] == "step"]


def test_left_and_right_leaf_through_a_folder_that_was_just_opened(
    window: MainWindow, open_and_wait: Callable[[Path], None], pipeline: Any, session: Session, folder: Path
) -> None:
    before = session.state.selection
    open_and_wait(folder)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert steps(pipeline) == [1, -1] and not session.state.playing
    assert session.state.selection == before


def test_a_click_on_a_map_gives_the_arrows_back_to_the_maps(
    window: MainWindow, open_and_wait: Callable[[Path], None], pipeline: Any, session: Session, folder: Path
) -> None:
    open_and_wait(folder)
    maps = window.panels["strip"].columns["conv1"].maps  # type: ignore[attr-defined]  # the strip
    QTest.mouseClick(maps, Left, pos=maps.rect().center())
    channel = session.state.selection.channel
    press(Qt.Key.Key_Left if channel else Qt.Key.Key_Right)
    assert session.state.selection.channel == channel + (-1 if channel else 1)
    assert not steps(pipeline)


def test_a_single_picture_leaves_the_arrows_with_the_maps(
    window: MainWindow, open_and_wait: Callable[[Path], None], session: Session, folder: Path
) -> None:
    open_and_wait(folder / "2.png")
    press(Qt.Key.Key_Right)
    assert session.state.selection.channel == 1


def test_a_folder_never_takes_the_focus_from_what_is_being_typed_in(
    window: MainWindow, open_and_wait: Callable[[Path], None], folder: Path
) -> None:
    grid = window.panels["kernel"].grid  # type: ignore[attr-defined]  # the kernel bench
    grid.setFocus()
    open_and_wait(folder)
    assert QApplication.focusWidget() is grid


def test_a_folder_that_cannot_be_opened_leaves_the_arrows_where_they_are(
    window: MainWindow, open_and_wait: Callable[[Path], None], folder: Path, tmp_path: Path
) -> None:
    open_and_wait(folder)
    strip = window.panels["strip"]
    strip.setFocus()
    open_and_wait(tmp_path / "nowhere")
    holder = QApplication.focusWidget()
    assert holder is not None and strip.isAncestorOf(holder)


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = QPointF(window.rect().center())
    left = Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(middle, Qt.DropAction.CopyAction, mime, left, Qt.KeyboardModifier.NoModifier))


def test_several_dropped_pictures_become_a_source_of_exactly_these(
    window: MainWindow, desk: Desk, pipeline: Any, qtbot: Any, folder: Path
) -> None:
    drop(window, folder / "3.png", folder / "1.png")
    qtbot.waitUntil(lambda: not desk.opener.busy)
    source = pipeline.source
    assert isinstance(source, PicturesSource) and source.frame_count == 2
    assert [frame.name for frame in iter(source.read, None)] == ["slides (2)/1.png", "slides (2)/3.png"]
    assert not desk.notices.all
    assert window.toolbar.source_button.text().startswith("slides (2)")


def test_dropped_pictures_can_be_opened_again_from_the_recent_sources(
    window: MainWindow, desk: Desk, pipeline: Any, qtbot: Any, folder: Path
) -> None:
    drop(window, folder / "1.png", folder / "2.png")
    qtbot.waitUntil(lambda: not desk.opener.busy)
    first = pipeline.source
    menu = window.actions_table.choices("source.recent", window)
    menu.aboutToShow.emit()
    entry = menu.actions()[0]
    assert entry.text() == "slides (2)" and str(folder) in entry.toolTip()
    entry.trigger()
    qtbot.waitUntil(lambda: pipeline.source is not first)
    assert pipeline.source.address == first.address == desk.session.state.source


def test_what_is_no_picture_among_dropped_pictures_is_left_out_and_said(
    window: MainWindow, desk: Desk, pipeline: Any, qtbot: Any, folder: Path
) -> None:
    (folder / "notes.txt").write_text("red, green, blue")
    drop(window, folder / "notes.txt", folder / "1.png", folder / "2.png")
    qtbot.waitUntil(lambda: not desk.opener.busy)
    assert pipeline.source.frame_count == 2
    assert window.notice_bar.text == "Left out, because they are no pictures: 1 of 3 files."


def test_of_several_folders_the_first_opens_and_the_notice_says_so(
    window: MainWindow, desk: Desk, pipeline: Any, qtbot: Any, folder: Path, tmp_path: Path
) -> None:
    drop(window, folder, tmp_path)
    qtbot.waitUntil(lambda: not desk.opener.busy)
    assert pipeline.source.address == str(folder)
    assert window.notice_bar.text.startswith("Only slides was taken")
