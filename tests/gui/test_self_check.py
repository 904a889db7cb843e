"""The self-check in the window: off the GUI thread, visible while it runs, and never shown for what it is not about."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnviewer.engine.evaluate import Cancelled, evaluate
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.engine.verify import NodeCheck, Verification
from cnnviewer.gui.self_check import NOTICE
from cnnviewer.gui.widgets.check_badge import CheckBadge, Verdict
from cnnviewer.networks.edits import set_bias
from cnnviewer.session.state import Selection
from cnnviewer.sources.frame import Frame

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def badge(window: Any) -> CheckBadge:
    """The badge in the layer panel, on show."""
    panel = window.panels["layer"]
    window.inspector.setCurrentWidget(panel)
    found = panel.findChild(CheckBadge)
    assert isinstance(found, CheckBadge)
    return found


@pytest.fixture
def ended(qtbot: Any, desk: Any) -> Callable[[], None]:
    """Wait until no check runs."""
    return lambda: qtbot.waitUntil(lambda: not desk.self_check.running, timeout=10_000)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A check that stands at half of its way until the event is set; it says when it was cancelled."""
    go = threading.Event()

    def wait(trace: Any, *, cancelled: Callable[[], bool], progress: Callable[[float], None]) -> Verification:
        progress(0.5)
        while not go.wait(0.005):
            if cancelled():
                raise Cancelled
        return Verification(())

    monkeypatch.setattr("cnnviewer.engine.verify.verify_trace", wait)
    yield go
    go.set()


def spoil(monkeypatch: pytest.MonkeyPatch, operator: str) -> None:
    """From now on `operator` adds 0.5 to everything."""
    kind = type(OPERATORS[operator])
    honest = kind.forward
    monkeypatch.setattr(kind, "forward", lambda self, node, arrays: (honest(self, node, arrays)[0] + np.float32(0.5),))


def test_a_click_checks_the_layer_on_a_thread_of_its_own(
    badge: CheckBadge, ended: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cnnviewer.engine import verify

    threads = []
    honest = verify.verify_node

    def watched(*arguments: Any, **options: Any) -> NodeCheck:
        threads.append(threading.current_thread())
        return honest(*arguments, **options)

    monkeypatch.setattr(verify, "verify_node", watched)
    assert (badge.verdict, badge.text.text()) == (Verdict.OPEN, "–")
    QTest.mouseClick(badge.button, Left)
    assert badge.running
    ended()
    assert badge.verdict is Verdict.RIGHT
    assert badge.text.text().startswith("exact")
    assert badge.note.isHidden()
    assert len(threads) == 9
    assert threading.main_thread() not in threads


def test_the_keyboard_reaches_the_button_and_presses_it(
    badge: CheckBadge, ended: Callable[[], None], qtbot: Any
) -> None:
    assert badge.button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert badge.accessibleName() == "Self-check"
    badge.button.setFocus()
    QTest.keyClick(badge.button, Qt.Key.Key_Space)
    ended()
    assert badge.verdict is Verdict.RIGHT
    assert badge.accessibleDescription() == badge.text.text()


def test_a_wrong_layer_is_named_and_told_beside_the_others(
    badge: CheckBadge, desk: Any, session: Any, settled: Any, ended: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, "MaxPool")
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.25))
    settled(desk.bridge)
    session.change(selection=Selection("pool1"))
    QTest.mouseClick(badge.button, Left)
    ended()
    assert badge.verdict is Verdict.WRONG
    assert badge.text.text().startswith("pool1 is off by 0.")
    assert badge.text.property("role") == "error"
    assert "pool1 (MaxPool)" in badge.toolTip()
    session.change(selection=Selection("conv1"))
    assert badge.verdict is Verdict.RIGHT
    assert "pool" in badge.note.text()
    assert "is off by" in badge.note.text()


