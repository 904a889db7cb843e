"""Which classes the network takes for which: runs it over pictures whose class is known, and shows the matrix.

The network runs as it is at that moment, edits included, on a thread. The window stays in use meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from cnnviewer.display.colours import table
from cnnviewer.engine.evaluate import Cancelled
from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.confusion import Confusion, confusion
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.widgets.confusion_view import ConfusionView
from cnnviewer.gui.widgets.picture_row import PictureRow
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.networks.known_pictures import Frame, KnownPictures, has_known_pictures, known_pictures, pictures_in
from cnnviewer.networks.shown import class_value, input_shape

_MOST_SHOWN = 24
Found = tuple[KnownPictures, Confusion | None]


class ConfusionDialog(QDialog):
    """Starts by itself when pictures came with the network; asks for a folder otherwise.

    found  what was found, None before
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._job: Job[Found] | None = None
        self._pictures: KnownPictures | None = None
        self._listed: tuple[int, ...] = ()
        self._again: Callable[[], None] = self.choose_folder
        self.found: Confusion | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Confusion"))
        self.summary = QLabel(wordWrap=True)
        self.readout = QLabel(" ")
        self.readout.setProperty("role", "muted")
        self.problem = ProblemLabel()
        self.matrix = ConfusionView()
        self.matrix.setAccessibleName(self.tr("True classes and answers"))
        self.row = PictureRow()
        self.row.setAccessibleName(self.tr("Pictures of the chosen cell"))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, 100)
        self.run_again = QPushButton(self.tr("Run again"))
        self.folder = QPushButton(self.tr("Choose a folder…"))
        self.folder.setToolTip(self.tr("With one folder in it for each class, named like the class"))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setToolTip(self.tr("The matrix as text, for a spreadsheet (Ctrl+C)"))
        self.close_button = QPushButton()
        for button in (self.run_again, self.folder, self.copy, self.close_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.matrix.hovered.connect(self._read_out)
        self.matrix.chosen.connect(self._list_pictures)
        self.row.chosen.connect(self._open_picture)
        self.run_again.clicked.connect(self._run_again)
        self.folder.clicked.connect(self.choose_folder)
        self.copy.clicked.connect(self.copy_matrix)
        self.close_button.clicked.connect(self.reject)
        desk.bridge.network_changed.connect(self._network_changed)
        self._show_working(False)
        opened = desk.session.state.network
        self._address = "" if opened is None else opened.address
        if not self._labels():
            self.problem.say("This network does not tell classes apart; open one that ends in probabilities.")
            self.folder.hide()
        elif has_known_pictures(self._address):
            self.run_sample()
        else:
            self.summary.setText(
                self.tr("Choose a folder of pictures whose class is known: one folder in it for each class.")
            )

    def run_sample(self) -> None:
        """Run the network over the pictures that came with it."""
        address = self._address
        self._again = self.run_sample
        self._run(lambda: known_pictures(address))

    def choose_folder(self) -> None:
        """Ask for a folder, then run the network over it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Pictures by class"), self._desk.folder("source"))
        if chosen:
            self.run_folder(Path(chosen))

    def run_folder(self, folder: Path) -> None:
        """Run the network over the pictures in `folder`, by the preprocessing card that is chosen."""
        labels = self._labels()
        self._again = lambda: self.run_folder(folder)
        self._run(lambda: pictures_in(folder, labels))

    def copy_matrix(self) -> None:
        """Put the matrix on the clipboard as text."""
        if self.found is not None:
            QGuiApplication.clipboard().setText(self.found.text(self._labels()))

    def reject(self) -> None:
        """Cancel what runs, or close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Closing, in any way, stops what runs."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_matrix()
        else:
            super().keyPressEvent(event)

    def _run_again(self) -> None:
        self._again()

    def _run(self, read: Callable[[], KnownPictures]) -> None:
        if self._job is not None:
            return
        network, chosen = self._desk.bridge.network, self._desk.session.state.card

        def work(job: Job[Found]) -> Found:
            pictures = read()
            try:
                return pictures, confusion(
                    network,
                    pictures.card or chosen,
                    pictures.frames,
                    pictures.truth,
                    progress=job.progress,
                    cancelled=job.cancelled,
                )
            except Cancelled:
                return pictures, None

        self.problem.hide()
        self._show_working(True)
        self._job = self._desk.background.run("confusion matrix", work, self._done, self._failed, owner=self)
        self._job.on_progress = self._show_progress

    def _show_progress(self, fraction: float) -> None:
        self.progress.setValue(round(fraction * 100))

    def _done(self, found: Found) -> None:
        self._job = None
        pictures, confused = found
        self._show_working(False)
        if confused is None:
            if self.found is None:
                self.summary.setText(self.tr("Cancelled; nothing was counted."))
            return
        self._pictures, self.found = pictures, confused
        colours = table(self._desk.session.state.view.unsigned_colours)
        self.matrix.show_counts(confused.counts, self._labels(), colours)
        text = self.tr("{percent} % right: {right} of {count} pictures, by the network as it is now.")
        self.summary.setText(
            text.format(percent=f"{100 * confused.accuracy:.1f}", right=confused.right, count=len(confused.truth))
        )
        self._show_working(False)

    def _failed(self, error: CnnviewerError) -> None:
        self._job = None
        self._show_working(False)
        self.problem.say(str(error))

    def _show_working(self, working: bool) -> None:
        known = self.found is not None
        self.progress.setValue(0)
        self.progress.setVisible(working)
        self.matrix.setVisible(known or working)
        self.readout.setVisible(known)
        self.row.setVisible(known)
        self.run_again.setVisible(known)
        self.copy.setVisible(known)
        self.run_again.setEnabled(not working)
        self.folder.setEnabled(not working)
        self.close_button.setText(self.tr("Cancel") if working else self.tr("Close"))
        if working and not known:
            self.summary.setText(self.tr("The network looks at the pictures…"))

    def _network_changed(self) -> None:
        opened = self._desk.session.state.network
        if opened is None or opened.address != self._address:
            self.reject()
            self.close()
        elif self.found is not None:
            self.summary.setText(self.tr("The network was edited since; run it again to see what that changed."))

    def _labels(self) -> tuple[str, ...]:
        state = self._desk.session.state
        network = self._desk.bridge.network
        found = class_value(network, input_shape(network, state.card))
        labels = () if state.network is None else state.network.labels
        count = len(self.found.counts) if self.found is not None else 0 if found is None else found[1]
        return labels if len(labels) == count else tuple(str(number) for number in range(count))

    def _read_out(self, cell: tuple[int, int] | None) -> None:
        cell = cell if cell is not None else self.matrix.selected
        if self.found is None or cell is None:
            self.readout.setText(" ")
            return
        true, answer = cell
        labels, number = self._labels(), int(self.found.counts[true, answer])
        total = int(self.found.counts[true].sum())
        wrong, right = (
            self.tr("{count} of {total} × {true} taken for {answer}"),
            self.tr("{count} of {total} × {true} right"),
        )
        text = right if true == answer else wrong
        self.readout.setText(text.format(count=number, total=total, true=labels[true], answer=labels[answer]))

    def _list_pictures(self, true: int, answer: int) -> None:
        """Show the pictures of a cell; they are read on a thread."""
        self._read_out((true, answer))
        pictures, found = self._pictures, self.found
        if pictures is None or found is None:
            return
        listed = self._listed = found.pictures(true, answer)[:_MOST_SHOWN]

        def work(job: Job[None]) -> None:
            read.extend(pictures.frames[number] for number in listed if not job.cancelled())

        def done(nothing: None) -> None:
            if listed is self._listed:
                self.row.show_pictures(read)

        read: list[Frame] = []
        self._desk.background.run(
            "reading pictures", work, done, lambda error: self.problem.say(str(error)), owner=self
        )

    def _open_picture(self, place: int) -> None:
        """Make a listed picture the source."""
        if self._pictures is None or place >= len(self._listed):
            return
        number = self._listed[place]
        name = self.tr("test picture {number}, {name}").format(
            number=number + 1, name=self._labels()[int(self._pictures.truth[number])]
        )
        self._desk.opener.open_pixels(self.row.pictures[place], name)
        card = self._pictures.card
        if card is not None:
            self._desk.session.change(card=card)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.run_again, self.folder, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(16, 14, 16, 14)
        for part in (self.summary, self.matrix, self.readout, self.row, self.problem, self.progress):
            column.addWidget(part, 1 if part is self.matrix else 0)
        column.addLayout(buttons)
        self.setMinimumWidth(420)


def show_confusion(desk: Desk) -> ConfusionDialog:
    """Open the dialog beside the window, which stays in use."""
    dialog = ConfusionDialog(desk)
    dialog.show()
    return dialog
