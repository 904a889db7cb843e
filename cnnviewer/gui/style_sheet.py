"""The style sheet of the chrome: only what the Fusion style and the palette cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnviewer.resources import resource_path

if TYPE_CHECKING:
    from cnnviewer.gui.theme import Chrome

_SHEET = """
QToolBar { background: %(bar)s; border: none; border-bottom: 1px solid %(line)s; padding: 5px 8px; spacing: 4px; }
QToolBar::separator { background: %(line)s; width: 1px; margin: 5px 6px; }
QToolBar QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 5px; }
QToolBar QToolButton[role="choice"] { background: %(raised)s; padding: 4px 8px; }
QToolBar QToolButton:hover { background: %(hover)s; }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: %(hover)s; }
QToolBar QToolButton:focus { border-color: %(accent)s; }
QToolBar QToolButton::menu-indicator { image: none; width: 0; }

QToolButton[role="chip"], QPushButton[role="chip"] { background: %(raised)s; border: 1px solid transparent;
    border-radius: 11px; padding: 3px 10px; }
QToolButton[role="chip"]:hover, QPushButton[role="chip"]:hover { background: %(hover)s; }
QToolButton[role="chip"]:focus, QPushButton[role="chip"]:focus { border-color: %(accent)s; }
QToolButton[role="chip"]:checked { border-color: %(accent)s; color: %(accent)s; }
QToolButton[role="chip"]::menu-indicator { image: none; width: 0; }
QToolButton[role="flat"] { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 3px; }
QToolButton[role="flat"]:hover { background: %(hover)s; }
QToolButton[role="flat"]:focus { border-color: %(accent)s; }

QSplitter::handle { background: %(line)s; }
QSplitter::handle:hover { background: %(accent)s; }
QScrollArea { border: none; background: transparent; }
QFrame[role="line"] { background: %(line)s; border: none; max-height: 1px; }
QFrame[role="card"] { background: %(raised)s; border-radius: 6px; }

QLabel[role="heading"] { color: %(muted)s; font-size: %(small)spt; font-weight: 600; letter-spacing: 1px; }
QLabel[role="muted"] { color: %(muted)s; }
QLabel[role="error"] { color: %(error)s; }
QLabel[role="formula"] { background: %(raised)s; border-left: 2px solid %(accent)s; padding: 8px; }
QToolButton[role="heading"] { color: %(muted)s; font-size: %(small)spt; font-weight: 600; letter-spacing: 1px;
    background: transparent; border: 1px solid transparent; padding: 2px 0px; text-align: left; }
QToolButton[role="heading"]:hover { color: %(text)s; }
QToolButton[role="heading"]:focus { border-bottom-color: %(accent)s; }

QComboBox, QLineEdit { background: %(field)s; border: 1px solid %(line)s; border-radius: 5px;
    padding: 2px 5px; min-height: 18px; selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox:hover, QLineEdit:hover { border-color: %(hover)s; }
QComboBox:focus, QLineEdit:focus { border-color: %(accent)s; }
QComboBox:disabled, QLineEdit:disabled { color: %(muted)s; background: transparent; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url("%(chevron)s"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %(bar)s; border: 1px solid %(line)s; padding: 3px; outline: none;
    selection-background-color: %(hover)s; selection-color: %(text)s; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: %(raised)s; border: 1px solid transparent; border-radius: 6px; padding: 5px 14px; }
QPushButton[role="line"] { background: transparent; padding: 3px 0px; border-radius: 3px; text-align: left; }
QPushButton[role="line"]:hover { color: %(accent)s; background: transparent; }
QPushButton:hover { background: %(hover)s; }
QPushButton:focus { border-color: %(accent)s; }
QPushButton:default { background: %(accent)s; color: %(on_accent)s; }
QPushButton:disabled { color: %(muted)s; background: %(raised)s; }

QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: %(muted)s; border: none; border-bottom: 1px solid %(line)s;
    padding: 5px 4px; }
QTableView { border: none; background: %(panel)s; gridline-color: %(line)s; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView#quiet { selection-background-color: transparent; }
QListView#gallery { border: none; background: %(panel)s; outline: none; }
QListView#gallery::item { border: 2px solid transparent; border-radius: 6px; padding: 4px; }
QListView#gallery::item:selected { border-color: %(accent)s; background: transparent; color: %(text)s; }
QListView#gallery::item:hover { background: %(raised)s; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: %(muted)s; border: none; border-bottom: 2px solid transparent;
    padding: 7px 7px; }
QTabBar::tab:hover { color: %(text)s; }
QTabBar::tab:selected { color: %(text)s; border-bottom-color: %(accent)s; }
QTabBar::tab:focus { color: %(accent)s; }

QMenu { background: %(bar)s; border: 1px solid %(line)s; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: %(hover)s; color: %(text)s; }
QMenu::item:checked { color: %(accent)s; }
QMenu::item:disabled { color: %(muted)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 5px 8px; }
QMenu::icon { padding-left: 6px; }
QMenu::section { color: %(muted)s; padding: 4px 8px; }
QToolTip { background: %(bar)s; color: %(text)s; border: 1px solid %(line)s; padding: 4px 6px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %(raised)s; border-radius: 4px; margin: 1px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover { background: %(hover)s; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#statusBar { background: %(bar)s; border-top: 1px solid %(line)s; }
#sidePanel { background: %(panel)s; }
#noticeBar { background: %(raised)s; border-top: 1px solid %(line)s; }
#noticeBar[kind="error"] { border-left: 3px solid %(error)s; }
#noticeBar[kind="warning"] { border-left: 3px solid %(accent)s; }
#noticeBar[kind="info"] { border-left: 3px solid %(muted)s; }
"""


def style_sheet(chrome: Chrome, enlarged: float = 1.0) -> str:
    """The style sheet with the colours of `chrome`; `enlarged` multiplies the size of type."""
    small = f"{8.5 * enlarged:g}"
    return _SHEET % {**vars(chrome), "small": small, "chevron": resource_path("icons", "chevron.svg").as_posix()}
