"""What the x-ray says and in which colours: names of places, of terms, of the next step, remarks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from cnnviewer.display.colours import table
from cnnviewer.engine.network import Network, Shape
from cnnviewer.explain.walk import Contributor, Contributors, Step
from cnnviewer.explain.xray import Kind, Part, XRay
from cnnviewer.explain.xray.view import plus, shown
from cnnviewer.gui.panels.strip_requests import Choices
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.number_grid import Tint
from cnnviewer.gui.widgets.numbers import signed
from cnnviewer.gui.widgets.xray_layout import RowsShown
from cnnviewer.gui.xray_names import map_text, nowhere_text, place_text, title_of, word
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import State

_HELD = QT_TRANSLATE_NOOP("XRay", "No cell is selected; this is the strongest one of the map.")
_ZERO = QT_TRANSLATE_NOOP("XRay", "Hatched cells are padding and count as 0.")
_IGNORED = QT_TRANSLATE_NOOP("XRay", "Hatched cells lie outside of the map and are not counted.")
_ROUNDED = QT_TRANSLATE_NOOP("XRay", "In double precision it is {number}; the difference is rounding.")
_CORRELATION = QT_TRANSLATE_NOOP("XRay", "The kernel is not flipped: cross-correlation.")
_ENDS = QT_TRANSLATE_NOOP("XRay", "The walk ends here.")
_ARRIVED = QT_TRANSLATE_NOOP("XRay", "A cell of the input: the walk has arrived.")
_PART = QT_TRANSLATE_NOOP("XRay", "{share} comes from {place}")
_PART_OF_AMOUNT = QT_TRANSLATE_NOOP("XRay", "{share} of the amount is {place}")
_DIGITS = 6
_WHOLE_LEVEL = 0.02  # of 255 levels


def _say(text: str, **fields: str) -> str:
    return QCoreApplication.translate("XRay", text).format(**fields)


def _percent(share: float, decimals: int) -> str:
    """A share, without a sign where it rounds to nothing."""
    return f"{round(share * 100, decimals) + 0.0:.{decimals}f}%".replace("-", "−")


class XRayTexts:
    """Speaks of the numbers of one outcome; `state` names layers and classes."""

    def __init__(self, state: State, outcome: Outcome) -> None:
        self._state = state
        self._network: Network = outcome.spec.network
        self._trace = outcome.trace
        self._card = outcome.spec.card
        self._choices = Choices(self._network, state, outcome.frame.time_s > 0)

    def title(self, value: str) -> str:
        """The name of `value`."""
        return title_of(self._state, self._network, value)

    def place(self, step: Step) -> str:
        """The place of a number within its value."""
        return place_text(step.index, self._shape(step.value), self._labels(step.value))

    def full(self, step: Step) -> str:
        """The value and the place."""
        return f"{self.title(step.value)} · {self.place(step)}"

    def number(self, ray: XRay) -> str:
        """The number itself, as exactly as float32 says anything."""
        return signed(ray.number, _DIGITS) if ray.number == ray.number else "NaN"

    def formula(self, ray: XRay) -> str:
        """How the number follows; that of the input from a pixel, by the preprocessing card."""
        if not self._choices.is_input(ray.value) or len(ray.index) != 4:
            return ray.formula
        card = self._card
        mean, std = (numbers[ray.index[1] % len(numbers)] for numbers in (card.mean, card.std))
        level = (ray.number * std + mean) / card.scale
        if abs(level - round(level)) > _WHOLE_LEVEL:
            return ray.formula  # padding of a letterbox, or a card that averages pixels
        pixel = f"(255 − {255 - round(level)})" if card.invert else shown(round(level))
        return f"({pixel} · {shown(card.scale)}{plus(-mean)}) / {shown(std)} = {shown(ray.number)}"

    def remarks(self, ray: XRay, held: bool) -> str:
        """What has to be said beside the numbers."""
        said = [_say(_HELD)] if held else []
        if ray.outside:
            said.append(_say(_ZERO if ray.outside == "zero" else _IGNORED))
        if ray.node is not None and signed(ray.combined, _DIGITS) != signed(ray.number, _DIGITS):
            said.append(_say(_ROUNDED, number=signed(ray.combined, _DIGITS)))
        return " ".join(said)

    def tip(self, ray: XRay) -> str:
        """What is worth knowing about the operator."""
        return _say(_CORRELATION) if ray.node is not None and ray.node.operator == "Conv" else ""

    def next_step(self, found: Contributors, chosen: Contributor | None) -> str:
        """Where the walk goes on, and how much of the number comes from there."""
        ray = found.ray
        if ray.node is None:
            return _say(_ARRIVED)
        if chosen is None:
            return _say(_ENDS)
        place = word(chosen.word) if chosen.word else nowhere_text()
        if chosen.step is not None:
            place = self.full(chosen.step)
        share = _percent(chosen.share, 1)
        return _say(_PART_OF_AMOUNT if found.of_amount else _PART, share=share, place=place)

    def trail(self, steps: list[Step], shares: tuple[float | None, ...]) -> list[tuple[str, str]]:
        """(name, share) of every place of a walk."""
        texts = ["", *("–" if share is None else _percent(share, 0) for share in shares)]
        return [(self.title(step.value), text) for step, text in zip(steps, texts, strict=True)]

    def rows(self, ray: XRay, chosen: int | None) -> RowsShown:
        """The rows of `ray` in the colours of the maps they come from."""
        terms, diverging = ray.terms, table(self._state.view.signed_colours)
        value = next((name for name in terms.values if name in (self._trace or {})), "")
        if value and not self._choices.signed(value):
            reads = Tint.from_zero(table(self._choices.colours(value)), terms.read)
        else:
            reads = Tint.about_zero(diverging, terms.read)
        factors = Tint.about_zero(diverging, terms.read if terms.factor is None else terms.factor)
        products = Tint.about_zero(diverging, terms.numbers)
        largest = max([abs(part.number) for part in ray.added] + [float(abs(terms.sums).max(initial=0))])
        return RowsShown(ray, self._naming(ray), self._part, reads, factors, products, chosen, largest)

    def _naming(self, ray: XRay) -> Callable[[int], str]:
        terms = ray.terms
        size = max(1, terms.shape[1] * terms.shape[2])

        def name(group: int) -> str:
            place = terms.place(group * size)
            if ray.kind is Kind.FILTER:
                # The first cells of a window may be padding; its channel is that of any cell.
                places = (terms.place(group * size + cell) for cell in range(size))
                found = next((one for one in places if one is not None), None)
                number = group if found is None else found[1][1]
                return str(number + 1) if size > 1 else map_text(number)
            told = f"{word(terms.words[group])} " if terms.words and terms.words[group] != "x" else ""
            if place is None:
                return told.strip() or nowhere_text()
            if place[0] in self._network.weights:
                return told.strip() or place[0]
            if ray.kind is Kind.TERMS:
                return self.place(Step(*place))
            return told + self.full(Step(*place))

        return name

    def _part(self, part: Part) -> str:
        return word(part.word)

    def _shape(self, value: str) -> Shape:
        if value in self._network.weights:
            return self._network.weights[value].shape
        return self._trace[value].shape if self._trace is not None and value in self._trace else ()

    def _labels(self, value: str) -> tuple[str, ...]:
        """Names of the classes, where the numbers of `value` are as many."""
        opened, shape = self._state.network, self._shape(value)
        if opened is None or len(shape) < 2 or len(opened.labels) != shape[1]:
            return ()
        return opened.labels
