"""Puts the arrays of a file into a network.

Names decide. Where they do not agree, beginnings that only say where a network stood in a program ("module.", "model.",
"features.") are left out, then what all names of a side begin with. Order and shapes decide only about arrays that are
left over when everything else has found its place, or when no name at all fits; the report says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from cnnviewer.engine.network import Array, Network, Shape
from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights.learned import Slot, learned_weights
from cnnviewer.networks.weights.report import Misshapen, Report

_WRAPPERS = {
    *("module", "model", "net", "network", "state_dict", "_orig_mod"),
    *("backbone", "encoder", "base_model", "features", "feature_extractor"),
}
# PyTorch counts the batches it has seen; nothing is computed with it.
_COUNTERS = "num_batches_tracked"

_Named = Callable[[str], str]


def load_weights(
    network: Network, arrays: Mapping[str, ArrayLike], *, source: str = "the file"
) -> tuple[Network, Report]:
    """A network that has the numbers of `arrays`, as far as they fit, and the report about it.

    arrays  as `read_weights` gives them; fully connected weights are (outputs, inputs). Integers are left out.
    source  what sentences call the place they come from
    Raises WeightsError when nothing fits. A weight without an array keeps its numbers.
    """
    slots = learned_weights(network)
    given = {name: np.asarray(array) for name, array in arrays.items()}
    left = {name: one for name, one in given.items() if one.dtype.kind == "f" and _last(name) != _COUNTERS}
    match = _Match(slots, left)
    match.by_name(lambda name: name)
    match.by_name(_plain)
    match.by_name(_without_common(map(_plain, slots)), _without_common(map(_plain, left)), exact=True)
    match.by_order()
    report = match.report(network.name, source)
    if not report.loaded:
        shapes = " with its shape" if report.misshapen else ""
        raise WeightsError(
            f"None of the {len(left)} arrays of {source} is a weight of {network.name}{shapes}; choose weights of this "
            "architecture."
        )
    new = {name: _ready(slots[name], left[array], network.weights[name]) for name, array in match.found.items()}
    strange = tuple(name for name, array in new.items() if not np.isfinite(array).all())
    return replace(network, weights={**network.weights, **new}), replace(report, not_finite=strange)


class _Match:
    """Which array belongs to which slot, as far as it is known."""

    def __init__(self, slots: Mapping[str, Slot], arrays: Mapping[str, Array]) -> None:
        self._slots, self._arrays = slots, arrays
        self.found: dict[str, str] = {}
        self._ordered: set[str] = set()
        self._misshapen: dict[str, str] = {}

    def by_name(self, of_slots: _Named, of_arrays: _Named | None = None, *, exact: bool = False) -> None:
        """Match what is still free where the two functions make one name of a slot's and an array's.

        exact  an array of another shape does not count; otherwise it is one that has the wrong shape
        """
        of_arrays = of_arrays or of_slots
        arrays = _unique({name: of_arrays(name) for name in self._free_arrays()})
        for wanted, slot in _unique({name: of_slots(name) for name in self._free_slots()}).items():
            array = arrays.get(wanted)
            if array is None:
                continue
            if _fits(self._slots[slot].shape, self._arrays[array].shape):
                self.found[slot] = array
            elif not exact:
                self._misshapen[slot] = array

    def by_order(self) -> None:
        """Match what is still free in its order, when all shapes agree from the first to the last.

        When no name has fitted at all, one side may end before the other: a network without its last layers.
        """
        slots, arrays = self._free_slots(), self._free_arrays()
        nameless = not self.found and not self._misshapen
        pairs = list(zip(slots, arrays, strict=False))
        if len(slots) != len(arrays) and not nameless:
            return
        if all(_fits(self._slots[slot].shape, self._arrays[array].shape) for slot, array in pairs):
            self.found.update(pairs)
            self._ordered.update(slot for slot, _ in pairs)

    def report(self, network: str, source: str) -> Report:
        taken = [(slot, self.found[slot]) for slot in self._slots if slot in self.found]
        return Report(
            network,
            source,
            named=tuple(slot for slot, array in taken if slot == array and slot not in self._ordered),
            renamed=tuple(pair for pair in taken if pair[0] != pair[1] and pair[0] not in self._ordered),
            ordered=tuple(pair for pair in taken if pair[0] in self._ordered),
            missing=tuple(self._free_slots()),
            misshapen=tuple(
                Misshapen(slot, self._slots[slot].shape, self._arrays[array].shape)
                for slot, array in self._misshapen.items()
            ),
            unexpected=tuple(self._free_arrays()),
        )

    def _free_slots(self) -> list[str]:
        return [slot for slot in self._slots if slot not in self.found and slot not in self._misshapen]

    def _free_arrays(self) -> list[str]:
        taken = {*self.found.values(), *self._misshapen.values()}
        return [array for array in self._arrays if array not in taken]


def _unique(names: Mapping[str, str]) -> dict[str, str]:
    """{new name: name} of new names that only one name has got."""
    counts = Counter(names.values())
    return {new: name for name, new in names.items() if counts[new] == 1}


def _plain(name: str) -> str:
    """`name` without the beginnings that programs put before it."""
    first, dot, rest = name.partition(".")
    while dot and first in _WRAPPERS:
        name = rest
        first, dot, rest = name.partition(".")
    return name


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _without_common(names: Iterable[str]) -> _Named:
    """A function that leaves out the parts with which all `names` begin, and what `_plain` does before and after."""
    parts = [name.split(".")[:-1] for name in names]
    common = 0
    while parts and all(len(one) > common and one[common] == parts[0][common] for one in parts):
        common += 1
    return lambda name: _plain(_plain(name).split(".", common)[-1])


def _fits(wanted: Shape, found: Shape) -> bool:
    """Whether an array of shape `found` has the cells of one of shape `wanted`: axes of one cell do not matter."""
    return [side for side in wanted if side != 1] == [side for side in found if side != 1]


def _ready(slot: Slot, array: Array, present: Array) -> Array:
    """`array` in the shape and type of the weight `present`, read-only."""
    shaped = array.reshape(slot.shape)
    with np.errstate(over="ignore"):
        made = np.ascontiguousarray(shaped.T if slot.turned else shaped, dtype=present.dtype)
    if made.flags.writeable:
        made = made.copy() if np.shares_memory(made, array) else made
        made.flags.writeable = False
    return made
