"""The window as a whole: places, sizes, drops, notices, readings, what is remembered."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QToolButton

from cnnviewer.gui.main_window import MainWindow
from cnnviewer.gui.opening import can_take, pixels_of
from cnnviewer.gui.panels import PANELS
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea


def drop(window, mime: QMimeData) -> QDropEvent:
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    return event


def test_every_panel_stands_in_its_place(window) -> None:
    for entry in PANELS:
        if entry.place == "centre":
            window.show_view(entry.title)
        elif entry.place == "aside":
            window.show_aside(entry.title)
        assert window.panels[entry.title].place == entry.place
        assert window.panels[entry.title].title == entry.title


def test_the_toolbar_names_the_present_choices(window, session, qtbot) -> None:
    assert "test picture" in window.toolbar.source_button.text()
    assert "Small" in window.toolbar.network_button.text()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_nothing_in_the_toolbar_is_cut_off(window, size: tuple[int, int], qtbot) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    for button in window.toolbar.findChildren(QToolButton):
        if button.objectName() == "qt_toolbar_ext_button":
            assert not button.isVisible()
        else:
            assert button.geometry().right() < window.toolbar.width()


def test_it_can_be_as_small_as_1024_by_700(window) -> None:
    smallest = window.minimumSizeHint()
    assert smallest.width() <= 1024
    assert smallest.height() <= 700


def test_nothing_in_a_side_panel_is_wider_than_the_panel(window) -> None:
    for area in window.findChildren(SteadyScrollArea):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), area.parent()


def test_every_control_has_an_accessible_name(window) -> None:
    nameless = [
        control
        for kind in (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
        for control in window.findChildren(kind)
        if not (control.accessibleName() or getattr(control, "text", lambda: "")() or control.toolTip())
        and not control.objectName().startswith("qt_")
        and not control.parent().isHidden()  # an offer that is not made has no text yet
        and not isinstance(control.parent(), QAbstractSpinBox | QComboBox)
    ]
    assert [
        f"{type(c).__name__} in {type(c.parent()).__name__} in {type(c.parent().parent()).__name__}" for c in nameless
    ] == []


def test_a_notice_is_shown_and_goes_when_it_is_dismissed(window, desk) -> None:
    desk.notices.add("The camera is busy.", "error")
    assert window.notice_bar.isVisible()
    assert window.notice_bar.text == "The camera is busy."
    QTest.mouseClick(window.notice_bar._close, Qt.MouseButton.LeftButton)
    assert not window.notice_bar.isVisible()
    assert desk.notices.all == ()


def test_of_several_notices_the_newest_is_shown_and_the_others_counted(window, desk) -> None:
    desk.notices.add("First.", "error")
    desk.notices.add("Second.", "error")
    assert window.notice_bar.text == "Second."
    assert "1" in window.notice_bar._more.text()
    window.notice_bar.dismiss()
    assert window.notice_bar.text == "First."


def test_an_info_goes_by_itself(window, desk, qtbot) -> None:
    window.notice_bar._timer.setInterval(1)
    desk.notices.add("Saved.", "info")
    qtbot.waitUntil(lambda: not window.notice_bar.isVisible())


def test_a_failure_of_the_network_is_a_notice_until_it_works_again(window, desk, bridge) -> None:
    bridge.failed.emit("The window does not fit.")
    assert window.notice_bar.text == "The window does not fit."
    bridge.outcome_arrived.emit()
    assert not window.notice_bar.isVisible()


def test_a_dropped_file_becomes_the_source(window, desk, pipeline, session, tmp_path, qtbot) -> None:
    path = tmp_path / "grün.png"
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    assert image.save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert can_take(mime)
    drop(window, mime)
    qtbot.waitUntil(lambda: pipeline.source is not None)
    frame = pipeline.source.read()
    assert (frame.width, frame.height) == (20, 10)
    assert session.state.source == str(path)
    assert desk.opener.recent() == (str(path),)


def test_a_dropped_picture_becomes_the_source(window, pipeline) -> None:
    image = QImage(7, 5, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    drop(window, mime)
    frame = pipeline.source.read()
    assert (frame.width, frame.height) == (7, 5)
    assert frame.pixels[0, 0].tolist() == [255, 0, 0]


def test_transparency_of_a_pasted_picture_is_laid_over_white(qapp) -> None:
    image = QImage(3, 2, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    assert (pixels_of(image) == 255).all()


def test_a_pasted_picture_becomes_the_source(window, pipeline) -> None:
    image = QImage(9, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QApplication.clipboard().setImage(image)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pipeline.source.read().pixels.shape == (4, 9, 3)


def test_a_file_that_is_no_picture_is_a_notice_and_the_source_stays(window, desk, pipeline, tmp_path, qtbot) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"no picture")
    before = desk.opener.source
    desk.opener.open(str(path))
    qtbot.waitUntil(lambda: window.notice_bar.isVisible())
    assert "broken.png" in window.notice_bar.text
    assert desk.opener.source is before
    assert not desk.opener.busy


def test_the_newest_wish_wins_when_two_sources_open(window, desk, pipeline, qtbot) -> None:
    desk.opener.open("pattern:checkerboard")
    desk.opener.open("pattern:zone-plate")
    qtbot.waitUntil(lambda: not desk.opener.busy)
    qtbot.waitUntil(lambda: not desk.background._running)
    assert desk.opener.source.address == "pattern:zone-plate"
    assert [call[0] for call in pipeline.calls if call[0] == "set_source"] == ["set_source"]


def test_the_status_bar_reads_the_meters(window, bridge, pipeline) -> None:
    pipeline.meters.note_outcome(bridge.outcome)
    window.status_bar.read()
    texts = window.status_bar.readings._texts
    assert texts["compute"].endswith("ms")
    assert int(texts["rate"]) >= 1


def test_drawing_is_measured_once_an_outcome(window, bridge, pipeline, qtbot, frame) -> None:
    qtbot.waitUntil(lambda: pipeline.meters.readings().draw_ms > 0)
    assert pipeline.meters.readings().latency_p50_ms > 0


def test_a_hovered_value_takes_the_place_of_the_hint(window) -> None:
    hint = window.status_bar._hint.text()
    assert "F1" in hint
    window.status_bar.show_hovered("Conv1 3 (12, 40) = +0.25")
    assert window.status_bar._hint.text() == "Conv1 3 (12, 40) = +0.25"
    window.status_bar.show_hovered("")
    assert window.status_bar._hint.text() == hint


def test_sizes_and_tab_are_remembered(window, desk, qtbot) -> None:
    window.splitter.setSizes([260, 700, 320])
    sizes = window.splitter.sizes()
    window.inspector.setCurrentWidget(window.panels["layer"])
    window.close()
    again = MainWindow(desk)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    qtbot.waitUntil(lambda: "layer" in again.panels)
    assert again.splitter.sizes()[::2] == pytest.approx(sizes[::2], abs=2)
    assert again.inspector.currentWidget() is again.panels["layer"]
    again.close()


def test_a_field_that_has_the_focus_keeps_its_keys(window, session, qtbot) -> None:
    box = window.panels["source"].card_editor._height
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    scope = session.state.view.scope
    QTest.keyClicks(box, "2")
    assert session.state.view.scope is scope


def test_f10_opens_the_menu_of_menus(window, qtbot) -> None:
    menu = window.toolbar.menu_button.menu()
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, menu.close)
    shown = []
    menu.aboutToShow.connect(lambda: shown.append(True))
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert shown
    assert len(menu.actions()) >= 7


def test_the_selection_follows_when_its_layer_goes(window, session) -> None:
    from dataclasses import replace

    state = session.state
    session.change(selection=replace(state.selection, value="conv3", channel=7))
    session.change(label="shorter", stack=replace(state.stack, layers=state.stack.layers[:2]))
    assert session.state.selection.value == "conv1"


def test_a_click_in_the_window_reaches_the_strip(window) -> None:
    strip = window.panels["strip"]
    assert window.childAt(strip.mapTo(window, QPoint(strip.width() // 2, strip.height() // 2))) is not None


def test_a_picture_dragged_from_a_browser_is_taken_though_its_address_is_on_the_net(window, desk) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/picture.png")])
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime.setImageData(image)
    drop(window, mime)
    assert desk.opener.source.read().pixels.shape == (5, 7, 3)
    assert not window.notice_bar.text


def test_every_tab_is_there_although_no_first_maps_come(desk, pipeline, qtbot, settled) -> None:
    settled(desk.bridge)
    pipeline.answering = False
    desk.bridge.outcome = None
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.inspector.count() == len([one for one in PANELS if one.place == "right"]))
    assert desk.bridge.outcome is None