def test_the_badge_speaks_of_the_selected_layer_and_for_the_input_of_all(
    badge: CheckBadge, session: Any, ended: Callable[[], None]
) -> None:
    QTest.mouseClick(badge.button, Left)
    ended()
    session.change(selection=Selection("conv2.activation"))
    assert [line.split()[0] for line in badge.toolTip().splitlines()[1:]] == ["conv2", "relu2"]
    session.change(selection=Selection("pool2"))
    assert [line.split()[0] for line in badge.toolTip().splitlines()[1:]] == ["pool2"]
    assert badge.text.text() == "exact"
    session.change(selection=Selection("image"))
    assert len(badge.toolTip().splitlines()) == 10


def test_another_frame_makes_the_finding_one_of_an_earlier_frame(
    badge: CheckBadge, desk: Any, pipeline: Any, frame: Frame, settled: Any, qtbot: Any, ended: Callable[[], None]
) -> None:
    QTest.mouseClick(badge.button, Left)
    ended()
    pipeline.show(Frame(255 - frame.pixels, name="another"))
    qtbot.waitUntil(lambda: badge.verdict is Verdict.EARLIER)
    assert badge.note.text() == "earlier frame"
    QTest.mouseClick(badge.button, Left)
    ended()
    assert (badge.verdict, badge.note.text()) == (Verdict.RIGHT, "")
    desk.session.change(card=replace(desk.session.state.card, height=40))
    settled(desk.bridge)
    assert badge.verdict is Verdict.EARLIER


def test_another_network_makes_the_finding_disappear(
    badge: CheckBadge, desk: Any, session: Any, settled: Any, ended: Callable[[], None]
) -> None:
    QTest.mouseClick(badge.button, Left)
    ended()
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.25))
    assert (badge.verdict, badge.text.text(), badge.toolTip()) == (Verdict.OPEN, "–", "")
    settled(desk.bridge)
    session.undo()
    assert badge.verdict is Verdict.OPEN


def test_another_network_stops_the_check_of_the_one_before(
    badge: CheckBadge, desk: Any, session: Any, settled: Any, held: threading.Event, qtbot: Any
) -> None:
    QTest.mouseClick(badge.button, Left)
    job = desk.self_check._job
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.25))
    assert job.cancelled()
    assert not badge.running
    settled(desk.bridge)
    qtbot.waitUntil(lambda: job not in desk.background._running)
    assert desk.self_check.finding is None
    assert badge.verdict is Verdict.OPEN


def test_a_running_check_shows_how_far_it_is_and_can_be_stopped(
    badge: CheckBadge, desk: Any, held: threading.Event, qtbot: Any
) -> None:
    QTest.mouseClick(badge.button, Left)
    qtbot.waitUntil(lambda: badge.text.text() == "50 %")
    assert badge.button.text() == "Stop"
    job = desk.self_check._job
    QTest.mouseClick(badge.button, Left)
    assert job.cancelled()
    assert not badge.running
    assert (badge.button.text(), badge.text.text()) == ("Check", "–")


def test_closing_the_program_stops_a_running_check(badge: CheckBadge, desk: Any, held: threading.Event) -> None:
    QTest.mouseClick(badge.button, Left)
    assert desk.background.close() == ()


def test_a_check_waits_for_the_numbers_of_the_present_network(
    badge: CheckBadge, desk: Any, session: Any, pipeline: Any, settled: Any, qtbot: Any, ended: Callable[[], None]
) -> None:
    pipeline.answering = False
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.25))
    qtbot.waitUntil(lambda: desk.bridge.stale)
    QTest.mouseClick(badge.button, Left)
    assert badge.running
    assert desk.self_check._job is None
    pipeline.answering = True
    pipeline.answer()
    ended()
    assert badge.verdict is Verdict.RIGHT
    assert desk.self_check.finding.subject.network is desk.bridge.network


