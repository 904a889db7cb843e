"""Light, dark and system theme: colours of the chrome, a palette for Qt and a small style sheet.

Chrome is quieter than data: greys without hue, no boxes inside boxes, and one amber accent that means "selected"
everywhere. Colours of data never come from here. Widgets ask the palette (`Highlight` is the accent, `Mid` the
hairline, `PlaceholderText` the muted text, `Dark` the well behind the strip) or set the property `role`:

    QLabel       heading (small, spaced, muted) · muted · value · formula (a quiet box with an amber edge)
    QToolButton  chip (a pill) · flat (no frame until hovered)
    QFrame       card (one raised area) · line (a hairline)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from cnnviewer.gui.style_sheet import style_sheet

_STYLED = "cnnviewer styled"
_NARROW_FAMILIES = ("Inter", "Noto Sans", "Open Sans", "Cantarell", "Liberation Sans", "DejaVu Sans Condensed")


class ThemeChoice(StrEnum):
    """What the user chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Chrome:
    """The colours of one theme, as #rrggbb.

    well    behind the strip; panel  the side panels; bar  toolbar and status bar
    raised  buttons; hover  a button under the mouse; field  where one types; line  hairlines
    text, muted, accent, on_accent (text on the accent), error
    """

    well: str
    panel: str
    bar: str
    raised: str
    hover: str
    field: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    error: str


DARK = Chrome(
    well="#1c1d20",
    panel="#232428",
    bar="#28292d",
    raised="#35363b",
    hover="#42434a",
    field="#1a1b1e",
    line="#36373c",
    text="#ececee",
    muted="#a0a1a8",
    accent="#f5c344",
    on_accent="#201a08",
    error="#ff8a80",
)
LIGHT = Chrome(
    well="#eeeeec",
    panel="#f8f8f7",
    bar="#f2f2f0",
    raised="#e4e4e1",
    hover="#d8d8d4",
    field="#ffffff",
    line="#d3d3cf",
    text="#1d1d1f",
    muted="#5d5e64",
    accent="#935d00",
    on_accent="#ffffff",
    error="#b3261e",
)


class Theme(QObject):
    """Applies a theme to the application; `changed` tells who paints with its own colours."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self.choice = choice
        self.chrome = DARK
        if application.property(_STYLED) is None:  # a style behind a style sheet does not tell its name
            application.setStyle("Fusion")
            application.setProperty(_STYLED, True)
        self.enlarged = 1.0
        font = interface_font()
        if font != application.font():
            application.setFont(font)
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self.choose(choice)

    def choose(self, choice: ThemeChoice) -> None:
        """Use this theme from now on."""
        self.choice = choice
        scheme = {
            ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
            ThemeChoice.LIGHT: Qt.ColorScheme.Light,
            ThemeChoice.DARK: Qt.ColorScheme.Dark,
        }[choice]
        self._application.styleHints().setColorScheme(scheme)
        self._apply()

    def enlarge(self, factor: float) -> None:
        """Type `factor` times as large as usual in all of the program."""
        font = interface_font()
        font.setPointSizeF(font.pointSizeF() * factor)
        self.enlarged = factor
        # A widget that is polished takes its font from the application: the sheet is set anew after the font.
        self._application.setStyleSheet("")
        self._application.setFont(font)
        self._apply()

    def _apply(self) -> None:
        dark = self._application.styleHints().colorScheme() is not Qt.ColorScheme.Light
        if self.choice is not ThemeChoice.SYSTEM:
            dark = self.choice is ThemeChoice.DARK
        self.chrome = DARK if dark else LIGHT
        sheet = style_sheet(self.chrome, self.enlarged)
        # Every widget is polished anew for another sheet, which takes a third of a second.
        if sheet != self._application.styleSheet():
            self._application.setPalette(palette(self.chrome))
            self._application.setStyleSheet(sheet)
        self.changed.emit()


def palette(chrome: Chrome) -> QPalette:
    """The Qt palette of a theme."""
    roles = {
        QPalette.ColorRole.Window: chrome.panel,
        QPalette.ColorRole.WindowText: chrome.text,
        QPalette.ColorRole.Base: chrome.field,
        QPalette.ColorRole.AlternateBase: chrome.panel,
        QPalette.ColorRole.Text: chrome.text,
        QPalette.ColorRole.PlaceholderText: chrome.muted,
        QPalette.ColorRole.Button: chrome.raised,
        QPalette.ColorRole.ButtonText: chrome.text,
        QPalette.ColorRole.BrightText: chrome.error,
        QPalette.ColorRole.Light: chrome.hover,
        QPalette.ColorRole.Midlight: chrome.raised,
        QPalette.ColorRole.Mid: chrome.line,
        QPalette.ColorRole.Dark: chrome.well,
        QPalette.ColorRole.Shadow: chrome.well,
        QPalette.ColorRole.Highlight: chrome.accent,
        QPalette.ColorRole.HighlightedText: chrome.on_accent,
        QPalette.ColorRole.Accent: chrome.accent,
        QPalette.ColorRole.Link: chrome.accent,
        QPalette.ColorRole.LinkVisited: chrome.accent,
        QPalette.ColorRole.ToolTipBase: chrome.bar,
        QPalette.ColorRole.ToolTipText: chrome.text,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        faded = QColor(chrome.muted)
        faded.setAlpha(130)
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return made


def interface_font() -> QFont:
    """The desktop's font; where a bare machine offers only DejaVu, a narrower family that is at hand."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QFontInfo(font).family().startswith("DejaVu"):
        known = set(QFontDatabase.families())
        better = [name for name in _NARROW_FAMILIES if name in known]
        font.setFamilies([*better, "DejaVu Sans", "Noto Sans CJK KR"])
    if font.pointSizeF() < 9.5:
        font.setPointSizeF(9.5)
    return font


def tabular(font: QFont) -> QFont:
    """`font` with digits of one width, so that changing numbers stand still."""
    same = QFont(font)
    same.setFeature(QFont.Tag("tnum"), 1)
    return same
