"""What crosses the threads: a Spec of what is wanted, a Request to compute it for a frame, the Outcome of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import Picture, PictureSpec
from cnnviewer.engine.network import Network
from cnnviewer.engine.trace import Trace
from cnnviewer.errors import CnnviewerError
from cnnviewer.networks.preprocessing import Prepared, PreprocessingCard
from cnnviewer.sources.frame import Frame


@dataclass(frozen=True, eq=False)
class Spec:
    """Everything that decides what an outcome looks like, except the frame.

    pictures  what the visible panels want drawn, by a key that the panel chose (usually the value's name)
    version   grows with every change; an outcome with an older version is drawn as stale
    always    values to compute on every frame of a video, whatever is on show; None for the outputs of the network
    shown_only  True: compute what the pictures need and nothing else; the first sight of a deep network
    """

    network: Network
    card: PreprocessingCard
    pictures: Mapping[str, PictureSpec] = field(default_factory=dict)
    version: int = 0
    always: tuple[str, ...] | None = None
    shown_only: bool = False


@dataclass(frozen=True, eq=False)
class Request:
    """Compute `spec` for `frame`, which took `capture_ms` milliseconds to read."""

    id: int
    frame: Frame
    spec: Spec
    capture_ms: float = 0.0


@dataclass(frozen=True, eq=False)
class Outcome:
    """The answer to a Request. With an error, `trace` holds what could be computed before it (maybe nothing).

    durations_ms  "capture", "preprocess", "compute", "pictures"; milliseconds of the compute thread per stage
    """

    id: int
    frame: Frame
    spec: Spec
    prepared: Prepared | None
    trace: Trace | None
    pictures: Mapping[str, Picture]
    durations_ms: Mapping[str, float]
    error: CnnviewerError | None = None

    def activation(self, value: str) -> NDArray[np.float32] | None:
        """The activation (C, H, W) of the first sample, or None when it was not computed."""
        if self.trace is None or value not in self.trace:
            return None
        activation: NDArray[np.float32] = self.trace[value][0]
        return activation
