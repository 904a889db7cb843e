"""Views that take the place of the strip, and the column at the right end."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout

from cnnviewer.display.picture import PictureSpec
from cnnviewer.gui import main_window
from cnnviewer.gui.main_window import MainWindow
from cnnviewer.gui.panels import PANELS, PanelEntry
from cnnviewer.gui.panels.panel import Panel


class Words(Panel):
    """A view that asks for one picture and one value."""

    title = "words"
    place = "centre"
    desk = None

    def take_desk(self, desk) -> None:
        self.desk = desk
        QVBoxLayout(self).addWidget(QLabel("words"))
        self.bridge.request_pictures(self, {"one": PictureSpec("conv1")})
        self.bridge.request_values(self, ("conv2", "nowhere"))


class Notes(Words):
    title = "notes"
    place = "aside"

    def take_desk(self, desk) -> None:
        self.desk = desk


@pytest.fixture
def two_views(desk, qtbot, monkeypatch, settled) -> MainWindow:
    entries = (
        *PANELS,
        PanelEntry("words", "centre", lambda: Words, "Words"),
        PanelEntry("notes", "aside", lambda: Notes),
    )
    monkeypatch.setattr(main_window, "PANELS", entries)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    settled(desk.bridge)
    return window


def press_segment(window: MainWindow, title: str, qtbot) -> None:
    switch = window.views.switch
    middle = switch.segment_rect(window.views.titles.index(title)).center().toPoint()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=middle)


def test_a_view_is_made_when_its_segment_is_clicked_and_takes_the_place_of_the_strip(two_views, qtbot) -> None:
    assert "words" not in two_views.panels
    press_segment(two_views, "words", qtbot)
    assert two_views.panels["words"].isVisible()
    assert not two_views.panels["strip"].isVisible()
    assert two_views.panels["words"].desk is not None
    press_segment(two_views, "strip", qtbot)
    assert two_views.panels["strip"].isVisible()


def test_only_what_the_view_on_show_asked_for_is_computed(two_views, desk, pipeline, qtbot, settled) -> None:
    def asked() -> set[str]:
        settled(desk.bridge)
        return {key.split("/")[0] for key in pipeline.spec.pictures}

    assert "strip" in asked()
    two_views.show_view("words")
    assert "words" in asked()
    assert "strip" not in asked()
    assert "conv2" in pipeline.spec.always
    two_views.show_view("strip")
    assert "strip" in asked()
    assert "words" not in asked()
    assert "conv2" not in pipeline.spec.always


def test_escape_goes_back_to_the_maps(two_views, qtbot) -> None:
    two_views.show_view("words")
    qtbot.keyClick(two_views, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: two_views.views.current == PANELS[1].title)


def test_the_column_at_the_end_is_there_while_it_is_asked_for(two_views, qtbot) -> None:
    assert not two_views.aside.isVisible()
    two_views.show_aside("notes")
    assert two_views.aside.isVisible()
    assert two_views.aside.current == "notes"
    assert two_views.aside.mapTo(two_views, QPoint(0, 0)).x() > two_views.inspector.mapTo(two_views, QPoint(0, 0)).x()
    qtbot.mouseClick(two_views.aside.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert not two_views.aside.isVisible()
    assert two_views.aside.current == ""


def test_no_view_makes_the_window_larger_than_1024_by_700(window) -> None:
    for title in window.views.titles:
        window.show_view(title)
        smallest = window.minimumSizeHint()
        assert smallest.width() <= 1024, title
        assert smallest.height() <= 700, title


def test_the_window_with_the_lesson_fits_1280(window) -> None:
    window.show_aside("lesson")
    assert window.minimumSizeHint().width() <= 1280
