"""What the program is, its version and what it runs on."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

import cnnviewer
from cnnviewer.gui.desk import Desk


class AboutDialog(QDialog):
    """A few lines; the text can be selected for a bug report."""

    def __init__(self, desk: Desk) -> None:
        import cv2
        import numpy as np

        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About cnnviewer"))
        title = QLabel(f"cnnviewer {cnnviewer.__version__}")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        text = QLabel(self.tr("A convolutional network you can see, touch and question."))
        versions = QLabel(
            f"Python {platform.python_version()} · Qt {qVersion()} · NumPy {np.__version__} · OpenCV {cv2.__version__}"
        )
        versions.setProperty("role", "muted")
        versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for part in (title, text, versions, buttons):
            column.addWidget(part)
