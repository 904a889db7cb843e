"""Edits of the kernel on the bench: from what the user did to a new Stack in the session.

Knows the selection; raises CnnviewerError, whose sentence the panel shows beside the grid. On the page "all channels" a
number that is set goes into every channel, a number that is turned by some amount moves by it in every channel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from cnnviewer.errors import KernelError
from cnnviewer.gui.learned_kernels import learned_layer, learned_stack, nearest_learned, with_learned
from cnnviewer.networks import edits
from cnnviewer.networks.stack import ConvLayer, Layer, Stack, read_only
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

Kernel = NDArray[np.float32]
Operation = Callable[[Kernel], Kernel]
TURNING = frozenset({"wheel", "drag", "keys"})


class OtherSize(KernelError):
    """The new kernel has another size than those of the layer, which may be resized if the user agrees."""

    def __init__(self, layer: str, present: tuple[int, ...], wanted: tuple[int, ...]) -> None:
        super().__init__(
            QCoreApplication.translate(
                "KernelEdits",
                "The new kernel is {wanted}, those of {layer} are {present}. Resize all kernels of {layer}?",
            ).format(layer=layer, wanted=size_text(wanted), present=size_text(present))
        )
        self.size = wanted


@dataclass(frozen=True, eq=False)
class Bench:
    """What lies on the bench.

    layer    the selected convolution; filter  number of the selected filter
    channel  input channel whose kernel is on show, None for all
    """

    layer: ConvLayer
    filter: int
    channel: int | None

    @property
    def kernels(self) -> Kernel:
        """The kernels of the filter, (C, kH, kW)."""
        kernels: Kernel = self.layer.weight[self.filter]
        return kernels

    @property
    def shown(self) -> Kernel:
        """The kernel on show (kH, kW): of the channel, or the mean of all."""
        if self.channel is not None:
            kernel: Kernel = self.kernels[self.channel]
            return kernel
        mean: Kernel = self.kernels.mean(axis=0, dtype=np.float64).astype(np.float32)
        return np.where(self.differs, mean, self.kernels[0])

    @property
    def differs(self) -> NDArray[np.bool_]:
        """(kH, kW) bool: cells in which the channels on show have different numbers."""
        if self.channel is not None or self.layer.channels == 1:
            return np.zeros(self.layer.kernel_size, np.bool_)
        differing: NDArray[np.bool_] = np.ptp(self.kernels, axis=0) > 0
        return differing


def bench_of(state: State) -> Bench | None:
    """The bench for the present selection; None when no convolution is selected."""
    selection = state.selection
    layer: Layer | None = learned_layer(state)
    if state.network is None:
        layer = state.stack.layer(selection.value.partition(".")[0])
    if not isinstance(layer, ConvLayer):
        return None
    channel = None if selection.kernel is None else min(selection.kernel, layer.channels - 1)
    return Bench(layer, min(selection.channel, layer.filters - 1), channel)


def nearest_conv(stack: Stack, value: str) -> ConvLayer | None:
    """The convolution that feeds `value`, else the first one; None when there is none."""
    wanted, found = value.partition(".")[0].lower(), None
    for layer in stack.layers:
        if isinstance(layer, ConvLayer):
            found = layer
        if layer.name.lower() == wanted and found is not None:
            return found
    return next((layer for layer in stack.layers if isinstance(layer, ConvLayer)), None)


def conv_near(state: State) -> tuple[str, str] | None:
    """(value, title) of the convolution that feeds the selected value, of the stack or of an opened network."""
    if state.network is not None:
        return nearest_learned(state)
    near = nearest_conv(state.stack, state.selection.value)
    return None if near is None else (near.name.lower(), near.name)


class KernelEdits:
    """Carries out edits of the selected kernel. Each is one step of the history unless it says `merge`."""

    def __init__(self, session: Session, map_size: Callable[[], tuple[int, int]]) -> None:
        """map_size  () -> (height, width) of the tensor on show, which resized kernels must fit."""
        self._session = session
        self._map_size = map_size

    def turn_or_set(self, wanted: Kernel, touched: NDArray[np.bool_], gesture: str) -> None:
        """Take over the cells `touched` of `wanted`, as the grid asks; turning cells is one step until end_merge."""
        bench = self._bench()
        if gesture in TURNING:
            change = np.where(touched, wanted - bench.shown, 0)
            kernels = bench.kernels + (change if bench.channel is None else 0)
        else:
            kernels = np.where(touched, wanted, bench.kernels)
        if bench.channel is not None:
            kernels = wanted
        self._apply(bench, kernels, merge=gesture if gesture in TURNING else None)

    def put(self, kernels: Kernel, what: str = "", merge: str | None = None, resize: bool = False) -> None:
        """Put a kernel (kH, kW) on the bench, in every channel on the page "all"; or (C, kH, kW), one for each channel.

        Raises OtherSize when the layer's kernels have another size, unless `resize` allows to change them.
        """
        bench = self._bench()
        if kernels.ndim == 3 and len(kernels) != bench.layer.channels:
            sentence = QCoreApplication.translate(
                "KernelEdits", "These are {count} kernels, but a filter of {layer} has {channels}; choose another file."
            )
            raise KernelError(
                sentence.format(count=len(kernels), layer=bench.layer.name, channels=bench.layer.channels)
            )
        self._apply(bench, kernels, what, merge, resize)

    def operate(self, operation: Operation, what: str, resize: bool = False) -> None:
        """Apply `operation` to the kernel on show; on the page "all" to each channel's kernel by itself."""
        bench = self._bench()
        if bench.channel is None:
            kernels = np.stack([operation(kernel) for kernel in bench.kernels])
        else:
            kernels = operation(bench.shown)
        self._apply(bench, kernels, what, None, resize)

    def set_bias(self, value: float) -> None:
        """Set the bias of the selected filter."""
        bench = self._bench()
        stack = edits.set_bias(self._stack, bench.layer.name, bench.filter, value)
        label = QCoreApplication.translate("KernelEdits", "Edit bias of {layer}").format(layer=bench.layer.name)
        self._take(stack, label, f"bias {bench.layer.name} {bench.filter}")

    def set_flipped(self, flipped: bool) -> None:
        """True convolution (the kernel rotated by 180 degrees) or cross-correlation, for the whole layer."""
        bench = self._bench()
        stack = edits.change_conv(self._stack, bench.layer.name, flipped=flipped)
        label = (
            QCoreApplication.translate("KernelEdits", "True convolution in {layer}")
            if flipped
            else QCoreApplication.translate("KernelEdits", "Cross-correlation in {layer}")
        )
        self._take(stack, label.format(layer=bench.layer.name))

    def choose(self, **fields: object) -> None:
        """Look at another layer, filter or channel."""
        self._session.change(selection=replace(self._session.state.selection, **fields))  # type: ignore[arg-type]  # fields of Selection

    @property
    def _stack(self) -> Stack:
        """The stack that is edited; of an opened network the selected convolution alone."""
        state = self._session.state
        return state.stack if state.network is None else learned_stack(state) or state.stack

    def _take(self, stack: Stack, label: str, merge: str | None = None) -> None:
        """Put the edited `stack` into the session, or its kernels into the opened network."""
        state = self._session.state
        if state.network is None:
            self._session.change(label=label, merge=merge, stack=stack)
        else:
            self._session.change(label=label, merge=merge, network=with_learned(state, stack))

    def _bench(self) -> Bench:
        bench = bench_of(self._session.state)
        if bench is None:
            raise LookupError("no convolution is selected")
        return bench

    def _apply(
        self, bench: Bench, kernels: Kernel, what: str = "", merge: str | None = None, resize: bool = False
    ) -> None:
        """`kernels`: (kH, kW) for what is on show, or (C, kH, kW) for all channels, each its own."""
        stack, name = self._stack, bench.layer.name
        size = (int(kernels.shape[-2]), int(kernels.shape[-1]))
        resized = size != bench.layer.kernel_size
        if resized and self._session.state.network is not None:
            text = QCoreApplication.translate(
                "KernelEdits", "The kernels of {layer} keep their size, {present}; give a kernel of that size."
            )
            raise KernelError(text.format(layer=name, present=size_text(bench.layer.kernel_size)))
        if resized:
            stack = edits.resize_kernel(stack, name, size)
            edits.check(stack, self._map_size())
            if not resize:
                raise OtherSize(name, bench.layer.kernel_size, size)
        if kernels.ndim == 2:
            stack = edits.set_kernel(stack, name, bench.filter, bench.channel, kernels)
        else:
            stack = _with_filter(stack, name, bench.filter, kernels)
        self._change(bench, stack, what, merge)

    def _change(self, bench: Bench, stack: Stack, what: str, merge: str | None) -> None:
        label = QCoreApplication.translate("KernelEdits", "Edit kernel of {layer}").format(layer=bench.layer.name)
        if what:
            label = f"{label}: {what}"
        key = None if merge is None else f"kernel {bench.layer.name} {bench.filter} {bench.channel} {merge}"
        self._take(stack, label, key)


def _with_filter(stack: Stack, name: str, number: int, kernels: Kernel) -> Stack:
    """`stack` in which filter `number` of a convolution has these `kernels` (C, kH, kW): one copy for all channels."""
    if not np.isfinite(kernels).all():
        raise KernelError(
            QCoreApplication.translate("KernelEdits", "The numbers have grown too large; make them smaller.")
        )
    changed = []
    for layer in stack.layers:
        if isinstance(layer, ConvLayer) and layer.name == name:
            weight = np.array(layer.weight)
            weight[number] = kernels
            layer = replace(layer, weight=read_only(weight))
        changed.append(layer)
    return replace(stack, layers=tuple(changed))


def size_text(size: tuple[int, ...]) -> str:
    """ "5×5": rows × columns."""
    return f"{size[0]}×{size[1]}"
