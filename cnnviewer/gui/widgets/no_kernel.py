"""What stands in place of the kernel bench for a layer without a kernel: a calm sentence and the way to one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.gui.widgets.kernel_tools import Chip


class NoKernel(QWidget):
    """asked: the user wants to see the convolution that was offered."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.show_conv = QLabel(), Chip("")
        self.setObjectName("sidePanel")
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 24, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.sentence)
        column.addWidget(self.show_conv, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.show_conv.clicked.connect(self.asked)

    def show_computed(self, layer: str) -> None:
        """Say that the kernels of `layer` are no fixed numbers."""
        self.sentence.setText(
            self.tr("The network computes the kernels of {layer} itself; they cannot be edited.").format(layer=layer)
        )
        self.show_conv.hide()

    def show_offer(self, layer: str, conv: str | None) -> None:
        """Say that `layer` has no kernel; offer the convolution `conv`, None for none."""
        self.sentence.setText(self.tr("{layer} has no kernel.").format(layer=layer))
        self.show_conv.setVisible(conv is not None)
        if conv is not None:
            self.show_conv.setText(self.tr("Show {layer}").format(layer=conv))
