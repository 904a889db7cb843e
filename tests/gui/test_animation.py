"""The animation of the selected layer: played, stepped, scrubbed, followed live, written as a film."""

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from cnnviewer.gui.dialogs.film import FilmDialog
from cnnviewer.gui.widgets.sliding_moment import Mode
from cnnviewer.gui.widgets.sliding_paint import paint_moment
from cnnviewer.session.state import Selection


@pytest.fixture
def animation(window, desk, session, settled):
    session.change(selection=Selection("conv1", 1, None, 0))
    panel = window.show_view("animation")
    settled(desk.bridge)
    assert panel.view.moment is not None
    return panel


def key(panel, which, qtbot) -> None:
    qtbot.keyClick(panel.view, which)


def test_it_shows_the_selected_layer_from_its_first_place(animation, desk) -> None:
    piece = animation.view.moment.piece
    assert piece.layer.value == "conv1"
    assert piece.filters == (1,)
    assert animation.view.number == 0
    step = piece.at(0)
    assert piece.value(step) == desk.bridge.outcome.activation("conv1")[1, 0, 0]
    assert not piece.real[0, 0]


def test_space_plays_the_animation_and_not_the_source(animation, session, qtbot) -> None:
    playing = session.state.playing
    animation.speed.setCurrentIndex(animation.speed.count() - 1)
    animation.view.setFocus()
    key(animation, Qt.Key.Key_Space, qtbot)
    assert animation.view.playing
    assert session.state.playing == playing
    qtbot.waitUntil(lambda: animation.view.number >= 3)
    key(animation, Qt.Key.Key_Space, qtbot)
    assert not animation.view.playing


def test_it_stops_at_the_end_and_begins_anew(animation, qtbot) -> None:
    animation.view.go_to(animation.view.steps - 2)
    animation.speed.setCurrentIndex(animation.speed.count() - 1)
    qtbot.mouseClick(animation.play_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not animation.view.playing)
    assert animation.view.number == animation.view.steps - 1
    qtbot.mouseClick(animation.play_button, Qt.MouseButton.LeftButton)
    assert animation.view.number < animation.view.steps - 1
    animation.view.pause()


def test_arrows_buttons_and_the_slider_go_to_steps(animation, qtbot) -> None:
    key(animation, Qt.Key.Key_Right, qtbot)
    assert animation.view.number == 1
    width = animation.view.moment.piece.outputs.shape[2]
    key(animation, Qt.Key.Key_Down, qtbot)
    assert animation.view.number == 1 + width
    qtbot.mouseClick(animation.back, Qt.MouseButton.LeftButton)
    assert animation.view.number == width
    animation.seek.setValue(7)
    assert animation.view.number == 7
    assert animation.place_label.text() == f"8 / {animation.view.steps}"
    key(animation, Qt.Key.Key_End, qtbot)
    assert animation.seek.value() == animation.view.steps - 1


def test_it_follows_the_selection(animation, session, desk, settled) -> None:
    session.change(selection=Selection("conv2", 3, (10, 12), 2))
    settled(desk.bridge)
    moment = animation.view.moment
    assert moment.piece.layer.value == "conv2"
    assert (moment.step.row, moment.step.column) == (10, 12)
    assert moment.channel == 2
    session.change(selection=Selection("pool1", 2))
    settled(desk.bridge)
    assert animation.view.moment.piece.layer.kind == "max"


def test_an_edit_changes_the_numbers_and_not_the_step(animation, session, desk, settled) -> None:
    from cnnviewer.networks.edits import set_bias

    animation.view.go_to(9)
    before = animation.view.moment.piece.value(animation.view.moment.step)
    session.change(label="bias", stack=set_bias(session.state.stack, "conv1", 1, 5.0))
    settled(desk.bridge)
    moment = animation.view.moment
    assert animation.view.number == 9
    assert moment.piece.value(moment.step) != before


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("whole", [False, True])
def test_every_mode_is_painted_at_every_step_without_a_warning(animation, desk, settled, mode, whole) -> None:
    animation.mode._choose(int(mode))
    animation.whole.setChecked(whole)
    settled(desk.bridge)
    for number in (0, 1, animation.view.steps // 2, animation.view.steps - 1):
        animation.view.go_to(number)
        assert not animation.view.grab().isNull()


def test_all_filters_fill_their_maps(animation, desk, settled) -> None:
    animation.mode._choose(int(Mode.FILTERS))
    settled(desk.bridge)
    piece = animation.view.moment.piece
    assert len(piece.filters) == 4
    assert animation.view.steps == 4 * piece.places
    assert "Conv2" in animation.view.moment.next_text


def painted(moment, view) -> np.ndarray:
    image = QImage(640, 360, QImage.Format.Format_RGB888)
    with QPainter(image) as painter:
        paint_moment(painter, QRectF(0, 0, 640, 360), moment, view.inks(), view.font())
    return np.frombuffer(image.constBits(), np.uint8).reshape(360, -1)[:, : 3 * 640].reshape(360, 640, 3).copy()


@pytest.mark.parametrize("suffix", [".gif", ".mp4"])
def test_a_film_has_every_step_and_ends_with_the_whole_map(animation, desk, tmp_path, qtbot, suffix) -> None:
    view = animation.view
    dialog = FilmDialog(desk, view.moment, view.inks(), view.font(), 60.0)
    qtbot.addWidget(dialog)
    dialog.size_choice.setCurrentIndex(0)
    path = tmp_path / f"film{suffix}"
    dialog.save_to(path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)
    view.go_to(view.steps - 1)
    wanted = painted(view.moment, view)
    if suffix == ".gif":
        with Image.open(path) as film:
            assert film.size == (640, 360)
            assert film.n_frames >= 2
            film.seek(film.n_frames - 1)
            last = np.asarray(film.convert("RGB"))
    else:
        film = cv2.VideoCapture(str(path))
        frames = []
        while True:
            there, frame = film.read()
            if not there:
                break
            frames.append(frame)
        film.release()
        assert len(frames) >= view.steps / 60.0 * 30
        last = frames[-1][:, :, ::-1]
    assert last.shape == wanted.shape
    assert np.abs(last.astype(int) - wanted).mean() < 12


def test_a_film_that_cannot_be_written_is_one_sentence_in_the_dialog(animation, desk, tmp_path, qtbot) -> None:
    view = animation.view
    dialog = FilmDialog(desk, view.moment, view.inks(), view.font(), 60.0)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save_to(tmp_path / "nowhere" / "film.gif")
    qtbot.waitUntil(dialog.problem.isVisible, timeout=10_000)
    assert "could not be written" in dialog.problem.text()


def test_a_cancelled_film_leaves_nothing(animation, desk, tmp_path, qtbot) -> None:
    view = animation.view
    dialog = FilmDialog(desk, view.moment, view.inks(), view.font(), 0.5)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save_to(tmp_path / "film.gif")
    QTest.mouseClick(dialog.buttons.button(dialog.buttons.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)
    assert not list(tmp_path.glob("*film*"))
    assert dialog.isVisible()


def test_hidden_it_stops_and_asks_for_nothing(animation, window, pipeline, desk, settled) -> None:
    animation.view.play()
    window.show_view("strip")
    settled(desk.bridge)
    assert not animation.view.playing
    assert "image" not in pipeline.spec.always


def test_only_a_convolution_has_modes_to_choose(animation, session, qtbot) -> None:
    session.change(selection=Selection("pool1", 0, None))
    assert not animation.mode.isEnabled()
    session.change(selection=Selection("conv2", 0, None))
    assert animation.mode.isEnabled()
