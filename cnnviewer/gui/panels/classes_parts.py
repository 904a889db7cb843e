"""The parts of the classes panel and how they stand below each other; `classes.py` fills them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.class_terms import ClassTerms
from cnnviewer.gui.widgets.class_bars import ClassBars
from cnnviewer.gui.widgets.class_plot import ClassPlot
from cnnviewer.gui.widgets.section import Section
from cnnviewer.gui.widgets.segments import Segments
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea


class ClassesParts(QObject):
    """Everything in `panel`, laid out. `address` is that of the network it was filled for last."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.address = ""
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.bars = ClassBars()
        self.bars.setAccessibleName(self.tr("The likeliest classes"))
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing = QLabel(self.tr("No class has such a name."))
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        self.count = Segments()
        self.count.setAccessibleName(self.tr("How many classes"))
        self.count.setToolTip(self.tr("How many of the likeliest classes are shown"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a class"))
        self.search.setAccessibleName(self.tr("Find a class"))
        self.search.setToolTip(self.tr("Part of a name; Enter keeps the first one in view"))
        self.search.setClearButtonEnabled(True)
        for button in self.search.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Show all classes again"))
        self.search.installEventFilter(self)
        self.smooth = QCheckBox(self.tr("Smooth over time"))
        self.smooth.setChecked(True)
        self.smooth.setToolTip(self.tr("On video, half a second of frames counts together; off: each frame alone"))
        self.marked = QCheckBox(self.tr("Mark the original"))
        self.marked.setChecked(True)
        self.marked.setToolTip(
            self.tr("A tick on each bar: the probability before the edits, or in what you compare with")
        )
        self.marked.hide()
        self.plot = ClassPlot()
        self.plot.setAccessibleName(self.tr("Probabilities over the last 30 seconds"))
        self.plot.setToolTip(
            self.tr("As the network gave them, not smoothed. While nothing happens time stands still here.")
        )
        self.terms = ClassTerms()
        self.plot_section = Section(self.tr("Over time"), self.plot)
        self.terms_section = Section(self.tr("What speaks for it"), self.terms)
        self.confusion = QPushButton()
        self.confusion.setToolTip(
            self.tr("Which classes the network takes for which, over pictures whose class is known")
        )
        self._known = (
            self.heading,
            self.count,
            self.search,
            self.bars,
            self.smooth,
            self.plot_section,
            self.terms_section,
            self.confusion,
        )
        self._lay_out(panel)

    def show_known(self, known: bool) -> None:
        """Show all parts, or the sentence alone when nothing is known of classes."""
        for part in self._known:
            if part is not self.terms_section or not known:
                part.setVisible(known)

    def say(self, sentence: str) -> None:
        """A remark below the bars; "" for none."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def show_counts(self, choices: Sequence[int], count: int, known: int, *, nothing: bool) -> None:
        """The choices of how many, of a network that knows `known` classes; whether a search found nothing."""
        texts = [str(choice) for choice in choices[:-1]]
        texts.append(self.tr("All") if known <= choices[-1] else str(choices[-1]))
        self.count.show_texts(texts, list(choices).index(count))
        self.search.setVisible(known > choices[0])
        self.nothing.setVisible(nothing)

    def show_confusion_text(self, bundled: bool) -> None:
        """What the button offers: the pictures that came with the program, or a folder of one's own."""
        own, sample = self.tr("Confusion over a folder…"), self.tr("Confusion over the test sample…")
        self.confusion.setText(sample if bundled else own)

    def put_on_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for section in (self.plot_section, self.terms_section):
            section.refresh_icons()
        self.bars.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the search shows all classes again; down goes to what was found."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                if pressed:
                    self.search.clear()
                event.accept()  # a command has this key too
                return True
            if pressed and event.key() == Qt.Key.Key_Down:
                self.bars.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, panel: QWidget) -> None:
        content = QWidget()
        content.setObjectName("sidePanel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(10)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.search, 1)
        choices.addWidget(self.count, 1)
        column.addWidget(self.heading)
        column.addLayout(choices)
        for part in (self.bars, self.nothing, self.note, self.smooth, self.marked):
            column.addWidget(part)
        column.addSpacing(4)
        for below in (self.plot_section, self.terms_section, self.confusion):
            column.addWidget(below)
        column.addStretch(1)
        area = SteadyScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        around = QVBoxLayout(panel)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
