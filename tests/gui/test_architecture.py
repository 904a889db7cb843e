"""The architecture view: the table of layers, bars above the maps, the charts of the field."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from cnnviewer.engine.cost import costs
from cnnviewer.explain.layer_table import Cost
from cnnviewer.gui.architecture.cost_page import MINE
from cnnviewer.gui.architecture.layer_model import TIME_COLUMN
from cnnviewer.gui.figure_files import write_figure

PARAMETERS_COLUMN, MACS_COLUMN = 5, 6


@pytest.fixture
def view(window, qtbot, settled):
    """The architecture view with its table."""
    panel = window.show_view("architecture")
    qtbot.waitUntil(lambda: len(panel.pages[0].model.rows) > 0, timeout=10_000)
    settled(panel.bridge)
    return panel


@pytest.fixture
def layers(view):
    return view.pages[0]


def shown(page, column: int) -> list[str]:
    return [page.shown.index(row, column).data() for row in range(page.shown.rowCount())]


def click_cell(table, row: int, column: int, qtbot, **keys) -> None:
    place = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place, **keys)


def click_header(table, column: int, qtbot) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 8, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press_page(view, number: int, qtbot) -> object:
    middle = view.switch.tabRect(number).center()
    qtbot.mouseClick(view.switch, Qt.MouseButton.LeftButton, pos=middle)
    return view.pages[number]


def test_every_layer_has_a_row_and_the_sums_are_those_of_the_network(layers, bridge) -> None:
    assert shown(layers, 1) == ["Conv1", "ReLU 1", "Pool1", "Conv2", "ReLU 2", "Pool2", "Conv3", "ReLU 3", "Pool3"]
    shape = bridge.outcome.prepared.tensor.shape
    told = costs(bridge.network, {"image": shape})
    assert layers.model.total(Cost.MACS) == sum(one.macs for one in told)
    assert layers.sums.texts[MACS_COLUMN][0] in f"{sum(one.macs for one in told) / 1e6:.3g} M"
    assert layers.sums.texts[1][0] == "9 layers"


def test_a_click_on_a_heading_sorts_by_number_not_by_text(layers, qtbot) -> None:
    click_header(layers.table, PARAMETERS_COLUMN, qtbot)
    click_header(layers.table, PARAMETERS_COLUMN, qtbot)
    numbers = [float(text.replace(",", "")) for text in shown(layers, PARAMETERS_COLUMN) if text != "–"]
    assert len(numbers) == 3
    assert numbers in (sorted(numbers), sorted(numbers, reverse=True))
    assert layers.table.horizontalHeader().sortIndicatorSection() == PARAMETERS_COLUMN


def test_a_row_selects_its_layer_and_the_selection_its_row(layers, session, qtbot) -> None:
    click_cell(layers.table, 3, 1, qtbot)
    assert session.state.selection.value == "conv2"
    session.change(selection=replace(session.state.selection, value="conv3", channel=7))
    assert layers.table.currentIndex().row() == 6
    qtbot.keyClick(layers.table, Qt.Key.Key_Up)
    assert session.state.selection.value == "pool2"
    assert session.state.selection.channel == 5  # pool2 has six maps


def test_return_shows_the_layer_among_the_maps(window, layers, session, qtbot) -> None:
    click_cell(layers.table, 6, 1, qtbot)
    qtbot.keyClick(layers.table, Qt.Key.Key_Return)
    assert window.views.current == "strip"
    assert session.state.selection.value == "conv3"


def test_typed_words_leave_the_rows_that_hold_them_and_the_sums_follow(layers, qtbot) -> None:
    qtbot.keyClicks(layers.filter, "conv 8x12")
    assert shown(layers, 1) == ["Conv3"]
    assert layers.sums.texts[1][0] == "1 of 9 layers"
    layers.filter.clear()
    assert layers.shown.rowCount() == 9


def test_escape_empties_the_filter_before_it_leaves_the_view(window, layers, qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert layers.filter.hasFocus()
    qtbot.keyClicks(layers.filter, "pool")
    qtbot.keyClick(layers.filter, Qt.Key.Key_Escape)
    assert layers.filter.text() == ""
    assert window.views.current == "architecture"
    qtbot.keyClick(layers.filter, Qt.Key.Key_Down)
    assert layers.table.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.views.current == "strip")


def test_the_longest_bar_of_a_column_is_that_of_the_largest_number(layers) -> None:
    shares = [layers.model.share(row, Cost.MACS) for row in range(9)]
    assert max(shares) == 1.0
    macs = [row.macs for row in layers.model.rows]
    assert shares == pytest.approx([one / max(macs) for one in macs])


def test_times_are_those_that_were_measured(layers, bridge, qtbot) -> None:
    def follows() -> bool:
        measured = sum(bridge.durations.milliseconds.values())
        return measured > 0 and layers.model.total(Cost.TIME) == pytest.approx(measured)

    qtbot.waitUntil(follows, timeout=5000)
    assert layers.model.text(0, TIME_COLUMN).endswith(" ms")


def test_an_edited_network_gets_its_own_rows(layers, session, qtbot) -> None:
    from cnnviewer.networks.edits import set_filters

    session.change(stack=set_filters(session.state.stack, "Conv1", 5))
    qtbot.waitUntil(lambda: layers.model.rows[0].shape[1] == 5, timeout=5000)


def test_ctrl_c_copies_plain_numbers_for_a_spreadsheet(layers, qtbot) -> None:
    layers.table.setFocus()
    qtbot.keyClick(layers.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "\tLayer\t" in QApplication.clipboard().text())
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 10
    assert lines[0].split("\t")[:2] == ["#", "Layer"]
    assert lines[1].split("\t")[5] == "304"


@pytest.mark.parametrize(("ending", "begin"), [(".csv", "#,Layer,"), (".md", "| # | Layer |")])
def test_the_table_is_written_as_csv_or_markdown(layers, tmp_path, monkeypatch, qtbot, ending, begin) -> None:
    path = tmp_path / f"layers{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(layers.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists)
    assert path.read_text("utf-8").startswith(begin)


def test_a_table_that_cannot_be_written_is_one_sentence(layers, desk, monkeypatch, qtbot) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/nowhere/layers.csv", ""))
    qtbot.mouseClick(layers.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.notices.all))
    assert "could not be written" in desk.notices.all[-1].text


def test_the_strip_gets_bars_on_the_scale_of_the_table(window, layers, session, qtbot) -> None:
    strip = window.panels["strip"]
    assert all(column.header.share is None for column in strip.columns.values())
    layers.tint.setCurrentIndex(layers.tint.findData(Cost.MACS))
    layers.tint.activated.emit(layers.tint.currentIndex())
    assert session.state.view.tint is Cost.MACS
    rows = {row.value: row for row in layers.model.rows}
    largest = max(row.macs for row in rows.values())
    for value in ("conv1", "conv2", "conv3", "pool1"):
        assert strip.columns[value].header.share == pytest.approx(rows[value].macs / largest, rel=0.1)
    assert "% of the network" in strip.columns["conv1"].header.toolTip()
    session.change(view=replace(session.state.view, tint=None))
    assert all(column.header.share is None for column in strip.columns.values())
    assert layers.tint.currentIndex() == 0


def test_a_folded_block_takes_what_all_its_layers_take(window, desk, session, bridge, qtbot, settled) -> None:
    desk.networks.open("squeezenet")
    qtbot.waitUntil(lambda: not desk.networks.busy, timeout=30_000)
    session.change(view=replace(session.state.view, tint=Cost.PARAMETERS))
    settled(bridge)
    strip = window.panels["strip"]
    block = next(one for one in strip.blocks.folding.blocks if one.output in strip.columns)
    column = strip.columns[block.output]
    inside = sum(
        one.parameters for one in costs(bridge.network, {"image": (1, 3, 224, 224)}) if one.output in block.values
    )
    assert f"{inside:,} parameters" in column.header.toolTip()


def test_all_layers_are_computed_while_the_view_is_on_show_and_not_after(window, view, pipeline, settled) -> None:
    settled(view.bridge)
    assert set(view.bridge.network.outputs) <= set(pipeline.spec.always)
    view.show_page(1)
    settled(view.bridge)
    assert not view.bridge._values[view.title]
    view.show_page(0)
    assert view.bridge._values[view.title]
    window.show_view("strip")
    assert not view.bridge._values[view.title]


# The charts


@pytest.fixture
def errors(view, qtbot):
    page = press_page(view, 1, qtbot)
    qtbot.waitUntil(lambda: len(page.chart.spots) == 10)
    return page


@pytest.fixture
def cost(view, qtbot):
    page = press_page(view, 2, qtbot)
    qtbot.waitUntil(lambda: page.chart.mine is not None and len(page.chart.spots) > 10, timeout=30_000)
    return page


def press_spot(page, key: str, qtbot, *, twice: bool = False) -> None:
    place = page.chart.spot(key).area.center().toPoint()
    press = qtbot.mouseDClick if twice else qtbot.mouseClick
    press(page.chart, Qt.MouseButton.LeftButton, pos=place)


def test_bars_grow_with_the_error(errors) -> None:
    height = {spot.key.partition(" ")[0]: spot.area.height() for spot in errors.chart.spots if not spot.round}
    assert list(height) == [str(year) for year in range(2010, 2018)]
    assert list(height.values()) == sorted(height.values(), reverse=True)
    assert height["2012"] / height["2010"] == pytest.approx(16.42 / 28.2, rel=0.01)


def test_a_press_on_a_winner_offers_to_open_its_architecture(errors, desk, session, qtbot, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(desk.networks, "open", asked.append)
    press_spot(errors, "2013 Clarifai", qtbot)
    assert "11.74 % top-5 error" in errors.facts.text()
    assert not errors.opener.isVisible()
    press_spot(errors, "2014 GoogLeNet", qtbot)
    assert errors.opener.text() == "Open GoogLeNet"
    qtbot.mouseClick(errors.opener, Qt.MouseButton.LeftButton)
    assert asked == ["googlenet"]


def test_a_network_of_unknown_accuracy_is_a_line_at_its_cost(cost, bridge, session) -> None:
    mine = cost.chart.mine
    told = costs(bridge.network, {"image": (1, 3, session.state.card.height, session.state.card.width)})
    assert mine.accuracy is None
    assert mine.macs == sum(one.macs for one in told)
    across, _ = cost.chart.axes()
    assert 0 < across.place(mine.macs) < across.place(min(one.macs for one in cost.chart.bubbles))
    assert cost.chart.spot(MINE) is not None


def test_larger_networks_are_larger_and_dearer_ones_stand_further_right(cost) -> None:
    spot = cost.chart.spot
    assert spot("vgg16").area.width() > spot("resnet50").area.width() > spot("resnet18").area.width()
    assert spot("vgg16").area.center().x() > spot("resnet50").area.center().x() > spot("resnet18").area.center().x()
    assert spot("resnet152").area.center().y() < spot("resnet50").area.center().y() < spot("alexnet").area.center().y()


def test_two_presses_open_a_network_and_it_gets_a_ring(cost, desk, bridge, qtbot) -> None:
    press_spot(cost, "squeezenet", qtbot, twice=True)
    qtbot.waitUntil(lambda: not desk.networks.busy and bridge.network.name == "SqueezeNet 1.1", timeout=30_000)
    qtbot.waitUntil(lambda: cost.chart.mine.key == "squeezenet", timeout=5000)
    assert cost.chart.mine.accuracy == pytest.approx(58.178)


def test_arrows_walk_over_the_marks(cost, qtbot) -> None:
    cost.chart.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(cost.chart, Qt.Key.Key_Right)
        seen.append(cost.chart.spot(cost.chart.current).area.center().x())
    assert seen == sorted(seen)
    assert len(set(seen)) == 3
    qtbot.mouseClick(cost.chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert cost.chart.current == ""
    assert cost.facts.text() == cost.hint()


def test_the_mouse_lights_the_mark_under_it(cost, qtbot) -> None:
    qtbot.mouseMove(cost.chart, cost.chart.spot("resnet34").area.center().toPoint())
    assert cost.chart.hovered == "resnet34"
    assert cost.chart.spot("resnet34").distance(QPointF(0, 0)) > 0


@pytest.mark.parametrize("ending", [".svg", ".pdf", ".png"])
def test_a_chart_is_written_as_a_figure(errors, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart{ending}"
    write_figure(errors.chart.paint_figure, QSize(640, 420), path)
    assert path.stat().st_size > 1000
    if ending == ".svg":
        assert "AlexNet" in path.read_text("utf-8")
