"""Commands that fold the columns of a deep network into blocks and unfold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnviewer.gui.commands.command import Choices, Command
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.panels.strip_blocks import StripBlocks


def blocks(desk: Desk) -> StripBlocks | None:
    """What the network on show is folded into; None while there is no strip, or the network has no blocks."""
    from cnnviewer.gui.panels.strip import StripPanel

    strip = desk.window.findChild(StripPanel)
    return strip.blocks if strip is not None and strip.blocks.folding.blocks else None


def _has_blocks(desk: Desk) -> bool:
    return blocks(desk) is not None


def _in_block(desk: Desk) -> bool:
    found = blocks(desk)
    return found is not None and found.folding.block_of(desk.session.state.selection.value) is not None


def toggle(desk: Desk) -> None:
    """Fold or unfold the block of the selected layer."""
    found = blocks(desk)
    if found is not None:
        found.toggle_selected()


def fold_all(desk: Desk) -> None:
    found = blocks(desk)
    if found is not None:
        found.fold_all()


def unfold_all(desk: Desk) -> None:
    found = blocks(desk)
    if found is not None:
        found.unfold_all()


COMMANDS: tuple[Command | Choices, ...] = (
    Command(
        "view.fold",
        QT_TRANSLATE_NOOP("Commands", "Fold or unfold this block"),
        toggle,
        ("F",),
        enabled=_in_block,
        tip=QT_TRANSLATE_NOOP("Commands", "A folded block is one column: what the block makes"),
    ),
    Command(
        "view.fold_all", QT_TRANSLATE_NOOP("Commands", "Fold all blocks"), fold_all, ("Shift+F",), enabled=_has_blocks
    ),
    Command(
        "view.unfold_all",
        QT_TRANSLATE_NOOP("Commands", "Unfold all blocks"),
        unfold_all,
        ("Shift+U",),
        enabled=_has_blocks,
    ),
)
