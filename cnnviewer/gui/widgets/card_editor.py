"""Edits a preprocessing card: how a frame becomes the tensor that enters the network."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.section import Rows
from cnnviewer.networks.centre import usual_ink
from cnnviewer.networks.expectation import RANGES, with_range
from cnnviewer.networks.preprocessing import Centring, Colour, Fit, PreprocessingCard

_FITS = {
    Fit.INSIDE: QT_TRANSLATE_NOOP("CardEditor", "fit inside"),
    Fit.CROP: QT_TRANSLATE_NOOP("CardEditor", "centre crop"),
    Fit.LETTERBOX: QT_TRANSLATE_NOOP("CardEditor", "letterbox"),
    Fit.STRETCH: QT_TRANSLATE_NOOP("CardEditor", "stretch"),
    Fit.NONE: QT_TRANSLATE_NOOP("CardEditor", "own size"),
}
_CENTRED = {
    Centring.MASS: QT_TRANSLATE_NOOP("CardEditor", "centred as MNIST"),
    Centring.BOX: QT_TRANSLATE_NOOP("CardEditor", "centred as Fashion-MNIST"),
}
_COLOURS = {Colour.RGB: "RGB", Colour.BGR: "BGR", Colour.GREY: QT_TRANSLATE_NOOP("CardEditor", "grey")}


class CardEditor(QWidget):
    """Shows a card and asks for another when the user edits it.

    edited  the user wants `wanted`; the text names what was edited, for the history
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = PreprocessingCard()
        self.wanted = self.card
        self._own_range = False
        self._height, self._width = self._size(self.tr("height")), self._size(self.tr("width"))
        self._fit, self._colour, self._range = QComboBox(), QComboBox(), QComboBox()
        for fit, text in _FITS.items():
            self._fit.addItem(self.tr(text), fit)
        for centring, text in _CENTRED.items():
            self._fit.addItem(self.tr(text), centring)
        self._fit.setToolTip(
            self.tr("How the frame becomes the size; centred: its ink alone, as the data set was made, light on black")
        )
        for colour, text in _COLOURS.items():
            self._colour.addItem(self.tr(text), colour)
        for text, *_ in RANGES:
            self._range.addItem(text)
        self._range.addItem(self.tr("own numbers"))
        for box in (self._fit, self._colour, self._range):
            # The longest entry must not make the panel wider than it is, whatever font a system has.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
        self._ink = self._size(self.tr("ink"))
        self._ink.setToolTip(self.tr("Length of the longer side of the ink, in cells: 20 in MNIST"))
        self._invert = QCheckBox("255 − x")
        self._invert.setToolTip(
            self.tr("Dark becomes light: for ink on white paper, where the network has learned from light on black")
        )
        self._scale, self._mean, self._std = QLineEdit(), QLineEdit(), QLineEdit()
        self._scale.setToolTip(self.tr("Every pixel value, 0 to 255, is multiplied by this"))
        self._mean.setToolTip(self.tr("Subtracted after scaling: one number, or one per channel with commas"))
        self._std.setToolTip(self.tr("Divided by after subtracting: one number, or one per channel with commas"))
        self._problem = ProblemLabel()
        self._rows = Rows()
        self._rows.add(self.tr("Size h × w"), self._size_row())
        self._rows.add(self.tr("Fit"), self._fit)
        self._rows.add(self.tr("Ink"), self._ink)
        self._rows.add(self.tr("Colour"), self._colour)
        self._rows.add(self.tr("Invert"), self._invert)
        self._rows.add(self.tr("Range"), self._range)
        self._rows.add(self.tr("Scale"), self._scale)
        self._rows.add(self.tr("Mean"), self._mean)
        self._rows.add(self.tr("Std"), self._std)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        column.addWidget(self._problem)
        self._height.valueChanged.connect(lambda height: self._ask(self.tr("size"), height=height))
        self._width.valueChanged.connect(lambda width: self._ask(self.tr("size"), width=width))
        self._fit.activated.connect(lambda: self._choose_fit(str(self._fit.currentData())))
        self._ink.valueChanged.connect(lambda ink: self._ask(self.tr("ink"), ink=ink))
        self._colour.activated.connect(lambda: self._choose_colour(Colour(self._colour.currentData())))
        self._invert.clicked.connect(lambda invert: self._ask(self.tr("inversion"), invert=invert))
        self._range.activated.connect(self._choose_range)
        for field, edit in (("scale", self._scale), ("mean", self._mean), ("std", self._std)):
            edit.editingFinished.connect(lambda field=field, edit=edit: self._type(field, edit))
        self.show_card(self.card)

    def show_card(self, card: PreprocessingCard) -> None:
        """Show `card` without asking for anything."""
        self.card = card
        centred = card.centring is not Centring.NONE
        known = next((i for i, entry in enumerate(RANGES) if entry[1:] == (card.scale, card.mean, card.std)), None)
        for widget, value in ((self._height, card.height), (self._width, card.width), (self._ink, card.ink)):
            with QSignalBlocker(widget):
                widget.setValue(value)
            widget.setEnabled(card.fit is not Fit.NONE or centred)
        self._fit.setCurrentIndex(self._fit.findData(card.centring if centred else card.fit))
        self._rows.set_row_visible(self._ink, centred)
        self._colour.setCurrentIndex(self._colour.findData(card.colour))
        self._invert.setChecked(card.invert)
        self._range.setCurrentIndex(len(RANGES) if known is None or self._own_range else known)
        self._scale.setText(_scale_text(card.scale))
        self._mean.setText(", ".join(f"{number:g}" for number in card.mean))
        self._std.setText(", ".join(f"{number:g}" for number in card.std))
        for edit in (self._scale, self._mean, self._std):
            edit.setCursorPosition(0)
            self._rows.set_row_visible(edit, known is None or self._own_range)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why an edit was refused, below the fields; empty takes it away."""
        self._problem.say(sentence)

    def _size_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._height, 1)
        line.addWidget(QLabel("×"))
        line.addWidget(self._width, 1)
        return row

    def _size(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, 2048)
        box.setKeyboardTracking(False)
        box.setToolTip(name)
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.setAccessibleName(name)
        box.setMinimumWidth(40)
        return box

    def _choose_fit(self, name: str) -> None:
        if name in set(Fit):
            self._ask(self.tr("fit"), fit=Fit(name), centring=Centring.NONE)
            return
        centring = Centring(name)
        if centring is not self.card.centring:
            ink = usual_ink(centring, min(self.card.height, self.card.width))
            self._ask(self.tr("fit"), centring=centring, ink=ink)

    def _choose_colour(self, colour: Colour) -> None:
        changes: dict[str, Any] = {"colour": colour}
        if colour is Colour.GREY:
            changes.update(mean=self.card.mean[:1], std=self.card.std[:1])
        self._ask(self.tr("colour"), **changes)

    def _choose_range(self, index: int) -> None:
        self._own_range = index == len(RANGES)
        if self._own_range:
            self.show_card(self.card)
            self._scale.setFocus()
            return
        _, scale, mean, std = RANGES[index]
        self._ask(self.tr("range"), **_range_of(with_range(self.card, scale, mean, std)))

    def _type(self, field: str, edit: QLineEdit) -> None:
        if not edit.isModified():
            return
        edit.setModified(False)
        try:
            numbers = numbers_in(edit.text())
        except ValueError:
            numbers = ()
        allowed = (1,) if field == "scale" else (1, self.card.channels)
        if len(numbers) not in allowed or (field != "mean" and min(numbers) <= 0):
            self.show_problem(
                self.tr("{field} takes {count} finite numbers, greater than 0 except for the mean.").format(
                    field=edit.accessibleName(), count=" / ".join(str(count) for count in dict.fromkeys(allowed))
                )
            )
            return
        self._ask(edit.accessibleName(), **{field: numbers[0] if field == "scale" else numbers})

    def _ask(self, what: str, **fields: Any) -> None:
        self.wanted = replace(self.card, **fields)
        if self.wanted != self.card:
            self.edited.emit(what)


def _range_of(card: PreprocessingCard) -> dict[str, Any]:
    return {"scale": card.scale, "mean": card.mean, "std": card.std}


def numbers_in(text: str) -> tuple[float, ...]:
    """ "0.5, 1/255" -> (0.5, 0.00392...). Raises ValueError when one is no finite number."""
    numbers = []
    for part in text.replace(";", ",").replace("−", "-").split(","):
        above, slash, below = part.partition("/")
        divisor = float(below) if slash else 1.0
        number = float(above) / divisor if divisor else math.nan
        if not math.isfinite(number):
            raise ValueError(f"{part} is not finite")
        numbers.append(number)
    return tuple(numbers)


def _scale_text(scale: float) -> str:
    return "1/255" if math.isclose(scale, 1 / 255, rel_tol=1e-6) else f"{scale:g}"
