"""Opens networks without freezing the window: reading and guessing take place on a thread, the newest wish wins.

A network that only an address is known of (the session was restored, an undo brought it back) is loaded as soon as it
stands in the state; when its file is gone, the window says so and shows the editable network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Background, Job
from cnnviewer.gui.network_memory import NetworkMemory
from cnnviewer.gui.selection import first_selection, first_value
from cnnviewer.session.notices import Notices
from cnnviewer.session.remembered import Remembered
from cnnviewer.session.session import Session
from cnnviewer.session.settings import RECENT_LIMIT, Settings
from cnnviewer.session.state import OpenedNetwork, Selection, State
from cnnviewer.sources.drawing import ADDRESS as CANVAS

if TYPE_CHECKING:
    from cnnviewer.engine.network import Network
    from cnnviewer.networks.preprocessing import PreprocessingCard
    from cnnviewer.networks.weights.report import Report

NOTICE = "network"


@dataclass(frozen=True, eq=False)
class Loaded:
    """What a thread brings back; `problem` is what is wrong with labels, weights or edits, "" when all is well.

    key, known  of a file: what its content is known by, and what was chosen for it before
    """

    network: OpenedNetwork
    card: PreprocessingCard
    problem: str = ""
    key: str = ""
    known: Remembered = field(default_factory=Remembered)


class NetworkOpener(QObject):
    """Opens paths and names and puts them into the session.

    opening  a network is being loaded; the text is its address
    opened   it is there, or could not be opened
    """

    opening = Signal(str)
    opened = Signal()

    def __init__(
        self,
        session: Session,
        background: Background,
        notices: Notices,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._notices = notices
        self._settings = settings
        self._newest: Job[Loaded] | None = None
        self.memory = NetworkMemory(session, background)
        session.subscribe(self._state_changed)
        self._load_missing(session.state)

    @property
    def busy(self) -> bool:
        """True while a network is being loaded."""
        return self._newest is not None

    def open(self, address: str) -> None:
        """Load `address`, a path or a name, on a thread; then show it, with a card that is guessed. Undo goes back."""
        address = lasting(address)

        def done(loaded: Loaded) -> None:
            from cnnviewer.networks.guess import card_for_drawing

            network, state = loaded.network, self._session.state
            label = self.tr("network {name}").format(name=short_name(network))
            view = replace(state.view, limits={}, composite={}, enlarged={})  # they belong to values of that name
            selection = Selection(first_value(network))
            card = card_for_drawing(loaded.card, address) if state.source == CANVAS else loaded.card
            self._session.change(label=label, network=network, card=card, selection=selection, view=view)
            self._remember(address)
            self._say_what_is_special(loaded)

        def failed(error: CnnviewerError) -> None:
            self._notices.add(str(error), "error", replace=NOTICE)
            self._load_missing(self._session.state)  # what was being loaded when this was asked for

        self._run(address, done, failed)

    def take(self, mime: QMimeData) -> bool:
        """Open the network that was dropped or pasted, if it is one."""
        address = network_in(mime)
        if address:
            self.open(address)
        return bool(address)

    def recent(self) -> tuple[str, ...]:
        """Files opened before, newest first."""
        return tuple(self._settings["recent_networks"])

    def _state_changed(self, before: State, after: State) -> None:
        if after.network is not before.network:
            self._load_missing(after)

    def _load_missing(self, state: State) -> None:
        """Load the network that stands in `state` by its address alone."""
        wanted = state.network
        if wanted is None or wanted.graph is not None:
            return

        def done(loaded: Loaded) -> None:
            from cnnviewer.networks.guess import disagreement

            graph, state = loaded.network.graph, self._session.state
            if state.network is wanted and graph is not None:
                card = loaded.card if disagreement(graph, state.card) else state.card
                self._session.change(network=loaded.network, card=card)
                if loaded.problem:
                    self._notices.add(loaded.problem, "warning", replace=NOTICE)

        def failed(error: CnnviewerError) -> None:
            if self._session.state.network is wanted:
                text = self.tr("{reason} The editable network is shown instead.").format(reason=error)
                self._notices.add(text, "warning", replace=NOTICE)
                leave_network(self._session)

        self._run(wanted.address, done, failed, wanted)

    def _run(self, address: str, done: Done, failed: Failed, wanted: OpenedNetwork | None = None) -> None:
        def work(job: Job[Loaded]) -> Loaded:
            return load(address) if wanted is None else load_again(wanted)

        def ended(loaded: Loaded) -> None:
            if job is self._newest:
                self._newest = None
                self._notices.dismiss(NOTICE)
                self.memory.met(loaded.network.address, loaded.key, loaded.known)
                done(loaded)
                self.opened.emit()

        def ended_badly(error: CnnviewerError) -> None:
            if job is self._newest:
                self._newest = None
                failed(error)
                self.opened.emit()

        job = self._newest = self._background.run(f"opening {address}", work, ended, ended_badly)
        self.opening.emit(address)

    def _say_what_is_special(self, loaded: Loaded) -> None:
        from cnnviewer.networks.guess import has_random_weights

        if loaded.problem:
            self._notices.add(loaded.problem, "warning", replace=NOTICE)
        elif has_random_weights(loaded.network.address):
            text = self.tr(
                "The weights of {name} are random: it shows how such a network is built, not what it learned."
            )
            self._notices.add(text.format(name=short_name(loaded.network)), replace=NOTICE)

    def _remember(self, address: str) -> None:
        if Path(address).suffix.lower() == ".onnx":
            others = [known for known in self.recent() if known != address]
            self._settings["recent_networks"] = (address, *others)[:RECENT_LIMIT]


def load(address: str) -> Loaded:
    """Load `address` and find out how frames enter it; takes seconds, so it belongs on a thread."""
    from cnnviewer.networks.feeding import fed
    from cnnviewer.networks.guess import disagreement, guess_card
    from cnnviewer.networks.labels import labels_of
    from cnnviewer.networks.load import load_network
    from cnnviewer.networks.shown import class_value, input_shape
    from cnnviewer.session.remembered import key_of, recall

    graph, feeding = fed(load_network(address))
    key = key_of(Path(address)) if Path(address).suffix.lower() == ".onnx" else ""
    known = recall(key)
    card = guess_card(graph, address)
    if known.card is not None and not disagreement(graph, known.card):
        card = known.card
    classes = class_value(graph, input_shape(graph, card))
    labels: tuple[str, ...] = ()
    problem = ""
    if classes is not None and len(known.labels) == classes[1]:
        labels = known.labels
    elif classes is not None:
        try:
            labels = labels_of(graph, address, classes[1])
        except CnnviewerError as error:
            problem = str(error)
    return Loaded(OpenedNetwork(address, graph, labels, feeding), card, problem, key, known)


def load_again(wanted: OpenedNetwork) -> Loaded:
    """Load the network that `wanted` tells of, with its file of weights, its edits and its interventions."""
    from cnnviewer.session.changes import loaded

    found = load(wanted.address)
    network, problems = found.network, [found.problem] if found.problem else []
    if wanted.weights and network.graph is not None:
        try:
            graph = filled(network.graph, wanted.weights)[0]
            network = replace(network, graph=graph, original=graph, weights=wanted.weights)
        except CnnviewerError as error:
            text = QCoreApplication.translate("NetworkOpener", "{reason} The network has its own weights instead.")
            problems.append(text.format(reason=error))
    network, lost = loaded(network, wanted)
    if lost:
        text = QCoreApplication.translate(
            "NetworkOpener",
            "{name} is no longer as it was when its weights were edited; the edits of {count} of {all} weights were "
            "left out.",
        )
        problems.append(text.format(name=short_name(network), count=len(lost), all=len(wanted.changes)))
    return replace(found, network=network, problem=" ".join(problems))


def filled(network: Network, path: str) -> tuple[Network, Report]:
    """`network` with the numbers of the file of weights at `path`, and the report about them; belongs on a thread."""
    from cnnviewer.networks.weights.load import load_weights
    from cnnviewer.networks.weights.read import read_weights

    return load_weights(network, read_weights(path), source=Path(path).name)


def leave_network(session: Session, label: str | None = None) -> None:
    """Show the editable network again, with a card that fits it."""
    from cnnviewer.gui.fitting import card_for

    state = session.state
    card = card_for(state.card, state.stack, back=state.network is not None)
    session.change(label=label, network=None, card=card, selection=first_selection(state.stack))


def network_in(mime: QMimeData) -> str:
    """The path of an .onnx file among what was dropped or pasted; "" for anything else."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    text = mime.text().strip()
    if not paths and "\n" not in text and Path(text).is_absolute():
        paths = [text]
    return next((path for path in paths if Path(path).suffix.lower() == ".onnx"), "")


def lasting(address: str) -> str:
    """`address` such that it means the same file from every folder; a name stays as it is."""
    path = Path(address).expanduser()
    return str(path.absolute()) if path.suffix.lower() == ".onnx" else address


def short_name(network: OpenedNetwork) -> str:
    """What people call it: its own name, else that of its file."""
    name = network.graph.name if network.graph is not None else ""
    return name or Path(network.address).stem


Done = Callable[[Loaded], None]
Failed = Callable[[CnnviewerError], None]
