"""People count from 1, everywhere alike: one map, one cell and one filter have the same numbers in every text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtTest import QTest

from cnnviewer.export.content import Kind
from cnnviewer.export.describe import describe
from cnnviewer.gui.exporting import content_of
from cnnviewer.gui.main_window import MainWindow
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection


def test_a_map_and_its_cell_have_the_same_numbers_in_strip_source_channel_panel_and_files(
    window: MainWindow, session: Session, bridge: Any
) -> None:
    panels: dict[str, Any] = dict(window.panels)
    window.inspector.setCurrentWidget(panels["channel"])
    session.change(selection=Selection("conv1", 2, (10, 20)))
    maps = panels["strip"].columns["conv1"].maps
    said: list[str] = []
    panels["strip"].hovered.connect(said.append)
    for row in (9, 10):  # the mouse must move to be noticed
        QTest.mouseMove(maps, maps.places.cell(2, row, 20).center().toPoint())
    assert said[-1].startswith("Conv1 · map 3 · row 11, column 21 · ")
    assert panels["source"]._channel.text() == "3 of 4"
    assert panels["source"]._place.text() == panels["channel"]._place.text() == "11, 21"
    assert "MAP 3 OF 4" in panels["channel"].name.label.text()
    content = content_of(Kind.MAP, bridge.outcome, session.state)
    assert content.title == "Conv1 map 3" and content.maps[0].stem == "conv1-003"
    assert content.metadata["channel"] == "3" and describe(content)["maps"][0]["channel"] == 3


def test_a_filter_and_its_cells_have_the_same_numbers_on_the_bench_and_in_files(
    window: MainWindow, session: Session, bridge: Any
) -> None:
    panel: Any = window.panels["kernel"]
    session.change(selection=replace(session.state.selection, channel=2))
    panel.grid.go_to(2, 3)
    assert "FILTER 3 OF 4" in panel.parts.pages.heading.label.text().upper()
    assert panel.parts.place.text().startswith("Row 3, column 4:")
    content = content_of(Kind.KERNEL, bridge.outcome, session.state)
    assert content.title == "Conv1 filter 3" and content.metadata["filter"] == "3"
    assert [named.name for named in content.maps][:2] == ["Conv1 filter 3 channel 1", "Conv1 filter 3 channel 2"]
