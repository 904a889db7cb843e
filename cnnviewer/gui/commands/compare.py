"""Commands about comparing: with what, which side is which, and marks on what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.commands import network
from cnnviewer.gui.commands.command import Choices, Command, Heading, Separator, translated
from cnnviewer.gui.commands.views import window_of
from cnnviewer.gui.comparison import CHOOSER, Comparison, Kind
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.panels.change_marks import ChangeMarks

_KIND_TEXTS = {
    Kind.ORIGINAL: QT_TRANSLATE_NOOP("Commands", "The original, before the edits"),
    Kind.NETWORK: QT_TRANSLATE_NOOP("Commands", "The network that was held"),
    Kind.FRAME: QT_TRANSLATE_NOOP("Commands", "The frame that was held"),
}


def comparing(desk: Desk) -> Comparison:
    """What the network is compared with; the comparison is brought into the centre."""
    window = window_of(desk)
    if window.views.current != CHOOSER:
        window.show_view(CHOOSER)
    return desk.comparison


def _kind(kind: Kind) -> Command:
    return Command(
        f"compare.with {kind.value}",
        translated(_KIND_TEXTS[kind]),
        lambda desk: comparing(desk).choose(kind),
        enabled=lambda desk: desk.comparison.has(kind),
        checked=lambda desk: desk.comparison.kind is kind,
    )


def choices(desk: Desk) -> tuple[Command | Choices | Heading | Separator, ...]:
    """Everything that the network on show can be compared with."""
    kinds = [_kind(kind) for kind in _KIND_TEXTS]
    others = (entry for entry in COMMANDS if entry.id in _OTHERS)
    presets, trained = _beside(network.presets(desk)), _beside(network.trained(desk))
    return (*kinds, Separator(), *presets, Separator(), *trained, Separator(), *others)


def _beside(openings: Iterable[Command | Heading]) -> tuple[Command | Heading, ...]:
    """Commands that open a network, made to put it beside the one on show."""
    made: list[Command | Heading] = []
    for opening in openings:
        if isinstance(opening, Command):
            address = opening.id.split(" ", 1)[1]
            opening = replace(opening, id=f"compare.{opening.id}", run=_opens(address), checked=None)
        made.append(opening)
    return tuple(made)


def _opens(address: str) -> Callable[[Desk], None]:
    return lambda desk: comparing(desk).open(address)


def choose_file(desk: Desk) -> None:
    """Compare with a network from a file."""
    title = translated(QT_TRANSLATE_NOOP("Commands", "Compare with a network"))
    path, _ = QFileDialog.getOpenFileName(desk.window, title, desk.folder("network"), translated(network.KIND))
    if path:
        desk.remember_folder("network", Path(path).parent)
        comparing(desk).open(path)


def marks_of(desk: Desk) -> ChangeMarks | None:
    """The marks in the window on show; None before they were asked for."""
    from cnnviewer.gui.panels.change_marks import ChangeMarks

    return desk.window.findChild(ChangeMarks)


def toggle_marks(desk: Desk) -> None:
    """Mark the layers that are not what they were in the original, or stop that."""
    from cnnviewer.gui.panels.change_marks import ChangeMarks
    from cnnviewer.gui.panels.strip import StripPanel

    marks = marks_of(desk)
    if marks is not None:
        marks.set_on(not marks.on)
        return
    strip = desk.window.findChild(StripPanel)
    if strip is not None:
        ChangeMarks(strip, desk.comparison).set_on(True)


def _marked(desk: Desk) -> bool:
    marks = marks_of(desk)
    return marks is not None and marks.on


_OTHERS = ("compare.open", "compare.architectures", "compare.recent")

COMMANDS: tuple[Command | Choices, ...] = (
    Choices("compare.with", QT_TRANSLATE_NOOP("Commands", "Compare with"), choices),
    Command(
        "compare.hold_network",
        QT_TRANSLATE_NOOP("Commands", "Compare with the network as it is now"),
        lambda desk: comparing(desk).hold_network(),
        ("Ctrl+H",),
        tip=QT_TRANSLATE_NOOP("Commands", "It is held as it is, whatever you edit afterwards"),
    ),
    Command(
        "compare.hold_frame",
        QT_TRANSLATE_NOOP("Commands", "Compare with the frame on show now"),
        lambda desk: comparing(desk).hold_frame(),
        ("Ctrl+Shift+H",),
        enabled=lambda desk: desk.bridge.outcome is not None,
        tip=QT_TRANSLATE_NOOP("Commands", "It is held; the frames that follow are compared with it"),
    ),
    Command(
        "compare.swap",
        QT_TRANSLATE_NOOP("Commands", "Swap A and B"),
        lambda desk: comparing(desk).swap(),
        ("Alt+X",),
    ),
    Command(
        "compare.marks",
        QT_TRANSLATE_NOOP("Commands", "Mark what changed"),
        toggle_marks,
        ("D",),
        checked=_marked,
        tip=QT_TRANSLATE_NOOP("Commands", "Mark the layers whose maps are not those of the network before the edits"),
    ),
    Command("compare.open", QT_TRANSLATE_NOOP("Commands", "Network from a file…"), choose_file, (), "open"),
    Choices(
        "compare.architectures",
        QT_TRANSLATE_NOOP("Commands", "From the literature"),
        lambda desk: _beside(network.architectures(desk)),
        "samples",
    ),
    Choices(
        "compare.recent",
        QT_TRANSLATE_NOOP("Commands", "Recent networks"),
        lambda desk: _beside(network.recent(desk)),
        "recent",
    ),
)
