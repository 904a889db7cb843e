"""What the kernels of a filter are called, after the channel or the map that each is for; and what is said of none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cnnviewer.gui.kernel_edits import Bench, conv_near
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.learned_kernels import channels_before, selected_node
from cnnviewer.gui.widgets.no_kernel import NoKernel
from cnnviewer.networks.preprocessing import Colour
from cnnviewer.session.state import State


def channel_names(state: State, bench: Bench) -> tuple[str, ...]:
    """ "R", "G", "B" where the input is read, else "Map 1", "Map 2" ..."""
    card, offset = state.card, 0
    if state.network is None:
        reads_input = bench.layer is next((layer for layer in state.stack.layers if not layer.bypassed), None)
    else:
        offset, reads_input = channels_before(state)
    if reads_input and bench.layer.channels == 3 and card.colour is not Colour.GREY:
        return ("B", "G", "R") if card.colour is Colour.BGR else ("R", "G", "B")
    text = QCoreApplication.translate("KernelPanel", "Map {number}")
    return tuple(text.format(number=offset + number + 1) for number in range(bench.layer.channels))


def show_elsewhere(part: NoKernel, state: State) -> None:
    """Say in `part` why no kernel is on show, and offer the convolution that feeds what is selected."""
    value = state.selection.value
    name = layer_name(state, value) or QCoreApplication.translate("KernelPanel", "The input")
    near, node = conv_near(state), selected_node(state)
    if node is not None and node.operator == "Conv":
        part.show_computed(name)
    else:
        part.show_offer(name, None if near is None else near[1])
