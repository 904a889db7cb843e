"""Names for the classes of an opened network, from a file that the user chooses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from cnnviewer.errors import CnnviewerError, NetworkError
from cnnviewer.gui.background import Job
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


def open_labels(desk: Desk) -> None:
    """Name the classes of the opened network by a file of the user's choice."""
    title = QCoreApplication.translate("Commands", QT_TRANSLATE_NOOP("Commands", "Names of the classes"))
    kinds = QCoreApplication.translate(
        "Commands", QT_TRANSLATE_NOOP("Commands", "Names, one a line (*.txt *.json *.names *.csv);;All files (*)")
    )
    path, _ = QFileDialog.getOpenFileName(desk.window, title, desk.folder("network"), kinds)
    if path:
        use_labels(desk, Path(path))


def use_labels(desk: Desk, path: Path) -> None:
    """Read the names in `path` on a thread; then they are those of the classes, also when the network is opened again.

    Undo takes them back.
    """
    opened, card = desk.session.state.network, desk.session.state.card
    if opened is None or opened.graph is None:
        return
    graph = opened.graph

    def work(job: Job[tuple[str, ...]]) -> tuple[str, ...]:
        from cnnviewer.networks.labels import labels_from
        from cnnviewer.networks.shown import class_value, input_shape

        classes = class_value(graph, input_shape(graph, card))
        if classes is None:
            raise NetworkError(f"{graph.name} does not tell classes apart; open a network that ends in probabilities.")
        return labels_from(path, graph, classes[1])

    def done(labels: tuple[str, ...]) -> None:
        present = desk.session.state.network
        if present is not None and present.address == opened.address:
            label = QCoreApplication.translate("Commands", QT_TRANSLATE_NOOP("Commands", "names of the classes"))
            desk.session.change(label=label, network=replace(present, labels=labels))
            desk.notices.dismiss("network")

    def failed(error: CnnviewerError) -> None:
        desk.notices.add(str(error), "error", replace="network")

    desk.background.run(f"reading {path.name}", work, done, failed)
