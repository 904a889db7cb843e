"""An intervention: what is done to one feature map of a running network, beside its weights.

    out = painted over (factor * (mean of the map, or the map))

Off is a factor of 0, negated one of -1. The mean is that of every frame anew: the map then says how strongly its
feature is there, not where. Interventions are values; `interventions.apply_interventions` makes a network of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Network

Paint = NDArray[np.float32]


class Brush(StrEnum):
    """What a brush does to the cells under it: put a number there, add one, take the paint away."""

    SET = "set"
    ADD = "add"
    ERASE = "erase"


@dataclass(frozen=True, eq=False)
class Intervention:
    """What is done to map `channel` (from 0) of the value called `value`; a unit of a vector is a map of one cell.

    factor  the map is multiplied by it
    mean    True: every cell is the mean of the map on the frame on show, before the factor
    paint   (2, H, W) float32, read-only: [0] is 1 where the map's own number is taken away, [1] is added; None: nothing
    """

    value: str
    channel: int
    factor: float = 1.0
    mean: bool = False
    paint: Paint | None = None

    @property
    def idle(self) -> bool:
        """Whether it changes nothing."""
        return self.factor == 1.0 and not self.mean and self.paint is None

    @property
    def off(self) -> bool:
        """Whether nothing of the map itself gets through."""
        return self.factor == 0.0


def find(interventions: Iterable[Intervention], value: str, channel: int) -> Intervention:
    """The intervention on that map; one that does nothing when there is none."""
    for one in interventions:
        if one.value == value and one.channel == channel:
            return one
    return Intervention(value, channel)


def with_one(interventions: tuple[Intervention, ...], new: Intervention) -> tuple[Intervention, ...]:
    """`interventions` with `new` in the place of that on the same map; without it when `new` does nothing."""
    kept = list(interventions)
    places = [number for number, one in enumerate(kept) if (one.value, one.channel) == (new.value, new.channel)]
    if new.idle:
        return tuple(one for number, one in enumerate(kept) if number not in places)
    if places:
        kept[places[0]] = new
    else:
        kept.append(new)
    return tuple(kept)


def without_value(interventions: Iterable[Intervention], value: str) -> tuple[Intervention, ...]:
    """`interventions` but those on the maps of `value`."""
    return tuple(one for one in interventions if one.value != value)


def painted(one: Intervention, cells: NDArray[np.bool_], brush: Brush, number: float = 0.0) -> Intervention:
    """`one` with paint in `cells` (H, W), which is the size of the map. Paint of another size is given up."""
    paint = np.zeros((2, *cells.shape), np.float32)
    if one.paint is not None and one.paint.shape == paint.shape:
        paint[:] = one.paint
    if brush is Brush.ADD:
        paint[1][cells] += np.float32(number)
    else:
        paint[0][cells] = brush is Brush.SET
        paint[1][cells] = number if brush is Brush.SET else 0.0
    if not paint.any():
        return replace(one, paint=None)
    paint.flags.writeable = False
    return replace(one, paint=paint)


def marked(paint: Paint) -> NDArray[np.bool_]:
    """(H, W): the cells that `paint` touches."""
    cells: NDArray[np.bool_] = (paint != 0).any(axis=0)
    return cells


def untouched(network: Network) -> Network:
    """The network without the interventions that were applied to it: its layers as they are told and listed."""
    return _UNTOUCHED.get(network, network)


_UNTOUCHED: WeakKeyDictionary[Network, Network] = WeakKeyDictionary()


def note_untouched(network: Network, before: Network) -> None:
    """`network` was made of `before` by interventions."""
    _UNTOUCHED[network] = before
