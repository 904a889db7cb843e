"""The figures of a comparison: what both sides cost, and what they take the picture for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.explain.compare import Agreement, agreement
from cnnviewer.explain.ranking import likeliest
from cnnviewer.gui.classification import Classification, classes_in, classified
from cnnviewer.gui.layer_costs import count_text
from cnnviewer.gui.widgets.class_bars import percent
from cnnviewer.gui.widgets.text_table import Row, TextTable
from cnnviewer.pipeline.outcome import Contrast, Outcome, Price

_TOP = 5


@dataclass(frozen=True, eq=False)
class Side:
    """One side: its outcome, what it costs, the names of its classes."""

    outcome: Outcome
    price: Price
    labels: tuple[str, ...]


class CompareFacts(QWidget):
    """Two tables: costs, and the five likeliest classes of both sides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.costs, self.classes = TextTable(), TextTable()
        self.costs.setAccessibleName(self.tr("Costs of A and B"))
        self.classes.setAccessibleName(self.tr("The likeliest classes of A and B"))
        self.agreement = QLabel(wordWrap=True)
        self.agreement.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.costs, self.classes, self.agreement):
            column.addWidget(part)
        column.addStretch(1)

    def show_sides(self, first: Side, second: Side) -> None:
        """Show A and B."""
        head = ("", self.tr("A"), self.tr("B"))
        rows = (
            (self.tr("ms"), *(f"{sum(one.outcome.node_ms.values()):.1f}" for one in (first, second))),
            (self.tr("MACs"), *(count_text(one.price.macs) for one in (first, second))),
            (self.tr("Parameters"), *(count_text(one.price.parameters) for one in (first, second))),
        )
        self.costs.show_rows(head, rows)
        self.costs.setToolTip(
            self.tr(
                "Milliseconds of the last frame that was computed as a whole, what both share counted in both; "
                "multiply-accumulates for a frame; weights and biases"
            )
        )
        found = [classes_of(one.outcome) for one in (first, second)]
        self.classes.setVisible(found[0] is not None or found[1] is not None)
        self.classes.show_rows(self._class_head(), _class_rows(found[0], found[1], first.labels, second.labels))
        agreed = agreed_on(found[0], found[1])
        self.agreement.setVisible(agreed is not None)
        if agreed is not None:
            self.agreement.setText(self._words(agreed))

    def clear(self) -> None:
        """Show nothing: there is nothing to compare yet."""
        self.costs.show_rows((), ())
        self.classes.show_rows((), ())
        self.agreement.hide()

    def _class_head(self) -> Row:
        return self.tr("Classes"), self.tr("A"), self.tr("B"), ""

    def _words(self, agreed: Agreement) -> str:
        first = self.tr("the same first") if agreed.same_first else self.tr("another first")
        text = self.tr("{common} of {count} in common, {first}; divergence of B from A {divergence} nats")
        divergence = f"{agreed.divergence:.2g}"
        return text.format(common=agreed.common, count=agreed.count, first=first, divergence=divergence)


def classes_of(outcome: Outcome) -> Classification | None:
    """What a side takes its frame for; None when it tells no classes apart."""
    network = outcome.spec.network
    found = classes_in(network, outcome)
    return None if found is None else classified(network, outcome, found[0])


def agreed_on(first: Classification | None, second: Classification | None) -> Agreement | None:
    """How far B agrees with A; None where they do not tell the same number of classes apart."""
    if first is None or second is None or len(first.probabilities) != len(second.probabilities):
        return None
    return agreement(second.probabilities, first.probabilities, _TOP)


def _class_rows(
    first: Classification | None, second: Classification | None, labels: tuple[str, ...], others: tuple[str, ...]
) -> list[Row]:
    """The five likeliest classes of both, the likeliest of B first: name, A, B, how it changed."""
    alike = first is not None and second is not None and len(first.probabilities) == len(second.probabilities)
    if not alike:
        a = (
            []
            if first is None
            else [(_name(n, labels), percent(first.probabilities[n]), "") for n in likeliest(first.probabilities, _TOP)]
        )
        b = (
            []
            if second is None
            else [
                (_name(n, others), "", percent(second.probabilities[n])) for n in likeliest(second.probabilities, _TOP)
            ]
        )
        return [(*row, "") for row in (*a, *b)]
    if first is None or second is None:
        return []
    numbers = sorted(
        {*likeliest(first.probabilities, _TOP), *likeliest(second.probabilities, _TOP)},
        key=lambda n: -second.probabilities[n],
    )
    rows: list[Row] = []
    for number in numbers:
        before, after = float(first.probabilities[number]), float(second.probabilities[number])
        rows.append((_name(number, others or labels), percent(before), percent(after), _arrow(after - before)))
    return rows


def _arrow(change: float) -> str:
    """Up or down; nothing for less than a tenth of a percent."""
    return "" if abs(change) < 0.0005 else "▲" if change > 0 else "▼"


def _name(number: int, labels: tuple[str, ...]) -> str:
    if number < len(labels):
        return labels[number]
    return QCoreApplication.translate("ClassesPanel", "Class {number}").format(number=number)


def sides_of(
    here: Outcome, there: Outcome, contrast: Contrast, labels: tuple[tuple[str, ...], tuple[str, ...]], swapped: bool
) -> tuple[Side, Side]:
    """(A, B). `labels`: the names of the classes here and there; `swapped`: what is here stands as A."""
    mine, other = Side(here, contrast.price, labels[0]), Side(there, contrast.other_price, labels[1])
    return (mine, other) if swapped else (other, mine)
