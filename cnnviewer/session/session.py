"""The session: the present State, its history, and who wants to hear of changes. Used on one thread, the window's."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import Stack
from cnnviewer.session.state import OpenedNetwork, State
from cnnviewer.sources.drawing import Drawing

Subscriber = Callable[[State, State], None]
HISTORY_LIMIT = 200


@dataclass(frozen=True, eq=False)
class _Step:
    """A point in the history: what the document was before the edit called `label`."""

    label: str
    merge: str | None
    stack: Stack
    card: PreprocessingCard
    network: OpenedNetwork | None
    drawing: Drawing

    @classmethod
    def of(cls, state: State, then: OpenedNetwork | None, label: str, merge: str | None = None) -> _Step:
        """The document of `state`, before the network becomes `then`.

        Another network takes the place of hundreds of megabytes: what was not edited is loaded again when it comes
        back, so that the history does not keep it in memory.
        """
        network = state.network
        left = network is not None and (then is None or then.address != network.address)
        if network is not None and left and not network.edited:
            network = replace(network, graph=None, labels=(), original=None)
        return cls(label, merge, state.stack, state.card, network, state.drawing)


class Session:
    """Holds the State. `change` is the only way to alter it; every subscriber hears (before, after).

    A subscriber may make a change of its own: that one is told when everybody has heard the first, so that all hear
    all changes in the order in which they happened.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._subscribers: list[Subscriber] = []
        self._untold: deque[tuple[State, State]] = deque()
        self._telling = False

    @property
    def state(self) -> State:
        return self._state

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber(before, after)` after every change; returns a function that ends the subscription."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def change(self, label: str | None = None, merge: str | None = None, **fields: Any) -> State:
        """Replace fields of the state. With a `label` a new stack, network, card or drawing can be undone under it.

        Successive edits with the same `merge` key (a drag over one cell) become a single step of the history.
        """
        after = replace(self._state, **fields)
        document_changed = (
            after.stack is not self._state.stack
            or after.network is not self._state.network
            or after.card != self._state.card
            or after.drawing is not self._state.drawing
        )
        if label is not None and document_changed:
            merged = merge is not None and bool(self._undo) and self._undo[-1].merge == merge
            if not merged:
                self._undo.append(_Step.of(self._state, after.network, label, merge))
                del self._undo[:-HISTORY_LIMIT]
            self._redo.clear()
        return self._become(after)

    def end_merge(self) -> None:
        """The next edit starts a step of its own, whatever its merge key (the mouse button was let go)."""
        if self._undo:
            self._undo[-1] = replace(self._undo[-1], merge=None)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back; None when there is nothing."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would bring back; None when there is nothing."""
        return self._redo[-1].label if self._redo else None

    def undo(self) -> None:
        """Take back the last edit of the network, the preprocessing card or the drawing."""
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Bring back the edit that was last undone."""
        self._move(self._redo, self._undo)

    def _move(self, origin: list[_Step], target: list[_Step]) -> None:
        if not origin:
            return
        step = origin.pop()
        target.append(_Step.of(self._state, step.network, step.label))
        self.end_merge()
        document = replace(self._state, stack=step.stack, card=step.card, network=step.network, drawing=step.drawing)
        self._become(document)

    def _become(self, after: State) -> State:
        self._untold.append((self._state, after))
        self._state = after
        if not self._telling:
            self._telling = True
            try:
                while self._untold:
                    change = self._untold.popleft()
                    for subscriber in tuple(self._subscribers):
                        subscriber(*change)
            finally:
                self._telling = False
        return after
