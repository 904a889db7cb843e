"""The classes panel: what the network takes the picture for, the likeliest five, live."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from cnnviewer.display.picture import PictureSpec
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.classification import Classification, Numbers, classes_in, classified, smoothed
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.widgets.class_bars import ClassBars, ClassRow
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea
from cnnviewer.networks.guess import has_random_weights
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection, State

_SHOWN = 5


class ClassesPanel(Panel):
    """A tab of the inspector."""

    title = "classes"
    place = "right"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.bars = ClassBars()
        self.bars.setAccessibleName(self.tr("The likeliest classes"))
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.smooth = QCheckBox(self.tr("Smooth over time"))
        self.smooth.setChecked(True)
        self.smooth.setToolTip(self.tr("On video, half a second of frames counts together; off: each frame alone"))
        self._before: tuple[str, float, Numbers] | None = None
        self._value = ""
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        content = QWidget()
        content.setObjectName("sidePanel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(10)
        for part in (self._heading, self.bars, self.note, self.smooth):
            column.addWidget(part)
        column.addStretch(1)
        area = SteadyScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        self.bars.chosen.connect(self._choose)
        self.smooth.toggled.connect(self._show_classes)
        bridge.network_changed.connect(self._forget)

    def heading(self) -> str:
        return self.tr("Classes")

    def show_outcome(self) -> None:
        if self.isVisible():
            self._show_classes()

    def state_changed(self, before: State, after: State) -> None:
        if self.isVisible() and (before.selection != after.selection or before.network is not after.network):
            self._show_classes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_classes()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bridge.request_pictures(self, {})

    def _forget(self) -> None:
        self._before = None

    def _show_classes(self) -> None:
        opened, outcome = self.session.state.network, self.bridge.outcome
        found = None
        if opened is not None and outcome is not None and outcome.spec.network is self.bridge.network:
            found = classes_in(self.bridge.network, outcome)
        result = None
        if found is not None and outcome is not None:
            result = classified(self.bridge.network, outcome, found[0])
        self._value = "" if found is None else found[0]
        # Asked for as a picture, it is computed on every frame, also when its column is out of sight.
        wanted = {} if found is None else {"classes": PictureSpec(found[0], channels=(0,), columns=1)}
        self.bridge.request_pictures(self, wanted)
        for part in (self._heading, self.smooth, self.bars):
            part.setVisible(result is not None)
        if result is None or outcome is None:
            missing = self.tr("This network does not tell classes apart; open one that ends in probabilities.")
            self.note.setText(missing if found is None else self.tr("The classes were not computed."))
            return
        probabilities = self._followed(result, outcome)
        shown = Classification(result.value, probabilities, result.logits)
        self.bars.show_rows([self._row(shown, number) for number in shown.top(_SHOWN)], self._selected())
        self._heading.setText(self.tr("{value} · {count} classes").format(value=result.value, count=len(probabilities)))
        self.note.setText(self._remark())

    def _followed(self, result: Classification, outcome: Outcome) -> Numbers:
        """The probabilities to show: smoothed while frames follow each other, those of this frame otherwise."""
        before, time_s = self._before, outcome.frame.time_s
        now = result.probabilities
        if before is not None and self.smooth.isChecked() and before[0] == result.value and len(before[2]) == len(now):
            passed_s = time_s - before[1]
            if 0 <= passed_s < 2 and time_s > 0:  # else another source, or a jump in this one
                now = smoothed(before[2], now, passed_s)
        self._before = (result.value, time_s, now)
        return now

    def _row(self, shown: Classification, number: int) -> ClassRow:
        opened, logits = self.session.state.network, shown.logits
        labels = () if opened is None else opened.labels
        name = labels[number] if number < len(labels) else self.tr("Class {number}").format(number=number)
        logit = float(logits[number]) if logits is not None and number < len(logits) else None
        return ClassRow(number, name, float(shown.probabilities[number]), logit)

    def _remark(self) -> str:
        opened = self.session.state.network
        if opened is None:
            return ""
        if has_random_weights(opened.address) and not opened.edited:
            return self.tr("The weights are random: the classes mean nothing.")
        if not opened.labels:
            return self.tr(
                "The names are not known; a file NAME.labels.txt beside the network, one a line, gives them, or any"
                " file that you choose with Class names… in the Network menu."
            )
        return ""

    def _selected(self) -> int | None:
        selection = self.session.state.selection
        return selection.channel if selection.value == self._value else None

    def _choose(self, number: int) -> None:
        """Select the class in the strip."""
        self.session.change(selection=Selection(self._value, number))
