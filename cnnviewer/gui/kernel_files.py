"""Kernels on disk: the dialogs that ask for a file, as text or JSON."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnviewer.gui.kernel_edits import Bench, Kernel
from cnnviewer.networks.kernels import load_kernel, save_kernel


class KernelFiles:
    """Asks where, reads and writes; raises KernelError. Remembers the folder while the window lives."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._folder = Path.home()

    def load(self) -> tuple[Kernel, str] | None:
        """A kernel (kH, kW), or (C, kH, kW), from a file that the user chooses, and its name; None when they do not."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            QCoreApplication.translate("KernelFiles", "Load kernel"),
            str(self._folder),
            QCoreApplication.translate("KernelFiles", "Kernels (*.txt *.csv *.tsv *.json);;All files (*)"),
        )
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = path.parent
        return load_kernel(path), path.name

    def save(self, bench: Bench) -> str | None:
        """Write the kernel on show; on the page "all" those of all channels. Returns the file's name."""
        name = f"{bench.layer.name.lower()}-filter{bench.filter + 1}"
        if bench.channel is not None and bench.layer.channels > 1:
            name += f"-channel{bench.channel + 1}"
        text, json = QCoreApplication.translate("KernelFiles", "Text (*.txt)"), "JSON (*.json)"
        chosen, kind = QFileDialog.getSaveFileName(
            self._window,
            QCoreApplication.translate("KernelFiles", "Save kernel"),
            str(self._folder / f"{name}.txt"),
            f"{text};;{json}",
        )
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(".json" if kind == json else ".txt")
        self._folder = path.parent
        save_kernel(path, bench.kernels if bench.channel is None else bench.shown, name)
        return path.name
