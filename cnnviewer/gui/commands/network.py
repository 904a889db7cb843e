"""Commands about the network: undo, redo, presets, the self-check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.commands.command import Choices, Command, Heading, translated
from cnnviewer.gui.selection import first_selection
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.networks.presets import Preset


def undo_text(desk: Desk) -> str:
    label = desk.session.undo_label
    text = translated(QT_TRANSLATE_NOOP("Commands", "Undo"))
    return f"{text} ({label})" if label else text


def redo_text(desk: Desk) -> str:
    label = desk.session.redo_label
    text = translated(QT_TRANSLATE_NOOP("Commands", "Redo"))
    return f"{text} ({label})" if label else text


def presets(desk: Desk) -> tuple[Command | Heading, ...]:
    from cnnviewer.networks.presets import PRESETS

    return tuple(
        Command(
            f"network.preset {preset.name}",
            translated(preset.title),
            lambda desk, preset=preset: use_preset(desk, preset),  # type: ignore[misc]  # default binds the loop's value
            checked=lambda desk, preset=preset: desk.session.state.stack.name == preset.title,  # type: ignore[misc]  # the same
            tip=translated(preset.description),
        )
        for preset in PRESETS.values()
    )


def use_preset(desk: Desk, preset: Preset) -> None:
    """Replace the network by a preset; undo brings the old one back."""
    try:
        stack = preset.make()
    except CnnviewerError as error:
        desk.notices.add(str(error), "error")
        return
    card = desk.session.state.card
    if card.channels != stack.channels:
        from cnnviewer.networks.preprocessing import Colour

        card = replace(
            card, colour=Colour.GREY if stack.channels == 1 else Colour.RGB, mean=card.mean[:1], std=card.std[:1]
        )
    label = translated(QT_TRANSLATE_NOOP("Commands", "network {name}")).format(name=translated(preset.title))
    desk.session.change(label=label, stack=stack, card=card, selection=first_selection(stack))


COMMANDS: tuple[Command | Choices, ...] = (
    Command(
        "edit.undo",
        undo_text,
        lambda desk: desk.session.undo(),
        ("Ctrl+Z",),
        "undo",
        lambda desk: desk.session.undo_label is not None,
    ),
    Command(
        "edit.redo",
        redo_text,
        lambda desk: desk.session.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda desk: desk.session.redo_label is not None,
    ),
    Choices("network.presets", QT_TRANSLATE_NOOP("Commands", "Network"), presets, "network"),
    Command(
        "network.check",
        QT_TRANSLATE_NOOP("Commands", "Check the numbers"),
        lambda desk: desk.self_check.start(announced=True),
        (),
        "check",
        lambda desk: desk.bridge.outcome is not None,
        tip=QT_TRANSLATE_NOOP(
            "Commands", "Work the numbers of every layer out again, by a slow and independent path, and compare"
        ),
    ),
)
