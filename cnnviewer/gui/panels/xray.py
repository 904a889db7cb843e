"""The x-ray: why the selected number is what it is, and the walk back from it to the pixels.

Numbers are taken apart on a thread (gui.xray_work); the panel shows the newest answer, some times a second on video.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnviewer.explain.walk import Step, answer_of, walk_to_input
from cnnviewer.explain.xray import XRay, inputs_of
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.lit import Lit
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.xray_clicks import XRayClicks
from cnnviewer.gui.panels.xray_face import XRayFace
from cnnviewer.gui.panels.xray_path import XRayPath
from cnnviewer.gui.panels.xray_pointing import XRayPointing
from cnnviewer.gui.panels.xray_texts import XRayTexts
from cnnviewer.gui.places import index_of, selection_of, strongest_place
from cnnviewer.gui.sentences import in_language
from cnnviewer.gui.xray_work import Taken, XRayWork
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection, State

_EVERY_MS = 100  # digits that change faster cannot be read


class XRayPanel(Panel):
    """A tab of the inspector. `path` is the way that was walked; `taken` the number on show, taken apart."""

    title = "xray"
    place = "right"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.face = XRayFace()
        self.path = XRayPath()
        self.taken: Taken | None = None
        self._work: XRayWork | None = None
        self._lit: Lit | None = None
        self._pointing: XRayPointing | None = None
        self._wants_answer = False
        self._walking = False
        self._held = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.face)
        self._keys = {
            Qt.Key.Key_Return: self.go,
            Qt.Key.Key_Enter: self.go,
            Qt.Key.Key_Up: lambda: self.choose(-1),
            Qt.Key.Key_Down: lambda: self.choose(1),
            Qt.Key.Key_Backspace: self.back,
            Qt.Key.Key_Home: lambda: self.return_to(0),
            Qt.Key.Key_End: self.go_to_input,
        }
        self.face.trail.chosen.connect(self.return_to)
        self.face.trail.hovered.connect(self._light_step)
        self._clicks = XRayClicks(self)
        bridge.staleness_changed.connect(self._staleness_changed)
        self.face.back.clicked.connect(self.back)
        self.face.less.clicked.connect(lambda: self.choose(-1))
        self.face.more.clicked.connect(lambda: self.choose(1))
        self.face.go.clicked.connect(self.go)

    def heading(self) -> str:
        return self.tr("X-ray")

    def take_desk(self, desk: Desk) -> None:
        self._lit = desk.lit
        self._pointing = XRayPointing(self.face, desk.lit, self.bridge)
        self._work = XRayWork(self, desk.background, self._show, self._say)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.face.refresh_icons()

    # What arrives

    def show_outcome(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            outcome = self.bridge.outcome
            moving = outcome is not None and outcome.frame.time_s > 0
            self._timer.start(_EVERY_MS if moving and self.taken is not None else 0)

    def state_changed(self, before: State, after: State) -> None:
        if before.selection != after.selection and not self._walking:
            self.path.clear()
        if self.isVisible() and (before.selection, before.view) != (after.selection, after.view):
            self._timer.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self.bridge.request_values(self, ())
        if self._lit is not None:
            self._lit.frame(())
            self._lit.point(None)

    def _staleness_changed(self) -> None:
        self.face.show_stale(self.bridge.stale)

    def _ask(self) -> None:
        """Have the number of the selected place taken apart, once all that it is made of was computed."""
        outcome, selection = self.bridge.outcome, self.session.state.selection
        network = self.bridge.network
        if self._work is None or outcome is None or outcome.trace is None or outcome.spec.network is not network:
            return
        if self._wants_answer:
            self._start_from_answer(outcome)
            return
        self.path.keep_to(network, outcome.trace)
        missing = self._missing(outcome, {selection.value, *(step.value for step in self.path.steps)})
        if missing:
            if outcome.error is not None:
                self.face.show_message(self.tr("This number was not computed; the line below the maps says why."))
            return
        array = outcome.trace[selection.value]
        index = index_of(selection, array.shape)
        self._held = index is None
        if index is None:
            strongest = strongest_place(array, selection.channel)
            index = self.path.hold(selection.value, selection.channel, strongest)
        if index is None or array.size == 0:
            self.face.show_message(self.tr("Select a cell of a map to see why its number is what it is."))
            return
        self.path.arrive(Step(selection.value, index))
        self._work.ask(outcome, self.path.steps)

    def _missing(self, outcome: Outcome, values: set[str]) -> bool:
        """Ask for `values` and all that they are made of; whether some of it is not in `outcome`."""
        needed = {name for value in values for name in inputs_of(self.bridge.network, value)}
        self.bridge.request_values(self, needed)
        return outcome.trace is None or not needed <= set(outcome.trace)

    def _say(self, sentence: str) -> None:
        self.face.show_message(in_language(sentence))

    def _show(self, taken: Taken) -> None:
        if not self.isVisible() or not self.path.steps or taken.found.step != self.path.steps[-1]:
            return
        self.taken = taken
        self._show_taken(taken)

    def _show_taken(self, taken: Taken) -> None:
        ray, found = taken.found.ray, taken.found
        texts = XRayTexts(self.session.state, taken.outcome)
        chosen = self.path.contributor(found)
        self.face.show_ray(
            ray,
            texts.rows(ray, self.path.term(found)),
            texts.number(ray),
            texts.formula(ray),
            texts.remarks(ray, self._held),
            texts.tip(ray),
        )
        self.face.show_place(texts.title(ray.value), texts.place(found.step))
        if len(taken.shares) == len(self.path.steps) - 1:
            self.face.trail.show_places(texts.trail(self.path.steps, taken.shares))
        self.face.show_next(
            texts.next_step(found, chosen),
            back=len(self.path.steps) > 1,
            several=len(found) > 1 and ray.node is not None,
            go=chosen is not None and chosen.step is not None,
        )
        if self._lit is not None and self._pointing is not None:
            self._lit.frame(ray.boxes)
            self._pointing.show(ray)

    # The walk

    def walk_from_answer(self) -> None:
        """Begin at the likeliest class, or at the strongest number of the last layer."""
        self._wants_answer = True
        self._timer.start(0)

    def go(self) -> None:
        """Walk on to the contributor that is chosen."""
        found = None if self.taken is None else self.path.contributor(self.taken.found)
        if found is not None and found.step is not None:
            self.walk_on([found.step])

    def go_to_input(self) -> None:
        """Walk on by the strongest contributors as far as that goes."""
        taken = self.taken
        if taken is None or taken.outcome.trace is None or not self.path.steps:
            return
        if taken.found.step != self.path.steps[-1]:
            return  # the number on show is still being taken apart; the one before may be of another network
        network, trace = taken.outcome.spec.network, taken.outcome.trace
        values = {name for node in network.nodes for name in node.outputs if name}
        if not values <= set(trace):
            self.go()  # of this frame not all is known: one step at a time asks for what it needs
            return
        _, *steps = walk_to_input(network, trace, self.path.steps[-1])
        if steps:
            self.walk_on(steps)

    def back(self) -> None:
        """Return to the number before."""
        if len(self.path.steps) > 1:
            self.return_to(len(self.path.steps) - 2)

    def return_to(self, number: int) -> None:
        """Return to place `number` of the way."""
        if number < len(self.path.steps) - 1:
            self._select(self.path.return_to(number))

    def choose(self, by: int) -> None:
        """Choose the contributor `by` ranks weaker."""
        if self.taken is not None and len(self.taken.found):
            self.path.choose(by, self.taken.found)
            self._show_taken(self.taken)

    def _start_from_answer(self, outcome: Outcome) -> None:
        network, trace = self.bridge.network, outcome.trace
        if trace is None or self._missing(outcome, set(network.outputs)):
            return
        self._wants_answer = False
        start = answer_of(network, trace)
        if start is not None:
            self.path.clear()
            self.path.go(start)
            self._select(start)

    def walk_on(self, steps: list[Step]) -> None:
        """Walk on over `steps`; the last one is selected."""
        for step in steps:
            self.path.go(step)
        self._select(steps[-1])

    def _select(self, step: Step) -> None:
        outcome, state = self.bridge.outcome, self.session.state
        if outcome is None or outcome.trace is None or step.value not in outcome.trace:
            return
        shape = outcome.trace[step.value].shape
        self.select(selection_of(state.selection, step.value, step.index, shape))
        self._timer.start(0)

    def select(self, selection: Selection) -> None:
        """Change the selection without leaving the way."""
        self._walking = True
        self.session.change(selection=selection)
        self._walking = False

    def _light_step(self, number: int) -> None:
        """The mouse is over a place of the way: its cell lights up, and what it sees of the frame."""
        step = self.path.steps[number] if 0 <= number < len(self.path.steps) else None
        if self._pointing is not None and self._lit is not None:
            if step is None or len(step.index) not in (2, 4):
                self._lit.point(None)
            else:
                self._pointing.light(step.value, step.index)

    @property
    def ray(self) -> XRay | None:
        """The x-ray on show."""
        return None if self.taken is None else self.taken.found.ray

    # Keys

    def event(self, event: QEvent) -> bool:
        """The keys of the walk belong to it before they belong to commands; Esc only while there is a way back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.face.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.face.show_focus(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)
            return
        self._keys.get(Qt.Key(event.key()), self.back)()

    def _takes(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape:
            return plain and len(self.path.steps) > 1
        return plain and event.key() in self._keys
