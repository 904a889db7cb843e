"""The classes panel: the likeliest classes of an opened network, live, pinned, found by name, over time."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnviewer.gui.class_following import ClassFollower
from cnnviewer.gui.classification import Classification
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.session.file import open_session, save_session
from cnnviewer.session.state import OpenedNetwork, Selection
from cnnviewer.sources.frame import Frame
from tests.helpers.small_networks import classifier

LABELS = ("cat", "dog", "ship", "frog", "tree")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(window, session, desk, settled):
    network = OpenedNetwork("little.onnx", classifier(), LABELS)
    session.change(network=network, card=PreprocessingCard(24, 32, Fit.CROP), selection=Selection("block0.conv"))
    made = window.panels["classes"]
    window.inspector.setCurrentWidget(made)
    settled(desk.bridge)
    return made


def numbers(panel) -> list[int]:
    return [row.number for row in panel.bars.rows]


def press_row(panel, place: int) -> None:
    middle = panel.bars.row_rect(place).center().toPoint()
    QTest.mouseClick(panel.bars, LEFT, pos=QPoint(20, middle.y()))


def press_pin(panel, place: int) -> None:
    QTest.mouseClick(panel.bars, LEFT, pos=panel.bars.pin_rect(place).center().toPoint())


def test_the_likeliest_classes_are_shown_by_name_with_their_probabilities(panel, desk) -> None:
    wanted = desk.bridge.outcome.activation("softmax")
    rows = panel.bars.rows
    assert [row.number for row in rows] == list(np.argsort(-wanted))
    assert rows[0].name == LABELS[rows[0].number]
    assert sum(row.probability for row in rows) == pytest.approx(1)
    assert rows[0].logit == pytest.approx(float(desk.bridge.outcome.activation("fc")[rows[0].number]))


def test_without_names_the_classes_are_numbers_and_the_way_to_names_is_said(panel, session, desk, settled) -> None:
    session.change(network=OpenedNetwork("little.onnx", classifier()))
    settled(desk.bridge)
    assert panel.bars.rows[0].name.startswith("Class ")
    assert "labels.txt" in panel.note.text()


def test_a_click_on_a_class_selects_it_in_the_strip(panel, session) -> None:
    second = panel.bars.rows[1].number
    press_row(panel, 1)
    assert session.state.selection == Selection("softmax", second, (0, 0))
    QTest.keyClick(panel.bars, Qt.Key.Key_Up)
    assert session.state.selection.channel == panel.bars.rows[0].number
    QTest.keyClick(panel.bars, Qt.Key.Key_End)
    assert session.state.selection.channel == panel.bars.rows[-1].number


def test_how_many_classes_are_shown_is_chosen_and_remembered(panel, desk) -> None:
    assert len(numbers(panel)) == 5
    QTest.mouseClick(panel.parts.count, LEFT, pos=panel.parts.count.segment_rect(0).center().toPoint())
    assert len(numbers(panel)) == 3
    assert desk.settings["classes_shown"] == 3
    QTest.keyClick(panel.parts.count, Qt.Key.Key_Right)
    assert len(numbers(panel)) == 5


def test_a_pinned_class_stays_above_the_rest_however_unlikely(panel, session, tmp_path) -> None:
    QTest.mouseClick(panel.parts.count, LEFT, pos=panel.parts.count.segment_rect(0).center().toPoint())
    least = int(np.argmin(panel.follower.probabilities))
    assert least not in numbers(panel)
    panel.parts.search.setFocus()
    QTest.keyClicks(panel.parts.search, LABELS[least][:3].upper())
    assert numbers(panel) == [least]
    QTest.keyClick(panel.parts.search, Qt.Key.Key_Return)
    assert panel.parts.search.text() == ""
    assert numbers(panel)[0] == least and panel.bars.rows[0].pinned
    assert len(numbers(panel)) == 4
    assert session.undo_label is None or "pin" not in session.undo_label.lower()
    save_session(tmp_path / "one.cnnsession", session.state)
    assert open_session(tmp_path / "one.cnnsession").pinned == {"little.onnx": (least,)}
    press_pin(panel, 0)
    assert session.state.pinned == {}
    assert least not in numbers(panel)


def test_space_and_p_pin_the_chosen_class_and_the_source_does_not_play(panel, window, pipeline, session) -> None:
    panel.bars.setFocus()
    press_row(panel, 2)
    third = session.state.selection.channel
    pipeline.calls.clear()
    QTest.keyClick(panel.bars, Qt.Key.Key_Space)
    assert session.state.pinned == {"little.onnx": (third,)}
    assert numbers(panel)[0] == third
    QTest.keyClick(panel.bars, Qt.Key.Key_P)
    assert session.state.pinned == {}
    assert pipeline.calls == []


def test_a_name_that_no_class_has_is_said_and_esc_shows_all_again(panel) -> None:
    QTest.keyClicks(panel.parts.search, "zebra")
    assert numbers(panel) == [] and panel.parts.nothing.isVisible()
    QTest.keyClick(panel.parts.search, Qt.Key.Key_Escape)
    assert len(numbers(panel)) == 5 and not panel.parts.nothing.isVisible()


def test_the_table_is_copied_as_text(panel) -> None:
    panel.bars.setFocus()
    QTest.keyClick(panel.bars, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 6
    first = panel.bars.rows[0]
    assert lines[1].split("\t")[:2] == [str(first.number), first.name]
    assert float(lines[1].split("\t")[2]) == pytest.approx(first.probability, rel=1e-4)


def test_on_video_the_classes_are_smoothed_unless_one_wants_them_raw(panel, pipeline, desk, qtbot) -> None:
    pixels = np.zeros((96, 128, 3), np.uint8)
    pipeline.show(Frame(pixels, index=1, time_s=1.0))
    qtbot.waitUntil(lambda: desk.bridge.outcome.frame.index == 1)
    first = {row.number: row.probability for row in panel.bars.rows}
    pipeline.show(Frame(np.full_like(pixels, 255), index=2, time_s=1.05))
    qtbot.waitUntil(lambda: desk.bridge.outcome.frame.index == 2)
    raw = desk.bridge.outcome.activation("softmax")
    shown = {row.number: row.probability for row in panel.bars.rows}
    for number, probability in shown.items():
        assert abs(probability - first[number]) <= abs(raw[number] - first[number]) + 1e-9
    assert any(abs(shown[number] - raw[number]) > 1e-4 for number in shown)
    panel.smooth.click()
    assert {row.number: row.probability for row in panel.bars.rows} == pytest.approx(dict(enumerate(raw)))
    assert desk.settings["classes_smoothed"] is False


def test_the_plot_has_a_line_for_every_class_on_show_in_the_colour_of_its_bar(panel, desk, pipeline, qtbot) -> None:
    qtbot.waitUntil(lambda: panel.parts.plot.curves is not None, timeout=20_000)
    for index in range(1, 4):
        pipeline.show(Frame(np.full((96, 128, 3), 60 * index, np.uint8), index=index, time_s=index / 30))
        qtbot.waitUntil(lambda index=index: desk.bridge.outcome.frame.index == index)
    lines = panel.parts.plot.curves.lines
    qtbot.waitUntil(lambda: lines.keys() == set(numbers(panel)))
    for row in panel.bars.rows:
        assert lines[row.number].opts["pen"].color().name() == row.colour
        seconds, values = lines[row.number].getData()
        assert seconds[-1] == 0 and np.all((values >= 0) & (values <= 1))
    assert len(panel.follower.history) >= 3


def test_the_terms_of_the_chosen_class_are_shown_and_lead_to_their_unit(panel, desk, session) -> None:
    press_row(panel, 1)
    number = session.state.selection.channel
    terms = panel.parts.terms.terms
    assert terms.logit == pytest.approx(float(desk.bridge.outcome.activation("fc")[number]), rel=1e-4)
    first = panel.parts.terms.bars.rows[0]
    assert first.key == int(np.argmax(terms.products))
    QTest.mouseClick(panel.parts.terms.bars, LEFT, pos=panel.parts.terms.bars.row_rect(0).center().toPoint())
    assert session.state.selection == Selection("mean", first.key, (0, 0))
    assert panel.parts.terms.bars.selected == first.key


def test_the_editable_network_tells_no_classes_apart(panel, session, desk, settled) -> None:
    session.change(network=None)
    settled(desk.bridge)
    assert panel.bars.isHidden() and panel.parts.confusion.isHidden() and panel.parts.terms_section.isHidden()
    assert "does not tell classes apart" in panel.note.text()


def test_classes_behind_an_unknown_operator_are_said_to_be_missing(panel, session, desk, settled) -> None:
    session.change(network=OpenedNetwork("odd.onnx", classifier(unknown=True)))
    settled(desk.bridge)
    assert panel.bars.isHidden()
    assert panel.note.text()


def test_a_hidden_panel_asks_for_nothing(panel, window, desk) -> None:
    assert "softmax" in desk.bridge._values["classes"]
    window.inspector.setCurrentWidget(window.panels["layer"])
    assert not desk.bridge._values["classes"]


def test_rows_keep_their_places_on_video_and_are_exact_on_a_still() -> None:
    follower = ClassFollower()
    follower.smooth = False
    first, second = np.array([0.30, 0.29, 0.41]), np.array([0.295, 0.300, 0.405])
    for moving, wanted in ((1.0, (2, 0, 1)), (0.0, (2, 1, 0))):
        follower.forget()
        follower.take(Classification("v", first, None), 1, moving, 0.0)
        assert follower.top(3) == ((), (2, 0, 1))
        follower.take(Classification("v", second, None), 2, moving * 1.03, 0.1)
        assert follower.top(3) == ((), wanted)
    assert follower.top(1, pinned=(1, 0)) == ((1, 0), (2,))


def test_a_class_keeps_its_colour_while_it_is_shown() -> None:
    follower = ClassFollower()
    before = follower.colours((7, 3, 5))
    after = follower.colours((5, 9, 3))
    assert after[5] == before[5] and after[3] == before[3]
    assert len(set(after.values())) == 3