def test_of_a_video_frame_the_rest_is_computed_first(badge: CheckBadge, desk: Any, ended: Callable[[], None]) -> None:
    bridge = desk.bridge
    few = evaluate(bridge.network, bridge.outcome.prepared.tensor, outputs=["pool3"])
    assert len(few) < len(bridge.outcome.trace)
    bridge.outcome = replace(bridge.outcome, trace=few)
    QTest.mouseClick(badge.button, Left)
    ended()
    assert len(desk.self_check.finding.verification.rows) == 9
    assert desk.self_check.finding.verification.passed()


def test_what_cannot_be_checked_is_said_to_be_not_checked(
    badge: CheckBadge, session: Any, ended: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cnnviewer.engine.verify.UNCHECKED", {"Relu": "nobody knows", "MaxPool": "nobody knows"})
    QTest.mouseClick(badge.button, Left)
    ended()
    assert badge.verdict is Verdict.RIGHT
    assert badge.note.text() == "1 not checked"
    session.change(selection=Selection("pool1"))
    assert (badge.verdict, badge.text.text()) == (Verdict.OPEN, "not checked")


def test_without_numbers_the_reason_is_told(badge: CheckBadge, desk: Any, ended: Callable[[], None]) -> None:
    desk.bridge.outcome = replace(desk.bridge.outcome, prepared=None, trace=None)
    QTest.mouseClick(badge.button, Left)
    ended()
    assert badge.verdict is Verdict.OPEN
    assert badge.note.text() == "There are no numbers to check; choose another picture."


def test_the_command_tells_what_it_found_until_the_network_changes(
    window: Any, desk: Any, session: Any, ended: Callable[[], None]
) -> None:
    window.actions_table["network.check"].trigger()
    assert "being checked" in window.notice_bar.text
    ended()
    assert window.notice_bar.text.startswith("All 9 nodes compute what they should on this frame, with errors up to ")
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.25))
    assert window.notice_bar.text == ""


def test_the_command_warns_of_wrong_numbers_and_of_what_it_could_not_check(
    window: Any, desk: Any, session: Any, settled: Any, ended: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cnnviewer.engine.verify.UNCHECKED", {"Relu": "nobody knows"})
    window.actions_table["network.check"].trigger()
    ended()
    assert window.notice_bar.text == "6 of 9 nodes were checked on this frame and compute what they should."
    spoil(monkeypatch, "MaxPool")
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.25))
    settled(desk.bridge)
    window.actions_table["network.check"].trigger()
    ended()
    (notice,) = [notice for notice in desk.notices.all if notice.replace == NOTICE]
    assert notice.kind == "warning"
    assert notice.text.startswith("Wrong numbers in 3 of 9 nodes, most of all pool")


def test_the_command_stopped_takes_its_notice_back(
    window: Any, badge: CheckBadge, desk: Any, held: threading.Event
) -> None:
    window.actions_table["network.check"].trigger()
    QTest.mouseClick(badge.button, Left)
    assert window.notice_bar.text == ""


def test_a_window_that_was_closed_hears_no_more_of_checks(
    window: Any, badge: CheckBadge, desk: Any, qtbot: Any, ended: Callable[[], None], qapp: Any
) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    from cnnviewer.gui.main_window import MainWindow

    second = MainWindow(desk)
    second.add_waiting_panels()
    second.close()
    second.deleteLater()
    desk.window = window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.mouseClick(badge.button, Left)
    ended()
    desk.session.change(selection=Selection("pool1"))
    assert badge.verdict is Verdict.RIGHT


def test_the_icon_follows_the_theme(badge: CheckBadge, desk: Any, ended: Callable[[], None]) -> None:
    from cnnviewer.gui.theme import ThemeChoice

    def darkest() -> int:
        picture = badge._icon.pixmap().toImage()
        solid = [
            picture.pixelColor(x, y)
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() > 200
        ]
        return min(colour.lightness() for colour in solid)

    QTest.mouseClick(badge.button, Left)
    ended()
    desk.theme.choose(ThemeChoice.DARK)
    on_dark = darkest()
    desk.theme.choose(ThemeChoice.LIGHT)
    assert darkest() < 100 < on_dark
