"""The way that was walked back: the places, and which contributor of the last one comes next."""

from __future__ import annotations

from cnnviewer.engine.network import Network
from cnnviewer.engine.trace import Trace
from cnnviewer.explain.walk import Contributor, Contributors, Step
from cnnviewer.explain.xray import Index


class XRayPath:
    """`steps` from where the walk began to where it is; `rank` of the contributor chosen, None for the strongest."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.rank: int | None = None
        self._held: Step | None = None

    def clear(self) -> None:
        """Something else was selected: a new walk begins there."""
        self.steps, self.rank = [], None

    def keep_to(self, network: Network, trace: Trace) -> None:
        """Forget the way when it leads through what is not there any more: another network, other sizes."""
        known = {source.name for source in network.inputs}
        for value, index in ((step.value, step.index) for step in self.steps):
            gone = value not in known and network.producer(value) is None
            shape = trace[value].shape if value in trace else None
            moved = shape is not None and (
                len(shape) != len(index) or any(one >= length for one, length in zip(index, shape, strict=True))
            )
            if gone or moved:
                self.clear()
                return

    def arrive(self, step: Step) -> None:
        """`step` is the number on show; one that is not where the walk is begins a new one."""
        if not self.steps or self.steps[-1] != step:
            self.steps, self.rank = [step], None

    def go(self, step: Step) -> None:
        """Walk on to `step`."""
        self.steps.append(step)
        self.rank = None

    def return_to(self, number: int) -> Step:
        """Go back to place `number` of the way; returns it."""
        del self.steps[number + 1 :]
        self.rank = None
        return self.steps[-1]

    def hold(self, value: str, channel: int, index: Index | None) -> Index | None:
        """`index` of a map no cell of which is selected, or the one held for that map before: it does not wander."""
        if self._held is not None and self._held.value == value and self._held.index[1] == channel:
            return self._held.index
        self._held = None if index is None else Step(value, index)
        return index

    def choose(self, by: int, found: Contributors) -> None:
        """Choose the contributor `by` ranks further on."""
        now = self._rank_in(found)
        self.rank = min(max(now + by, 0), len(found) - 1)

    def contributor(self, found: Contributors) -> Contributor | None:
        """The contributor that comes next; None where there is none."""
        return found.ranked(self._rank_in(found)) if len(found) else None

    def term(self, found: Contributors) -> int | None:
        """Its term, in row-major order; None for a bias or none."""
        if not len(found):
            return None
        number = int(found.order[self._rank_in(found)])
        return number if number < found.ray.terms.numbers.size else None

    def _rank_in(self, found: Contributors) -> int:
        rank = found.strongest_rank() if self.rank is None else self.rank
        return min(rank or 0, len(found) - 1)
