"""A vector in the strip: bars below each other from 0, each of which can be read, pointed at and selected."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from cnnviewer.display.colours import table
from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope
from cnnviewer.gui.panels.strip_readout import cell_text, class_labels
from cnnviewer.gui.widgets.map_view import MapView
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.session.state import OpenedNetwork
from tests.helpers.small_networks import classifier

VECTOR = np.array([4.0, -2.0, 0.0, np.nan, 1.0], np.float32)


@pytest.fixture
def view(qtbot):
    made = MapView()
    qtbot.addWidget(made)
    made.set_colours(table("blue-white-red"))
    made.resize(104, 304)
    levels = LevelSpec(Scope.LAYER, robust=False)
    spec = PictureSpec("v", None, 1, 1, True, None, levels, 0)
    made.show_picture(draw_picture(VECTOR, spec), VECTOR.reshape(5, 1, 1))
    made.show()
    qtbot.waitExposed(made)
    return made


def colours(view, channel: int) -> tuple[str, str]:
    """The colour a quarter of the width from the left, and from the right, in the lower part of a row."""
    row, image = view.places.tile(channel), view.grab().toImage()
    down = int(row.bottom() - 4)
    return tuple(image.pixelColor(int(row.left() + row.width() * part), down).name() for part in (0.3, 0.7))


def test_bars_are_as_wide_as_the_view_and_point_away_from_0(view) -> None:
    assert view.places.bars
    assert view.places.tile(0).width() == pytest.approx(100)
    ground = colours(view, 2)
    assert ground[0] == ground[1]
    assert colours(view, 0)[0] == ground[0] and colours(view, 0)[1] != ground[1]
    assert colours(view, 1)[0] != ground[0] and colours(view, 1)[1] == ground[1]
    assert colours(view, 3) == ground


def test_every_value_is_hit_over_the_whole_width_also_when_zoomed(view, qtbot) -> None:
    for zoom in (1.0, 2.0):
        view.zoom_by(zoom, QPointF(50, 30))
        row = view.places.tile(1)
        for across in (row.left() + 2, row.right() - 2):
            with qtbot.waitSignal(view.pressed) as pressed:
                QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(across, row.center().y()).toPoint())
            assert pressed.args == [1, 0, 0]
        assert row.left() == pytest.approx(2) and row.width() == pytest.approx(100)


def test_a_value_is_read_by_its_number_and_the_name_of_its_class(view) -> None:
    labels = ("cat", "dog", "ship", "frog", "tree")
    assert cell_text("fc", (1, 0, 0), view.picture, view.activation) == "fc · value 2 · −2.000"
    assert "2 (dog)" in cell_text("fc", (1, 0, 0), view.picture, view.activation, labels)


def test_the_names_of_classes_belong_to_the_numbers_of_classes_alone(session) -> None:
    network = classifier()
    session.change(network=OpenedNetwork("x", network, tuple("abcde")), card=PreprocessingCard(24, 32))
    for value, wanted in (("softmax", tuple("abcde")), ("fc", tuple("abcde")), ("mean", ())):
        assert class_labels(network, session.state, value) == wanted
