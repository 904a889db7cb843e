"""Follows the classes from frame to frame: smoothed, in a steady order, remembered for the plot."""

from __future__ import annotations

from collections.abc import Iterable

from cnnviewer.explain.class_history import ClassHistory
from cnnviewer.explain.ranking import LEAST, STEADY, Numbers, smoothed, steady_order
from cnnviewer.gui.classification import Classification

_LONGEST_S = 2.0  # between two frames that follow each other; a longer time is a jump
COLOURS = ("#3d8fe0", "#e0812b", "#2fa37a", "#c25fb8", "#a89b1f", "#d9534f", "#7d74d8", "#3aa8b8", "#b0764a", "#8c8d96")
"""Colours of classes, on dark and light alike. They are those of data and never follow the theme."""


class ClassFollower:
    """What the panel shows of the classes of one network.

    smooth         whether frames that follow each other are smoothed
    probabilities  (n,) as they are to be shown; None before the first outcome
    history        of the probabilities as the network gave them
    """

    def __init__(self) -> None:
        self.smooth = True
        self.probabilities: Numbers | None = None
        self.history = ClassHistory(0)
        self._value = ""
        self._time_s = 0.0
        self._moving = False
        self._order: tuple[int, ...] = ()
        self._slots: dict[int, int] = {}
        self._outcome = -1

    def forget(self) -> None:
        """Another network: nothing of the one before counts."""
        smooth = self.smooth
        self.__init__()  # type: ignore[misc]  # the same object, as it was at first
        self.smooth = smooth

    def take(self, result: Classification, outcome_id: int, time_s: float, at_s: float) -> None:
        """The outcome numbered `outcome_id` says `result` of a frame at `time_s` of its source; the clock says `at_s`.

        An outcome that was taken before adds nothing.
        """
        now = result.probabilities
        before = self.probabilities
        if before is None or result.value != self._value or len(before) != len(now):
            self.forget()
            before, self._value = None, result.value
            self.history = ClassHistory(len(now))
        if outcome_id != self._outcome:
            self.history.add(now, at_s)
        passed_s = time_s - self._time_s
        self._moving = time_s > 0
        follows = self._moving and 0 <= passed_s < _LONGEST_S  # else another source, or a jump in this one
        if before is not None and self.smooth and follows:
            now = smoothed(before, now, passed_s)
        self._outcome, self._time_s, self.probabilities = outcome_id, time_s, now

    def top(self, count: int, pinned: Iterable[int] = ()) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """(pinned classes in their order, the `count` likeliest of the others, likeliest first).

        While frames follow each other rows keep their places until a class is clearly likelier; a still that is edited
        is shown in its exact order.
        """
        if self.probabilities is None:
            return (), ()
        above = tuple(number for number in pinned if number < len(self.probabilities))
        margin, least = (STEADY, LEAST) if self._moving else (0.0, 0.0)
        wanted = count + len(above)
        self._order = steady_order(self._order, self.probabilities, wanted, margin=margin, least=least)
        others = tuple(number for number in self._order if number not in set(above))
        return above, others[:count]

    def colours(self, shown: Iterable[int]) -> dict[int, str]:
        """A colour for every class in `shown`; a class keeps its own while it stays. After ten they come again."""
        numbers = tuple(shown)
        kept = {number: self._slots[number] for number in numbers if number in self._slots}
        for number in numbers:
            if number not in kept:
                taken = set(kept.values())
                kept[number] = next(slot for slot in range(len(numbers) + 1) if slot not in taken)
        self._slots = kept
        return {number: COLOURS[slot % len(COLOURS)] for number, slot in kept.items()}
