"""The sentences of the comparison: what is waited for, what cannot be compared, what was found."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnviewer.display.pair import Pair
from cnnviewer.explain.compare import TOLERANCE, LayerDifference
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.comparison import Comparison, Kind
from cnnviewer.gui.opening_network import short_name
from cnnviewer.gui.widgets.difference_list import DifferenceRow, share
from cnnviewer.gui.widgets.map_numbers import printed
from cnnviewer.pipeline.outcome import Contrast, Outcome
from cnnviewer.session.session import Session

Found = tuple[Outcome, Outcome, Contrast]


class CompareWords(QObject):
    """Says things in the user's language."""

    def __init__(self, session: Session, bridge: Bridge) -> None:
        super().__init__()
        self._session = session
        self._bridge = bridge
        self.comparison: Comparison | None = None

    @property
    def here(self) -> str:
        """The name of the network on show."""
        state = self._session.state
        return state.stack.name if state.network is None else short_name(state.network)

    def labels(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of the classes of the network on show and of the other one."""
        opened = self._session.state.network
        here = opened.labels if opened is not None else ()
        reference = self.comparison.reference if self.comparison is not None else None
        own = reference.labels if reference is not None else ()
        shared = reference is not None and reference.kind in (Kind.ORIGINAL, Kind.FRAME)
        return here, here if shared else own

    def problem(self) -> str:
        """Why there is nothing to compare, with a way out; "" when all is well."""
        comparison, outcome = self.comparison, self._bridge.outcome
        if comparison is None:
            return ""
        if comparison.problem:
            return comparison.problem
        if comparison.reference is None and not comparison.opening:
            return self.tr("This network has no original; hold it as it is now, or choose another network.")
        if outcome is not None and outcome.beside is not None and outcome.beside.error is not None:
            return str(outcome.beside.error)
        return ""

    def missing(self, found: Found | None, pair: Pair | None) -> tuple[str, str]:
        """What stands where the picture of the other side is missing, and where that of the difference is."""
        if found is None or pair is None:
            text = "" if self.problem() else self.tr("Computing…")
            return text, text
        if pair.there is None:
            return self.tr("The other network has no layer that corresponds to this one."), ""
        if pair.difference is not None:
            return "", ""
        here, there = pair.here.layout.map, pair.there.layout.map
        if here == there:
            return "", self.tr("No difference: the layers have different numbers of maps.")
        text = self.tr("No difference: the maps are {here} on one side and {there} on the other.")
        return "", text.format(here="×".join(map(str, here)), there="×".join(map(str, there)))

    def columns(self, title: str, found: Found | None) -> tuple[str, str]:
        """What stands below A and B: the layer, and the layer that corresponds to it in the other network."""
        value = self._session.state.selection.value
        match = value if found is None else found[2].pairs.get(value, "")
        return title, title if match == value else match or "–"

    def row(self, value: str, row: LayerDifference | None, title: str) -> DifferenceRow:
        """A row of the list, with what its tip says; `row` is None where nothing corresponds to the layer."""
        if row is None:
            alone = self.tr("Nothing in the other network corresponds to it")
            return DifferenceRow(value, title, None, f"{title}\n{alone}")
        lines = [title if row.here == row.there else f"{title}  ↔  {row.there}"]
        if row.relative is None:
            lines.append(self.tr("Of another size, or with values that are no numbers"))
        elif row.largest is not None:
            lines.append(self.tr("Relative difference {share}").format(share=share(row.relative)))
            lines.append(self.tr("Largest difference {value}").format(value=printed(row.largest, 3, signed=False)))
        return DifferenceRow(row.here, title, row.relative, "\n".join(lines))

    def summary(self, found: Found | None, first: LayerDifference | None, titles: dict[str, str]) -> str:
        """Where the difference begins."""
        if found is None or not found[2].rows or self.comparison is None:
            return ""
        if first is None:
            if self.comparison.kind is Kind.FRAME:
                return self.tr("Nothing differs: the frame on show is the one that was held.")
            return self.tr("Nothing differs. Edit a kernel, and what changes is seen here.")
        if first.relative is None:
            text = self.tr("From {layer} on the sizes differ; what differs in size has no number.")
            return text.format(layer=titles.get(first.here, first.here))
        text = self.tr("The first layer that differs by more than {tolerance} is {layer}: {share}")
        name = titles.get(first.here, first.here)
        return text.format(tolerance=share(TOLERANCE), layer=name, share=share(first.relative))
