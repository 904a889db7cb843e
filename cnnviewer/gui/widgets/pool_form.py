"""The form of a pooling layer: which value is kept, window, stride, padding."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cnnviewer.gui.widgets.field_rows import Field
from cnnviewer.gui.widgets.layer_form import Choice, LayerForm
from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.networks import edits
from cnnviewer.networks.stack import PoolingKind, PoolLayer


class PoolForm(LayerForm):
    """Shows a PoolLayer; asks for edits of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer: PoolLayer | None = None
        self.kind = Choice(
            {
                PoolingKind.MAX: self.tr("largest (max)"),
                PoolingKind.AVERAGE: self.tr("average"),
                PoolingKind.MIN: self.tr("smallest (min)"),
                PoolingKind.NONE: self.tr("none: pass on"),
            }
        )
        self._kind = self.add_field(self.tr("Keeps"), self.kind, tip=self.tr("Which value of a window goes on"))
        self.window_size, self._size = self.add_pair(
            self.tr("Window"), 1, edits.KERNEL_LIMIT, self.tr("Rows × columns of the window")
        )
        self.stride, self._stride = self.add_pair(
            self.tr("Stride"), 1, edits.STRIDE_LIMIT, self.tr("Cells that the window moves between two values")
        )
        self.top, self.bottom = self._side(self.tr("top")), self._side(self.tr("bottom"))
        self.left, self.right = self._side(self.tr("left")), self._side(self.tr("right"))
        tip = self.tr("Cells of padding, which no window ever picks")
        self._upright = self.add_field(self.tr("Top, bottom"), self.top, self.bottom, tip=tip)
        self._sideways = self.add_field(self.tr("Left, right"), self.left, self.right, tip=tip)
        self.kind.activated.connect(lambda: self._change(self.tr("kind"), self._kind, self.kind, kind=self.kind.member))
        self.window_size.edited.connect(
            lambda: self._change(self.tr("window"), self._size, self.window_size.editor, size=self.window_size.wanted)
        )
        self.stride.edited.connect(
            lambda: self._change(self.tr("stride"), self._stride, self.stride.editor, stride=self.stride.wanted)
        )
        for place, side in enumerate((self.top, self.left, self.bottom, self.right)):
            field = self._upright if side in (self.top, self.bottom) else self._sideways
            side.edited.connect(lambda place=place, side=side, field=field: self._set_side(place, side, field))

    def show_layer(self, layer: PoolLayer) -> None:
        """Show `layer` without asking for anything."""
        if layer.name != self.layer_name:
            self.clear_problems()
            for pair in self.pairs:
                pair.link.setChecked(True)
        self.layer, self.layer_name = layer, layer.name
        self.kind.show_member(layer.kind)
        self.window_size.show_pair(layer.size)
        self.stride.show_pair(layer.stride)
        for side, cells in zip((self.top, self.left, self.bottom, self.right), layer.sides, strict=True):
            side.show_value(cells)
        for field in (self._size, self._stride, self._upright, self._sideways):
            field.set_visible(layer.kind is not PoolingKind.NONE)

    def _side(self, name: str) -> NumberField:
        return NumberField(lowest=0, highest=edits.PADDING_LIMIT, name=self.tr("Padding {side}").format(side=name))

    def _change(self, what: str, field: Field, editor: QWidget, **fields: Any) -> None:
        self.ask(what, lambda stack: edits.change_pool(stack, self.layer_name, **fields), field, editor)

    def _set_side(self, place: int, side: NumberField, field: Field) -> None:
        if self.layer is not None:
            sides = list(self.layer.sides)
            sides[place] = int(side.wanted)
            self._change(self.tr("padding"), field, side, sides=tuple(sides))
