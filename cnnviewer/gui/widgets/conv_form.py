"""The form of a convolution: filters, kernel size, stride, dilation, padding, activation, bias."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QCheckBox, QWidget

from cnnviewer.gui.widgets.field_rows import Field
from cnnviewer.gui.widgets.kernel_tools import Chip
from cnnviewer.gui.widgets.layer_form import Choice, LayerForm
from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.networks import edits
from cnnviewer.networks.build import sides_of
from cnnviewer.networks.stack import Activation, ConvLayer, PaddingMode, PaddingSize, Stack


class ConvForm(LayerForm):
    """Shows a ConvLayer; asks for edits of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer: ConvLayer | None = None
        self.filters = NumberField(lowest=1, highest=edits.FILTER_LIMIT)
        self._filters = self.add_field(
            self.tr("Filters"), self.filters, tip=self.tr("Each filter makes one feature map")
        )
        self.kernel, self._kernel = self.add_pair(
            self.tr("Kernel"), 1, edits.KERNEL_LIMIT, self.tr("Rows × columns of the kernels; their middle is kept")
        )
        self.stride, self._stride = self.add_pair(
            self.tr("Stride"), 1, edits.STRIDE_LIMIT, self.tr("Cells that the window moves between two values")
        )
        self.dilation, self._dilation = self.add_pair(
            self.tr("Dilation"),
            1,
            edits.DILATION_LIMIT,
            self.tr("Distance of the cells under the kernel; 1: side by side"),
        )
        self.padding = Choice(
            {
                PaddingSize.SAME: self.tr("same"),
                PaddingSize.VALID: self.tr("valid (none)"),
                PaddingSize.CUSTOM: self.tr("custom"),
            }
        )
        self._padding = self.add_field(
            self.tr("Padding"),
            self.padding,
            tip=self.tr("Cells added around the map; “same” keeps its size at stride 1"),
        )
        self.top, self.bottom = self._side(self.tr("top")), self._side(self.tr("bottom"))
        self.left, self.right = self._side(self.tr("left")), self._side(self.tr("right"))
        self._upright = self.add_field(self.tr("Top, bottom"), self.top, self.bottom)
        self._sideways = self.add_field(self.tr("Left, right"), self.left, self.right)
        self.mode = Choice(
            {
                PaddingMode.ZERO: self.tr("zero"),
                PaddingMode.CONSTANT: self.tr("constant"),
                PaddingMode.REFLECT: self.tr("reflect"),
                PaddingMode.REPLICATE: self.tr("replicate"),
                PaddingMode.CIRCULAR: self.tr("circular"),
            }
        )
        self.constant = NumberField(whole=False, name=self.tr("Padding value"))
        self._mode = self.add_field(
            self.tr("Pad with"), self.mode, self.constant, tip=self.tr("What lies outside the map")
        )
        self.activation = Choice(
            {
                Activation.NONE: self.tr("none"),
                Activation.RELU: "ReLU",
                Activation.LEAKY_RELU: "leaky ReLU",
                Activation.SIGMOID: "sigmoid",
                Activation.TANH: "tanh",
                Activation.ABS: self.tr("absolute value"),
            }
        )
        self.slope = NumberField(whole=False, name=self.tr("Slope below 0"))
        self._activation = self.add_field(
            self.tr("Activation"), self.activation, self.slope, tip=self.tr("The function applied to every value")
        )
        self.biased = QCheckBox(self.tr("added"))
        self.no_bias = Chip(self.tr("Set all to 0"), self.tr("Set the bias of every filter of this layer to 0"))
        self._bias = self.add_field(
            self.tr("Bias"),
            self.biased,
            self.no_bias,
            tip=self.tr("A number for each filter, added to every value of its map; kept while it is switched off"),
        )
        self._connect()

    def show_layer(self, layer: ConvLayer) -> None:
        """Show `layer` without asking for anything."""
        if layer.name != self.layer_name:
            self.clear_problems()
            for pair in self.pairs:
                pair.link.setChecked(True)
        self.layer, self.layer_name = layer, layer.name
        self.filters.show_value(layer.filters)
        self.kernel.show_pair(layer.kernel_size)
        self.stride.show_pair(layer.stride)
        self.dilation.show_pair(layer.dilation)
        self.padding.show_member(layer.padding.size)
        for side, cells in zip((self.top, self.left, self.bottom, self.right), layer.padding.sides, strict=True):
            side.show_value(cells)
        custom = layer.padding.size is PaddingSize.CUSTOM
        self._upright.set_visible(custom)
        self._sideways.set_visible(custom)
        self.mode.show_member(layer.padding.mode)
        self._mode.set_visible(layer.padding.size is not PaddingSize.VALID)
        self.constant.setVisible(layer.padding.mode is PaddingMode.CONSTANT)
        self.constant.show_value(layer.padding.value)
        self.activation.show_member(layer.activation)
        self.slope.setVisible(layer.activation is Activation.LEAKY_RELU)
        self.slope.show_value(layer.slope)
        self.biased.setChecked(layer.biased)
        self.no_bias.setEnabled(layer.biased and bool(layer.bias.any()))

    def _side(self, name: str) -> NumberField:
        return NumberField(lowest=0, highest=edits.PADDING_LIMIT, name=self.tr("Padding {side}").format(side=name))

    def _connect(self) -> None:
        self.filters.edited.connect(
            lambda: self.ask(
                self.tr("filters"),
                lambda stack: edits.set_filters(stack, self.layer_name, int(self.filters.wanted)),
                self._filters,
            )
        )
        self.kernel.edited.connect(
            lambda: self.ask(
                self.tr("kernel size"),
                lambda stack: edits.resize_kernel(stack, self.layer_name, self.kernel.wanted),
                self._kernel,
                self.kernel.editor,
            )
        )
        self.stride.edited.connect(
            lambda: self._change(self.tr("stride"), self._stride, self.stride.editor, stride=self.stride.wanted)
        )
        self.dilation.edited.connect(
            lambda: self._change(
                self.tr("dilation"), self._dilation, self.dilation.editor, dilation=self.dilation.wanted
            )
        )
        self.padding.activated.connect(self._choose_padding)
        for place, side in enumerate((self.top, self.left, self.bottom, self.right)):
            field = self._upright if side in (self.top, self.bottom) else self._sideways
            side.edited.connect(lambda place=place, side=side, field=field: self._set_side(place, side, field))
        self.mode.activated.connect(lambda: self._pad(self._mode, mode=self.mode.member))
        self.constant.edited.connect(lambda: self._pad(self._mode, self.constant, value=float(self.constant.wanted)))
        self.activation.activated.connect(
            lambda: self._change(
                self.tr("activation"), self._activation, self.activation, activation=self.activation.member
            )
        )
        self.slope.edited.connect(
            lambda: self._change(self.tr("slope"), self._activation, self.slope, slope=float(self.slope.wanted))
        )
        self.biased.clicked.connect(
            lambda biased: self._change(self.tr("bias"), self._bias, self.biased, biased=biased)
        )
        self.no_bias.clicked.connect(self._clear_biases)

    def _change(self, what: str, field: Field, editor: QWidget | None, **fields: Any) -> None:
        self.ask(what, lambda stack: edits.change_conv(stack, self.layer_name, **fields), field, editor)

    def _pad(self, field: Field, editor: QWidget | None = None, **fields: Any) -> None:
        if self.layer is not None:
            self._change(self.tr("padding"), field, editor, padding=replace(self.layer.padding, **fields))

    def _choose_padding(self) -> None:
        if self.layer is None:
            return
        size = self.padding.member
        changes: dict[str, Any] = {"size": size}
        if size is PaddingSize.CUSTOM:  # begin with what holds now, so that nothing jumps
            changes["sides"] = sides_of(self.layer.padding, self.layer.kernel_size, self.layer.dilation)
        self._pad(self._padding, self.padding, **changes)

    def _set_side(self, place: int, side: NumberField, field: Field) -> None:
        if self.layer is not None:
            sides = list(self.layer.padding.sides)
            sides[place] = int(side.wanted)
            self._pad(field, side, sides=tuple(sides))

    def _clear_biases(self) -> None:
        def cleared(stack: Stack) -> Stack:
            layer = self.layer
            for number in np.flatnonzero([] if layer is None else layer.bias):
                stack = edits.set_bias(stack, self.layer_name, int(number), 0.0)
            return stack

        self.ask(self.tr("biases"), cleared, self._bias)
