"""The autosave: written in the background, newest state first, whole after a kill -9."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cnnviewer.errors import SessionError
from cnnviewer.networks.stack import Stack
from cnnviewer.pipeline.position import Position
from cnnviewer.session import autosave as autosave_module
from cnnviewer.session.autosave import Autosave, autosave_path, restore_state
from cnnviewer.session.file import save_session
from cnnviewer.session.session import Session
from cnnviewer.session.state import State, standing_at
from tests.helpers.recorder import PATIENCE_S, Recorder
from tests.helpers.states import fingerprint, small_state

ROOT = Path(__file__).parents[3]


def test_without_an_autosave_there_is_nothing_to_restore() -> None:
    assert restore_state() is None


def test_a_clean_end_writes_the_newest_state() -> None:
    session = Session(small_state())
    autosave = Autosave(session, interval_s=3600.0)
    for number in range(20):
        session.change("edit", stack=Stack(f"{number}", ()))
    autosave.close()
    autosave.close()
    restored = restore_state()
    assert restored is not None
    assert fingerprint(restored) == fingerprint(session.state)


def test_nothing_is_written_when_nothing_changed() -> None:
    Autosave(Session(small_state())).close()
    assert not autosave_path().exists()


def test_of_many_changes_while_one_is_written_only_the_newest_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: Recorder[str] = Recorder()
    go_on = threading.Semaphore(0)

    def slowly(path: Path, state: State) -> None:
        begun.add(state.stack.name)
        assert go_on.acquire(timeout=PATIENCE_S)

    monkeypatch.setattr(autosave_module, "save_session", slowly)
    session = Session(small_state())
    autosave = Autosave(session, interval_s=0.0)
    session.change("edit", stack=Stack("0", ()))
    begun.wait_for_count(1)
    for number in range(1, 10):
        session.change("edit", stack=Stack(f"{number}", ()))
    go_on.release(2)
    begun.wait_for_count(2)
    autosave.close()
    assert begun.items == ["0", "9"]


def test_writes_keep_their_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    written: Recorder[str] = Recorder()
    monkeypatch.setattr(autosave_module, "save_session", lambda path, state: written.add(state.stack.name))
    session = Session(small_state())
    autosave = Autosave(session, interval_s=3600.0)
    session.change("edit", stack=Stack("first", ()))
    written.wait_for_count(1)
    session.change("edit", stack=Stack("second", ()))
    session.change("edit", stack=Stack("third", ()))
    assert written.items == ["first"]
    autosave.close()
    assert written.items == ["first", "third"]


def test_a_place_that_cannot_be_written_to_is_logged_once_and_tried_again(
    own_home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own_home.write_text("a file where the folder should be", "utf-8")
    session = Session(small_state())
    autosave = Autosave(session, interval_s=0.0)
    session.change(playing=True)
    session.change(playing=False)
    autosave.close()
    assert len(caplog.records) == 1
    assert caplog.records[0].levelno == logging.WARNING


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a zip", bytes(5000)])
def test_an_unreadable_autosave_is_kept_aside_and_told_and_the_next_start_is_a_fresh_one(content: bytes) -> None:
    path = autosave_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(SessionError, match="could not be restored"):
        restore_state()
    assert path.with_name(path.name + ".broken").read_bytes() == content
    assert restore_state() is None


def test_a_folder_in_the_place_of_the_autosave_is_told() -> None:
    autosave_path().mkdir(parents=True)
    with pytest.raises(SessionError, match="could not be restored"):
        restore_state()


def test_what_a_crash_left_half_written_is_removed_when_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "autosave.cnnsession"
    old, young, other = (tmp_path / name for name in (".autosave-1.cnnsession", ".autosave-2.cnnsession", ".other"))
    for leftover in (old, young, other):
        leftover.write_bytes(b"half")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    Autosave(Session(small_state()), path).close()
    assert sorted(tmp_path.iterdir()) == sorted((young, other))


WRITER = """
import sys
from pathlib import Path
from dataclasses import replace
from cnnviewer.session.autosave import Autosave
from cnnviewer.session.session import Session
from tests.helpers.states import small_state
session = Session(small_state(0))
autosave = Autosave(session, interval_s=0.0)
for seed in range(1, 1_000_000):
    session.change("edit", stack=small_state(seed).stack, source=str(seed))
    if seed == 3:
        print("writing", flush=True)
"""


@contextmanager
def writing(instances: int) -> Iterator[None]:
    """Other instances of the program edit without a pause and autosave as fast as they can; at the end a kill -9."""
    command = [sys.executable, "-c", WRITER]
    processes = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(instances)]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "writing\n"
        yield
    finally:
        for process in processes:
            process.kill()
            assert process.stdout is not None
            process.stdout.close()
        assert [process.wait(PATIENCE_S) for process in processes] == [-9] * instances


def whole(state: State | None) -> None:
    """`state` is one that the writer was in: its weights are those that belong to its number."""
    assert state is not None
    stack = small_state(int(state.source)).stack if state.source.isdigit() else small_state(0).stack
    expected = replace(state, stack=stack)
    assert fingerprint(state) == fingerprint(expected)


def test_after_kill_9_at_any_moment_the_last_session_is_whole() -> None:
    autosave_path().parent.mkdir(parents=True)
    save_session(autosave_path(), small_state(0))
    for round_number in range(4):
        with writing(1):
            # A different number of rewrites each time, so that the kill falls on different moments of a write.
            _watch_rewrites(7 * round_number + 1)
        whole(restore_state())


def _watch_rewrites(rewrites: int) -> None:
    """Until the file was replaced that often."""
    seen = 0
    before = autosave_path().stat().st_ino
    pause = threading.Event()
    for _ in range(100_000):
        now = autosave_path().stat().st_ino
        seen += now != before
        before = now
        if seen >= rewrites:
            return
        pause.wait(0.0005)
    raise AssertionError("the autosave was not written")


def test_two_instances_at_once_cannot_damage_each_others_autosave() -> None:
    autosave_path().parent.mkdir(parents=True)
    save_session(autosave_path(), small_state(0))
    with writing(2):
        _watch_rewrites(1)
        for _ in range(30):
            whole(restore_state())
    whole(restore_state())


def test_what_a_state_does_not_follow_by_itself_is_added_before_it_is_written() -> None:
    session = Session(small_state())
    position = Position(index=70, frame_count=300)
    autosave = Autosave(session, interval_s=3600.0, complete=lambda state: standing_at(state, position))
    session.change(playing=True)
    autosave.close()
    restored = restore_state()
    assert restored is not None
    assert (restored.frame_index, restored.playing, session.state.frame_index) == (70, True, 0)


def test_a_camera_stands_nowhere() -> None:
    assert standing_at(small_state(), Position(index=70, live=True)).frame_index == 0
