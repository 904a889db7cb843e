"""Work on threads: answers arrive on the GUI thread, failures too, and closing waits."""

import threading
from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtCore import QObject

from cnnviewer.errors import SourceError
from cnnviewer.gui import background as background_module
from cnnviewer.gui.background import Background


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def test_the_answer_arrives_on_the_gui_thread(background, qtbot) -> None:
    answers = []
    background.run(
        "sum",
        lambda job: (sum((1, 2)), threading.current_thread()),
        lambda r: answers.append((r, threading.current_thread())),
        _ignore,
    )
    qtbot.waitUntil(lambda: bool(answers))
    (total, worker), thread = answers[0]
    assert total == 3
    assert worker is not thread
    assert thread is threading.main_thread()


def test_a_failure_arrives_as_the_error(background, qtbot) -> None:
    errors = []

    def work(job) -> None:
        raise SourceError("The file is gone.")

    background.run("reading", work, _ignore, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "The file is gone."


def test_after_a_fault_whoever_waits_is_told(background, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda report: None)
    errors = []
    background.run("counting", lambda job: {}["missing"], _ignore, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert "counting" in str(errors[0])


def test_progress_is_heard_on_the_gui_thread(background, qtbot) -> None:
    heard = []
    go = threading.Event()

    def work(job) -> None:
        go.wait(5)
        job.progress(0.5)

    job = background.run("long", work, lambda none: heard.append("done"), _ignore)
    job.on_progress = heard.append
    go.set()
    qtbot.waitUntil(lambda: "done" in heard)
    assert heard == [0.5, "done"]


def test_closing_cancels_and_waits(qapp) -> None:
    background = Background()
    job = background.run("waiting", _until_cancelled, _ignore, _ignore)
    assert background.close() == ()
    assert job.cancelled()


def test_a_job_that_hangs_is_named(qapp) -> None:
    background = Background()
    go = threading.Event()
    background.run("hanging", lambda job: go.wait(10), _ignore, _ignore)
    assert background.close(timeout_s=0.01) == ("hanging",)
    go.set()


def test_closing_waits_for_all_hanging_jobs_together_no_longer_than_for_one(qapp, monkeypatch) -> None:
    background = Background()
    go = threading.Event()
    for name in "abc":
        background.run(name, lambda job: go.wait(10), _ignore, _ignore)
    now_s = [0.0]

    def join(thread: threading.Thread, timeout_s: float) -> None:
        now_s[0] += timeout_s

    with monkeypatch.context() as patched:
        patched.setattr(background_module, "time", SimpleNamespace(perf_counter=lambda: now_s[0]))
        patched.setattr(threading.Thread, "join", join)
        assert background.close(timeout_s=2.0) == ("a", "b", "c")
    assert now_s == [2.0]
    go.set()


def test_a_job_that_outlives_the_window_ends_quietly(qapp, monkeypatch) -> None:
    faults = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    background = Background()
    go = threading.Event()
    background.run("hanging", lambda job: go.wait(10), _ignore, _ignore)
    (thread,) = background._running.values()
    background.close(timeout_s=0.0)
    shiboken6.delete(background)
    go.set()
    thread.join()
    assert faults == []


def _until_cancelled(job) -> None:
    while not job.cancelled():
        threading.Event().wait(0.005)


def _ignore(answer: object) -> None:
    """An answer that the test does not look at."""


def test_an_owner_that_is_gone_is_told_nothing(background, qtbot) -> None:
    owner, told, on = QObject(), [], threading.Event()

    def work(job) -> None:
        on.wait(5)
        job.progress(0.5)

    job = background.run("for nobody", work, told.append, told.append, owner=owner)
    job.on_progress = told.append
    shiboken6.delete(owner)
    on.set()
    after = []
    background.run("after it", lambda job: on.wait(5), after.append, _ignore)
    qtbot.waitUntil(lambda: bool(after) and job.finished and not background._running)
    assert told == []
