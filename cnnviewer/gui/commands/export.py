"""Commands that take pictures and numbers out of the program: into a file, or onto the clipboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cnnviewer.gui.commands.command import Choices, Command
from cnnviewer.gui.kernel_edits import bench_of
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


def open_dialog(what: str, desk: Desk) -> None:
    from cnnviewer.gui.dialogs.export import ExportDialog

    ExportDialog(desk, what).open()


def copy(what: str, desk: Desk) -> None:
    from cnnviewer.gui.exporting import copy_picture

    copy_picture(desk, what)


def has_maps(desk: Desk) -> bool:
    outcome = desk.bridge.outcome
    return outcome is not None and outcome.activation(desk.session.state.selection.value) is not None


def has_kernel(desk: Desk) -> bool:
    return bench_of(desk.session.state) is not None


COMMANDS: tuple[Command | Choices, ...] = (
    Command(
        "export.map",
        QT_TRANSLATE_NOOP("Commands", "Selected map…"),
        partial(open_dialog, "map"),
        ("Ctrl+E",),
        "export",
        has_maps,
    ),
    Command(
        "export.layer",
        QT_TRANSLATE_NOOP("Commands", "Layer as one sheet…"),
        partial(open_dialog, "layer"),
        ("Ctrl+Shift+E",),
        "samples",
        has_maps,
    ),
    Command(
        "export.files",
        QT_TRANSLATE_NOOP("Commands", "Layer, one file each…"),
        partial(open_dialog, "files"),
        enabled=has_maps,
    ),
    Command(
        "export.strip", QT_TRANSLATE_NOOP("Commands", "Whole strip…"), partial(open_dialog, "strip"), enabled=has_maps
    ),
    Command(
        "export.kernel", QT_TRANSLATE_NOOP("Commands", "Kernel…"), partial(open_dialog, "kernel"), enabled=has_kernel
    ),
    Command(
        "export.copy_map",
        QT_TRANSLATE_NOOP("Commands", "Copy selected map"),
        partial(copy, "map"),
        ("Ctrl+C",),
        "copy",
        has_maps,
    ),
    Command(
        "export.copy_layer",
        QT_TRANSLATE_NOOP("Commands", "Copy layer as one sheet"),
        partial(copy, "layer"),
        ("Ctrl+Shift+C",),
        "copy",
        has_maps,
    ),
)
