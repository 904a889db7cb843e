"""A drawing as a source: strokes become pixels, the same ones whatever way they came about."""

import numpy as np
import pytest

from cnnviewer.errors import SourceError
from cnnviewer.sources.canvas import Brush, CanvasSource
from cnnviewer.sources.drawing import SIDE, Drawing, Stroke
from cnnviewer.sources.registry import open_source

DOWN = Stroke(((40.0, 100.0), (240.0, 100.0)), 20)
ACROSS = Stroke(((140.0, 40.0), (140.0, 240.0)), 20)


def picture(*strokes: Stroke, dark_ink: bool = False) -> np.ndarray:
    return Brush().picture(Drawing(strokes, dark_ink))


def test_an_empty_canvas_is_black_and_with_dark_ink_white() -> None:
    assert picture().shape == (SIDE, SIDE, 3)
    assert not picture().any()
    assert (picture(dark_ink=True) == 255).all()


def test_a_line_is_as_thick_as_asked_for_and_has_soft_edges() -> None:
    line = picture(DOWN)[140, :, 0]
    assert line.astype(float).sum() / 255 == pytest.approx(20, abs=1.5)
    assert line[100] == 255
    assert not line[:80].any()
    curve = picture(Stroke(((60.0, 60.0), (200.0, 150.0)), 20))
    assert len(np.unique(curve)) > 10


def test_a_touch_alone_is_a_dot() -> None:
    dot = picture(Stroke(((70.0, 200.0),), 30))[:, :, 0]
    assert dot[70, 200] == 255
    assert (dot > 127).sum() == pytest.approx(np.pi * 15**2, rel=0.1)


def test_dark_ink_is_the_same_picture_inverted() -> None:
    assert np.array_equal(picture(DOWN, dark_ink=True), 255 - picture(DOWN))


def test_an_eraser_takes_away_what_lies_under_it_and_no_more() -> None:
    erased = picture(DOWN, Stroke(ACROSS.points, 20, erases=True))
    assert erased[140, 100, 0] == 0
    assert erased[60, 100, 0] == 255
    assert picture(Stroke(ACROSS.points, 20, erases=True), DOWN)[140, 100, 0] == 255


def test_drawing_on_and_taking_back_give_what_drawing_afresh_gives() -> None:
    brush = Brush()
    for strokes in ((DOWN,), (DOWN, ACROSS), (DOWN,), (), (ACROSS, DOWN), (DOWN, DOWN, ACROSS), (ACROSS, ACROSS)):
        assert np.array_equal(brush.picture(Drawing(strokes)), picture(*strokes))


def test_a_stroke_may_leave_the_canvas_and_does_not_go_for_ever() -> None:
    far = Stroke(((140.0, 140.0),)).led_to(1e9, -1e9)
    assert far.points[-1] == (2.0 * SIDE, -SIDE)
    assert picture(far)[:, :, 0].any()


def test_standing_still_adds_no_point() -> None:
    stroke = Stroke(((10.0, 10.0),))
    assert stroke.led_to(10.5, 9.5) is stroke
    assert len(stroke.led_to(11.0, 10.0).points) == 2


def test_the_source_gives_the_drawing_that_it_was_shown_last() -> None:
    source = CanvasSource(Drawing())
    assert not source.read().pixels.any()
    source.show(Drawing((DOWN,)))
    assert np.array_equal(source.read().pixels, picture(DOWN))


def test_a_canvas_has_no_other_name() -> None:
    with pytest.raises(SourceError, match="one canvas only"):
        open_source("canvas:other")
