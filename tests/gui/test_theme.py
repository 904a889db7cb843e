"""The chrome: readable in both themes, one accent, icons that follow the text."""

from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import DARK, LIGHT, Chrome, Theme, ThemeChoice, palette, tabular
from cnnviewer.resources import resource_path

ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("chrome", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("front", ["text", "muted", "accent", "error"])
@pytest.mark.parametrize("back", ["well", "panel", "bar", "field"])
def test_text_can_be_read_on_every_ground(chrome: Chrome, front: str, back: str) -> None:
    assert contrast(getattr(chrome, front), getattr(chrome, back)) >= 4.5


@pytest.mark.parametrize("chrome", [DARK, LIGHT], ids=["dark", "light"])
def test_text_on_the_accent_can_be_read(chrome: Chrome) -> None:
    assert contrast(chrome.on_accent, chrome.accent) >= 4.5


@pytest.mark.parametrize("chrome", [DARK, LIGHT], ids=["dark", "light"])
def test_every_colour_of_a_theme_is_a_colour(chrome: Chrome) -> None:
    assert all(QColor(getattr(chrome, field.name)).isValid() for field in fields(chrome))


@pytest.mark.parametrize("chrome", [DARK, LIGHT], ids=["dark", "light"])
def test_the_selection_has_the_accent_in_the_palette(qapp: QApplication, chrome: Chrome) -> None:
    made = palette(chrome)
    assert made.color(QPalette.ColorRole.Highlight) == made.color(QPalette.ColorRole.Accent) == QColor(chrome.accent)


def test_choosing_a_theme_changes_palette_and_tells_it(qapp: QApplication, qtbot) -> None:
    theme = Theme(qapp, ThemeChoice.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.panel)
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.panel)


def test_there_are_icons() -> None:
    assert len(ICONS) > 25


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_has_the_colour_of_the_text(qapp: QApplication, name: str) -> None:
    Theme(qapp, ThemeChoice.LIGHT)
    image = icon(name).pixmap(24, 24).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 90
    ]
    assert inked
    if "currentColor" in Path(resource_path("icons", f"{name}.svg")).read_text("utf-8"):
        assert all(colour.lightness() < 80 for colour in inked)


def test_tabular_digits_have_one_width(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(tabular(qapp.font()))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
