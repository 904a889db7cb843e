"""Below the preprocessing card: which inputs get no frame; what the network learned from, where the card gives it other
numbers, and the way out.

What was learned is found once for a network, on a thread; judging a card by it takes microseconds.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.networks.expectation import Advice, Numbers, advice, learned_numbers
from cnnviewer.networks.feeding import Feeding
from cnnviewer.session.state import State


class CardAdvice(QWidget):
    """Takes no room while the card gives what the network learned from, or nobody knows what that is.

    note      about the inputs, muted
    sentence  about the numbers;  button  gives the network those that it learned from
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._learned: Numbers | None = None
        self._judged: object = None  # the nodes of the network that `_learned` belongs to
        self._advice: Advice | None = None
        self.note = QLabel(wordWrap=True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "muted")
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setProperty("role", "formula")
        self.button = QPushButton()
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.setProperty("role", "chip")
        self.button.clicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.note)
        column.addWidget(self.sentence)
        column.addWidget(self.button)
        self._forget: Callable[[], None] = desk.session.subscribe(self._state_changed)
        self.destroyed.connect(self._forget)
        self.hide()
        self._look(desk.session.state)

    def _state_changed(self, before: State, after: State) -> None:
        if after.network is not before.network:
            self._look(after)
        elif after.card != before.card:
            self._judge()

    def _look(self, state: State) -> None:
        """Find out what the network learned from; an edit of its weights changes nothing of that."""
        opened = state.network
        graph = None if opened is None else opened.graph
        self._say_inputs(None if opened is None else opened.feeding)
        if opened is None or graph is None:
            self._learned = self._judged = None
            self._judge()
            return
        if graph.nodes is self._judged:
            self._judge()
            return
        self._judged, self._learned = graph.nodes, None
        self._judge()
        address, nodes = opened.address, graph.nodes

        def work(job: Job[Numbers | None]) -> Numbers | None:
            return learned_numbers(graph, address)

        def done(learned: Numbers | None) -> None:
            if self._judged is nodes:
                self._learned = learned
                self._judge()

        def failed(error: CnnviewerError) -> None:
            self._desk.notices.add(str(error), "warning", replace="network")

        self._desk.background.run("what the network learned from", work, done, failed, owner=self)

    def _judge(self) -> None:
        card = self._desk.session.state.card
        self._advice = None if self._learned is None else advice(self._learned, card)
        for part in (self.sentence, self.button):
            part.setVisible(self._advice is not None)
        self.setVisible(self._advice is not None or bool(self.note.text()))
        if self._advice is None:
            return
        found = self._advice
        text = self.tr("The network learned from an input of about {learned}; this card gives {given}.")
        self.sentence.setText(text.format(learned=_written(found.learned), given=_written(found.given)))
        offer = self.tr("Use {range}").format(range=found.range) if found.range else self.tr("Use fitting numbers")
        self.button.setText(offer)

    def _say_inputs(self, feeding: Feeding | None) -> None:
        """What the network of a file wants beside the frame, or in another form."""
        lines = []
        if feeding is not None and len(feeding.frames) > 1:
            text = self.tr("The frame enters at {names}.")
            lines.append(text.format(names=", ".join(feeding.frames)))
        if feeding is not None and feeding.last:
            lines.append(self.tr("The channels go in last (NHWC), as the file wants them."))
        if feeding is not None and feeding.constants:
            shapes = (f"{name} {'×'.join(map(str, shape)) or '1'}" for name, shape in feeding.constants.items())
            lines.append(self.tr("Other inputs, all 0: {inputs}.").format(inputs=", ".join(shapes)))
        self.note.setText("\n".join(lines))
        self.note.setVisible(bool(lines))

    def _follow(self) -> None:
        if self._advice is not None:
            text = self.tr("preprocessing: {what}").format(what=self.tr("range"))
            self._desk.session.change(label=text, card=self._advice.card)


def _written(numbers: Numbers) -> str:
    """ "−1.9 … 2.1": black and white."""
    return f"{_short(numbers.black)} … {_short(numbers.white)}"


def _short(number: float) -> str:
    text = f"{number:.0f}" if abs(number) >= 10 else f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-", "−")
