"""The kernel bench: the numbers of the selected filter, edited by hand while the picture runs.

Every edit goes through the session, so it can be undone and the maps follow within a frame. What cannot be done is said
in one sentence under the grid, and nothing changes then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnviewer.display.colours import COLOUR_MAPS, table
from cnnviewer.errors import CnnviewerError, KernelError
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.kernel_edits import Bench, KernelEdits, OtherSize, bench_of, conv_near, size_text
from cnnviewer.gui.kernel_files import KernelFiles
from cnnviewer.gui.kernel_names import channel_names, show_elsewhere
from cnnviewer.gui.kernel_operations import operation
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.widgets.frame_view import PATCH_MIME
from cnnviewer.gui.widgets.kernel_bench import KernelBench
from cnnviewer.gui.widgets.kernel_grid import patch_in
from cnnviewer.gui.widgets.no_kernel import NoKernel
from cnnviewer.gui.widgets.numbers import read_number, signed
from cnnviewer.networks.kernels import KERNELS, format_matrix, kernel_from_patch, parse_matrix
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection, State

_HEADROOM = 1.15  # the strongest cell stays short of the darkest end of the colours
Action = Callable[[bool], object]


class KernelPanel(Panel):
    """A tab of the inspector."""

    title = "kernel"
    place = "right"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.parts = KernelBench()
        self.grid = self.parts.grid
        self.elsewhere = NoKernel()
        self.files = KernelFiles(self)
        self._edits = KernelEdits(session, self._map_size)
        self._offered: Action | None = None
        self._gesture = 0
        self._dirty = True
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        for part in (self.parts, self.elsewhere):
            around.addWidget(part)
        self.elsewhere.hide()
        self._connect()

    def heading(self) -> str:
        return self.tr("Kernel")

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.parts.refresh_icons()

    @property
    def bench(self) -> Bench | None:
        """What lies on the bench; None when no convolution is selected."""
        return bench_of(self.session.state)

    def state_changed(self, before: State, after: State) -> None:
        same_place = _place(before.selection) == _place(after.selection)
        colours = (before.view.signed_colours, before.view.unsigned_colours)
        same_colours = colours == (after.view.signed_colours, after.view.unsigned_colours)
        same_network = after.stack is before.stack and after.network is before.network
        if same_network and same_place and same_colours:
            return
        if not same_place:
            self.parts.say("")
            self.parts.offer.hide()
        self._dirty = True
        if self.isVisible():
            self._show_bench()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._show_bench()

    # Showing

    def _show_bench(self) -> None:
        self._dirty = False
        bench, state = self.bench, self.session.state
        self.parts.setVisible(bench is not None)
        self.elsewhere.setVisible(bench is None)
        if bench is None:
            show_elsewhere(self.elsewhere, state)
            return
        layer, view = bench.layer, state.view
        signed_map = view.signed_colours
        if COLOUR_MAPS.get(signed_map) is None or COLOUR_MAPS[signed_map].kind != "diverging":
            signed_map = "blue-white-red"  # only a diverging map tells signs apart
        colours = table(signed_map)
        scale = float(np.abs(bench.kernels[np.isfinite(bench.kernels)]).max(initial=0.0)) * _HEADROOM or 1.0
        self.parts.pages.show_filter(layer.name, bench.filter, layer.filters, layer.kernel_size)
        self.parts.pages.show_pages(bench.kernels, channel_names(state, bench), bench.channel, scale, colours)
        self.grid.set_colours(colours)
        self.grid.show_kernel(bench.shown, scale, bench.differs)
        self.parts.facts.show_kernel(bench.shown, layer.flipped, table(view.unsigned_colours))
        self.parts.facts.show_bias(float(layer.bias[bench.filter]), layer.biased)
        self.parts.facts.flip.setVisible(state.network is None)
        self._show_place()

    def _show_place(self) -> None:
        row, column = self.grid.current_cell()
        bench = self.bench
        if bench is None or row >= bench.shown.shape[0] or column >= bench.shown.shape[1]:
            return
        value = float(bench.shown[row, column])
        if abs(value) < 1e-7 * float(np.abs(bench.shown).max()):
            value = 0.0  # what rounding leaves of a zero says nothing
        text = self.tr("Row {row}, column {column}:  {value}").format(
            row=row + 1, column=column + 1, value=signed(value, 6)
        )
        if bench.channel is None and bench.differs.any():
            text += "\n" + self.tr(
                "The channels differ: cells with a marked corner show their mean, an edit reaches all channels."
            )
        self.parts.place.setText(text)

    def _map_size(self) -> tuple[int, int]:
        outcome, card = self.bridge.outcome, self.session.state.card
        if outcome is None or outcome.prepared is None:
            return card.height, card.width
        return int(outcome.prepared.tensor.shape[2]), int(outcome.prepared.tensor.shape[3])

    # Editing

    def _do(self, action: Action, resize: bool = False) -> bool:
        """Carry out `action(resize)`; says the sentence of its refusal, or offers to resize. True when it was done."""
        self.parts.say("")
        self.parts.offer.hide()
        if self.bench is None:
            return False
        try:
            action(resize)
        except OtherSize as question:
            self._offered = action
            self.parts.offer.ask(str(question), self.tr("Resize to {size}").format(size=size_text(question.size)))
            return False
        except CnnviewerError as error:
            self.parts.say(str(error))
            return False
        return True

    def _accept_offer(self) -> None:
        if self._offered is not None:
            self._do(self._offered, resize=True)
            self.session.end_merge()
            self.grid.setFocus()

    def _take_grid(self, gesture: str) -> None:
        if gesture == "wheel" and self.parts.scrolling:
            return
        wanted, touched = self.grid.wanted, self.grid.touched
        self._do(lambda resize: self._edits.turn_or_set(wanted, touched, gesture))

    def _copy(self) -> None:
        kernel, cells = self.grid.values, self.grid.chosen()
        if cells.sum() > 1:  # one cell stands for the whole kernel: a single number is rarely meant
            rows, columns = np.nonzero(cells)
            kernel = kernel[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        QGuiApplication.clipboard().setText(format_matrix(kernel))

    def _paste(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        box = patch_in(bytes(copied.data(PATCH_MIME).data())) if copied.hasFormat(PATCH_MIME) else None
        if box is not None:
            self._take_patch(*box)
            return
        text = copied.text()

        def paste(resize: bool) -> None:
            if not text.strip():
                raise KernelError(self.tr("The clipboard holds no text; copy rows of numbers first."))
            try:
                number = read_number(text)
            except KernelError:
                self._edits.put(parse_matrix(text), self.tr("paste"), resize=resize)
            else:
                self.grid.fill(number)

        self._do(paste)

    def _take_preset(self, name: str, chosen: Mapping[str, float]) -> None:
        bench, entry = self.bench, KERNELS[name]
        if bench is None:
            return
        rows, columns = bench.layer.kernel_size
        size = (max(rows, entry.size[0]), max(columns, entry.size[1])) if entry.fixed else (rows, columns)
        values = dict(chosen)
        from_layer = {"maps": bench.layer.channels, "filters": bench.layer.filters}
        values.update({one.name: from_layer[one.name] for one in entry.parameters if one.name in from_layer})
        merge = f"preset {name} {self._gesture}"
        done = self._do(lambda resize: self._edits.put(entry.make(size, **values), self.tr(entry.title), merge, resize))
        if not done:
            self.parts.presets.cancel()
        elif self.parts.presets.popover is not None:
            self.parts.presets.popover.show_problem(self.parts.problem.text())

    def _end_preset(self) -> None:
        self._gesture += 1
        self.session.end_merge()

    def _operate(self, name: str) -> None:
        bench = self.bench
        if bench is not None:
            work, what = (
                operation(name, bench.layer),
                self.parts.operations.buttons[name].accessibleName().partition(":")[0],
            )
            self._do(lambda resize: self._edits.operate(work, what, resize))

    def _take_patch(self, top: int, left: int, height: int, width: int) -> None:
        outcome, bench = self.bridge.outcome, self.bench
        if outcome is None or bench is None:
            return
        pixels = outcome.frame.pixels[top : top + height, left : left + width]
        names = channel_names(self.session.state, bench)
        colour = "RGB".find(names[bench.channel]) if bench.channel is not None and len(names[0]) == 1 else -1
        self._do(
            lambda resize: self._edits.put(
                kernel_from_patch(pixels, bench.layer.kernel_size, colour if colour >= 0 else None), self.tr("patch")
            )
        )

    def _load(self) -> None:
        try:
            loaded = self.files.load()
        except CnnviewerError as error:
            self.parts.say(str(error))
            return
        if loaded is not None:
            kernel, name = loaded
            self._do(lambda resize: self._edits.put(kernel, name, resize=resize))

    def _save(self) -> None:
        bench = self.bench
        if bench is not None:
            self._do(lambda resize: self.files.save(bench))

    def _connect(self) -> None:
        edits, choose = self._edits, self._edits.choose
        self.parts.pages.filter_chosen.connect(lambda number: choose(channel=number))
        self.parts.pages.channel_chosen.connect(lambda number: choose(kernel=None if number < 0 else number))
        self.grid.edited.connect(self._take_grid)
        self.grid.released.connect(self.session.end_merge)
        self.grid.refused.connect(self.parts.say)
        self.grid.copy_asked.connect(self._copy)
        self.grid.paste_asked.connect(self._paste)
        self.grid.patch_dropped.connect(self._take_patch)
        self.grid.selectionModel().currentChanged.connect(self._show_place)
        self.parts.offer.accepted.connect(self._accept_offer)
        self.parts.presets.chosen.connect(self._take_preset)
        self.parts.presets.finished.connect(self._end_preset)
        self.parts.operations.chosen.connect(self._operate)
        self.parts.facts.bias_edited.connect(
            lambda: self._do(lambda resize: edits.set_bias(float(self.parts.facts.bias.wanted)))
        )
        self.parts.facts.bias.editingFinished.connect(self.session.end_merge)
        self.parts.facts.refused.connect(self.parts.say)
        self.parts.facts.flipped_chosen.connect(lambda flipped: self._do(lambda resize: edits.set_flipped(flipped)))
        self.parts.copy_asked.connect(self._copy)
        self.parts.paste_asked.connect(self._paste)
        self.parts.load_asked.connect(self._load)
        self.parts.save_asked.connect(self._save)
        self.elsewhere.asked.connect(self._go_to_conv)

    def _go_to_conv(self) -> None:
        near = conv_near(self.session.state)
        if near is not None:
            self.session.change(selection=Selection(near[0]))


def _place(selection: Selection) -> tuple[str, int, int | None]:
    return selection.value, selection.channel, selection.kernel
