"""The classes panel: what the network takes the picture for, live, over time, and what speaks for it."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.class_before import ClassBefore
from cnnviewer.gui.class_following import ClassFollower
from cnnviewer.gui.classification import Classification, classes_in, classified, logits_before
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.panels.classes_parts import ClassesParts
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.widgets.class_bars import ClassRow
from cnnviewer.gui.widgets.class_plot import Line
from cnnviewer.networks.guess import has_random_weights
from cnnviewer.networks.known_pictures import has_known_pictures
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection, State

CHOICES = (3, 5, 10, 20)
_FOUND = 50  # classes that a search shows
_QUIET = "#9a9ba3"  # of a class without a line in the plot


class ClassesPanel(Panel):
    """A tab of the inspector. Its parts stand in ClassesParts; here is what they show."""

    title = "classes"
    place = "right"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.follower = ClassFollower()
        self.parts = ClassesParts(self)
        self.bars, self.note, self.smooth = self.parts.bars, self.parts.note, self.parts.smooth
        self._desk: Desk | None = None
        self._before: ClassBefore | None = None
        self._result: Classification | None = None
        self.bars.chosen.connect(self._choose)
        self.bars.pinned.connect(self.pin)
        self.bars.copied.connect(self.copy_table)
        self.parts.count.chosen.connect(self._count_chosen)
        self.parts.search.textChanged.connect(self._show_rows)
        self.parts.search.returnPressed.connect(self._pin_found)
        self.parts.terms.wanted.connect(self._select)
        self.parts.confusion.clicked.connect(self._show_confusion)
        self.smooth.toggled.connect(self._smooth_chosen)
        self.parts.marked.toggled.connect(self._show_again)
        bridge.network_changed.connect(self._network_changed)

    def take_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._before = ClassBefore(desk.comparison)
        desk.comparison.changed.connect(self._show_again)
        self.parts.plot.set_background(desk.background)
        self.smooth.setChecked(desk.settings["classes_smoothed"])

    def heading(self) -> str:
        return self.tr("Classes")

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.parts.refresh_icons()

    # What arrives

    def show_outcome(self) -> None:
        self._show_again()

    def _show_again(self) -> None:
        if self.isVisible():
            self._show_classes()

    def state_changed(self, before: State, after: State) -> None:
        chosen = before.selection != after.selection or before.view != after.view
        if self.isVisible() and (chosen or before.network is not after.network or before.pinned != after.pinned):
            self._show_classes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_classes()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bridge.request_values(self, ())
        if self._before is not None:
            self._before.ask("")

    def _network_changed(self) -> None:
        """An edit keeps the past of the classes; another network has none."""
        opened = self.session.state.network
        known = opened.address if opened is not None else ""
        if known != self.parts.address:
            self.parts.address = known
            self.parts.search.clear()
            self.follower.forget()

    # Choices

    @property
    def count(self) -> int:
        """How many classes are shown beside the pinned ones."""
        return CHOICES[1] if self._desk is None else int(self._desk.settings["classes_shown"])

    @property
    def pinned(self) -> tuple[int, ...]:
        """The pinned classes of the network on show, in the order they were pinned."""
        opened = self.session.state.network
        return () if opened is None else self.session.state.pinned.get(opened.address, ())

    def pin(self, number: int) -> None:
        """Keep class `number` in view, or no longer."""
        opened, pinned = self.session.state.network, self.pinned
        if opened is None:
            return
        now = tuple(one for one in pinned if one != number) if number in pinned else (*pinned, number)
        all_pinned = {**self.session.state.pinned, opened.address: now}
        self.session.change(pinned={address: classes for address, classes in all_pinned.items() if classes})

    def copy_table(self) -> None:
        """Put the rows on show on the clipboard, with tabs between the columns."""
        lines = ["\t".join((self.tr("Number"), self.tr("Class"), self.tr("Probability"), self.tr("Logit")))]
        for row in self.bars.rows:
            logit = "" if row.logit is None else f"{row.logit:.6g}"
            lines.append(f"{row.number}\t{row.name}\t{row.probability:.6g}\t{logit}")
        self.parts.put_on_clipboard("\n".join(lines) + "\n")

    def _count_chosen(self, place: int) -> None:
        if self._desk is not None:
            self._desk.settings["classes_shown"] = CHOICES[place]
        self._show_classes()

    def _smooth_chosen(self, smooth: bool) -> None:
        self.follower.smooth = smooth
        if self._desk is not None:
            self._desk.settings["classes_smoothed"] = smooth
        self._show_classes()

    def _pin_found(self) -> None:
        """Enter in the search: pin the likeliest class that was found, and show all again."""
        if self.parts.search.text().strip() and self.bars.rows:
            number = self.bars.rows[0].number
            if number not in self.pinned:
                self.pin(number)
            self.parts.search.clear()

    def _choose(self, number: int) -> None:
        """Select the class in the strip."""
        if self._result is not None:
            self._select(Selection(self._result.value, number, (0, 0)))

    def _select(self, selection: Selection) -> None:
        self.session.change(selection=selection)

    def _show_confusion(self) -> None:
        if self._desk is not None:
            from cnnviewer.gui.dialogs.confusion import show_confusion

            show_confusion(self._desk)

    # Showing

    def _show_classes(self) -> None:
        """All of the panel for the outcome on show."""
        network, outcome = self.bridge.network, self.bridge.outcome
        found = None
        if self.session.state.network is not None and outcome is not None and outcome.spec.network is network:
            found = classes_in(network, outcome)
        wanted: set[str | None] = set()
        if found is not None:
            layer = self.parts.terms.look_at(network, found[0])
            wanted = {found[0], logits_before(network, found[0])}
            wanted |= set() if layer is None else {layer.input, layer.unit}
        # Asked for, they are computed on every frame, also when their columns are out of sight.
        self.bridge.request_values(self, [value for value in wanted if value is not None])
        self._result = None
        if found is not None and outcome is not None:
            self._result = classified(network, outcome, found[0])
        self.parts.show_known(self._result is not None)
        if self._before is not None:
            self._before.ask(found[0] if found is not None and self.parts.marked.isChecked() else "")
            self.parts.marked.setVisible(self._result is not None and self._before.edited)
        if self._result is None or outcome is None:
            missing = self.tr("This network does not tell classes apart; open one that ends in probabilities.")
            self.parts.say(missing if found is None else self.tr("The classes were not computed."))
            return
        self.follower.take(self._result, outcome.id, outcome.frame.time_s, time.monotonic())
        self.parts.say(self._remark())
        self._show_rows()

    def _show_rows(self) -> None:
        """The rows, the lines and the terms, from what the follower holds."""
        outcome, probabilities = self.bridge.outcome, self.follower.probabilities
        if self._result is None or outcome is None or probabilities is None:
            return
        known = len(probabilities)
        above, others = self.follower.top(self.count, self.pinned)
        colours = self.follower.colours((*above, *others))
        numbers = (*above, *others)
        text = self.parts.search.text().strip().casefold()
        if text:
            found = [number for number in range(known) if text in self.name_of(number).casefold()]
            numbers = tuple(sorted(found, key=lambda number: -float(probabilities[number]))[:_FOUND])
        selected = self._selected()
        before = None
        if self._before is not None and self.parts.marked.isChecked():
            before = self._before.probabilities(self._result.value, known)
        rows = [self._row(number, colours.get(number, _QUIET)) for number in numbers]
        if before is not None:
            rows = [replace(row, before=float(before[row.number])) for row in rows]
        self.bars.show_rows(rows, selected)
        self.parts.show_counts(CHOICES, self.count, known, nothing=bool(text) and not numbers)
        heading = self.tr("{value} · {count} classes").format(value=self._result.value, count=known)
        self.parts.heading.setText(heading)
        self.parts.plot.show_lines(
            {
                number: Line(colour, *self.follower.history.curve(number), number == selected)
                for number, colour in colours.items()
            }
        )
        self._show_terms(outcome, selected if selected is not None else int(probabilities.argmax()))
        address = "" if self.session.state.network is None else self.session.state.network.address
        self.parts.show_confusion_text(has_known_pictures(address))

    def _show_terms(self, outcome: Outcome, number: int) -> None:
        shown = self.parts.terms.show_terms(outcome, self.session.state, number, self.name_of(number))
        self.parts.terms_section.setVisible(shown)

    def name_of(self, number: int) -> str:
        """What class `number` is called."""
        opened = self.session.state.network
        labels = () if opened is None else opened.labels
        return labels[number] if number < len(labels) else self.tr("Class {number}").format(number=number)

    def _row(self, number: int, colour: str) -> ClassRow:
        probabilities, logits = self.follower.probabilities, None if self._result is None else self._result.logits
        logit = float(logits[number]) if logits is not None and number < len(logits) else None
        share = 0.0 if probabilities is None else float(probabilities[number])
        return ClassRow(number, self.name_of(number), share, logit, colour, number in self.pinned)

    def _remark(self) -> str:
        opened = self.session.state.network
        if opened is None:
            return ""
        if has_random_weights(opened.address) and not (opened.edited or opened.weights):
            return self.tr("The weights are random: the classes mean nothing.")
        if not opened.labels:
            return self.tr(
                "The names are not known; a file NAME.labels.txt beside the network, one a line, gives them, or any"
                " file that you choose with Class names… in the Network menu."
            )
        return ""

    def _selected(self) -> int | None:
        selection = self.session.state.selection
        return selection.channel if self._result is not None and selection.value == self._result.value else None
