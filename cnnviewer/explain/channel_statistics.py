"""What the channels of a network do over many frames: mean, variance, range, share of zeros, and which are useless.

A channel is dead when it was the same everywhere on all frames, and a duplicate when its maps correlate with those of
an earlier channel by more than DUPLICATE. Frames pass one at a time and only sums stay, so that a folder of any length
takes the same memory; the products of channels, which correlations need, grow with their square and are kept for as
many layers as MOST_PRODUCTS allows, the chosen one first.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from cnnviewer.engine.evaluate import Cancelled, evaluate
from cnnviewer.engine.network import Network
from cnnviewer.errors import SourceError
from cnnviewer.explain.moments import Moments, Numbers
from cnnviewer.networks.prepare import prepare
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.shown import shapes_of, shown_values
from cnnviewer.sources.source import Source

DUPLICATE = 0.99
MOST_PRODUCTS = 8 << 20  # float64 numbers, 64 MiB
_SAVE_AFTER_S = 10.0


@dataclass(frozen=True, eq=False)
class Statistics:
    """What is known after some frames of a source.

    network, frames  fingerprints of the network with its card, and of the source: results are of these alone
    source           what people call the source;  address  opens it again
    done             frames of the source that were passed, those that could not be read among them
    total            frames of the source
    used             frames that were taken in
    layers           moments by value name, in the order of the network
    """

    network: str
    frames: str
    source: str
    address: str
    done: int
    total: int
    used: int = 0
    layers: Mapping[str, Moments] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether the whole source was passed."""
        return self.done >= self.total


@dataclass(frozen=True)
class ChannelRow:
    """A channel, `number` from 0, of `value`. `twin` is the earlier channel that it repeats, None for no such one."""

    value: str
    number: int
    mean: float
    variance: float
    low: float
    high: float
    zeros: float
    dead: bool
    twin: int | None


def fingerprint(network: Network, card: PreprocessingCard) -> str:
    """A text that is another one for another graph, other weights or another card. Reads all weights."""
    digest = hashlib.sha256(repr((network.inputs, network.outputs, card)).encode())
    for node in network.nodes:
        digest.update(repr((node.operator, node.inputs, node.outputs, sorted(node.attributes.items()))).encode())
    for name in sorted(network.weights):
        array = network.weights[name]
        digest.update(f"{name} {array.dtype} {array.shape}".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()[:32]


def source_fingerprint(source: Source) -> str:
    """A text that is another one for other files: address, names, sizes and number of frames."""
    files = source.files or (Path(source.address),)
    told = tuple((str(file), file.stat().st_size if file.is_file() else 0) for file in files)
    return hashlib.sha256(repr((source.address, told, source.frame_count)).encode()).hexdigest()[:32]


def measure(
    network: Network,
    card: PreprocessingCard,
    source: Source,
    *,
    previous: Statistics | None = None,
    first: str | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    save: Callable[[Statistics], None] | None = None,
    save_after_s: float = _SAVE_AFTER_S,
) -> Statistics:
    """Pass every frame of `source` through `network`; stops after the frame at hand when `cancelled` says yes.

    previous  statistics of the same network, card and files: goes on where they stop, with the same bits as in one run
    first     the value whose channels are compared in any case, when their products fit MOST_PRODUCTS alone
    progress  called with the done part, 0...1
    save      called with what there is every `save_after_s` seconds and at the end, also one by an error or Ctrl-C
    A frame that cannot be read is passed over. Raises SourceError when the source never ends or no frame can be read,
    and as `evaluate` when the network does not run.
    """
    if source.live or source.frame_count is None:
        raise SourceError("Statistics need frames that come to an end; choose a folder, a picture or a video.")
    state = Statistics(
        fingerprint(network, card), source_fingerprint(source), source.name, source.address, 0, source.frame_count
    )
    if previous is not None and (previous.network, previous.frames) == (state.network, state.frames):
        state = replace(previous, layers={value: moments.copy() for value, moments in previous.layers.items()})
    run = _Run(network, card, source, state, first)
    source.seek(state.done)
    saved_s = time.monotonic()
    try:
        while not run.state.complete:
            if cancelled is not None and cancelled():
                break
            run.step(cancelled)
            if progress is not None:
                progress(run.state.done / max(1, run.state.total))
            if save is not None and time.monotonic() - saved_s >= save_after_s:
                save(run.state)
                saved_s = time.monotonic()
    except Cancelled:
        pass
    finally:
        if save is not None and run.state.used:
            save(run.state)
    if run.problem is not None and not run.state.used:
        raise run.problem
    return run.state


class _Run:
    """One run on its way: `state` after every whole frame."""

    def __init__(
        self, network: Network, card: PreprocessingCard, source: Source, state: Statistics, first: str | None
    ) -> None:
        self._network, self._card, self._source, self._first = network, card, source, first
        self.state = state
        self.problem: SourceError | None = None

    def step(self, cancelled: Callable[[], bool] | None) -> None:
        """Take in the next frame. Raises Cancelled when it was not computed to the end."""
        try:
            frame = self._source.read()
        except SourceError as error:
            self.problem = error
            self.state = replace(self.state, done=self.state.done + 1)
            return
        if frame is None:  # fewer than were counted, as videos say
            self.state = replace(self.state, done=self.state.total)
            return
        tensor = prepare(frame.pixels, self._card).tensor
        if not self.state.layers:
            self.state = replace(self.state, layers=self._begun(tensor.shape))
        wanted = list(self.state.layers)
        trace = evaluate(self._network, tensor, outputs=wanted, cancelled=cancelled)
        for value, moments in self.state.layers.items():
            moments.add(trace[value][0])
        self.state = replace(self.state, done=self.state.done + 1, used=self.state.used + 1)

    def _begun(self, shape: tuple[int, ...]) -> dict[str, Moments]:
        shapes = shapes_of(self._network, shape)
        counts = {
            value: shapes[value][1]
            for _, value in shown_values(self._network, shape)
            if len(shapes.get(value, ())) == 4
        }
        room, compared = MOST_PRODUCTS, set()
        for value in sorted(counts, key=lambda value: value != self._first):
            if counts[value] ** 2 <= room:
                room -= counts[value] ** 2
                compared.add(value)
        return {value: Moments(count, correlated=value in compared) for value, count in counts.items()}


def twins(correlation: Numbers | None, channels: int) -> tuple[int | None, ...]:
    """For each channel the first earlier one that it repeats: correlation above DUPLICATE; None for no such one."""
    if correlation is None:
        return (None,) * channels
    found: list[int | None] = []
    for number in range(channels):
        earlier = np.flatnonzero(correlation[number, :number] > DUPLICATE)
        found.append(int(earlier[0]) if len(earlier) else None)
    return tuple(found)


def channel_rows(statistics: Statistics) -> tuple[ChannelRow, ...]:
    """A row for every channel of every layer, in order."""
    rows: list[ChannelRow] = []
    for value, moments in statistics.layers.items():
        repeats = twins(moments.correlation, moments.channels)
        columns = (moments.mean, moments.variance, moments.low, moments.high, moments.zero_share, moments.dead)
        listed = (column.tolist() for column in columns)
        rows += [
            ChannelRow(value, number, mean, variance, low, high, zeros, dead, repeats[number])
            for number, (mean, variance, low, high, zeros, dead) in enumerate(zip(*listed, strict=True))
        ]
    return tuple(rows)
