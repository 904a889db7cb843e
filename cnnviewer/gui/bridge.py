"""Results from the workers, on the GUI thread; choices of the user, to the workers.

The compute thread leaves the newest Outcome in a slot and emits one empty, coalesced, queued signal. Arrays never
travel inside a signal: a signal per frame grows without bound when the window is slower than the camera.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cnnviewer.display.picture import Picture, PictureSpec
from cnnviewer.engine.network import Network, Node, Shape, Value
from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.durations import Durations
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.interventions import apply_interventions, fitting
from cnnviewer.networks.shown import input_shape
from cnnviewer.pipeline.outcome import Beside, Outcome, Spec
from cnnviewer.pipeline.pipeline import Pipeline
from cnnviewer.session.session import Session
from cnnviewer.session.state import State, interventions_of, plain_of

_REST_MS = 150  # a pen that pauses that long lets the rest of the network be computed


class PictureOwner(Protocol):
    """Whoever asks for pictures; `title` names it in keys."""

    title: str


class Bridge(QObject):
    """Between the session and the pipeline. `durations`: how long each node takes.

    outcome_arrived  a newer `outcome` is there
    staleness_changed  `stale` became True or False
    network_changed  `network` is another one
    failed           a choice could not be followed; the text is the user's sentence
    """

    outcome_arrived = Signal()
    staleness_changed = Signal()
    network_changed = Signal()
    failed = Signal(str)
    _woken = Signal()

    def __init__(self, session: Session, pipeline: Pipeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.pipeline = pipeline
        self.outcome: Outcome | None = None
        self.durations = Durations()
        self.network = network_of(session.state)
        self._pictures: dict[str, dict[str, PictureSpec]] = {}
        self._values: dict[str, frozenset[str]] = {}
        self._hidden: set[str] = set()
        self._beside: Beside | None = None
        self._version = 0
        self._seen: tuple[Node, ...] = self.network.nodes  # of the network whose visible part was computed
        self._submitted: Spec | None = None
        self._fitted_to: Shape | None = None  # what entered the network that paint was brought to the size of
        self._stale = True
        self._submit_timer = QTimer(self, singleShot=True, interval=0)
        self._submit_timer.timeout.connect(self._submit)
        self._rest_timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest_timer.timeout.connect(self._submit)
        self._woken.connect(self._fetch, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = session.subscribe(self._state_changed)
        self._submit_timer.start()

    def wake(self) -> None:
        """Called on the compute thread when a new outcome waits in the pipeline."""
        self._woken.emit()

    @property
    def stale(self) -> bool:
        """True while the outcome on show does not answer the newest choices, or its source has gone away."""
        return self._stale

    def request_pictures(self, owner: PictureOwner, pictures: Mapping[str, PictureSpec]) -> None:
        """`owner` needs these pictures from now on, by keys of its own; they replace what it asked for before."""
        if self._pictures.get(owner.title, {}) != pictures:
            self._pictures[owner.title] = dict(pictures)
            self._submit_timer.start()

    def request_values(self, owner: PictureOwner, values: Iterable[str]) -> None:
        """`owner` needs these activations on every frame from now on, whatever is on show; () when it does not."""
        wanted = frozenset(values)
        if self._values.get(owner.title, frozenset()) != wanted:
            self._values[owner.title] = wanted
            self._submit_timer.start()

    def set_shown(self, owner: PictureOwner, shown: bool) -> None:
        """What `owner` asked for is computed only while it is shown, which it is at first."""
        if shown == (owner.title in self._hidden):
            self._hidden ^= {owner.title}
            self._submit_timer.start()

    @property
    def beside(self) -> Beside | None:
        """What is wanted beside the network on show; an outcome that answers it has it in its spec."""
        return self._beside

    def set_beside(self, beside: Beside | None) -> None:
        """Run this beside the network on show from now on; None costs nothing."""
        if beside is not self._beside:
            self._beside = beside
            self._submit_timer.start()

    def picture(self, owner: PictureOwner, key: str) -> Picture | None:
        """The picture of the present outcome that `owner` asked for under `key`; None when it is not there yet."""
        if self.outcome is None:
            return None
        return self.outcome.pictures.get(f"{owner.title}/{key}")

    def close(self) -> None:
        """Stop listening and stop the threads."""
        self._unsubscribe()
        self._submit_timer.stop()
        self._rest_timer.stop()
        self.pipeline.close()

    def _state_changed(self, before: State, after: State) -> None:
        changed = after.stack is not before.stack or after.network is not before.network
        if changed or (_painted(after) and after.card != before.card):
            try:
                self._fitted_to = self._entering(after)
                self.network = network_of(after, self._fitted_to)
                self._fitted_to = self._fitted_to or input_shape(self.network, after.card)
            except CnnviewerError as error:
                self.failed.emit(str(error))
                return
            self.network_changed.emit()
        if changed or after.card != before.card:
            self._submit_timer.start()

    def _submit(self) -> None:
        pictures = {
            f"{owner}/{key}": spec
            for owner, specs in self._pictures.items()
            if owner not in self._hidden
            for key, spec in specs.items()
        }
        network, card, last = self.network, self.session.state.card, self._submitted
        opened = self.session.state.network is not None
        first = opened and network.nodes is not self._seen
        # On video the end of a deep network costs more than all that is on show.
        always = self._wanted_values(network, () if opened else network.outputs)
        same = last is not None and last.network is network and last.card == card and last.pictures == pictures
        same = same and last is not None and set(always) <= set(last.always or ())
        if not same:  # else the rest of what is on show is wanted; the visible part is no older for that
            self._version += 1
        # The first sight of a deep network does not wait for another one.
        beside = None if first else self._beside
        if beside is not None:
            always = self._wanted_values(network, beside.wanted.union(always))
        self._submitted = Spec(network, card, pictures, self._version, always, first, beside)
        self.pipeline.set_spec(self._submitted)
        self._update_staleness()

    def _wanted_values(self, network: Network, least: Iterable[str]) -> tuple[str, ...]:
        """`least` and what was asked for with `request_values`, as far as `network` has it."""
        shown = (values for owner, values in self._values.items() if owner not in self._hidden)
        return tuple(sorted({value for value in frozenset(least).union(*shown) if network.producer(value) is not None}))

    def _fetch(self) -> None:
        outcome = self.pipeline.latest()
        if outcome is None:
            return
        if (self._fit_paint(outcome) or self._is_outrun(outcome)) and outcome.error is not None:
            return  # the paint had the size of another picture; the answer with the right one follows
        before, self.outcome = self.outcome, outcome
        if before is not None and before.spec is outcome.spec and self._is_new_still(before, outcome):
            self._rest_timer.start()
        self.durations.take(outcome)
        self._update_staleness()
        if outcome.spec.shown_only and outcome.spec is self._submitted and not self._submit_timer.isActive():
            self._seen = self.network.nodes
            self._submit_timer.start()
        self.outcome_arrived.emit()

    def _entering(self, state: State) -> Shape | None:
        """(N, C, H, W) of what entered the network last, if it would enter by `state` too; else None."""
        outcome = self.outcome
        if outcome is None or outcome.prepared is None or outcome.spec.card != state.card:
            return None
        return outcome.prepared.tensor.shape

    def _fit_paint(self, outcome: Outcome) -> bool:
        """Bring paint to the size of the maps after the picture got another size; whether that was needed."""
        state, prepared = self.session.state, outcome.prepared
        if prepared is None or not _painted(state) or outcome.spec.network is not self.network:
            return False
        if prepared.tensor.shape == self._fitted_to:
            return False
        self._fitted_to = prepared.tensor.shape
        self.network = network_of(state, self._fitted_to)
        self.network_changed.emit()
        self._submit_timer.start()
        return True

    def _is_outrun(self, outcome: Outcome) -> bool:
        """Whether maps were changed in the network of `outcome`, and another network was chosen since."""
        network = outcome.spec.network
        return network is not self.network and untouched(network) is not network

    def _is_new_still(self, before: Outcome, outcome: Outcome) -> bool:
        """Whether a still became another one, as a drawing does: like a frame of a video, it was computed in part."""
        still = self.pipeline.position.frame_count == 1 and outcome.frame.index == 0
        return still and before.frame.pixels is not outcome.frame.pixels

    def _update_staleness(self) -> None:
        outcome = self.outcome
        stale = outcome is None or outcome.spec.version < self._version or outcome.frame.stale
        if stale != self._stale:
            self._stale = stale
            self.staleness_changed.emit()


def _painted(state: State) -> bool:
    return any(one.paint is not None for one in interventions_of(state))


def network_of(state: State, shape: Shape | None = None) -> Network:
    """The network of `state`: the opened one, or the stack built, with the interventions on its maps.

    While the opened one is loaded, its input alone. Interventions on maps that it does not make wait until it does.
    shape  (N, C, H, W) of what enters it, None: as the preprocessing card says
    """
    opened, network, wanted = state.network, plain_of(state), interventions_of(state)
    if network is None:
        image = Value("image", ("batch", state.card.channels, "height", "width"))
        return Network(opened.address if opened is not None else "", (), (image,), (), {})
    if not wanted:
        return network
    shape = shape or input_shape(network, state.card)
    return apply_interventions(network, fitting(network, wanted, shape), shape)
