"""What there is to know about a kernel beside its numbers: frequency response, sum, norm, bias, how it is applied."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.frequency_view import FrequencyView
from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.gui.widgets.numbers import signed
from cnnviewer.networks.kernels import frequency_response


class KernelFacts(QWidget):
    """Shows a kernel's facts; asks for another bias or another kind of convolution.

    bias_edited      the user wants `bias.wanted`
    flipped_chosen   True: true convolution
    refused          the text in the bias field is no number: the sentence; "" takes it back
    """

    bias_edited = Signal()
    flipped_chosen = Signal(bool)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frequency = FrequencyView()
        self.bias = NumberField(whole=False, name=self.tr("Bias"))
        self.bias.setToolTip(self.tr("Added to every value of the feature map"))
        self.flip = QCheckBox(self.tr("True convolution (flip the kernel)"))
        self.no_bias, self.note = QLabel(), QLabel()
        for label, role in ((self.no_bias, "muted"), (self.note, "formula")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.no_bias.setText(self.tr("The bias of this layer is switched off, in Layer; its numbers are kept."))
        self._sum, self._norm, self._gain = (self._value() for _ in range(3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, editor, tip) in enumerate(
            (
                (self.tr("Bias"), self.bias, ""),
                (self.tr("Sum"), self._sum, self.tr("What an even area of value 1 gives")),
                (self.tr("Norm"), self._norm, self.tr("Root of the sum of squares (L2)")),
                (self.tr("Gain"), self._gain, self.tr("The largest amplification of any wave")),
            )
        ):
            label = QLabel(name)
            label.setProperty("role", "muted")
            label.setToolTip(tip)
            label.setBuddy(editor)
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.frequency, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(grid, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.no_bias)
        column.addWidget(self.flip)
        column.addWidget(self.note)
        self.bias.edited.connect(self.bias_edited)
        self.bias.refused.connect(self.refused)
        self.flip.clicked.connect(self.flipped_chosen)

    def show_kernel(self, kernel: NDArray[np.float32], flipped: bool, table: NDArray[np.uint8]) -> None:
        """Show the facts of `kernel` (kH, kW); `table` colours the frequency response."""
        response = frequency_response(kernel)
        self.frequency.show_response(response.magnitude, table)
        exact = kernel.astype(np.float64)
        total = float(exact.sum())
        self._sum.setText(signed(0.0 if abs(total) < 1e-6 * np.abs(exact).sum() else total))
        self._norm.setText(signed(float(np.sqrt((exact**2).sum()))).removeprefix("+"))
        self._gain.setText(signed(response.gain).removeprefix("+"))
        self.flip.setChecked(flipped)
        self.note.setText(
            self.tr("True convolution: the kernel is rotated by 180° before it slides over the map.")
            if flipped
            else self.tr("Cross-correlation, as in CNNs: the kernel is not flipped.")
        )

    def show_bias(self, bias: float, biased: bool) -> None:
        """Show the bias of the filter; one that is switched off can be read but not changed, and a line says why."""
        self.bias.show_value(bias)
        self.bias.setEnabled(biased)
        self.no_bias.setVisible(not biased)

    @staticmethod
    def _value() -> QLabel:
        label = QLabel("–")
        label.setFont(tabular(label.font()))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label
