"""The program from its start to its end: what it starts with, what it survives, what it leaves behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from cnnviewer import app
from cnnviewer.gui.faults import FaultReporter
from cnnviewer.networks.presets import PRESETS
from cnnviewer.session.autosave import autosave_path
from cnnviewer.session.file import open_session, save_session
from cnnviewer.session.settings import Settings
from cnnviewer.session.state import default_state
from tests.helpers.film import Film


@pytest.fixture
def program(qapp, qtbot) -> Iterator[app.Program]:
    made = app.Program(qapp, "pattern:checkerboard")
    qtbot.waitUntil(lambda: made.bridge.outcome is not None and not made.bridge.stale, timeout=10_000)
    yield made
    end(made)


def end(program: app.Program) -> None:
    """Close the program; its window goes too, or every later change of the theme would dress it again."""
    program.window.close()
    program.close()
    program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    ("platform", "environment", "possible"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_missing_display_is_noticed_before_qt_is(platform: str, environment: dict[str, str], possible: bool) -> None:
    assert (app.missing_display(platform, environment) == "") is possible


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_there_is_one_sentence_and_status_1() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from cnnviewer.app import run; sys.exit(run())"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "display" in run.stderr


def test_paths_to_a_foreign_qt_are_dropped(qapp, monkeypatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/somewhere/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/somewhere/cv2/qt/fonts")
    app.make_application()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert "QT_QPA_FONTDIR" not in os.environ


def test_the_first_start_shows_the_cat_in_the_first_preset_playing() -> None:
    state, problems = app.first_state(True, None, None)
    assert (state.source, state.playing, problems) == ("sample:cat", True, ())
    assert state.stack.name == next(iter(PRESETS.values())).make().name


def test_the_arguments_count_more_than_the_last_session() -> None:
    name = list(PRESETS)[-1]
    state, problems = app.first_state(True, "pattern:zone-plate", name)
    assert state.source == "pattern:zone-plate"
    assert state.stack.name == PRESETS[name].make().name
    assert problems == ()


def test_an_unknown_network_is_a_sentence_and_the_start_goes_on() -> None:
    state, problems = app.first_state(True, None, "no-such-network")
    assert len(problems) == 1
    assert "no-such-network" in problems[0]
    assert state.source == "sample:cat"


def test_a_network_of_the_command_line_is_loaded_and_its_address_is_kept(qapp, qtbot) -> None:
    program = app.Program(qapp, "pattern:checkerboard", "LeNet5")
    qtbot.waitUntil(lambda: program.session.state.network is not None, timeout=10_000)
    assert program.bridge.network.name == "LeNet-5 on MNIST"
    program.window.close()
    program.close()
    state, problems = app.first_state(True, None, None)
    assert problems == ()
    assert state.network.address == "LeNet5"
    state, _ = app.first_state(True, None, next(iter(PRESETS)))
    assert state.network is None
    again = app.Program(qapp)
    qtbot.waitUntil(lambda: again.session.state.network.graph is not None, timeout=10_000)
    again.window.close()
    again.close()


def test_an_unreadable_session_never_stops_the_start() -> None:
    autosave_path().parent.mkdir(parents=True)
    autosave_path().write_bytes(b"PK broken")
    state, problems = app.first_state(True, None, None)
    assert state.source == "sample:cat"
    assert len(problems) == 1


def test_the_last_session_comes_back(qapp, qtbot, program) -> None:
    program.session.change(selection=replace(program.session.state.selection, channel=1))
    program.window.close()
    program.close()
    state, problems = app.first_state(True, None, None)
    assert (state.source, state.selection.channel, problems) == ("pattern:checkerboard", 1, ())
    assert open_session(autosave_path()).selection.channel == 1


@pytest.mark.parametrize("playing", [False, True])
def test_a_video_comes_back_where_it_stood_paused_or_playing(qapp, qtbot, playing: bool) -> None:
    first = app.Program(qapp, "sample:motion")
    qtbot.waitUntil(lambda: first.opener.source is not None, timeout=10_000)
    first.session.change(playing=False, loop=False)
    first.pipeline.seek(60)
    qtbot.waitUntil(lambda: first.pipeline.position.index == 60, timeout=10_000)
    first.session.change(playing=playing)
    end(first)
    saved = open_session(autosave_path())
    assert saved.playing is playing and (saved.frame_index == 60 if not playing else saved.frame_index >= 60)
    again = app.Program(qapp)
    shown: list[int] = []
    again.bridge.outcome_arrived.connect(lambda: shown.append(again.bridge.outcome.frame.index))
    qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    assert shown[0] >= saved.frame_index and again.session.state.playing is playing
    assert playing or shown[0] == 60
    end(again)


def test_a_program_that_ends_before_its_source_is_open_keeps_the_place(qapp) -> None:
    autosave_path().parent.mkdir(parents=True)
    save_session(autosave_path(), replace(default_state(), source="sample:motion", frame_index=42, playing=False))
    program = app.Program(qapp)
    program.session.change(loop=False)
    end(program)
    assert open_session(autosave_path()).frame_index == 42


def test_closing_the_window_ends_every_thread(qapp, qtbot) -> None:
    before = set(threading.enumerate())
    program = app.Program(qapp, "pattern:checkerboard")
    qtbot.waitUntil(lambda: program.bridge.outcome is not None, timeout=10_000)
    end(program)
    left = [
        thread.name
        for thread in set(threading.enumerate()) - before
        if thread.name.startswith("cnnviewer") and thread.is_alive()
    ]
    assert left == []


def test_ctrl_c_closes_the_window(program, qtbot) -> None:
    os.kill(os.getpid(), signal.SIGINT)
    qtbot.waitUntil(lambda: not program.window.isVisible())


def test_a_fault_is_logged_told_once_and_survived(program, qtbot, own_home, capsys) -> None:
    for _ in range(2):
        QTimer.singleShot(0, lambda: sys.excepthook(ZeroDivisionError, ZeroDivisionError("seven"), None))
    qtbot.waitUntil(lambda: "seven" in program.window.notice_bar.text)
    assert len([notice for notice in program.notices.all if "seven" in notice.text]) == 1
    logs = list(Path(own_home).rglob("cnnviewer.log"))
    assert len(logs) == 1
    assert logs[0].read_text("utf-8").count("ZeroDivisionError") == 1
    assert program.window.isVisible()


def test_a_fault_on_a_thread_is_told_too(qtbot) -> None:
    told: list[str] = []
    reporter = FaultReporter(told.append)
    try:
        thread = threading.Thread(target=lambda: {}["missing"])
        thread.start()
        thread.join()
    finally:
        reporter.restore()
    assert told == ["KeyError: 'missing'"]


def test_another_language_gives_a_new_window_in_the_same_state(program, qtbot, qapp) -> None:
    before, state = program.window, program.session.state
    program.desk.choose_language("ko")
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window.isVisible()
    assert program.session.state is state
    assert program.window.toolbar.export_button.accessibleName() != "Export"
    program.desk.choose_language("en")
    qtbot.waitUntil(lambda: program.window.toolbar.export_button.accessibleName() == "Export")
    assert Settings.load()["language"] == "system"  # nothing is written before the end
    program.settings.save()
    assert Settings.load()["language"] == "en"


def test_a_source_that_ends_pauses(program, qtbot) -> None:
    film = Film(3)
    program.session.change(loop=False)
    program.pipeline.set_source(film)
    qtbot.waitUntil(lambda: not program.session.state.playing)
    assert program.pipeline.position.ended


def test_the_end_of_a_source_that_was_replaced_does_not_pause_the_next_one(program) -> None:
    program.pipeline.set_source(Film(None))
    program._ended()  # it was under way when the next source was opened
    assert program.session.state.playing
