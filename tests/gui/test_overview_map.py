"""The map of something long."""

import itertools

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from cnnviewer.gui.panels.strip_columns import ColumnText
from cnnviewer.gui.panels.strip_folding import Folding
from cnnviewer.gui.panels.strip_overview import Route
from cnnviewer.gui.widgets.overview_boxes import Box
from cnnviewer.gui.widgets.overview_map import OverviewMap
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.shown import input_shape
from tests.helpers.flows import architecture

DEEP = [name for name in ARCHITECTURES if len(architecture(name)) > 24]


@pytest.fixture
def overview(qtbot) -> OverviewMap:
    made = OverviewMap()
    qtbot.addWidget(made)
    made.resize(820, 46)  # 800 pixels between the margins
    made.show()
    return made


def route(name: str) -> Route:
    entry, flow, folding = ARCHITECTURES[name], architecture(name), Folding()
    network = entry.make(weights=False)
    texts = [ColumnText(value, value, "") for value in flow.values]
    folding.take(network, input_shape(network, entry.card), texts)
    shapes = {value: (*shape[1:], 1, 1)[:3] for value, shape in zip(flow.values, flow.shapes, strict=True)}
    return Route(folding, shapes)


@pytest.mark.parametrize("name", DEEP)
def test_boxes_of_every_deep_architecture_lie_apart_and_within_the_map(overview, name: str) -> None:
    made = route(name)
    boxes = [box for box in made.boxes if not box.line]
    assert {box.key for box in boxes} == set(architecture(name).values)
    overview.resize(8 * made.length + 20, 46)
    overview.show_boxes(made.boxes, made.length)
    rects = [overview.box_rect(box) for box in boxes]
    assert all(overview.rect().toRectF().contains(rect) for rect in rects)
    for one, other in itertools.combinations(rects, 2):
        assert not one.intersects(other)


def test_a_press_beside_the_frame_goes_there_and_a_drag_of_the_frame_moves_it(overview, qtbot) -> None:
    overview.show_boxes([Box(str(number), number, number + 1, 0.5) for number in range(80)], 80)
    overview.show_view(10, 20, 15)
    places: list[float] = []
    overview.moved.connect(places.append)
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPointF(overview.across(40), 20).toPoint())
    assert places == [40]
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPointF(overview.across(12), 20).toPoint())
    assert places == [40]
    QTest.mouseMove(overview, QPointF(overview.across(22), 20).toPoint())
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton)
    assert places == [40, 25]


def test_a_double_click_opens_the_box_of_the_lane_under_the_mouse(overview) -> None:
    boxes = [Box("above", 0, 40, 1.0, lane=0, lanes=2), Box("below", 0, 40, 1.0, lane=1, lanes=2)]
    overview.show_boxes(boxes, 80)
    opened: list[str] = []
    overview.opened.connect(opened.append)
    for box in boxes:
        place = overview.box_rect(box).center().toPoint()
        QTest.mouseDClick(overview, Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["above", "below"]
    assert overview.box_at(QPointF(overview.across(60), 20)) is None


def test_narrow_boxes_of_one_group_are_drawn_as_one(overview) -> None:
    boxes = [Box(str(number), number, number + 1, 1.0, 1.0, group=f"g{number // 10}") for number in range(400)]
    overview.show_boxes(boxes, 400)
    overview.show_view(390, 400, 395)
    image = overview.grab().toImage()
    middle = [image.pixelColor(x, 23).lightness() for x in range(10, 410)]
    gaps = sum(before > after + 40 for before, after in itertools.pairwise(middle))
    assert 18 <= gaps <= 21  # one behind every group of 20 pixels, none between boxes of 2
