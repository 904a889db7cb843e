"""Presenter mode: the maps alone, in large type, a ring around the mouse, a clicker that turns layers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnviewer.gui.commands.view import toggle_full_screen


def size_of_type(window) -> float:
    return window.panels["strip"].columns["conv1"].header.font().pointSizeF()


@pytest.fixture
def presenting(window, qtbot):
    before = size_of_type(window)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: window.presenter.active)
    yield window
    if window.presenter.active:
        window.presenter.end()
    assert size_of_type(window) == before


def chrome(window):
    return (window.toolbar, window.panels["source"], window.inspector, window.status_bar, window.views.bar)


def test_it_shows_the_maps_alone_in_large_type(presenting) -> None:
    assert not any(part.isVisible() for part in chrome(presenting))
    assert presenting.panels["strip"].isVisible()
    assert presenting.isFullScreen()
    presenting.presenter.end()
    usual = size_of_type(presenting)
    presenting.presenter.begin()
    assert size_of_type(presenting) > 1.3 * usual


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_the_key_puts_everything_back(presenting, qtbot, key) -> None:
    qtbot.keyClick(presenting, key)
    qtbot.waitUntil(lambda: not presenting.presenter.active)
    assert all(part.isVisible() for part in chrome(presenting))
    assert not presenting.isFullScreen()
    assert not presenting.presenter.halo.isVisible()


def test_a_clicker_goes_through_the_layers(presenting, session, qtbot) -> None:
    presenting.setFocus()
    first = session.state.selection.value
    qtbot.keyClick(presenting, Qt.Key.Key_PageDown)
    second = session.state.selection.value
    assert second != first
    qtbot.keyClick(presenting, Qt.Key.Key_PageUp)
    assert session.state.selection.value == first


def test_the_ring_follows_the_mouse_and_lets_clicks_through(presenting, session, qtbot) -> None:
    halo = presenting.presenter.halo
    assert halo.isVisible()
    maps = presenting.panels["strip"].columns["conv2"].maps
    where = maps.rect().center()
    QTest.mouseMove(maps, where)
    halo.follow(maps.mapTo(presenting, where))
    assert (halo.geometry().center() - maps.mapTo(presenting, where)).manhattanLength() <= 2
    assert presenting.childAt(maps.mapTo(presenting, where)) is not halo
    qtbot.mouseClick(maps, Qt.MouseButton.LeftButton, pos=QPoint(where.x(), where.y()))
    assert session.state.selection.value == "conv2"


def test_a_part_that_was_put_away_before_stays_away(window, qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.inspector.isHidden()
    window.presenter.begin()
    window.presenter.end()
    assert window.inspector.isHidden()
    assert not window.panels["source"].isHidden()
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not window.inspector.isHidden()


def test_closing_while_presenting_puts_the_window_back(window, desk) -> None:
    window.presenter.begin()
    window.close()
    assert not window.presenter.active
    assert not window.presenter.halo.isVisible()


def test_a_maximised_window_is_maximised_again(window, qtbot) -> None:
    window.showMaximized()
    for key in (Qt.Key.Key_F11, Qt.Key.Key_F11):
        qtbot.keyClick(window, key)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isMaximized()
    for _ in range(2):
        toggle_full_screen(window._desk)
    assert window.isMaximized() and not window.isFullScreen()
