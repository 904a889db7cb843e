"""A trace: every activation of one run of a network, by value name, read-only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cnnviewer.engine.network import Array, Network
from cnnviewer.errors import UsageError


@dataclass(frozen=True, eq=False)
class Base:
    """What a convolution gives without some channels of its input, kept for the next edit of these channels.

    channels      channels of the input that are left out
    weight, bias  the objects it was computed with
    array         bias + the sum over all other channels, (N, C_out, H, W)
    """

    channels: tuple[int, ...]
    weight: Array
    bias: Array | None
    array: Array

    def serves(self, channels: tuple[int, ...], weight: Array, bias: Array | None) -> bool:
        """Whether it can be used when these channels change."""
        return self.channels == channels and self.weight is weight and self.bias is bias


@dataclass(frozen=True, eq=False)
class Trace(Mapping[str, Array]):
    """A mapping of value name -> array (N, C, H, W) float32, in the order of computation, inputs first.

    durations_ms  milliseconds per node name; 0.0 for a node whose output was taken over from an earlier trace
    reused        names of the nodes whose output was taken over
    bases         by node name: what the next edit of the same network starts from (engine.incremental)
    """

    network: Network
    activations: Mapping[str, Array]
    durations_ms: Mapping[str, float] = field(default_factory=dict)
    reused: frozenset[str] = frozenset()
    bases: Mapping[str, Base] = field(default_factory=dict)

    def __getitem__(self, value: str) -> Array:
        try:
            return self.activations[value]
        except KeyError:
            known = ", ".join(list(self.activations)[:12])
            raise UsageError(f"The trace holds no value {value}; it has {known}.") from None

    def __contains__(self, value: object) -> bool:
        return value in self.activations

    def __iter__(self) -> Iterator[str]:
        return iter(self.activations)

    def __len__(self) -> int:
        return len(self.activations)
