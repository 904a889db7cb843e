"""Accuracy against cost of famous networks, and where the open network stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cnnviewer.engine.cost import known_costs
from cnnviewer.engine.network import Node, Shape
from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.architecture.chart_page import ChartPage
from cnnviewer.gui.background import Job
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.commands.command import translated
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.layer_costs import count_text
from cnnviewer.gui.widgets.cost_chart import Bubble, CostChart
from cnnviewer.networks.records import Price, price_of, prices, reached
from cnnviewer.networks.shown import input_shape
from cnnviewer.session.session import Session

MINE = "the open network"
"""Key of the spot of the open network when its accuracy is not known."""


class CostPage(ChartPage):
    """The costs are counted on a thread when the page is first seen."""

    def __init__(self, session: Session, bridge: Bridge, desk: Desk, parent: QWidget | None = None) -> None:
        self.bubbles = CostChart()
        super().__init__(desk, self.bubbles, "accuracy and cost", parent)
        self._session, self._bridge = session, bridge
        self._of: tuple[tuple[Node, ...], Shape] | None = None
        self._job: Job[Price] | None = None
        self._counting = False
        self.bubbles.setAccessibleName(self.tr("Accuracy on ImageNet against multiply-accumulates"))
        self.facts.setText(self.tr("Counting…"))

    def hint(self) -> str:
        return self.tr("Costs are counted in the graphs of this program. Press a network to see more.")

    def architecture_of(self, key: str) -> tuple[str, str]:
        return next(((one.architecture, one.name) for one in reached() if one.architecture == key), ("", ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.bubbles.bubbles and not self._counting:
            self._counting = True
            self._desk.background.run(
                "counting costs", lambda job: prices(job.cancelled), self._show_prices, self._failed, owner=self
            )
        self.follow()

    def follow(self) -> None:
        """The open network may be another one."""
        network = self._bridge.network
        shape = input_shape(network, self._session.state.card)
        if not self.isVisible() or (self._of is not None and self._of[0] is network.nodes and self._of[1] == shape):
            return
        self._of = (network.nodes, shape)
        if self._known() is not None:
            self._job = None
            self._show_mine(None)
            return

        def work(job: Job[Price]) -> Price:
            rows, _ = known_costs(network, {source.name: shape for source in network.inputs})
            return Price(sum(row.macs for row in rows), sum(row.parameters for row in rows))

        def done(price: Price) -> None:
            if job is self._job:
                self._job = None
                self._show_mine(price)

        job = self._job = self._desk.background.run("counting the open network", work, done, self._failed, owner=self)

    def _known(self) -> str | None:
        """The open architecture when it is one of the chart."""
        opened = self._session.state.network
        address = opened.address.lower() if opened is not None else ""
        return address if self.architecture_of(address)[0] else None

    def _show_prices(self, found: Mapping[str, Price]) -> None:
        self._counting = False
        shown = [
            Bubble(
                one.architecture,
                one.name,
                found[one.architecture].macs,
                one.top1,
                found[one.architecture].parameters,
                self._tip(one.name, found[one.architecture], one.top1),
            )
            for one in reached()
            if one.architecture in found
        ]
        titles = (
            self.tr("multiply-accumulates for one picture"),
            self.tr("ImageNet: pictures whose class is the best guess"),
            self.tr("parameters"),
        )
        self.bubbles.show_bubbles(shown, titles)
        self.facts.setText(self.hint())
        if self._known() is not None:
            self._show_mine(None)

    def _show_mine(self, price: Price | None) -> None:
        """`price` None: it is one of the chart, where it gets a ring."""
        known, name = self._known(), translated(self._bridge.network.name) or self.tr("the open network")
        if price is not None:
            self.bubbles.show_mine(Bubble(MINE, name, price.macs, None, price.parameters, self._tip(name, price, None)))
        elif known is not None and self.bubbles.bubbles:
            top1 = next(one.top1 for one in reached() if one.architecture == known)
            counted = price_of(known)
            self.bubbles.show_mine(Bubble(known, name, counted.macs, top1, counted.parameters))

    def _tip(self, name: str, price: Price, top1: float | None) -> str:
        lines = [name]
        if top1 is None:
            lines.append(self.tr("open now; its accuracy on ImageNet is not known"))
        else:
            lines.append(self.tr("{top1} % right").format(top1=f"{top1:.1f}"))
        lines.append(self.tr("{macs} MACs").format(macs=count_text(price.macs)))
        lines.append(self.tr("{parameters} parameters").format(parameters=count_text(price.parameters)))
        return "\n".join(lines)

    def _failed(self, error: CnnviewerError) -> None:
        self._counting = False
        self._desk.notices.add(str(error), "error", replace="architecture")
