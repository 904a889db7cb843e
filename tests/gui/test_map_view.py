"""The map view: zoom, pan, pointing, what is painted. It is given pictures as the compute thread draws them."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnviewer.display.colours import table
from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import PictureSpec
from cnnviewer.gui.widgets.map_numbers import NUMBER_CELL
from cnnviewer.gui.widgets.map_view import WHOLE, MapView

MAPS = np.random.default_rng(5).normal(0, 1, (6, 24, 32)).astype(np.float32)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[MapView]:
    made = MapView()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.set_colours(table("blue-white-red"))
    made.show_picture(draw_picture(MAPS, PictureSpec("conv1", columns=2, gap=2)), MAPS)
    made.show()
    qtbot.waitExposed(made)
    yield made


def wheel(view: MapView, place: QPoint, x: int = 0, y: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    where, globally = QPointF(place), QPointF(view.mapToGlobal(place))
    event = QWheelEvent(
        where, globally, QPoint(), QPoint(x, y), Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def colour_at(view: MapView, place: QPointF) -> QColor:
    ratio = view.devicePixelRatioF()
    return view.grab().toImage().pixelColor(int(place.x() * ratio), int(place.y() * ratio))


@pytest.mark.parametrize("tile", range(6))
def test_every_cell_is_found_where_it_is_painted(view: MapView, tile: int) -> None:
    for row, column in ((0, 0), (23, 31), (11, 17)):
        assert view.cell_at(view.places.cell(tile, row, column).center()) == (tile, row, column)


def test_nothing_is_found_between_and_beside_the_maps(view: MapView) -> None:
    first, second = view.places.tile(0), view.places.tile(1)
    assert view.cell_at(QPointF((first.right() + second.left()) / 2, first.center().y())) is None
    assert view.cell_at(QPointF(view.width() - 1, view.height() - 1)) is None


def test_a_cell_is_painted_in_the_colour_of_its_value(view: MapView) -> None:
    view.show_picture(draw_picture(MAPS, PictureSpec("conv1", channels=(2,), columns=1)), MAPS)
    assert view.picture is not None
    for row, column in ((3, 5), (20, 30)):
        index = int(view.picture.pixels[row, column])
        assert colour_at(view, view.places.cell(0, row, column).center()) == QColor(
            *table("blue-white-red")[index].tolist()
        )


def test_another_colour_map_changes_the_colours_and_nothing_else(view: MapView) -> None:
    picture = view.picture
    before = view.grab().toImage()
    view.set_colours(table("viridis"))
    assert view.grab().toImage() != before and view.picture is picture


def test_averaged_maps_are_not_mixed_with_the_gaps_between_them(view: MapView) -> None:
    ones = np.ones((6, 240, 320), np.float32)
    view.show_picture(draw_picture(ones, PictureSpec("conv1", columns=2, gap=3, signed=False)), ones)
    assert view.places.scale < 1
    image, last = view.grab().toImage(), QColor(*table("blue-white-red")[255].tolist())
    for tile in range(6):
        inner = view.places.tile(tile).adjusted(1, 1, -2, -2)
        for corner in (inner.topLeft(), inner.bottomRight()):
            assert image.pixelColor(corner.toPoint()) == last


def test_zooming_keeps_the_place_under_the_mouse(view: MapView) -> None:
    view.resize(300, 341)  # the shape of the mosaic
    place = view.places.cell(3, 12, 16).center().toPoint()
    before = view.places.to_mosaic(QPointF(place))
    for _ in range(6):
        wheel(view, place, y=120)
    after = view.places.to_mosaic(QPointF(place))
    assert view.zoom > 2
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.05)


def test_the_first_step_of_the_zoom_does_not_jump(view: MapView) -> None:
    view.resize(300, 700)  # much room below the maps
    before = view.places.cell(0, 2, 2).center()
    wheel(view, before.toPoint(), y=15)
    after = view.places.cell(0, 2, 2).center()
    assert (after - before).manhattanLength() < 3


def test_the_maps_cannot_be_dragged_off_the_view(view: MapView, qtbot: QtBot) -> None:
    for _ in range(8):
        wheel(view, QPoint(150, 150), y=120)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    for far in (400, 4000):
        qtbot.mouseMove(view, QPoint(far, far))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(4000, 4000))
    assert view.places.mosaic.contains(QRectF(view.rect()).adjusted(3, 3, -3, -3))


def test_zooming_out_ends_with_the_whole_mosaic(view: MapView) -> None:
    wheel(view, QPoint(100, 100), y=600)
    wheel(view, QPoint(10, 200), y=-3000)
    assert view.zoom == 1.0
    assert QRectF(view.rect()).contains(view.places.mosaic)


@pytest.mark.parametrize(("x", "modifiers"), [(120, NONE), (0, Qt.KeyboardModifier.ShiftModifier)])
def test_a_sideways_wheel_is_left_to_the_strip(view: MapView, x: int, modifiers: Qt.KeyboardModifier) -> None:
    assert not wheel(view, QPoint(50, 50), x=x, y=0 if x else 120, modifiers=modifiers)
    assert view.zoom == 1.0


def test_a_selected_map_outside_of_the_zoomed_view_is_brought_into_it(view: MapView) -> None:
    for _ in range(10):
        wheel(view, view.places.tile(0).center().toPoint(), y=120)
    assert not view.places.tile(5).intersects(QRectF(view.rect()))
    view.select(5)
    assert view.places.tile(5).intersects(QRectF(view.rect()))
    view.select(5, (23, 31))
    assert QRectF(view.rect()).contains(view.places.cell(5, 23, 31).center())


def test_a_finer_picture_of_the_same_maps_stays_where_it_was(view: MapView) -> None:
    maps = np.repeat(np.repeat(MAPS, 4, axis=1), 4, axis=2)
    view.show_picture(draw_picture(maps, PictureSpec("conv1", columns=2, shrink=4, gap=1)), maps)
    for _ in range(8):
        wheel(view, QPoint(100, 120), y=120)
    before, zoom = view.places.cell(0, 40, 40).center(), view.zoom
    view.show_picture(draw_picture(maps, PictureSpec("conv1", columns=2, shrink=1, gap=4)), maps)
    assert view.zoom == zoom
    assert (view.places.cell(0, 40, 40).center() - before).manhattanLength() < 0.5


def test_numbers_are_printed_from_a_cell_width_on(view: MapView) -> None:
    def changed_by_values() -> bool:
        view.show_picture(view.picture, MAPS)
        with_values = view.grab().toImage()
        view.show_picture(view.picture, MAPS * 3)
        return bool(view.grab().toImage() != with_values)

    assert not changed_by_values()
    while view.places.cell_width < NUMBER_CELL:
        wheel(view, QPoint(60, 60), y=120)
    assert changed_by_values()


def test_not_a_number_and_infinity_are_printed_too(view: MapView, qtbot: QtBot) -> None:
    odd = MAPS.copy()
    odd[0, 0, :3] = np.nan, np.inf, -np.inf
    view.show_picture(draw_picture(odd, PictureSpec("conv1", columns=2)), odd)
    while view.places.cell_width < NUMBER_CELL:
        wheel(view, QPoint(3, 3), y=120)
    assert not view.grab().isNull()


def test_a_composite_is_one_tile_of_whole_pixels(view: MapView, qtbot: QtBot) -> None:
    view.show_picture(draw_picture(MAPS, PictureSpec("conv1", composite=(3, 1, 0))), MAPS)
    assert view.picture is not None and view.picture.layout.count == 1
    cell = view.places.cell(0, 7, 9).center().toPoint()
    with qtbot.waitSignal(view.pressed) as pressed:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell)
    assert pressed.args == [WHOLE, 7, 9]


def test_hovering_is_told_once_for_every_cell_and_when_the_mouse_leaves(view: MapView, qtbot: QtBot) -> None:
    heard: list[object] = []
    view.hovered.connect(heard.append)
    cell = view.places.cell(1, 5, 5)
    for place in (cell.center(), cell.center() + QPointF(0.4, 0), view.places.cell(1, 6, 5).center()):
        qtbot.mouseMove(view, place.toPoint())
    qtbot.mouseMove(view, QPoint(view.width() - 1, view.height() - 1))
    assert heard[-1] is None and len(heard) == len(set(map(str, heard)))


def test_a_view_without_a_picture_shows_its_message_and_survives_everything(view: MapView, qtbot: QtBot) -> None:
    view.show_picture(None, None)
    blank = view.grab().toImage()
    view.set_message("Not computed")
    assert view.grab().toImage() != blank
    wheel(view, QPoint(10, 10), y=120)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    view.zoom_by(2)
    assert view.cell_at(QPointF(5, 5)) is None
