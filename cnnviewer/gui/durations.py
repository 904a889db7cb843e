"""How long each node takes: what the runs measured, smoothed, and kept where a run took a node over from before."""

from __future__ import annotations

from cnnviewer.engine.network import Node
from cnnviewer.pipeline.outcome import Outcome

# The part of a new reading: runs differ by more than their mean does; the first is slow, so shorter ones count more.
_SHORTER_PART, _LONGER_PART = 0.6, 0.2


class Durations:
    """`milliseconds` by node name, of one network; another one starts anew."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}
        self._names: frozenset[str] = frozenset()
        self._nodes: tuple[Node, ...] = ()

    def take(self, outcome: Outcome) -> None:
        """Take in the measurements of `outcome`."""
        if outcome.trace is None:
            return
        self._follow(outcome.spec.network.nodes)
        for name, measured in outcome.trace.durations_ms.items():
            if measured > 0:
                before = self.milliseconds.get(name, measured)
                part = _SHORTER_PART if measured < before else _LONGER_PART
                self.milliseconds[name] = before + part * (measured - before)

    def _follow(self, nodes: tuple[Node, ...]) -> None:
        if nodes is self._nodes:
            return
        self._nodes = nodes
        names = frozenset(node.name for node in nodes)
        if names != self._names:
            self.milliseconds, self._names = {}, names
