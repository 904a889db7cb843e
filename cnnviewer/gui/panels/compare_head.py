"""The line above the comparison: what A is, what B is, and the buttons that change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from cnnviewer.gui.commands.command import translated
from cnnviewer.gui.comparison import Comparison, Kind

_WIDEST = 26  # characters of a name


class CompareHead(QWidget):
    """A chooser for the other side and the name of this one, in the order in which they stand.

    swapped, network_held, frame_held  the buttons were pressed
    """

    swapped = Signal()
    network_held = Signal()
    frame_held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters = QLabel("A"), QLabel("B")
        self.chooser, self.here = QToolButton(), QLabel()
        self.swap, self.hold = QToolButton(), QToolButton()
        for button in (self.chooser, self.hold):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.chooser.setAccessibleName(self.tr("Compare with"))
        self.swap.setText(self.tr("Swap"))
        self.swap.setToolTip(self.tr("Let A and B exchange their places"))
        self.hold.setText(self.tr("Hold") + "  ▾")
        self.hold.setToolTip(self.tr("Compare with what there is at this moment, whatever comes afterwards"))
        holding = QMenu(self.hold)
        self.hold_network = holding.addAction(self.tr("The network as it is now"))
        self.hold_frame = holding.addAction(self.tr("The frame on show now"))
        self.hold.setMenu(holding)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 6)
        self._row.setSpacing(8)
        for letter in self.letters:
            letter.setProperty("role", "heading")
        self.here.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.here.setForegroundRole(QPalette.ColorRole.WindowText)  # the ground of the panel would make it pale
        self.here.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.chooser, self.swap, self.hold):
            button.setProperty("role", "chip")
        self._order(False)
        self.swap.clicked.connect(self.swapped)
        self.hold_network.triggered.connect(self.network_held)
        self.hold_frame.triggered.connect(self.frame_held)

    def set_menu(self, menu: QMenu) -> None:
        """What the chooser opens."""
        self.chooser.setMenu(menu)

    def show_choice(self, comparison: Comparison, here: str) -> None:
        """Name both sides; `here` is the name of the network on show."""
        reference = comparison.reference
        titles = {
            Kind.ORIGINAL: self.tr("Original"),
            Kind.NETWORK: self.tr("Held network"),
            Kind.FRAME: self.tr("Held frame"),
            Kind.OTHER: self.tr("Another network"),
        }
        text = titles[comparison.kind]
        if comparison.opening:
            text = self.tr("Opening…")
        elif comparison.kind is Kind.OTHER and reference is not None:
            text = _short(reference.name)
        elif comparison.kind is Kind.FRAME and reference is not None and reference.frame is not None:
            text = self.tr("Frame {number}").format(number=reference.frame.index + 1)
        self.chooser.setText(f"{text}  ▾")
        if reference is not None and reference.network is not None and reference.card is not None:
            size = f"{reference.card.height} × {reference.card.width}"
            told = self.tr("Its own preprocessing card: {size}")
            self.chooser.setToolTip(f"{reference.name}\n{told.format(size=size)}")
        else:
            self.chooser.setToolTip(self.tr("What the network on show is compared with"))
        live = comparison.kind is Kind.FRAME
        now = self.tr("the frame on show") if live else self.tr("{name}, now").format(name=_short(here))
        self.here.setText(now)
        self.here.setToolTip(here)
        self._order(comparison.swapped)

    def _order(self, swapped: bool) -> None:
        sides: list[QWidget] = [self.chooser, self.here]
        if swapped:
            sides.reverse()
        while self._row.count():
            self._row.takeAt(0)
        for letter, side in zip(self.letters, sides, strict=True):
            self._row.addWidget(letter)
            self._row.addWidget(side, 1 if side is self.here else 0)
            if letter is self.letters[0]:
                self._row.addWidget(self.swap)
        self._row.addWidget(self.hold)


def _short(name: str) -> str:
    """`name` in the user's language, cut where it is long."""
    shown = translated(name)
    return shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + "…"
