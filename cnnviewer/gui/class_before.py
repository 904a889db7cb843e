"""The probabilities of the classes before the edits, or in whatever the network is compared with."""

from __future__ import annotations

from cnnviewer.explain.ranking import Numbers
from cnnviewer.gui.classification import classified
from cnnviewer.gui.comparison import Comparison


class ClassBefore:
    """Asks for them while they are to be marked. `title` names it among those who ask."""

    title = "classes before"

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison

    @property
    def edited(self) -> bool:
        """Whether there is something before: the network on show is not its original."""
        return self._comparison.edited

    def ask(self, value: str) -> None:
        """Have `value`, in which the network tells classes apart, compared on every frame; "" for no longer."""
        if value:
            self._comparison.want(self, (value,))
        else:
            self._comparison.release(self)

    def probabilities(self, value: str, count: int) -> Numbers | None:
        """Those of `value`, (count,); None when they are not known, or the other side tells other classes apart."""
        found = self._comparison.contrast()
        match = None if found is None else found[2].pairs.get(value)
        if found is None or match is None:
            return None
        result = classified(found[1].spec.network, found[1], match)
        return None if result is None or len(result.probabilities) != count else result.probabilities
