"""The error of the ImageNet challenge by year."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cnnviewer.gui.architecture.chart_page import ChartPage
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.widgets.error_chart import ErrorBar, ErrorChart
from cnnviewer.networks.records import Entry, challenge, human_error


class ErrorPage(ChartPage):
    """Bars of the winners; a press tells more, twice opens the architecture where there is one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.bars = ErrorChart()
        super().__init__(desk, self.bars, "imagenet error by year", parent)
        self.bars.setAccessibleName(self.tr("Error of the ImageNet challenge by year"))
        self._entries = {f"{entry.year} {entry.name}": entry for entry in challenge()}
        self.bars.show_bars(
            [
                ErrorBar(
                    key,
                    entry.year,
                    entry.error,
                    entry.name,
                    entry.deep,
                    entry.won,
                    self._tip(entry),
                    bool(entry.architecture),
                )
                for key, entry in self._entries.items()
            ],
            human_error(),
            self.tr("one trained person"),
            self.tr("ImageNet challenge: pictures whose class is not among the five best guesses"),
        )
        self.facts.setText(self.hint())

    def hint(self) -> str:
        return self.tr("Blue: convolutional networks. Grey: features made by hand. Rings: second places.")

    def architecture_of(self, key: str) -> tuple[str, str]:
        entry = self._entries.get(key)
        return (entry.architecture, entry.name) if entry is not None else ("", "")

    def _tip(self, entry: Entry) -> str:
        kind = self.tr("a convolutional network") if entry.deep else self.tr("features made by hand")
        place = self.tr("first of {year}") if entry.won else self.tr("second of {year}")
        error = self.tr("{error} % top-5 error").format(error=f"{entry.error:g}")
        return "\n".join((entry.name, place.format(year=entry.year), error, kind))
