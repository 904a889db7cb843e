"""The lesson: chapters drive the real window, and their tasks are found done when they are done."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnviewer.gui.dialogs.arithmetic import ArithmeticDialog
from cnnviewer.gui.lesson_chapters import chapters
from cnnviewer.gui.lesson_tasks import TASKS, WORKED_KERNEL, Situation
from cnnviewer.gui.panels import PANELS
from cnnviewer.networks.edits import change_conv, change_pool, set_filters, set_kernel
from cnnviewer.networks.stack import Padding, PaddingSize, PoolingKind
from cnnviewer.session.state import Selection


@pytest.fixture
def lesson(window, desk, qtbot, settled):
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    panel = window.panels["lesson"]
    qtbot.waitUntil(panel.isVisible)
    qtbot.waitUntil(lambda: panel._plot is not None, timeout=20_000)
    settled(desk.bridge)
    return panel


def open_chapter(lesson, desk, name: str, settled) -> None:
    ids = [chapter.id for chapter in lesson.chapters]
    lesson.open_chapter(ids.index(name))
    settled(desk.bridge)
    assert lesson.mark.text() == "○"


def is_done(lesson) -> bool:
    return lesson.mark.text() == "✓" and lesson.praise.isVisible()


def test_every_chapter_names_a_task_and_panels_that_exist() -> None:
    titles = {entry.title for entry in PANELS}
    for chapter in chapters("en"):
        assert chapter.task in TASKS
        assert not chapter.stage.inspector or chapter.stage.inspector in titles
        assert chapter.stage.view in titles
    assert {chapter.task for chapter in chapters("en")} == set(TASKS)


def test_the_first_chapter_is_done_by_dragging_t_to_the_peak(lesson, qtbot) -> None:
    assert lesson.chapter.id == "convolution"
    assert not is_done(lesson)
    slider = lesson._plot.slider
    slider.setFocus()
    while slider.value() < 0:
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: is_done(lesson))
    assert lesson.contents.currentText().endswith("✓")


def test_f_can_be_drawn(lesson, qtbot) -> None:
    plot = lesson._plot
    view = plot.curves.viewport()
    start, end = QPoint(view.width() // 3, view.height() // 3), QPoint(2 * view.width() // 3, view.height() // 3)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    qtbot.waitUntil(lambda: plot.f_choice.currentData() == "drawn")


def test_a_chapter_sets_the_window_and_the_user_does_its_task(lesson, desk, session, window, qtbot, settled) -> None:
    open_chapter(lesson, desk, "stride", settled)
    assert session.state.stack.name == "Classic filters"
    assert window.inspector.currentWidget() is window.panels["layer"]
    box = window.panels["layer"].conv_form
    assert box.isVisible()
    session.change(label="stride", stack=change_conv(session.state.stack, "conv1", stride=(2, 2)))
    settled(desk.bridge)
    qtbot.waitUntil(lambda: is_done(lesson))


def edited(task: str, state):
    """The state after the user has done `task`."""
    stack, selection = state.stack, state.selection
    filter_ = selection.channel
    kernels = {
        "edge_kernel": (None, np.array([[0, -1, 0], [-1, 4, -1], [0, -1, 0]], np.float32)),
        "worked_kernel": (0, np.array(WORKED_KERNEL, np.float32)),
    }
    if task in kernels:
        channel, kernel = kernels[task]
        return replace(state, stack=set_kernel(stack, "conv1", filter_, channel, kernel))
    if task == "red_only":
        size = stack.layer("conv1").kernel_size
        for channel in (1, 2):
            stack = set_kernel(stack, "conv1", filter_, channel, np.zeros(size, np.float32))
        return replace(state, stack=set_kernel(stack, "conv1", filter_, 0, np.ones(size, np.float32)))
    if task == "no_padding":
        return replace(state, stack=change_conv(stack, "conv1", padding=Padding(PaddingSize.VALID)))
    if task == "more_filters":
        return replace(state, stack=set_filters(stack, "conv1", 24))
    if task == "average_pool":
        return replace(state, stack=change_pool(stack, "pool1", kind=PoolingKind.AVERAGE))
    if task == "deep_cell":
        return replace(state, selection=Selection("conv3", 0, (3, 3)))
    raise AssertionError(task)


@pytest.mark.parametrize(
    ("chapter", "task"),
    [
        ("padding", "no_padding"),
        ("kernel", "edge_kernel"),
        ("steps", "worked_kernel"),
        ("channels", "red_only"),
        ("filters", "more_filters"),
        ("depth", "deep_cell"),
        ("pooling", "average_pool"),
    ],
)
def test_a_task_is_seen_when_it_is_done_and_not_before(lesson, desk, session, qtbot, settled, chapter, task) -> None:
    open_chapter(lesson, desk, chapter, settled)
    assert lesson.chapter.task == task
    after = edited(task, session.state)
    session.change(label="task", stack=after.stack, selection=after.selection)
    settled(desk.bridge)
    qtbot.waitUntil(lambda: is_done(lesson))


def test_a_bright_pixel_and_the_strongest_map_are_found_in_the_numbers(lesson, desk, session, qtbot, settled) -> None:
    open_chapter(lesson, desk, "numbers", settled)
    seen = desk.bridge.outcome.prepared.tensor[0]
    channel, row, column = np.unravel_index(int(seen.argmin()), seen.shape)
    if seen[channel, row, column] < 0.75:
        session.change(selection=Selection("image", int(channel), (int(row), int(column))))
        settled(desk.bridge)
        assert not is_done(lesson)
    desk.bridge.pipeline.show(replace(desk.bridge.outcome.frame, pixels=np.full((48, 64, 3), 250, np.uint8)))
    session.change(selection=Selection("image", 1, (2, 3)))
    settled(desk.bridge)
    qtbot.waitUntil(lambda: is_done(lesson))


def test_the_strongest_map(lesson, desk, session, qtbot, settled) -> None:
    open_chapter(lesson, desk, "map", settled)
    strengths = np.abs(desk.bridge.outcome.activation("conv1")).mean((1, 2))
    session.change(selection=Selection("conv1", int(strengths.argmin())))
    settled(desk.bridge)
    assert not is_done(lesson)
    session.change(selection=Selection("conv1", int(strengths.argmax())))
    settled(desk.bridge)
    qtbot.waitUntil(lambda: is_done(lesson))


def test_the_answer_of_a_network_counts_only_while_its_weights_are_its_own(
    lesson, desk, session, qtbot, settled
) -> None:
    open_chapter(lesson, desk, "limits", settled)
    qtbot.waitUntil(lambda: session.state.network is not None and session.state.network.graph is not None)
    settled(desk.bridge)
    qtbot.waitUntil(lambda: lesson._first_answer is not None)
    first = lesson._first_answer
    outcome = desk.bridge.outcome
    other = Situation(session.state, outcome, None, first + 1)
    assert TASKS["other_answer"](other)
    assert not TASKS["other_answer"](Situation(session.state, outcome, None, first))
    touched = replace(session.state, network=replace(session.state.network, edited=True))
    assert not TASKS["other_answer"](replace(other, state=touched))


def test_pages_are_turned_and_the_place_is_remembered(lesson, desk, qtbot) -> None:
    assert not lesson.back.isEnabled()
    qtbot.mouseClick(lesson.forward, Qt.MouseButton.LeftButton)
    assert lesson.chapter.id == "numbers"
    assert desk.settings["lesson_chapter"] == "numbers"
    qtbot.mouseClick(lesson.back, Qt.MouseButton.LeftButton)
    assert lesson.chapter.id == "convolution"
    lesson.open_chapter(len(lesson.chapters) - 1)
    assert not lesson.forward.isEnabled()
    lesson.next_page()
    assert lesson.chapter is lesson.chapters[-1]


def test_what_was_on_show_before_comes_back(lesson, desk, session, qtbot, settled) -> None:
    before = lesson._before
    open_chapter(lesson, desk, "kernel", settled)
    assert session.state.stack is not before.stack
    qtbot.mouseClick(lesson.leave, Qt.MouseButton.LeftButton)
    assert session.state.stack is before.stack
    assert session.state.selection == before.selection


def test_every_chapter_can_be_opened(lesson, desk, settled) -> None:
    for number, chapter in enumerate(lesson.chapters):
        lesson.open_chapter(number)
        settled(desk.bridge)
        assert chapter.paragraphs[0] in lesson.text.text()
        assert chapter.wish == lesson.wish.text()


def test_the_worked_example_opens_on_squared_paper(lesson, desk, window, settled, qtbot) -> None:
    open_chapter(lesson, desk, "stride", settled)
    assert not lesson.example.isVisible()
    open_chapter(lesson, desk, "steps", settled)
    qtbot.mouseClick(lesson.example, Qt.MouseButton.LeftButton)
    paper = window.findChild(ArithmeticDialog)
    assert paper.isVisible()
    assert paper.equation.text().endswith("(−1)·(−1) + 3·(−2) = 0")
