"""What the forms of a layer have in common: how they ask for an edit, and lists to choose one word from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from cnnviewer.gui.widgets.field_rows import Field, FieldRows
from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.gui.widgets.pair_field import PairField
from cnnviewer.networks.stack import Stack


@dataclass(frozen=True, eq=False)
class LayerEdit:
    """An edit that the user asks for.

    what    names it in the history: "stride of Conv1"
    key     edits with the same key that follow each other closely are one step
    apply   Stack -> Stack; raises CnnviewerError when it makes no sense
    field   where the sentence of a refusal goes; editor  the widget that is marked, None for all of the field
    """

    what: str
    key: str
    apply: Callable[[Stack], Stack]
    field: Field
    editor: QWidget | None = None


class Choice(QComboBox):
    """A list of words for the members of an enumeration. The wheel turns it only while it has the focus."""

    def __init__(self, names: Mapping[StrEnum, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = tuple(names)
        self.addItems(list(names.values()))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    @property
    def member(self) -> Any:
        """The member that is chosen. (Qt would hand an enumeration of words back as plain words.)"""
        return self._members[self.currentIndex()]

    def show_member(self, member: StrEnum) -> None:
        """Show `member` as chosen."""
        self.setCurrentIndex(self._members.index(member))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LayerForm(FieldRows):
    """Base of the forms.

    edited  the user asks for a LayerEdit
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[Field] = []
        self.pairs: list[PairField] = []
        self.layer_name = ""

    def add_field(self, name: str, *parts: QWidget | str, tip: str = "") -> Field:
        """A row; number fields in it say their own refusals below."""
        field = self.add(name, *parts, tip=tip)
        for part in field.editors:
            if isinstance(part, NumberField):
                part.refused.connect(lambda sentence, part=part: field.show_problem(sentence, part))
        self.fields.append(field)
        return field

    def add_pair(self, name: str, lowest: int, highest: int, tip: str = "") -> tuple[PairField, Field]:
        """A row with a number for rows and one for columns."""
        pair = PairField(name, lowest, highest, self)
        self.pairs.append(pair)
        return pair, self.add_field(name, pair.rows, "×", pair.columns, pair.link, tip=tip)

    def clear_problems(self) -> None:
        """Take all sentences away."""
        for field in self.fields:
            if field.problem:
                field.show_problem("")

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for pair in self.pairs:
            pair.refresh_icons()

    def ask(self, what: str, apply: Callable[[Stack], Stack], field: Field, editor: QWidget | None = None) -> None:
        """Emit the edit of the layer on show."""
        text = self.tr("{what} of {layer}").format(what=what, layer=self.layer_name)
        self.edited.emit(LayerEdit(text, f"layer {self.layer_name} {what}", apply, field, editor))
