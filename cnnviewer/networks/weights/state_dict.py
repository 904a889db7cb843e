"""The state dict of PyTorch: named tensors, each a view of a storage that stands elsewhere in the file.

A tensor is rebuilt as its pickle says (torch/_utils.py, _rebuild_tensor_v2): cell (i, j ...) is number
offset + i strides[0] + j strides[1] + ... of its storage. Everything is checked before memory is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnviewer.engine.network import Array, Shape
from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights.numbers import BFLOAT16, Budget, checked_name, item_bytes, kept, number_count
from cnnviewer.networks.weights.pickles import Maker, Name, damaged, pairs

KINDS: Mapping[str, str] = {
    "torch.FloatStorage": "<f4",
    "torch.DoubleStorage": "<f8",
    "torch.HalfStorage": "<f2",
    "torch.BFloat16Storage": BFLOAT16,
    "torch.LongStorage": "<i8",
    "torch.IntStorage": "<i4",
    "torch.ShortStorage": "<i2",
    "torch.CharStorage": "|i1",
    "torch.ByteStorage": "|u1",
    "torch.BoolStorage": "|b1",
}
"""What the numbers of a storage are, by the type that a pickle names."""

# Under which keys programs save the weights beside the state of the optimiser and their own choices.
_NESTS = ("state_dict", "model_state_dict", "model_state", "model", "network", "net", "weights", "params", "module")
_DEEPEST_NEST = 4


@dataclass(frozen=True)
class Storage:
    """One run of `count` numbers of `kind` in the file, called `key`."""

    key: str
    kind: str
    count: int


@dataclass(frozen=True)
class Tensor:
    """A view of a storage; offset and strides count numbers."""

    storage: Storage
    offset: int
    shape: Shape
    strides: Shape


class Tensors:
    """What the pickle of a state dict may call and name, and the storages that it mentions.

    name  of the file, for sentences
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.storages: dict[str, Storage] = {}
        self.named = frozenset(KINDS)
        self.makers: Mapping[str, Maker] = {
            "collections.OrderedDict": self._dictionary,
            "torch._utils._rebuild_tensor": self._tensor,
            "torch._utils._rebuild_tensor_v2": self._tensor,
            "torch._utils._rebuild_parameter": self._parameter,
        }

    def persist(self, wanted: tuple[object, ...]) -> object:
        """The storage that a persistent id means: ("storage", type, key, device, count) and nothing or None."""
        if len(wanted) not in (5, 6) or wanted[0] != "storage" or wanted[5:] not in ((), (None,)):
            raise WeightsError(f"{self._name} holds more than weights (their source code, or views); save it again.")
        _, kind, key, _, count = wanted[:5]
        if not isinstance(kind, Name) or kind.name not in KINDS or not isinstance(key, str):
            raise damaged(self._name)
        storage = Storage(key, KINDS[kind.name], number_count((count,), damaged(self._name)))
        if self.storages.setdefault(key, storage) != storage:
            raise damaged(self._name)
        return storage

    def _dictionary(self, arguments: tuple[object, ...]) -> object:
        """collections.OrderedDict(), or of a list of pairs as Python 2 wrote it."""
        if not arguments:
            return {}
        if len(arguments) > 1 or not isinstance(arguments[0], list):
            raise damaged(self._name)
        return pairs(arguments[0], self._name)

    def _tensor(self, arguments: tuple[object, ...]) -> object:
        """(storage, offset, shape, strides) and what only training needs."""
        if not 4 <= len(arguments) <= 7:
            raise damaged(self._name)
        storage, offset, shape, strides = arguments[:4]
        if not isinstance(storage, Storage) or not isinstance(shape, tuple) or not isinstance(strides, tuple):
            raise damaged(self._name)
        count = number_count(shape, damaged(self._name))
        number_count((offset,), damaged(self._name))
        for stride in strides:
            number_count((stride,), damaged(self._name))
        if len(shape) != len(strides) or not isinstance(offset, int):
            raise damaged(self._name)
        last = offset + sum((side - 1) * stride for side, stride in zip(shape, strides, strict=True))
        # More cells than numbers is a number repeated without end: a few bytes that would fill all memory.
        if count and (last >= storage.count or count > storage.count):
            raise WeightsError(f"{self._name} is damaged: an array has more cells than numbers; save it again.")
        return Tensor(storage, offset, shape, strides)

    def _parameter(self, arguments: tuple[object, ...]) -> object:
        """(tensor, whether it is trained, hooks)."""
        if len(arguments) != 3 or not isinstance(arguments[0], Tensor):
            raise damaged(self._name)
        return arguments[0]


def state_of(tree: object, name: str) -> dict[str, Tensor]:
    """The tensors of a state dict, or of the one inside what a training program saved.

    Raises WeightsError when `tree`, the pickle of the file `name`, holds none.
    """
    if isinstance(tree, Tensor):
        raise WeightsError(f"{name} holds one array without a name; save a state dict instead.")
    for _ in range(_DEEPEST_NEST):
        if not isinstance(tree, dict):
            break
        nests = [tree[key] for key in _NESTS if isinstance(tree.get(key), dict)]
        others = [value for value in tree.values() if isinstance(value, dict)]
        here = {key: value for key, value in tree.items() if isinstance(value, Tensor)}
        if not nests and here:
            return {checked_name(key, name): value for key, value in here.items()}
        if not nests and len(others) != 1:
            break
        tree = (nests or others)[0]
    raise WeightsError(f"{name} holds no state dict with arrays; save torch.save(network.state_dict(), path).")


def arrays_of(state: Mapping[str, Tensor], numbers: Callable[[Storage], Array], budget: Budget) -> dict[str, Array]:
    """The arrays of a state dict, read-only, in its order.

    numbers  reads the (count,) numbers of a storage, of stored_type(kind)
    """
    storages: dict[str, Array] = {}
    made: dict[Tensor, Array] = {}
    for name, tensor in state.items():
        if tensor not in made:
            storage = tensor.storage
            if storage.key not in storages:
                budget.take(name, storage.count * item_bytes(storage.kind))
                storages[storage.key] = numbers(storage)
            stored = storages[storage.key]
            size = stored.itemsize
            if 0 in tensor.shape:
                view = np.empty(tensor.shape, stored.dtype)
            else:
                # Along an axis of one cell a stride says nothing, and may be any number.
                steps = zip(tensor.shape, tensor.strides, strict=True)
                strides = tuple(stride * size if side > 1 else 0 for side, stride in steps)
                view = as_strided(stored[tensor.offset :], tensor.shape, strides, writeable=False)
            budget.take(name, view.size * max(4, size))
            made[tensor] = kept(view, storage.kind)
    return {name: made[tensor] for name, tensor in state.items()}
