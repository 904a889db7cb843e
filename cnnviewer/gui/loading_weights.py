"""Loads a file of weights into the opened network without freezing the window; undo takes them out again.

Numbers of the file take the place of those the network came with; edits by hand go with them. The session file holds
the path, not the numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Background, Job
from cnnviewer.gui.opening_network import filled
from cnnviewer.session.notices import Notices
from cnnviewer.session.session import Session

if TYPE_CHECKING:
    from cnnviewer.engine.network import Network
    from cnnviewer.networks.weights.report import Report

NOTICE = "weights"
DROPPED = (".pth", ".pt", ".bin", ".ckpt", ".safetensors", ".npz")


class WeightsLoader(QObject):
    """Loads weights into the network that is open; `window` is where a dialog lists what found no place."""

    def __init__(
        self,
        session: Session,
        background: Background,
        notices: Notices,
        window: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self._background = background
        self._notices = notices
        self._newest: Job[tuple[Network, Report]] | None = None

    @property
    def busy(self) -> bool:
        """True while a file is being read."""
        return self._newest is not None

    @property
    def possible(self) -> bool:
        """Whether a network is open that weights can be loaded into."""
        opened = self._session.state.network
        return opened is not None and opened.original is not None

    def load(self, path: str) -> None:
        """Read the file at `path` on a thread and put its numbers into the opened network, as far as they fit."""
        opened = self._session.state.network
        if opened is None or opened.original is None:
            text = self.tr("Weights need a network to go into; open it, or choose one from the literature, first.")
            self._notices.add(text, "warning", replace=NOTICE)
            return
        original, address = opened.original, opened.address

        def work(job: Job[tuple[Network, Report]]) -> tuple[Network, Report]:
            return filled(original, path)

        def done(found: tuple[Network, Report]) -> None:
            if job is not self._newest:
                return
            self._newest = None
            present = self._session.state.network
            if present is None or present.address != address:
                self._notices.dismiss(NOTICE)  # another network was opened meanwhile
                return
            graph, report = found
            loaded = replace(present, graph=graph, original=graph, weights=path, edited=False, changes=())
            self._session.change(label=self.tr("weights {name}").format(name=Path(path).name), network=loaded)
            from cnnviewer.gui.dialogs.weights_report import WeightsReportDialog, summary_of

            self._notices.add(summary_of(report), "info" if report.complete else "warning", replace=NOTICE)
            if report.lines():
                WeightsReportDialog(self._window(), report).open()

        def failed(error: CnnviewerError) -> None:
            if job is self._newest:
                self._newest = None
                self._notices.add(str(error), "error", replace=NOTICE)

        name = Path(path).name
        job = self._newest = self._background.run(f"loading {name}", work, done, failed)
        self._notices.add(self.tr("Loading the weights {name}…").format(name=name), replace=NOTICE)

    def take(self, mime: QMimeData) -> bool:
        """Load the file of weights that was dropped, if it is one."""
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        path = next((path for path in paths if Path(path).suffix.lower() in DROPPED), "")
        if path:
            self.load(str(Path(path).absolute()))
        return bool(path)
