"""What crosses the threads: a Spec of what is wanted, a Request to compute it for a frame, the Outcome of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import Picture, PictureSpec
from cnnviewer.engine.network import Network
from cnnviewer.engine.trace import Trace
from cnnviewer.errors import CnnviewerError
from cnnviewer.networks.preprocessing import Prepared, PreprocessingCard
from cnnviewer.sources.frame import Frame

if TYPE_CHECKING:  # drawing loads OpenCV, which the start of the window does not wait for
    from cnnviewer.display.pair import Pair
    from cnnviewer.explain.compare import LayerDifference


@dataclass(frozen=True, eq=False)
class Beside:
    """What is run beside the network on show, to be compared with it.

    network, card, frame  the other side; None for the network, the card or the frame on show
    values    values of the network on show to compare on every frame, each with its match in the other one
    pictures  what is wanted drawn of both and of the difference; named by values of the network on show
    """

    network: Network | None = None
    card: PreprocessingCard | None = None
    frame: Frame | None = None
    values: tuple[str, ...] = ()
    pictures: Mapping[str, PictureSpec] = field(default_factory=dict)

    @property
    def wanted(self) -> frozenset[str]:
        """All values of the network on show that are needed."""
        return frozenset(self.values).union(spec.value for spec in self.pictures.values())


@dataclass(frozen=True, eq=False)
class Spec:
    """Everything that decides what an outcome looks like, except the frame.

    pictures  what the visible panels want drawn, by a key that the panel chose (usually the value's name)
    version   grows with every change; an outcome with an older version is drawn as stale
    always    values to compute on every frame of a video, whatever is on show; None for the outputs of the network
    shown_only  True: compute what the pictures need and nothing else; the first sight of a deep network
    beside    what is run beside it; None costs nothing
    """

    network: Network
    card: PreprocessingCard
    pictures: Mapping[str, PictureSpec] = field(default_factory=dict)
    version: int = 0
    always: tuple[str, ...] | None = None
    shown_only: bool = False
    beside: Beside | None = None


@dataclass(frozen=True, eq=False)
class Request:
    """Compute `spec` for `frame`, which took `capture_ms` milliseconds to read."""

    id: int
    frame: Frame
    spec: Spec
    capture_ms: float = 0.0


@dataclass(frozen=True)
class Price:
    """What one side of a comparison costs, for one frame."""

    parameters: int
    macs: int


@dataclass(frozen=True, eq=False)
class Contrast:
    """What lies between an outcome (here) and the one beside it (there).

    pairs   value here -> the value there that it is compared with
    rows    the differences of all values that were asked for, in the order of the network here
    drawn   what was wanted drawn, by key
    price, other_price  what this side costs, and the other one
    """

    pairs: Mapping[str, str]
    rows: tuple[LayerDifference, ...]
    drawn: Mapping[str, Pair]
    price: Price
    other_price: Price


@dataclass(frozen=True, eq=False)
class Outcome:
    """The answer to a Request. With an error, `trace` holds what could be computed before it (maybe nothing).

    durations_ms  "capture", "preprocess", "compute", "pictures"; milliseconds of the compute thread per stage;
                  "beside" where something was run beside it
    node_ms       milliseconds by node, of the last time that all of it was computed: what an outcome before
                  computed and this one took over counts with what it took then
    beside        the outcome of what the spec wanted beside it; its error is its own
    contrast      how far the two lie apart; None when one of them has no trace
    """

    id: int
    frame: Frame
    spec: Spec
    prepared: Prepared | None
    trace: Trace | None
    pictures: Mapping[str, Picture]
    durations_ms: Mapping[str, float]
    error: CnnviewerError | None = None
    node_ms: Mapping[str, float] = field(default_factory=dict)
    beside: Outcome | None = None
    contrast: Contrast | None = None

    def activation(self, value: str) -> NDArray[np.float32] | None:
        """The activation (C, H, W) of the first sample; None when it was not computed or has no channels: a number."""
        if self.trace is None or value not in self.trace or self.trace[value].ndim < 2:
            return None
        activation: NDArray[np.float32] = self.trace[value][0]
        return activation
