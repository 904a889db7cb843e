"""Session files from the menu, and what is remembered between starts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.commands.session import SUFFIX, open_from, restart, save_to
from cnnviewer.gui.selection import first_selection, repaired
from cnnviewer.networks.presets import PRESETS
from cnnviewer.pipeline.position import Position
from cnnviewer.session.state import Selection, default_state


def test_what_was_saved_is_opened_again(window, desk, session, tmp_path) -> None:
    path = tmp_path / f"mine{SUFFIX}"
    session.change(selection=Selection("conv2", 3, (4, 5), 1), view=replace(session.state.view, robust=False))
    before = session.state
    save_to(desk, path)
    session.change(selection=Selection("conv1"), card=replace(before.card, height=32))
    open_from(desk, path)
    assert session.state.selection == before.selection
    assert session.state.view == before.view
    assert session.state.card == before.card
    for opened, saved in zip(session.state.stack.layers[::2], before.stack.layers[::2], strict=True):
        assert np.array_equal(opened.weight, saved.weight)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_session_saved_while_paused_comes_back_paused(window, desk, session, qtbot, tmp_path, elsewhere) -> None:
    path = tmp_path / f"mine{SUFFIX}"
    session.change(playing=False)
    save_to(desk, path)
    session.change(playing=True)
    if elsewhere:
        desk.opener.open("pattern:zone-plate")
        qtbot.waitUntil(lambda: not desk.opener.busy)
    open_from(desk, path)
    qtbot.waitUntil(lambda: not desk.opener.busy)
    assert session.state.source == "pattern:checkerboard"
    assert not session.state.playing


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_session_comes_back_at_the_frame_where_it_was_saved(
    window, desk, session, pipeline, qtbot, tmp_path, elsewhere
) -> None:
    path = tmp_path / f"mine{SUFFIX}"
    desk.opener.open("sample:motion", playing=False)
    qtbot.waitUntil(lambda: not desk.opener.busy)
    pipeline.position = Position(index=70, frame_count=150)
    save_to(desk, path)
    pipeline.position = Position(index=3, frame_count=150)
    if elsewhere:
        desk.opener.open("pattern:zone-plate")
        qtbot.waitUntil(lambda: not desk.opener.busy)
    pipeline.calls.clear()
    open_from(desk, path)
    qtbot.waitUntil(lambda: not desk.opener.busy)
    assert session.state.frame_index == 70 and not session.state.playing
    assert pipeline.position.index == 70 if elsewhere else ("seek", 70) in pipeline.calls


def test_what_was_said_about_a_source_goes_when_another_one_opens(window, desk, qtbot, tmp_path) -> None:
    desk.opener.open(str(tmp_path / "missing.png"))
    qtbot.waitUntil(lambda: not desk.opener.busy)
    assert "missing.png" in window.notice_bar.text
    desk.opener.open("pattern:checkerboard")
    qtbot.waitUntil(lambda: not desk.opener.busy)
    assert not desk.notices.all


def test_when_the_first_source_is_gone_the_sample_is_shown_and_the_sentence_stays(
    window, desk, session, qtbot, tmp_path
) -> None:
    desk.opener.source = None
    desk.opener.open(str(tmp_path / "moved away.png"))
    qtbot.waitUntil(lambda: desk.opener.source is not None)
    assert session.state.source == "sample:cat"
    assert "moved away.png" in window.notice_bar.text


def test_opening_a_session_can_be_undone(window, desk, session, tmp_path) -> None:
    path = tmp_path / f"mine{SUFFIX}"
    save_to(desk, path)
    before = session.state.stack
    open_from(desk, path)
    assert session.state.stack is not before
    session.undo()
    assert session.state.stack is before


def test_ctrl_s_saves_with_the_right_ending(window, desk, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "named"), ""))
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / f"named{SUFFIX}").is_file()
    assert str(tmp_path) in window.notice_bar.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a session"])
def test_a_file_that_is_no_session_is_one_sentence_and_nothing_changes(
    window, desk, session, tmp_path, content
) -> None:
    path = tmp_path / f"bad{SUFFIX}"
    path.write_bytes(content)
    before = session.state
    open_from(desk, path)
    assert session.state is before
    assert window.notice_bar.text.endswith(".")


def test_a_place_that_cannot_be_written_is_one_sentence(window, desk, tmp_path) -> None:
    save_to(desk, tmp_path / "missing" / f"x{SUFFIX}")
    assert window.notice_bar.text
    assert not (tmp_path / "missing").exists()


def test_start_afresh_shows_the_first_sight(window, desk, session, qtbot) -> None:
    restart(desk)
    qtbot.waitUntil(lambda: session.state.source == "sample:cat")
    assert session.state.stack.name == next(iter(PRESETS.values())).make().name
    assert session.state.selection == default_state().selection


def test_recent_sources_come_newest_first_and_once(desk, qtbot, tmp_path) -> None:
    from PIL import Image

    paths = [tmp_path / name for name in ("a.png", "b.png")]
    for path in paths:
        Image.new("RGB", (4, 4)).save(path)
    for path in (*paths, paths[0]):
        desk.opener.open(str(path))
        qtbot.waitUntil(lambda: not desk.opener.busy)
    assert [Path(address).name for address in desk.opener.recent()] == ["a.png", "b.png"]


def test_the_recent_menu_opens_what_it_names(window, desk, pipeline, qtbot, tmp_path) -> None:
    from PIL import Image

    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    desk.opener.open(str(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: not desk.opener.busy)
    desk.opener.open("pattern:checkerboard")
    qtbot.waitUntil(lambda: not desk.opener.busy)
    menu = window.actions_table.choices("source.recent", window)
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: not desk.opener.busy)
    assert pipeline.source.read().width == 4


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection("conv9", 3), Selection("conv1")),
        (Selection("conv2", 99), Selection("conv2", 5)),
        (Selection("conv2.activation", 99), Selection("conv2.activation", 5)),
        (Selection("image", 7), Selection("image", 2)),
        (Selection("conv2", 0, None, 50), Selection("conv2", 0, None, 3)),
        (Selection("conv1", 1, (3, 4), None), Selection("conv1", 1, (3, 4), None)),
    ],
)
def test_a_selection_is_brought_back_to_what_exists(state, selection: Selection, expected: Selection) -> None:
    assert repaired(selection, state.stack) == expected


def test_without_a_convolution_the_input_is_selected(state) -> None:
    assert first_selection(replace(state.stack, layers=())) == Selection("image")
