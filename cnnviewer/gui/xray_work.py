"""Takes numbers apart on a thread of its own: the one on show, and the shares of the steps that led to it.

One job at a time; what is asked meanwhile waits, the newest alone. Some operators need a pass over whole activations to
tell where a number came from, which the window must not wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QObject

from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.walk import Contributors, Step, contributors
from cnnviewer.gui.background import Background, Job
from cnnviewer.pipeline.outcome import Outcome


@dataclass(frozen=True, eq=False)
class Taken:
    """A number taken apart, in one outcome.

    found   its contributors, and so its x-ray
    shares  for every step of the path after the first, its share of the step before; None where it has none any more
    """

    outcome: Outcome
    found: Contributors
    shares: tuple[float | None, ...]


class XRayWork:
    """done(taken) and failed(sentence) are called on the GUI thread, while `owner` lives."""

    def __init__(
        self, owner: QObject, background: Background, done: Callable[[Taken], None], failed: Callable[[str], None]
    ) -> None:
        self._owner = owner
        self._background = background
        self._done = done
        self._failed = failed
        self._busy = False
        self._waiting: tuple[Outcome, tuple[Step, ...]] | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def ask(self, outcome: Outcome, path: Sequence[Step]) -> None:
        """Take the last step of `path` apart in `outcome`."""
        self._waiting = outcome, tuple(path)
        self._next()

    def forget(self) -> None:
        """Nothing is wanted any more; an answer on its way still comes."""
        self._waiting = None

    def _next(self) -> None:
        if self._busy or self._waiting is None:
            return
        (outcome, path), self._waiting = self._waiting, None
        self._busy = True

        def work(job: Job[Taken]) -> Taken:
            return take_apart(outcome, path)

        self._background.run("x-ray", work, self._ended, self._gave_up, owner=self._owner)

    def _ended(self, taken: Taken) -> None:
        self._busy = False
        self._done(taken)
        self._next()

    def _gave_up(self, error: CnnviewerError) -> None:
        self._busy = False
        self._failed(str(error))
        self._next()


def take_apart(outcome: Outcome, path: Sequence[Step]) -> Taken:
    """The last step of `path` and the shares along it. Raises UsageError when something was not computed."""
    network, trace = outcome.spec.network, outcome.trace
    assert trace is not None
    shares: list[float | None] = []
    for before, after in pairwise(path):
        shares.append(share_of(contributors(network, trace, before), after))
    return Taken(outcome, contributors(network, trace, path[-1]), tuple(shares))


def share_of(found: Contributors, step: Step) -> float | None:
    """The share that the number at `step` has in another one; all of it when it was read several times."""
    terms = found.ray.terms
    if step.value not in terms.values:
        return None
    which = terms.values.index(step.value)
    cell = int(np.ravel_multi_index(step.index, terms.shapes[which])) if step.index else 0
    groups = np.broadcast_to(terms.which[:, None, None], terms.cells.shape)
    hits = np.flatnonzero((terms.cells == cell) & (groups == which))
    return float(found.shares[hits].sum()) if hits.size else None
