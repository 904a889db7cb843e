"""The lines of the plot over time: steps that hold until now, few points, cheap to paint."""

import time

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cnnviewer.gui.background import Background
from cnnviewer.gui.widgets.class_plot import ClassPlot, Line


@pytest.fixture
def plot(qtbot):
    background = Background()
    made = ClassPlot()
    qtbot.addWidget(made)
    made.resize(250, 128)
    made.show()
    made.set_background(background)
    qtbot.waitUntil(lambda: made.curves is not None, timeout=20_000)
    yield made
    background.close()


def test_a_value_counts_until_the_next_one_and_the_newest_until_now(plot) -> None:
    from cnnviewer.gui.widgets.curves import held

    seconds, values = held(np.array([-3.0, -1.0]), np.array([0.2, 0.8]))
    assert list(zip(seconds, values, strict=True)) == [(-3, 0.2), (-1, 0.2), (-1, 0.8), (0, 0.8)]
    flat, _ = held(np.linspace(-30, 0, 900), np.full(900, 0.001))
    assert list(flat) == [-30, 0]
    busy, _ = held(np.linspace(-30, 0, 900), np.tile([0.0, 1.0], 450))
    assert len(busy) <= 520


def test_lines_come_and_go_with_their_classes(plot, qtbot) -> None:
    line = Line("#3d8fe0", np.array([-2.0, 0.0]), np.array([0.1, 0.9]))
    plot.show_lines({3: line, 5: line._replace(colour="#e0812b", bold=True)})
    qtbot.waitUntil(lambda: plot.curves.lines.keys() == {3, 5})
    assert plot.curves.lines[5].opts["pen"].widthF() > plot.curves.lines[3].opts["pen"].widthF()
    plot.show_lines({5: line})
    qtbot.waitUntil(lambda: plot.curves.lines.keys() == {5})


def test_it_is_drawn_at_most_fifteen_times_a_second(plot, qtbot, monkeypatch) -> None:
    drawn = []
    monkeypatch.setattr(plot.curves, "show_lines", lambda lines: drawn.append((time.perf_counter(), set(lines))))
    started = time.perf_counter()
    number = 0
    while time.perf_counter() - started < 0.4:
        number += 1
        plot.show_lines({number: Line("#3d8fe0", np.zeros(1), np.zeros(1))})
        QApplication.processEvents()
    qtbot.waitUntil(lambda: drawn[-1][1] == {number})
    assert number > len(drawn)
    assert min(np.diff([at for at, _ in drawn])) > 0.05
