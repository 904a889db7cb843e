"""The toolbar: what is on show and how, each button named after the present choice; all menus behind the first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from cnnviewer.gui.commands import MENUS, SCALE_MENU
from cnnviewer.gui.commands.actions import Actions
from cnnviewer.gui.commands.command import translated
from cnnviewer.gui.commands.view import SCOPE_TEXTS
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.icons import icon
from cnnviewer.gui.opening_network import short_name as network_name
from cnnviewer.gui.widgets.swatch import swatch_icon
from cnnviewer.sources.addresses import short_name

_WIDEST_CHOICE_PX = 190
_NARROW_PX = 1150
_MENUS = {menu.id: menu for menu in MENUS}


class ToolBar(QToolBar):
    """Made once for a window; `refresh` writes the present choices on the buttons."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._icons: dict[QToolButton, str] = {}
        self.setObjectName("toolbar")
        self.setAccessibleName(self.tr("Toolbar"))
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        everything = QMenu(self)
        for menu in actions.all_menus(self):
            everything.addMenu(menu)
        everything.addSeparator()
        everything.addAction(actions["help.quit"])
        self.menu_button = self._choice(self.tr("Menu"), everything, "menu", quiet=True)
        QShortcut(QKeySequence("F10"), parent, self.menu_button.showMenu)
        self.source_button = self._choice(self.tr("Source"), actions.menu(_MENUS["source"], self), "image")
        for command_id in ("source.step_back", "source.play", "source.step_forward"):
            self.addAction(actions[command_id])
        self.addSeparator()
        self.network_button = self._choice(self.tr("Network"), actions.choices("network.choose", self), "network")
        self.addAction(actions["edit.undo"])
        self.addAction(actions["edit.redo"])
        self.addSeparator()
        self.colours_button = self._choice(self.tr("Colours"), actions.choices("view.colours", self), "colours")
        self.colours_button.setIconSize(QSize(30, 14))
        self.scale_button = self._choice(self.tr("Scale"), actions.menu(SCALE_MENU, self), "scale")
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.export_button = self._choice(self.tr("Export"), actions.menu(_MENUS["export"], self), "export")
        self.theme_button = self._choice(self.tr("Theme"), actions.choices("view.theme", self), "theme", quiet=True)
        self.help_button = self._choice(self.tr("Help"), actions.menu(_MENUS["help"], self), "help", quiet=True)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def refresh(self) -> None:
        """Write the present choices on the buttons."""
        state = self._desk.session.state
        opener = self._desk.opener
        name = opener.source.name if opener.source is not None else short_name(state.source)
        self._say(self.source_button, self.tr("Opening…") if opener.busy else name)
        network = translated(state.stack.name) if state.network is None else network_name(state.network)
        self._say(self.network_button, self.tr("Opening…") if self._desk.networks.busy else network)
        # A narrow window keeps the names of what is on show and drops those of what is always there.
        narrow = self.width() < _NARROW_PX
        self.colours_button.setText("▾" if narrow else self.tr("Colours") + " ▾")
        self.export_button.setText("▾" if narrow else self.tr("Export") + " ▾")
        self._say(self.scale_button, translated(SCOPE_TEXTS[state.view.scope]))
        swatch = swatch_icon(state.view.signed_colours, 30, 14)
        if swatch.cacheKey() != self.colours_button.icon().cacheKey():
            self.colours_button.setIcon(swatch)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for button, name in self._icons.items():
            button.setIcon(icon(name))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _choice(self, name: str, menu: QMenu, icon_name: str, quiet: bool = False) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(name)
        button.setIcon(icon(icon_name))
        button.setMenu(menu)
        if quiet:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        else:
            button.setProperty("role", "choice")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setText(name + " ▾")
        self._icons[button] = icon_name
        self.addWidget(button)
        return button

    def _say(self, button: QToolButton, text: str) -> None:
        """Show `text` on the button, shortened in the middle; the whole of it is in the tip."""
        metrics = button.fontMetrics()
        room = _WIDEST_CHOICE_PX if self.width() >= _NARROW_PX else _WIDEST_CHOICE_PX * 2 // 3
        button.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room) + " ▾")
        button.setToolTip(f"{button.accessibleName()}: {text}")
