"""The commands of the program, as tables. A new command is one entry in one of them, and one id in a menu below."""

from __future__ import annotations

from cnnviewer.gui.commands import (
    application,
    compare,
    export,
    folding,
    network,
    session,
    source,
    view,
    views,
    what_if,
    xray,
)
from cnnviewer.gui.commands.command import Choices, Command, Menu, Separator
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

COMMANDS: dict[str, Command | Choices] = {
    entry.id: entry
    for table in (source, network, what_if, views, compare, view, folding, xray, export, session, application)
    for entry in table.COMMANDS
}

_LINE = Separator()

MENUS: tuple[Menu, ...] = (
    Menu(
        "source",
        QT_TRANSLATE_NOOP("Commands", "Source"),
        (
            "source.samples",
            "source.open_file",
            "source.open_folder",
            "source.open_camera",
            "source.draw",
            "source.patterns",
            "source.recent",
            "source.paste",
            _LINE,
            "source.play",
            "source.step_back",
            "source.step_forward",
            "source.loop",
            "source.mirrored",
        ),
    ),
    Menu(
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Edit"),
        (
            "edit.undo",
            "edit.redo",
            _LINE,
            "edit.map_off",
            "edit.paint",
            "edit.revert_layer",
            "edit.revert_all",
            _LINE,
            "export.copy_map",
            "export.copy_layer",
            _LINE,
            "edit.preferences",
        ),
    ),
    Menu(
        "network",
        QT_TRANSLATE_NOOP("Commands", "Network"),
        (
            "network.presets",
            "network.trained",
            "network.open",
            "network.architectures",
            "network.recent",
            "network.leave",
            "network.load_weights",
            "network.save",
            "network.labels",
            _LINE,
            "network.check",
            "network.confusion",
        ),
    ),
    Menu(
        "view",
        QT_TRANSLATE_NOOP("Commands", "View"),
        (
            *views.IDS,
            _LINE,
            "compare.with",
            "compare.hold_network",
            "compare.hold_frame",
            "compare.swap",
            "compare.marks",
            _LINE,
            "view.colours",
            _LINE,
            "view.scope_map",
            "view.scope_layer",
            "view.scope_network",
            "view.scope_hold",
            "view.robust",
            "view.border",
            "view.limits",
            _LINE,
            "view.activations",
            "view.tint",
            "view.find",
            "view.up",
            _LINE,
            "view.fold",
            "view.fold_all",
            "view.unfold_all",
            _LINE,
            "view.xray",
            "view.walk_back",
            _LINE,
            "view.theme",
            "help.language",
            "view.source_panel",
            "view.inspector",
            "view.present",
            "view.full_screen",
        ),
    ),
    Menu(
        "export",
        QT_TRANSLATE_NOOP("Commands", "Export"),
        (
            "export.map",
            "export.layer",
            "export.files",
            "export.strip",
            "export.kernel",
            _LINE,
            "export.copy_map",
            "export.copy_layer",
        ),
    ),
    Menu(
        "session",
        QT_TRANSLATE_NOOP("Commands", "Session"),
        ("session.open", "session.save", _LINE, "session.restart"),
    ),
    Menu("help", QT_TRANSLATE_NOOP("Commands", "Help"), ("help.lesson", "help.arithmetic", "help.keys", "help.about")),
)

# Menus of the toolbar's buttons; they hold what stands in the menus above, sorted for the one purpose.
SCALE_MENU = Menu(
    "scale",
    QT_TRANSLATE_NOOP("Commands", "Scale"),
    (
        "view.scope_map",
        "view.scope_layer",
        "view.scope_network",
        "view.scope_hold",
        _LINE,
        "view.robust",
        "view.border",
        "view.limits",
    ),
)
