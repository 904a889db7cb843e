"""The lesson: short chapters that put something on show in the real window, each with a task that is checked."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from cnnviewer.gui.background import Job
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.lesson_chapters import Chapter, chapters
from cnnviewer.gui.lesson_stage import bring_back, set_stage
from cnnviewer.gui.lesson_tasks import TASKS, Situation, answer
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.translation import language
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

_DONE, _OPEN = "✓", "○"


class LessonPanel(Panel):
    """Stands at the right end of the window. What was on show before the lesson comes back with a button."""

    title = "lesson"
    place = "aside"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self._desk: Desk | None = None
        self._before: State | None = None
        self._number = -1
        self._first_answer: int | None = None
        self._done: set[str] = set()
        self._plot: Any = None
        self.chapters: tuple[Chapter, ...] = chapters(language())
        self.contents = QComboBox()
        self.contents.setAccessibleName(self.tr("Chapters"))
        self.text, self.wish, self.links = QLabel(), QLabel(), QLabel()
        self.mark, self.praise = QLabel(_OPEN), QLabel()
        self._figure = QVBoxLayout()
        self.back, self.forward = QToolButton(), QToolButton()
        self.show_again, self.leave, self.example = QToolButton(), QToolButton(), QToolButton()
        self._check_timer = QTimer(self, singleShot=True, interval=0)
        self._check_timer.timeout.connect(self._check)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        for label in (self.text, self.wish, self.praise, self.links):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.links.setOpenExternalLinks(True)
        self.links.setTextFormat(Qt.TextFormat.RichText)
        self.praise.setProperty("role", "muted")
        self.mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(6)
        head = QLabel(self.tr("Try it").upper())
        head.setProperty("role", "heading")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.wish, 1)
        inside.addWidget(head)
        inside.addLayout(row)
        inside.addWidget(self.praise)
        resets = QHBoxLayout()
        resets.setSpacing(6)
        resets.addWidget(self.show_again)
        resets.addWidget(self.leave)
        resets.addStretch(1)
        content = QWidget()
        content.setObjectName("sidePanel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 4, 8, 12)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addLayout(self._figure)
        column.addWidget(card)
        column.addWidget(self.links)
        column.addStretch(1)
        column.addLayout(resets)
        area = SteadyScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 12, 6)
        top.addWidget(self.contents, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 10)
        foot.setSpacing(6)
        self.back.setText(self.tr("Back"))
        self.forward.setText(self.tr("Next"))
        self.show_again.setText(self.tr("Set up again"))
        self.show_again.setToolTip(self.tr("Put on show what this chapter is about"))
        self.leave.setText(self.tr("My network"))
        self.leave.setToolTip(self.tr("Bring back what was on show before the lesson"))
        self.example.setText(self.tr("The example on squared paper"))
        self._figure.addWidget(self.example)
        for button in (self.back, self.show_again, self.leave, self.forward, self.example):
            button.setProperty("role", "chip")
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.forward)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addLayout(top)
        around.addWidget(area, 1)
        around.addLayout(foot)

    def _listen(self) -> None:
        for number, chapter in enumerate(self.chapters, start=1):
            self.contents.addItem(f"{number}. {chapter.title}")
        self.contents.activated.connect(self.open_chapter)
        self.back.clicked.connect(self.previous_page)
        self.forward.clicked.connect(self.next_page)
        self.show_again.clicked.connect(self._set_stage)
        self.leave.clicked.connect(self._bring_back)
        self.example.clicked.connect(self._show_example)

    def heading(self) -> str:
        return self.tr("How a CNN works")

    def take_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._done = set(desk.settings["lesson_done"].split())
        self._before = self.session.state
        self._mark_contents()
        known = [chapter.id for chapter in self.chapters]
        last = desk.settings["lesson_chapter"]
        self.open_chapter(known.index(last) if last in known else 0)

    @property
    def chapter(self) -> Chapter:
        """The one on show."""
        return self.chapters[self._number]

    # Chapters

    def open_chapter(self, number: int) -> None:
        """Show chapter `number`, from 0, and what it is about."""
        if self._desk is None or not 0 <= number < len(self.chapters):
            return
        self._number = number
        self._first_answer = None
        chapter = self.chapter
        self._desk.settings["lesson_chapter"] = chapter.id
        self.contents.setCurrentIndex(number)
        self.text.setText("\n\n".join(chapter.paragraphs))
        self.wish.setText(chapter.wish)
        more = " · ".join(f'<a href="{address}">{text}</a>' for text, address in chapter.links)
        self.links.setText(self.tr("Read more: {links}").format(links=more))
        self.back.setEnabled(number > 0)
        self.forward.setEnabled(number < len(self.chapters) - 1)
        self._show_figure(chapter.figure)
        self._show_done()
        self._set_stage()

    def next_page(self) -> None:
        """The next chapter."""
        self.open_chapter(self._number + 1)

    def previous_page(self) -> None:
        """The chapter before."""
        self.open_chapter(self._number - 1)

    def _show_figure(self, figure: str) -> None:
        if figure == "line" and self._plot is None and self._desk is not None:
            # pyqtgraph takes half a second to import.
            self._desk.background.run("plot", _import_plot, self._add_plot, lambda error: None)
        if self._plot is not None:
            self._plot.setVisible(figure == "line")
        self.example.setVisible(figure == "worked")

    def _add_plot(self, module: ModuleType) -> None:
        if self._plot is None and isValid(self):
            self._plot = module.LinePlot()
            self._plot.changed.connect(self._check_timer.start)
            self._figure.addWidget(self._plot)
            self._plot.setVisible(self.chapter.figure == "line")

    def _set_stage(self) -> None:
        if self._desk is not None:
            set_stage(self._desk, self.chapter.stage)
        self._check_timer.start()

    def _show_example(self) -> None:
        if self._desk is not None:
            from cnnviewer.gui.dialogs.arithmetic import show_arithmetic

            show_arithmetic(self._desk).show_worked_example()

    def _bring_back(self) -> None:
        if self._desk is not None and self._before is not None:
            bring_back(self._desk, self._before)

    # Tasks

    def show_outcome(self) -> None:
        if self.isVisible():
            self._check_timer.start()

    def state_changed(self, before: State, after: State) -> None:
        if self.isVisible():
            self._check_timer.start()

    def _check(self) -> None:
        """Whether the task is done, judged by an outcome that answers the present choices."""
        chapter = self.chapter
        if chapter.id in self._done or (self.bridge.stale and chapter.figure != "line"):
            return
        outcome = self.bridge.outcome
        if outcome is not None and outcome.spec.network is not self.bridge.network:
            outcome = None
        on_stage = self.session.state.network
        if self._first_answer is None and on_stage is not None and on_stage.address == chapter.stage.network:
            said = answer(outcome)
            self._first_answer = None if said is None else int(said.probabilities.argmax())
        line = self._plot.from_peak if self._plot is not None and chapter.figure == "line" else None
        if TASKS[chapter.task](Situation(self.session.state, outcome, line, self._first_answer)):
            self._done.add(chapter.id)
            if self._desk is not None:
                self._desk.settings["lesson_done"] = " ".join(sorted(self._done))
            self._mark_contents()
            self._show_done()

    def _show_done(self) -> None:
        done = self.chapter.id in self._done
        self.mark.setText(_DONE if done else _OPEN)
        self.praise.setText(self.chapter.praise if done else "")
        self.praise.setVisible(done)

    def _mark_contents(self) -> None:
        for number, chapter in enumerate(self.chapters):
            mark = f"  {_DONE}" if chapter.id in self._done else ""
            self.contents.setItemText(number, f"{number + 1}. {chapter.title}{mark}")


def _import_plot(job: Job[ModuleType]) -> ModuleType:
    return import_module("cnnviewer.gui.widgets.line_plot")
