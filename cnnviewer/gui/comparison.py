"""What the network on show is compared with: its original, a network or a frame that was held, or another network.

The choice belongs to the window, not to the session: it changes no number of the network, and a session file does not
grow by frames. Nothing is computed beside the network while no panel asks for it (`want`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from cnnviewer.display.picture import PictureSpec
from cnnviewer.engine.network import Network
from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Background, Job
from cnnviewer.gui.bridge import Bridge, PictureOwner
from cnnviewer.gui.opening_network import Loaded, lasting, load, short_name
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.pipeline.outcome import Beside, Contrast, Outcome
from cnnviewer.session.original import before_edits, is_edited
from cnnviewer.session.session import Session
from cnnviewer.session.state import State
from cnnviewer.sources.frame import Frame

Wishes = tuple[tuple[str, ...], Mapping[str, PictureSpec]]
CHOOSER = "compare"
"""The title of the panel whose choice counts; whoever else asks is told what differs from the original."""


class Kind(StrEnum):
    """What stands beside the network on show."""

    ORIGINAL = "original"
    NETWORK = "network held"
    FRAME = "frame held"
    OTHER = "another network"


@dataclass(frozen=True, eq=False)
class Reference:
    """The other side. None: the network, the card or the frame on show. `labels`: the names of its classes."""

    kind: Kind
    name: str
    network: Network | None = None
    card: PreprocessingCard | None = None
    frame: Frame | None = None
    labels: tuple[str, ...] = ()


class Comparison(QObject):
    """Holds the choice and tells the bridge what to run beside the network.

    changed  another reference was chosen, the sides were swapped, or a network could not be opened
    """

    changed = Signal()

    def __init__(self, session: Session, bridge: Bridge, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._bridge = bridge
        self._background = background
        self.kind = Kind.ORIGINAL
        self.swapped = False
        self.problem = ""
        self._held: dict[Kind, Reference] = {}
        self._wishes: dict[str, Wishes] = {}
        self._asked: tuple[object, ...] | None = None
        self._job: Job[Loaded] | None = None
        session.subscribe(self._state_changed)

    @property
    def reference(self) -> Reference | None:
        """What is chosen; None when there is no original, or the network is still being opened."""
        return self.original if self.kind is Kind.ORIGINAL else self._held.get(self.kind)

    @property
    def original(self) -> Reference | None:
        """The network on show before the edits."""
        network = before_edits(self._session.state)
        return None if network is None else Reference(Kind.ORIGINAL, network.name, network)

    @property
    def edited(self) -> bool:
        """Whether the network on show is another one than its original."""
        network = before_edits(self._session.state)
        return network is not None and is_edited(self._bridge.network, network)

    @property
    def opening(self) -> bool:
        """Whether another network is being opened."""
        return self._job is not None

    def has(self, kind: Kind) -> bool:
        """Whether there is something of this kind to compare with."""
        return self.original is not None if kind is Kind.ORIGINAL else kind in self._held

    def choose(self, kind: Kind) -> None:
        """Compare with what there is of this kind; what is not held yet is held now."""
        if kind is Kind.NETWORK and kind not in self._held:
            self.hold_network()
        elif kind is Kind.FRAME and kind not in self._held:
            self.hold_frame()
        else:
            self._take(kind)

    def hold_network(self) -> None:
        """Compare with the network as it is at this moment."""
        state, network = self._session.state, self._bridge.network
        labels = state.network.labels if state.network is not None else ()
        name = network.name if state.network is None else short_name(state.network)
        self._take(Kind.NETWORK, Reference(Kind.NETWORK, name, network, state.card, labels=labels))

    def hold_frame(self) -> None:
        """Compare with the frame on show at this moment, in the same network."""
        outcome = self._bridge.outcome
        if outcome is not None:
            self._take(Kind.FRAME, Reference(Kind.FRAME, outcome.frame.name, frame=outcome.frame))

    def open(self, address: str) -> None:
        """Load a network, by name or path, and compare with that one; on a thread, the newest wish wins."""
        address = lasting(address)

        def work(job: Job[Loaded]) -> Loaded:
            return load(address)

        def done(loaded: Loaded) -> None:
            if job is self._job:
                self._job = None
                self._take(Kind.OTHER, self._other(loaded))

        def failed(error: CnnviewerError) -> None:
            if job is self._job:
                self._job = None
                self.problem = str(error)
                self.changed.emit()

        job = self._job = self._background.run(f"opening {address}", work, done, failed)
        self.problem = ""
        self.changed.emit()

    def swap(self) -> None:
        """Let the sides exchange their places."""
        self.swapped = not self.swapped
        self.changed.emit()

    # Who wants what

    def want(
        self, owner: PictureOwner, values: Iterable[str] = (), pictures: Mapping[str, PictureSpec] | None = None
    ) -> None:
        """`owner` needs these values of the network on show compared, and these pictures of both sides drawn."""
        wishes: Wishes = (tuple(sorted(set(values))), dict(pictures or {}))
        if self._wishes.get(owner.title) != wishes:
            self._wishes[owner.title] = wishes
            self._ask()

    def release(self, owner: PictureOwner) -> None:
        """`owner` needs nothing any more."""
        if self._wishes.pop(owner.title, None) is not None:
            self._ask()

    @property
    def shown(self) -> Reference | None:
        """What the present outcomes are compared with."""
        if CHOOSER in self._wishes:
            return self.reference
        return self.original if self.edited else None

    def contrast(self) -> tuple[Outcome, Outcome, Contrast] | None:
        """(here, there, how far they lie apart) of the outcome on show; None until it answers what is wanted."""
        outcome = self._bridge.outcome
        if outcome is None or outcome.beside is None or outcome.contrast is None:
            return None
        wanted, answered = self._bridge.beside, outcome.spec.beside
        if wanted is None or answered is None or not _same_sides(wanted, answered):
            return None
        return outcome, outcome.beside, outcome.contrast

    def _take(self, kind: Kind, reference: Reference | None = None) -> None:
        if reference is not None:
            self._held[kind] = reference
        self.kind, self.problem = kind, ""
        self._ask()
        self.changed.emit()

    def _other(self, loaded: Loaded) -> Reference:
        """Another network with the card on show where it leaves its input open, else with its own."""
        from cnnviewer.networks.guess import disagreement
        from cnnviewer.networks.load import card_of

        opened, card = loaded.network, self._session.state.card
        known = loaded.known.card is not None or card_of(opened.address) is not None
        own = known or opened.graph is None or bool(disagreement(opened.graph, card))
        return Reference(
            Kind.OTHER, short_name(opened), opened.graph, loaded.card if own else card, labels=opened.labels
        )

    def _state_changed(self, before: State, after: State) -> None:
        if after.stack is not before.stack or after.network is not before.network:
            self._ask()
            if before_edits(after) is not before_edits(before) or self.kind is Kind.ORIGINAL:
                self.changed.emit()

    def _ask(self) -> None:
        """Tell the bridge what to run beside the network now."""
        shown = self.shown if self._wishes else None
        if shown is None:
            self._asked = None
            self._bridge.set_beside(None)
            return
        values = tuple(sorted({value for wanted, _ in self._wishes.values() for value in wanted}))
        pictures = {key: spec for _, wanted in self._wishes.values() for key, spec in wanted.items()}
        asked = (shown.network, shown.card, shown.frame, values, pictures)
        if asked != self._asked:
            self._asked = asked
            self._bridge.set_beside(Beside(shown.network, shown.card, shown.frame, values, pictures))


def _same_sides(wanted: Beside, answered: Beside) -> bool:
    """Whether an answer is about the network, the card and the frame that are wanted."""
    same = wanted.network is answered.network and wanted.frame is answered.frame
    return same and wanted.card == answered.card
